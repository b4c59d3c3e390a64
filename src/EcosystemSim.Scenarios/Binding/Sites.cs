using System.Runtime.CompilerServices;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Binding;

/// <summary>Where each property of each bound object was written, for checks that look at several of them.</summary>
internal sealed class Sites
{
    private readonly Dictionary<(Ref, string), Node> _nodes = [];
    private readonly Dictionary<Ref, Node> _objects = [];

    public void Put(object owner, Node node) => _objects[new(owner)] = node;

    public void Put(object owner, string property, Node node) => _nodes[(new(owner), property)] = node;

    /// <summary>The object as a whole.</summary>
    public Location Of(object owner) => _objects[new(owner)].At;

    /// <summary>The value of a property; the object where the property is not written.</summary>
    public Location Of(object owner, string property) => Find(owner, property)?.At ?? Of(owner);

    /// <summary>The value of a property as it was written, or null.</summary>
    public Node? Find(object owner, string property) => _nodes.GetValueOrDefault((new(owner), property));

    /// <summary>An item of a list.</summary>
    public Location Of(object owner, string property, int item) =>
        Find(owner, property) switch
        {
            SequenceNode list when item < list.Items.Count => list.Items[item].At,
            { } node => node.At,
            null => Of(owner),
        };

    /// <summary>A key of a mapping.</summary>
    public Location OfKey(object owner, string property, string key) =>
        (Find(owner, property) as MappingNode)?.Find(key)?.Key.At ?? Of(owner, property);

    /// <summary>The value under a key of a mapping.</summary>
    public Location OfValue(object owner, string property, string key) =>
        (Find(owner, property) as MappingNode)?[key]?.At ?? Of(owner, property);

    /// <summary>Identity, not equality: two equal records were written in two places.</summary>
    private readonly struct Ref(object target) : IEquatable<Ref>
    {
        private readonly object _target = target;

        public bool Equals(Ref other) => ReferenceEquals(_target, other._target);

        public override bool Equals(object? obj) => obj is Ref other && Equals(other);

        public override int GetHashCode() => RuntimeHelpers.GetHashCode(_target);
    }
}
