using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

/// <summary>Headings, notes and the sentence on the package of the table of levers, in one language. Names of levers are those of the files everywhere.</summary>
public abstract class LeverWords
{
    /// <summary>Over the names of the levers.</summary>
    public abstract string Lever { get; }

    /// <summary>Title of the table of a labour closure.</summary>
    public abstract string Title(LabourClosure labour);

    /// <summary>Over what a lever does alone.</summary>
    public abstract string AddedTo(string arm);

    /// <summary>Over what it brings to the package.</summary>
    public abstract string TakenFrom(string arm);

    /// <summary>Heading.</summary>
    public abstract string SpecialisedHelp { get; }

    /// <summary>Over hours.</summary>
    public abstract string CoordinationHours { get; }

    /// <summary>Heading: of the lever alone.</summary>
    public abstract string Alone { get; }

    /// <summary>Heading: of the lever in the package.</summary>
    public abstract string InThePackage { get; }

    /// <summary>In a cell where the lever is in force already.</summary>
    public abstract string HasIt { get; }

    /// <summary>Note: what a sign means, and from when on is counted.</summary>
    /// <param name="from">As the answer's words write it.</param>
    public abstract string SignNote(string from);

    /// <summary>Note on what stands in brackets.</summary>
    /// <param name="intervals">How many intervals the table has.</param>
    public abstract string IntervalNote(Replications replications, int intervals);

    /// <summary>Note on <see cref="HasIt"/>.</summary>
    public abstract string HasItNote { get; }

    /// <summary>The package beside the sum of its levers.</summary>
    public abstract string Package(LeverPackage package);

    /// <summary>Heading of the report's section, and what must be known before it is read.</summary>
    public abstract SectionWords Section { get; }
}

public sealed partial class Language
{
    /// <summary>The words of the table of levers.</summary>
    public LeverWords Levers => Choose<LeverWords>(EnglishLevers.Words, DanishLevers.Words, NorwegianLevers.Words, SwedishLevers.Words);
}
