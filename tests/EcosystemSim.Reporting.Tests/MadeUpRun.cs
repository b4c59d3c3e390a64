using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Tests;

/// <summary>Made-up runs with the shape of real ones. Nothing in it is a result.</summary>
internal sealed class MadeUpRun
{
    private readonly List<ArmSummary> _arms = [];

    public int Replications { get; init; } = 100;
    public int Planned { get; init; } = 100;
    public int Quarters { get; init; } = 40;
    public int CounterfactualFrom { get; init; } = 24;
    public int Start { get; init; } = 2013 * 4;
    public string Baseline { get; init; } = "fragmented";
    public string? WithoutSupport { get; init; } = "none";

    /// <summary>Recorded quarter at which stocks are told; -1 = the last.</summary>
    public int Headline { get; init; } = -1;

    /// <summary>Whether arms have twins at equal outlay.</summary>
    public bool HasTwins { get; init; }

    public string RegionName { get; init; } = "Region Syddanmark";

    /// <summary>Public cost in a quarter without the arm's effect.</summary>
    public double CostLevel { get; init; } = 41_500_000;

    /// <summary>Six arms as an analyst would compare them.</summary>
    public static RunSummary SixArms(int replications = 100, double scale = 1, int headline = -1, bool twins = false) => new MadeUpRun { Replications = replications, Headline = headline, HasTwins = twins }
        .Arm("none", "No public support", new(4, 0, 0, 402, 570, 0, 16, 12), jobs: -1240 * scale, spread: 190 * scale, parts: 0)
        .Arm("fragmented", "Closed borders, each provider by itself", new(4, 161, 290, 231, 182, 108, 16, 12), jobs: 0, spread: 0, parts: 40)
        .Arm("eligibility", "Open borders from 2015Q3", new(4, 174, 284, 229, 183, 102, 16, 12), jobs: 9 * scale, spread: 60 * scale, parts: 10)
        .Arm("coordinated", "The agreement as its document states it", new(4, 260, 246, 221, 160, 85, 16, 12), jobs: 54 * scale, spread: 76 * scale, parts: 10)
        .Arm("coordinated-free", "The agreement at no cost", new(4, 271, 250, 219, 151, 81, 16, 12), jobs: 80 * scale, spread: 74 * scale, parts: 10)
        .Arm("house-package", "Referral, co-location, shared administration and stationed staff on top", new(4, 288, 233, 217, 155, 79, 16, 12), jobs: -31 * scale, spread: 81 * scale, parts: 13)
        .Build();

    /// <summary>A run whose replications draw their parameters, with what decides its answer.</summary>
    public static RunSummary InWorlds(string path = "delivery.business_development", RunSummary? of = null)
    {
        RunSummary run = of ?? SixArms(twins: true);
        Estimate difference = new(240, -30, 610, 180, run.Replications) { Worlds = new(0.972, 0.951, 0.983, 38) };
        return run with
        {
            ParameterDraws = 75,
            Arms = [.. run.Arms.Select(a => a.Arm == run.Compared() && a.EqualOutlay is { } e ? a with { BasedOn = "eligibility", EqualOutlay = e with { IsMatched = true, JobYears = difference, JobYearsBeyondBasis = difference with { Mean = -20, High = 90 } } } : a)],
            Survivals =
            [
                new(run.Compared() ?? "", LabourClosure.Slack, run.Baseline, true, difference, 0.94, 0.87, 0.98, 0.61,
                [
                    new(path, 0.12, 0.91, -12, 486, 390, 606, 0.14, 0.05, 0.21), new("needs.alone_quality", 0.52, 0.88, 410, 70, -460, -220, double.NaN, double.NaN, double.NaN),
                ]),
                new(run.Compared() ?? "", LabourClosure.Slack, "eligibility", true, difference with { Mean = -20, High = 90 }, 0.62, 0.48, 0.74, double.NaN, []),
            ],
        };
    }

    /// <summary>Baseline and so many others.</summary>
    public static RunSummary Many(int arms, Func<int, double> jobs, int replications = 100, string title = "A package of measures", int quarters = 40, bool withNone = false)
    {
        MadeUpRun builder = new() { Replications = replications, Quarters = quarters, CounterfactualFrom = quarters * 6 / 10, WithoutSupport = withNone ? "none" : null };
        builder.Arm("fragmented", "Closed borders", new(4, 161, 290, 231, 182, 108, 16, 12), 0, 0, 40);
        for (int i = 1; i < arms; i++)
            builder.Arm($"package-{i}", title, new(4, 161 + 10 * i, 290 - 10 * i, 231, 182, 108, 16, 12), jobs(i), Math.Abs(jobs(i)) * 1.4, Math.Min(8 + i, quarters - 3));
        if (withNone) builder.Arm("none", "No public support", new(4, 0, 0, 402, 570, 0, 16, 12), -1240, 190, 0);
        return builder.Build();
    }

