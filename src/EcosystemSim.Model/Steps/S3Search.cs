using EcosystemSim.Model.Kernels;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Steps;

/// <summary>
/// ODD 7.3 Search: a firm with a need that is with nobody chooses, among the doors it knows and has not tried, the one that
/// looks best: perceived fit and memory of help, less travel. No door worth a visit: it looks again at the turn of the year.
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
        if (world.Log is not null)
        {
            world.Log.Add(new(DeskEventKind.Moves, c, index) { Week = week });
            return;
        }
        ref int head = ref week < Weeks ? ref world.WeekHead[week] : ref world.Pool.NextQuarter;
        c.Next = head;
        head = index;
    }

    /// <summary>At the beginning of a quarter cases on their way arrive; firms that knew no door look again once a year.</summary>
    public static void Resume(World world)
    {
        TurnQuarter(world);
        LookAgain(world);
    }

    /// <summary>Cases on their way arrive in the first week; whoever queues at a door that has closed is sent on.</summary>
    public static void TurnQuarter(World world)
    {
        Array.Fill(world.WeekHead, -1);
        world.WeekHead[0] = world.Pool.NextQuarter;
        world.Pool.NextQuarter = -1;
        if (!world.Policy.SupportOpen) CloseDoors(world);
        else if (world.TablesAreNew) LeaveClosedOffers(world);
    }

    /// <summary>Once a year firms that knew no door look again.</summary>
    public static void LookAgain(World world)
    {
        if (!world.HasDoors) return;
        // In the same quarters in every arm: were it whenever a policy changes, any agreement would give firms more looks for nothing.
        if ((world.Luck.Quarter + world.Plan.WarmUpQuarters) % (int)world.Parameters.Search.LookAgainInterval != 0) return;
        float seekShare = (float)world.Parameters.Search.SeekShare;
        for (int i = 0; i < world.Pool.Used; i++)
        {
            ref var c = ref world.Pool.Cases[i];
            if (c.State == CaseState.Waiting && world.Luck.NeedOf(c).SeekDraw < seekShare) Schedule(world, i, 0);
        }
    }

    /// <summary>Whoever queues for an offer that has been withdrawn looks for another door in the first week; the others keep their places.</summary>
    private static void LeaveClosedOffers(World world)
    {
        for (int p = 0; p < world.Queues.Length; p++)
        {
            var queue = world.Queues[p];
            for (int left = queue.Count; left > 0; left--)
            {
                int index = queue.Dequeue();
                ref var c = ref world.Pool.Cases[index];
                if (c.State != CaseState.Queued)
                {
                    world.LeaveQueue(index);
                    continue;
                }
                queue.Waiting--;
                ref readonly var need = ref world.Luck.NeedOf(c);
                if ((!c.Received && !world.Frictions.Closed[p]) || world.Tables.MatchFor(p, (int)need.Type, need.Market) == Match.Specialised)
                {
                    queue.Enqueue(index);
                }
                else
                {
                    c.Provider = -1;
                    Schedule(world, index, 0);
                }
            }
        }
    }

    /// <summary>Chooses a door and returns its provider, or -1.</summary>
    // The doors that are the same for all firms at once: 30 ns per choice; door by door it took 150 ns and was a fifth of the whole model.
    public static int ChooseDoor(World world, ref Case c)
    {
        var luck = world.Luck;
        var doors = luck.Doors;
        int stride = doors.Stride;
        ref readonly var need = ref luck.NeedOf(c);
        var p = world.Parameters.Search;
        var cohort = luck.Cohorts[c.Cohort];
        var knows = cohort.Awareness.AsSpan(c.Need * stride, stride);
        var noise = cohort.Blur.AsSpan(c.Need * stride, stride);
        float sizeFactor = Luck.Power(luck.AwarenessFactor, world.Firms.Jobs[need.Slot], (float)p.AwarenessSizeExponent);
        int remembered = world.Firms.Remembered[need.Slot] - 1;
        var view = new DoorView
        {
            Doors = doors.FirstLocal,
            Knows = knows,
            Awareness = world.Tables.DoorAwareness.AsSpan(need.Market * stride, stride),
            SizeFactor = sizeFactor,
            Appeal = world.Tables.DoorAppeal.AsSpan((((int)need.Type * world.System.Markets) + need.Market) * stride, stride),
            Blur = world.Tables.DoorBlur,
            Noise = noise,
            Travel = (float)(p.TravelWeight * world.System.Municipalities[need.Municipality].TravelToCentreHours),
            Remembered = remembered < 0 ? -1 : doors.DoorOf[remembered],
            Memory = (float)p.MemoryWeight,
            Tried = c.Tried,
            Reservation = (float)p.Reservation,
        };
        var (chosen, best) = world.Plan.Kernels.BestDoor(view);
        int choice = chosen < 0 ? -1 : doors.ProviderAt(chosen, need.Municipality);
        for (int door = doors.FirstLocal; door < doors.Count; door++)
        {
            int provider = doors.ProviderAt(door, need.Municipality);
            if (provider < 0 || (c.Tried >> door & 1) != 0 || knows[door] >= world.Tables.Awareness(provider, need.Market) * sizeFactor) continue;
            float worth = (world.Frictions.Blur[provider] * noise[door]) + world.Tables.Appeal(provider, (int)need.Type, need.Market);
            if (provider == remembered) worth += (float)p.MemoryWeight;
            if (worth > best) (best, choice) = (worth, provider);
        }
        return choice;
    }

    /// <summary>Public support has ended: whoever queues or is on the way looks for a private adviser, and is alone with the need where there are none.</summary>
    private static void CloseDoors(World world)
    {
        if (!world.HasDoors)
        {
            world.WeekHead[0] = -1;
            for (int i = 0; i < world.Pool.Used; i++)
            {
                ref var c = ref world.Pool.Cases[i];
                if (c.State == CaseState.Moving) c.State = CaseState.Waiting;
            }
        }
        for (int p = 0; p < world.Queues.Length; p++)
        {
            var queue = world.Queues[p];
            while (queue.Count > 0)
            {
                int index = queue.Dequeue();
                ref var c = ref world.Pool.Cases[index];
                if (c.State != CaseState.Queued)
                {
                    world.LeaveQueue(index);
                    continue;
                }
                c.State = CaseState.Waiting;
                c.Provider = -1;
                if (world.HasDoors) Schedule(world, index, 0);
                else world.Log?.Add(new(DeskEventKind.SentHome, c, index));
            }
            queue.Waiting = 0;
            world.Carry[p] = 0;
        }
    }
}
