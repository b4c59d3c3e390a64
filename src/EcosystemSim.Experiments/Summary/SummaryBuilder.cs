using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using EcosystemSim.Experiments.EqualMoney;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Experiments.Summary;

/// <summary>Makes the summary and the effects from replications, added one by one in ascending order of their numbers.</summary>
internal sealed class SummaryBuilder
{
    /// <summary>Counts up when the summary's fields change their meaning.</summary>
    public const int SchemaVersion = 7;

    private readonly Experiment _experiment;
    private readonly ImmutableDictionary<string, string> _atNoCost;
    private readonly ImmutableArray<Series> _series;
    private readonly SeriesIndex _index;
    private readonly ScopeColumns _total;
    private readonly LedgerBuilder _ledgers;
    private readonly int[] _columns;
    private readonly Tally[] _tallies;
    private readonly EvaluationSums[] _evaluations;
    private readonly LeverTally _levers;
    private readonly ComparisonBuilder _comparisons;
    private readonly Replicates _replicates;
    private readonly int _headline;
    private readonly ImmutableArray<CurveColumns> _curves;
    private readonly ImmutableArray<int> _regionJobs;
    private readonly ImmutableArray<(Scope Scope, string Id, string Name, int Column)> _divisions;
    private readonly ImmutableArray<int> _asked;
    private readonly int _askedFrom;
    private readonly int _baseline;
    private readonly int _withoutSupport;
    private int _replications;

    public SummaryBuilder(Experiment experiment)
    {
        _experiment = experiment;
        _atNoCost = experiment.AtNoCost;
        _series = experiment.ListSeries();
        _index = new SeriesIndex(_series);
        _total = new ScopeColumns(_index, Scope.Total, "all");
        _columns = [.. Enumerable.Range(0, _series.Length).Where(i => _series[i].Scope is Scope.Total or Scope.Region)];
        _curves = CurveColumns.All(_series, _index);
        _regionJobs = [.. experiment.Plan.System.Regions.Select(r => _index.Find(Scope.Region, r.Id, Outcomes.Jobs))];
        _divisions =
        [
            .. experiment.Plan.System.Sectors.Select(s => (Scope.Sector, s.Id, s.Name, _index.Find(Scope.Sector, s.Id, Outcomes.Jobs))),
            .. SeriesCatalogue.SizeClasses.Select(c => (Scope.SizeClass, c, c, _index.Find(Scope.SizeClass, c, Outcomes.Jobs))),
        ];
        _asked = [.. experiment.Outcomes.Distinct().Select(name => _index.Find(Scope.Total, "all", name)).Where(column => column >= 0)];
        int[] kept = [.. _columns, .. Enumerable.Range(0, _series.Length).Where(i => _series[i].Scope == Scope.Ledger), .. _divisions.Select(d => d.Column)];
        int[] summed = [.. Enumerable.Range(0, _series.Length).Where(i => _series[i].Scope is Scope.FirstDoor or Scope.FirmSize)];
        _headline = Math.Clamp(experiment.Headline, 0, Quarters - 1);
        int[] paths = [_total.Jobs, _total.ValueAdded, _total.PublicCost];
        _tallies = [.. Enumerable.Range(0, experiment.Runs).Select(_ => new Tally(kept, summed, paths, _series, Quarters, _headline))];
        _replicates = Replicates.Of(experiment.Plan);
        _comparisons = new ComparisonBuilder(_replicates, _total, experiment.Appraisal, _headline, Quarters);
        _ledgers = new LedgerBuilder(_replicates, _index);
        _evaluations = [.. _tallies.Select(_ => new EvaluationSums(_replicates))];
        _levers = new LeverTally(experiment, _replicates, _series, _index);
        _baseline = experiment.ArmIndex(experiment.Baseline);
        _withoutSupport = experiment.WithoutSupport is { } id ? experiment.ArmIndex(id) : -1;
        _askedFrom = Parting.First(
            experiment.Plan.Arms.Where((arm, i) => i != _withoutSupport && !experiment.IsOfLever(arm.Id)), experiment.Plan.Arms[_baseline], Quarters);
    }

    private int Quarters => _experiment.Plan.Quarters;

