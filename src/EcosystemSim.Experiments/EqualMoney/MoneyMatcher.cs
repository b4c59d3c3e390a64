using System.Collections.Immutable;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Model;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.EqualMoney;

/// <summary>
/// Finds the factors of the money-matched twins by pilot replications, the first of the experiment, under its first labour closure:
/// a few in which the factors are looked for, then some more in which they are corrected once, by the residual that those show.
/// Outlays are whole currency units, so that the factors are the same to the last bit on any number of threads.
/// </summary>
public static class MoneyMatcher
{
    private const int MostRounds = 10, FewPilots = 4;

    // Closer is of no use before the correction: outlays differ from replication to replication by more.
    private const double Aim = MoneyTwin.Tolerance / 5;

    // Of a search, most often; see Typical.
    private const int UsualRounds = 3;

    /// <summary>What a search most often runs, for finding out how long it will take: the plan of its pilots, and how many of them.</summary>
    public static (ExperimentPlan Plan, int Replications) Typical(Experiment experiment)
    {
        var plan = experiment.Plan;
        int few = Math.Min(FewPilots, experiment.Pilots);
        ArmSpec[] arms = [plan.Arms[experiment.ArmIndex(experiment.Baseline)], .. experiment.Twins.Select(t => plan.Arms[experiment.ArmIndex(t.Twin)])];
        return (PilotPlan(plan, [.. arms]), (few * (1 + UsualRounds)) + experiment.Pilots - few);
    }

    // Ledgers are of no use to pilots.
    private static ExperimentPlan PilotPlan(ExperimentPlan plan, ImmutableArray<ArmSpec> arms) => plan with { Arms = arms, Closures = plan.Closures[..1], Baseline = null, WithoutSupport = null };

    /// <summary>Runs the pilots.</summary>
    /// <param name="threads">Never changes a factor.</param>
    /// <returns>Null where it was stopped.</returns>
    /// <exception cref="InvalidOperationException">A pilot replication ended in an error.</exception>
    public static ImmutableArray<MoneyMatch>? Find(Experiment experiment, int threads, EngineProgress? progress = null, CancellationToken cancellation = default) =>
        Find(experiment, (plan, numbers) =>
        {
            var sink = new Sink(plan);
            var outcome = LocalEngine.Run(plan, numbers, threads, sink, progress, cancellation);
            if (outcome.Failures is [var failure, ..]) throw new InvalidOperationException($"pilot replication {failure.Replication} failed: {failure.Error.Message}", failure.Error);
            return outcome.Cancelled ? null : sink.Outlays;
        });

    /// <summary>The same with other runs: a plan's arms to their outlays, summed over replications; null where stopped.</summary>
    internal static ImmutableArray<MoneyMatch>? Find(Experiment experiment, Func<ExperimentPlan, int[], Outlay[]?> run)
    {
        if (experiment.Twins.IsEmpty) return [];
        var plan = experiment.Plan;
        int[] few = [.. Enumerable.Range(0, Math.Min(FewPilots, experiment.Pilots))], more = [.. Enumerable.Range(few.Length, experiment.Pilots - few.Length)];
        var baseline = plan.Arms[experiment.ArmIndex(experiment.Baseline)];
        ArmSpec[] arms = [.. experiment.Twins.Select(t => plan.Arms[experiment.ArmIndex(t.Arm)])];
        if (Run([baseline, .. arms], few) is not { } first) return null;
        FactorSearch[] searches = [.. first.Skip(1).Select(outlay => new FactorSearch(first[0].All, outlay))];
        for (int round = 0; round < MostRounds; round++)
        {
            int[] open = [.. Enumerable.Range(0, arms.Length).Where(i => searches[i].Next is not null)];
            if (open.Length == 0) break;
            if (Run([.. open.Select(i => MoneyTwin.Scaled(experiment, arms[i], searches[i].Next!.Value))], few) is not { } outlays) return null;
            for (int i = 0; i < open.Length; i++) searches[open[i]].Take(outlays[i]);
        }
        if (more.Length > 0)
        {
            if (Run([baseline, .. arms.Select((arm, i) => MoneyTwin.Scaled(experiment, arm, searches[i].Best))], more) is not { } outlays) return null;
            for (int i = 0; i < arms.Length; i++) searches[i].Correct(outlays[0], outlays[i + 1], few.Length, experiment.Pilots);
        }
        return [.. experiment.Twins.Select((twin, i) => searches[i].Found(twin, experiment.Pilots))];

        Outlay[]? Run(ImmutableArray<ArmSpec> of, int[] numbers) => run(PilotPlan(plan, of), numbers);
    }

    /// <summary>What an arm spends over the recorded time, summed over replications, whole currency units.</summary>
    /// <param name="Grants">Of it, what is paid out of grant money.</param>
    internal readonly record struct Outlay(long All, long Grants);

