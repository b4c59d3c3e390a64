using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

/// <summary>What the sentence on an arm's ledger says.</summary>
/// <param name="Other">The arm without support.</param>
/// <param name="Firms">Firms that the arm supports.</param>
/// <param name="IsEverywhere">Whether no firm lies outside the programme's area.</param>
/// <param name="Inside">Net jobs inside the programme's area.</param>
/// <param name="Outside">Net jobs outside it.</param>
/// <param name="Elsewhere">Net jobs under the other labour closures.</param>
public sealed record LedgerFacts(
    LabourClosure Labour, string Arm, string Other, LedgerTerms Terms, double Firms, bool IsEverywhere, double Inside, double Outside, string Currency,
    IReadOnlyList<(LabourClosure Labour, Estimate Net)> Elsewhere)
{
    /// <summary>Calendar quarter of the ledger, the last recorded.</summary>
    public int At { get; init; }
}

/// <summary>The sentence on who has the net jobs of an arm, in one language.</summary>
public abstract class LedgerWords
{
    /// <summary>The sentence.</summary>
    public abstract string Sentence(LedgerFacts facts);

    /// <summary>A mean of jobs, with the digits that it has beside its interval elsewhere.</summary>
    protected static string Few(NumberFormat numbers, Estimate jobs) => numbers.Signed(jobs.Mean, NumberFormat.Decimals(jobs));

    /// <summary>A part of a mean of jobs, with the digits of the whole.</summary>
    protected static string Few(NumberFormat numbers, double part, Estimate whole) => numbers.Signed(part, NumberFormat.Decimals(whole));
}

public sealed partial class Language
{
    /// <summary>The words of the ledger.</summary>
    public LedgerWords Ledger => Choose<LedgerWords>(EnglishLedger.Words, DanishLedger.Words, NorwegianLedger.Words, SwedishLedger.Words);
}