    public MadeUpRun Arm(string id, string title, FateShares fates, double jobs, double spread, int parts)
    {
        foreach (LabourClosure labour in Enum.GetValues<LabourClosure>())
        {
            double effect = labour == LabourClosure.Slack ? jobs : jobs * 0.06;
            double net = effect + 1240;
            bool none = id == WithoutSupport, hasNone = WithoutSupport is not null;
            FateShares seen = Replications == 0 ? new(4, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN) : fates;
            double helped = fates.Specialised * 60;
            Estimate cost = id == Baseline ? Of(0, 0) : Of((helped - 161 * 60) * 61_000, spread * 200_000);
            _arms.Add(new()
            {
                Arm = id,
                Title = title,
                Labour = labour,
                AtNoCost = id == "coordinated-free" ? "coordinated" : null,
                PartsFromBaseline = parts,
                Fates = [seen with { WithinQuarters = 1 }, seen with { WithinQuarters = 2 }, seen],
                CountedFrom = 13,
                HopsPerHelpedNeed = Known(none ? double.NaN : 1.42),
                WrongDoorShare = Known(none ? double.NaN : 0.31),
                Utilisation = Known(none ? 0 : 0.783),
                CoordinationShare = Known(id is "coordinated" or "house-package" ? 0.093 : 0),
                FirmsHelped = Known(helped),
                PublicCost = Known(helped * 61_000),
                PublicCostDifference = cost,
                AgainstBaseline = Beyond(Baseline, effect, spread, cost),
                AgainstWithoutSupport = !hasNone ? null : none ? Beyond(WithoutSupport!, 0, 0, Of(0, 0)) : Beyond(WithoutSupport!, net, 190, Of(helped * 61_000, 2_000_000)),
                Jobs = Of(743_112 + effect, 14_200),
                JobsDifference = Of(effect, spread),
                JobsDifferenceUnder50 = Of(effect * 0.7, spread * 0.4),
                JobsDifferenceOver50 = Of(effect * 0.3, spread * 0.9),
                NetJobs = hasNone && !none ? Of(net, 190) : Of(double.NaN, double.NaN),
                AdministrationCostShare = none ? double.NaN : Known(0.107),
                CoordinationCostShare = none ? double.NaN : Known(id is "coordinated" or "house-package" ? 0.039 : 0),
                GrantCostShare = none ? double.NaN : Known(0.466),
                InfrastructureCostShare = none ? double.NaN : Known(0),
                Outcomes =
                [
                    new("jobs", "jobs", OutcomeMeasure.Headline, Of(743_112 + effect, 14_200), Of(effect, spread)),
                    new("value_added", "currency units a year", OutcomeMeasure.Headline, Of(645e9 - 3_440_000 * effect, 12e9), Of(-3_440_000 * effect, 860_000 * spread)),
                    new("exporters", "firms", OutcomeMeasure.Headline, Of(4_210, 60), Of(0.001 * spread, spread / 10)),
                    new("needs_specialised_within_4", "needs", OutcomeMeasure.Total, Of(fates.Specialised * 90, 300), Of((fates.Specialised - 161) * 90, spread)),
                    new("grants_paid", "currency units", OutcomeMeasure.Total, Of(190_000_000 + 100_000 * effect, 3_000_000), Of(100_000 * effect, 20_000 * spread)),
                    new("public_cost", "currency units", OutcomeMeasure.Total, Of(helped * 61_000, 3_000_000), cost),
                ],
                Ledgers = Replications == 0 || !hasNone ? [] : [MadeUpLedger.AgainstNone(Of, net, helped, none), MadeUpLedger.AgainstBaseline(Of, effect, helped, Baseline)],
                RationedShare = Known(labour == LabourClosure.Binding ? 0.214 : 0),
                Path = [.. Enumerable.Range(0, Quarters).Select(quarter => Point(quarter, effect, spread, parts))],
                Regions =
                [
                    new("DK05", "Nordjylland", seen, Known(0.77), Known(0.09), Known(helped / 5), Of(150_000, 3000), Of(effect / 5, spread / 2)) { Path = Band(effect / 5, spread / 2, parts) },
                    new("DK04", "Midtjylland", seen, Known(0.79), Known(0.09), Known(helped / 2), Of(330_000, 7000), Of(effect / 2, spread / 2)) { Path = Band(effect / 2, spread / 2, parts) },
                    new("DK03", RegionName, seen, Known(0.79), Known(0.09), Known(helped / 2), Of(260_000, 7000), Of(-effect / 3, spread / 3)) { Path = Band(-effect / 3, spread / 3, parts) },
                ],
                Curves = Replications == 0 ? [] :
                [
                    new("jobs", "jobs", Level(743_112, effect, 14_200, parts)),
                    new("firms", "firms", Level(70_392, effect / 20, 240, parts)),
                    new(OutcomeCurve.HelpPerThousand, "needs of 1,000", Level(161, fates.Specialised - 161, 6, parts)),
                    new("public_cost", "currency units", Level(CostLevel, none ? -CostLevel : effect, CostLevel / 50, parts)),
                ],
                Divisions =
                [
                    new(Scope.Sector, "energy", "Energy technology and supply", Of(effect * 0.4, spread / 4)),
                    new(Scope.Sector, "manufacturing", "Manufacturing, industry of the future", Of(-effect * 0.2, spread / 3)),
                    new(Scope.Sector, "services", "Services to business", Of(effect * 0.8, spread / 2)),
                    new(Scope.SizeClass, "1-9", "1-9", Of(effect * 0.3, spread / 2)),
                    new(Scope.SizeClass, "10-49", "10-49", Of(effect * 0.4, spread / 2)),
                    new(Scope.SizeClass, "50-249", "50-249", Of(effect * 0.2, spread / 3)),
                    new(Scope.SizeClass, "250+", "250+", Of(effect * 0.1, spread / 3)),
                ],
                FirstDoors = Replications == 0 ? [] : none
                    ? [new("none", 1000, 0, 0, 402, 570, 0, 16, 12)]
                    :
                    [
                        new("municipal_office", 87, 11, 45, 11, 12, 6, 2, 0), new("business_house", 129, 76, 29, 8, 10, 5, 1, 0), new("cluster", 37, 24, 6, 2, 3, 1, 0.2, 0.8),
                        new("agency", 90, 66, 11, 4, 6, 2, 0.7, 0.3), new("partner_region_office", 3, 1, 1, 0, 1, 0, 0, 0), new("knowledge_institution", 45, 21, 13, 3, 5, 2, 1, 0),
                        new("investment_promotion", 0, 0, 0, 0, 0, 0, 0, 0), new("none", 609, 0, 0, 264, 306, 0, 39, 0),
                    ],
                FirmSizes = Replications == 0 ? [] : [.. SeriesCatalogue.FirmSizes.Select(size => new SizeCount(size, Math.Round(70_392 * Math.Pow(size, -1.07), 1)))],
            });
        }

        if (HasTwins) AddTwins(id, jobs);
        return this;
    }

