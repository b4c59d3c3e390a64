using System.Collections.Immutable;
using System.CommandLine;
using EcosystemSim.Cli.Running;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.Validation;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Cli.Commands;

/// <summary><c>ecosim validate [SCENARIO]</c>: what a world shows beside what is known of its country, fitted rows and rows held out.</summary>
internal static class ValidateCommand
{
    public static Command Make(Screen screen)
    {
        var scenario = new Argument<string?>(ScenarioArgument.Name)
        {
            Description = $"{ScenarioArgument.Meaning} [default: {string.Join(", ", ValidateScenarios.Default)}]",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var replications = OptionParsers.Whole("--replications", $"Times that each world is run. [default: {ValidationTable.DefaultReplications}]", 1, 1000);
        var quarters = OptionParsers.Whole("--quarters", $"Recorded quarters; what takes ten years needs 44. [default: {ValidationTable.DefaultQuarters}]", ValidationTable.FewestQuarters, 400);
        var threads = OptionParsers.Whole("--threads", "Threads that compute; never changes a result. [default: one per core]", 1, 1024);
        var format = OptionParsers.Word("--format", "How to write it: a table for people, one JSON document, or CSV. [default: text]", "text", OptionParsers.Json, "csv");
        var command = new Command("validate", "Hold a world against what is known of its country: sizes, survival, growth, productivity, use of help. Exit code 3 where a row fails that is not known to.") { scenario, replications, quarters, threads, format };
        command.SetAction(parsed =>
        {
            var scenarios = ImmutableArray.CreateBuilder<Scenario>();
            foreach (string name in parsed.GetValue(scenario) is { } asked ? [asked] : ValidateScenarios.Default)
            {
                if (Load.Scenario(name, screen) is not { } loaded) return ExitCode.BadInput;
                scenarios.Add(loaded);
            }
            return new ValidateScenarios(screen, parsed.GetValue(format) ?? "text").Go(
                scenarios.ToImmutable(), (int?)parsed.GetValue(quarters) ?? ValidationTable.DefaultQuarters, (int?)parsed.GetValue(replications) ?? ValidationTable.DefaultReplications,
                (int?)parsed.GetValue(threads) ?? Environment.ProcessorCount);
        });
        return command;
    }
}
