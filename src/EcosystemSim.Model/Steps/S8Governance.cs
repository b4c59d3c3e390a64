using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.Randomness;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Steps;

/// <summary>
/// ODD 7.10 Governance: what was learned is forgotten; once a year commitment follows what each party gains, and hours
/// follow documented effect where an agreement says so.
/// </summary>
internal static class S8Governance
{
    public static void Apply(World world)
    {
        Forget(world);
        MoveRelations(world);
        CountHours(world);
        int age = world.Luck.Quarter + world.Plan.WarmUpQuarters;
        if (age % 4 != 3) return;
        Commitments.Move(world);
        MoveBudgets(world);
        HearDialogue(world);
        YearlyStatus.Apply(world);
        world.Year.Clear();
    }

    /// <summary>What was learned of colleagues, and of like cases, fades.</summary>
    public static void Forget(World world)
    {
        float keepKnowledge = 1 - (float)world.Parameters.Triage.KnowledgeForgetting;
        float keepExperience = 1 - (float)world.Parameters.Delivery.ExperienceDecay;
        foreach (ref float known in world.Learned.AsSpan()) known *= keepKnowledge;
        foreach (ref float cases in world.Experience.AsSpan()) cases *= keepExperience;
    }

    /// <summary>L17: an office's relations grow with use and with official contacts, and decay.</summary>
    private static void MoveRelations(World world)
    {
        var lever = world.Policy[Lever.InternationalDoors];
        var p = world.Parameters.Levers.InternationalDoors;
        if (!lever.IsOn)
        {
            // Nobody keeps them up any more.
            foreach (ref float relation in world.Relation.AsSpan()) relation *= 1 - (float)p.RelationDecay;
            return;
        }
        for (int i = 0; i < world.Relation.Length; i++)
        {
            if (!lever.HasParty(i) || world.System.Providers[i].Kind != ProviderKind.PartnerRegionOffice) continue;
            ref float relation = ref world.Relation[i];
            if (world.Frictions.Closed[i])
            {
                relation = 0;
                continue;
            }
            float gain = ((float)p.RelationGain * world.Tally.CasesSpecialised[i]) + ((float)p.DelegationGain * lever.Strength);
            relation += MathF.Min(gain, 1) * (1 - relation);
            relation *= 1 - (float)p.RelationDecay;
        }
    }

    /// <summary>Hours for cases, and those for which there was no case: what a yearly status sees.</summary>
    private static void CountHours(World world)
    {
        var tally = world.Tally;
        for (int p = 0; p < world.Queues.Length; p++)
        {
            world.Year.Capacity[p] += tally.Capacity[p] - tally.Overhead[p] - tally.Coordination[p];
            world.Year.Idle[p] += tally.Idle[p];
        }
    }

    /// <summary>L19: once a year a rule can fall, for as long as the dialogue goes on, and the Union's budget can be defended for a year.</summary>
    private static void HearDialogue(World world)
    {
        var lever = world.Policy[Lever.PolicyDialogue];
        if (!lever.IsOn)
        {
            world.Funds.Reliefs = 0;
            world.Funds.IsDefended = false;
            return;
        }
        var p = world.Parameters.Levers.PolicyDialogue;
        var (falls, defended, _, _) = world.Luck.Key.Uniforms(Purpose.Dialogue, 0, world.Luck.Quarter);
        if (falls < lever.Strength * (float)p.BottleneckProbability) world.Funds.Reliefs++;
        world.Funds.IsDefended = defended < lever.Strength * (float)p.DefenceProbability;
    }

    /// <summary>
    /// L12: within each need type, hours move from the offers below the mean documented effect to those above. Documentation
    /// is the mean delivered effect of the year with noise that falls with the number of cases; so it can be wrong.
    /// </summary>
    private static void MoveBudgets(World world)
    {
        if (world.Frictions.BudgetMove <= 0) return;
        var lever = world.Policy[Lever.DocumentedEffect];
        var p = world.Parameters.Levers.DocumentedEffect;
        int providers = world.Queues.Length;
        Span<float> documented = stackalloc float[providers];
        Span<long> hours = stackalloc long[providers];
        for (int need = 0; need < NeedTypes.Count; need++)
        {
            float sum = 0;
            int offers = 0;
            for (int i = 0; i < providers; i++)
            {
                int like = (i * NeedTypes.Count) + need, cases = world.Year.Cases[like];
                hours[i] = 0;
                if (cases == 0 || !lever.HasParty(i) || world.Tables.Offer[like] is not { Specialised: true } offer) continue;
                float mean = world.Year.Delivered[like] / 1e6f / cases;
                var (u, _, _, _) = world.Luck.Key.Uniforms(Purpose.Documentation, (uint)like, world.Luck.Quarter);
                documented[i] = mean * (1 + ((float)p.DocumentationNoise * Elementary.Gaussian(u) / MathF.Sqrt(cases)));
                hours[i] = Math.Min(world.CapacityMinutes(i), (long)(cases * offer.HoursPerCase * 60 / 4));
                sum += documented[i];
                offers++;
            }
            if (offers >= 2) Move(world, documented, hours, sum / offers);
        }
    }

    private static void Move(World world, ReadOnlySpan<float> documented, ReadOnlySpan<long> hours, float mean)
    {
        long pool = 0, above = 0;
        int last = -1;
        for (int i = 0; i < hours.Length; i++) above += hours[i] > 0 && documented[i] >= mean ? hours[i] : 0;
        // Rounding can put even equal offers a bit below their mean; then there is nobody to move hours to.
        if (above == 0) return;
        for (int i = 0; i < hours.Length; i++)
        {
            if (hours[i] == 0) continue;
            if (documented[i] < mean)
            {
                long moved = Math.Min(world.MayGive(i, world.Reallocated[i]), (long)(hours[i] * (double)world.Frictions.BudgetMove));
                world.Reallocated[i] -= moved;
                pool += moved;
            }
            else
            {
                last = i;
            }
        }
        long rest = pool;
        for (int i = 0; i <= last; i++)
        {
            if (hours[i] == 0 || documented[i] < mean) continue;
            long part = i == last ? rest : (long)(pool * ((double)hours[i] / above));
            world.Reallocated[i] += part;
            rest -= part;
        }
    }
}