    /// <summary>The arm once more under each closure, with 42 jobs fewer and the baseline's outlay.</summary>
    private void AddTwins(string id, double jobs)
    {
        if (id == Baseline || id == WithoutSupport) return;
        for (int i = _arms.Count - Enum.GetValues<LabourClosure>().Length; i < _arms.Count; i++)
        {
            ArmSummary arm = _arms[i];
            Estimate left = Of(20_000, 400_000);
            double effect = (arm.Labour == LabourClosure.Slack ? jobs : jobs * 0.06) - 42;
            ArmSummary twin = arm with { Arm = $"{id}@equal-outlay", PublicCostDifference = left, AgainstBaseline = Beyond(Baseline, effect, arm.JobsDifference.StandardDeviation, left), JobsDifference = Of(effect, arm.JobsDifference.StandardDeviation) };
            _arms[i] = arm with
            {
                EqualOutlay = new()
                {
                    GrantShare = 0.8,
                    IsMatched = true,
                    Gap = EcosystemSim.Experiments.EqualMoney.OutlayGap.None,
                    OutlayDifference = left,
                    OutlayDifferenceShare = 0.0001,
                    JobYears = twin.AgainstBaseline!.JobYears,
                    Jobs = twin.JobsDifference,
                    JobYearsToHeadline = twin.AgainstBaseline.JobYearsToHeadline,
                    ValueAddedPresent = twin.AgainstBaseline.ValueAddedPresent,
                    JobYearsBeyondBasis = null,
                    OutlayByYear = [],
                    Twin = twin,
                },
            };
        }
    }

    public RunSummary Build() => new()
    {
        SchemaVersion = RunSummary.CurrentSchema,
        OutcomesFrom = 10,
        Headline = Headline < 0 ? Math.Max(1, Quarters) - 1 : Headline,
        PriceYear = 2017,
        DiscountRate = 0.035,
        ValueAddedPerJob = 860_000,
        ProgrammeArea = ["DK05"],
        Scenario = "west-denmark",
        Title = "West Denmark",
        Question = "Does coordination help?",
        ModelVersion = "0.1.0",
        InputsHash = "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
        ResultHash = Replications == 0 ? "" : "9a3c1f60b7e84d25a1c0ffee0badf00d9a3c1f60b7e84d25a1c0ffee0badf00d",
        Seed = 42,
        Currency = "DKK",
        Replications = Replications,
        ReplicationsPlanned = Planned,
        Quarters = Quarters,
        StartCalendarQuarter = Start,
        CounterfactualFrom = CounterfactualFrom,
        Baseline = Baseline,
        WithoutSupport = WithoutSupport,
        Answer = _arms.Find(arm => arm.Arm == "coordinated")?.Arm,
        Arms = [.. _arms],
    };

