using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using EcosystemSim.Cli.Running;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Cli.Commands;

/// <summary>The options of all commands that run a design.</summary>
/// <param name="kind">See <see cref="DesignRequest.Kind"/>.</param>
/// <param name="replications">Replications of each point, unless asked for.</param>
internal sealed class DesignOptions(string kind, int replications)
{
    private Argument<string> File { get; } = new(ScenarioArgument.Name) { Description = ScenarioArgument.Meaning };

    public Option<string[]> Vary { get; } = new("--vary")
    {
        HelpName = "PATH[=VALUES]",
        AllowMultipleArgumentsPerToken = true,
        Description = "What is varied: a parameter over its prior (search.blur), over a range of your own (search.blur=0.2..0.8) or at some values (search.blur=0.2,0.4); a group (search) or all parameters outside the levers (all); "
            + "the strength of a lever (levers.triage.strength); a key of the scenario at some values (scenario.population.scale=0.5,1).",
    };

    private Option<long?> Replications { get; } = OptionParsers.Whole("--replications", $"Replications of each point, all points with the same luck; more later keep these. [default: {replications}]", 1, 100_000);

    private Option<ImmutableArray<string>?> Arms { get; } = OptionParsers.Names("--arms", "Arms to run beside the baseline. [default: the arm that the answer speaks of]");

    private Option<ImmutableArray<Scenarios.Setting>?> Set { get; } = OptionParsers.Settings("--set", "Set a parameter, a lever's strength or a key of the scenario in all points, such as scenario.population.scale=0.1.");

    private Option<ImmutableArray<string>?> Outcomes { get; } = OptionParsers.Names("--outcomes", "Outcomes to record beside job_years, specialised_per_1000 and public_cost. [default: those of the scenario]");

    private Option<string?> Labour { get; } = OptionParsers.Word("--labour", "Run under this labour closure only. [default: those of the scenario]", "slack", "binding");

    private Option<bool> NoEqualOutlay { get; } = new("--no-equal-outlay") { Description = "Do without the money-matched twins: each arm once more, with grants that follow the public outlay of the baseline." };

    private Option<long?> Quarters { get; } = OptionParsers.Whole("--quarters", "Recorded quarters.", 1, 400);

    private Option<long?> Seed { get; } = OptionParsers.Whole("--seed", "Seed of all luck, the population's included.", 0, uint.MaxValue);

    public Option<long?> SampleSeed { get; } = OptionParsers.Whole("--sample-seed", "Seed of the sample; another one is another sample. [default: 1]", 0, uint.MaxValue);

    private Option<Experiments.Shard?> Shard { get; } = OptionParsers.Shard("--shard", "Compute only the I-th of N parts of the points; 'ecosim merge' joins the parts.");

    private Option<long?> Threads { get; } = OptionParsers.Whole("--threads", "Threads that compute; never changes a result. [default: one per core]", 1, 1024);

    private Option<string?> Engine { get; } = OptionParsers.Word("--engine", $"Engine that runs it; never changes a result. [default: {Engines.Local}]", Engines.Local, Engines.Orleans);

    private Option<string?> Out { get; } = new("--out") { HelpName = "DIR", Description = "Folder of results. [default: results/<scenario>-<kind>-<hash of the inputs>]" };

    private Option<bool> Force { get; } = new("--force") { Description = "Run anew, replacing results that are there." };

    private Option<bool> DryRun { get; } = new("--dry-run") { Description = "Say how many points there are and what they would take; write nothing." };

    public Command AddTo(Command command)
    {
        command.Add(File);
        foreach (var option in (Option[])[Vary, Replications, Arms, Set, Outcomes, Labour, NoEqualOutlay, Quarters, Seed, SampleSeed, Shard, Threads, Engine, Out, Force, DryRun]) command.Add(option);
        // It takes all that follows, a misspelt option included.
        command.Validators.Add(result =>
        {
            foreach (string found in result.GetResult(Vary)?.Tokens.Select(token => token.Value).Where(value => value.StartsWith("--", StringComparison.Ordinal)) ?? [])
                result.AddError($"unknown option '{found}'. {Suggestions.For(found.Split('=')[0], [.. command.Options.Select(o => o.Name)])}");
        });
        return command;
    }

    /// <param name="unlessAsked">What is varied where the command line says nothing.</param>
    public DesignRequest Read(ParseResult parsed, params ImmutableArray<string> unlessAsked) => new()
    {
        Kind = kind,
        Run = new RunRequest
        {
            File = parsed.GetRequiredValue(File),
            Replications = (int?)parsed.GetValue(Replications) ?? replications,
            Quarters = (int?)parsed.GetValue(Quarters),
            Seed = (uint?)parsed.GetValue(Seed),
            Arms = parsed.GetValue(Arms),
            Set = parsed.GetValue(Set) ?? [],
            Labour = parsed.GetValue(Labour) switch { "slack" => LabourClosure.Slack, "binding" => LabourClosure.Binding, _ => null },
            EqualOutlay = !parsed.GetValue(NoEqualOutlay),
            Shard = parsed.GetValue(Shard),
            Threads = (int?)parsed.GetValue(Threads) ?? Environment.ProcessorCount,
            Engine = parsed.GetValue(Engine) ?? Engines.Local,
            Out = parsed.GetValue(Out),
            Force = parsed.GetValue(Force),
            DryRun = parsed.GetValue(DryRun),
        },
        Vary = parsed.GetValue(Vary) is { Length: > 0 } vary ? [.. vary] : unlessAsked,
        SampleSeed = (uint?)parsed.GetValue(SampleSeed) ?? 1,
        Outcomes = parsed.GetValue(Outcomes),
    };
}
