using EcosystemSim.Model.Hosting;
using EcosystemSim.Model.Numerics;

namespace EcosystemSim.Model.State;

/// <summary>Where a firm lies, by its id; for worlds whose parts name firms to each other.</summary>
/// <param name="share">Firms that lie here; null for all.</param>
// An array wherever ids leave few gaps: a dictionary made the opening of a quarter three times as long.
internal sealed class SlotIndex(FirmShare? share)
{
    private const uint FirstForeignId = 1u << 30;
    private readonly Dictionary<uint, int> _others = [];
    private int[] _slots = [];

    /// <exception cref="KeyNotFoundException">No such firm came here from abroad.</exception>
    public int Of(uint id)
    {
        int place = PlaceOf(id);
        return place < 0 ? _others[id] : _slots[place];
    }

    /// <summary>Looks up the slots of many firms. Each lies anywhere in the array, so that waits for memory run side by side.</summary>
    public void Find(ReadOnlySpan<uint> ids, Span<int> slots)
    {
        const int lead = 16;
        for (int i = 0; i < ids.Length; i++)
        {
            if (i + lead < ids.Length && PlaceOf(ids[i + lead]) is >= 0 and int coming) Ahead.Fetch(_slots, coming);
            slots[i] = Of(ids[i]);
        }
    }

    public void Set(uint id, int slot)
    {
        int place = PlaceOf(id);
        if (place < 0)
        {
            _others[id] = slot;
            return;
        }
        if (place >= _slots.Length) Array.Resize(ref _slots, Math.Max(64, place * 2));
        _slots[place] = slot;
    }

    /// <summary>Firms have moved; nobody asks for those that are dead everywhere.</summary>
    public void Renew(FirmLayout layout)
    {
        _others.Clear();
        for (int market = 0; market < layout.Start.Length; market++)
        {
            for (int i = layout.Start[market]; i < layout.Start[market] + layout.Count[market]; i++) Set(layout.Id[i], i);
        }
    }

    private int PlaceOf(uint id)
    {
        if (id >= FirstForeignId) return -1;
        if (share is not { } s) return (int)id;
        if (s.IsOneFirm) return -1;
        return id < s.InitialFirms ? (int)id - s.First : s.End - s.First + (int)((id - s.InitialFirms) / s.Blocks);
    }
}
