using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using EcosystemSim.Cli.Commands;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.Results;
using EcosystemSim.OxyPlot;
using EcosystemSim.Reporting.Figures;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Words;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Cli.Running;

/// <summary>What <c>ecosim plot</c> was asked for.</summary>
/// <param name="Figures">Null for all.</param>
/// <param name="Format"><c>svg</c>, <c>pdf</c> or <c>png</c>.</param>
/// <param name="Scale">Pixels of a PNG to a pixel of the figure.</param>
internal sealed record PlotRequest(string Results, ImmutableArray<string>? Figures, string Format, int Width, Theme Theme, Language Language, string? Out, bool ByOxyPlot = false, double Scale = PlotRequest.DefaultScale, bool Force = false)
{
    /// <summary>Pixels; fits a page and a slide.</summary>
    public const int DefaultWidth = 960;

    /// <summary>Sharp on a slide and on a good screen.</summary>
    public const double DefaultScale = 2;

    /// <summary>Name of the other renderer.</summary>
    public const string OxyPlot = "oxyplot";

    /// <summary>Of the file; says what is other than usual, so that figures drawn in several ways stand beside each other.</summary>
    public string FileName(string figure)
    {
        StringBuilder name = new(figure);
        if (ByOxyPlot) name.Append('.').Append(OxyPlot);
        if (Language != Language.English) name.Append('.').Append(Language.Code);
        if (Theme != Theme.Light) name.Append('.').Append(Theme.Name);
        if (Width != DefaultWidth) name.Append(CultureInfo.InvariantCulture, $".{Width}");
        if (Scale != DefaultScale) name.Append(CultureInfo.InvariantCulture, $".{Scale}x");
        return name.Append('.').Append(Format).ToString();
    }
}

/// <summary><c>ecosim plot</c>: from the summary of a run to its figures.</summary>
internal sealed class PlotFigures(PlotRequest request, Screen screen)
{
    /// <summary>Returns the exit code.</summary>
    public int Go() => ResultInput.Guard(request.Results, screen, DrawAll);

