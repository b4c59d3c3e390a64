namespace EcosystemSim.Scenarios.Text;

/// <summary>A node of a YAML file, with its place.</summary>
internal abstract record Node(Location At)
{
    /// <summary>What it is, for messages.</summary>
    public abstract string Kind { get; }
}

/// <summary>A scalar as it is written; only plain ones can be numbers or truth values.</summary>
internal sealed record ScalarNode(Location At, string Value, bool IsPlain) : Node(At)
{
    /// <summary>A number that a comma cut in two, put together again: it is no valid value of anything.</summary>
    public bool IsCut { get; init; }

    public override string Kind => !IsPlain ? $"the text \"{Value}\"" : Value.Length == 0 ? "nothing" : $"'{Value}'";

    /// <summary>Nothing is written after the key.</summary>
    public bool IsEmpty => IsPlain && (Value.Length == 0 || Value is "~" or "null");
}

/// <summary>A list.</summary>
internal sealed record SequenceNode(Location At, IReadOnlyList<Node> Items) : Node(At)
{
    public override string Kind => "a list";
}

/// <summary>Keys and their values, in the order of the file; keys can repeat until they are checked.</summary>
internal sealed record MappingNode(Location At, IReadOnlyList<KeyValuePair<ScalarNode, Node>> Entries) : Node(At)
{
    // Few are looked through; of thousands of keys, each of which is asked for, an index is made once.
    private const int Few = 16;
    private (IReadOnlyList<KeyValuePair<ScalarNode, Node>> Of, Dictionary<string, int> Places)? _index;

    public override string Kind => "a mapping";

    /// <summary>Value of the first entry with this key, or null.</summary>
    public Node? this[string key] => Find(key)?.Value;

    /// <summary>The first entry with this key, or null.</summary>
    public KeyValuePair<ScalarNode, Node>? Find(string key)
    {
        if (Entries.Count > Few) return Places().TryGetValue(key, out int at) ? Entries[at] : null;
        foreach (var entry in Entries) if (entry.Key.Value == key) return entry;
        return null;
    }

    private Dictionary<string, int> Places()
    {
        // A copy with other entries has this one's index until it is asked.
        if (_index is { } made && ReferenceEquals(made.Of, Entries)) return made.Places;
        var places = new Dictionary<string, int>(Entries.Count);
        for (int i = 0; i < Entries.Count; i++) places.TryAdd(Entries[i].Key.Value, i);
        _index = (Entries, places);
        return places;
    }
}
