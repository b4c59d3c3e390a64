using System.Diagnostics;
using System.Text;
using EcosystemSim.Cli.Running;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Reporting.Figures;
using EcosystemSim.Reporting.Languages;
using SkiaSharp;

namespace EcosystemSim.Cli.Tests;

/// <summary>Figures outside a browser. The run is made once for all.</summary>
public sealed class FigureImageTests(FigureImageTests.SmallRun run) : IClassFixture<FigureImageTests.SmallRun>
{
    public sealed class SmallRun : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public SmallRun() => Command.RunSmall(Results);

        public string Results => Of("out");

        public string Of(string name) => _folder.Of(name);

        internal IEnumerable<Scene> Scenes(double width, Theme theme) =>
            FigureCatalogue.Of(StoredResults.Open(Results).Summary, Language.Danish).Select(figure => FigureRenderer.Scene(figure, theme, width));

        public void Dispose() => _folder.Dispose();
    }

    [Theory]
    [InlineData("", "fates.png", 1920)]
    [InlineData("--scale 1", "fates.1x.png", 960)]
    [InlineData("--scale 0.5 --theme dark", "fates.dark.0.5x.png", 480)]
    [InlineData("--renderer oxyplot", "fates.oxyplot.png", 1920)]
    public void Png_has_the_pixels_that_were_asked_for_and_the_same_bytes_each_time(string options, string name, int width)
    {
        string folder = run.Of($"png {options}");
        byte[][] files = [.. ((string[])["first", "second"]).Select(to => Plot("png", options, $"{folder}/{to}/{name}"))];
        Assert.Equal(files[0], files[1]);
        using SKBitmap picture = SKBitmap.Decode(files[0]);
        Assert.Equal(width, picture.Width);
        Assert.True(picture.Pixels.Distinct().Count() > 20);
    }

    [Fact]
    public void Pdf_has_the_figure_s_size_its_title_no_date_and_the_same_bytes_each_time()
    {
        byte[][] files = [.. ((string[])["first", "second"]).Select(to => Plot("pdf", "", run.Of($"pdf/{to}/fates.pdf")))];
        Assert.Equal(files[0], files[1]);
        string text = Encoding.Latin1.GetString(files[0]);
        Assert.StartsWith("%PDF", text);
        Assert.Contains("/MediaBox [0 0 720 ", text);
        Assert.Contains("/Title ", text);
        Assert.Contains("/FontFile2", text);
        Assert.DoesNotContain("/CreationDate", text);
        Assert.DoesNotContain("/ModDate", text);
    }

    [FactNeeding("pdftotext", "poppler-utils")]
    public void Every_word_of_a_figure_is_found_in_its_pdf()
    {
        foreach (Scene scene in run.Scenes(960, Theme.Print))
        {
            string path = run.Of($"{scene.Name}.pdf");
            File.WriteAllBytes(path, FigureImage.Pdf(scene));
            string found = Letters(Encoding.UTF8.GetString(Output("pdftotext", "-raw", path, "-")));
            Assert.All(scene.Marks.OfType<TextMark>(), mark => Assert.Contains(Letters(mark.Text), found));
        }

        static string Letters(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
    }

    [FactNeeding("rsvg-convert", "librsvg2-bin")]
    public void An_svg_looks_the_same_to_a_program_that_reads_no_fonts_as_the_png_does()
    {
        foreach (Scene scene in run.Scenes(960, Theme.Light))
        {
            byte[] png = FigureImage.Png(scene, scale: 1);
            double same = Different(png, Converted(SvgWriter.Write(scene), scene.Name)), twin = Different(png, Converted(SvgWriter.Write(scene, FigureLetters.FromPage), scene.Name));
            Assert.True(same < 0.002, $"{scene.Name}: {same:P2} of its pixels differ");
            Assert.True(twin > 0.01, $"{scene.Name}: with another font {twin:P2} of its pixels differ");
        }

        byte[] Converted(string svg, string name)
        {
            string path = run.Of($"{name}.svg");
            File.WriteAllText(path, svg);
            return Output("rsvg-convert", "--unlimited", path);
        }
    }

    [Fact]
    public void What_is_measured_is_as_wide_as_what_is_drawn()
    {
        foreach (FigureFont measured in (FigureFont[])[FigureFont.Regular, FigureFont.SemiBold])
        {
            using SKTypeface drawn = SKTypeface.FromData(SKData.CreateCopy(measured.TrueType()));
            using var font = new SKFont(drawn, measured.UnitsPerEm) { Hinting = SKFontHinting.None, LinearMetrics = true, Subpixel = true };
            char[] characters = [.. Enumerable.Range(0x20, 0x2300).Select(code => (char)code).Where(measured.Has)];
            Assert.True(characters.Length > 300);
            Assert.All(characters, character => Assert.Equal(measured.Width(character), font.MeasureText(character.ToString()), 0.01));
        }
    }

    [Fact]
    public void A_character_that_the_font_has_not_got_is_a_box_in_its_place()
    {
        Scene scene = run.Scenes(960, Theme.Light).First();
        Assert.NotEqual(Drawn("aЖb"), Drawn("a b"));
        Assert.NotEmpty(FigureImage.Pdf(With("aЖb")));

        byte[] Drawn(string text) => FigureImage.Png(With(text), scale: 1);

        Scene With(string text) => scene with { Marks = [new TextMark(text, 100, 50, 20, FontWeight.Bold, "#000000", Anchor.Start, "title")] };
    }

    private byte[] Plot(string format, string options, string path)
    {
        var command = Command.Run(["plot", run.Results, "--figure", "fates", "--format", format, "--out", Path.GetDirectoryName(path)!, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal((0, ""), (command.ExitCode, command.Error));
        return File.ReadAllBytes(path);
    }

    /// <summary>Share of pixels that differ to the eye.</summary>
    private static double Different(byte[] one, byte[] other)
    {
        using SKBitmap first = SKBitmap.Decode(one), second = SKBitmap.Decode(other);
        Assert.Equal((first.Width, first.Height), (second.Width, second.Height));
        SKColor[] a = first.Pixels, b = second.Pixels;
        return (double)Enumerable.Range(0, a.Length).Count(i => Math.Abs(a[i].Red - b[i].Red) + Math.Abs(a[i].Green - b[i].Green) + Math.Abs(a[i].Blue - b[i].Blue) > 200) / a.Length;
    }

    private static byte[] Output(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        using var bytes = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(bytes);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return bytes.ToArray();
    }
}

/// <summary>A test that needs a program, and is skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactNeedingAttribute : FactAttribute
{
    public FactNeedingAttribute(string program, string package)
    {
        bool there = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program)));
        if (!there) Skip = $"{program} is not installed here (Debian: {package}).";
    }
}