    private int Closures => _experiment.Plan.Closures.Length;

    /// <summary>Adds the next replication.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="runs">Stored values of every run, [quarter * series + column]; not kept.</param>
    public void Add(int number, long[][] runs)
    {
        _replicates.Add(number);
        for (int run = 0; run < runs.Length; run++)
        {
            long[] baseline = runs[_experiment.Run(_baseline, run % Closures)];
            _tallies[run].Add(runs[run], baseline);
            if (IsOfLever(run)) continue;
            if (!IsTwin(run)) _evaluations[run].Add(runs[run]);
            if (!IsTwin(run)) _tallies[run].AddPaths(runs[run], baseline, _regionJobs, _curves);
            _tallies[run].AddSums(runs[run], baseline, _asked, _askedFrom);
        }
        _levers.Add(runs);
        _replications++;
    }

    /// <summary>Arms of single levers have a table of their own and no figures.</summary>
    private bool IsOfLever(int run) => _experiment.IsOfLever(_experiment.Plan.Arms[run / Closures].Id);

    private bool IsTwin(int run) => MoneyTwin.Is(_experiment.Plan.Arms[run / Closures].Id);

    public RunSummary Build(string resultHash)
    {
        var plan = _experiment.Plan;
        int countingFrom = Parting.CountingFrom(plan);
        return new RunSummary
        {
            SchemaVersion = SchemaVersion,
            Scenario = _experiment.Name,
            Title = _experiment.Title,
            Question = _experiment.Question,
            ModelVersion = ModelVersion.Text,
            InputsHash = _experiment.InputsHash,
            ResultHash = resultHash,
            Seed = plan.Seed,
            Currency = plan.System.Currency,
            Command = Manifest.CommandOf(_experiment),
            Replications = _replications,
            ParameterDraws = _replicates.Draw ? _replicates.Draws : 0,
            ReplicationsPlanned = _experiment.Replications.Length,
            Quarters = Quarters,
            StartCalendarQuarter = plan.StartCalendarQuarter,
            CounterfactualFrom = Math.Clamp(_experiment.CounterfactualFrom, 0, Quarters),
            Headline = _headline,
            PriceYear = _experiment.Appraisal.PriceYear,
            DiscountRate = _experiment.Appraisal.DiscountRate,
            ValueAddedPerJob = _experiment.Appraisal.ValueAddedPerJob,
            OutcomesFrom = _askedFrom,
            Baseline = _experiment.Baseline,
            WithoutSupport = _experiment.WithoutSupport,
            Answer = _experiment.MainArm,
            AnswerIsStated = _experiment.Answer is not null,
            Support = SupportScale.Of(plan.System, plan.Population.Count),
            ProgrammeArea = [.. plan.System.Regions.Where((_, region) => plan.IsInArea(region)).Select(region => region.Id)],
            Arms = [.. Enumerable.Range(0, _experiment.Runs).Where(run => !IsTwin(run)).Select(run => Arm(run, countingFrom) with { EqualOutlay = EqualOutlay(run, countingFrom) })],
            Survivals = _replicates.Draw ? [.. Survivals()] : null,
            Levers = _levers.Effects(),
            LeverPackages = _levers.Packages(),
        };
    }

    /// <summary>How far the rankings by job-years hold in plausible worlds: each arm against the baseline, at its outlay and as it is, and against the arm that it is based on.</summary>
    private IEnumerable<Survival> Survivals()
    {
        var plan = _experiment.Plan;
        var builder = new SurvivalBuilder(plan, _replicates);
        for (int run = 0; run < _experiment.Runs; run++)
        {
            int arm = run / Closures;
            if (IsTwin(run) || IsOfLever(run) || arm == _baseline) continue;
            if (TwinOf(run) >= 0) yield return Of(run, _baseline, _experiment.Baseline, true, JobYearsAtEqualOutlay(run));
            if (TwinOf(run) >= 0 && BasisOf(run) is >= 0 and var basis)
                yield return Of(run, basis / Closures, plan.Arms[basis / Closures].Id, true, [.. JobYearsAtEqualOutlay(run).Zip(JobYearsAtEqualOutlay(basis), (mine, theirs) => mine - theirs)]);
            yield return Of(run, _baseline, _experiment.Baseline, false, _comparisons.JobYears(_tallies[run]));
        }

        Survival Of(int run, int other, string against, bool isAtEqualOutlay, double[] values)
        {
            ArmSpec own = plan.Arms[run / Closures];
            var levers = own.Agreements.Concat(plan.Arms[other].Agreements).SelectMany(a => a.Levers).Where(l => l.Strength > 0).Select(l => LeverArm.NameOf(l.Lever)).ToHashSet();
            return builder.Of(own.Id, plan.Closures[run % Closures], against, isAtEqualOutlay, values, levers);
        }
    }

