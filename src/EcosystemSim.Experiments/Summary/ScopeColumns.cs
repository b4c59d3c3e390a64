using System.Collections.Immutable;
using EcosystemSim.Model.Observation;

namespace EcosystemSim.Experiments.Summary;

/// <summary>The columns of one scope that the summary reads; -1 where the scope does not record an outcome.</summary>
internal sealed class ScopeColumns(SeriesIndex index, Scope scope, string id)
{
    public int Jobs { get; } = index.Find(scope, id, Outcomes.Jobs);
    public int ValueAdded { get; } = index.Find(scope, id, Outcomes.ValueAdded);
    public int JobsUnder50 { get; } = index.Find(scope, id, Outcomes.JobsUnder50);
    public int JobsOver50 { get; } = index.Find(scope, id, Outcomes.JobsOver50);
    public int Arisen { get; } = index.Find(scope, id, Outcomes.NeedsArisen);
    public int Helped { get; } = index.Find(scope, id, Outcomes.NeedsHelped);
    public int Hops { get; } = index.Find(scope, id, Outcomes.HopsOfHelped);
    public int Visits { get; } = index.Find(scope, id, Outcomes.Visits);
    public int WrongDoors { get; } = index.Find(scope, id, Outcomes.WrongDoors);
    public int Capacity { get; } = index.Find(scope, id, Outcomes.HoursCapacity);
    public int Idle { get; } = index.Find(scope, id, Outcomes.HoursIdle);
    public int Coordination { get; } = index.Find(scope, id, Outcomes.HoursCoordination);
    public int FirstHelped { get; } = index.Find(scope, id, Outcomes.FirmsFirstHelped);
    public int Overhead { get; } = index.Find(scope, id, Outcomes.HoursOverhead);
    public int GrantsPaid { get; } = index.Find(scope, id, Outcomes.GrantsPaid);
    public int InfrastructurePaid { get; } = index.Find(scope, id, Outcomes.InfrastructurePaid);
    public int Staff { get; } = index.Find(scope, id, Outcomes.CoordinationStaff);
    public int Rent { get; } = index.Find(scope, id, Outcomes.CoordinationRent);
    public int PublicCost { get; } = index.Find(scope, id, Outcomes.PublicCost);
    public int Rationed { get; } = index.Find(scope, id, Outcomes.RationedRegions);

    /// <summary>By horizon, in the order of <see cref="Outcomes.FateHorizons"/>, then by fate.</summary>
    private readonly ImmutableArray<ImmutableArray<int>> _fates =
        [.. Outcomes.FateHorizons.Select(h => Outcomes.FateNames.Select(f => index.Find(scope, id, Outcomes.NeedsWithin(f, h))).ToImmutableArray())];

    /// <summary>Fates after some quarters of 1,000 needs that arose from one quarter on and were followed to the end; null if the scope does not record them, NaN without needs.</summary>
    public FateShares? Fates(Tally tally, int horizon, int from, int quarters)
    {
        var columns = _fates[horizon];
        if (columns.Contains(-1) || Arisen < 0) return null;
        long arisen = 0;
        long[] met = new long[columns.Length];
        for (int q = from; q < quarters; q++)
        {
            if (!columns.All(column => tally.Complete(column, q))) continue;
            arisen += tally.SumAt(Arisen, q);
            for (int fate = 0; fate < met.Length; fate++) met[fate] += tally.SumAt(columns[fate], q);
        }
        double[] shares = [.. met.Select(needs => 1000.0 * needs / arisen)];
        double open = 1000.0 * (arisen - met.Sum()) / arisen;
        return new FateShares(Outcomes.FateHorizons[horizon], shares[0], shares[1], shares[2], shares[3], shares[4], shares[5], open);
    }

    /// <summary>Jobs summed over all recorded quarters, over 4, of one run.</summary>
    /// <param name="values">[quarter * series + column].</param>
    /// <param name="series">Columns of a quarter.</param>
    public double JobYears(ReadOnlySpan<long> values, int series)
    {
        long jobs = 0;
        for (int at = Jobs; at < values.Length; at += series) jobs += values[at];
        return jobs / 4.0;
    }

    /// <summary>Hours used over hours there, from one quarter on; NaN without hours.</summary>
    public double Utilisation(Tally tally, int from) => (double)(tally.Sum(Capacity, from) - tally.Sum(Idle, from)) / tally.Sum(Capacity, from);

    /// <summary>
    /// Share of public cost that pays for advisers' hours of one use, from one quarter on; NaN without cost. Public cost is hours of capacity
    /// at one price, grants, infrastructure, and what coordination costs in money, so that the hours' part of it divides as hours do.
    /// </summary>
    /// <param name="hours">Column of the hours.</param>
    public double CostShare(Tally tally, int hours, int from) =>
        (1 - GrantShare(tally, from) - InfrastructureShare(tally, from) - CoordinationMoneyShare(tally, from)) * tally.Sum(hours, from) / tally.Sum(Capacity, from);

    /// <summary>Grants paid over public cost, from one quarter on; NaN without cost.</summary>
    public double GrantShare(Tally tally, int from) => (double)tally.Sum(GrantsPaid, from) / tally.Sum(PublicCost, from);

    /// <summary>What infrastructure took over public cost, from one quarter on; NaN without cost.</summary>
    public double InfrastructureShare(Tally tally, int from) => (double)tally.Sum(InfrastructurePaid, from) / tally.Sum(PublicCost, from);

    /// <summary>Agreements' own staff and the rent of desks over public cost, from one quarter on; NaN without cost.</summary>
    public double CoordinationMoneyShare(Tally tally, int from) =>
        (double)((Staff < 0 ? 0 : tally.Sum(Staff, from)) + (Rent < 0 ? 0 : tally.Sum(Rent, from))) / tally.Sum(PublicCost, from);

    /// <summary>Hours on coordination over hours there, from one quarter on; NaN without hours.</summary>
    public double CoordinationShare(Tally tally, int from) => (double)tally.Sum(Coordination, from) / tally.Sum(Capacity, from);
}
