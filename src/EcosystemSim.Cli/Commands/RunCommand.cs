using System.CommandLine;
using System.CommandLine.Parsing;
using EcosystemSim.Cli.Running;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Cli.Commands;

/// <summary><c>ecosim run SCENARIO</c>.</summary>
internal static class RunCommand
{
    public static Command Make(Screen screen, Interrupts? interrupts) => Make((request, json) =>
        json ? RunDocument.Write(screen, quiet => new RunScenario(request, quiet, interrupts).Go()) : new RunScenario(request, screen, interrupts).Go());

    // Options that decide what is computed; see RunRequest.OfExperiment.
    private static readonly string[] OfExperiment = ["--replications", "--until", "--quarters", "--seed", "--arms", "--set", "--only", "--labour", "--parameters", "--no-equal-outlay", "--lever-arms", "--sweep-load", "--by-cost", "--break-even"];

    /// <summary>Reads the arguments of a run, as a stored file keeps them; null where they are none.</summary>
    /// <param name="refused">Options among them that are no part of an experiment; with any of them nothing is read.</param>
    public static RunRequest? ReadStored(IEnumerable<string> args, out IReadOnlyList<string> refused)
    {
        RunRequest? found = null;
        var root = new RootCommand
        {
            Make((request, _) =>
            {
                found = request;
                return ExitCode.Done;
            }),
        };
        var parsed = root.Parse([.. args], new ParserConfiguration { ResponseFileTokenReplacer = null });
        refused = [.. parsed.CommandResult.Children.OfType<OptionResult>().Where(given => !given.Implicit).Select(given => given.Option.Name).Except(OfExperiment)];
        if (parsed.Errors.Count == 0 && refused.Count == 0) parsed.Invoke();
        return found?.OfExperiment();
    }

