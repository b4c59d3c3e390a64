using System.Collections.Immutable;

namespace EcosystemSim.Scenarios.Comparison;

/// <summary>Differences of arms and scenarios in plain sentences, from the same facts as the table.</summary>
public static class DifferenceSentences
{
    private const int MostNamed = 5;

    /// <summary>What sets one arm's policy apart from another's.</summary>
    /// <param name="a">Name of the first arm.</param>
    /// <param name="b">Name of the second arm, of which the sentences speak.</param>
    public static ImmutableArray<string> OfArms(string a, SectionFact factsOfA, string b, SectionFact factsOfB)
    {
        var (before, after) = (factsOfA.Section("agreements"), factsOfB.Section("agreements"));
        List<string> all = [];
        foreach (var (name, agreement) in after.Entries.Where(e => before[e.Key] is null))
            all.Add($"The {b} arm adds the agreement {name} {Described((SectionFact)agreement)}.");
        foreach (var (name, agreement) in before.Entries.Where(e => after[e.Key] is null))
            all.Add($"The {b} arm does not have the agreement {name} of {a} {Described((SectionFact)agreement)}.");
        foreach (var (name, agreement) in after.Entries)
        {
            if (before[name] is { } other && Changes(Comparer.Compare(other, agreement)) is { Length: > 0 } changes)
                all.Add($"In the agreement {name} the {b} arm {changes}.");
        }
        foreach (var d in Comparer.Compare(Without(factsOfA), Without(factsOfB))) all.Add($"The {b} arm has {Change(d)}.");
        return [.. all];

        static SectionFact Without(SectionFact arm) => new([.. arm.Entries.Where(e => e.Key != "agreements")]);
    }

    /// <summary>What sets the second scenario apart from the first, from the general to the particular.</summary>
    public static ImmutableArray<string> OfScenarios(SectionFact a, SectionFact b)
    {
        List<string> all = [];
        string[] apart = ["parameters", "arms", "seeds", "seeds_population", "title", "question"];
        foreach (var d in Comparer.Compare(Only(a, k => !apart.Contains(k)), Only(b, k => !apart.Contains(k)))) all.Add($"B has {Change(d)}.");
        Arms(a.Section("arms"), b.Section("arms"), all);
        Parameters(a.Section("parameters"), b.Section("parameters"), all);
        foreach (var (key, words) in (ReadOnlySpan<(string, string)>)[("regions", "regions"), ("sectors", "sectors"), ("municipalities", "municipalities"), ("providers", "providers")])
            Lists(words, a.Section("seeds").Section(key), b.Section("seeds").Section(key), all);
        if (Comparer.Compare(a["seeds_population"], b["seeds_population"]) is { Length: > 0 } marginals)
            all.Add($"The populations of the seeds differ in {Count(marginals.Length, "number")}{Some(marginals)}.");
        return [.. all];

        static SectionFact Only(SectionFact whole, Func<string, bool> keep) => new([.. whole.Entries.Where(e => keep(e.Key))]);
    }

    private static void Arms(SectionFact a, SectionFact b, List<string> all)
    {
        Ones("arm", a, b, all);
        foreach (var (name, arm) in b.Entries)
        {
            if (a[name] is not SectionFact other) continue;
            all.AddRange(OfArms("A", other, name, (SectionFact)arm));
        }
    }

    private static void Parameters(SectionFact a, SectionFact b, List<string> all)
    {
        var differences = Comparer.Compare(a, b);
        var values = differences.Where(d => !d.Path.EndsWith(".range", StringComparison.Ordinal) && !d.Path.EndsWith(".source", StringComparison.Ordinal)).ToImmutableArray();
        if (values.Length > 0) all.Add($"{Count(values.Length, "parameter")} {(values.Length == 1 ? "has another value" : "have other values")}{Some(values)}.");
        int rest = differences.Length - values.Length;
        if (rest > 0) all.Add($"{Count(rest, "range or source", "ranges or sources")} of parameters {(rest == 1 ? "differs" : "differ")}.");
    }

    private static void Lists(string words, SectionFact a, SectionFact b, List<string> all)
    {
        Ones(words == "municipalities" ? "municipality" : words[..^1], a, b, all, words);
        var changed = b.Entries.Where(e => a[e.Key] is { } other && !Comparer.Compare(other, e.Value).IsEmpty).Select(e => e.Key).ToList();
        if (changed.Count > 0) all.Add($"Of the {words} that both have, {Count(changed.Count, "differs", "differ")}: {Few(changed)}.");
    }

    /// <summary>What only one of the two has.</summary>
    private static void Ones(string one, SectionFact a, SectionFact b, List<string> all, string? several = null)
    {
        Only("A", a, b);
        Only("B", b, a);

        void Only(string who, SectionFact own, SectionFact other)
        {
            var names = own.Entries.Select(e => e.Key).Where(key => other[key] is null).ToList();
            if (names.Count > 0) all.Add($"Only {who} has the {(names.Count == 1 ? one : several ?? one + "s")} {Few(names)}.");
        }
    }

