using System.Text;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Report;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Cli.Running;

/// <summary><c>ecosim report</c>: the report of a folder of results, from its summary alone.</summary>
internal sealed class WriteReport(string folder, Language language, string? output, Screen screen)
{
    /// <summary>Returns the exit code.</summary>
    public int Go() => ResultInput.Guard(folder, screen, Write);

    private int Write()
    {
        string file = output ?? Path.Combine(folder, HtmlReport.FileName(language));
        if (output is not null && WhyNotTo(output) is { } why) return Fail(why);
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

    /// <summary>Why a report is not written to a file that the user names: only a page may be replaced by one.</summary>
    private static string? WhyNotTo(string file)
    {
        if (Path.GetExtension(file).ToLowerInvariant() is not (".html" or ".htm")) return $"'--out' is '{file}'; expected a name that ends with .html.";
        if (OrdinaryFile.WhyNot(file) is { } why) return $"{file} cannot be replaced: {why}";
        if (File.Exists(file) && OrdinaryFile.Length(file) > 0 && OrdinaryFile.Read(file, FolderFile.MostBytes).AsSpan().IndexOf(Encoding.UTF8.GetBytes($"id=\"{HtmlReport.RunId}\"")) < 0)
            return $"{file} is there already, and nothing in it says that ecosim wrote it. Please, choose another name with --out.";
        return null;
    }

    private int Fail(string message)
    {
        screen.Error.WriteLine($"ecosim: {message}");
        return ExitCode.BadInput;
    }
}
