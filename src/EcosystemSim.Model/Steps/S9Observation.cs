using System.Collections.Immutable;
using System.Globalization;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Steps;

/// <summary>ODD 7.11 Observation: outcomes are written down. Observing changes nothing.</summary>
internal static class S9Observation
{
    /// <summary>The fates as they are recorded: what is bought from a private adviser is a part of what firms do without public help, and is told apart.</summary>
    private static readonly (string Name, Fate[] Fates)[] RecordedFates =
    [
        .. Outcomes.FateNames.Select((name, f) => (name, (Fate)(f + 1) == Fate.Alone ? [Fate.Alone, Fate.Private] : (Fate[])[(Fate)(f + 1)])),
        (Outcomes.PrivateFate, [Fate.Private]),
    ];

    /// <summary>Ends the needs whose time has come or whose firm is gone, so that none is counted twice or forgotten.</summary>
    public static void CloseNeeds(World world)
    {
        int end = world.Luck.FirstWeek + S3Search.Weeks;
        int head = -1;
        for (int index = world.Pool.NextQuarter; index >= 0;)
        {
            ref var c = ref world.Pool.Cases[index];
            int following = c.Next;
            if (!EndIfDue(world, index, end))
            {
                c.Next = head;
                head = index;
            }
            index = following;
        }
        world.Pool.NextQuarter = head;
        for (int i = 0; i < world.Pool.Used; i++)
        {
            Ahead.FetchCase(world, i, end);
            var state = world.Pool.Cases[i].State;
            if (state == CaseState.Programme && !world.IsActive(world.Pool.Cases[i].Slot))
            {
                ProgrammeMoney.Withdraw(world, i);
                EndIfDue(world, i, end);
            }
            if (state is not (CaseState.Waiting or CaseState.Queued)) continue;
            int provider = world.Pool.Cases[i].Provider;
            if (EndIfDue(world, i, end) && state == CaseState.Queued) world.Queues[provider].Waiting--;
        }
    }

    private static bool EndIfDue(World world, int index, int end)
    {
        ref var c = ref world.Pool.Cases[index];
        if (!world.IsActive(c.Slot)) world.End(index, Fate.FirmGone, Math.Min(end, Math.Max(c.EndWeek, end - S3Search.Weeks)));
        else if (c.EndWeek <= end) world.End(index, c.EndFate, c.EndWeek);
        else return false;
        return true;
    }

    /// <summary>Writes one recorded quarter.</summary>
    public static void Record(World world)
    {
        int sectors = world.System.Sectors.Length, regions = world.System.Regions.Length;
        if (world.Luck.Quarter % 4 == 3 && world.Firms.Side != FirmSide.Support) CountHighGrowth(world);
        var row = new Writer(world.Observations, world.Luck.Quarter);
        var quarter = new RecordedQuarter(world);
        row.Add(OutcomeTable.Total, quarter);
        for (int region = 0; region < regions; region++) row.Add(OutcomeTable.Region, new RecordedRegion(quarter, region));
        for (int sector = 0; sector < sectors; sector++)
        {
            MarketSums here = default;
            for (int region = 0; region < regions; region++) here.Add(quarter.Markets[(region * sectors) + sector]);
            row.Add(OutcomeTable.Group, new(here.Firms, here.Jobs, here.ValueAdded));
        }
        var all = quarter.Sums;
        FirmGroup[] groups =
        [
            new(all.Firms - all.Firms10, all.Jobs - all.Jobs10, all.ValueAdded - all.Value10),
            new(all.Firms10 - all.Firms50, all.Jobs10 - all.Jobs50, all.Value10 - all.Value50),
            new(all.Firms50 - all.Firms250, all.Jobs50 - all.Jobs250, all.Value50 - all.Value250),
            new(all.Firms250, all.Jobs250, all.Value250),
            new(all.Firms - all.EntrantFirms, all.Jobs - all.EntrantJobs, all.ValueAdded - all.EntrantValueAdded),
            new(all.EntrantFirms, all.EntrantJobs, all.EntrantValueAdded),
        ];
        foreach (var group in groups) row.Add(OutcomeTable.Group, group);
        Providers(world, ref row);
    }

