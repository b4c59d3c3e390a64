using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using EcosystemSim.Cli.Running;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Words;
using EcosystemSim.Scenarios.Comparison;

namespace EcosystemSim.Cli.Comparing;

/// <summary>Compares two folders of results: inputs by their manifests, results by their summaries.</summary>
internal static class ResultDiff
{
    // How a run was carried out, and what follows from the rest.
    private static readonly HashSet<string> NotInputs =
        ["schema_version", "settings", "duration_seconds", "runtime", "machine", "files", "failures", "command", "inputs_hash", "equal_outlay"];

    // Paths over time are what the figures are for; the rest stands in the manifest.
    private static readonly HashSet<string> NotResults = ["path", "baseline_fates"];

    private static readonly string[][] Keys = [["arm", "labour"], ["lever", "labour"], ["labour"], ["path"], ["region"], ["within_quarters"]];

    /// <summary>Null where one of them is no folder of results that is over.</summary>
    public static Diff? Of(string a, string b, Screen screen)
    {
        Diff? diff = null;
        return ResultInput.Guard($"{a} or {b}", screen, () => (diff = Compare(a, b, screen)) is null ? ExitCode.BadInput : ExitCode.Done) == ExitCode.Done ? diff : null;
    }

    private static Diff? Compare(string a, string b, Screen screen)
    {
        var (first, second) = (Read(a, screen), Read(b, screen));
        if (first is not { } x || second is not { } y) return null;
        var (facts, others) = (FactsOf(x), FactsOf(y));
        return new(a, b, "Inputs and results are the same.", [.. Sentences(x, y, Comparer.Compare(facts["inputs"], others["inputs"]))], facts, others) { Rows = [.. Rows(facts, others)] };
    }

    /// <summary>Inputs place by place; of results one row for each number of an arm, and one that counts for each of its lists and tables.</summary>
    private static IEnumerable<Difference> Rows(SectionFact a, SectionFact b)
    {
        foreach (var input in Comparer.Compare(a["inputs"], b["inputs"], "inputs")) yield return input;
        var (x, y) = (a.Section("results"), b.Section("results"));
        foreach (string list in KeysOf(x, y))
        {
            var (own, other) = (x.Section(list), y.Section(list));
            foreach (string entry in KeysOf(own, other))
            {
                string path = $"results.{list}.{entry}";
                if (own[entry] is not SectionFact left || other[entry] is not SectionFact right)
                {
                    // What only one has is told as such; its numbers have nothing beside them.
                    if (own[entry] is null || other[entry] is null) yield return new(path, own[entry] is null ? null : "there", other[entry] is null ? null : "there", [], []);
                    else foreach (var plain in Comparer.Compare(own[entry], other[entry], path)) yield return plain;
                    continue;
                }
                foreach (string key in KeysOf(left, right))
                {
                    var differences = Comparer.Compare(left[key], right[key], $"{path}.{key}", expand: true);
                    if (left[key] is not SectionFact && right[key] is not SectionFact) foreach (var plain in differences) yield return plain;
                    else if (differences.Length > 0)
                        yield return new($"{path}.{key}", $"{differences.Length} {(differences.Length == 1 ? "difference" : "differences")} in {key.Replace('_', ' ')}", "see --format json", [], []);
                }
            }
        }

        static IEnumerable<string> KeysOf(SectionFact one, SectionFact two) => one.Entries.Select(e => e.Key).Concat(two.Entries.Select(e => e.Key)).Distinct();
    }

