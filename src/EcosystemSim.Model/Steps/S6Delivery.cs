using System.Runtime.InteropServices;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Steps;

/// <summary>ODD 7.6 Delivery: help whose lead time is over changes the firm, a part of it in each quarter of its spread.</summary>
internal static class S6Delivery
{
    public static void Apply(World world)
    {
        ResourceChecks.Deliver(world);
        var effects = CollectionsMarshal.AsSpan(world.Effects);
        var firms = world.Firms;
        int quarter = world.Luck.Quarter, kept = 0;
        for (int i = 0; i < effects.Length; i++)
        {
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
}
