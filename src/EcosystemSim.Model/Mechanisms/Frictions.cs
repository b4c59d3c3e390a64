using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// Everything that coordination may touch: who knows what, who may serve whom, who queues where, and what that costs.
/// Starts at the frictions of a system without agreements; each lever in force then changes it. The steps read it; no
/// lever reaches the firms in any other way.
/// </summary>
internal sealed class Frictions
{
    private readonly int _regions;

    /// <summary>The frictions without any agreement.</summary>
    /// <param name="places">Which pairs of a house and a cluster come first where not all take part.</param>
    public Frictions(SystemSpec system, ModelParameters parameters, PairPlaces places)
    {
        System = system;
        Places = places;
        Parameters = parameters;
        Providers = system.Providers.Length;
        _regions = system.Regions.Length;
        Blur = Filled(parameters.Search.Blur);
        RepeatIntakeRatio = Filled(1);
        BordersOpen = new bool[Providers];
        EligibilityKnown = new float[Providers];
        FollowThroughCold = (float)parameters.Triage.FollowThrough;
        IntakeMinutes = Filled(parameters.Triage.IntakeHours * 60);
        HandOverMinutes = Filled(parameters.Triage.HandOverHours * 60);
        Hoarding = Filled(parameters.Triage.Hoarding);
        OverheadShare = Filled(parameters.Triage.OverheadShare);
        Dispatch = new float[Providers];
        Warmth = new float[Providers];
        Coordination = new double[Providers];
        Staff = new double[Providers];
        Rent = new double[Providers];
        HoursMoved = new long[Providers];
        KnowledgeAdded = new float[Providers * Providers];
        AwarenessAdded = new float[Providers * _regions];
        TravelRatio = new float[Providers * _regions];
        Array.Fill(TravelRatio, 1f);
        Withdrawn = new bool[Providers * system.Sectors.Length];
        TrustAcrossRegions = Filled(parameters.Innovation.TrustAcrossRegions);
        TrustOfBroker = Filled(1);
        ForeignPartners = new int[Providers];
        CrossCuttingReach = new float[Providers];
        Closed = new bool[Providers];
        WithdrawnNeeds = new bool[Providers * system.Sectors.Length * NeedTypes.Count];
        ReservedShare = new float[Providers];
        Focus = new bool[system.Sectors.Length];
        StrengthWeight = new float[Providers];
        LandingAdded = new float[system.Markets];
        IsCircular = new bool[Providers];
        Checks = new bool[Providers];
        Money = new(Providers, system.Sectors.Length, parameters);
        More = new(Providers);

        float[] Filled(double value)
        {
            var array = new float[Providers];
            Array.Fill(array, (float)value);
            return array;
        }
    }

    public SystemSpec System { get; }

    public ModelParameters Parameters { get; }

    public int Providers { get; }

    private PairPlaces Places { get; }

    /// <summary>Blur in the firms' view of a provider, units of fit, by provider.</summary>
    public float[] Blur { get; }

    /// <summary>Whether a provider serves firms of all regions, by provider.</summary>
    public bool[] BordersOpen { get; }

    /// <summary>How much firms see beforehand that a provider may not serve them, 0 to 1, by provider.</summary>
    public float[] EligibilityKnown { get; }

    /// <summary>Minutes to settle a case from another region.</summary>
    public float SettlementMinutes { get; set; }

    /// <summary>Intake at a second door relative to the first, by provider of the second.</summary>
    public float[] RepeatIntakeRatio { get; }

    /// <summary>Intake minutes per request, by provider.</summary>
    public float[] IntakeMinutes { get; }

    /// <summary>Minutes of a hand-over, by provider.</summary>
    public float[] HandOverMinutes { get; }

    /// <summary>Probability of serving generically what belongs elsewhere, by provider.</summary>
    public float[] Hoarding { get; }

    /// <summary>Share of hours on administration, by provider.</summary>
    public float[] OverheadShare { get; }

    /// <summary>Share of full or wrong doors that dispatch to the best free colleague, by provider.</summary>
    public float[] Dispatch { get; }

    /// <summary>Follow-through of a referral without an agreement.</summary>
    public float FollowThroughCold { get; }

    /// <summary>Follow-through of a warm hand-over.</summary>
    public float FollowThroughWarm { get; set; }

    /// <summary>How far the provider hands over warmly, 0 to 1.</summary>
    public float[] Warmth { get; }

    /// <summary>Minutes of coordination this quarter, by provider.</summary>
    public double[] Coordination { get; }

