using System.Collections.Immutable;

namespace EcosystemSim.Scenarios.Comparison;

/// <summary>Something that a file or a run states, in a form in which two of them can be compared, whatever it is about.</summary>
public abstract record Fact
{
    /// <summary>In a few words, for a table.</summary>
    public abstract string Text { get; }
}

/// <summary>One value.</summary>
/// <param name="Shown">As people read it.</param>
/// <param name="Exact">What decides whether two are equal; null if that is what is shown.</param>
public sealed record ValueFact(string Shown, string? Exact = null) : Fact
{
    /// <inheritdoc/>
    public override string Text => Shown;
}

/// <summary>Names whose order means nothing.</summary>
/// <param name="Names">Each once.</param>
public sealed record NamesFact(ImmutableArray<string> Names) : Fact
{
    private const int MostShown = 6;

    /// <inheritdoc/>
    public override string Text => Names.Length switch
    {
        0 => "none",
        <= MostShown => string.Join(", ", Names),
        _ => $"{Names.Length} of them: {string.Join(", ", Names.Take(MostShown))}, …",
    };
}

/// <summary>Facts by key; their order means nothing.</summary>
/// <param name="Entries">Keys, each once.</param>
/// <param name="Summary">What stands for the whole where the other side has none of it; null for the entries.</param>
public sealed record SectionFact(ImmutableArray<KeyValuePair<string, Fact>> Entries, string? Summary = null) : Fact
{
    /// <inheritdoc/>
    public override string Text => Summary ?? (Entries.Length == 0 ? "empty" : string.Join("; ", Entries.Select(e => e.Value is SectionFact ? $"{e.Key} {{{e.Value.Text}}}" : $"{e.Key} {e.Value.Text}")));

    /// <summary>The fact under a key, or null.</summary>
    public Fact? this[string key] => Entries.FirstOrDefault(e => e.Key == key).Value;

    /// <summary>The section under a key; empty where there is none.</summary>
    public SectionFact Section(string key) => this[key] as SectionFact ?? new([]);
}

/// <summary>A place where two differ.</summary>
/// <param name="Path">Keys from the outermost in, with points between.</param>
/// <param name="A">What the first states; null if nothing.</param>
/// <param name="B">What the second states; null if nothing.</param>
/// <param name="Added">Names that only the second has, where both are lists of names.</param>
/// <param name="Removed">Names that only the first has, where both are lists of names.</param>
public sealed record Difference(string Path, string? A, string? B, ImmutableArray<string> Added, ImmutableArray<string> Removed);

/// <summary>Finds where two facts differ.</summary>
public static class Comparer
{
    /// <summary>All differences, in the order of the first's keys, then of those that only the second has.</summary>
    /// <param name="path">Where the facts stand; empty for the whole.</param>
    /// <param name="expand">Whether a section that only one has is told key by key; else it is one difference.</param>
    public static ImmutableArray<Difference> Compare(Fact? a, Fact? b, string path = "", bool expand = false)
    {
        if (expand && (a ?? b) is { } only && (a is null || b is null))
        {
            Fact? nothing = only switch { SectionFact { Entries.Length: > 0 } => new SectionFact([]), NamesFact => new NamesFact([]), _ => null };
            (a, b) = (a ?? nothing, b ?? nothing);
        }
        switch (a, b)
        {
            case (null, null):
                return [];
            case (SectionFact x, SectionFact y):
                var keys = x.Entries.Select(e => e.Key).Concat(y.Entries.Select(e => e.Key)).Distinct();
                return [.. keys.SelectMany(key => Compare(x[key], y[key], path.Length == 0 ? key : $"{path}.{key}", expand))];
            case (NamesFact x, NamesFact y):
                ImmutableArray<string> added = [.. y.Names.Except(x.Names)], removed = [.. x.Names.Except(y.Names)];
                return added.IsEmpty && removed.IsEmpty ? [] : [new(path, x.Text, y.Text, added, removed)];
            case (ValueFact x, ValueFact y):
                return (x.Exact ?? x.Shown) == (y.Exact ?? y.Shown) ? [] : [new(path, x.Text, y.Text, [], [])];
            default:
                return [new(path, a?.Text, b?.Text, [], [])];
        }
    }
}
