using Microsoft.Playwright;

namespace EcosystemSim.Report.Tests;

/// <summary>A fact that is skipped, with the reason, where there is no Chromium.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactInBrowserAttribute : FactAttribute
{
    public FactInBrowserAttribute() => Skip = Browser.WhyNot;
}

/// <summary>A theory that is skipped, with the reason, where there is no Chromium.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryInBrowserAttribute : TheoryAttribute
{
    public TheoryInBrowserAttribute() => Skip = Browser.WhyNot;
}

/// <summary>A fact that prints, and reads the pages with <c>pdftotext</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactOnPaperAttribute : FactAttribute
{
    public FactOnPaperAttribute() => Skip = Browser.WhyNot ?? (Browser.Find("pdftotext") is null ? "there is no pdftotext (package poppler-utils) to read the printed pages with" : null);
}

/// <summary>One Chromium for all tests, with a profile of its own that is thrown away.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    /// <summary>Null where tests can run.</summary>
    public static string? WhyNot { get; } = Chromium is null ? "there is no Chromium on the path (package chromium), so nothing is known about the report in a browser" : null;

    private static string? Chromium => Find("chromium") ?? Find("chromium-browser") ?? Find("google-chrome");

    /// <summary>A program on the path; null if it is not there.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Starts it.</summary>
    public async Task InitializeAsync()
    {
        if (WhyNot is not null) return;
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Flags, Headless = true });
    }

    /// <summary>Ends it.</summary>
    public async Task DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>An empty page.</summary>
    public async Task<IPage> NewPage() => await (await _chromium!.NewContextAsync()).NewPageAsync();

    /// <summary>Opens a report from disk, as by a double click, and notes what it says and asks for.</summary>
    public async Task<OpenReport> Open(string html, BrowserNewContextOptions? options = null)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("ecosim-report-").FullName, "report.html");
        await File.WriteAllTextAsync(file, html);
        IBrowserContext context = await _chromium!.NewContextAsync(options ?? new() { ViewportSize = new() { Width = 1000, Height = 900 } });
        IPage page = await context.NewPageAsync();
        OpenReport report = new(file, context, page);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return report;
    }
}

/// <summary>A report that is open.</summary>
public sealed class OpenReport : IAsyncDisposable
{
    private readonly string _file;
    private readonly IBrowserContext _context;

    internal OpenReport(string file, IBrowserContext context, IPage page)
    {
        (_file, _context, Page) = (file, context, page);
        string own = new Uri(file).AbsoluteUri;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (request.Url.Split('#')[0] != own && !request.Url.StartsWith("data:", StringComparison.Ordinal)) Requests.Add(request.Url);
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Errors and warnings of the console and of the script.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>What it asked for besides itself.</summary>
    public List<string> Requests { get; } = [];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);
    }
}
