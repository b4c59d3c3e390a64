using System.Reflection;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments;

/// <summary>Which code made a result.</summary>
public static class ModelVersion
{
    /// <summary>Version of the product, such as 0.1.0.</summary>
    public static string Product { get; } = typeof(ExperimentPlan).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>How to cite it, as the README says; the scenario and the result hash belong beside it.</summary>
    public static string Citation { get; } =
        $"EcosystemSim contributors (2026). EcosystemSim: a simulator of regional innovation ecosystems, version {Product}.";

    /// <summary>
    /// Version of the model and of what reads its scenarios: the product's version and the identity of the two compiled
    /// assemblies, so that changed code never finds the results of the code before it.
    /// </summary>
    public static string Text { get; } =
        $"{Product}+{Identity(typeof(ExperimentPlan).Assembly)}.{Identity(Assembly.Load("EcosystemSim.Scenarios"))}";

    private static string Identity(Assembly assembly) => assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];
}
