using System.CommandLine.Parsing;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using EcosystemSim.Cli.Commands;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Reporting.Figures;
using EcosystemSim.Reporting.Report;
using EcosystemSim.Reporting.Words;
using EcosystemSim.Scenarios;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Cli.Running;

/// <summary>What a folder of results, its manifest or a figure says of the run that made it.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="ResultHash">Empty where the run did not come to its end.</param>
/// <param name="ModelVersion">Empty where it does not say.</param>
internal sealed partial record ResultOrigin(RunRequest Request, string InputsHash, string ResultHash, string ModelVersion)
{
    /// <summary>Null where the path leads to nothing of this kind.</summary>
    /// <param name="scenarioFile">The scenario that the user names; null for the one that is named there.</param>
    /// <exception cref="ResultFolderException">It is damaged, of another schema, asks for more than an experiment, or names a scenario that lies elsewhere.</exception>
    public static ResultOrigin? Read(string path, string? scenarioFile)
    {
        if (ReadAll(path) is not { } origin) return null;
        if (scenarioFile is not null) return origin with { Request = origin.Request with { Given = scenarioFile } };
        return IsWithinReach(origin.Request.File) ? origin : throw new ResultFolderException(
            $"{path} names the scenario {Characters.Short(origin.Request.File)}, which lies outside the folder in which this command was started, so nothing was read from there. Please, give the scenario yourself with --scenario, or start the command in a folder above it.");
    }

