using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Languages;

/// <summary>What kind of verdict a run allows.</summary>
public enum VerdictCase
{
    /// <summary>No replication has finished.</summary>
    NothingFinished,

    /// <summary>The run has no arm to compare with the baseline.</summary>
    NothingCompared,

    /// <summary>The run has no job-years of the arm.</summary>
    NothingKnown,

    /// <summary>One replication, which has no interval.</summary>
    OneReplication,

    /// <summary>Exactly the baseline's job-years in every replication.</summary>
    Same,

    /// <summary>All replications have the same parameters, and the interval leaves zero out.</summary>
    Told,

    /// <summary>All replications have the same parameters, and the interval holds zero.</summary>
    Untold,

    /// <summary>Each replication is a plausible world.</summary>
    InWorlds,
}

/// <summary>At what public money the arms are compared.</summary>
public enum MoneyCase
{
    /// <summary>At the baseline's.</summary>
    Equal,

    /// <summary>As near to the baseline's as the arm's grants allow.</summary>
    Nearest,

    /// <summary>At what each spends.</summary>
    Own,
}

/// <summary>What the first screen says, before it is put into words: the console and the report take it from here.</summary>
/// <param name="Arm">The arm of the answer; empty where there is none.</param>
/// <param name="JobYears">Beyond the baseline's, at the money that is named.</param>
public sealed record ScreenFacts(VerdictCase Case, MoneyCase Money, string Baseline, string Arm, Estimate JobYears)
{
    /// <summary>How far the outlay lies off the baseline's, as a share of it, where it is only near.</summary>
    public double OutlayGap { get; init; } = double.NaN;

    /// <summary>In how many plausible worlds the arm's job-years have the sign that they have on average; null where it is not known.</summary>
    public Survival? Survival { get; init; }

    /// <summary>The same against the arm that it is based on.</summary>
    public Survival? OverBasis { get; init; }

    /// <summary>The arm that it is based on; null where that is the baseline.</summary>
    public string? Basis { get; init; }

    /// <summary>Job-years beyond that arm, both at the baseline's outlay; null where they are not known.</summary>
    public Estimate? BeyondBasis { get; init; }

    /// <summary>Fates of needs of the arm, at the money that is named, and of the baseline; null where none were followed.</summary>
    public FateShares? Own { get; init; }

    /// <inheritdoc cref="Own"/>
    public FateShares? Other { get; init; }

    /// <summary>The headline quarter, a calendar quarter.</summary>
    public int At { get; init; }

    /// <summary>Jobs beyond the baseline's at the headline quarter, at the money that is named.</summary>
    public Estimate Jobs { get; init; }

    /// <summary>Jobs of the baseline then; NaN where they are not known.</summary>
    public double Level { get; init; } = double.NaN;

    /// <summary>Value added beyond the baseline's in present value, millions; null where it is not priced, or not at equal money.</summary>
    public Estimate? Value { get; init; }

    /// <summary>Currency of that value.</summary>
    public string Currency { get; init; } = "";

    /// <summary>The strongest parameter at which the sign turns; null where none does.</summary>
    public ParameterEffect? Turn { get; init; }

    /// <summary>The arm at no cost; null where the run has none.</summary>
    public FreeArm? Free { get; init; }

    /// <summary>Replications, and draws of the parameters among them.</summary>
    public Replications Replications { get; init; }

    /// <summary>Those of a run.</summary>
    public static ScreenFacts Of(RunSummary summary)
    {
        LabourClosure labour = summary.ShownClosure();
        ArmSummary? arm = summary.Find(summary.Compared(), labour), baseline = summary.Find(summary.Baseline, labour);
        Estimate? jobYears = arm is null ? null : arm.EqualOutlay?.JobYears ?? arm.AgainstBaseline?.JobYears;
        bool isEqual = arm?.EqualOutlay is { IsMatched: true };
        EqualOutlaySummary? equal = isEqual ? arm!.EqualOutlay : null;
        VerdictCase verdict = (summary.Replications, arm, jobYears) switch
        {
            (0, _, _) => VerdictCase.NothingFinished,
            (_, null, _) => VerdictCase.NothingCompared,
            (_, _, null) => VerdictCase.NothingKnown,
            (_, _, { } e) when !NumberFormat.HasInterval(e) => VerdictCase.OneReplication,
            (_, _, { Mean: 0, Low: 0, High: 0 }) => VerdictCase.Same,
            _ when summary.ParameterDraws > 0 => VerdictCase.InWorlds,
            (_, _, { ExcludesZero: true }) => VerdictCase.Told,
            _ => VerdictCase.Untold,
        };
        Survival? survival = SurvivalTable.Main(summary);
        return new(verdict, arm?.EqualOutlay is null ? MoneyCase.Own : isEqual ? MoneyCase.Equal : MoneyCase.Nearest, summary.Baseline, arm?.Arm ?? "", jobYears ?? default)
        {
            OutlayGap = arm?.EqualOutlay is { IsMatched: false } near ? near.OutlayDifferenceShare : double.NaN,
            Survival = survival,
            Basis = arm?.BasedOn,
            OverBasis = arm?.BasedOn is { } basis ? SurvivalTable.Of(summary, basis) : null,
            BeyondBasis = arm?.EqualOutlay?.JobYearsBeyondBasis,
            Own = (equal?.Twin ?? arm)?.LongestFates(),
            Other = baseline?.LongestFates(),
            At = summary.HeadlineQuarter(),
            Jobs = equal?.Jobs ?? arm?.JobsDifference ?? new(double.NaN, double.NaN, double.NaN, double.NaN, 0),
            Level = baseline?.Jobs.Mean ?? double.NaN,
            Value = equal is { ValueAddedPresent.Mean: var mean } && double.IsFinite(mean) ? OutcomeTable.InMillions(equal.ValueAddedPresent) : null,
            Currency = summary.Currency,
            Turn = survival?.Parameters.FirstOrDefault(p => double.IsFinite(p.TurnsAt)),
            Free = arm is null ? null : FreeArm.Of(summary, arm),
            Replications = Replications.Of(summary),
        };
    }
}
