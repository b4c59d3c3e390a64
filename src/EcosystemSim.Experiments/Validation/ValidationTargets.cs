using System.Collections.Immutable;
using EcosystemSim.Scenarios.Files;

namespace EcosystemSim.Experiments.Validation;

/// <summary>Whether a value of the model was chosen with a target in mind.</summary>
public enum TargetKind
{
    /// <summary>Values were set by it, by hand, or it is an input.</summary>
    Fit,

    /// <summary>Nothing was set by it.</summary>
    HoldOut,
}

/// <summary>What a pattern is held against in one country.</summary>
/// <param name="Country">Two letters.</param>
/// <param name="Pattern">Its name.</param>
/// <param name="Evidence">Id of the entry, or of one of its figures.</param>
/// <param name="Scale">What the figure is multiplied by to be in the pattern's unit.</param>
public sealed record ValidationTarget(string Country, string Pattern, TargetKind Kind, string Evidence, double Scale = 1)
{
    /// <summary>Whether the figure is stated as the most that it can be, so that all below is within.</summary>
    public bool IsUpperBound { get; init; }

    /// <summary>Whether the entry knows the sign alone, so that all above zero is within.</summary>
    public bool IsSign { get; init; }

    /// <summary>A figure that the entry says in words, without a range; null for its own.</summary>
    public double? Said { get; init; }

    /// <summary>Figure, lower and upper end in the evidence; no ends where only a point is known. Null where there is no such entry.</summary>
    public (double Value, double? Low, double? High, EvidenceEntry Entry)? Range(IReadOnlyList<EvidenceEntry> evidence)
    {
        if (evidence.FirstOrDefault(e => e.IsNamed(Evidence)) is not { Value: { } value } entry) return null;
        if (Said is { } said) return (said, null, null, entry);
        int part = Math.Max(0, entry.Parts?.ToList().FindIndex(p => Evidence == $"{entry.Id}.{p}") ?? 0);
        return IsSign ? (value.All[part], 0, double.PositiveInfinity, entry) : IsUpperBound
            ? (value.All[part] * Scale, 0, value.All[part] * Scale, entry)
            : (value.All[part] * Scale, entry.Low?.All[part] * Scale, entry.High?.All[part] * Scale, entry);
    }
}

/// <summary>Which entries of the evidence the worlds of a country are held against, and which rows are known to fail.</summary>
public static class ValidationTargets
{
    private const double SwedishEmployers = 320_000;