    /// <summary>Paired differences from the baseline of every outcome of the whole and of the regions.</summary>
    public IEnumerable<Effect> Effects()
    {
        for (int run = 0; run < _tallies.Length; run++)
        {
            string arm = _experiment.Plan.Arms[run / Closures].Id;
            var closure = _experiment.Plan.Closures[run % Closures];
            foreach (int column in _columns)
            {
                yield return new Effect(arm, closure, _series[column], "end", Of(_tallies[run].EndDifferences[column]));
                yield return new Effect(arm, closure, _series[column], "mean", Of(_tallies[run].MeanDifferences[column]));
            }
        }
    }

    /// <summary>No price of a job where an arm promotes investment: its jobs from abroad are an assumed gain, and cost per job would mix them with those of help.</summary>
    private static Comparison OfAdvice(ArmSpec arm, Comparison comparison) =>
        arm.Agreements.Any(agreement => agreement.Levers.Any(lever => lever is { Lever: Lever.InvestmentPromotion, Strength: > 0 }))
            ? comparison with { CostPerJobYear = RatioEstimate.None, CostPerJob = RatioEstimate.None, ValueAddedPerCost = RatioEstimate.None }
            : comparison;

    private ArmSummary Arm(int run, int countingFrom)
    {
        var (plan, tally) = (_experiment.Plan, _tallies[run]);
        var (arm, closure) = (plan.Arms[run / Closures], run % Closures);
        var baseline = _tallies[_experiment.Run(_baseline, closure)];
        var without = _withoutSupport < 0 ? null : _tallies[_experiment.Run(_withoutSupport, closure)];
        var net = without is null ? Of([]) : Paired(tally.Headlines[_total.Jobs], without.Headlines[_total.Jobs]);
        string? basis = Basis(arm.Id);
        int below = BasisOf(run);
        double firms = (double)tally.Sum(_total.FirstHelped) / _replications;
        double cost = Mean(tally, _total.PublicCost);
        var costDifference = Paired(tally.Totals[_total.PublicCost], baseline.Totals[_total.PublicCost]);
        return new ArmSummary
        {
            Arm = arm.Id,
            Title = arm.Title,
            Labour = plan.Closures[closure],
            PartsFromBaseline = Parting.Quarter(arm, plan.Arms[_baseline], Quarters),
            CountedFrom = countingFrom,
            Fates = AllFates(tally, countingFrom),
            BaselineFates = AllFates(baseline, countingFrom),
            HopsPerHelpedNeed = (double)tally.Sum(_total.Hops, countingFrom) / tally.Sum(_total.Helped, countingFrom),
            WrongDoorShare = (double)tally.Sum(_total.WrongDoors, countingFrom) / tally.Sum(_total.Visits, countingFrom),
            Utilisation = _total.Utilisation(tally, countingFrom),
            CoordinationShare = _total.CoordinationShare(tally, countingFrom),
            FirmsHelped = firms,
            PublicCost = cost,
            PublicCostDifference = costDifference,
            AgainstBaseline = OfAdvice(arm, _comparisons.Of(tally, baseline, baseline, _experiment.Baseline)),
            AgainstWithoutSupport = without is null ? null : OfAdvice(arm, _comparisons.Of(tally, without, baseline, _experiment.WithoutSupport!)),
            Jobs = Of(tally.Headlines[_total.Jobs]),
            JobsDifference = Of(tally.HeadlineDifferences[_total.Jobs]),
            BasedOn = below < 0 ? null : basis,
            AtNoCost = _atNoCost.GetValueOrDefault(arm.Id),
            JobsBeyondBasis = below < 0 ? null : Paired(tally.Headlines[_total.Jobs], _tallies[below].Headlines[_total.Jobs]),
            JobsDifferenceUnder50 = Of(tally.HeadlineDifferences[_total.JobsUnder50]),
            JobsDifferenceOver50 = Of(tally.HeadlineDifferences[_total.JobsOver50]),
            NetJobs = net,
            AdministrationCostShare = _total.CostShare(tally, _total.Overhead, countingFrom),
            CoordinationCostShare = _total.CostShare(tally, _total.Coordination, countingFrom) + _total.CoordinationMoneyShare(tally, countingFrom),
            GrantCostShare = _total.GrantShare(tally, countingFrom),
            InfrastructureCostShare = _total.InfrastructureShare(tally, countingFrom),
            Outcomes = IsOfLever(run) ? [] : [.. _asked.Select(column => OfOutcome(tally, baseline, column))],
            Ledgers = Ledgers(tally, without),
            Evaluations = [.. _evaluations[run].Rows()],
            RationedShare = (double)tally.Sum(_total.Rationed) / ((long)plan.System.Regions.Length * Quarters * _replications),
            Path = Path(tally),
            Regions = [.. plan.System.Regions.Select(region => Region(tally, region.Id, region.Name, countingFrom))],
            Curves = [.. _curves.Where(c => tally.Curves.ContainsKey(c.Name)).Select(c => new OutcomeCurve(c.Name, c.Unit, BandPath.Of(tally.Curves[c.Name], Quarters)))],
            Divisions = [.. _divisions.Select(d => new DivisionEffect(d.Scope, d.Id, d.Name, Of(tally.HeadlineDifferences[d.Column])))],
            FirstDoors = FirstDoors(tally, countingFrom),
            FirmSizes = [.. SeriesCatalogue.FirmSizes.Select(size => new SizeCount(size, MeanAtEnd(tally, size)))],
        };
    }