    private int DrawAll()
    {
        if (Read() is not { } all) return ExitCode.BadInput;
        if (all.IsEmpty) return Refuse($"{request.Results} has no data for figures.");
        if (Chosen(all) is not { } found || Drawable(found) is not { } chosen) return ExitCode.BadInput;
        // Below the folder of results nothing is written through a link; a folder that the user names may be one.
        (string root, string below) = request.Out is { } named ? (named, "") : (Folder, ResultPaths.Figures + "/");
        string folder = Path.Combine(root, below.TrimEnd('/'));
        try
        {
            // All of them first: a folder with half of the figures helps nobody.
            List<(string Name, byte[] Content)> files = [];
            foreach (FigureModel figure in chosen)
            {
                Scene scene = request.ByOxyPlot ? OxyPlotDrawing.Scene(figure, request.Theme, request.Width) : FigureRenderer.Scene(figure, request.Theme, request.Width);
                if (request.Format == "png" && WhyTooLarge(scene) is { } why) return Refuse(why);
                files.Add((request.FileName(figure.Name), Draw(scene)));
            }

            string[] others = request.Out is null || request.Force ? [] : [.. files.Where(file => IsAnother(FolderFile.PathOf(root, file.Name), file.Content)).Select(file => file.Name)];
            if (others.Length > 0)
                return Refuse($"{Numbers.Listed(others)} {(others.Length == 1 ? "is" : "are")} in {root} already, and nothing there says that ecosim drew {(others.Length == 1 ? "it" : "them")}; nothing was written. Please, choose another folder with --out, or replace {(others.Length == 1 ? "it" : "them")} with --force.");
            foreach (var (name, content) in files)
            {
                FolderFile.Replace(root, below + name, content);
                screen.Out.WriteLine(Path.Combine(folder, name));
            }
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException { InnerException: DllNotFoundException })
        {
            return Refuse($"this build cannot draw {request.Format} on {RuntimeInformation.RuntimeIdentifier}. --format svg is drawn anywhere.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse($"cannot write figures to {folder}: {e.Message}");
        }
        return ExitCode.Done;
    }

    /// <summary>Whether a file is there that is another, and not known as a figure of this program: an SVG names its run, a PDF its maker, a PNG nothing.</summary>
    private bool IsAnother(string path, byte[] content)
    {
        if (OrdinaryFile.WhyNot(path) is { } why) throw new IOException($"{path} cannot be replaced: {why}");
        if (!File.Exists(path)) return false;
        byte[] there = OrdinaryFile.Read(path, FolderFile.MostBytes);
        return !there.AsSpan().SequenceEqual(content) && (request.Format switch
        {
            "svg" => there.AsSpan().IndexOf(Encoding.UTF8.GetBytes(SvgWriter.RunNamespace)) < 0,
            "pdf" => there.AsSpan().IndexOf("/Creator (EcosystemSim"u8) < 0,
            _ => true,
        });
    }

    private byte[] Draw(Scene scene) => request.Format switch
    {
        "png" => FigureImage.Png(scene, request.Scale),
        "pdf" => FigureImage.Pdf(scene),
        _ => Encoding.UTF8.GetBytes(SvgWriter.Write(scene)),
    };

    private string? WhyTooLarge(Scene scene)
    {
        (int width, int height) = FigureImage.Size(scene, request.Scale);
        if ((double)width * height <= FigureImage.MostPixels) return null;
        double fits = Math.Floor(10 * Math.Sqrt(FigureImage.MostPixels / (scene.Width * scene.Height))) / 10;
        return string.Create(CultureInfo.InvariantCulture, $"at scale {request.Scale} '{scene.Name}' is {width:N0} by {height:N0} pixels; a PNG has at most {FigureImage.MostPixels / 1e6:0} million. --scale {fits} fits.");
    }

    /// <summary>Those that can be drawn; what cannot be is told, and is an error only where it was asked for by name.</summary>
    private ImmutableArray<FigureModel>? Drawable(ImmutableArray<FigureModel> chosen)
    {
        if (!request.ByOxyPlot) return chosen;
        string[] refused = [.. chosen.Select(OxyPlotDrawing.WhyNot).OfType<string>()];
        foreach (string why in refused) Refuse(why);
        return refused.Length > 0 && request.Figures is not null ? null : [.. chosen.Where(figure => OxyPlotDrawing.WhyNot(figure) is null)];
    }

    private ImmutableArray<FigureModel>? Chosen(ImmutableArray<FigureModel> all)
    {
        if (request.Figures is not { } names) return all;
        var chosen = ImmutableArray.CreateBuilder<FigureModel>();
        foreach (string name in names)
        {
            if (all.FirstOrDefault(figure => figure.Name == name) is { } figure)
            {
                chosen.Add(figure);
                continue;
            }

            string[] there = [.. all.Select(f => f.Name)];
            Refuse(FigureCatalogue.Names.Contains(name)
                ? $"{request.Results} has no data for the figure '{name}'. It has data for {string.Join(", ", there)}."
                : $"unknown figure '{name}'. {Suggestions.For(name, [.. there, .. FigureCatalogue.Names.Except(there)])}");
            return null;
        }

        return chosen.ToImmutable();
    }

    /// <summary>The folder of results; who names what its figures are made from means the folder.</summary>
    private string Folder => Path.GetFileName(request.Results) is ResultPaths.Summary or ResultPaths.SweepSummary && !Directory.Exists(request.Results)
        ? Path.GetDirectoryName(request.Results) is { Length: > 0 } folder ? folder : "."
        : request.Results;

    private ImmutableArray<FigureModel>? Read()
    {
        bool Has(string name) => File.Exists(Path.Combine(Folder, name));
        bool isSweep = Path.GetFileName(request.Results) == ResultPaths.SweepSummary || !Has(ResultPaths.Summary);
        if (!isSweep) return FigureCatalogue.Of(StoredResults.Open(Folder).Summary, request.Language);
        if (Has(ResultPaths.SweepSummary)) return FigureCatalogue.Of(StoredResults.OpenSweepIn(Folder).Summary, request.Language);
        Refuse(Has(ResultPaths.BreakEven)
            ? $"{request.Results} holds a break-even, which has no figures; {ResultPaths.BreakEven} has its numbers."
            : ResultFolders.WhyNoRun(Folder) ?? $"there are no results in {request.Results}: neither {ResultPaths.Summary} of a run nor {ResultPaths.SweepSummary} of a sweep.");
        return null;
    }

    private int Refuse(string message)
    {
        screen.Error.WriteLine($"ecosim: {message}");
        return ExitCode.BadInput;
    }
}
