using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Kernels;
using EcosystemSim.Model.Parameters;

namespace EcosystemSim.Model.Policy;

/// <summary>Everything that a replication needs: checked, complete, immutable. Two equal plans give equal results to the last bit.</summary>
public sealed record ExperimentPlan
{
    /// <summary>Support system and economy.</summary>
    public required SystemSpec System { get; init; }

    /// <summary>Initial firms.</summary>
    public required Population Population { get; init; }

    /// <summary>All numbers.</summary>
    public required ModelParameters Parameters { get; init; }

    /// <summary>Priors from which each replication draws its parameters; empty where all take <see cref="Parameters"/>.</summary>
    public ImmutableArray<ParameterPrior> Priors { get; init; } = [];

    /// <summary>Which of them go together.</summary>
    public ImmutableArray<PriorCorrelation> Correlations { get; init; } = [];

    /// <summary>Arms, in the order of the tables.</summary>
    public required ImmutableArray<ArmSpec> Arms { get; init; }

    /// <summary>Id of the arm that the additionality ledger compares the others with; no such ledger where it is null or no arm of the plan.</summary>
    public string? Baseline { get; init; }

    /// <summary>Id of the arm without public support, for its ledger; none where it is null or no arm of the plan.</summary>
    public string? WithoutSupport { get; init; }

    /// <summary>By region: is it one that the programme is for? Empty = all are. Changes the ledger and nothing else.</summary>
    public ImmutableArray<bool> ProgrammeArea { get; init; } = [];

    /// <summary>Labour closures, each run for every arm.</summary>
    public required ImmutableArray<LabourClosure> Closures { get; init; }

    /// <summary>Seed of the experiment.</summary>
    public required uint Seed { get; init; }

    /// <summary>Quarters simulated and discarded before the start.</summary>
    public required int WarmUpQuarters { get; init; }

    /// <summary>Quarters simulated and recorded.</summary>
    public required int Quarters { get; init; }

    /// <summary>Calendar quarter of the start: year times 4 plus quarter minus 1.</summary>
    public required int StartCalendarQuarter { get; init; }

    /// <summary>Shocks from outside, the same in every arm.</summary>
    public ImmutableArray<ShockSpec> Shocks { get; init; } = [];

    /// <summary>Firms per block of the engine; never changes a result. 0 = all of a market at once.</summary>
    public int BlockSize { get; init; }

    /// <summary>Loops over whole columns, by the width of this processor's vectors; never changes a result.</summary>
    internal KernelSet Kernels
    {
        // Those of the machine on which the plan is, wherever it came from: it arrives at a silo without them.
        get => field ?? KernelSet.Widest;
        init;
    }

    /// <summary>Whether each replication draws its own parameters.</summary>
    public bool DrawsParameters => !Priors.IsDefaultOrEmpty;

    /// <summary>The plan as a replication computes it: with the parameters that it has drawn, the same in all its arms; the plan itself where none are drawn.</summary>
    public ExperimentPlan For(int replication) => DrawsParameters ? this with { Parameters = Drawn(replication), Priors = [], Correlations = [] } : this;

    private ModelParameters Drawn(int replication)
    {
        var values = ParameterCatalogue.ValuesOf(Parameters);
        double[] drawn = new ParameterDraws(Seed, Priors, Correlations).Values(ParameterDraws.DrawOf(replication));
        for (int i = 0; i < drawn.Length; i++) values[Priors[i].Path] = drawn[i];
        return ParameterCatalogue.Build(values);
    }

    /// <summary>Whether a region is one that the programme is for.</summary>
    public bool IsInArea(int region) => ProgrammeArea.IsDefaultOrEmpty || ProgrammeArea[region];

    /// <summary>Index of an arm; -1 for null and where the plan has it not.</summary>
    internal int ArmIndex(string? id)
    {
        for (int arm = 0; arm < Arms.Length; arm++)
        {
            if (Arms[arm].Id == id) return arm;
        }
        return -1;
    }
}
