using System.Text;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Report;

namespace EcosystemSim.Cli.Running;

/// <summary><c>ecosim report</c>: the report of a folder of results, from its summary alone.</summary>
internal sealed class WriteReport(string folder, Language language, string? output, Screen screen)
{
    /// <summary>Returns the exit code.</summary>
    public int Go()
    {
        string file = output ?? Path.Combine(folder, HtmlReport.FileName(language));
        try
        {
            string html = HtmlReport.Write(StoredResults.Open(folder).Summary, language);
            if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } parent) Directory.CreateDirectory(parent);
            // Whole or not at all.
            string aside = file + ".tmp";
            File.WriteAllText(aside, html, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(aside, file, overwrite: true);
        }
        catch (ResultFolderException e)
        {
            return Fail(e.Message);
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
