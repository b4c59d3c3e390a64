using System.Collections.Frozen;
using System.Text.Json;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Experiments.Results;

/// <summary>
/// The values of stored JSON, whatever its kind: no text with characters or of a length that no scenario can have, no number that no
/// run can come to, no list with a gap or with the same entry twice.
/// </summary>
internal static class StoredValues
{
    // As long as the longest file that a scenario is read from, so that what a run writes can be read.
    private static readonly int MostCharacters = ReadingLimits.Default.Bytes;

    // Far above all money, jobs and hours of a country.
    private const double MostOfAll = 1e18;

    // The limits of scenarios and of the command line.
    private const int MostQuarters = 400, MostReplications = NumberRanges.Most, FirstYear = 1000, LastYear = 2999;

    private static readonly FrozenDictionary<string, (double Least, double Most)> Ranges = new Dictionary<string, (double, double)>
    {
        ["quarters"] = (1, MostQuarters),
        ["warm_up_quarters"] = (0, MostQuarters),
        ["quarter"] = (0, MostQuarters),
        ["within_quarters"] = (1, MostQuarters),
        ["quarters_after"] = (-MostQuarters, MostQuarters),
        ["headline"] = (0, MostQuarters - 1),
        ["counterfactual_from"] = (0, MostQuarters),
        ["outcomes_from"] = (0, MostQuarters),
        ["counted_from"] = (0, MostQuarters),
        ["parts_from_baseline"] = (0, MostQuarters),
        ["start_calendar_quarter"] = (FirstYear * 4, (LastYear * 4) + 3),
        ["price_year"] = (FirstYear, LastYear),
        ["replication"] = (0, int.MaxValue),
        ["replications_done"] = (0, MostReplications),
        ["replications_planned"] = (1, MostReplications),
        ["parameter_draws"] = (0, MostReplications),
        ["count"] = (0, MostReplications),
        ["threads"] = (0, int.MaxValue),
        ["block_size"] = (0, int.MaxValue),
        ["bytes"] = (0, MostOfAll),
        ["points"] = (0, MostOfAll),
        ["done"] = (0, MostOfAll),
        ["failed"] = (0, MostOfAll),
        ["firms"] = (0, MostOfAll),
        ["duration_seconds"] = (0, MostOfAll),
        ["load"] = (0, MostOfAll),
        ["cost_factor"] = (0, MostOfAll),
        ["standard_deviation"] = (0, MostOfAll),
        ["discount_rate"] = (-1, 1),
    }.ToFrozenDictionary();

    // What tells the entries of a list apart; words and lists of words are all of it.
    private static readonly FrozenDictionary<string, string[]> Keys = new Dictionary<string, string[]>
    {
        ["arms"] = ["arm", "labour"],
        ["files"] = ["name"],
        ["inputs"] = ["path"],
        ["failures"] = ["replication"],
        ["equal_outlay"] = ["arm", "labour"],
        ["regions"] = ["region"],
        ["fates"] = ["within_quarters"],
        ["baseline_fates"] = ["within_quarters"],
        ["path"] = ["quarter"],
        ["curves"] = ["outcome"],
        ["outcomes"] = ["outcome"],
        ["divisions"] = ["scope", "id"],
        ["first_doors"] = ["door"],
        ["firm_sizes"] = ["jobs"],
        ["ledgers"] = ["against"],
        ["lines"] = ["line", "area"],
        ["evaluations"] = ["help", "quarters_after", "outcome"],
        ["levers"] = ["lever", "labour"],
        ["lever_packages"] = ["labour"],
        ["survivals"] = ["arm", "labour", "against", "is_at_equal_outlay"],
        ["parameters"] = ["path"],
        ["cells"] = ["labour", "load", "cost_factor"],
    }.ToFrozenDictionary();

    /// <summary>Refuses what no file of results has.</summary>
    /// <param name="name">Of the key whose value it is; empty for the file.</param>
    /// <exception cref="JsonException">It has something of the kind.</exception>
    public static void Check(JsonElement value, string name = "")
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                CheckText(value.GetString()!, name);
                break;
            case JsonValueKind.Number:
                CheckNumber(value.GetDouble(), name);
                break;
            case JsonValueKind.Array:
                CheckList(value, name);
                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    CheckText(property.Name, "");
                    Check(property.Value, property.Name);
                }
                break;
        }
    }

    private static void CheckText(string text, string name)
    {
        if (text.Length > MostCharacters) throw new JsonException(FormattableString.Invariant($"{Named(name)} has {text.Length:N0} characters; expected at most {MostCharacters:N0}."));
        if (Characters.FirstForbidden(text) is var (_, code)) throw new JsonException($"It holds {Characters.Describe(code)}.");
    }

    private static void CheckNumber(double number, string name)
    {
        var (least, most) = Ranges.GetValueOrDefault(name, (-MostOfAll, MostOfAll));
        if (!(number >= least && number <= most))
            throw new JsonException(FormattableString.Invariant($"{Named(name)} is {number:R}; expected {(most < MostOfAll ? FormattableString.Invariant($"a number from {least:R} to {most:R}") : least == 0 ? "no number below 0" : "a number that a run can come to")}."));
    }

    private static void CheckList(JsonElement list, string name)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in list.EnumerateArray())
        {
            if (entry.ValueKind == JsonValueKind.Null) throw new JsonException($"{Named(name)} is a list with a gap.");
            Check(entry, entry.ValueKind == JsonValueKind.Number ? "" : name);
            if (Key(entry, name) is { } key && !seen.Add(key)) throw new JsonException($"{Named(name)} has '{Characters.Short(key)}' a second time.");
        }
    }

    /// <summary>What an entry is called; null where nothing tells it from others.</summary>
    private static string? Key(JsonElement entry, string list) => entry.ValueKind switch
    {
        JsonValueKind.String when entry.GetString() is not ("NaN" or "Infinity" or "-Infinity") => entry.GetString(),
        JsonValueKind.Object when Keys.TryGetValue(list, out string[]? keys) => string.Join(' ', keys.Select(key => entry.TryGetProperty(key, out var value) ? value.ToString() : "")),
        _ => null,
    };

    private static string Named(string name) => name.Length == 0 ? "It" : $"'{Characters.Short(name)}'";
}
