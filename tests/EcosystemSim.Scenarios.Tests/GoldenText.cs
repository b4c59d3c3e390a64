namespace EcosystemSim.Scenarios.Tests;

/// <summary>Text that is checked in; ES_UPDATE_GOLDEN=1 rewrites it.</summary>
internal static class GoldenText
{
    public static void Check(string path, string found)
    {
        if (Environment.GetEnvironmentVariable("ES_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, found);
            return;
        }
        Assert.True(File.Exists(path), $"There is no {path}. Set ES_UPDATE_GOLDEN=1 to write it.");
        Assert.Equal(File.ReadAllText(path), found);
    }
}