    /// <summary>All countries, in the order of tables.</summary>
    public static ImmutableArray<ValidationTarget> All { get; } =
    [
        // Sizes. No Danish table of employers by class was seen: Denmark's seeds take Sweden's, and are held against them.
        .. Row("firms of 1 to 9 jobs", TargetKind.Fit, "dem.size.se.micro", "dem.size.no.employer", "dem.size.se.micro"),
        .. Row("firms of 10 to 49 jobs", TargetKind.Fit, "dem.size.se.small", null, "dem.size.se.small"),
        .. Row("firms of 50 to 249 jobs", TargetKind.Fit, "dem.size.se.medium", null, "dem.size.se.medium"),
        .. Row("firms of 250 jobs and more", TargetKind.Fit, "dem.size.se.large", null, "dem.size.se.large"),
        .. Row("jobs in firms of 1 to 9", TargetKind.Fit, "dem.size.se.jobs.micro", null, "dem.size.se.jobs.micro"),
        .. Row("jobs in firms of 10 to 49", TargetKind.Fit, "dem.size.se.jobs.small", null, "dem.size.se.jobs.small"),
        .. Row("jobs in firms of 50 to 249", TargetKind.Fit, "dem.size.se.jobs.medium", null, "dem.size.se.jobs.medium"),
        .. Row("jobs in firms of 250 and more", TargetKind.Fit, "dem.size.se.jobs.large", null, "dem.size.se.jobs.large"),
        .. Row("jobs in firms of 50 and more", TargetKind.Fit, null, "dem.size.no.jobs50", null),
        .. Row("upper tail of sizes", TargetKind.Fit, "dem.zipf.se", "dem.zipf.no", "dem.zipf.se"),
        .. Row("births, per year", TargetKind.Fit, "dem.birth.dk", "dem.birth.no", "dem.birth.se"),
        .. Row("deaths, per year", TargetKind.Fit, "dem.death", "dem.death", "dem.death"),
        .. Row("survival after 1 year", TargetKind.Fit, "dem.surv1.dk", "dem.surv.no.as.year_1", "dem.surv1.se"),
        .. Row("survival after 3 years", TargetKind.Fit, "dem.surv3.dk", "dem.surv.no.as.year_3", "dem.surv3.se"),
        .. Row("survival after 5 years", TargetKind.Fit, "dem.surv5.dk", "dem.surv5.no.employer.any_staff", null),
        .. Row("spread of yearly growth, 10 to 49 jobs", TargetKind.Fit, "dem.growth.sd"),
        .. Row("volatility falls with size", TargetKind.Fit, "dem.growth.beta"),
        .. Row("shape of yearly growth", TargetKind.Fit, "dem.growth.laplace"),
        .. Row("productivity, 90th over 10th percentile", TargetKind.Fit, "dem.prod.9010"),
        .. Row("persistence of productivity, per year", TargetKind.Fit, "dem.prod.ar1"),
        .. Row("exporters", TargetKind.Fit, "dem.export.dk", null, "dem.export.se.all_2011"),
        .. Row("jobs in exporters", TargetKind.Fit, "dem.export.dk.jobs", "dem.export.no.jobs", null),
        .. Row("specialised cases in a year", TargetKind.Fit, "fric.dk.takeup.employers", null, null),
        .. Row("firms helped in a year", TargetKind.Fit, "fric.dk.muni.rate.one_to_one", "fric.no.takeup", null),
        new("SE", "firms helped in a year", TargetKind.Fit, "fric.se.almi.reach.clients", 1 / SwedishEmployers),
        .. Row("firms that know a house", TargetKind.Fit, "fric.dk.aware.all", null, null),
        .. Row("clients of houses that were clients before", TargetKind.Fit, "fric.repeat", null, null),
        .. Row("referrals of houses to private advisers", TargetKind.Fit, "fric.referral.2015.private", null, null),
        .. Row("clients that houses refer", TargetKind.Fit, "fric.referral.2015.sent_on", null, null),
        .. Row("networks: productivity after 1 year", TargetKind.Fit, "eff.cluster.dk.lp"),
        .. Row("networks: productivity after 4 years", TargetKind.Fit, "eff.cluster.dk.lp", scale: 4),
        .. Row("matched firms overstate jobs", TargetKind.Fit, "eff.bias.psm.bias").Select(t => t with { IsSign = true }),
        .. Row("high growth, 20 % a year", TargetKind.HoldOut, null, "dem.hge.no20.by_staff", null),
        new("DK", "high growth, 20 % a year", TargetKind.HoldOut, "dem.hge.dk20.firms") { IsUpperBound = true },
        .. Row("high growth, 10 % a year", TargetKind.HoldOut, "dem.hge.dkno", "dem.hge.no10", "dem.hge.se"),
        .. Row("young firms: part of new jobs", TargetKind.HoldOut, "dem.young.jobs.new_jobs"),
        .. Row("young firms: part of jobs", TargetKind.HoldOut, "dem.young.jobs.jobs"),
        .. Row("jobs of a cohort in its fastest 0.1 %", TargetKind.HoldOut, "dem.superfast.se"),
        .. Row("jobs created in a year", TargetKind.HoldOut, "dem.jobflows.nordic"),
        .. Row("jobs lost in a year", TargetKind.HoldOut, "dem.jobflows.nordic"),
        .. Row("far tails of yearly growth", TargetKind.HoldOut, "dem.growth.tail"),
        .. Row("survival after 10 years", TargetKind.HoldOut, null, null, "dem.surv10.se"),
        .. Row("growth of a cohort in 5 years", TargetKind.HoldOut, null, "dem.cohort.no.growth.cohort_2008", null),
        .. Row("growth of a cohort in 3 years", TargetKind.HoldOut, null, null, "dem.cohort.se.growth.staff_ratio"),
        .. Row("grants: productivity after 3 years", TargetKind.HoldOut, "eff.grant.se.vinnova", null, "eff.grant.se.vinnova"),
        new("NO", "grants: productivity after 3 years", TargetKind.HoldOut, "eff.grant.no.rcn", 3),
        new("DK", "firms in contact with a house by 2020", TargetKind.HoldOut, "fric.dk.contact") { Said = 0.23 },
        new("DK", "firms in contact with a house by 2023", TargetKind.HoldOut, "fric.dk.contact"),
    ];

    /// <summary>Countries that there are targets for.</summary>
    public static ImmutableArray<string> Countries { get; } = [.. All.Select(t => t.Country).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<ValidationTarget> Row(string pattern, TargetKind kind, string everywhere, double scale = 1) =>
        new[] { "DK", "NO", "SE" }.Select(country => new ValidationTarget(country, pattern, kind, everywhere, scale));

    private static IEnumerable<ValidationTarget> Row(string pattern, TargetKind kind, string? denmark, string? norway, string? sweden) =>
        new[] { ("DK", denmark), ("NO", norway), ("SE", sweden) }.Where(t => t.Item2 is not null).Select(t => new ValidationTarget(t.Item1, pattern, kind, t.Item2!));
}
