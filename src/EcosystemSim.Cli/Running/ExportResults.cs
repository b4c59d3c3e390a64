using System.IO.Compression;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Reporting.Workbooks;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Cli.Running;

/// <summary><c>ecosim export</c>: the tables of a run for other programs. Another file is replaced only where that is asked for.</summary>
internal static class ExportResults
{
    private const string Workbook = ".xlsx", Table = ".csv", PackedTable = ".csv.gz";

    /// <summary>Writes a workbook and returns the exit code.</summary>
    public static int Excel(string folder, string? output, bool force, Screen screen) => ResultInput.Guard(folder, screen, () =>
    {
        var results = StoredResults.Open(folder);
        return Guard(output ?? FolderFile.PathOf(folder, results.Summary.Scenario + Workbook), [Workbook], screen, "workbook", file =>
        {
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
        });
    });

    /// <summary>Writes the observations as CSV and returns the exit code.</summary>
    public static int Csv(string folder, string? output, bool force, Screen screen) => ResultInput.Guard(folder, screen, () =>
    {
        var results = StoredResults.Open(folder);
        return Guard(output ?? FolderFile.PathOf(folder, ResultPaths.Observations + PackedTable), [PackedTable, Table], screen, "table", file =>
        {
            if (File.Exists(file) && !force) return Fail(screen, $"{file} is there already; --force replaces it.");
            FolderFile.ReplaceAt(file, stream =>
            {
                if (!file.EndsWith(PackedTable, StringComparison.OrdinalIgnoreCase))
                {
                    results.WriteObservations(folder, stream);
                    return;
                }
                using var packed = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
                results.WriteObservations(folder, packed);
            });
            screen.Out.WriteLine($"Observations: {file}");
            return ExitCode.Done;
        });
    });

    private static int Guard(string file, string[] extensions, Screen screen, string what, Func<string, int> write)
    {
        try
        {
            if (!extensions.Any(extension => file.EndsWith(extension, StringComparison.OrdinalIgnoreCase))) return Fail(screen, $"'--out' is '{file}'; expected a name that ends with {string.Join(" or ", extensions)}.");
            if (Directory.Exists(file)) return Fail(screen, $"{file} is a folder; expected the name of a file.");
            if (OrdinaryFile.WhyNot(file) is { } why) return Fail(screen, $"{file} cannot be replaced: {why}");
            return write(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(screen, $"Unable to write the {what}: {e.Message}");
        }
    }

    private static int Fail(Screen screen, string message)
    {
        screen.Error.WriteLine($"ecosim: {message}");
        return ExitCode.BadInput;
    }
}
