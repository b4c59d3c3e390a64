using System.Runtime.InteropServices;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Randomness;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Steps;

/// <summary>
/// What L20 adds to the steps: the resource check in triage (ODD 7.4), the infrastructure and the matches at the end of the
/// quarter (ODD 7.5), the saving and its loss in delivery (ODD 7.6).
/// </summary>
internal static class ResourceChecks
{
    /// <summary>A case of the green transition at a party is a check as well, where the sector has by-products. Returns its minutes.</summary>
    public static long Check(World world, int provider, in Need need)
    {
        if (need.Type != NeedType.GreenTransition || !world.Frictions.Checks[provider]) return 0;
        if (!world.Luck.HasByProducts[need.Market % world.System.Sectors.Length]) return 0;
        var p = world.Parameters.Levers.CircularSymbiosis;
        ref int done = ref world.Symbiosis.ChecksDone[provider];
        long minutes = (long)(world.Frictions.CheckMinutes * Elementary.Exp(-(float)p.Learning * done));
        done++;
        world.Tally.ResourceChecks++;
        Register(world, need);
        return minutes;
    }

    /// <summary>Enters a checked firm in the register.</summary>
    public static void Register(World world, in Need need)
    {
        if (world.Log is not null)
        {
            world.Log.Add(new(DeskEventKind.Checked, world.Pool.Cases[need.Slot], need.Slot));
            return;
        }
        var d = world.Parameters.Delivery;
        world.Symbiosis.Register.Add(new()
        {
            Slot = need.Slot,
            Firm = need.Firm,
            Market = need.Market,
            Quarter = world.Luck.Quarter,
            Priority = need.Priority,
            Absorption = (float)d.AbsorptionFloor + ((1 - (float)d.AbsorptionFloor) * need.Absorption),
        });
    }

    /// <summary>Infrastructure is paid in the agreement's set-up quarters from what its agencies have in hand, and stands once all is paid.</summary>
    public static void PayInfrastructure(World world)
    {
        var f = world.Frictions;
        var state = world.Symbiosis;
        long instalment = f.InfrastructureInstalment, whole = instalment * (int)world.Parameters.Governance.SetUpQuarters;
        for (int region = 0; region < state.Built.Length; region++)
        {
            if (f.InfrastructureIsFree && f.SymbiosisStrength > 0) state.Built[region] |= HasParty(world, region);
            if (instalment <= 0 || state.Built[region]) continue;
            state.Due[region] += instalment;
            for (int p = 0; p < world.Queues.Length && state.Paid[region] < state.Due[region]; p++)
            {
                if (!f.IsCircular[p] || world.System.Providers[p].Region != region) continue;
                long part = Math.Min(Math.Max(0, S5Decisions.Free(world, p, withReserve: false)), state.Due[region] - state.Paid[region]);
                world.GrantsInHand[p] -= part;
                state.Paid[region] += part;
                world.Tally.InfrastructurePaid += part;
                world.Tally.InfrastructurePaidOfRegion[region] += part;
            }
            state.Built[region] = state.Paid[region] >= whole;
        }
    }

    /// <summary>Each firm checked this quarter, in the order of priority, is matched with the first firm of the register that fits.</summary>
    public static void Match(World world)
    {
        var state = world.Symbiosis;
        if (state.Register.Count == 0) return;
        int quarter = world.Luck.Quarter, kept = (int)world.Parameters.Levers.CircularSymbiosis.RegisterQuarters;
        state.Register.RemoveAll(e => quarter - e.Quarter >= kept || !world.IsActive(e.Slot));
        // The longest in the register come first; a firm's id breaks a tie.
        state.Register.Sort(static (a, b) => a.Quarter != b.Quarter ? a.Quarter.CompareTo(b.Quarter)
            : a.Priority != b.Priority ? a.Priority.CompareTo(b.Priority) : a.Firm.CompareTo(b.Firm));
        var register = CollectionsMarshal.AsSpan(state.Register);
        var taken = new bool[register.Length];
        for (int i = 0; i < register.Length; i++)
        {
            if (taken[i] || register[i].Quarter != quarter) continue;
            for (int j = 0; j < register.Length; j++)
            {
                if (taken[j] || j == i || register[i].Firm == register[j].Firm || !Fits(world, register[i], register[j])) continue;
                taken[i] = taken[j] = true;
                Join(world, register[i], register[j]);
                break;
            }
        }
        int next = 0;
        state.Register.RemoveAll(_ => taken[next++]);
    }

