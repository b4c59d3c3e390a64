using EcosystemSim.Cli.Explaining;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Cli.Running;

/// <summary><c>ecosim init</c>: writes what the program carries into a folder. All of it or nothing, and over nothing that is there.</summary>
internal sealed class WriteShipped(string home, Screen screen)
{
    // The scenarios last: where they are, all that they need is there.
    private static readonly string[] Folders = ["schemas", "seeds", "scenarios"];

    /// <summary>Returns the exit code.</summary>
    public int Go()
    {
        if (File.Exists(home)) return Fail($"{home} is a file; expected a folder.");
        string[] there = [.. Folders.Where(folder => Path.Exists(Path.Combine(home, folder))).Select(Here)];
        if (there.Length > 0) return Fail($"{string.Join(" and ", there)} {(there.Length == 1 ? "is" : "are")} there already; nothing is ever overwritten. Name a folder without: ecosim init DIR.");
        bool isNewHome = !Directory.Exists(home);
        string? stage = null;
        var moved = new List<string>();
        try
        {
            Directory.CreateDirectory(home);
            // Beside its place, so that giving it its name copies nothing.
            stage = Directory.CreateDirectory(Path.Combine(home, $".ecosim-init-{Path.GetRandomFileName()}")).FullName;
            foreach (string path in Shipped.Paths)
            {
                string file = Path.Combine(stage, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllBytes(file, Resources.Bytes(path));
            }
            SchemaWriter.WriteTo(Path.Combine(stage, "schemas"));
            foreach (string folder in Folders)
            {
                Directory.Move(Path.Combine(stage, folder), Path.Combine(home, folder));
                moved.Add(Path.Combine(home, folder));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            foreach (string folder in moved) Directory.Delete(folder, recursive: true);
            return Fail($"cannot write into {home}: {e.Message.TrimEnd('.')}.");
        }
        finally
        {
            if (stage is not null) Directory.Delete(stage, recursive: true);
            if (isNewHome && Directory.Exists(home) && !Directory.EnumerateFileSystemEntries(home).Any()) Directory.Delete(home);
        }
        string first = Here(Shipped.PathOf("west-denmark"));
        if (first.Contains(' ', StringComparison.Ordinal)) first = $"\"{first}\"";
        screen.Out.WriteLine($"Wrote {Here("scenarios/")} with {Shipped.Names.Length} scenarios, {Here("seeds/")} with what they are about, and {Here("schemas/")} for editors.");
        screen.Out.WriteLine("Edit them, and call them by their paths; a bare name is the scenario as the program carries it. Next:");
        screen.Out.WriteLine($"  ecosim check {first}");
        screen.Out.WriteLine($"  ecosim run {first}");
        return ExitCode.Done;
    }

    private string Here(string path) => home is "." ? path : Path.Combine(home, path);

    private int Fail(string message)
    {
        screen.Error.WriteLine($"ecosim: {message} Nothing was written.");
        return ExitCode.BadInput;
    }
}
