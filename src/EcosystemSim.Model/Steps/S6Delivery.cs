using System.Runtime.InteropServices;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Steps;

/// <summary>ODD 7.6 Delivery: help whose lead time is over changes the firm, a part of it in each quarter of its spread.</summary>
internal static class S6Delivery
{
    // Firms on their way to the cache while others are served: without, this step waited for memory most of the time.
    private const int Lead = 12;

    public static void Apply(World world)
    {
        ResourceChecks.Deliver(world);
        var effects = CollectionsMarshal.AsSpan(world.Effects);
        var firms = world.Firms;
        int quarter = world.Luck.Quarter, kept = 0;
        bool isWhole = world.Outbox is null;
        float[][] columns = [firms.ReachLight, firms.ReachDurable, firms.Productivity, firms.HiringEase];
        for (int i = 0; i < effects.Length; i++)
        {
            if (i + Lead < effects.Length)
            {
                ref readonly var coming = ref effects[i + Lead];
                Ahead.Fetch(firms.Jobs, coming.Slot);
                if (isWhole && coming.From <= quarter) Ahead.Fetch(columns[(int)coming.Channel], coming.Slot);
            }
            var effect = effects[i];
            if (firms.Jobs[effect.Slot] == 0) continue;
            if (effect.From <= quarter)
            {
                if (isWhole) columns[(int)effect.Channel][effect.Slot] += effect.PerQuarter;
                else world.Outbox!.Add(new(effect.Firm, (FirmChangeKind)effect.Channel, effect.PerQuarter));
                if (--effect.Quarters == 0) continue;
            }
            effects[kept++] = effect;
        }
        world.Effects.RemoveRange(kept, effects.Length - kept);
    }
}
