using System.Collections.Immutable;
using System.CommandLine;
using EcosystemSim.Cli.Pages;
using EcosystemSim.Cli.Running;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Cli.Commands;

/// <summary>What <c>ecosim serve</c> and <c>ecosim page</c> are both told.</summary>
internal sealed class PageOptions
{
    private readonly Argument<string[]> _scenarios = new("SCENARIO")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = $"Scenarios, as files or by name, each with two arms to compare. [default: {string.Join(", ", PageRequest.ForTeaching)}, made for teaching]",
    };

    private readonly Option<ImmutableArray<Setting>?> _settings = OptionParsers.Settings("--set", "Set a parameter, a lever's strength or a key of the scenario beyond the files. Repeatable.");
    private readonly Option<ImmutableArray<string>?> _arms = OptionParsers.Names("--arms", "The two arms. [default: the baseline and the arm that the answer speaks of]");
    private readonly Option<bool> _precomputed = new("--precomputed") { Description = "Leave the model out: the page shows only what is computed beforehand." };
    private readonly Option<long?> _threads = OptionParsers.Whole("--threads", "Threads that compute beforehand. [default: page: as many as the machine has; serve: half of them, the browser has the others]", 1, 4096);

    public void AddTo(Command command)
    {
        command.Add(_scenarios);
        command.Add(_arms);
        command.Add(_settings);
        command.Add(_precomputed);
        command.Add(_threads);
    }

    /// <param name="threads">Where none are asked for.</param>
    public PageRequest Read(ParseResult parsed, int threads) => new(
        [.. parsed.GetValue(_scenarios) ?? []], parsed.GetValue(_settings) ?? [], parsed.GetValue(_arms), parsed.GetValue(_precomputed),
        (int?)parsed.GetValue(_threads) ?? threads);
}
