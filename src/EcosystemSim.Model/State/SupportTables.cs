using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Mechanisms;
using EcosystemSim.Model.Numerics;

namespace EcosystemSim.Model.State;

/// <summary>What a provider can do for a need.</summary>
internal enum Match : byte
{
    /// <summary>Nothing made for it.</summary>
    None,

    /// <summary>A generic offer.</summary>
    Generic,

    /// <summary>The specialised offer, for firms of other regions only.</summary>
    NotEligible,

    /// <summary>The specialised offer.</summary>
    Specialised,
}

/// <summary>Look-up tables over providers, needs and markets, made anew only when frictions change.</summary>
internal sealed class SupportTables
{
    // Below any reservation, whatever the blur.
    private const float NoAppeal = -1e6f;

    private readonly int _markets, _providers;
    private readonly Match[] _match;
    private readonly float[] _appeal;
    private readonly float[] _awareness;
    private readonly float[] _travel;
    private readonly int[][] _specialists;
    private readonly int _regions;

    public SupportTables(SystemSpec system, Frictions frictions, DoorMap doors)
    {
        var search = frictions.Parameters.Search;
        var advice = frictions.Parameters.PrivateAdvice;
        int providers = system.Providers.Length, sectors = system.Sectors.Length;
        _regions = system.Regions.Length;
        _markets = system.Markets;
        _providers = providers;
        _match = new Match[providers * NeedTypes.Count * _markets];
        _appeal = new float[_match.Length];
        _awareness = new float[providers * _markets];
        _travel = new float[providers * _regions];
        Offer = new OfferSpec?[providers * NeedTypes.Count];
        for (int p = 0; p < providers; p++)
        {
            var provider = system.Providers[p];
            foreach (var offer in provider.Offers)
            {
                ref var slot = ref Offer[(p * NeedTypes.Count) + (int)offer.Need];
                if (slot is not { Specialised: true }) slot = offer;
            }
            // Whoever has withdrawn all it had for every sector has no door any more, and no hours to open one.
            bool closed = frictions.Closed[p] || (frictions.Withdrawn.AsSpan(p * sectors, sectors).Contains(true)
                && provider.Offers.All(o => o.Specialised && !o.Sectors.Where((made, sector) => made && !frictions.Withdrawn[(p * sectors) + sector]).Any()));
            bool isGenericOnly = !provider.Offers.Any(o => o.Specialised);
            for (int region = 0; region < _regions; region++)
            {
                bool mayServe = provider.ServesRegions[region] || (frictions.BordersOpen[p] && !provider.IsLocal);
                float travel = provider.IsLocal ? 0 : (float)system.TravelHours[region][provider.Region] * frictions.TravelRatio[(p * _regions) + region];
                _travel[(p * _regions) + region] = travel;
                float distance = (float)system.TravelHours[region][provider.Region] - (float)system.TravelHours[region][region];
                float near = provider.IsLocal ? 1 : Elementary.Exp(-MathF.Max(0, distance) / (float)search.AwarenessReach);
                for (int sector = 0; sector < sectors; sector++)
                {
                    int market = system.Market(region, sector);
                    bool relevant = false;
                    for (int n = 0; n < NeedTypes.Count; n++)
                    {
                        var offered = Offer[(p * NeedTypes.Count) + n];
                        bool translated = n == (int)NeedType.CrossCuttingCompetence && frictions.CrossCuttingReach[p] > 0;
                        bool shut = frictions.Closed[p] || frictions.Leaves(p, sector, (NeedType)n);
                        var match = shut ? Match.None : MatchOf(offered, sector, mayServe, frictions.Withdrawn[(p * sectors) + sector], translated);
                        relevant |= match >= Match.NotEligible || (match == Match.Generic && isGenericOnly);
                        int i = Index(p, n, market);
                        _match[i] = match;
                        float fit = match switch
                        {
                            Match.Specialised => 1,
                            Match.NotEligible => 1 - frictions.EligibilityKnown[p],
                            Match.Generic => (float)search.GenericFit,
                            _ => 0,
                        };
                        _appeal[i] = fit - ((float)search.TravelWeight * travel);
                        // Who asks a price says what it is for, so nobody goes there for anything else.
                        if (provider.IsPrivate) _appeal[i] = match == Match.Specialised ? _appeal[i] - ((float)advice.PriceWeight * (float)(offered!.Price / 10_000)) : NoAppeal;
                    }
                    double known = provider.Kind switch
                    {
                        ProviderKind.MunicipalOffice => search.AwarenessMunicipal,
                        ProviderKind.BusinessHouse => search.AwarenessHouse,
                        ProviderKind.PrivateAdviser => advice.Awareness,
                        _ => search.AwarenessOther,
                    };
                    if (!relevant && !provider.IsPrivate) known *= search.AwarenessOutsideSector;
                    _awareness[(market * providers) + p] = closed ? 0 : ((float)known * near) + frictions.AwarenessAdded[(p * _regions) + region];
                }
            }
        }
        DoorAppeal = new float[NeedTypes.Count * _markets * doors.Stride];
        DoorAwareness = new float[_markets * doors.Stride];
        DoorBlur = new float[doors.Stride];
        for (int door = 0; door < doors.FirstLocal; door++) DoorBlur[door] = frictions.Blur[doors.ProviderAt(door, 0)];
        for (int market = 0; market < _markets; market++)
        {
            for (int door = 0; door < doors.FirstLocal; door++)
            {
                int provider = doors.ProviderAt(door, 0);
                DoorAwareness[(market * doors.Stride) + door] = Awareness(provider, market);
                for (int n = 0; n < NeedTypes.Count; n++) DoorAppeal[(((n * _markets) + market) * doors.Stride) + door] = Appeal(provider, n, market);
            }
        }
        int[][] nearest = [.. Enumerable.Range(0, _regions).Select(region => Enumerable.Range(0, providers)
            .Where(p => !system.Providers[p].IsLocal && !system.Providers[p].IsPrivate)
            .OrderBy(p => Travel(p, region)).ThenBy(p => p).ToArray())];
        _specialists = new int[NeedTypes.Count * _markets][];
        for (int n = 0; n < NeedTypes.Count; n++)
        {
            for (int market = 0; market < _markets; market++)
            {
                int need = n, of = market;
                _specialists[(n * _markets) + market] = Array.FindAll(nearest[market / sectors], p => MatchFor(p, need, of) == Match.Specialised);
            }
        }
    }

