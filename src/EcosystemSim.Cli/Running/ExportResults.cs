using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Reporting.Workbooks;

namespace EcosystemSim.Cli.Running;

/// <summary><c>ecosim export</c>: the tables of a run for other programs.</summary>
internal static class ExportResults
{
    private const string Extension = ".xlsx";

    /// <summary>Writes a workbook and returns the exit code. Another file is replaced only where that is asked for.</summary>
    public static int Excel(string folder, string? output, bool force, Screen screen)
    {
        try
        {
            var results = StoredResults.Open(folder);
            string file = output ?? Path.Combine(folder, results.Summary.Scenario + Extension);
            if (!file.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)) return Fail(screen, $"'--out' is '{file}'; expected a name that ends with {Extension}.");
            if (Directory.Exists(file)) return Fail(screen, $"{file} is a folder; expected the name of a file.");
            byte[] workbook = WorkbookWriter.Bytes(RunWorkbook.Sheets(results, folder));
            if (File.Exists(file) && !force)
            {
                if (!File.ReadAllBytes(file).AsSpan().SequenceEqual(workbook)) return Fail(screen, $"{file} is there already and is another; --force replaces it.");
                screen.Out.WriteLine($"The workbook is there already: {file}");
                return ExitCode.Done;
            }
            Write(file, workbook);
            screen.Out.WriteLine($"Workbook: {file}");
            return ExitCode.Done;
        }
        catch (ResultFolderException e)
        {
            return Fail(screen, e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(screen, $"Unable to write the workbook: {e.Message}");
        }
    }

    /// <summary>There is the old file or the whole new one, whatever happens.</summary>
    private static void Write(string file, byte[] bytes)
    {
        string aside = file + ".tmp";
        try
        {
            File.WriteAllBytes(aside, bytes);
            File.Move(aside, file, overwrite: true);
        }
        catch
        {
            if (File.Exists(aside)) File.Delete(aside);
            throw;
        }
    }

    private static int Fail(Screen screen, string message)
    {
        screen.Error.WriteLine($"ecosim: {message}");
        return ExitCode.BadInput;
    }
}