    /// <summary>Looks for the factor of one twin: the outlay rises with it until applications are short, and falls until there are no grants.</summary>
    private sealed class FactorSearch
    {
        private const double Most = 16;
        private const int Digits = 4;
        private readonly SortedDictionary<double, long> _over = [];
        private long _target;
        private double _best = 1, _left;

        public FactorSearch(long target, Outlay asItIs)
        {
            _target = target;
            _left = _over[1] = asItIs.All - target;
            if (IsClose) return;
            // As if all grants followed the factor.
            double guess = asItIs.Grants > 0 ? 1 - ((double)_over[1] / asItIs.Grants) : Most;
            Next = Rounded(guess <= 0 ? 0 : guess);
        }

        /// <summary>The factor to try next; null where the search is over.</summary>
        public double? Next { get; private set; }

        /// <summary>The factor that came closest.</summary>
        public double Best => _best;

        private bool IsClose => Math.Abs((double)_over[_best]) <= Aim * _target;

        public void Take(Outlay outlay)
        {
            double tried = Next!.Value;
            _over[tried] = outlay.All - _target;
            if (Math.Abs(_over[tried]) < Math.Abs(_over[_best])) _best = tried;
            _left = _over[_best];
            double next = Rounded(Guess());
            Next = IsClose || _over.ContainsKey(next) ? null : next;
        }

        /// <summary>Takes what more pilots say of the factor that came closest, and moves it along the line to the factor nearest to it.</summary>
        public void Correct(Outlay baseline, Outlay twin, int few, int all)
        {
            _target += baseline.All;
            _left += twin.All - baseline.All;
            if (_over.Count == 1) return;
            double nearest = _over.Keys.Where(factor => factor != _best).MinBy(factor => Math.Abs(factor - _best));
            double slope = (_over[nearest] - _over[_best]) / (nearest - _best) * all / few;
            // Where the outlay does not follow the factor, there is nothing to correct with.
            if (slope < MoneyTwin.Tolerance * _target) return;
            double corrected = Rounded(Math.Max(0, _best - (_left / slope)));
            _left += (corrected - _best) * slope;
            _best = corrected;
        }

        public MoneyMatch Found(MoneyTwin twin, int pilots)
        {
            var gap = Math.Abs(_left) <= MoneyTwin.Tolerance * _target ? OutlayGap.None
                : _left > 0 && _over.ContainsKey(0) ? OutlayGap.MoreThanGrants
                : _left < 0 && _over.ContainsKey(Most) ? OutlayGap.GrantsNotAbsorbed
                : OutlayGap.NotFound;
            return new(twin.Arm, twin.Twin, _best, Math.Round((_target + _left) / pilots), Math.Round((double)_target / pilots), gap);
        }

        /// <summary>On the line between the two factors nearest to the sign's turn, kept off their ends; where it has not turned yet, further out.</summary>
        private double Guess()
        {
            var below = _over.Where(p => p.Value < 0).Select(p => (Factor: p.Key, Over: (double)p.Value)).ToList();
            var above = _over.Where(p => p.Value >= 0).Select(p => (Factor: p.Key, Over: (double)p.Value)).ToList();
            if (below.Count == 0) return above[0].Factor > 0.05 ? above[0].Factor / 4 : 0;
            if (above.Count == 0) return below[^1].Factor * 2;
            var (low, high) = (below[^1], above[0]);
            // The outlay rises with the factor but for the size of single grants.
            if (low.Factor > high.Factor) (low, high) = (high, low);
            double share = Math.Clamp(-low.Over / (high.Over - low.Over), 0.05, 0.95);
            return low.Factor + (share * (high.Factor - low.Factor));
        }

        private static double Rounded(double factor) => Math.Round(Math.Min(factor, Most), Digits);
    }

    /// <summary>Sums what each arm spends. Whole numbers, so the order in which replications finish does not matter.</summary>
    private sealed class Sink(ExperimentPlan plan) : IReplicationSink
    {
        private readonly Lock _lock = new();

        public Outlay[] Outlays { get; } = new Outlay[plan.Arms.Length];

        public void Add(int replication, ImmutableArray<ArmRun> runs)
        {
            lock (_lock)
            {
                for (int arm = 0; arm < Outlays.Length; arm++)
                {
                    var table = runs[arm].Observations;
                    Outlays[arm] = new(
                        Outlays[arm].All + Sum(table, Outcomes.PublicCost),
                        Outlays[arm].Grants + Sum(table, Outcomes.GrantsPaid) + Sum(table, Outcomes.InfrastructurePaid));
                }
            }
        }

        private static long Sum(ObservationTable table, string outcome)
        {
            int column = 0;
            while (table.Series[column].Scope != Scope.Total || table.Series[column].Outcome != outcome) column++;
            long sum = 0;
            for (int q = 0; q < table.Quarters; q++) sum += table[q, column];
            return sum;
        }
    }
}