    /// <summary>An agreement in words: date, parties and form, as far as it is not the plainest, then its levers.</summary>
    private static string Described(SectionFact agreement)
    {
        List<string> parts = [];
        List<string> levers = [.. agreement.Section("levers").Entries.Select(l => $"{l.Key.Replace('_', ' ')} at strength {l.Value.Text}")];
        foreach (var (key, fact) in agreement.Entries)
        {
            string? part = (key, fact) switch
            {
                ("levers", _) => null,
                ("from", _) => $"from {fact.Text}",
                ("parties", NamesFact parties) => $"with {Count(parties.Names.Length, "party", "parties")}{(parties.Names.Length <= MostNamed ? $" ({parties.Text})" : "")}",
                ("phase_in_quarters", _) => fact.Text == "0" ? null : $"phased in over {fact.Text} quarters",
                ("cost_factor", _) => fact.Text == "1" ? null : fact.Text == "0" ? "at no cost" : $"at {fact.Text} times its costs",
                ("secretariat", _) => fact.Text == "none" ? null : $"with a {fact.Text} secretariat",
                ("host", _) => $"hosted {(agreement["secretariat"]?.Text == "rotating" ? "first " : "")}by {fact.Text}",
                ("costs_phase_in", _) => fact.Text == "true" ? null : "with its costs due in full from its date",
                ("staffed_by", _) => fact.Text == "advisers" ? null : "with staff of its own",
                ("adoption", _) => fact.Text == "1" ? null : $"adopted by {fact.Text} of the pairs of house and cluster, {(agreement["adopted_by"]?.Text == "need" ? "where there is most need" : "by luck")}",
                ("adopted_by", _) => null,
                ("binding", _) => fact.Text == "true" ? "binding" : null,
                (_, NamesFact { Names.Length: 0 }) => null,
                ("until", _) => $"until {fact.Text}",
                ("forms", _) => $"governed by {fact.Text.Replace('_', ' ')}",
                ("focus", _) => $"with its focus on {fact.Text}",
                ("closes", _) => $"closing {fact.Text}",
                _ => $"{key.Replace('_', ' ')} {fact.Text}",
            };
            if (part is not null) parts.Add(part);
        }
        return $"{string.Join(", ", parts)}; it switches on {(levers.Count == 0 ? "no lever" : string.Join(", ", levers))}";
    }

    /// <summary>What an agreement has that its namesake has not: its levers first.</summary>
    private static string Changes(ImmutableArray<Difference> differences)
    {
        var levers = differences.Where(d => d.Path.StartsWith("levers.", StringComparison.Ordinal)).ToList();
        List<string> clauses = [];
        Clause("switches on", levers.Where(d => d.A is null).Select(d => $"{Lever(d)} at strength {d.B}"));
        Clause("does not switch on", levers.Where(d => d.B is null).Select(Lever));
        Clause("has", levers.Where(d => d.A is not null && d.B is not null).Select(d => $"{Lever(d)} at strength {d.B} instead of {d.A}"));
        Clause("has", differences.Except(levers).Select(Change));
        return string.Join("; ", clauses);

        static string Lever(Difference d) => d.Path["levers.".Length..].Replace('_', ' ');

        void Clause(string verb, IEnumerable<string> what)
        {
            string all = string.Join(", ", what);
            if (all.Length > 0) clauses.Add($"{verb} {all}");
        }
    }

    private static string Change(Difference d)
    {
        string what = d.Path.Replace('_', ' ').Replace(".", ", ");
        List<string> names = [];
        if (!d.Added.IsEmpty) names.Add($"{Few(d.Added)} too");
        if (!d.Removed.IsEmpty) names.Add($"not {Few(d.Removed)}");
        if (names.Count > 0) return $"{what}: {string.Join(", and ", names)}";
        return (d.A, d.B) switch
        {
            (null, _) => $"{what}: {d.B}, where the other states nothing",
            (_, null) => $"{what} not stated, where the other has {d.A}",
            _ => $"{what}: {d.B} instead of {d.A}",
        };
    }

    private static string Some(ImmutableArray<Difference> differences) =>
        $": {string.Join(", ", differences.Take(MostNamed).Select(d => $"{d.Path} ({d.A ?? "not there"} and {d.B ?? "not there"})"))}{(differences.Length > MostNamed ? " and others" : "")}";

    private static string Few(IReadOnlyList<string> names) =>
        names.Count <= MostNamed + 1 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(MostNamed))} and {names.Count - MostNamed} more";

    private static string Count(int number, string one, string? several = null) => $"{number} {(number == 1 ? one : several ?? one + "s")}";
}
