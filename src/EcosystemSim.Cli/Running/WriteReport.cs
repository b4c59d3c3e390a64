using System.Text;
using System.Text.Json;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Report;

namespace EcosystemSim.Cli.Running;

/// <summary><c>ecosim report</c>: the report of a folder of results, from its summary alone.</summary>
internal sealed class WriteReport(string folder, Language language, string? output, Screen screen)
{
    /// <summary>Returns the exit code.</summary>
    public int Go()
    {
        if (!Directory.Exists(folder)) return Fail($"there is no folder {folder}; expected results of 'ecosim run'.");
        string path = Path.Combine(folder, ResultPaths.Summary);
        if (!File.Exists(path))
        {
            return Fail(File.Exists(Path.Combine(folder, ResultPaths.Manifest))
                ? $"{folder} has no {ResultPaths.Summary} yet, since its run is not over; the same 'ecosim run' goes on from there."
                : $"{folder} holds no results of 'ecosim run'; expected a folder with a {ResultPaths.Summary}.");
        }

        string file = output ?? Path.Combine(folder, HtmlReport.FileName(language));
        try
        {
            if (JsonSerializer.Deserialize<RunSummary>(File.ReadAllBytes(path), ResultJson.Options) is not { } summary) return Fail($"{path} is empty.");
            string html = HtmlReport.Write(summary, language);
            // Whole or not at all.
            string half = file + ".part";
            File.WriteAllText(half, html, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(half, file, overwrite: true);
        }
        catch (JsonException e)
        {
            return Fail($"{path} cannot be read: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail($"cannot write {file}: {e.Message}");
        }

        screen.Out.WriteLine($"Report: {file}");
        return ExitCode.Done;
    }

    private int Fail(string message)
    {
        screen.Error.WriteLine($"ecosim: {message}");
        return ExitCode.BadInput;
    }
}
