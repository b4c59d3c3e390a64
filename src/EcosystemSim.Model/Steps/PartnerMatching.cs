using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Mechanisms;
using EcosystemSim.Model.Numerics;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.Randomness;
using EcosystemSim.Model.State;

namespace EcosystemSim.Model.Steps;

/// <summary>
/// Matching of innovation partners, a part of ODD 7.5: each applicant, in the order of priority, is paired with whoever gains
/// most with it: the broker's own researchers, who stand where its sectors stand, another applicant, or whom agreements bring
/// within reach. The gain is an inverted U of cognitive distance.
/// </summary>
internal static class PartnerMatching
{
    /// <summary>Partners abroad of one broker in a quarter, at most: one bit each.</summary>
    private const int MostAbroad = 64;

    private enum Kind : byte
    {
        OwnResearchers,
        Firm,
        Institution,
        Abroad,
    }

    /// <summary>A possible partner of one applicant.</summary>
    /// <param name="Index">Entry of the list for a firm, provider for an institution, broker and number for a partner abroad.</param>
    private readonly record struct Partner(Kind Kind, int Index, float Gain);

    /// <summary>Matches the applicants of one broker.</summary>
    /// <param name="applicants">All applications of the quarter, by broker and priority.</param>
    /// <param name="from">First entry of this broker.</param>
    /// <param name="to">Entry after its last.</param>
    /// <param name="taken">By entry: has it been decided?</param>
    /// <param name="abroadTaken">By broker: which of its partners abroad have a project this quarter, one bit each.</param>
    public static void Apply(World world, int broker, VisitList applicants, int from, int to, bool[] taken, ulong[] abroadTaken)
    {
        for (int i = from; i < to; i++)
        {
            if (taken[i]) continue;
            taken[i] = true;
            int index = applicants.Case(i);
            ref readonly var need = ref world.Luck.NeedOf(world.Pool.Cases[index]);
            var partner = Best(world, broker, need, applicants, from, to, taken, abroadTaken);
            if (partner.Gain < (float)world.Parameters.Innovation.LeastMatch)
            {
                S5Decisions.Reject(world, index);
                continue;
            }
            Begin(world, broker, need, index, partner, applicants, taken);
            if (partner.Kind == Kind.Abroad) abroadTaken[partner.Index / MostAbroad] |= 1UL << (partner.Index % MostAbroad);
        }
    }

    private static Partner Best(World world, int broker, in Need need, VisitList applicants, int from, int to, bool[] taken, ulong[] abroadTaken)
    {
        var f = world.Frictions;
        var p = world.Parameters.Innovation;
        float ofBroker = f.TrustOfBroker[broker];
        var best = new Partner(Kind.OwnResearchers, -1, ofBroker * GainAt(p, need, world.Luck.BrokerPlace[broker]));
        var across = new Partner(Kind.Firm, -1, 0);
        for (int j = from; j < to; j++)
        {
            if (taken[j]) continue;
            float gain = ofBroker * TrustOf(world, broker, need, applicants, j) * GainOf(world, need, applicants, j);
            if (gain > best.Gain) best = new(Kind.Firm, j, gain);
        }
        LookAcross(world, broker, need, applicants, from, to, taken, ref best, ref across);
        LookAtInstitutions(world, broker, need, ref best);
        LookAbroad(world, broker, need, abroadTaken, ref best);
        return across.Index >= 0 && MustCross(world, broker, need) ? across : best;
    }