    /// <summary>Appeal by door, for the doors that all firms share; unused doors have none. [(need * markets + market) * stride + door]</summary>
    public float[] DoorAppeal { get; }

    /// <summary>Blur by door.</summary>
    public float[] DoorBlur { get; }

    /// <summary>Awareness by door. [market * stride + door]</summary>
    public float[] DoorAwareness { get; }

    /// <summary>Offer of a provider for a need, the specialised one if it has both; [provider * need types + need].</summary>
    public OfferSpec?[] Offer { get; }

    /// <summary>What a provider can do for a need of a market.</summary>
    public Match MatchFor(int provider, int need, int market) => _match[Index(provider, need, market)];

    /// <summary>Fit less the weight of travel from the region's centre, before blur and memory; units of fit.</summary>
    public float Appeal(int provider, int need, int market) => _appeal[Index(provider, need, market)];

    /// <summary>Share of one-job firms of a market that know the provider.</summary>
    public float Awareness(int provider, int market) => _awareness[(market * _providers) + provider];

    /// <summary>Hours of travel from the centre of a region.</summary>
    public float Travel(int provider, int region) => _travel[(provider * _regions) + region];

    /// <summary>Public providers with the specialised offer for a need of a market, the nearest first.</summary>
    public ReadOnlySpan<int> Specialists(int need, int market) => _specialists[(need * _markets) + market];

    // All providers of a need and market lie together: a choice of door reads them all.
    private int Index(int provider, int need, int market) => (((need * _markets) + market) * _providers) + provider;

    private static Match MatchOf(OfferSpec? offer, int sector, bool mayServe, bool withdrawn, bool translated)
    {
        if (offer is null) return Match.None;
        bool made = offer.Specialised && (offer.Sectors[sector] || translated) && !withdrawn;
        return (made, mayServe) switch
        {
            (true, true) => Match.Specialised,
            (true, false) => Match.NotEligible,
            (false, true) when !offer.Specialised => Match.Generic,
            _ => Match.None,
        };
    }
}
