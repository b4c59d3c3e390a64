namespace EcosystemSim.Orleans;

/// <summary>Whether this build holds the Orleans engine.</summary>
public static class OrleansFeature
{
    /// <summary>True where the package feed that built this assembly served Microsoft.Orleans.</summary>
    public static bool IsAvailable =>
#if HAS_ORLEANS
        true;
#else
        false;
#endif

    /// <summary>What to tell a user who asks for the Orleans engine; null where it is available.</summary>
    public static string? WhyNot => IsAvailable
        ? null
        : "This build has no Orleans engine, since the package feed it was built from does not serve Microsoft.Orleans: to get it, name a feed that does, "
        + "delete artifacts/feed.props and build again; the local engine gives the same results to the last bit.";
}
