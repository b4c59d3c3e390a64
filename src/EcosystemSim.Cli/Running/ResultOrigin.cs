using System.CommandLine.Parsing;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using EcosystemSim.Cli.Commands;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Reporting.Figures;

namespace EcosystemSim.Cli.Running;

/// <summary>What a folder of results, its manifest or a figure says of the run that made it.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="ResultHash">Empty where the run did not come to its end.</param>
internal sealed record ResultOrigin(RunRequest Request, string InputsHash, string ResultHash)
{
    /// <summary>Null where the path leads to nothing of this kind.</summary>
    /// <exception cref="ResultFolderException">A newer version of EcosystemSim wrote it.</exception>
    public static ResultOrigin? Read(string path)
    {
        try
        {
            if (Directory.Exists(path)) path = Path.Combine(path, ResultPaths.Manifest);
            return path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase) ? OfFigure(path) : OfManifest(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or XmlException)
        {
            return null;
        }
    }

    private static ResultOrigin? OfManifest(string path)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(path));
        if (manifest.RootElement.TryGetProperty("schema_version", out var schema)) Manifest.RefuseNewer(schema.GetInt32(), path);
        return Of(Text("command"), Text("inputs_hash"), Text("result_hash"));

        string Text(string key) => manifest.RootElement.TryGetProperty(key, out var value) ? value.GetString() ?? "" : "";
    }

    private static ResultOrigin? OfFigure(string path)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit };
        using var reader = XmlReader.Create(path, settings);
        var runs = XDocument.Load(reader).Descendants().Where(element => element.Name.LocalName == "run").ToList();
        var run = runs.Find(element => element.Name.NamespaceName == SvgWriter.RunNamespace);
        // The namespace ends with the number of the schema.
        string family = SvgWriter.RunNamespace[..(SvgWriter.RunNamespace.LastIndexOf(':') + 1)];
        if (run is null && runs.Exists(element => element.Name.NamespaceName.StartsWith(family, StringComparison.Ordinal)))
            throw new ResultFolderException($"{path} carries its run in a newer schema than this version knows: a newer version of EcosystemSim drew it. That version, or a newer one, can repeat it.");
        return run is null ? null : Of((string?)run.Attribute("command") ?? "", (string?)run.Attribute("inputs") ?? "", (string?)run.Attribute("results") ?? "");
    }

    private static ResultOrigin? Of(string command, string inputs, string results) =>
        RunCommand.Read(CommandLineParser.SplitCommandLine(command).Skip(1)) is { } request ? new ResultOrigin(request, inputs, results) : null;
}