    /// <summary>Arm that one states its differences from; that of a twin is the twin of its own arm's.</summary>
    private string? Basis(string arm)
    {
        if (!MoneyTwin.Is(arm)) return _experiment.BasedOn.GetValueOrDefault(arm);
        string? basis = _experiment.BasedOn.GetValueOrDefault(arm[..^MoneyTwin.Suffix.Length]);
        return _experiment.TwinOf(basis) ?? basis;
    }

    /// <summary>Run of that arm; -1 where it is the baseline, or is not run.</summary>
    private int BasisOf(int run)
    {
        string? basis = Basis(_experiment.Plan.Arms[run / Closures].Id);
        int arm = basis is null || basis == _experiment.Baseline ? -1 : _experiment.Plan.Arms.ToList().FindIndex(a => a.Id == basis);
        return arm < 0 ? -1 : _experiment.Run(arm, run % Closures);
    }

    /// <summary>What the twin of a run's arm says; null where it has none.</summary>
    private EqualOutlaySummary? EqualOutlay(int run, int countingFrom)
    {
        int closure = run % Closures, twinRun = TwinOf(run);
        if (twinRun < 0) return null;
        Tally own = _tallies[run], twin = _tallies[twinRun], baseline = _tallies[_experiment.Run(_baseline, closure)];
        OutlayInterpolation outlay = Outlay(run);
        int basis = BasisOf(run);
        double[] jobYears = JobYearsAtEqualOutlay(run);
        return new EqualOutlaySummary
        {
            GrantShare = Mean(twin, _total.GrantsPaid) / Mean(own, _total.GrantsPaid),
            IsMatched = outlay.IsEqual,
            Gap = outlay.IsEqual ? OutlayGap.None : outlay.Share < 0 ? OutlayGap.GrantsNotAbsorbed : OutlayGap.MoreThanGrants,
            OutlayDifference = Paired(twin.Totals[_total.PublicCost], baseline.Totals[_total.PublicCost]),
            OutlayDifferenceShare = outlay.Share,
            JobYears = _replicates.Estimate(jobYears),
            JobYearsToHeadline = Equal(_comparisons.JobYearsToHeadline(own), _comparisons.JobYearsToHeadline(twin)),
            Jobs = Equal(Span(own.HeadlineDifferences[_total.Jobs]), Span(twin.HeadlineDifferences[_total.Jobs])),
            ValueAddedPresent = Equal(_comparisons.ValueAddedPresent(own, baseline), _comparisons.ValueAddedPresent(twin, baseline)),
            JobYearsBeyondBasis = basis < 0 ? null : _replicates.Estimate([.. jobYears.Zip(JobYearsAtEqualOutlay(basis), (mine, theirs) => mine - theirs)]),
            OutlayByYear = [.. Enumerable.Range(0, (Quarters + 3) / 4).Select(year => twin.Paths[_total.PublicCost].Average(path => path.Skip(year * 4).Take(4).Sum()))],
            Twin = Arm(twinRun, countingFrom),
        };

        Estimate Equal(ReadOnlySpan<double> mine, ReadOnlySpan<double> ofTwin) => _replicates.Estimate(outlay.Values(mine, ofTwin));
    }

