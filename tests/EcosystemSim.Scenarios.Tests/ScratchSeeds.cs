namespace EcosystemSim.Scenarios.Tests;

/// <summary>A copy of the small world with its seeds in a folder of its own, to be spoilt.</summary>
internal sealed class ScratchSeeds : IDisposable
{
    public ScratchSeeds()
    {
        Folder = Directory.CreateTempSubdirectory("ecosim-seeds-").FullName;
        Directory.CreateDirectory(Path.Combine(Folder, "seeds", "small-world"));
        foreach (string name in (string[])["parameters.yaml", "evidence.yaml", "mappings.yaml", "statements.yaml", "small-world/system.yaml"])
            File.Copy(Repository.File($"seeds/{name}"), Path.Combine(Folder, "seeds", name));
        File.Copy(Repository.File("scenarios/small-world.yaml"), Scenario);
    }

    public string Folder { get; }

    public string Scenario => Path.Combine(Folder, "small-world.yaml");

    /// <summary>Replaces the first occurrence of a text in a file, which must have it.</summary>
    public void Replace(string file, string old, string by)
    {
        string path = Path.Combine(Folder, file);
        string text = File.ReadAllText(path);
        int at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} has no '{old}'.");
        File.WriteAllText(path, text[..at] + by + text[(at + old.Length)..]);
    }

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
