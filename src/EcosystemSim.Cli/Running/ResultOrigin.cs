using System.CommandLine.Parsing;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using EcosystemSim.Cli.Commands;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Reporting.Figures;
using EcosystemSim.Reporting.Report;

namespace EcosystemSim.Cli.Running;

/// <summary>What a folder of results, its manifest or a figure says of the run that made it.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="ResultHash">Empty where the run did not come to its end.</param>
/// <param name="ModelVersion">Empty where it does not say.</param>
internal sealed record ResultOrigin(RunRequest Request, string InputsHash, string ResultHash, string ModelVersion)
{
    /// <summary>Null where the path leads to nothing of this kind.</summary>
    /// <exception cref="ResultFolderException">A newer version of EcosystemSim wrote it.</exception>
    public static ResultOrigin? Read(string path)
    {
        try
        {
            if (Directory.Exists(path)) return OfFolder(path);
            return path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase) ? OfFigure(path)
                : path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) ? OfReport(path)
                : OfManifest(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or XmlException)
        {
            return null;
        }
    }

    /// <summary>A sweep keeps its result hash in what its figures are made from.</summary>
    private static ResultOrigin? OfFolder(string folder)
    {
        string sweep = Path.Combine(folder, ResultPaths.SweepSummary);
        return OfManifest(Path.Combine(folder, ResultPaths.Manifest)) is not { } origin ? null
            : origin.ResultHash.Length == 0 && File.Exists(sweep) ? origin with { ResultHash = StoredResults.OpenSweep(sweep).ResultHash }
            : origin;
    }

    private static ResultOrigin? OfReport(string path)
    {
        const string opening = $"<script type=\"application/json\" id=\"{HtmlReport.RunId}\">";
        string html = File.ReadAllText(path);
        int at = html.LastIndexOf(opening, StringComparison.Ordinal);
        return at < 0 ? null : OfJson(html[(at + opening.Length)..html.IndexOf("</script>", at, StringComparison.Ordinal)], path);
    }

    private static ResultOrigin? OfManifest(string path) => OfJson(File.ReadAllText(path), path);

    private static ResultOrigin? OfJson(string json, string path)
    {
        using var manifest = JsonDocument.Parse(json);
        if (manifest.RootElement.TryGetProperty("schema_version", out var schema)) Manifest.RefuseNewer(schema.GetInt32(), path);
        return Of(Text("command"), Text("inputs_hash"), Text("result_hash"), Text("model_version"));

        string Text(string key) => manifest.RootElement.TryGetProperty(key, out var value) ? value.GetString() ?? "" : "";
    }

    private static ResultOrigin? OfFigure(string path)
    {
        var runs = Runs(path);
        var run = runs.Find(element => element.Name.NamespaceName == SvgWriter.RunNamespace);
        // The namespace ends with the number of the schema.
        string family = SvgWriter.RunNamespace[..(SvgWriter.RunNamespace.LastIndexOf(':') + 1)];
        if (run is null && runs.Exists(element => element.Name.NamespaceName.StartsWith(family, StringComparison.Ordinal)))
            throw new ResultFolderException($"{path} carries its run in a newer schema than this version knows: a newer version of EcosystemSim drew it. That version, or a newer one, can repeat it.");
        return run is null ? null : Of((string?)run.Attribute("command") ?? "", (string?)run.Attribute("inputs") ?? "", (string?)run.Attribute("results") ?? "", (string?)run.Attribute("version") ?? "");
    }

    /// <summary>The description of its run that a figure carries; null where it has none.</summary>
    /// <exception cref="XmlException">It is no XML.</exception>
    public static XElement? Stamp(string path) => Runs(path).Find(element => element.Name.NamespaceName == SvgWriter.RunNamespace);

    private static List<XElement> Runs(string path)
    {
        using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return [.. XDocument.Load(reader).Descendants().Where(element => element.Name.LocalName == "run")];
    }

    private static ResultOrigin? Of(string command, string inputs, string results, string version) =>
        RunCommand.Read(CommandLineParser.SplitCommandLine(command).Skip(1)) is { } request ? new ResultOrigin(request, inputs, results, version) : null;
}