    /// <summary>Run of the twin of a run's arm; -1 where it has none.</summary>
    private int TwinOf(int run) => _experiment.TwinOf(_experiment.Plan.Arms[run / Closures].Id) is { } twin
        ? _experiment.Run(_experiment.ArmIndex(twin), run % Closures)
        : -1;

    private OutlayInterpolation Outlay(int run) => new(
        Span(_tallies[run].Totals[_total.PublicCost]), Span(_tallies[TwinOf(run)].Totals[_total.PublicCost]), Span(_tallies[_experiment.Run(_baseline, run % Closures)].Totals[_total.PublicCost]));

    /// <summary>Job-years beyond the baseline at its outlay, by replication; as they are where the arm has no twin.</summary>
    private double[] JobYearsAtEqualOutlay(int run)
    {
        double[] own = _comparisons.JobYears(_tallies[run]);
        return TwinOf(run) is >= 0 and var twin ? Outlay(run).Values(own, _comparisons.JobYears(_tallies[twin])) : own;
    }

    private static ReadOnlySpan<double> Span(List<double> values) => CollectionsMarshal.AsSpan(values);

    /// <summary>By the kind of provider that firms turned to first, then those that turned to nobody; empty without needs.</summary>
    private ImmutableArray<DoorShares> FirstDoors(Tally tally, int from)
    {
        string[] doors = [.. SeriesCatalogue.KindsOf(_experiment.Plan.System).Select(SeriesCatalogue.DoorName)];
        int[][] columns = [.. doors.Select(d => (int[])[_index.Find(Scope.FirstDoor, d, Outcomes.NeedsAskedWithin4), .. Fates(Scope.FirstDoor, d)])];
        int[] all = [_total.Arisen, .. Fates(Scope.Total, "all")];
        long[][] counts = [.. doors.Select(_ => new long[all.Length])];
        long[] rest = new long[all.Length];
        for (int q = from; q < Quarters; q++)
        {
            if (!all.All(column => tally.Complete(column, q))) continue;
            for (int i = 0; i < all.Length; i++)
            {
                rest[i] += tally.SumAt(all[i], q);
                for (int d = 0; d < doors.Length; d++) counts[d][i] += tally.SumAt(columns[d][i], q);
            }
        }
        double arisen = rest[0];
        if (arisen == 0) return [];
        foreach (long[] door in counts)
        {
            for (int i = 0; i < rest.Length; i++) rest[i] -= door[i];
        }
        return [.. doors.Select((d, i) => Of(d, counts[i])), Of("none", rest)];

        IEnumerable<int> Fates(Scope scope, string id) => Outcomes.FateNames.Select(fate => _index.Find(scope, id, Outcomes.NeedsWithin(fate, 4)));

        DoorShares Of(string door, long[] n)
        {
            double[] shares = [.. n.Select(needs => 1000 * needs / arisen)];
            return new(door, shares[0], shares[1], shares[2], shares[3], shares[4], shares[5], shares[6], 1000 * (n[0] - n[1..].Sum()) / arisen);
        }
    }

