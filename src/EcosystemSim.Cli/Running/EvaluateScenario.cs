using System.Collections.Immutable;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Experiments.Validation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Words;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Cli.Running;

/// <summary>Runs some arms beside the arm without support and prints what help did, by type.</summary>
internal sealed class EvaluateScenario(Scenario scenario, Screen screen)
{
    /// <param name="arms">Null for the baseline.</param>
    /// <param name="closure">Null for the first of the scenario.</param>
    public int Go(ImmutableArray<string>? arms, LabourClosure? closure, int? quarters, int replications, int threads)
    {
        if (scenario.WithoutSupport is not { } without)
        {
            screen.Error.WriteLine("ecosim: the scenario has no arm without support, so helped firms have no twins to be compared with. Please, add one (without_support).");
            return ExitCode.BadInput;
        }
        if (EvaluationEvidence.Missing(scenario.Evidence) is { } missing)
        {
            screen.Error.WriteLine($"ecosim: the seeds lack the evidence '{missing}', which evaluations are compared with. Please, take it over from the seeds that come with the program (evidence.yaml).");
            return ExitCode.BadInput;
        }
        ImmutableArray<string> asked = arms ?? [scenario.Baseline];
        var plan = scenario.BuildPlan(new() { DrawParameters = false, Arms = asked, AddWithoutSupport = true, Quarters = quarters, Closures = [closure ?? scenario.Closures[0]] });
        // The baseline runs along in any plan; here just those asked for are wanted.
        plan = plan with { Arms = [.. plan.Arms.Where(a => a.Id == without || asked.Contains(a.Id))] };
        var table = EvaluationTable.Of(plan, replications, threads);
        foreach (string arm in asked.Where(a => a != without))
        {
            foreach (var words in EvaluationWords.Tables(table.Rows.Where(r => r.Arm == arm).Select(r => r.Row), arm, without, plan.Closures[0]))
            {
                screen.Out.WriteLine();
                screen.Out.Write(PlainText.Render(words, screen.Columns));
            }
            screen.Out.WriteLine();
            screen.Out.Write(PlainText.Render(EvaluationWords.Beside(EvaluationEvidence.Compare(table, arm, plan.Closures[0], scenario.Evidence), arm), screen.Columns));
        }
        return ExitCode.Done;
    }
}
