using System.Collections.Immutable;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

/// <summary>The table of the outcomes that a question is about, and the names of all outcomes, in one language.</summary>
public abstract class OutcomeWords
{
    /// <summary>Of the section in the report.</summary>
    public abstract string Section { get; }

    /// <summary>Of the table of a labour closure.</summary>
    public abstract string Title(LabourClosure labour);

    /// <summary>Over the names of the rows.</summary>
    public abstract string Outcome { get; }

    /// <summary>Over how a row is measured.</summary>
    public abstract string Measured { get; }

    /// <summary>At the end of a quarter.</summary>
    /// <param name="quarter">As the language writes it.</param>
    public abstract string At(string quarter);

    /// <summary>Summed over quarters.</summary>
    public abstract string Total { get; }

    /// <summary>Heading: as it came out.</summary>
    public abstract string Value { get; }

    /// <summary>Heading: from the baseline.</summary>
    public abstract string Difference { get; }

    /// <summary>What total means, and where jobs are.</summary>
    /// <param name="from">As the answer's words write it.</param>
    public abstract string Note(string from, string baseline);

    /// <summary>That one interval in twenty leaves zero out by luck.</summary>
    public abstract string OneInTwenty(int intervals);

    /// <summary>A name of money, with the unit.</summary>
    /// <param name="currency">As the language writes it.</param>
    public abstract string InMillions(string name, string currency);

    /// <summary>An outcome as people call it.</summary>
    /// <param name="outcome">Name in the observations; one that is not known keeps it.</param>
    public string Name(string outcome) => Names.GetValueOrDefault(outcome) ?? FateOf(outcome) ?? outcome.Replace('_', ' ');

    /// <summary>Names of all but the fates of needs.</summary>
    protected abstract ImmutableDictionary<string, string> Names { get; }

    /// <summary>The language that these words are of.</summary>
    protected abstract Language Spoken { get; }

    /// <summary>Needs that met a fate within some quarters, such as <c>needs: lapsed, within a year</c>.</summary>
    private string? FateOf(string outcome)
    {
        for (int fate = 0; fate < Model.Observation.Outcomes.FateNames.Count; fate++)
        {
            foreach (int quarters in Model.Observation.Outcomes.FateHorizons)
            {
                if (Model.Observation.Outcomes.NeedsWithin(Model.Observation.Outcomes.FateNames[fate], quarters) == outcome)
                    return $"{Spoken.Terms.Needs}: {Spoken.Terms.Fates[fate]}, {Spoken.Answer.Within(quarters)}";
            }
        }

        return null;
    }
}

public sealed partial class Language
{
    /// <summary>The names of outcomes, and the words of their table.</summary>
    public OutcomeWords Outcomes => Choose<OutcomeWords>(EnglishOutcomes.Words, DanishOutcomes.Words, NorwegianOutcomes.Words, SwedishOutcomes.Words);
}
