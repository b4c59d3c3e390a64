using System.Collections.Immutable;
using EcosystemSim.Cli.Running;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.TwoWorlds;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Cli.Pages;

/// <summary>What a page is made of.</summary>
/// <param name="Scenarios">Names or paths; none for the worlds for teaching.</param>
/// <param name="Settings">What is set beyond the files.</param>
/// <param name="Arms">The two arms; null for the baseline and the arm that the answer speaks of.</param>
/// <param name="Precomputed">Whether the model is left out.</param>
internal sealed record PageRequest(ImmutableArray<string> Scenarios, ImmutableArray<Setting> Settings, ImmutableArray<string>? Arms, bool Precomputed, int Threads)
{
    /// <summary>Scenarios for teaching: advisers with time to spare, advisers with full diaries, and the first with fewer firms.</summary>
    public static ImmutableArray<string> ForTeaching { get; } = ["teaching", "teaching-busy", "teaching-500"];

    /// <summary>The worlds; null where something is wrong, which has been written.</summary>
    public IReadOnlyList<PageWorld>? Worlds(Screen screen)
    {
        var worlds = new List<PageWorld>();
        foreach (string asked in Scenarios.IsEmpty ? ForTeaching : Scenarios)
        {
            if (Load.Scenario(asked, screen, Settings) is not { } scenario) return null;
            if (Load.UnknownArms(scenario, Arms, screen)) return null;
            if (WorldDocument.PlanOf(scenario, Arms) is not { } plan)
            {
                screen.Error.WriteLine($"ecosim: a page shows two different arms; this scenario has {string.Join(", ", scenario.ArmIds)}. Name two with --arms A,B.");
                return null;
            }

            if (worlds.Any(world => world.Id == scenario.Id))
            {
                screen.Error.WriteLine($"ecosim: two scenarios are called '{scenario.Id}'; the page tells its worlds apart by that name.");
                return null;
            }

            worlds.Add(new(scenario, plan));
        }

        return worlds;
    }
}