    /// <summary>L14: applicants of the other clusters whom this broker sees.</summary>
    private static void LookAcross(World world, int broker, in Need need, VisitList applicants, int from, int to, bool[] taken, ref Partner best, ref Partner across)
    {
        var lever = world.Policy[Lever.CrossClusterBrokering];
        if (lever.Strength <= 0 || !lever.HasParty(broker)) return;
        var p = world.Parameters.Levers.CrossClusterBrokering;
        float trust = CrossClusterBrokering.Trust(lever, p) * world.Frictions.TrustOfBroker[broker];
        bool looked = false;
        for (int j = 0; j < applicants.Count; j++)
        {
            // Even lists are applications for grants.
            if ((j >= from && j < to) || taken[j] || applicants.Provider(j) % 2 == 0) continue;
            int other = applicants.Provider(j) / 2;
            float seen = (float)p.PoolShare * Frictions.PairStrength(lever, world.Commitment, broker, other);
            ref readonly var candidate = ref world.Luck.NeedOf(world.Pool.Cases[applicants.Case(j)]);
            var (u, _, _, _) = world.Luck.Key.Uniforms(Purpose.Brokering, candidate.Firm, world.Luck.Quarter, (uint)broker);
            if (u >= seen) continue;
            looked = true;
            float gain = trust * world.Frictions.TrustOfBroker[other] * TrustOf(world, broker, need, applicants, j) * GainOf(world, need, applicants, j);
            if (gain > best.Gain) best = new(Kind.Firm, j, gain);
            if (SectorOf(world, candidate) != SectorOf(world, need) && gain > across.Gain) across = new(Kind.Firm, j, gain);
        }
        if (looked) world.Work(broker, lever.CostFactor * (float)p.PairingHours * 60);
    }

    /// <summary>L17: the broker's own partners abroad, and those contacts of other brokers that these share. A partner has one project a quarter, whoever found it.</summary>
    private static void LookAbroad(World world, int broker, in Need need, ulong[] abroadTaken, ref Partner best)
    {
        var f = world.Frictions;
        var lever = world.Policy[Lever.InternationalDoors];
        float shared = lever.HasParty(broker) ? lever.Strength * (float)world.Parameters.Levers.InternationalDoors.SharedContacts : 0;
        for (int owner = 0; owner < f.Providers; owner++)
        {
            int partners = Math.Min(f.ForeignPartners[owner], MostAbroad);
            if (partners == 0 || (owner != broker && (shared <= 0 || !lever.HasParty(owner)))) continue;
            // Whoever comes through another cluster is trusted as far as both are.
            float trust = f.TrustOfBroker[broker] * (owner == broker ? 1 : f.TrustOfBroker[owner]) * (float)world.Parameters.Innovation.TrustAcrossRegions;
            for (int k = 0; k < partners; k++)
            {
                if ((abroadTaken[owner] >> k & 1) != 0) continue;
                var (x, y, _, _) = world.Luck.Key.Uniforms(Purpose.ForeignPartner, (uint)owner, world.Luck.Quarter, (uint)k);
                if (owner != broker && world.Luck.Key.Uniforms(Purpose.ForeignPartner, (uint)owner, world.Luck.Quarter, (uint)((MostAbroad * (broker + 1)) + k)).U0 >= shared) continue;
                float gain = trust * GainAt(world.Parameters.Innovation, need, (x, y));
                if (gain > best.Gain) best = new(Kind.Abroad, (owner * MostAbroad) + k, gain);
            }
        }
    }

    /// <summary>L16: institutions whose researchers this broker can bring in.</summary>
    private static void LookAtInstitutions(World world, int broker, in Need need, ref Partner best)
    {
        var lever = world.Policy[Lever.KnowledgeTransfer];
        if (lever.Strength <= 0 || !lever.HasParty(broker)) return;
        var p = world.Parameters.Levers.KnowledgeTransfer;
        for (int i = 0; i < world.Queues.Length; i++)
        {
            if (i == broker || !lever.HasParty(i) || world.System.Providers[i].Kind != ProviderKind.KnowledgeInstitution) continue;
            var (u, _, _, _) = world.Luck.Key.Uniforms(Purpose.Institution, (uint)broker, world.Luck.Quarter, (uint)i);
            if (u >= lever.Strength * (float)p.Reach) continue;
            float trust = world.System.Providers[i].Region == RegionOf(world, need) ? 1 : world.Frictions.TrustAcrossRegions[broker];
            float gain = trust * world.Frictions.TrustOfBroker[broker] * GainAt(world.Parameters.Innovation, need, world.Luck.BrokerPlace[i]);
            if (gain > best.Gain) best = new(Kind.Institution, i, gain);
        }
    }

