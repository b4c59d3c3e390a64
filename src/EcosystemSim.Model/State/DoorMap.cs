using EcosystemSim.Model.Entities;

namespace EcosystemSim.Model.State;

/// <summary>
/// The doors that a firm can see: every provider that is not local, and the local offices of its own municipality.
/// A door has the same number for every firm, so that a case can mark tried doors in the bits of one word.
/// </summary>
internal sealed class DoorMap
{
    /// <summary>Most doors that fit into a word.</summary>
    public const int Maximum = 64;

    private readonly int[] _open;
    private readonly int[][] _local;

    // Private adviser of a municipality's region, by municipality; -1 = none.
    private readonly int[] _private;

    public DoorMap(SystemSpec system)
    {
        var open = new List<int>();
        var local = new List<int>[system.Municipalities.Length];
        for (int m = 0; m < local.Length; m++) local[m] = [];
        DoorOf = new int[system.Providers.Length];
        for (int p = 0; p < system.Providers.Length; p++)
        {
            var provider = system.Providers[p];
            // Investment promotion and the like have nothing for firms that are here.
            if (provider.Offers.IsEmpty) DoorOf[p] = -1;
            else if (provider.IsPrivate) HasPrivate = true;
            else (provider.IsLocal ? local[provider.Municipality] : open).Add(p);
        }
        _open = [.. open];
        _local = [.. local.Select(l => l.ToArray())];
        // Private advisers share the last door, whatever the region: a firm sees those of its own.
        int publicDoors = _open.Length + (_local.Length == 0 ? 0 : _local.Max(l => l.Length));
        Count = publicDoors + (HasPrivate ? 1 : 0);
        _private = new int[_local.Length];
        Array.Fill(_private, -1);
        for (int p = 0; p < system.Providers.Length; p++)
        {
            if (!system.Providers[p].IsPrivate || system.Providers[p].Offers.IsEmpty) continue;
            DoorOf[p] = publicDoors;
            for (int m = 0; m < _private.Length; m++) if (system.Municipalities[m].Region == system.Providers[p].Region) _private[m] = p;
        }
        if (Count > Maximum)
            throw new ArgumentException($"A firm would see {Count} doors; at most {Maximum} are possible.", nameof(system));
        for (int d = 0; d < _open.Length; d++) DoorOf[_open[d]] = d;
        foreach (int[] offices in _local)
        {
            for (int d = 0; d < offices.Length; d++) DoorOf[offices[d]] = _open.Length + d;
        }
    }

    /// <summary>Whether there are private advisers, so that a door is open whatever becomes of public support.</summary>
    public bool HasPrivate { get; }

    /// <summary>Private advisers that a firm of a municipality can turn to; -1 if there are none.</summary>
    public int PrivateOf(int municipality) => _private[municipality];

    /// <summary>Doors of a firm.</summary>
    public int Count { get; }

    /// <summary>Doors rounded up to whole vectors: length of a row of draws or of a table by door.</summary>
    public int Stride => (Count + 15) & ~15;

    /// <summary>Door of a provider for the firms that can see it; -1 if it has none.</summary>
    public int[] DoorOf { get; }

    /// <summary>First local door; the doors before it are the same for all firms.</summary>
    public int FirstLocal => _open.Length;

    /// <summary>Provider behind a door for a firm of a municipality; -1 if there is none.</summary>
    public int ProviderAt(int door, int municipality)
    {
        if (door < _open.Length) return _open[door];
        if (HasPrivate && door == Count - 1) return _private[municipality];
        int[] offices = _local[municipality];
        return door - _open.Length < offices.Length ? offices[door - _open.Length] : -1;
    }
}
