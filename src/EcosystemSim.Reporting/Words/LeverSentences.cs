using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Words;

/// <summary>What the table of levers says, in sentences: which levers work alone and which in the package, whether the package is more than its parts, who loses.</summary>
public static class LeverSentences
{
    /// <summary>The sentences of a labour closure; none where the arms of single levers were not run.</summary>
    public static ImmutableArray<string> For(RunSummary summary, LabourClosure labour)
    {
        ImmutableArray<LeverEffect> levers = [.. LeverTable.Sorted(summary, labour)];
        if (levers.IsEmpty) return [];
        List<string> all = [];
        if (summary.Replications < 2) all.Add("With one replication there is no interval, so nothing is said of single levers.");
        else
        {
            if (Signs(levers, "specialised help", c => c.Specialised) is { } help) all.Add(help);
            if (Signs(levers, "job-years at equal outlay", c => c.JobYears) is { } jobYears) all.Add(jobYears);
        }
        if (summary.LeverPackages.FirstOrDefault(p => p.Labour == labour) is { } package) all.Add(Language.English.Levers.Package(package));
        if (summary.Replications >= 2) all.Add(Losers(levers));
        return [.. all];
    }

    /// <summary>What a report in a language says: all of it in English, elsewhere how the package compares with its parts.</summary>
    public static ImmutableArray<string> For(RunSummary summary, LabourClosure labour, Language language) =>
        language == Language.English ? For(summary, labour) : [.. summary.LeverPackages.Where(package => package.Labour == labour).Take(1).Select(language.Levers.Package)];

    /// <summary>The levers by their sign alone and in the package; reversals come first and with their numbers.</summary>
    private static string? Signs(ImmutableArray<LeverEffect> levers, string what, Func<LeverChange, Estimate> of)
    {
        var both = levers.Where(l => l is { Added: not null, Taken: not null }).ToList();
        List<string> clauses = [];
        Reversed("helps alone and harms in the package", +1, -1);
        Reversed("harms alone and helps in the package", -1, +1);
        Named("alone and in the package", +1, +1, "helps", "help");
        Named("alone only", +1, 0, "helps", "help");
        Named("only in the package", 0, +1, "helps", "help");
        Named("alone and in the package", -1, -1, "harms", "harm");
        Named("alone only", -1, 0, "harms", "harm");
        Named("only in the package", 0, -1, "harms", "harm");
        var nothing = Names(0, 0);
        if (nothing.Count == both.Count && nothing.Count > 0) return $"For {what} the run cannot tell the sign of any lever, neither alone nor in the package.";
        if (nothing.Count > 0) clauses.Add($"of {Numbers.Listed(nothing)} the run cannot tell either");
        return clauses.Count == 0 ? null : $"For {what}: {string.Join("; ", clauses)}.";

        void Reversed(string way, int alone, int package)
        {
            foreach (var l in both.Where(l => Sign(of(l.Added!)) == alone && Sign(of(l.Taken!)) == package))
                clauses.Add($"{LeverTable.Words(l.Lever)} {way} ({Numbers.Difference(of(l.Added!))} against {Numbers.Difference(of(l.Taken!))})");
        }

        void Named(string where, int alone, int package, string one, string several)
        {
            var names = Names(alone, package);
            if (names.Count > 0) clauses.Add($"{Numbers.Listed(names)} {(names.Count == 1 ? one : several)} {where}");
        }

        List<string> Names(int alone, int package) =>
            [.. both.Where(l => Sign(of(l.Added!)) == alone && Sign(of(l.Taken!)) == package).Select(l => LeverTable.Words(l.Lever))];
    }

    private static int Sign(Estimate estimate) => !estimate.ExcludesZero ? 0 : estimate.Low > 0 ? 1 : -1;

    private static string Losers(ImmutableArray<LeverEffect> levers)
    {
        List<string> losers = [];
        foreach (var lever in levers)
        {
            if (lever.Added is { } added) Add(lever, "alone", added);
            if (lever.Taken is { } taken) Add(lever, "in the package", taken);
        }
        return losers.Count == 0
            ? "No lever costs any region or size of firm jobs that is statistically different from zero."
            : $"Who loses jobs: {string.Join("; ", losers)}.";

        void Add(LeverEffect lever, string where, LeverChange change)
        {
            List<string> whom = [.. Of(change)];
            if (whom.Count > 0) losers.Add($"by {LeverTable.Words(lever.Lever)} {where}, {Numbers.Listed(whom)}");
        }
    }

    private static IEnumerable<string> Of(LeverChange change)
    {
        if (Sign(change.JobsUnder50) < 0) yield return $"firms under 50 jobs ({Numbers.Difference(change.JobsUnder50)})";
        if (Sign(change.JobsOver50) < 0) yield return $"firms of 50 jobs and over ({Numbers.Difference(change.JobsOver50)})";
        foreach (var region in change.Regions.Where(r => Sign(r.Jobs) < 0)) yield return $"{region.Name} ({Numbers.Difference(region.Jobs)})";
    }
}
