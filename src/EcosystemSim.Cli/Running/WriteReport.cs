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
    public int Go() => ResultInput.Guard(folder, screen, Write);

    private int Write()
    {
        string file = output ?? Path.Combine(folder, HtmlReport.FileName(language));
        try
        {
            byte[] html = Encoding.UTF8.GetBytes(HtmlReport.Write(StoredResults.Open(folder).Summary, language));
            if (output is null) FolderFile.Replace(folder, HtmlReport.FileName(language), html);
            else
            {
                if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } parent) Directory.CreateDirectory(parent);
                FolderFile.ReplaceAt(file, html);
            }
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
