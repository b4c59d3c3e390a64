using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

/// <summary>Headings, titles and notes of the tables that have a row per arm, in one language.</summary>
public abstract class TableWords
{
    /// <summary>Over the names of the arms.</summary>
    public abstract string Arm { get; }

    /// <summary>In the baseline's cell where the others have their difference from it.</summary>
    public abstract string Baseline { get; }

    /// <summary>Over the fates.</summary>
    /// <param name="within">As the answer's words say how long needs were followed.</param>
    public abstract string OfThousandNeeds(string within);

    /// <summary>Heading: visits per need that was helped.</summary>
    public abstract string DoorsPerHelpedNeed { get; }

    /// <summary>Over shares of hours.</summary>
    public abstract string PercentOfHours { get; }

    /// <summary>Heading: hours used.</summary>
    public abstract string Used { get; }

    /// <summary>Heading: firms that got help.</summary>
    public abstract string FirmsHelped { get; }

    /// <summary>Over what is measured against the arm without support.</summary>
    public abstract string Against(string arm);

    /// <summary>Heading: jobs beyond those without support.</summary>
    public abstract string NetJobs(string at);

    /// <summary>Heading.</summary>
    public abstract string CostPerNetJob(string currency);

    /// <summary>Heading.</summary>
    /// <param name="at">A quarter, as the language writes it.</param>
    public abstract string JobsAt(string at);

    /// <summary>Over differences from the baseline.</summary>
    public abstract string JobsDifference(string at, string baseline);

    /// <summary>Heading: all firms, in the last quarter.</summary>
    public abstract string TotalAt(string at);

    /// <summary>Heading: all firms.</summary>
    public abstract string Total { get; }

    /// <summary>Heading.</summary>
    public abstract string Under50 { get; }

    /// <summary>Heading.</summary>
    public abstract string Over50 { get; }

    /// <summary>Heading: share of region-quarters with rationed hires.</summary>
    public abstract string Rationed { get; }

    /// <summary>Title of the table of a labour closure.</summary>
    public abstract string Title(LabourClosure labour);

    /// <summary>Note: from when on is counted, and what the fates leave out.</summary>
    /// <param name="from">As the answer's words write it; null if nothing is counted yet.</param>
    /// <param name="withNeeds">Whether needs were followed, or only hours counted.</param>
    public abstract string CountedNote(string? from, bool withNeeds);

    /// <summary>Note on net jobs.</summary>
    public abstract string NetNote(string without);

    /// <summary>Note on what stands in brackets.</summary>
    public abstract string IntervalNote(Replications replications);

    /// <summary>Note on rationed hires.</summary>
    public abstract string RationedNote { get; }

    /// <summary>Title of the table of spending.</summary>
    public abstract string SpendingTitle { get; }

    /// <summary>Over its shares.</summary>
    public abstract string PercentOfCost { get; }

    /// <summary>Heading.</summary>
    public abstract string Grants { get; }

    /// <summary>Heading: the rest.</summary>
    public abstract string Advice { get; }

    /// <summary>Heading.</summary>
    public abstract string Infrastructure { get; }

    /// <summary>Over what differs from the baseline.</summary>
    public abstract string CostDifference(string baseline);

    /// <summary>Heading: the sum.</summary>
    public abstract string Millions(string currency);

    /// <summary>Note on the shares.</summary>
    public abstract string SpendingNote(string from);
}

public sealed partial class Language
{
    /// <summary>The words of the tables.</summary>
    public TableWords Tables => Choose<TableWords>(EnglishTables.Words, DanishTables.Words, NorwegianTables.Words, SwedishTables.Words);
}