    /// <summary>Savings arrive in the firms; where a partner has gone, the other loses what is left of its saving.</summary>
    public static void Deliver(World world)
    {
        var exchanges = CollectionsMarshal.AsSpan(world.Symbiosis.Exchanges);
        float keep = (float)world.Parameters.Productivity.Persistence;
        int kept = 0;
        for (int i = 0; i < exchanges.Length; i++)
        {
            var pair = exchanges[i];
            pair.LeftA *= keep;
            pair.LeftB *= keep;
            bool a = pair.SlotA >= 0 && world.IsActive(pair.SlotA), b = pair.SlotB >= 0 && world.IsActive(pair.SlotB);
            if (!a || !b)
            {
                if (a) world.AddToFirm(EffectChannel.Productivity, pair.SlotA, -pair.LeftA);
                if (b) world.AddToFirm(EffectChannel.Productivity, pair.SlotB, -pair.LeftB);
                continue;
            }
            if (pair.Quarters > 0)
            {
                pair.Quarters--;
                world.AddToFirm(EffectChannel.Productivity, pair.SlotA, pair.PerQuarterA);
                world.AddToFirm(EffectChannel.Productivity, pair.SlotB, pair.PerQuarterB);
                pair.LeftA += pair.PerQuarterA;
                pair.LeftB += pair.PerQuarterB;
            }
            exchanges[kept++] = pair;
        }
        world.Symbiosis.Exchanges.RemoveRange(kept, exchanges.Length - kept);
    }

    private static bool Fits(World world, in CheckedFirm a, in CheckedFirm b)
    {
        var p = world.Parameters.Levers.CircularSymbiosis;
        int sectors = world.System.Sectors.Length, regionA = a.Market / sectors, regionB = b.Market / sectors;
        if (regionA != regionB && world.System.TravelHours[regionA][regionB] > p.ReachHours) return false;
        if (!world.Luck.Exchangeable[((a.Market % sectors) * sectors) + (b.Market % sectors)]) return false;
        double share = p.CompatibleShare + (world.Symbiosis.Built[regionA] && world.Symbiosis.Built[regionB] ? p.InfrastructureShare : 0);
        // Fixed for the pair: two firms fit or do not, however often they are looked at.
        var (draw, _, _, _) = world.Luck.Key.Uniforms(Purpose.Symbiosis, Math.Min(a.Firm, b.Firm), 0, Math.Max(a.Firm, b.Firm));
        return draw < world.Frictions.SymbiosisStrength * (float)share;
    }

    private static void Join(World world, in CheckedFirm a, in CheckedFirm b)
    {
        var p = world.Parameters.Levers.CircularSymbiosis;
        int quarters = Math.Max(1, (int)world.Parameters.Delivery.Spread);
        world.Symbiosis.Exchanges.Add(new()
        {
            SlotA = a.Slot,
            SlotB = b.Slot,
            PerQuarterA = (float)p.Saving * a.Absorption * world.SizeFactor(world.Firms.Jobs[a.Slot]) / quarters,
            PerQuarterB = (float)p.Saving * b.Absorption * world.SizeFactor(world.Firms.Jobs[b.Slot]) / quarters,
            Quarters = quarters,
        });
        world.Tally.SymbiosisMatches++;
    }

    private static bool HasParty(World world, int region)
    {
        for (int p = 0; p < world.Queues.Length; p++)
        {
            if (world.Frictions.IsCircular[p] && world.System.Providers[p].Region == region) return true;
        }
        return false;
    }
}
