namespace EcosystemSim.Scenarios.Tests;

/// <summary>The files that the project ships. What else lies in the folders is a user's own and no matter of the tests.</summary>
internal static class Shipped
{
    public static readonly string[] Scenarios = ["scenarios/neutral.yaml", "scenarios/small-world.yaml", "scenarios/west-denmark.yaml"];

    public static readonly string[] Seeds =
    [
        "seeds/evidence.yaml", "seeds/mappings.yaml", "seeds/parameters.yaml", "seeds/statements.yaml", "seeds/neutral/system.yaml", "seeds/small-world/system.yaml",
        "seeds/west-denmark/municipalities.yaml", "seeds/west-denmark/population.yaml", "seeds/west-denmark/providers.yaml",
        "seeds/west-denmark/regions.yaml", "seeds/west-denmark/sectors.yaml",
    ];
}
