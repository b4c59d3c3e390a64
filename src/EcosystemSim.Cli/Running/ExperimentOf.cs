using System.Collections.Immutable;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.EqualMoney;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;
using EcosystemSim.Scenarios.Files;
using InputFile = EcosystemSim.Experiments.InputFile;

namespace EcosystemSim.Cli.Running;

/// <summary>What a scenario and a request make together.</summary>
internal static class ExperimentOf
{
    /// <summary>Synthesises the population and puts the experiment together.</summary>
    /// <param name="replications">Where the request does not say.</param>
    /// <param name="asAsked">Whether no arm is run beside those asked for and the baseline.</param>
    public static Experiment Scenario(Scenario scenario, RunRequest request, int? replications = null, bool asAsked = false)
    {
        var options = new PlanOptions
        {
            Quarters = request.Quarters,
            Seed = request.Seed,
            Arms = request.Arms,
            // Sweeps set parameters of their own.
            DrawParameters = request.SweepLoad || request.BreakEven ? false : request.DrawParameters,
            AddWithoutSupport = !asAsked,
            AddBases = !asAsked,
            BlockSize = request.BlockSize,
            LeverArms = request.LeverArms,
            Closures = request.Labour is { } labour ? [labour] : null,
        };
        var plan = scenario.BuildPlan(options);
        int? asked = request.IsAuto || request.Until is not null ? null : request.Replications ?? replications ?? scenario.Replications;
        int count = asked ?? AutoReplications.Least;
        bool isPart = request.Only is not null || request.Shard is not null;
        var experiment = new Experiment
        {
            Name = scenario.Id,
            Title = scenario.Title,
            Question = scenario.Question,
            Plan = plan,
            Replications = request.Only ?? request.Shard?.Of0To(count) ?? [.. Enumerable.Range(0, count)],
            IsPart = isPart,
            Auto = asked is null && !isPart ? request.Until ?? new AutoReplications(scenario.Precision) : null,
            Baseline = scenario.Baseline,
            WithoutSupport = plan.Arms.Any(arm => arm.Id == scenario.WithoutSupport) ? scenario.WithoutSupport : null,
            Answer = scenario.StatesAnswer && plan.Arms.Any(arm => arm.Id == scenario.Answer) ? scenario.Answer : null,
            Outcomes = scenario.Outcomes,
            BasedOn = scenario.BasedOn.AddRange(scenario.LeverArms.Select(arm => KeyValuePair.Create(arm.Spec.Id, arm.Against))),
            LeverArms = request.LeverArms ? scenario.LeverArms : [],
            Overrides = [.. request.LeverArms ? (string[])["lever_arms"] : [], .. request.Set.Select(setting => $"set {setting}").Order(StringComparer.Ordinal)],
            CounterfactualFrom = scenario.CounterfactualFrom,
            Headline = scenario.Headline,
            Appraisal = scenario.Appraisal,
            Inputs = [.. scenario.Inputs.Select(input => new InputFile(input.Name, input.Sha256))],
            Sources = [.. scenario.Evidence.Where(e => e.Uses is [_, ..] || e.KeptAs == KeptAs.Seeds).Select(e => new DataSource(e.Source.Title, e.Source.Publisher, e.Source.Year, e.Source.Address)).Distinct()],
            Command = request.Command,
        };
        // Sweeps vary load or cost, and compare one arm as it is.
        return request.EqualOutlay && !request.SweepLoad && !request.BreakEven ? MoneyTwin.AddTo(experiment) : experiment;
    }

    /// <summary>Such as <c>6 arms and 4 money-matched twins</c>.</summary>
    public static string Arms(Experiment experiment)
    {
        int twins = experiment.Twins.Length;
        string arms = $"{experiment.Plan.Arms.Length - twins} arms";
        return twins == 0 ? arms : $"{arms} and {twins} money-matched {(twins == 1 ? "twin" : "twins")}";
    }

    /// <summary>Number of different worlds in a recorded quarter: arms that are still equal are computed once.</summary>
    public static int Worlds(ExperimentPlan plan, int quarter)
    {
        if (quarter < 0) return 1;
        var different = new List<ArmSpec>();
        foreach (var arm in plan.Arms)
        {
            if (different.TrueForAll(other => Parting.Quarter(arm, other, plan.Quarters) <= quarter)) different.Add(arm);
        }
        return different.Count * plan.Closures.Length;
    }
}
