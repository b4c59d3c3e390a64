using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Reporting.Workbooks;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Cli.Running;

/// <summary><c>ecosim export</c>: the tables of a run for other programs.</summary>
internal static class ExportResults
{
    private const string Extension = ".xlsx";

    /// <summary>Writes a workbook and returns the exit code. Another file is replaced only where that is asked for.</summary>
    public static int Excel(string folder, string? output, bool force, Screen screen) =>
        ResultInput.Guard(folder, screen, () => Write(folder, output, force, screen));

    private static int Write(string folder, string? output, bool force, Screen screen)
    {
        try
        {
            var results = StoredResults.Open(folder);
            string file = output ?? FolderFile.PathOf(folder, results.Summary.Scenario + Extension);
            if (!file.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)) return Fail(screen, $"'--out' is '{file}'; expected a name that ends with {Extension}.");
            if (Directory.Exists(file)) return Fail(screen, $"{file} is a folder; expected the name of a file.");
            if (OrdinaryFile.WhyNot(file) is { } why) return Fail(screen, $"{file} cannot be replaced: {why}");
            byte[] workbook = WorkbookWriter.Bytes(RunWorkbook.Sheets(results, folder));
            if (File.Exists(file) && !force)
            {
                if (!OrdinaryFile.Read(file, FolderFile.MostBytes).AsSpan().SequenceEqual(workbook)) return Fail(screen, $"{file} is there already and is another; --force replaces it.");
                screen.Out.WriteLine($"The workbook is there already: {file}");
                return ExitCode.Done;
            }
            FolderFile.ReplaceAt(file, workbook);
            screen.Out.WriteLine($"Workbook: {file}");
            return ExitCode.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(screen, $"Unable to write the workbook: {e.Message}");
        }
    }

    private static int Fail(Screen screen, string message)
    {
        screen.Error.WriteLine($"ecosim: {message}");
        return ExitCode.BadInput;
    }
}
