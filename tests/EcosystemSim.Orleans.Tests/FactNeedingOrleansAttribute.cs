namespace EcosystemSim.Orleans.Tests;

/// <summary>A fact that is skipped, with the reason, where the build has no Orleans.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactNeedingOrleansAttribute : FactAttribute
{
    public FactNeedingOrleansAttribute() => Skip = OrleansFeature.WhyNot;
}

/// <summary>A theory that is skipped, with the reason, where the build has no Orleans.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryNeedingOrleansAttribute : TheoryAttribute
{
    public TheoryNeedingOrleansAttribute() => Skip = OrleansFeature.WhyNot;
}
