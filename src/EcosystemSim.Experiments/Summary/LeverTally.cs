using System.Collections.Immutable;
using EcosystemSim.Model.Observation;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Experiments.Summary;

/// <summary>Keeps of each replication what the table of levers needs of the arms of single levers and of those they are compared with.</summary>
internal sealed class LeverTally
{
    private readonly Experiment _experiment;
    private readonly Replicates _replicates;
    private readonly ImmutableArray<LeverArm> _levers;
    private readonly ImmutableArray<Series> _series;
    private readonly ScopeColumns _total;
    private readonly ImmutableArray<int> _regionJobs;
    private readonly int _specialised;
    private readonly int _from;
    private readonly List<Measures>[] _runs;

    public LeverTally(Experiment experiment, Replicates replicates, ImmutableArray<Series> series, SeriesIndex index)
    {
        (_experiment, _replicates) = (experiment, replicates);
        _series = series;
        var there = experiment.Plan.Arms.Select(a => a.Id).ToHashSet();
        _levers = [.. experiment.LeverArms.Where(l => there.Contains(l.Spec.Id) && there.Contains(l.Against))];
        _total = new ScopeColumns(index, Scope.Total, "all");
        _regionJobs = [.. experiment.Plan.System.Regions.Select(r => index.Find(Scope.Region, r.Id, Outcomes.Jobs))];
        _specialised = index.Find(Scope.Total, "all", Outcomes.NeedsWithin("specialised", 4));
        _from = Parting.CountingFrom(experiment.Plan);
        var arms = _levers.SelectMany(l => (string[])[l.Spec.Id, AtEqualOutlay(l.Against)]).Select(experiment.ArmIndex).ToHashSet();
        _runs = [.. Enumerable.Range(0, experiment.Runs).Select(run => arms.Contains(run / Closures) ? new List<Measures>() : null!)];
    }

    private int Closures => _experiment.Plan.Closures.Length;

    /// <summary>Adds the next replication; values as [quarter * series + column].</summary>
    public void Add(long[][] runs)
    {
        for (int run = 0; run < runs.Length; run++) _runs[run]?.Add(Measure(runs[run]));
    }

    /// <summary>A row per lever and closure, levers in the order of their numbers.</summary>
    public ImmutableArray<LeverEffect> Effects() =>
    [
        .. from closure in Enumerable.Range(0, Closures)
           from lever in _levers.GroupBy(l => l.Lever).OrderBy(g => g.Key)
           select new LeverEffect(
               LeverArm.NameOf(lever.Key), _experiment.Plan.Closures[closure],
               lever.Where(l => l.IsAdded).Select(l => Change(l, closure)).FirstOrDefault(),
               lever.Where(l => !l.IsAdded).Select(l => Change(l, closure)).FirstOrDefault()),
    ];

    /// <summary>One per closure; none unless every lever of the package was added alone.</summary>
    public ImmutableArray<LeverPackage> Packages()
    {
        LeverArm[] added = [.. _levers.Where(l => l.IsAdded)], taken = [.. _levers.Where(l => !l.IsAdded)];
        if (added.Length == 0 || added.Length != taken.Length) return [];
        string addTo = added[0].Against, takeFrom = taken[0].Against;
        return [.. Enumerable.Range(0, Closures).Select(Of)];

        LeverPackage Of(int closure)
        {
            var (below, all) = (Run(addTo, closure), Run(takeFrom, closure));
            var alone = added.Select(l => Run(l.Spec.Id, closure)).ToList();
            return new(
                _experiment.Plan.Closures[closure], addTo, takeFrom, Paired(all, below, m => m.Specialised), Paired(all, below, m => m.JobYears),
                Sum(alone, below, m => m.Specialised), Sum(alone, below, m => m.JobYears));
        }
    }

    private LeverChange Change(LeverArm lever, int closure)
    {
        var (own, against) = (Run(lever.Spec.Id, closure), Run(lever.Against, closure));
        // In both cases the world with the lever less the one without it.
        var (with, without) = lever.IsAdded ? (own, against) : (against, own);
        var regions = _experiment.Plan.System.Regions;
        return new LeverChange
        {
            Arm = lever.Spec.Id,
            Against = lever.Against,
            Specialised = Paired(with, without, m => m.Specialised),
            JobYears = Paired(with, without, m => m.JobYears),
            Jobs = Paired(with, without, m => m.Jobs),
            JobsUnder50 = Paired(with, without, m => m.JobsUnder50),
            JobsOver50 = Paired(with, without, m => m.JobsOver50),
            CoordinationHours = Paired(with, without, m => m.CoordinationHours),
            Regions = [.. regions.Select((region, i) => new RegionChange(region.Id, region.Name, Paired(with, without, m => m.RegionJobs[i])))],
        };
    }

    private List<Measures> Run(string arm, int closure) => _runs[_experiment.Run(_experiment.ArmIndex(AtEqualOutlay(arm)), closure)];

    /// <summary>The twin of the arm, where it has one: arms of single levers are at equal outlay, and so is what they are compared with.</summary>
    private string AtEqualOutlay(string arm) => _experiment.TwinOf(arm) ?? arm;

    private Estimate Paired(List<Measures> with, List<Measures> without, Func<Measures, double> value)
    {
        double[] differences = [.. with.Zip(without, (a, b) => value(a) - value(b))];
        return _replicates.Estimate(differences);
    }

    private Estimate Sum(List<List<Measures>> parts, List<Measures> below, Func<Measures, double> value)
    {
        double[] sums = [.. Enumerable.Range(0, below.Count).Select(n => parts.Sum(part => value(part[n]) - value(below[n])))];
        return _replicates.Estimate(sums);
    }

    private Measures Measure(ReadOnlySpan<long> values)
    {
        int width = _series.Length, quarters = _experiment.Plan.Quarters;
        long helped = 0, arisen = 0, minutes = 0;
        for (int q = _from; q < quarters; q++)
        {
            long hours = values[(q * width) + _total.Coordination], special = values[(q * width) + _specialised];
            if (hours != ObservationTable.Missing) minutes += hours;
            if (special == ObservationTable.Missing) continue;
            helped += special;
            arisen += values[(q * width) + _total.Arisen];
        }
        int end = Math.Clamp(_experiment.Headline, 0, quarters - 1) * width;
        double[] regions = new double[_regionJobs.Length];
        for (int i = 0; i < regions.Length; i++) regions[i] = values[end + _regionJobs[i]];
        return new Measures(
            arisen == 0 ? double.NaN : 1000.0 * helped / arisen, _total.JobYears(values, width), values[end + _total.Jobs], values[end + _total.JobsUnder50], values[end + _total.JobsOver50],
            (double)minutes / SeriesCatalogue.MinutesPerHour * 4 / (quarters - _from), regions);
    }

    private sealed record Measures(double Specialised, double JobYears, double Jobs, double JobsUnder50, double JobsOver50, double CoordinationHours, double[] RegionJobs);
}
