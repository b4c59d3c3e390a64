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
        for (int i = 0; i < effects.Length; i++)
        {
            if (i + Lead < effects.Length) FetchFirm(world, effects[i + Lead]);
            var effect = effects[i];
            if (firms.Jobs[effect.Slot] == 0) continue;
            if (effect.From <= quarter)
            {
                world.AddToFirm(effect.Channel, effect.Slot, effect.PerQuarter);
                if (--effect.Quarters == 0) continue;
            }
            effects[kept++] = effect;
        }
        world.Effects.RemoveRange(kept, effects.Length - kept);
    }

    private static void FetchFirm(World world, in Effect effect)
    {
        Ahead.Fetch(world.Firms.Jobs, effect.Slot);
        if (world.Outbox is null && effect.From <= world.Luck.Quarter) Ahead.Fetch(world.Firms.Of(effect.Channel), effect.Slot);
    }
}