    private OutcomeEffect OfOutcome(Tally tally, Tally baseline, int column)
    {
        var series = _series[column];
        var measure = OutcomeEffect.MeasureOf(series.Outcome);
        var (value, difference) = measure == OutcomeMeasure.Headline
            ? (tally.Headlines[column], tally.HeadlineDifferences[column])
            : (tally.Sums.GetValueOrDefault(column) ?? [], tally.SumDifferences.GetValueOrDefault(column) ?? []);
        double price = series.Unit == OutcomeEffect.OutputOfMeanJob ? _comparisons.PriceOfValueAdded(baseline) : double.NaN;
        return double.IsNaN(price)
            ? new(series.Outcome, series.Unit, measure, Of(value), Of(difference))
            : new(series.Outcome, OutcomeEffect.MoneyPerYear, measure, Of([.. value.Select(v => v * price)]), Of([.. difference.Select(v => v * price)]));
    }

    private Estimate Paired(List<double> own, List<double> other) => Of([.. own.Zip(other, (a, b) => a - b)]);

    private double MeanAtEnd(Tally tally, int size) =>
        (double)tally.SumAt(_index.Find(Scope.FirmSize, size.ToString(CultureInfo.InvariantCulture), Outcomes.FirmsOfSizeOrMore), Quarters - 1) / _replications;

    private ImmutableArray<LedgerSummary> Ledgers(Tally tally, Tally? without)
    {
        double[] extraCost = without is null ? [] : [.. tally.Totals[_total.PublicCost].Zip(without.Totals[_total.PublicCost], (own, none) => own - none)];
        LedgerSummary?[] ledgers =
        [
            without is null ? null : _ledgers.Build(tally, LedgerAgainst.WithoutSupport, _experiment.WithoutSupport!, extraCost),
            _ledgers.Build(tally, LedgerAgainst.Baseline, _experiment.Baseline, []),
        ];
        return [.. ledgers.OfType<LedgerSummary>()];
    }

    private RegionSummary Region(Tally tally, string id, string name, int countingFrom)
    {
        var columns = new ScopeColumns(_index, Scope.Region, id);
        return new RegionSummary(
            id, name, columns.Fates(tally, Outcomes.FateHorizons.Count - 1, countingFrom, Quarters)!,
            columns.Utilisation(tally, countingFrom), columns.CoordinationShare(tally, countingFrom), Mean(tally, columns.FirstHelped),
            Of(tally.Headlines[columns.Jobs]), Of(tally.HeadlineDifferences[columns.Jobs]))
        {
            JobsDifferenceAtEnd = Of(tally.EndDifferences[columns.Jobs]),
            Path = tally.RegionPaths.TryGetValue(columns.Jobs, out var paths) ? BandPath.Of(paths, Quarters) : null,
        };
    }

    private ImmutableArray<FateShares> AllFates(Tally tally, int from) =>
        [.. Enumerable.Range(0, Outcomes.FateHorizons.Count).Select(horizon => _total.Fates(tally, horizon, from, Quarters)!)];

    private ImmutableArray<PathPoint> Path(Tally tally)
    {
        var points = ImmutableArray.CreateBuilder<PathPoint>(Quarters);
        for (int q = 0; q < Quarters; q++)
        {
            double[] values = [.. tally.Paths[_total.Jobs].Select(path => path[q])];
            var estimate = _replicates.Estimate(values);
            double mean = estimate.Mean;
            Array.Sort(values);
            points.Add(new PathPoint(
                q, mean, Statistics.Quantile(values, 0.05), Statistics.Quantile(values, 0.25), Statistics.Quantile(values, 0.5),
                Statistics.Quantile(values, 0.75), Statistics.Quantile(values, 0.95), estimate.Low, estimate.High));
        }
        return points.MoveToImmutable();
    }

    /// <summary>Sum over the recorded time, mean over replications, as written.</summary>
    private double Mean(Tally tally, int column) => (double)tally.Sum(column) / _replications / _series[column].Divisor;

    private Estimate Of(List<double> values) => _replicates.Estimate(CollectionsMarshal.AsSpan(values));
}
