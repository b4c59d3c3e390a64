using System.Text.Json;
using System.Text.RegularExpressions;
using EcosystemSim.Experiments.Designs;
using EcosystemSim.Experiments.EqualMoney;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Experiments.Sweeps;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Experiments.Results;

/// <summary>Names and texts of stored files, which may come from anybody: checked when they are read, as those of scenario files are.</summary>
internal static partial class StoredNames
{
    /// <summary>Refuses names that could not be those of a run.</summary>
    /// <exception cref="JsonException">There is one.</exception>
    public static void Check(object stored)
    {
        switch (stored)
        {
            case Manifest manifest:
                File(manifest.Scenario, "scenario");
                foreach (string arm in manifest.Arms) Arm(arm, "an arm");
                Among(manifest.Baseline, manifest.Arms, "baseline");
                foreach (string labour in manifest.Labour) Labour(labour);
                if (!NumberRanges.TryRead(manifest.Replications, out var numbers)) throw new JsonException($"replications is '{Short(manifest.Replications)}', which are no numbers of replications.");
                if (manifest.ResultHash is not null && manifest.ReplicationsDone > numbers.Length) throw new JsonException(FormattableString.Invariant($"replications_done is {manifest.ReplicationsDone}, of {numbers.Length} replications."));
                if (!Quarter().IsMatch(manifest.Start)) throw new JsonException($"start is '{Short(manifest.Start)}', which is no quarter.");
                foreach (var twin in manifest.EqualOutlay)
                {
                    Arm(twin.Arm, "an arm");
                    Arm(twin.Twin, "an arm");
                }
                if (manifest.ResultHash is { } result && !IsHash(result)) throw new JsonException($"result_hash is '{Short(result)}', which is no hash.");
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
                string[] arms = [.. summary.Arms.Select(arm => arm.Arm)];
                if (summary.WithoutSupport is { } none) Among(none, arms, "without_support");
                if (summary.Answer is { } answer) Among(answer, arms, "answer");
                if (summary.Answer == summary.Baseline) throw new JsonException($"It names '{Short(summary.Baseline)}' as answer, which is the baseline.");
                foreach (string area in summary.ProgrammeArea) Id(area, "a region");
                if (summary.Headline >= summary.Quarters) throw new JsonException(FormattableString.Invariant($"headline is {summary.Headline}, of {summary.Quarters} quarters."));
                if (summary.Replications is < 1 or > NumberRanges.Most) throw new JsonException(FormattableString.Invariant($"replications is {summary.Replications}; expected 1 to {NumberRanges.Most}."));
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
                if (sweep.Replications is < 1 or > NumberRanges.Most) throw new JsonException(FormattableString.Invariant($"replications is {sweep.Replications}; expected 1 to {NumberRanges.Most}."));
                break;
            case DesignManifest design:
                File(design.Scenario, "scenario");
                foreach (string arm in design.Arms) Arm(arm, "an arm");
                Among(design.Baseline, design.Arms, "baseline");
                foreach (string labour in design.Labour) Labour(labour);
                foreach (string name in design.Outcomes.Concat(design.Columns).Append(design.Kind))
                {
                    if (Characters.FirstForbiddenInLine(name) is var (_, code)) throw new JsonException($"It holds {Characters.Describe(code)} in a name.");
                }
                foreach (string hash in new[] { design.InputsHash, design.DesignHash, design.ResultHash }.OfType<string>())
                {
                    if (!IsHash(hash)) throw new JsonException($"It has '{Short(hash)}', which is no hash.");
                }
                if (design.Replications is < 1 or > NumberRanges.Most) throw new JsonException(FormattableString.Invariant($"replications is {design.Replications}; expected 1 to {NumberRanges.Most}."));
                break;
        }
    }

    /// <summary>Whether a text is a SHA-256 in lower-case hexadecimal.</summary>
    public static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private static string Short(string text) => Characters.Short(text);

    [GeneratedRegex("^[12][0-9]{3}Q[1-4]$")]
    private static partial Regex Quarter();

    private static void Labour(string name)
    {
        if (!Enum.GetValues<LabourClosure>().Select(Names.Of).Contains(name)) throw new JsonException($"It names '{Short(name)}' as labour, which is no labour closure.");
    }

    private static void Among(string name, IEnumerable<string> arms, string what)
    {
        Arm(name, what);
        if (!arms.Contains(name)) throw new JsonException($"It has no arm '{Short(name)}', which it names as {what}.");
    }

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