    private static float GainOf(World world, in Need need, VisitList applicants, int j)
    {
        ref readonly var other = ref world.Luck.NeedOf(world.Pool.Cases[applicants.Case(j)]);
        return GainAt(world.Parameters.Innovation, need, (other.KnowledgeX, other.KnowledgeY));
    }

    private static float TrustOf(World world, int broker, in Need need, VisitList applicants, int j) =>
        RegionOf(world, world.Luck.NeedOf(world.Pool.Cases[applicants.Case(j)])) == RegionOf(world, need) ? 1 : world.Frictions.TrustAcrossRegions[broker];

    /// <summary>L14: some pairs are of two clusters and sectors on purpose.</summary>
    private static bool MustCross(World world, int broker, in Need need)
    {
        var lever = world.Policy[Lever.CrossClusterBrokering];
        if (lever.Strength <= 0 || !lever.HasParty(broker)) return false;
        var (_, u, _, _) = world.Luck.Key.Uniforms(Purpose.Brokering, need.Firm, world.Luck.Quarter, uint.MaxValue);
        return u < lever.Strength * (float)world.Parameters.Levers.CrossClusterBrokering.AcrossShare;
    }

    private static void Begin(World world, int broker, in Need need, int index, Partner partner, VisitList applicants, bool[] taken)
    {
        int week = world.Luck.FirstWeek + S3Search.Weeks, spread = 0;
        var tally = world.Tally;
        tally.Innovations++;
        Spill(world, broker, need, partner.Gain);
        switch (partner.Kind)
        {
            case Kind.Firm:
                taken[partner.Index] = true;
                int partnerCase = applicants.Case(partner.Index), partnerBroker = applicants.Provider(partner.Index) / 2;
                ref readonly var other = ref world.Luck.NeedOf(world.Pool.Cases[partnerCase]);
                if (SectorOf(world, need) == SectorOf(world, other)) tally.PartnershipsWithin++;
                else tally.PartnershipsAcross++;
                if (RegionOf(world, need) != RegionOf(world, other))
                {
                    tally.PartnershipsAcrossRegions++;
                    if (world.Policy[Lever.CrossBorderEligibility].HasParty(broker)) world.Work(broker, world.Frictions.JointLeadMinutes);
                }
                Spill(world, partnerBroker, other, partner.Gain);
                S4Triage.Help(world, partnerBroker, partnerCase, week, partner.Gain);
                break;
            case Kind.Institution:
                var transfer = world.Parameters.Levers.KnowledgeTransfer;
                tally.KnowledgeProjects++;
                world.Work(partner.Index, world.Policy[Lever.KnowledgeTransfer].CostFactor * (float)transfer.ProjectHours * 60);
                spread = (int)transfer.SpreadQuarters;
                break;
            case Kind.Abroad:
                tally.PartnershipsAbroad++;
                break;
        }
        S4Triage.Help(world, broker, index, week, partner.Gain, spread);
    }

    private static float GainAt(Parameters.InnovationParameters p, in Need need, (float X, float Y) place) =>
        PairGain(p, need.KnowledgeX - place.X, need.KnowledgeY - place.Y);

    internal static float PairGain(Parameters.InnovationParameters p, float dx, float dy)
    {
        float distance = MathF.Sqrt((dx * dx) + (dy * dy));
        float z = (distance - (float)p.BestDistance) / (float)p.DistanceWidth;
        return Elementary.Exp(-0.5f * z * z);
    }

    private static int SectorOf(World world, in Need need) => need.Market % world.System.Sectors.Length;

    private static int RegionOf(World world, in Need need) => need.Market / world.System.Sectors.Length;

    /// <summary>Fellows in the market learn a little from each project, in proportion to its weight there.</summary>
    private static void Spill(World world, int broker, in Need need, float gain)
    {
        long jobs = world.Markets.Jobs[need.Market];
        if (jobs == 0) return;
        var (amount, _) = world.EffectOf(need, world.Luck.FirstWeek + S3Search.Weeks - need.Week, gain * world.QualityAt(broker, need), Fate.Specialised);
        world.Markets.Spillover[need.Market] += (float)world.Parameters.Productivity.Spillover * amount * world.Firms.Jobs[need.Slot] / jobs;
    }
}
