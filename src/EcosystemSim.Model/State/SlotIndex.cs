namespace EcosystemSim.Model.State;

/// <summary>Where a firm lies, by its id; for worlds whose parts name firms to each other.</summary>
internal sealed class SlotIndex
{
    private readonly Dictionary<uint, int> _slots = [];

    /// <exception cref="KeyNotFoundException">No such firm is alive in any world here.</exception>
    public int Of(uint id) => _slots[id];

    public void Set(uint id, int slot) => _slots[id] = slot;

    /// <summary>Firms have moved; those that are dead everywhere are gone.</summary>
    public void Renew(FirmLayout layout)
    {
        _slots.Clear();
        for (int market = 0; market < layout.Start.Length; market++)
        {
            for (int i = layout.Start[market]; i < layout.Start[market] + layout.Count[market]; i++) _slots[layout.Id[i]] = i;
        }
    }
}
