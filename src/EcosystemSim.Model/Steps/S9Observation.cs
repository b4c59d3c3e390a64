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
        int quarter = world.Luck.Quarter;
        var system = world.System;
        int sectors = system.Sectors.Length;
        var row = new Writer(world.Observations, quarter);
        var sums = world.Totals.Sums;
        var total = Sum(sums);
        var tally = world.Tally;

        row.Add(total.Firms);
        row.Add(total.Jobs);
        row.Add(total.ValueAdded);
        row.Add(total.Jobs - total.LargeJobs);
        row.Add(total.LargeJobs);
        row.Add(total.Sales);
        row.Add(total.Jobs == 0 ? ObservationTable.Missing : total.JobsProductivity * SeriesCatalogue.LogDivisor / 1024 / total.Jobs);
        Span<int> bins = stackalloc int[FirmTotals.Bins];
        bins.Clear();
        for (int b = 0; b < bins.Length; b++)
        {
            for (int table = 0; table < 4; table++) bins[b] += world.Totals.ProductivityBins[(table * FirmTotals.BinStride) + b];
        }
        row.Add(Quantile(bins, 0.1));
        row.Add(Quantile(bins, 0.5));
        row.Add(Quantile(bins, 0.9));
        row.Add(Births(world, 0, sums.Length));
        row.Add(total.Exits);
        row.Add(total.Created);
        row.Add(total.Destroyed);
        row.Add(tally.BirthJobs);
        row.Add(total.ExitJobs);
        row.Add(total.Unfilled);
        row.Add(world.Totals.FillShare.Count(f => f < 1));
        row.Add(world.Closure == LabourClosure.Binding ? Supply(world) : ObservationTable.Missing);
        row.Add(total.Exporters);
        var (fast, possible) = HighGrowth(world);
        row.Add(fast);
        row.Add(possible);
        row.Add(tally.Innovations);
        row.Add(tally.PartnershipsWithin);
        row.Add(tally.PartnershipsAcross);
        row.Add(tally.PartnershipsAcrossRegions);
        row.Add(tally.PartnershipsAbroad);
        row.Add(tally.KnowledgeProjects);
        row.Add(tally.ForeignCandidatesOfRegion.Sum());
        row.Add(tally.ForeignProjectsOfRegion.Sum());
        row.Add(tally.ForeignJobsOfRegion.Sum());
        row.Add(tally.ResourceChecks);
        row.Add(tally.SymbiosisMatches);
        row.Add(ResourceChecks.TonnesSaved(world));
        row.Add(tally.NeedsOfRegion.Sum());
        row.Add(OpenNeeds(world));
        row.Skip(Outcomes.FateHorizons.Count * (Outcomes.FateNames.Count + 1));
        row.Add(tally.Visits);
        row.Add(tally.WrongDoors);
        row.Add(tally.Referrals);
        row.Add(tally.ReferralsFollowed);
        row.Add(tally.ReferralsPrivateOf.Sum());
        row.Add(tally.TurnedAway);
        row.Add(tally.CasesSpecialised.Sum());
        row.Add(tally.CasesGeneric.Sum());
        row.Add(tally.GenericOverlapping);
        row.Add(tally.CasesPrivate);
        row.Add(tally.PrivateFees);
        row.Add(tally.NeedsHelped);
        row.Add(tally.HopsOfHelped);
        row.Add(tally.WeeksOfHelped);
        row.Add(tally.FirmMinutes);
        long capacity = tally.Capacity.Sum();
        row.Add(capacity);
        row.Add(tally.Overhead.Sum());
        row.Add(tally.Intake.Sum());
        row.Add(tally.Specialised.Sum());
        row.Add(tally.Generic.Sum());
        row.Add(tally.HandOver.Sum());
        row.Add(tally.Coordination.Sum());
        row.Add(tally.Idle.Sum());
        row.Add(world.Carry.Sum());
        row.Add(tally.GrantsApplied);
        row.Add(tally.GrantsAwarded);
        row.Add(tally.GrantsBudget);
        row.Add(tally.GrantsPaid);
        row.Add(tally.GrantsLapsed);
        row.Add(world.GrantsInHand.Sum() + world.Funds.Held);
        row.Add(tally.InfrastructurePaid);
        row.Add(tally.GrantsAdded);
        row.Add(tally.ProgrammeApplications);
        row.Add(tally.ProgrammeAwards);
        row.Add(tally.ProgrammePaid);
        row.Add(StaffCost(world, -1));
        row.Add(Rent(world, -1));
        row.Add(PublicCost(world, capacity));
        row.Add(tally.FirmsFirstHelped);
        row.Add(tally.FirmsHelped);
        row.Add(MeanCommitment(world));
        row.Add(MeanRelation(world));
        row.Add(Inequality.BetweenRegions(system, sums));

        for (int region = 0; region < system.Regions.Length; region++)
        {
            var here = Sum(sums.AsSpan(region * sectors, sectors));
            row.Structure(here.Firms, here.Jobs, here.ValueAdded);
            row.Add(here.Jobs - here.LargeJobs);
            row.Add(here.LargeJobs);
            row.Add(Births(world, region * sectors, (region + 1) * sectors));
            row.Add(here.Exits);
            row.Add(here.Unfilled);
            row.Add(world.Closure == LabourClosure.Binding ? (long)world.LabourSupply[region] : ObservationTable.Missing);
            row.Add(tally.ForeignCandidatesOfRegion[region]);
            row.Add(tally.ForeignProjectsOfRegion[region]);
            row.Add(tally.ForeignJobsOfRegion[region]);
            row.Add(tally.NeedsOfRegion[region]);
            row.Skip(Outcomes.FateNames.Count + 1);
            row.Add(tally.VisitsOfRegion[region]);
            row.Add(tally.HelpedOfRegion[region]);
            row.Add(tally.HopsOfRegion[region]);
            long minutes = OfRegion(world, tally.Capacity, region);
            row.Add(minutes);
            row.Add(OfRegion(world, tally.Coordination, region));
            row.Add(OfRegion(world, tally.Idle, region));
            row.Add(Cost(world, minutes) + tally.GrantsPaidOfRegion[region] + tally.InfrastructurePaidOfRegion[region] + StaffCost(world, region) + Rent(world, region));
            row.Add(tally.FirstHelpedOfRegion[region]);
        }
        for (int sector = 0; sector < sectors; sector++)
        {
            MarketSums here = default;
            for (int region = 0; region < system.Regions.Length; region++) Add(ref here, sums[(region * sectors) + sector]);
            row.Structure(here.Firms, here.Jobs, here.ValueAdded);
        }
        row.Structure(total.Firms - total.Firms10, total.Jobs - total.Jobs10, total.ValueAdded - total.Value10);
        row.Structure(total.Firms10 - total.Firms50, total.Jobs10 - total.Jobs50, total.Value10 - total.Value50);
        row.Structure(total.Firms50 - total.Firms250, total.Jobs50 - total.Jobs250, total.Value50 - total.Value250);
        row.Structure(total.Firms250, total.Jobs250, total.Value250);
        row.Structure(total.Firms - total.EntrantFirms, total.Jobs - total.EntrantJobs, total.ValueAdded - total.EntrantValueAdded);
        row.Structure(total.EntrantFirms, total.EntrantJobs, total.EntrantValueAdded);
        Providers(world, ref row, quarter);
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

    private static void Providers(World world, ref Writer row, int quarter)
    {
        var tally = world.Tally;
        for (int p = 0; p < world.Queues.Length; p++)
        {
            var cumulative = world.Cumulative.AsSpan(p * SeriesCatalogue.OfProvider, SeriesCatalogue.OfProvider);
            cumulative[0] += tally.Capacity[p];
            cumulative[1] += tally.Idle[p];
            cumulative[2] += tally.CasesSpecialised[p];
            cumulative[3] += tally.CasesGeneric[p];
            cumulative[4] += tally.ReferralsOf[p];
            cumulative[5] += tally.ReferralsPrivateOf[p];
            foreach (long value in cumulative)
            {
                if (quarter % 4 == 3) row.Add(value);
                else row.Skip(1);
            }
        }
    }

    /// <summary>Hours, grants, infrastructure, and what coordination costs in money, of this quarter so far.</summary>
    internal static long PublicCost(World world, long capacity) =>
        Cost(world, capacity) + world.Tally.GrantsPaid + world.Tally.InfrastructurePaid + StaffCost(world, -1) + Rent(world, -1);

    private static long Cost(World world, long minutes) => (long)(minutes * world.Parameters.Governance.CostPerHour / 60);

    /// <summary>What agreements' own staff cost.</summary>
    /// <param name="region">Region in which they sit; -1 = all.</param>
    private static long StaffCost(World world, int region)
    {
        long sum = 0;
        for (int p = 0; p < world.Queues.Length; p++) sum += region < 0 || world.System.Providers[p].Region == region ? Cost(world, (long)world.Frictions.Staff[p]) : 0;
        return sum;
    }

    /// <summary>Rent of desks in a region's providers' books; -1 = all.</summary>
    private static long Rent(World world, int region)
    {
        long sum = 0;
        for (int p = 0; p < world.Queues.Length; p++) sum += region < 0 || world.System.Providers[p].Region == region ? (long)world.Frictions.Rent[p] : 0;
        return sum;
    }

    private static long OfRegion(World world, long[] byProvider, int region)
    {
        long sum = 0;
        for (int p = 0; p < byProvider.Length; p++) sum += world.System.Providers[p].Region == region ? byProvider[p] : 0;
        return sum;
    }

    private static long Supply(World world)
    {
        long sum = 0;
        foreach (double persons in world.LabourSupply) sum += (long)persons;
        return sum;
    }

    private static long OpenNeeds(World world)
    {
        long open = 0;
        for (int i = 0; i < world.Pool.Used; i++) open += world.Pool.Cases[i].State != CaseState.None ? 1 : 0;
        return open;
    }

    private static long MeanCommitment(World world)
    {
        double sum = 0;
        foreach (float c in world.Commitment) sum += c;
        return (long)(sum / world.Commitment.Length * SeriesCatalogue.LogDivisor);
    }

    private static long MeanRelation(World world)
    {
        double sum = 0;
        int offices = 0;
        for (int p = 0; p < world.Relation.Length; p++)
        {
            if (world.System.Providers[p].Kind != Entities.ProviderKind.PartnerRegionOffice) continue;
            sum += world.Relation[p];
            offices++;
        }
        return offices == 0 ? ObservationTable.Missing : (long)(sum / offices * SeriesCatalogue.LogDivisor);
    }

    /// <summary>Entrants of the quarter; those that left again in it are counted as births and as deaths.</summary>
    private static long Births(World world, int from, int to)
    {
        long births = 0;
        for (int k = from; k < to; k++) births += world.Luck.EntrantCount[k];
        int sectors = world.System.Sectors.Length;
        for (int region = from / sectors; region < to / sectors; region++) births += world.Tally.ForeignProjectsOfRegion[region];
        return births;
    }

    /// <summary>High growth (OECD): at least 10 jobs three years ago, and 20 % a year since; counted at the end of each year.</summary>
    private static (long Fast, long Possible) HighGrowth(World world)
    {
        int quarter = world.Luck.Quarter;
        if (quarter % 4 != 3) return (ObservationTable.Missing, ObservationTable.Missing);
        if (world.Firms.Side != FirmSide.Support) CountHighGrowth(world);
        return quarter >= 15 ? (world.Totals.FastFirms, world.Totals.FastPossible) : (ObservationTable.Missing, ObservationTable.Missing);
    }

    /// <summary>Counts firms of high growth and those that could be, at the end of a year, and remembers this year's jobs.</summary>
    public static void CountHighGrowth(World world)
    {
        int[] past = world.Firms.JobsOfYear[world.Luck.Quarter / 4 % 3];
        (world.Totals.FastFirms, world.Totals.FastPossible) = world.Plan.Kernels.CountHighGrowth(world.Firms.Jobs, past);
    }

    private static long Quantile(ReadOnlySpan<int> bins, double share)
    {
        long all = 0;
        foreach (int n in bins) all += n;
        if (all == 0) return ObservationTable.Missing;
        long rank = (long)(share * all), seen = 0;
        for (int b = 0; b < bins.Length; b++)
        {
            if (seen + bins[b] > rank)
            {
                double within = (rank - seen + 0.5) / bins[b];
                return (long)((FirmTotals.FirstBin + ((b + within) * FirmTotals.BinWidth)) * SeriesCatalogue.LogDivisor);
            }
            seen += bins[b];
        }
        return ObservationTable.Missing;
    }

    private static MarketSums Sum(ReadOnlySpan<MarketSums> parts)
    {
        MarketSums sum = default;
        foreach (ref readonly var part in parts) Add(ref sum, part);
        return sum;
    }

    private static void Add(ref MarketSums sum, in MarketSums x)
    {
        sum.Firms += x.Firms;
        sum.Jobs += x.Jobs;
        sum.LargeJobs += x.LargeJobs;
        sum.EntrantFirms += x.EntrantFirms;
        sum.EntrantJobs += x.EntrantJobs;
        sum.Created += x.Created;
        sum.Destroyed += x.Destroyed;
        sum.Exits += x.Exits;
        sum.ExitJobs += x.ExitJobs;
        sum.Unfilled += x.Unfilled;
        sum.Exporters += x.Exporters;
        sum.ValueAdded += x.ValueAdded;
        sum.Sales += x.Sales;
        sum.EntrantValueAdded += x.EntrantValueAdded;
        sum.JobsProductivity += x.JobsProductivity;
        sum.Productivity += x.Productivity;
        sum.JobsReachLight += x.JobsReachLight;
        sum.JobsReachDurable += x.JobsReachDurable;
        sum.Firms10 += x.Firms10;
        sum.Firms50 += x.Firms50;
        sum.Firms250 += x.Firms250;
        sum.Jobs10 += x.Jobs10;
        sum.Jobs50 += x.Jobs50;
        sum.Jobs250 += x.Jobs250;
        sum.Value10 += x.Value10;
        sum.Value50 += x.Value50;
        sum.Value250 += x.Value250;
    }

    /// <summary>Writes values in the order of the catalogue.</summary>
    private ref struct Writer(ObservationTable table, int quarter)
    {
        private int _next = quarter * table.Series.Length;

        public void Add(long value) => table.Values[_next++] = value;

        public void Skip(int count) => _next += count;

        public void Structure(long firms, long jobs, long valueAdded)
        {
            Add(firms);
            Add(jobs);
            Add(valueAdded);
        }
    }
}