    /// <summary>After the last quarter: fates of the needs, under the quarter in which they arose, where the follow-up is complete.</summary>
    public static void RecordFates(World world)
    {
        var table = world.Observations;
        int regions = world.System.Regions.Length;
        var index = new Dictionary<(Scope, string, string), int>();
        for (int i = 0; i < table.Series.Length; i++) index[(table.Series[i].Scope, table.Series[i].ScopeId, table.Series[i].Outcome)] = i;
        for (int quarter = 0; quarter < table.Quarters; quarter++)
        {
            for (int h = 0; h < Outcomes.FateHorizons.Count; h++)
            {
                int horizon = Outcomes.FateHorizons[h];
                // A need of the last week of its quarter has been followed for the whole horizon.
                if (quarter + horizon >= table.Quarters) continue;
                foreach (var (name, fates) in RecordedFates)
                {
                    long all = 0;
                    for (int region = 0; region < regions; region++)
                    {
                        int n = 0;
                        foreach (var fate in fates) n += world.FateCounts.Within(quarter + world.Plan.WarmUpQuarters, region, h, fate);
                        all += n;
                        if (horizon == 4) table[quarter, index[(Scope.Region, world.System.Regions[region].Id, Outcomes.NeedsWithin(name, 4))]] = n;
                    }
                    table[quarter, index[(Scope.Total, "all", Outcomes.NeedsWithin(name, horizon))]] = all;
                }
            }
        }
        RecordFirstDoors(world, index);
        RecordFirmSizes(world, index);
    }

    private static void RecordFirstDoors(World world, Dictionary<(Scope, string, string), int> index)
    {
        var table = world.Observations;
        foreach (var kind in SeriesCatalogue.KindsOf(world.System))
        {
            string door = SeriesCatalogue.DoorName(kind);
            for (int quarter = 0; quarter + 4 < table.Quarters; quarter++)
            {
                int cohort = quarter + world.Plan.WarmUpQuarters;
                table[quarter, index[(Scope.FirstDoor, door, Outcomes.NeedsAskedWithin4)]] = world.FateCounts.By(cohort, kind, Fate.Open);
                foreach (var (name, fates) in RecordedFates)
                {
                    if (name != Outcomes.PrivateFate) table[quarter, index[(Scope.FirstDoor, door, Outcomes.NeedsWithin(name, 4))]] = fates.Sum(fate => world.FateCounts.By(cohort, kind, fate));
                }
            }
        }
    }

    private static void RecordFirmSizes(World world, Dictionary<(Scope, string, string), int> index)
    {
        foreach (int size in SeriesCatalogue.FirmSizes)
        {
            int series = index[(Scope.FirmSize, size.ToString(CultureInfo.InvariantCulture), Outcomes.FirmsOfSizeOrMore)];
            world.Observations[world.Observations.Quarters - 1, series] = world.Plan.Kernels.CountOfSize(world.Firms.Jobs, size);
        }
    }

    private static void Providers(World world, ref Writer row)
    {
        var outcomes = OutcomeTable.Provider;
        for (int p = 0; p < world.Queues.Length; p++)
        {
            for (int i = 0; i < outcomes.Length; i++)
            {
                ref long sum = ref world.Cumulative[(p * outcomes.Length) + i];
                sum += outcomes[i].Value!((world.Tally, p));
                if (world.Luck.Quarter % 4 == 3) row.Add(sum);
                else row.Skip();
            }
        }
    }

    /// <summary>Counts firms of high growth and those that could be, at the end of a year, and remembers this year's jobs.</summary>
    public static void CountHighGrowth(World world)
    {
        int[] past = world.Firms.JobsOfYear[world.Luck.Quarter / 4 % 3];
        (world.Totals.FastFirms, world.Totals.FastPossible) = world.Plan.Kernels.CountHighGrowth(world.Firms.Jobs, past);
    }

    /// <summary>Writes values in the order of the catalogue.</summary>
    private ref struct Writer(ObservationTable table, int quarter)
    {
        private int _next = quarter * table.Series.Length;

        public void Add<T>(ImmutableArray<RecordedOutcome<T>> outcomes, T of)
        {
            foreach (var outcome in outcomes)
            {
                if (outcome.Value is { } value) Add(value(of));
                else Skip();
            }
        }

        public void Add(long value) => table.Values[_next++] = value;

        public void Skip() => _next++;
    }
}