    private static Command Make(Func<RunRequest, bool, int> go)
    {
        var file = new Argument<string>(ScenarioArgument.Name) { Description = ScenarioArgument.Meaning };
        var replications = OptionParsers.WholeOrAuto("--replications", "Times that every arm is run, each time with other luck; auto: 20 to 400, until the difference is known to the scenario's precision.", 1, 100_000);
        var until = OptionParsers.Until("--until", $"Run {AutoReplications.Least} to {AutoReplications.Most} replications, until a difference of the answer's arm from the baseline is known that well: half the width of its 95 % interval by simulation error. job_years, jobs at the headline, or an outcome of the scenario.");
        var quarters = OptionParsers.Whole("--quarters", "Recorded quarters.", 1, 400);
        var seed = OptionParsers.Whole("--seed", "Seed of all luck, the population's included.", 0, uint.MaxValue);
        var arms = OptionParsers.Names("--arms", "Arms to run. The baseline, the arm without support and those that the arms are based on run in any case.");
        var set = OptionParsers.Settings("--set", "Set a parameter (search.blur=0.4), the strength of a lever in all agreements (levers.triage.strength=0.5) or a key of the scenario (scenario.population.scale=0.1) beyond the files; may be repeated.");
        var only = OptionParsers.Numbers("--only", "Compute only the replications with these numbers, from 0.");
        var shard = OptionParsers.Shard("--shard", "Compute only the I-th of N parts of the replications; 'ecosim merge' joins the parts.");
        var threads = OptionParsers.Whole("--threads", "Threads that compute, in a cluster replications at once; never changes a result. [default: one per core, in a cluster as many as its silos have]", 1, 1024);
        var blockSize = OptionParsers.BlockSize("--block-size", "Firms that are stepped together; never changes a result. [default: all]");
        var output = new Option<string?>("--out") { HelpName = "DIR", Description = "Folder of results. [default: results/<scenario>-<hash of the inputs>]" };
        var force = new Option<bool>("--force") { Description = "Run anew, replacing results that are there; write into a folder that holds something else." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be run and what it would take; write nothing." };
        var details = new Option<bool>("--details") { Description = "Print all tables and sentences below the answer." };
        var byRegion = new Option<bool>("--by-region") { Description = "Print tables by region too." };
        var sweepLoad = new Option<bool>("--sweep-load") { Description = "Repeat the comparison at loads from .5 to 1.1 of the advisers' hours and say where its sign turns." };
        var byCost = new Option<bool>("--by-cost") { Description = "With --sweep-load: repeat each load at costs of coordination from none to four times their own, for the map of where coordination pays." };
        var leverArms = new Option<bool>("--lever-arms") { Description = "Run the arms of single levers too, which lever_arms in the scenario asks for: each lever added alone, and each taken away." };
        var noEqualOutlay = new Option<bool>("--no-equal-outlay") { Description = "Do without the money-matched twins: each arm once more, with grants that follow the public outlay of the baseline." };
        var labour = OptionParsers.Word("--labour", "Run under this labour closure only. [default: those of the scenario]", "slack", "binding");
        var parameters = OptionParsers.Parameters("drawn: each replication draws its own parameters from their priors, and intervals hold both kinds of uncertainty; fixed: all take the values of the files, and intervals hold simulation error only.");
        var breakEven = new Option<string?>("--break-even") { HelpName = "ARM", Arity = ArgumentArity.ZeroOrOne, Description = "Find the cost of coordination at which an arm ceases to pay. [default: the arm that the answer speaks of]" };
        var engine = OptionParsers.Word("--engine", $"Engine that runs it; never changes a result. [default: {Engines.Default}]", Engines.Local, Engines.Orleans);
        var granularity = new Option<Granularity?>("--granularity")
        {
            HelpName = "replication|actors[:N|:firm]",
            Description = "What is a grain of the orleans engine: a whole replication; or every provider, agreement and governing body, with firms in 4 or N blocks or each by itself; never changes a result. [default: replication]",
            CustomParser = result =>
            {
                if (Granularity.Parse(result.Tokens[0].Value) is { } parsed) return parsed;
                result.AddError($"'--granularity' is '{result.Tokens[0].Value}'; expected replication, actors, actors:N with N from 1 to {Granularity.MostBlocks} blocks of firms, or actors:firm.");
                return null;
            },
        };

        var cluster = new ClusterOptions("Run it on a cluster of silos ('ecosim silo'), which meet in this PostgreSQL database; never changes a result.", required: false);
        var format = OptionParsers.Format();
        var command = new Command("run", "Run a scenario and print the answer.")
        {
            file, replications, until, quarters, seed, arms, set, only, shard, threads, blockSize, output, force, dryRun, details, byRegion, sweepLoad, byCost, leverArms, noEqualOutlay, labour, parameters, breakEven, engine, granularity, format,
        };
        cluster.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(cluster.Connection) is not null)
            {
                if ((result.GetValue(engine) ?? Engines.Default) != Engines.Orleans) result.AddError("--cluster is for the orleans engine; the local one uses this machine only.");
                if (result.GetResult(sweepLoad) is { Implicit: false } || result.GetResult(breakEven) is { Implicit: false })
                    result.AddError("--sweep-load and --break-even run on this machine; they do not go with --cluster.");
            }
            if (result.GetResult(until) is not null && ((Option[])[replications, only, shard]).FirstOrDefault(o => result.GetResult(o) is { Implicit: false }) is { } number) result.AddError($"'--until' takes as many replications as it needs; it does not go with '{number.Name}'.");
            if (result.GetResult(until) is not null && (result.GetResult(sweepLoad) is { Implicit: false } || result.GetResult(breakEven) is { Implicit: false })) result.AddError("--sweep-load and --break-even run a number of replications; they do not go with '--until'.");
            if (result.GetResult(shard) is not null && result.GetResult(only) is not null) result.AddError("--shard and --only both choose replications; expected one of them.");
            if (result.GetResult(granularity) is { Implicit: false, Tokens: [{ Value: var split }] } && Granularity.Parse(split) is not null && result.GetResult(cluster.Connection) is null && (result.GetValue(engine) ?? Engines.Default) != Engines.Orleans)
                result.AddError("--granularity is for the orleans engine; the local one has blocks within its threads (--block-size).");
            bool sweeps = result.GetResult(sweepLoad) is { Implicit: false } || result.GetResult(breakEven) is { Implicit: false };
            if (result.GetResult(shard) is not null && sweeps) result.AddError("--shard computes a part of one experiment; it does not go with --sweep-load or --break-even.");
            if (sweeps && result.GetValue(parameters) == "drawn") result.AddError("--sweep-load and --break-even vary a parameter of their own; they do not go with --parameters drawn.");
            if (result.GetResult(byCost) is { Implicit: false } && result.GetResult(sweepLoad) is not { Implicit: false }) result.AddError("--by-cost is for --sweep-load.");
            string[] asked = [.. ((Option[])[sweepLoad, leverArms, breakEven]).Where(o => result.GetResult(o) is { Implicit: false }).Select(o => $"'{o.Name}'")];
            if (asked.Length > 1) result.AddError($"{string.Join(" and ", asked)} exclude each other.");
        });
        command.SetAction(parsed =>
        {
            var request = new RunRequest
            {
                File = parsed.GetRequiredValue(file),
                Replications = parsed.GetValue(replications) is > 0 and var number ? number : null,
                IsAuto = parsed.GetValue(replications) == 0,
                Until = parsed.GetValue(until),
                Quarters = (int?)parsed.GetValue(quarters),
                Seed = (uint?)parsed.GetValue(seed),
                Arms = parsed.GetValue(arms),
                Set = parsed.GetValue(set) ?? [],
                Only = parsed.GetValue(only),
                Shard = parsed.GetValue(shard),
                Threads = (int?)parsed.GetValue(threads) ?? (cluster.Read(parsed) is null ? Environment.ProcessorCount : 0),
                BlockSize = parsed.GetValue(blockSize) ?? 0,
                Out = parsed.GetValue(output),
                Force = parsed.GetValue(force),
                DryRun = parsed.GetValue(dryRun),
                Details = parsed.GetValue(details),
                ByRegion = parsed.GetValue(byRegion),
                LeverArms = parsed.GetValue(leverArms),
                EqualOutlay = !parsed.GetValue(noEqualOutlay),
                DrawParameters = OptionParsers.Drawn(parsed.GetValue(parameters)),
                Labour = parsed.GetValue(labour) switch { "slack" => LabourClosure.Slack, "binding" => LabourClosure.Binding, _ => null },
                BreakEven = parsed.GetResult(breakEven) is not null,
                BreakEvenArm = parsed.GetValue(breakEven),
                SweepLoad = parsed.GetValue(sweepLoad),
                ByCost = parsed.GetValue(byCost),
                Engine = parsed.GetValue(engine) ?? Engines.Default,
                Cluster = cluster.Read(parsed),
                Granularity = parsed.GetValue(granularity) ?? Granularity.Replication,
            };
            return go(request, parsed.GetValue(format) == OptionParsers.Json);
        });
        return command;
    }
}
