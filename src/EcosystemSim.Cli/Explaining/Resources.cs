namespace EcosystemSim.Cli.Explaining;

/// <summary>Files that are part of this program.</summary>
internal static class Resources
{
    public static string Text(string name)
    {
        using var stream = Open(name);
        return new StreamReader(stream).ReadToEnd().ReplaceLineEndings("\n");
    }

    public static byte[] Bytes(string name)
    {
        using var stream = Open(name);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Names that begin so.</summary>
    public static IEnumerable<string> Named(string start) =>
        typeof(Resources).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(start, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static Stream Open(string name) =>
        typeof(Resources).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"This build lacks '{name}'.");
}
