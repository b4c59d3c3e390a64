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
    public override string Kind => "a mapping";

    /// <summary>Value of the first entry with this key, or null.</summary>
    public Node? this[string key]
    {
        get
        {
            foreach (var (k, v) in Entries) if (k.Value == key) return v;
            return null;
        }
    }
}
