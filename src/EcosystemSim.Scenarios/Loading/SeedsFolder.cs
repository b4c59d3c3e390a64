namespace EcosystemSim.Scenarios.Loading;

/// <summary>Where the seeds lie: beside the scenario, in a folder above it, or at or above where the command was started.</summary>
internal static class SeedsFolder
{
    private const string Name = "seeds";

    // As deep as people nest scenarios; looking further would find other people's seeds.
    private const int Levels = 5;

    /// <summary>The folder as messages show it, or null.</summary>
    public static string? Find(string scenarioPath, FileTree tree)
    {
        foreach (string start in (string[])[Display.Folder(scenarioPath), ""])
        {
            string folder = start;
            for (int level = 0; level < Levels; level++)
            {
                string seeds = Display.Join(folder, Name);
                if (tree.HasFile(Display.Join(seeds, "parameters.yaml"))) return seeds;
                string above = Display.Up(folder);
                if (above == folder) break;
                folder = above;
            }
        }
        return null;
    }
}
