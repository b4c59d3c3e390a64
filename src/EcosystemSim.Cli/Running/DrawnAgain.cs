using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Experiments.Sweeps;
using EcosystemSim.OxyPlot;
using EcosystemSim.Reporting.Figures;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Report;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Cli.Running;

/// <summary>Whether a figure or a report is what results give.</summary>
internal enum Drawing
{
    /// <summary>To the last byte.</summary>
    Same,

    /// <summary>Something in it is otherwise.</summary>
    Changed,

    /// <summary>It cannot be drawn again.</summary>
    Unknown,
}

/// <summary>Draws figures and reports again, each in the language, at the width and so on that it says it was drawn in, and compares.</summary>
internal sealed partial class DrawnAgain
{
    private readonly Func<Language, ImmutableArray<FigureModel>> _figures;
    private readonly Func<Language, string>? _report;
    private readonly Dictionary<Language, ImmutableArray<FigureModel>> _made = [];

    private DrawnAgain(Func<Language, ImmutableArray<FigureModel>> figures, Func<Language, string>? report) => (_figures, _report) = (figures, report);

    /// <summary>From a run.</summary>
    public static DrawnAgain From(RunSummary summary) => new(language => FigureCatalogue.Of(summary, language), language => HtmlReport.Write(summary, language));

    /// <summary>From a sweep, which has no report.</summary>
    public static DrawnAgain From(SweepSummary summary) => new(language => FigureCatalogue.Of(summary, language), null);

    /// <summary>Whether it is a file that can be drawn again at all.</summary>
    public static bool IsDrawing(string path) => Has(path, ".svg") || Has(path, ".html");

    /// <summary>Compares a file.</summary>
    /// <returns>Why it cannot be drawn again stands beside <see cref="Drawing.Unknown"/>.</returns>
    public (Drawing Drawing, string Why) Check(string path)
    {
        if (Has(path, ".png") || Has(path, ".pdf")) return (Drawing.Unknown, "its numbers cannot be read; 'ecosim plot' makes it anew");
        if (!IsDrawing(path)) return (Drawing.Unknown, "'ecosim run' writes no such file");
        try
        {
            var (expected, why) = Has(path, ".svg") ? Figure(path) : Report(path);
            if (why.Length > 0) return (Drawing.Unknown, why);
            return (expected is not null && OrdinaryFile.Read(path, FolderFile.MostBytes).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(expected)) ? Drawing.Same : Drawing.Changed, "");
        }
        catch (XmlException)
        {
            return (Drawing.Unknown, "it cannot be read as a figure");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (Drawing.Unknown, $"it cannot be read: {e.Message.TrimEnd('.')}");
        }
    }

    /// <summary>What the figure would be; null where the results give none that is as its stamp says.</summary>
    private (string? Svg, string Why) Figure(string path)
    {
        if (ResultOrigin.Stamp(path) is not { } stamp) return (null, "it does not say which run it is of");
        if (stamp.Attribute("language") is null && stamp.Attribute("width") is null && stamp.Attribute("renderer") is null)
            return (null, "it does not say how it was drawn, as figures of older versions do not");
        string renderer = Text(stamp, "renderer");
        bool isWide = double.TryParse(Text(stamp, "width"), NumberStyles.Float, CultureInfo.InvariantCulture, out double width) && width is >= 280 and <= 10_000;
        Theme? theme = Theme.All.FirstOrDefault(t => t.Name == Text(stamp, "theme"));
        if (!isWide || theme is null || Language.Find(Text(stamp, "language")) is not { } language) return (null, "");
        // Of a figure laid out by another renderer the name says so, since two may stand in one page.
        string name = Text(stamp, "figure");
        if (renderer == PlotRequest.OxyPlot && name.EndsWith($"-{renderer}", StringComparison.Ordinal)) name = name[..^(renderer.Length + 1)];
        if (Figures(language).FirstOrDefault(f => f.Name == name) is not { } figure) return (null, "");
        return renderer switch
        {
            Scene.OwnRenderer => (FigureRenderer.Svg(figure, theme, width), ""),
            PlotRequest.OxyPlot when OxyPlotDrawing.WhyNot(figure) is null => (OxyPlotDrawing.Svg(figure, theme, width), ""),
            _ => (null, ""),
        };
    }

    private (string? Html, string Why) Report(string path)
    {
        byte[] bytes = OrdinaryFile.Read(path, FolderFile.MostBytes);
        if (_report is null || bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"id=\"{HtmlReport.RunId}\"")) < 0) return (null, "it is no report of 'ecosim report'");
        // Its language stands in the first lines.
        string html = Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, 4096));
        return Language.Find(LanguageOf().Match(html).Groups[1].Value) is { } language ? (_report(language), "") : (null, "");
    }

    private ImmutableArray<FigureModel> Figures(Language language)
    {
        if (!_made.TryGetValue(language, out var figures)) _made.Add(language, figures = _figures(language));
        return figures;
    }

    private static string Text(XElement stamp, string name) => (string?)stamp.Attribute(name) ?? "";

    private static bool Has(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("<html lang=\"([a-z]+)\">")]
    private static partial Regex LanguageOf();
}
