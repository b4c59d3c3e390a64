using EcosystemSim.Model.Mechanisms;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Steps;

/// <summary>
/// Commitment, a part of ODD 7.10: once a year it follows what each party gains, in referrals and in firms at home whom others
/// helped. A party that cares too little leaves its loose agreements; a binding one has a floor.
/// </summary>
internal static class Commitments
{
    public static void Move(World world)
    {
        var p = world.Parameters.Governance;
        var g = world.Parameters.Levers.Governance;
        var governance = world.Policy[Lever.Governance];
        var homes = new (bool Known, long Helped, double Staff)[world.System.Regions.Length];
        for (int i = 0; i < world.Commitment.Length; i++)
        {
            ref float commitment = ref world.Commitment[i];
            if (!world.Policy.HasParty(i))
            {
                // Who has left an agreement stays away; for another one everybody begins anew.
                commitment = 1;
                continue;
            }
            float target = 1 + MathF.Min(0, Balance(world, i, homes));
            if (governance.HasParty(i))
            {
                // Chairs who meet settle a part of what the parties fall out over.
                if (governance.HasForm(GovernanceForm.SteeringGroup) && g.SteeringHours > 0) target += (1 - target) * governance.Strength * (float)g.SteeringCommitment;
                // Whoever hosts a secretariat that goes round, or has hosted it, feels the agreement its own.
                if (SecretariatTurns.HasHosted(governance, world.System, i)) target += (float)g.RotationCommitment;
            }
            float next = commitment + ((float)p.CommitmentSpeed * (MathF.Min(1, target) - commitment));
            bool binding = world.Policy.Levers.Items.Any(l => l.Binding && l.HasParty(i));
            commitment = Math.Clamp(next, binding ? (float)p.BindingFloor : 0, 1);
            if (next < p.LeavingCommitment) Leave(world, i);
        }
    }

    /// <summary>
    /// From -1 (only gives) to 1 (only gets): referrals received and sent, and firms at home that others helped against firms
    /// from elsewhere served, where the agreement has opened the border for it.
    /// </summary>
    private static float Balance(World world, int party, (bool Known, long Helped, double Staff)[] homes)
    {
        int received = world.Year.ReferralsIn[party], sent = world.Year.ReferralsOut[party];
        double weight = world.Parameters.Governance.HomeWeight;
        double home = 0, away = 0;
        if (weight > 0 && world.Frictions.BordersOpen.AsSpan().Contains(true)) (home, away) = AcrossBorders(world, party, homes);
        double all = received + sent + (weight * (home + away));
        return all <= 0 ? 0 : (float)((received - sent + (weight * (home - away))) / all);
    }

    /// <summary>Firms of the party's region whom others helped across the border, its share of them by its adviser posts among the parties of the region; and firms from elsewhere that it helped.</summary>
    /// <param name="homes">What is the same for all parties of a region, worked out by the first of them.</param>
    private static (double Home, double Away) AcrossBorders(World world, int party, (bool Known, long Helped, double Staff)[] homes)
    {
        var system = world.System;
        int regions = system.Regions.Length, region = system.Providers[party].Region;
        if (!homes[region].Known) homes[region] = HomeOf(world, region);
        var (_, helped, staff) = homes[region];
        long away = 0;
        for (int r = 0; r < regions; r++)
        {
            if (r != region && !system.Providers[party].ServesRegions[r]) away += world.Year.Served[(party * regions) + r];
        }
        return (staff > 0 ? helped * system.Providers[party].AdviserFte / staff : 0, away);
    }

    /// <summary>Firms of a region whom parties from elsewhere helped across the border, and adviser posts of the parties at home.</summary>
    private static (bool Known, long Helped, double Staff) HomeOf(World world, int region)
    {
        var system = world.System;
        long helped = 0;
        double staff = 0;
        for (int q = 0; q < world.Commitment.Length; q++)
        {
            if (!world.Policy.HasParty(q)) continue;
            if (system.Providers[q].Region == region) staff += system.Providers[q].AdviserFte;
            else if (!system.Providers[q].ServesRegions[region]) helped += world.Year.Served[(q * system.Regions.Length) + region];
        }
        return (true, helped, staff);
    }

    private static void Leave(World world, int party)
    {
        foreach (var lever in world.Policy.Levers.Items)
        {
            if (!lever.Binding && lever.HasParty(party)) world.Left[((int)lever.Lever * world.Commitment.Length) + party] = true;
        }
    }
}
