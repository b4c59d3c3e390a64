using System.Collections.Immutable;

namespace EcosystemSim.Experiments.Summary;

/// <summary>
/// The additionality ledger of an arm: its jobs at the end less those of another arm, split by pairs of firm twins. Within each
/// replication the lines add up to the difference of the totals to the job; so their means do, up to rounding.
/// </summary>
public sealed record LedgerSummary
{
    /// <summary><c>without_support</c> or <c>baseline</c>: what the other arm is to the scenario.</summary>
    public required string Against { get; init; }

    /// <summary>Id of the other arm.</summary>
    public required string Other { get; init; }

    /// <summary>Every line inside and outside the programme's area, in the order of the observations.</summary>
    public required ImmutableArray<LedgerRow> Lines { get; init; }

    /// <summary>Sum of the lines: the difference in total jobs.</summary>
    public required Estimate Total { get; init; }

    /// <summary>The same in the words of evaluation guides; null against the baseline, which has support too.</summary>
    public LedgerTerms? Terms { get; init; }
}

/// <summary>A line of a ledger.</summary>
/// <param name="Line">Such as <c>supported_in_neither</c>.</param>
/// <param name="Area"><c>inside</c> or <c>outside</c> the programme's area.</param>
/// <param name="Jobs">Jobs in this arm less jobs in the other, over the firms of the line.</param>
/// <param name="Firms">Firms in it, mean over replications; those that are gone in both arms are in none.</param>
public sealed record LedgerRow(string Line, string Area, Estimate Jobs, double Firms);

/// <summary>What evaluation guides ask of a programme, read from the ledger against the arm without support. Jobs, if not said otherwise.</summary>
public sealed record LedgerTerms
{
    /// <summary>What supported firms that exist in both arms have over their own size when they were first supported: a change before and after, no effect.</summary>
    public Estimate ChangeSinceFirstSupport { get; init; } = new(double.NaN, double.NaN, double.NaN, double.NaN, 0);

    /// <summary>What the same firms without support have over that same size.</summary>
    public Estimate ChangeWithoutSupport { get; init; } = new(double.NaN, double.NaN, double.NaN, double.NaN, 0);

    /// <summary>The one less the other: the lines of supported firms. Deadweight, what they would have done anyway, is out of it.</summary>
    public required Estimate Supported { get; init; }

    /// <summary>Firms inside the area that neither arm supports. Follows from the assumed tradability of sectors: no finding.</summary>
    public required Estimate Displacement { get; init; }

    /// <summary>Firms outside the area that neither arm supports.</summary>
    public required Estimate Leakage { get; init; }

    /// <summary>Firms that exist in one of the two arms only.</summary>
    public required Estimate ExistsInOneOnly { get; init; }

    /// <summary>Firms that the other arm supports and this one does not; there are none where support ends before it differs otherwise.</summary>
    public required Estimate SupportedInOtherOnly { get; init; }

    /// <summary>All of it: net jobs.</summary>
    public required Estimate Net { get; init; }

    /// <summary>Public cost of the whole recorded time beyond that of the arm without support, currency units.</summary>
    public required Estimate Cost { get; init; }

    /// <summary><see cref="Cost"/> over <see cref="Net"/>.</summary>
    public RatioEstimate CostPerJob { get; init; } = RatioEstimate.None;
}
