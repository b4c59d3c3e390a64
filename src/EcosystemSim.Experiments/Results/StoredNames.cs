using EcosystemSim.Experiments.EqualMoney;
using System.Text.Json;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Experiments.Sweeps;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Experiments.Results;

/// <summary>Names and texts of stored files, which may come from anybody: checked when they are read, as those of scenario files are.</summary>
internal static class StoredNames
{
    /// <summary>Refuses characters that no file of results has, and gaps in lists.</summary>
    /// <exception cref="JsonException">It has one.</exception>
    public static void CheckTokens(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var isList = new Stack<bool>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray or JsonTokenType.StartObject: isList.Push(reader.TokenType == JsonTokenType.StartArray); break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject: isList.Pop(); break;
                case JsonTokenType.Null when isList.TryPeek(out bool list) && list: throw new JsonException("It has a list with a gap.");
            }
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName)) continue;
            if (Characters.FirstForbidden(reader.GetString()) is var (_, code)) throw new JsonException($"It holds {Characters.Describe(code)}.");
        }
    }

    /// <summary>Refuses names that could not be those of a run.</summary>
    /// <exception cref="JsonException">There is one.</exception>
    public static void Check(object stored)
    {
        switch (stored)
        {
            case Manifest manifest:
                File(manifest.Scenario, "scenario");
                foreach (string arm in manifest.Arms) Arm(arm, "an arm");
                Arm(manifest.Baseline, "baseline");
                if (!IsHash(manifest.InputsHash)) throw new JsonException($"inputs_hash is '{Short(manifest.InputsHash)}', which is no hash.");
                foreach (var file in manifest.Files)
                {
                    if (!FolderFile.IsName(file.Name) || file.Bytes < 0) throw new JsonException($"It lists the file '{Short(file.Name)}', which is no name of a file below the folder.");
                    if (file.Sha256 is not { } hash || !IsHash(hash)) throw new JsonException($"It lists the file '{Short(file.Name)}' without its SHA-256.");
                }
                break;
            case RunSummary summary:
                File(summary.Scenario, "scenario");
                foreach (var arm in summary.Arms)
                {
                    Arm(arm.Arm, "an arm");
                    if (arm.BasedOn is { } basis) Arm(basis, "based_on");
                    foreach (var region in arm.Regions) Id(region.Region, "a region");
                }
                if (summary.Arms.All(arm => arm.Arm != summary.Baseline)) throw new JsonException($"It has no arm '{Short(summary.Baseline)}', which it calls the baseline.");
                if (summary.WithoutSupport is { } none) Arm(none, "without_support");
                foreach (var survival in summary.Survivals ?? [])
                {
                    Arm(survival.Arm, "an arm");
                    Arm(survival.Against, "an arm");
                    foreach (var parameter in survival.Parameters) Id(parameter.Path, "a parameter");
                }
                foreach (var lever in summary.Levers)
                {
                    Id(lever.Lever, "a lever");
                    foreach (var change in new[] { lever.Added, lever.Taken }.OfType<LeverChange>())
                    {
                        Arm(change.Arm, "an arm");
                        Arm(change.Against, "an arm");
                    }
                }
                break;
            case SweepSummary sweep:
                File(sweep.Scenario, "scenario");
                Arm(sweep.Arm, "an arm");
                Arm(sweep.Baseline, "baseline");
                if (sweep.Basis is { } on) Arm(on, "basis");
                break;
        }
    }

    /// <summary>Whether a text is a SHA-256 in lower-case hexadecimal.</summary>
    public static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private static string Short(string text) => text.Length <= 80 ? text : text[..80] + "…";

    private static void Id(string name, string what)
    {
        if (!Scenarios.Ids.IsId(name)) throw new JsonException($"It names '{Short(name)}' as {what}, which is no id.");
    }

    private static void Arm(string name, string what)
    {
        if (!Scenarios.Ids.IsArm(MoneyTwin.Is(name) ? name[..^MoneyTwin.Suffix.Length] : name)) throw new JsonException($"It names '{Short(name)}' as {what}, which is no id.");
    }

    private static void File(string name, string what)
    {
        if (!FolderFile.IsPart(name)) throw new JsonException($"It names '{Short(name)}' as {what}, which is no name of a file.");
    }
}
