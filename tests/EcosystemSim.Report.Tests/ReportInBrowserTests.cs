using System.Diagnostics;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Figures;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Report;
using EcosystemSim.Reporting.Tests;
using Microsoft.Playwright;

namespace EcosystemSim.Report.Tests;

[Trait("Category", "Slow")]
public partial class ReportInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    private const int Phone = 390;

    private static readonly string[] AxeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    public static TheoryData<string> Codes => [.. Language.All.Select(language => language.Code)];

    public static TheoryData<string> Runs => ["six-arms", "one-arm", "nine-arms", "no-replication", "one-replication"];

    private static RunSummary Run(string name) => name switch
    {
        "one-arm" => MadeUpRun.Many(1, _ => 0),
        "nine-arms" => MadeUpRun.Many(9, i => 20 * i - 60),
        "no-replication" => MadeUpRun.SixArms(replications: 0),
        "one-replication" => MadeUpRun.SixArms(replications: 1),
        "worlds" => MadeUpRun.InWorlds(),
        _ => MadeUpRun.SixArms() with { Command = "ecosim run scenarios/west-denmark.yaml --replications 100 --out results/a-folder-with-a-long-name" },
    };

    // As it comes: what is behind a choice is closed.
    private static string Closed(string code, string run = "six-arms") => HtmlReport.Write(Run(run), Language.Find(code)!);

    private static string Report(string code = "en", string run = "six-arms") => Closed(code, run).Replace("<details class=\"choice\"", "<details open=\"open\" class=\"choice\"");

    [TheoryInBrowser, MemberData(nameof(Codes))]
    public async Task It_opens_from_disk_without_a_complaint_and_asks_for_nothing(string code)
    {
        await using OpenReport report = await browser.Open(Report(code));
        await ReadEverything(report.Page);
        Assert.Empty(report.Complaints);
        Assert.Empty(report.Requests);
        Assert.Equal(code, await report.Page.GetAttributeAsync("html", "lang"));
    }

    [TheoryInBrowser, MemberData(nameof(Runs))]
    public async Task Every_kind_of_run_opens_without_a_complaint(string run)
    {
        await using OpenReport report = await browser.Open(Report(run: run));
        await ReadEverything(report.Page);
        Assert.Empty(report.Complaints);
        Assert.Empty(report.Requests);
    }

    [FactInBrowser]
    public async Task The_policy_in_the_page_stops_what_the_test_would_notice()
    {
        string broken = Report().Replace("</main>", "<img src=\"https://example.invalid/x.png\" alt=\"\"/></main>");
        await using OpenReport report = await browser.Open(broken);
        Assert.NotEmpty(report.Complaints);
    }

    [FactInBrowser]
    public async Task Keys_reach_every_figure_its_table_and_its_file()
    {
        await using OpenReport report = await browser.Open(Report(), new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        IPage page = report.Page;
        string[] figures = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('figure')].map(f => f.id)");
        Assert.True(figures.Length >= 9, $"{figures.Length} figures");
        HashSet<string> reached = [];
        for (int i = 0; i < 250; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            string at = await page.EvaluateAsync<string>("""
                () => { const e = document.activeElement, f = e.closest('figure');
                return f ? f.id + (e.matches('.drawing') ? ' drawing' : e.matches('summary') ? ' table' : e.matches('a[download]') ? ' file' : ' other') : e === document.body ? 'end' : 'text'; }
                """);
            if (at == "end" && reached.Count > 0) break;
            reached.Add(at);
            if (at.EndsWith(" drawing", StringComparison.Ordinal))
            {
                string id = at.Split(' ')[0];
                await page.Keyboard.PressAsync("ArrowRight");
                string first = await page.InnerTextAsync($"#{id} .reading");
                Assert.True(first.Length > 3, $"{id} says nothing");
                await page.Keyboard.PressAsync("ArrowRight");
                await page.Keyboard.PressAsync("ArrowDown");
                Assert.NotEqual(first, await page.InnerTextAsync($"#{id} .reading"));
                await page.Keyboard.PressAsync("Escape");
                Assert.Equal("", await page.EvaluateAsync<string>($"document.querySelector('#{id} .reading').textContent"));
            }
            else if (at.EndsWith(" table", StringComparison.Ordinal))
            {
                await page.Keyboard.PressAsync("Enter");
                Assert.True(await page.IsVisibleAsync($"#{at.Split(' ')[0]} table"), at);
                await page.Keyboard.PressAsync("Enter");
            }
        }

        Assert.All(figures, id => Assert.All((string[])["drawing", "table", "file"], part => Assert.Contains($"{id} {part}", reached)));
    }

    [FactInBrowser]
    public async Task What_the_keys_read_is_in_the_table()
    {
        await using OpenReport report = await browser.Open(Report("da"));
        IPage page = report.Page;
        await page.FocusAsync("#figure-difference .drawing");
        foreach (string key in (string[])["ArrowRight", "End"]) await page.Keyboard.PressAsync(key);
        string reading = await page.InnerTextAsync("#figure-difference .reading");
        string[] row = await page.EvaluateAsync<string[]>("""
            () => { const rows = [...document.querySelectorAll('#figure-difference tbody tr')].map(r => [...r.cells].map(c => c.textContent));
            const name = rows[0][0]; return rows.filter(r => r[0] === name).at(-1); }
            """);
        Assert.Equal("polite", await page.GetAttributeAsync("#figure-difference .reading", "aria-live"));
        Assert.Contains(row[0], reading);
        Assert.Contains(row[2], reading);
        Assert.Contains(row[3], reading);
    }

    [FactInBrowser]
    public async Task The_pointer_reads_bars_and_curves()
    {
        await using OpenReport report = await browser.Open(Report());
        IPage page = report.Page;
        await page.Locator("#figure-fates svg.wide rect[data-series=specialised]").Last.HoverAsync();
        Assert.Contains("specialised help", await page.InnerTextAsync("#figure-fates .reading"));
        await page.Locator("#figure-difference").ScrollIntoViewIfNeededAsync();
        float[] point = await page.EvaluateAsync<float[]>("""
            () => { const svg = document.querySelector('#figure-difference svg.wide'), mark = svg.querySelector('path[data-rows]');
            const p = [...mark.getAttribute('d').matchAll(/[ML]([-\d.]+) ([-\d.]+)/g)].at(-5), m = svg.getScreenCTM();
            return [m.a * p[1] + m.e, m.d * p[2] + m.f + 6]; }
            """);
        await page.Mouse.MoveAsync(point[0], point[1]);
        Assert.Contains("mean: ", await page.InnerTextAsync("#figure-difference .reading"));
        Assert.Equal(1, await page.Locator("#figure-difference svg.wide .cursor").CountAsync());
    }

    [FactInBrowser]
    public async Task A_tap_on_a_phone_reads_a_value()
    {
        await using OpenReport report = await browser.Open(Report("nb"), new() { ViewportSize = new() { Width = Phone, Height = 800 }, HasTouch = true, IsMobile = true });
        ILocator bar = report.Page.Locator("#figure-fates svg.phone rect[data-series=specialised]").Last;
        await bar.TapAsync();
        Assert.Contains("spesialisert hjelp", await report.Page.InnerTextAsync("#figure-fates .reading"));
    }

    [FactInBrowser]
    public async Task The_saved_table_is_the_one_of_the_figure()
    {
        await using OpenReport report = await browser.Open(Report("sv"));
        IDownload download = await report.Page.RunAndWaitForDownloadAsync(() => report.Page.ClickAsync("#figure-fates a[download]"));
        string csv = await File.ReadAllTextAsync((await download.PathAsync())!);
        Assert.Equal("west-denmark-fates.csv", download.SuggestedFilename);
        Assert.Equal(FigureCatalogue.Of(Run("six-arms"), Language.Swedish).Single(figure => figure.Name == "fates").Table().Csv(), csv);
        Assert.Empty(report.Requests);
    }

    [TheoryInBrowser]
    [InlineData("en", 1440, ColorScheme.Light)]
    [InlineData("en", 1440, ColorScheme.Dark)]
    [InlineData("da", 900, ColorScheme.Light)]
    [InlineData("da", Phone, ColorScheme.Dark)]
    [InlineData("nb", Phone, ColorScheme.Light)]
    [InlineData("sv", 900, ColorScheme.Dark)]
    public async Task Contrast_and_the_other_rules_of_axe_hold(string code, int width, ColorScheme look)
    {
        await using OpenReport report = await browser.Open(Report(code), new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = look, BypassCSP = true });
        // Tables are all made alike: a short one and, once, a long one are enough for the rules.
        await report.Page.EvaluateAsync("names => names.forEach(name => document.querySelector(`#figure-${name} details`).open = true)", width == 1440 ? ["fates", "forest", "curves-help"] : (string[])["fates"]);
        Assert.Empty(await Violations(report.Page));
    }

    [FactInBrowser]
    public async Task Axe_catches_grey_words_on_grey()
    {
        await using OpenReport report = await browser.Open(Report().Replace("<style>", "<style>p{color:#bbb !important}"), new() { BypassCSP = true });
        Assert.Contains(await Violations(report.Page), violation => violation.StartsWith("color-contrast", StringComparison.Ordinal));
    }

    [TheoryInBrowser]
    [InlineData("en", Phone, "six-arms")]
    [InlineData("da", Phone, "six-arms")]
    [InlineData("nb", Phone, "nine-arms")]
    [InlineData("sv", Phone, "one-arm")]
    [InlineData("da", 320, "six-arms")]
    [InlineData("en", 1239, "six-arms")]
    [InlineData("sv", 1240, "six-arms")]
    public async Task Nothing_scrolls_sideways(string code, int width, string run)
    {
        await using OpenReport report = await browser.Open(Report(code, run), new() { ViewportSize = new() { Width = width, Height = 800 } });
        await report.Page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");
        Assert.Equal(width, await report.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    public static TheoryData<string, string, int, int> Screens
    {
        get
        {
            TheoryData<string, string, int, int> data = [];
            foreach (string code in Language.All.Select(language => language.Code))
            {
                // What a small laptop and a phone show within the browser.
                foreach (string run in (string[])["six-arms", "worlds"])
                {
                    data.Add(code, run, 1366, 641);
                    data.Add(code, run, Phone, 844);
                }
            }

            return data;
        }
    }

    [TheoryInBrowser, MemberData(nameof(Screens))]
    public async Task The_first_screen_is_the_answer_with_its_caveat(string code, string run, int width, int height)
    {
        await using OpenReport report = await browser.Open(Closed(code, run), new() { ViewportSize = new() { Width = width, Height = height } });
        float[] ends = await report.Page.EvaluateAsync<float[]>("[...document.querySelectorAll('.question, .verdict, .caveat, #answer dl')].map(e => e.getBoundingClientRect().bottom)");
        Assert.Equal(4, ends.Length);
        Assert.All(ends, end => Assert.InRange(end, 1, height));
        Assert.True(ends[2] < ends[3], "the caveat stands before what it qualifies");
        string text = await report.Page.InnerTextAsync("#answer");
        Assert.InRange(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, 30, 125);
    }

    [TheoryInBrowser, MemberData(nameof(Codes))]
    public async Task Before_the_appendix_there_are_eight_screens_at_most_and_no_table_is_cut(string code)
    {
        await using OpenReport report = await browser.Open(Closed(code), new() { ViewportSize = new() { Width = 1366, Height = 768 } });
        Assert.InRange(await report.Page.EvaluateAsync<float>("document.querySelector('#appendix').getBoundingClientRect().top + scrollY"), 768, 8 * 768);
        Assert.Empty(await report.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.scroll')].filter(box => !box.closest('details') && box.scrollWidth > box.clientWidth).map(box => box.getAttribute('aria-label'))"));
    }

    [FactInBrowser]
    public async Task A_table_that_scrolls_on_a_phone_is_reached_by_keys_has_a_name_and_a_shadow_at_its_edge()
    {
        await using OpenReport report = await browser.Open(Report(), new() { ViewportSize = new() { Width = Phone, Height = 800 } });
        ILocator box = report.Page.Locator("#numbers .scroll").First;
        Assert.True(await box.EvaluateAsync<bool>("box => box.scrollWidth > box.clientWidth"));
        Assert.True(await box.EvaluateAsync<bool>("box => box.tabIndex === 0 && box.getAttribute('aria-label').length > 3 && getComputedStyle(box).backgroundImage.includes('gradient')"));
        await box.FocusAsync();
        await report.Page.Keyboard.PressAsync("End");
        await report.Page.Keyboard.PressAsync("ArrowRight");
        for (int left = 50; left > 0 && await box.EvaluateAsync<double>("box => box.scrollLeft") == 0; left--) await Task.Delay(100);
        Assert.True(await box.EvaluateAsync<double>("box => box.scrollLeft") > 0);
    }

    [FactInBrowser]
    public async Task On_a_phone_figures_are_laid_out_anew_and_not_shrunk()
    {
        await using OpenReport report = await browser.Open(Report(), new() { ViewportSize = new() { Width = Phone, Height = 800 } });
        float[] scales = await report.Page.EvaluateAsync<float[]>("[...document.querySelectorAll('svg')].filter(s => s.getBoundingClientRect().width > 0).map(s => s.getBoundingClientRect().width / s.viewBox.baseVal.width)");
        Assert.True(scales.Length >= 9);
        Assert.All(scales, scale => Assert.InRange(scale, 0.99f, 1.01f));
        await report.Page.SetViewportSizeAsync(1440, 900);
        scales = await report.Page.EvaluateAsync<float[]>("[...document.querySelectorAll('svg')].filter(s => s.getBoundingClientRect().width > 0).map(s => s.getBoundingClientRect().width / s.viewBox.baseVal.width)");
        Assert.All(scales, scale => Assert.InRange(scale, 0.99f, 1.01f));
    }

    [FactInBrowser]
    public async Task Dark_is_chosen_by_the_device_or_by_hand_and_never_on_paper()
    {
        await using OpenReport report = await browser.Open(Report(), new() { ColorScheme = ColorScheme.Dark });
        IPage page = report.Page;
        string dark = await Background(), figure = await Paper();
        await page.CheckAsync("input[name=look][value=light]");
        string light = await Background();
        Assert.NotEqual(dark, light);
        Assert.NotEqual(figure, await Paper());
        await page.CheckAsync("input[name=look][value=dark]");
        Assert.Equal(dark, await Background());
        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        Assert.Equal("rgb(255, 255, 255)", await Background());
        Assert.Equal("rgb(255, 255, 255)", await Paper());

        Task<string> Background() => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        Task<string> Paper() => page.EvaluateAsync<string>("getComputedStyle(document.querySelector('svg .paper')).fill");
    }

    [FactInBrowser]
    public async Task Without_script_everything_can_still_be_read()
    {
        await using OpenReport report = await browser.Open(Report(), new() { JavaScriptEnabled = false });
        Assert.True(await report.Page.IsVisibleAsync("#figure-fates svg.wide"));
        await report.Page.ClickAsync("#figure-fates summary");
        Assert.True(await report.Page.IsVisibleAsync("#figure-fates table"));
        Assert.False(await report.Page.IsVisibleAsync(".look"));
    }

    [FactOnPaper]
    public async Task On_paper_no_figure_breaks_and_no_heading_stands_alone()
    {
        foreach (string code in (string[])["en", "da"])
        {
            await using OpenReport report = await browser.Open(Report(code));
            var (starts, ends) = await Print(report.Page);
            Assert.True(starts.Count >= 9);
            Assert.Equal(starts, ends);
        }
    }

    [FactOnPaper]
    public async Task The_test_above_catches_a_figure_that_breaks()
    {
        await using OpenReport report = await browser.Open(Report().Replace("<style>", "<style>@media print{.keep,figure{break-inside:auto !important}}"));
        var (starts, ends) = await Print(report.Page);
        Assert.NotEqual(starts, ends);
    }

    private static async Task ReadEverything(IPage page)
    {
        foreach (ILocator drawing in await page.Locator(".drawing[tabindex]:visible").AllAsync())
        {
            await drawing.FocusAsync();
            foreach (string key in (string[])["ArrowRight", "ArrowRight", "ArrowDown", "End", "ArrowUp", "Home", "ArrowLeft"]) await page.Keyboard.PressAsync(key);
        }

        foreach (ILocator summary in await page.Locator("figcaption summary:visible").AllAsync()) await summary.ClickAsync();
    }

    private static async Task<string[]> Violations(IPage page)
    {
        await page.EvaluateAsync(new BundledAxeScriptProvider().GetScript() + ";0");
        return await page.EvaluateAsync<string[]>(
            "async tags => (await axe.run(document, { runOnly: tags })).violations.map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)).join(' | ')}`)", AxeTags);
    }

    /// <summary>
    /// Prints with a mark in the first and in the last line of each figure, and says on which page each is found. Figures that come to
    /// paper in parts break between these, each of which is a drawing that does not break.
    /// </summary>
    private static async Task<(Dictionary<string, int> Starts, Dictionary<string, int> Ends)> Print(IPage page)
    {
        await page.EvaluateAsync("""
            () => { document.querySelectorAll('figure:not(.split)').forEach((figure, i) => {
              for (const [where, word] of [['afterbegin', 'figstart'], ['beforeend', 'figend']]) {
                const mark = document.createElement('div');
                mark.textContent = word + i + 'x';
                mark.style.cssText = 'font:8px monospace';
                figure.insertAdjacentElement(where, mark);
              } }); }
            """);
        string pdf = Path.GetTempFileName();
        try
        {
            await page.PdfAsync(new() { Path = pdf, PreferCSSPageSize = true, PrintBackground = true });
            using Process reader = Process.Start(new ProcessStartInfo(Browser.Find("pdftotext")!, ["-layout", pdf, "-"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            string text = await reader.StandardOutput.ReadToEndAsync();
            await reader.WaitForExitAsync();
            string[] pages = text.Split('\f');
            return (Found("figstart"), Found("figend"));

            Dictionary<string, int> Found(string word) => pages
                .SelectMany((content, number) => Mark().Matches(content).Where(match => match.Groups[1].Value == word).Select(match => (match.Groups[2].Value, number)))
                .ToDictionary(found => found.Value, found => found.number);
        }
        finally
        {
            File.Delete(pdf);
        }
    }

    [GeneratedRegex("(figstart|figend)([0-9]+)x")]
    private static partial Regex Mark();
}
