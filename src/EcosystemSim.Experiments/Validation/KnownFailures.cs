using System.Collections.Immutable;

namespace EcosystemSim.Experiments.Validation;

/// <summary>A row of validation that fails, and why it is let stand.</summary>
/// <param name="Pattern">Name of the row.</param>
/// <param name="Systems">Systems of which it is known, such as <c>west-denmark</c>.</param>
/// <param name="Reason">What makes it fail, in a sentence or two.</param>
public sealed record KnownFailure(string Pattern, ImmutableArray<string> Systems, string Reason);

/// <summary>The list of rows that are known to fail: <c>ecosim validate</c> and the page of weaknesses both take it from here.</summary>
public static class KnownFailures
{
    private const string WestDenmark = "west-denmark", Houses = "business-houses", Midtjylland = "midtjylland-international", Norway = "norway-counties", Sweden = "vasterbotten-superclusters";

    private static readonly ImmutableArray<string> Danish = [WestDenmark, Houses, Midtjylland], Everywhere = [WestDenmark, Houses, Midtjylland, Norway, Sweden];

    /// <summary>All, in the order of tables.</summary>
    public static ImmutableArray<KnownFailure> All { get; } =
    [
        new("firms of 1 to 9 jobs", [.. Danish, Norway], "Seeds state 0.86 for Denmark, the end of the range, and 0.813 for Norway; in the five years of warm-up, classes move to 0.853 and 0.826, and little after."),
        new("firms of 10 to 49 jobs", [Houses], "As for firms of 1 to 9 jobs."),
        new("firms of 50 to 249 jobs", Danish, "As for firms of 1 to 9 jobs."),
        new("jobs in firms of 1 to 9", [WestDenmark, Midtjylland, Sweden], "Classes move in the warm-up, and small firms have a little more of all jobs from year to year."),
        new("jobs in firms of 10 to 49", [Houses, Sweden], "The other side of jobs in firms of 1 to 9."),
        new("births, per year", [Norway], "Births of the Norwegian seeds are set so that as many firms enter as leave; births with staff survive longer than those of all forms, which the entry counts, and so fewer are needed."),
        new("survival after 1 year", [Norway], "One hazard that falls with age meets survival after three and five years and then lets too few die in the first."),
        new("survival after 5 years", Danish, "The same hazard, set by one and three years; the range is narrow, since two cohorts were the same."),
        new("shape of yearly growth", Everywhere, "A shock comes in three quarters of ten, so that a quarter of firms have none in a year, and growth is more peaked than a tent."),
        new("jobs in exporters", [.. Danish, Norway], "Firms begin to export the more often the larger they are, and stop the less often: exporters keep their share of firms, and most of the largest firms become exporters in the warm-up."),
        new("specialised cases in a year", Danish, "Business houses have as many clients per active firm; but firms here are employers, and over employers it would be as much as the entry says if every client were one."),
        new("firms helped in a year", [.. Danish, Sweden], "Danish municipalities guide more firms one to one, most of them without employees, whom the model leaves out. Of Almi's clients some are founders, and how many was not found."),
        new("firms that know a house", [WestDenmark, Houses], "The figure was taken for what a firm of one job knows of the house of its own region; larger firms know more, and they know the houses of other regions too. With one house (midtjylland-international) it is met."),
        new("referrals of houses to private advisers", Danish, "A house refers only what it cannot serve itself, and of that most is for private advisers."),
        new("clients that houses refer", Danish, "Growth houses guided their clients and sent them on under a contract that asked for it; a house here refers only what it cannot serve itself."),
        new("high growth, 20 % a year", [.. Danish, Norway], "Growth is as spread as it should be within a year, but one year of it says nothing of the next, so that nothing is undone and three years add up. The Danish figure is the most that it can be."),
        new("high growth, 10 % a year", Everywhere, "As at 20 % a year."),
        new("young firms: part of new jobs", [Houses, Norway], "Young firms have no growth of their own: those that live grow like others of their size."),
        new("young firms: part of jobs", [.. Danish, Norway], "As for their part of new jobs."),
        new("jobs of a cohort in its fastest 0.1 %", Everywhere, "No firm has a large and lasting growth of its own, so the few that would make most of a cohort's jobs do not come about. The Swedish cohort counts births without staff too."),
        new("far tails of yearly growth", Everywhere, "Shocks are Laplace's, with tails that fall exponentially and not as a power."),
        new("survival after 10 years", [Sweden], "The entry counts main occupations of owners in all legal forms; limited companies were at 0.33. From the age of exit_age_limit on the hazard is that of old firms."),
        new("firms in contact with a house by 2023", [Houses], "It was written down before it was compared. Houses help few firms of this size in a year; contact in the survey may be an event or a call, and firms that a house sends on are not seen in the model. The rise from 2020 is about what time alone brings."),
    ];

    /// <summary>The entry for a row of a system; null where there is none.</summary>
    public static KnownFailure? Of(string system, string pattern) => All.FirstOrDefault(k => k.Pattern == pattern && k.Systems.Contains(system));
}
