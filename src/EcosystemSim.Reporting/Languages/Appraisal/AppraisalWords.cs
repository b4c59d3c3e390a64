using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

/// <summary>What the notes of the appraisal say.</summary>
/// <param name="First">First recorded calendar quarter, as the language writes it.</param>
/// <param name="Last">The last.</param>
/// <param name="At">The headline quarter.</param>
/// <param name="Rate">Discount rate, in per cent.</param>
/// <param name="PriceYear">Year of all prices; null where the seeds do not say.</param>
/// <param name="ValueOfJob">Value added of a mean job with its currency; null where the seeds do not say.</param>
public sealed record AppraisalFacts(string First, string Last, string At, string Rate, int? PriceYear, string? ValueOfJob);

/// <summary>The table of job-years, value added and public cost, in one language.</summary>
public abstract class AppraisalWords
{
    /// <summary>Title of the table of a labour closure.</summary>
    public abstract string Title(LabourClosure labour);

    /// <summary>Heading: the twin whose public outlay is the baseline's.</summary>
    public abstract string EqualOutlay { get; }

    /// <summary>Heading.</summary>
    public abstract string NetPresentValue(string currency);

    /// <summary>Heading.</summary>
    public abstract string JobYears { get; }

    /// <summary>Over a sum in present value.</summary>
    public abstract string PresentValue(string against);

    /// <summary>Heading, millions.</summary>
    public abstract string PublicCost(string currency);

    /// <summary>Heading, millions.</summary>
    public abstract string ValueAdded(string currency);

    /// <summary>Heading.</summary>
    public abstract string PerJobYear(string currency);

    /// <summary>Heading.</summary>
    public abstract string PerJob(string currency, string at);

    /// <summary>What the columns are.</summary>
    public abstract string Note(AppraisalFacts facts);

    /// <summary>What equal outlay is.</summary>
    public abstract string EqualOutlayNote(string baseline);
}

public sealed partial class Language
{
    /// <summary>The words of the appraisal.</summary>
    public AppraisalWords Appraisal => Choose<AppraisalWords>(EnglishAppraisal.Words, DanishAppraisal.Words, NorwegianAppraisal.Words, SwedishAppraisal.Words);
}
