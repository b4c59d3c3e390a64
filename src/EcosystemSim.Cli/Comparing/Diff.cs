using System.Collections.Immutable;
using EcosystemSim.Cli.Running;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Scenarios;
using EcosystemSim.Scenarios.Comparison;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Cli.Comparing;

/// <summary>What sets two things apart, in sentences and place by place.</summary>
/// <param name="A">What the first is.</param>
/// <param name="B">What the second is.</param>
/// <param name="Equal">What is said where there is no difference.</param>
/// <param name="First">What the first states.</param>
/// <param name="Second">What the second states.</param>
internal sealed record Diff(string A, string B, string Equal, ImmutableArray<string> Sentences, SectionFact First, SectionFact Second)
{
    /// <summary>Place by place; what only one of them has as a whole is one place.</summary>
    public ImmutableArray<Difference> Differences { get; } = Comparer.Compare(First, Second);

    /// <summary>The rows of the table for people, who would not read thousands; what machines get is place by place.</summary>
    public ImmutableArray<Difference> Rows { get => field.IsDefault ? Differences : field; init; }

    /// <summary>Compares what the operands name; null where they name nothing that can be compared, which has been written.</summary>
    /// <param name="operands">One or two of: scenario, scenario and arm with <c>#</c> between, folder of results.</param>
    /// <param name="arms">Names of arms that are asked for beside the operands.</param>
    public static Diff? Of(string[] operands, string[] arms, Screen screen)
    {
        if (operands.All(IsFolder) && arms.Length == 0)
            return operands.Length == 2 ? ResultDiff.Of(operands[0], operands[1], screen) : Wrong("one folder of results cannot be compared with nothing; name two.");
        if (operands.All(IsFolder))
            return Wrong($"arms of a folder of results cannot be compared by diff: 'ecosim report {operands[0]}' shows what came out of each arm, and 'ecosim diff SCENARIO --arms {string.Join(' ', arms)}' what sets the arms of its scenario apart.");
        // A second folder that is not there is told as that, and not as a scenario.
        if (operands.Any(IsFolder) && operands.FirstOrDefault(o => !IsFolder(o) && !Shipped.Names.Contains(Operand(o, null).File) && !File.Exists(Operand(o, null).File)) is { } nothing)
            return Wrong($"there is no folder of results '{Characters.Short(nothing)}', and no scenario of that name.");
        if (operands.Where(IsFolder).FirstOrDefault() is { } folder) return Wrong($"{folder} is a folder; results are compared with results, scenarios with scenarios.");
        if (arms.Length > 2) return Wrong($"'--arms' names {arms.Length} arms; expected two.");
        var a = Operand(operands[0], arms.FirstOrDefault());
        var b = Operand(operands[^1], arms.LastOrDefault());
        if (operands.Length == 1 && arms.Length < 2) return Wrong("there is nothing to compare with; name a second file, or two arms with --arms.");
        if (a.Arm is null != b.Arm is null) return Wrong("an arm is compared with an arm, a scenario with a scenario; name an arm of both, such as SCENARIO#fragmented SCENARIO#coordinated.");
        if (Load.Scenario(a.File, screen) is not { } first) return null;
        if ((b.File == a.File ? first : Load.Scenario(b.File, screen)) is not { } second) return null;
        if (a.Arm is null || b.Arm is null) return OfScenarios(a.File, first, b.File, second);
        // Both are checked, so that both names are told at once.
        bool unknown = Load.UnknownArms(first, [a.Arm], screen, operands.Length == 2 && arms.Length == 0 ? operands[0] : "--arms");
        unknown |= Load.UnknownArms(second, [b.Arm], screen, operands.Length == 2 && arms.Length == 0 ? operands[1] : "--arms");
        return unknown ? null : OfArms(a, first, b, second);

        Diff? Wrong(string message)
        {
            screen.Error.WriteLine($"ecosim: {message}");
            return null;
        }
    }

    private static bool IsFolder(string operand) => !Shipped.Names.Contains(operand) && Directory.Exists(operand);

    private static Diff OfScenarios(string fileA, Scenario a, string fileB, Scenario b)
    {
        var (x, y) = (ScenarioFacts.Of(a), ScenarioFacts.Of(b));
        return new(
            fileA, fileB, "The two scenarios come to the same.",
            DifferenceSentences.OfScenarios(x, y), x, y);
    }

    private static Diff OfArms((string File, string? Arm) a, Scenario first, (string File, string? Arm) b, Scenario second)
    {
        var (x, y) = (ScenarioFacts.OfArm(first, a.Arm!), ScenarioFacts.OfArm(second, b.Arm!));
        return new(
            $"{a.File}, arm {a.Arm}", $"{b.File}, arm {b.Arm}", "The two arms have the same policy.",
            DifferenceSentences.OfArms(a.Arm!, x, b.Arm!, y), x, y);
    }

    private static (string File, string? Arm) Operand(string text, string? arm)
    {
        int hash = text.LastIndexOf('#');
        // A file may have the sign in its name.
        return hash < 0 || File.Exists(text) ? (text, arm) : (text[..hash], text[(hash + 1)..]);
    }
}
