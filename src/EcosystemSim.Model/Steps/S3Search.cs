using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Steps;

/// <summary>
/// ODD 7.3 Search: a firm with a need that is with nobody chooses, among the doors it knows and has not tried, the one that
/// looks best: perceived fit and memory of help, less travel. No door worth a visit: it looks again when what is known of the providers has changed.
/// </summary>
internal static class S3Search
{
    /// <summary>Weeks of a quarter.</summary>
    public const int Weeks = 13;

    /// <summary>Puts a moving case into the list of a week; beyond the quarter it goes into the first week of the next.</summary>
    public static void Schedule(World world, int index, int week)
    {
        ref var c = ref world.Pool.Cases[index];
        c.State = CaseState.Moving;
        ref int head = ref week < Weeks ? ref world.WeekHead[week] : ref world.Pool.NextQuarter;
        c.Next = head;
        head = index;
    }

    /// <summary>At the beginning of a quarter cases on their way arrive; firms that knew no door look again if awareness has changed.</summary>
    public static void Resume(World world)
    {
        Array.Fill(world.WeekHead, -1);
        world.WeekHead[0] = world.Pool.NextQuarter;
        world.Pool.NextQuarter = -1;
        if (!world.Policy.SupportOpen)
        {
            CloseDoors(world);
            return;
        }
        // What a firm knows is fixed until awareness changes, so it would find no other door before.
        if (!world.TablesAreNew) return;
        float seekShare = (float)world.Parameters.Search.SeekShare;
        for (int i = 0; i < world.Pool.Used; i++)
        {
            ref var c = ref world.Pool.Cases[i];
            if (c.State == CaseState.Waiting && world.Luck.NeedOf(c).SeekDraw < seekShare) Schedule(world, i, 0);
        }
    }

    /// <summary>Chooses a door and returns its provider, or -1.</summary>
    public static int ChooseDoor(World world, ref Case c)
    {
        var luck = world.Luck;
        var doors = luck.Doors;
        ref readonly var need = ref luck.NeedOf(c);
        var p = world.Parameters.Search;
        var cohort = luck.Cohorts[c.Cohort];
        var aware = cohort.Awareness.AsSpan(c.Need * doors.Count, doors.Count);
        var noise = cohort.Blur.AsSpan(c.Need * doors.Count, doors.Count);
        float sizeFactor = Elementary.Power(world.Firms.Jobs[need.Slot], (float)p.AwarenessSizeExponent);
        float blur = world.Frictions.Blur;
        float toCentre = (float)(p.TravelWeight * world.System.Municipalities[need.Municipality].TravelToCentreHours);
        int remembered = world.Firms.Remembered[need.Slot] - 1;
        var appeals = world.Tables.Appeals((int)need.Type, need.Market);
        var awareness = world.Tables.AwarenessIn(need.Market);
        float best = (float)p.Reservation;
        int choice = -1;
        for (int door = 0; door < aware.Length; door++)
        {
            if ((c.Tried >> door & 1) != 0) continue;
            int provider = doors.ProviderAt(door, need.Municipality);
            if (provider < 0 || aware[door] >= awareness[provider] * sizeFactor) continue;
            float worth = appeals[provider] + (blur * noise[door]);
            if (door < doors.FirstLocal) worth -= toCentre;
            if (provider == remembered) worth += (float)p.MemoryWeight;
            if (worth > best) (best, choice) = (worth, provider);
        }
        return choice;
    }

    /// <summary>Public support has ended: whoever queues or is on the way is alone with the need.</summary>
    private static void CloseDoors(World world)
    {
        world.WeekHead[0] = -1;
        for (int i = 0; i < world.Pool.Used; i++)
        {
            ref var c = ref world.Pool.Cases[i];
            if (c.State == CaseState.Moving) c.State = CaseState.Waiting;
        }
        for (int p = 0; p < world.Queues.Length; p++)
        {
            var queue = world.Queues[p];
            while (queue.Count > 0)
            {
                int index = queue.Dequeue();
                ref var c = ref world.Pool.Cases[index];
                if (c.State == CaseState.Queued) c.State = CaseState.Waiting;
                else world.Pool.Free(index);
            }
            queue.Waiting = 0;
            world.Carry[p] = 0;
        }
    }
}
