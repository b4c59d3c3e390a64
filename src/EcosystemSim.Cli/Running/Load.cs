using System.Collections.Immutable;
using EcosystemSim.Cli.Commands;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Scenarios;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Cli.Running;

/// <summary>Loads a scenario, or says all that is wrong with it.</summary>
internal static class Load
{
    /// <summary>Reads a scenario: a file, or one that the program carries. Null for a name that it does not carry, which has been written.</summary>
    /// <param name="settings">What is set beyond the files.</param>
    public static LoadResult? Read(string asked, Screen screen, ImmutableArray<Setting> settings = default)
    {
        if (Shipped.IsName(asked))
        {
            if (!Shipped.Names.Contains(asked))
            {
                screen.Error.WriteLine($"ecosim: {Shipped.Unknown(asked)}");
                return null;
            }
            string path = Shipped.PathOf(asked);
            if (File.Exists(path) && Shipped.ChangedHere() is { } changed)
                screen.Error.WriteLine($"'{asked}' is the scenario as this program carries it, and not with {changed} as it is here; to use the files here, call it {path}.");
        }
        return Again(asked, settings.IsDefault ? [] : settings);
    }

    /// <summary>Reads a scenario that has been read before, with other settings.</summary>
    public static LoadResult Again(string asked, IReadOnlyList<Setting> settings) =>
        Shipped.IsName(asked) ? ScenarioLoader.Load(Shipped.PathOf(asked), settings, Shipped.Files) : ScenarioLoader.Load(asked, settings);

    /// <summary>Null where there are errors; they have been written.</summary>
    /// <param name="asked">Path of a file, or name of a scenario that the program carries.</param>
    /// <param name="settings">What is set beyond the files.</param>
    public static Scenario? Scenario(string asked, Screen screen, ImmutableArray<Setting> settings = default)
    {
        if (Read(asked, screen, settings) is not { } result) return null;
        foreach (var warning in result.Warnings)
        {
            screen.Document?.Take([warning]);
            screen.Error.WriteLine(DiagnosticRenderer.Headline(warning));
        }
        if (result.Scenario is { } scenario) return scenario;
        screen.Document?.Take(result.Diagnostics);
        screen.Error.Write(DiagnosticRenderer.Render(result.Diagnostics));
        screen.Error.WriteLine(Count(result.Diagnostics.Length));
        return null;
    }

    /// <summary>Whether some of the arms asked for are not in the scenario; they have been written, each with the nearest name.</summary>
    /// <param name="option">That asked for them.</param>
    public static bool UnknownArms(Scenario scenario, ImmutableArray<string>? asked, Screen screen, string option = "--arms")
    {
        string[] known = [.. scenario.ArmIds];
        string[] unknown = [.. (asked ?? []).Where(name => !known.Contains(name))];
        foreach (string name in unknown) screen.Error.WriteLine($"ecosim: '{option}' names the unknown arm '{Characters.Short(name)}'. {Suggestions.For(name, known)}");
        return unknown.Length > 0;
    }

    /// <summary>Says which arms are run beside those asked for, because these are based on them.</summary>
    public static void TellBases(Scenario scenario, ImmutableArray<string>? asked, Screen screen)
    {
        if (asked is not { IsDefaultOrEmpty: false } some) return;
        string[] kept = [.. scenario.BasesOf(some).Where(a => a != scenario.Baseline && a != scenario.WithoutSupport)];
        if (kept.Length > 0) screen.Out.WriteLine($"--arms leaves out {string.Join(", ", kept)}, which others are based on; kept, to show what these add.");
    }

    /// <summary>Such as <c>1 error.</c></summary>
    public static string Count(int errors) => errors == 1 ? "1 error." : $"{errors} errors.";
}