    public static Estimate Certain(double mean, double deviation) => new(mean, mean - deviation / 5, mean + deviation / 5, deviation, 100);

    public static Estimate Interval(double mean, double low, double high) => new(mean, low, high, (high - low) * 2.5, 100);

    private Comparison Beyond(string other, double jobs, double spread, Estimate cost)
    {
        Estimate years = Of(jobs * 4.2, spread * 3), there = Of(jobs, spread), spent = cost with { Mean = cost.Mean * 0.9, Low = cost.Low * 0.9, High = cost.High * 0.9 };
        return new()
        {
            Other = other,
            JobYears = Of(jobs * 5, spread * 4),
            JobYearsPresent = years,
            ValueAddedPresent = Of(jobs * 3_400_000, spread * 2_400_000),
            PublicCost = cost,
            PublicCostPresent = spent,
            CostPerJobYear = Ratio(spent, years),
            ValueAddedPerCost = RatioEstimate.None,
            NetPresentValue = default,
            JobYearsToHeadline = default,
            Jobs = there,
            CostPerJob = Ratio(cost, there),
            JobsAtEnd = Of(jobs * (Headline < 0 ? 1 : 1.5), spread),
        };
    }

    public static RatioEstimate Ratio(Estimate cost, Estimate jobs) =>
        !double.IsFinite(cost.Mean) || !double.IsFinite(jobs.Mean) || jobs.Mean == 0 ? RatioEstimate.None
        : jobs.Count < 2 ? new(cost.Mean / jobs.Mean, double.NaN, double.NaN, RatioBound.None)
        : !jobs.ExcludesZero ? new(cost.Mean / jobs.Mean, double.NaN, double.NaN, RatioBound.Unbounded)
        : new(cost.Mean / jobs.Mean, cost.Mean / jobs.High, cost.Mean / jobs.Low, RatioBound.Bounded);

    private double Known(double value) => Replications == 0 ? double.NaN : value;

    private Estimate Of(double mean, double deviation)
    {
        if (Replications == 0) return new(double.NaN, double.NaN, double.NaN, double.NaN, 0);
        if (Replications == 1) return new(mean, double.NaN, double.NaN, double.NaN, 1);
        double half = 1.984 * deviation / Math.Sqrt(Replications);
        return new(mean, mean - half, mean + half, deviation, Replications);
    }

    private BandPath? Band(double effect, double spread, int parts) => Replications == 0 ? null : Rows(quarter => Point(quarter, effect, spread, parts));

    private BandPath Level(double level, double effect, double spread, int parts) => Rows(quarter =>
    {
        double before = level * (1 + 0.001 * quarter) + spread * 0.1 * Math.Sin(quarter), mean = before + (quarter < parts ? 0 : effect);
        return Replications == 1
            ? new(quarter, mean, mean, mean, mean, mean, mean)
            : new(quarter, mean, mean - 1.645 * spread, mean - 0.674 * spread, mean, mean + 0.674 * spread, mean + 1.645 * spread);
    });

    private BandPath Rows(Func<int, PathPoint> at)
    {
        PathPoint[] points = [.. Enumerable.Range(0, Quarters).Select(at)];
        return new(Row(p => p.Mean), Row(p => p.P05), Row(p => p.P25), Row(p => p.P75), Row(p => p.P95));

        NumberRow Row(Func<PathPoint, double> value) => new(points.Select(value));
    }

    private PathPoint Point(int quarter, double effect, double spread, int parts)
    {
        if (Replications == 0) return new(quarter, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        if (quarter < parts) return new(quarter, 0, 0, 0, 0, 0, 0);
        double grown = (quarter + 1 - parts) / (double)Math.Max(1, Quarters - parts);
        double mean = effect * grown * grown * (3 - 2 * grown) + 0.06 * spread * Math.Sin(quarter * 1.7) * grown * (1 - grown);
        double deviation = spread * Math.Sqrt(grown);
        return Replications == 1
            ? new(quarter, mean, mean, mean, mean, mean, mean)
            : new(quarter, mean, mean - 1.645 * deviation, mean - 0.674 * deviation, mean, mean + 0.674 * deviation, mean + 1.645 * deviation, mean - 0.198 * deviation, mean + 0.198 * deviation);
    }
}
