using System.Runtime.InteropServices;

namespace EcosystemSim.Model.Observation;

/// <summary>A firm's first help since the start.</summary>
/// <param name="Slot">Where the firm lies; -1 when it is dead in every world.</param>
/// <param name="Help">Type of help, by <see cref="EvaluationCatalogue.IndexOf"/>.</param>
internal record struct FirstHelp(int Quarter, int Slot, byte Help);

/// <summary>Who got help for the first time, quarter by quarter, in one world.</summary>
internal sealed class FirstHelps
{
    private readonly List<FirstHelp> _all = [];

    /// <summary>Adds a firm; quarters come in order.</summary>
    public void Add(int quarter, int slot, int help) => _all.Add(new(quarter, slot, (byte)help));

    /// <summary>Those of a quarter.</summary>
    public ReadOnlySpan<FirstHelp> In(int quarter)
    {
        int from = From(quarter);
        return CollectionsMarshal.AsSpan(_all)[from..From(quarter + 1)];
    }

    /// <summary>Firms have moved.</summary>
    public void Relaid(int[] newSlot)
    {
        foreach (ref var help in CollectionsMarshal.AsSpan(_all)) if (help.Slot >= 0) help.Slot = newSlot[help.Slot];
    }

    public FirstHelps Clone()
    {
        var copy = new FirstHelps();
        copy._all.AddRange(_all);
        return copy;
    }

    /// <summary>Place of the first of a quarter or of a later one.</summary>
    private int From(int quarter)
    {
        int low = 0, high = _all.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_all[middle].Quarter < quarter) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
