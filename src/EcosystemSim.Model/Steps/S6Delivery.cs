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
        bool isWhole = world.Outbox is null;
        float[][] columns = [firms.ReachLight, firms.ReachDurable, firms.Productivity, firms.HiringEase];
        for (int i = 0; i < effects.Length; i++)
        {
            Ahead.FetchEffect(effects, i, isWhole ? columns : null, firms, quarter);
            var effect = effects[i];
            // A firm that is gone is not told elsewhere; here it is no matter what is written to its slot, and looking would be another wait.
            if (!isWhole && firms.Jobs[effect.Slot] == 0) continue;
            if (effect.From <= quarter)
            {
                if (isWhole) columns[(int)effect.Channel][effect.Slot] += effect.PerQuarter;
                else world.AddToFirm(effect.Channel, effect.Slot, effect.PerQuarter);
                if (--effect.Quarters == 0) continue;
            }
            effects[kept++] = effect;
        }
        world.Effects.RemoveRange(kept, effects.Length - kept);
    }
}
