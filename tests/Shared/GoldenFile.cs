using Xunit;

namespace EcosystemSim;

/// <summary>What is checked in and compared, byte by byte, with what is made now. ES_UPDATE_GOLDEN=1 writes it anew; the commit that does so says why.</summary>
internal static class GoldenFile
{
    /// <summary>Whether files are written and not compared.</summary>
    public static bool Updates { get; } = Environment.GetEnvironmentVariable("ES_UPDATE_GOLDEN") == "1";

    /// <param name="path">From the top of the repository.</param>
    public static void Check(string path, string now)
    {
        string file = Repository.File(path);
        if (Updates) File.WriteAllText(file, now);
        Assert.True(File.Exists(file), $"There is no {path}; ES_UPDATE_GOLDEN=1 writes it.");
        Assert.Equal(File.ReadAllText(file), now);
    }

    /// <summary>The same for the part of a page between two marks, which stay.</summary>
    public static void CheckPart(string path, string begin, string end, string now)
    {
        string text = File.ReadAllText(Repository.File(path));
        int from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length, to = text.IndexOf(end, StringComparison.Ordinal);
        Assert.True(from >= begin.Length && to >= from, $"{path} has no {begin} … {end}.");
        Check(path, text[..from] + now + text[to..]);
    }
}
