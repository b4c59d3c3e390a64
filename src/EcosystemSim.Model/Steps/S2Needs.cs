using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Steps;

/// <summary>
/// ODD 7.2 Needs: the stream is luck; here each world takes the needs of the firms that exist in it. A firm that carries
/// as many as it can lets the new one lapse.
/// </summary>
internal static class S2Needs
{
    public static void Apply(World world, NeedCohort cohort)
    {
        var p = world.Parameters.Needs;
        var luck = world.Luck;
        int limit = (int)p.MaximumOpen;
        int maximumWeeks = (int)(p.MaximumAge * 13);
        int ring = luck.CurrentCohort;
        for (int i = 0; i < cohort.Count; i++)
        {
            Ahead.FetchNeed(world, cohort, i);
            ref readonly var need = ref cohort.Needs[i];
            int jobs = world.Firms.Jobs[need.Slot];
            if (jobs == 0) continue;
            int region = need.Market / world.System.Sectors.Length;
            world.Tally.NeedsOfRegion[region]++;
            if (world.Firms.OpenNeeds[need.Slot] >= limit)
            {
                world.FateCounts.Add(luck.Quarter + world.Plan.WarmUpQuarters, region, 0, Fate.Lapsed);
                continue;
            }
            world.Firms.OpenNeeds[need.Slot]++;
            int index = world.Pool.Take();
            ref var c = ref world.Pool.Cases[index];
            c.Cohort = ring;
            c.Need = i;
            c.Slot = need.Slot;
            // Solved alone once the hazard has added up to the need's threshold; twice the mean capacity, twice the hazard.
            float hazard = (float)p.AloneHazard * Luck.Power(luck.AloneFactor, jobs, (float)p.AloneSizeExponent) * 2 * need.Absorption;
            float weeks = need.AloneThreshold / MathF.Max(hazard, 1e-6f) * 13;
            bool alone = weeks < maximumWeeks;
            c.EndFate = alone ? Fate.Alone : Fate.Lapsed;
            c.EndWeek = need.Week + (alone ? (int)weeks : maximumWeeks);
            world.Journey?.Add(new(need.Firm, luck.Quarter, need.Week - luck.FirstWeek, JourneyKind.NeedArose, need.Type, -1, Fate.Open, jobs) { Arose = luck.Quarter });
            bool seeks = world.HasDoors && need.SeekDraw < (float)world.Parameters.Search.SeekShare;
            c.State = seeks ? CaseState.Moving : CaseState.Waiting;
            if (seeks) S3Search.Schedule(world, index, need.Week - luck.FirstWeek);
        }
    }
}