    private static IEnumerable<string> Sentences(Run a, Run b, ImmutableArray<Difference> inputs)
    {
        bool same = a.Manifest.InputsHash == b.Manifest.InputsHash;
        var differing = inputs.Where(d => d.Path != "result_hash").ToList();
        yield return same ? "Both were made from the same inputs."
            : differing.Count == 0 ? "Their inputs differ in nothing that the manifests name."
            : $"Their inputs differ in {Numbers.Listed([.. differing.Select(d => d.Path.Replace('_', ' ')).Distinct()])}.";
        if (a.Manifest.ResultHash is { } hash && hash == b.Manifest.ResultHash)
        {
            yield return $"Their observations are the same to the last bit (result hash {hash}).";
            yield break;
        }
        if (same) yield return "Their observations are not the same, though the inputs are: one of the runs lacks replications, or was damaged.";
        foreach (var arm in a.Summary.Arms.Where(arm => arm.Arm != a.Summary.Baseline))
        {
            if (b.Summary.Find(arm.Arm, arm.Labour) is not { } other || b.Summary.Baseline != a.Summary.Baseline || arm.JobsDifference == other.JobsDifference) continue;
            string help = arm.LongestFates() is { } own && other.LongestFates() is { } its
                ? $"{Numbers.Count(own.Specialised)} in A and {Numbers.Count(its.Specialised)} in B of 1,000 needs with specialised help, and "
                : "";
            yield return $"{arm.Arm} under {Names.Of(arm.Labour)} labour: {help}{Numbers.Difference(arm.JobsDifference)} in A and {Numbers.Difference(other.JobsDifference)} in B jobs beyond {a.Summary.Baseline}.";
        }
    }

    private static Run? Read(string folder, Screen screen)
    {
        try
        {
            var (manifest, summary) = StoredResults.Open(folder);
            return new(manifest, summary, Json(ResultPaths.Manifest), Json(ResultPaths.Summary));
        }
        catch (ResultFolderException e)
        {
            screen.Error.WriteLine($"ecosim: {e.Message}");
            return null;
        }

        JsonElement Json(string name) => StoredJson.ParseDocument(FolderFile.Read(folder, name)).RootElement;
    }

    private static SectionFact FactsOf(Run run)
    {
        var inputs = run.ManifestJson.EnumerateObject().Where(p => !NotInputs.Contains(p.Name)).Select(p => KeyValuePair.Create(p.Name, Of(p.Value)));
        var results = run.SummaryJson.EnumerateObject().Where(p => p.Name is "arms" or "levers" or "lever_packages").Select(p => KeyValuePair.Create(p.Name, Of(p.Value)));
        return new([KeyValuePair.Create("inputs", (Fact)new SectionFact([.. inputs])), KeyValuePair.Create("results", (Fact)new SectionFact([.. results]))]);
    }

    /// <summary>Whatever the files hold: a new field of a manifest or a summary is compared without a word here.</summary>
    private static Fact Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object when json.TryGetProperty("mean", out _) && json.TryGetProperty("standard_deviation", out _) =>
            new ValueFact(Text(json.Deserialize<Estimate>(ResultJson.Options)), json.GetRawText()),
        JsonValueKind.Object => new SectionFact([.. json.EnumerateObject().Where(p => !NotResults.Contains(p.Name)).Select(p => KeyValuePair.Create(p.Name, Of(p.Value)))]),
        JsonValueKind.Array when json.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String) => new NamesFact([.. json.EnumerateArray().Select(e => e.GetString()!).Distinct()]),
        JsonValueKind.Array => new SectionFact([.. json.EnumerateArray().Select((e, i) => KeyValuePair.Create(KeyOf(e) ?? $"{i + 1}", Of(e)))], $"{json.GetArrayLength()} entries"),
        JsonValueKind.Number => new ValueFact(Text(json.GetDouble()), json.GetDouble().ToString("R", CultureInfo.InvariantCulture)),
        JsonValueKind.String => new ValueFact(Short(json.GetString()!), json.GetString()!),
        _ => new ValueFact(json.GetRawText()),
    };

    private static string Text(double number) => number == Math.Truncate(number) ? number.ToString("0", CultureInfo.InvariantCulture) : Numbers.Significant(number, 4);

    private static string Text(Estimate estimate)
    {
        string mean = Numbers.Fixed(estimate.Mean, Numbers.Decimals(estimate));
        return Numbers.HasInterval(estimate) ? $"{mean} ({Numbers.Interval(estimate)})" : mean;
    }

    // Of a hash the beginning tells it from another.
    private static string Short(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower) ? text[..12] + "…" : text;

    /// <summary>What names an entry of a list: an arm with its labour closure, a file by its path.</summary>
    private static string? KeyOf(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object) return null;
        return Keys.Where(keys => keys.All(key => entry.TryGetProperty(key, out _)))
            .Select(keys => string.Join(' ', keys.Select(key => entry.GetProperty(key).ToString())))
            .FirstOrDefault();
    }

    private sealed record Run(Manifest Manifest, RunSummary Summary, JsonElement ManifestJson, JsonElement SummaryJson);
}
