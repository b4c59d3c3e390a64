namespace EcosystemSim.Model.State;

/// <summary>The visits of one week, in the order of provider, drawn priority, firm: an order that no engine can disturb.</summary>
internal sealed class VisitList
{
    private ulong[] _keys = new ulong[256];
    private (uint Firm, int Case)[] _items = new (uint, int)[256];

    public int Count { get; private set; }

    public void Clear() => Count = 0;

    public void Add(int provider, uint priority, uint firm, int caseIndex)
    {
        if (Count == _keys.Length)
        {
            Array.Resize(ref _keys, Count * 2);
            Array.Resize(ref _items, Count * 2);
        }
        _keys[Count] = ((ulong)(uint)provider << 32) | priority;
        _items[Count++] = (firm, caseIndex);
    }

    public void Sort()
    {
        Array.Sort(_keys, _items, 0, Count);
        // Equal priorities at one door are one in four thousand million; the firm's id then decides.
        for (int i = 1; i < Count; i++)
        {
            for (int j = i; j > 0 && _keys[j] == _keys[j - 1] && _items[j].Firm < _items[j - 1].Firm; j--)
            {
                (_items[j], _items[j - 1]) = (_items[j - 1], _items[j]);
            }
        }
    }

    public int Provider(int i) => (int)(_keys[i] >> 32);

    public int Case(int i) => _items[i].Case;
}