    /// <summary>Minutes this quarter of agreements' own staff, who are no advisers, by the provider beside whom they sit.</summary>
    public double[] Staff { get; }

    /// <summary>Rent of desks this quarter, currency units, by the provider that pays it.</summary>
    public double[] Rent { get; }

    /// <summary>Minutes of capacity moved to (above 0) or from a provider this quarter; sums to zero.</summary>
    public long[] HoursMoved { get; }

    /// <summary>What advisers of p know of the offers of q through agreements, in whichever way. [p * Providers + q]</summary>
    public float[] KnowledgeAdded { get; }

    /// <summary>Awareness added by events, desks and stationed staff. [p * regions + region of the firm]</summary>
    public float[] AwarenessAdded { get; }

    /// <summary>Travel to p relative to the distance. [p * regions + region of the firm]</summary>
    public float[] TravelRatio { get; }

    /// <summary>Offers withdrawn under a division of labour. [p * sectors + sector]</summary>
    public bool[] Withdrawn { get; }

    /// <summary>Trust between partners of different regions whom a broker brings together, by broker.</summary>
    public float[] TrustAcrossRegions { get; }

    /// <summary>Trust between any partners whom a broker brings together, relative to one with an office, by broker.</summary>
    public float[] TrustOfBroker { get; }

    /// <summary>Minutes of a broker for a partnership across regions that it leads for both sides.</summary>
    public float JointLeadMinutes { get; set; }

    /// <summary>Partners abroad whom a broker can offer in a quarter, by broker.</summary>
    public int[] ForeignPartners { get; }

    /// <summary>Part of full quality with which a provider gives cross-cutting help to sectors that its offer was not made for; 0 = not at all.</summary>
    public float[] CrossCuttingReach { get; }

    /// <summary>Minutes more for such a case.</summary>
    public float TranslationMinutes { get; set; }

    /// <summary>Doors that an agreement has closed, by provider.</summary>
    public bool[] Closed { get; }

    /// <summary>What a provider leaves to others under a division by kind of activity. [(p * sectors + sector) * need types + need]</summary>
    public bool[] WithdrawnNeeds { get; }

    /// <summary>Whether a provider leaves the needs of a kind to others, so that it neither offers anything for them nor serves them generically.</summary>
    public bool Leaves(int provider, int sector, NeedType need) => WithdrawnNeeds[(((provider * Focus.Length) + sector) * NeedTypes.Count) + (int)need];

    /// <summary>Share of grant money reserved for firms of the sectors in <see cref="Focus"/>, by provider.</summary>
    public float[] ReservedShare { get; }

    /// <summary>By sector: does reserved grant money go to it?</summary>
    public bool[] Focus { get; }

    /// <summary>Weight of the region's strength in the firm's sector when an agency ranks, standard deviations per log point, by provider.</summary>
    public float[] StrengthWeight { get; }

    /// <summary>Added to the share of foreign candidates that land, by market.</summary>
    public float[] LandingAdded { get; }

    /// <summary>Whether the provider is party to an agreement on circular symbiosis.</summary>
    public bool[] IsCircular { get; }

    /// <summary>Whether the provider makes resource checks now.</summary>
    public bool[] Checks { get; }

    /// <summary>Strength of circular symbiosis.</summary>
    public float SymbiosisStrength { get; set; }

    /// <summary>Minutes of a party's first resource check, beyond the case.</summary>
    public double CheckMinutes { get; set; }

    /// <summary>Currency units per region due for infrastructure this quarter.</summary>
    public long InfrastructureInstalment { get; set; }

    /// <summary>Whether infrastructure costs nothing, to show what its cost does.</summary>
    public bool InfrastructureIsFree { get; set; }

    /// <summary>What is about grant money.</summary>
    public MoneyFrictions Money { get; }

    /// <summary>Frictions of governance, of cases abroad, and of referrals by their worth.</summary>
    public MoreFrictions More { get; }

    /// <summary>Share of hours a year that follow documented effect; 0 = no such rule.</summary>
    public float BudgetMove { get; set; }

    /// <summary>Charges hours of coordination to a provider.</summary>
    public void Charge(int provider, double hours) => Coordination[provider] += hours * 60;

    /// <summary>Charges administrative work: to the agreement's own staff where it has some, else to a party's advisers.</summary>
    public void Administer(in LeverState lever, int provider, double hours) => (lever.IsStaffed ? Staff : Coordination)[provider] += hours * 60;