    /// <summary>A path that somebody else has written leads to nothing but what the user works with.</summary>
    private static bool IsWithinReach(string file)
    {
        if (Shipped.IsName(file)) return true;
        // A name of another machine, on whatever system it is read.
        if (file.StartsWith("//", StringComparison.Ordinal) || file.StartsWith(@"\\", StringComparison.Ordinal)) return false;
        string here = Path.TrimEndingDirectorySeparator(Path.GetFullPath(".")) + Path.DirectorySeparatorChar;
        return Path.GetFullPath(file).StartsWith(here, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }

    private static ResultOrigin? ReadAll(string path)
    {
        try
        {
            if (Directory.Exists(path)) return OfFolder(path);
            if (!File.Exists(path)) return null;
            return IsFigure(path) ? OfFigure(path)
                : IsReport(path) ? OfReport(path)
                : OfManifest(StoredResults.OpenManifestAt(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ResultFolderException($"Unable to read {path}: {e.Message.TrimEnd('.')}.", e);
        }
        catch (Exception e) when (e is XmlException || ResultInput.IsOfContents(e))
        {
            return null;
        }
    }

    /// <summary>Whether it is a figure or a report.</summary>
    public static bool IsDrawing(string path) => IsFigure(path) || IsReport(path);

    /// <summary>What a figure or a report says of its run and of how it was made; the same of two that were made in the same way.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string? Stamp(string path)
    {
        if (IsFigure(path)) return Runs(path).Find(element => element.Name.NamespaceName == SvgWriter.RunNamespace)?.ToString();
        byte[] html = OrdinaryFile.Read(path, FolderFile.MostBytes);
        // Its language stands in the first lines.
        string head = Encoding.UTF8.GetString(html, 0, Math.Min(html.Length, 4096));
        return $"{Language().Match(head).Value} {Encoding.UTF8.GetString(RunIn(html, path).Span)}";
    }

    private static bool IsFigure(string path) => path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase);

    private static bool IsReport(string path) => path.EndsWith(".html", StringComparison.OrdinalIgnoreCase);

    /// <summary>A sweep keeps its result hash in what its figures are made from.</summary>
    private static ResultOrigin? OfFolder(string folder)
    {
        if (!File.Exists(Path.Combine(folder, ResultPaths.Manifest))) return null;
        return OfManifest(StoredResults.OpenManifest(folder), folder) is not { } origin ? null
            : origin.ResultHash.Length == 0 && FolderFile.Exists(folder, ResultPaths.SweepSummary) ? origin with { ResultHash = StoredResults.OpenSweepIn(folder).Summary.ResultHash }
            : origin;
    }

    private const int MostRuns = 100, DeepestDrawing = 1000, MostShown = 400;

    private static ResultOrigin? OfReport(string path)
    {
        var json = RunIn(OrdinaryFile.Read(path, FolderFile.MostBytes), path);
        if (json.IsEmpty) return null;
        using var run = StoredJson.ParseDocument(json);
        return Of(path, Text("command"), Text("inputs_hash"), Text("result_hash"), Text("model_version"));

        string Text(string key) => run.RootElement.TryGetProperty(key, out var value) ? value.GetString() ?? "" : "";
    }

    /// <summary>The description of its run in a report; empty where it has none.</summary>
    private static ReadOnlyMemory<byte> RunIn(ReadOnlyMemory<byte> html, string path)
    {
        byte[] opening = Encoding.UTF8.GetBytes($"<script type=\"application/json\" id=\"{HtmlReport.RunId}\">");
        int at = html.Span.LastIndexOf(opening);
        if (at < 0) return default;
        html = html[(at + opening.Length)..];
        int end = html.Span.IndexOf("</script>"u8);
        return end < 0 ? throw new ResultFolderException($"{path} is cut: it ends within the description of its run.") : html[..end];
    }

    private static ResultOrigin? OfManifest(Manifest manifest, string path) => Of(path, manifest.Command, manifest.InputsHash, manifest.ResultHash ?? "", manifest.ModelVersion);

    private static ResultOrigin? OfFigure(string path)
    {
        var runs = Runs(path);
        var run = runs.Find(element => element.Name.NamespaceName == SvgWriter.RunNamespace);
        // The namespace ends with the number of the schema.
        string family = SvgWriter.RunNamespace[..(SvgWriter.RunNamespace.LastIndexOf(':') + 1)];
        if (run is null && runs.Exists(element => element.Name.NamespaceName.StartsWith(family, StringComparison.Ordinal)))
            throw new ResultFolderException($"{path} carries its run in another schema than this version reads: another version of EcosystemSim drew it. Please, repeat it with that version.");
        return run is null ? null : Of(path, (string?)run.Attribute("command") ?? "", (string?)run.Attribute("inputs") ?? "", (string?)run.Attribute("results") ?? "", (string?)run.Attribute("version") ?? "");
    }

    private static List<XElement> Runs(string path)
    {
        // A stream and not a path, which an XML reader would take for an address.
        using var stream = new MemoryStream(OrdinaryFile.Read(path, FolderFile.MostBytes));
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var runs = new List<XElement>();
        // The first of each schema, and nothing of the drawing: a tree of all of it takes many times its bytes.
        while (reader.Read())
        {
            if (reader.Depth > DeepestDrawing) throw new IOException(FormattableString.Invariant($"Its elements nest deeper than {DeepestDrawing:N0} levels."));
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "run" || runs.Count == MostRuns || runs.Exists(known => known.Name.NamespaceName == reader.NamespaceURI)) continue;
            var run = new XElement(XName.Get("run", reader.NamespaceURI));
            while (reader.MoveToNextAttribute())
            {
                if (reader.NamespaceURI.Length == 0) run.SetAttributeValue(reader.LocalName, reader.Value);
            }
            runs.Add(run);
        }
        return runs;
    }

    /// <summary>A stored file decides what is computed and nothing else: not where, by what, or where to.</summary>
    private static ResultOrigin? Of(string path, string command, string inputs, string results, string version)
    {
        if (Characters.FirstForbiddenInLine($"{command}{inputs}{results}{version}") is var (_, code))
            throw new ResultFolderException($"{path} holds {Characters.Describe(code)} in what it says of its run.");
        var request = RunCommand.ReadStored(CommandLineParser.SplitCommandLine(command).Skip(1), out var refused);
        if (refused.Count > 0)
            throw new ResultFolderException($"{path} asks for {Numbers.Listed([.. refused])}, which a stored file does not decide: it says which experiment it is of, and nothing of where and how it is run. Nothing was run.");
        if (request is null) return command.Length == 0 ? null : throw new ResultFolderException($"{path} names the command '{Characters.Short(command, MostShown)}', which this version does not know how to run.");
        return new ResultOrigin(request, inputs, results, version);
    }

    [GeneratedRegex("<html lang=\"[a-z]+\">")]
    private static partial Regex Language();
}
