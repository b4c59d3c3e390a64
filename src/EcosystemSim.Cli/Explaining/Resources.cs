namespace EcosystemSim.Cli.Explaining;

/// <summary>Files that are part of this program.</summary>
internal static class Resources
{
    public static string Text(string name)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"This build lacks '{name}'.");
        return new StreamReader(stream).ReadToEnd().ReplaceLineEndings("\n");
    }
}
