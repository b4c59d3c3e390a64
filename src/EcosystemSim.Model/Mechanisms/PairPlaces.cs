using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.Randomness;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// The order in which pairs of a business house and a cluster come to work together, where an agreement lets them and does not bind
/// them to (<see cref="AgreementSpec.Adoption"/>): a place from 0, the first, to below 1 among all such pairs of the system. A pair takes
/// part if its place lies below the share that does, so that whoever takes part at a small share does so at a larger one.
/// </summary>
internal sealed class PairPlaces
{
    // Below any share, so that providers of other kinds take part even where no pair does.
    private const float Always = -1;

    private readonly int _providers;
    private readonly float[] _byLuck;
    private readonly float[] _byNeed;

    /// <param name="key">Of the replication: the draw is the same in all its arms.</param>
    /// <param name="firms">Firms at the beginning of the warm-up, by market.</param>
    public PairPlaces(SystemSpec system, RandomKey key, ReadOnlySpan<int> firms)
    {
        _providers = system.Providers.Length;
        _byLuck = new float[_providers * _providers];
        _byNeed = new float[_byLuck.Length];
        Array.Fill(_byLuck, Always);
        Array.Fill(_byNeed, Always);
        var pairs = new List<(int House, int Cluster, float Draw, double Need)>();
        for (int house = 0; house < _providers; house++)
        {
            for (int cluster = 0; cluster < _providers; cluster++)
            {
                if (system.Providers[house].Kind != ProviderKind.BusinessHouse || system.Providers[cluster].Kind != ProviderKind.Cluster) continue;
                var (draw, _, _, _) = key.Uniforms(Purpose.Adoption, (uint)house, 0, (uint)cluster);
                pairs.Add((house, cluster, draw, NeedOf(system, house, cluster, firms)));
            }
        }
        // The sort keeps the order of the seed among equals.
        Place(_byLuck, [.. pairs.OrderBy(p => p.Draw)]);
        Place(_byNeed, [.. pairs.OrderByDescending(p => p.Need)]);
    }

    /// <summary>Place of a pair, whichever of the two comes first; below 0 for two providers of other kinds.</summary>
    public float Of(AdoptedBy by, int a, int b) => (by == AdoptedBy.Luck ? _byLuck : _byNeed)[(a * _providers) + b];

    /// <summary>Needs a quarter, up to a factor that is the same for all pairs, of the firms of the house's region for which the cluster has specialised help.</summary>
    private static double NeedOf(SystemSpec system, int house, int cluster, ReadOnlySpan<int> firms)
    {
        double needs = 0;
        for (int s = 0; s < system.Sectors.Length; s++)
        {
            var sector = system.Sectors[s];
            double share = 0;
            foreach (var offer in system.Providers[cluster].Offers) share += offer.Specialised && offer.Sectors[s] ? sector.NeedMix[(int)offer.Need] : 0;
            needs += firms[system.Market(system.Providers[house].Region, s)] * sector.NeedIntensity * share;
        }
        return needs;
    }

    private void Place(float[] places, (int House, int Cluster, float Draw, double Need)[] inOrder)
    {
        for (int i = 0; i < inOrder.Length; i++)
        {
            var (house, cluster, _, _) = inOrder[i];
            places[(house * _providers) + cluster] = places[(cluster * _providers) + house] = i / (float)inOrder.Length;
        }
    }
}