    /// <summary>Whether two providers take up what a lever lets pairs do; only pairs of a house and a cluster may leave it.</summary>
    public bool Adopts(in LeverState lever, int a, int b) => lever.Adoption >= 1 || Places.Of(lever.AdoptedBy, a, b) < lever.Adoption;

    /// <summary>One more way in which p comes to know offers of q, with this probability for each of them.</summary>
    public void Know(int p, int q, float share)
    {
        ref float known = ref KnowledgeAdded[(p * Providers) + q];
        known = Either(known, share);
    }

    /// <summary>Known in one of two ways that are independent of each other: 1 − (1 − a)(1 − b). A way that does not exist (0) leaves the other as it is, to the last bit.</summary>
    public static float Either(float a, float b) => a + ((1 - a) * b);

    /// <summary>One more way in which both come to know each other's offers.</summary>
    public void KnowEachOther(int p, int q, float share)
    {
        Know(p, q, share);
        Know(q, p, share);
    }

    /// <summary>Adds awareness of a provider in a region.</summary>
    public void AddAwareness(int provider, int region, float share) => AwarenessAdded[(provider * _regions) + region] += share;

    /// <summary>Makes a provider nearer for firms of a region.</summary>
    public void Nearer(int provider, int region, float ratio) => TravelRatio[(provider * _regions) + region] *= ratio;

    /// <summary>Strength of a lever between two parties: that of the weaker commitment; 0 unless both are parties.</summary>
    public static float PairStrength(in LeverState lever, ReadOnlySpan<float> commitment, int p, int q) =>
        lever.HasParty(p) && lever.HasParty(q) ? lever.Strength * MathF.Min(commitment[p], commitment[q]) : 0;

    /// <summary>Applies every lever in force. The order is that of the catalogue; no lever reads what another wrote, except L19, which asks for the lag of L09, and L17, L04 and the fee of L10, which come last: they ask what hours the others take, and L04 whether borders are open.</summary>
    /// <param name="candidates">How many firms from abroad look at each region, relative to the other regions.</param>
    /// <param name="places">Which pairs of a house and a cluster come first where not all take part.</param>
    public static Frictions Under(
        PolicyState policy, SystemSpec system, ModelParameters parameters, ReadOnlySpan<float> commitment, ReadOnlySpan<long> capacityMinutes, ReadOnlySpan<double> candidates, PairPlaces places)
    {
        var f = new Frictions(system, parameters, places);
        // When public support ends, private advisers stay.
        if (!policy.SupportOpen) for (int i = 0; i < f.Providers; i++) f.Closed[i] = !system.Providers[i].IsPrivate;
        SetUp.Apply(policy, f);
        SharedCatalogue.Apply(policy[Lever.SharedCatalogue], f, commitment);
        TriageDispatch.Apply(policy[Lever.Triage], f);
        CrossBorderEligibility.Apply(policy[Lever.CrossBorderEligibility], f);
        ReferralAgreement.Apply(policy[Lever.Referral], f, commitment);
        CoLocation.Apply(policy[Lever.CoLocation], f);
        JointEvents.Apply(policy[Lever.JointEvents], f);
        StationedStaff.Apply(policy[Lever.StationedStaff], f);
        GovernanceForms.Apply(policy[Lever.Governance], f, commitment);
        DocumentedEffectRule.Apply(policy[Lever.DocumentedEffect], f);
        CrossClusterBrokering.Apply(policy[Lever.CrossClusterBrokering], f, commitment);
        KnowledgeTransfer.Apply(policy[Lever.KnowledgeTransfer], f);
        EuProgrammeMoney.Apply(policy[Lever.EuProgrammeMoney], f);
        PooledFunding.Apply(policy[Lever.PooledFunding], f, commitment);
        MonitoringCycle.Apply(policy[Lever.MonitoringCycle], f);
        CriticalMass.Apply(policy[Lever.CriticalMass], f);
        PolicyDialogue.Apply(policy[Lever.PolicyDialogue], f);
        InvestmentPromotion.Apply(policy[Lever.InvestmentPromotion], f, candidates);
        CircularSymbiosis.Apply(policy[Lever.CircularSymbiosis], f);
        InternationalDoors.Apply(policy[Lever.InternationalDoors], f, capacityMinutes);
        Specialisation.Apply(policy[Lever.Specialisation], f, capacityMinutes);
        PooledFunding.PayOffice(policy[Lever.PooledFunding], f, capacityMinutes);
        return f;
    }
}
