using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;
using EcosystemSim.Scenarios.Files;

namespace EcosystemSim.Cli.Explaining;

/// <summary>Which form of governance or secretariat a parameter of L11 belongs to; that a test holds complete.</summary>
internal static class GovernanceNames
{
    /// <summary>Group of the parameters.</summary>
    public const string Group = "levers.governance.";

    private static readonly (string Beginning, GovernanceForm Form)[] Forms =
    [
        ("steering_", GovernanceForm.SteeringGroup), ("decision_", GovernanceForm.SteeringGroup), ("coordinator_", GovernanceForm.CountyCoordinator),
        ("reference_", GovernanceForm.ReferenceGroup), ("contract_", GovernanceForm.ResultContracts), ("template_", GovernanceForm.CommonTemplate),
        ("advice_", GovernanceForm.BroadPartnership), ("unit_", GovernanceForm.InternationalUnit), ("mainstream_", GovernanceForm.Mainstreaming),
        ("training_", GovernanceForm.Mainstreaming),
    ];

    private static readonly (string Beginning, Secretariat[] Kinds)[] Secretariats =
    [
        ("secretariat_", [Secretariat.Fixed, Secretariat.Rotating]), ("rotation_", [Secretariat.Rotating]), ("hand_over_", [Secretariat.Rotating]), ("link_", [Secretariat.None]),
    ];

    /// <summary>What an agreement must have for a parameter to be in force under it, or null for a parameter of no form.</summary>
    public static Func<AgreementUse, bool>? OwnerOf(string path)
    {
        if (Enum.GetValues<GovernanceForm>().Where(f => Has(f, path)).Select(f => (GovernanceForm?)f).FirstOrDefault() is { } form) return a => a.Forms.Contains(form);
        var kinds = Enum.GetValues<Secretariat>().Where(s => Has(s, path)).ToList();
        return kinds.Count == 0 ? null : a => kinds.Contains(a.Secretariat);
    }

    /// <summary>Whether a parameter belongs to a form.</summary>
    public static bool Has(GovernanceForm form, string path) => Forms.Any(f => f.Form == form && path.StartsWith(Group + f.Beginning, StringComparison.Ordinal));

    /// <summary>Whether a parameter belongs to a kind of secretariat.</summary>
    public static bool Has(Secretariat kind, string path) => Secretariats.Any(s => s.Kinds.Contains(kind) && path.StartsWith(Group + s.Beginning, StringComparison.Ordinal));

    /// <summary>What a mechanism takes beside its lever, in words.</summary>
    public static string Words(RequiredEntry required)
    {
        var parts = new List<string>();
        if (required.Form is { } form) parts.Add($"'forms' with {Snake(form)}");
        if (required.Secretariat is { } secretariat) parts.Add($"'secretariat: {Snake(secretariat)}'");
        if (required.Binding is { } binding) parts.Add($"'binding: {(binding ? "true" : "false")}'");
        if (required.Focus == true) parts.Add("'focus'");
        foreach (var kind in (required.Parties ?? []).GroupBy(k => k)) parts.Add($"{(kind.Count() == 1 ? "a party" : $"{kind.Count()} parties")} of kind {Snake(kind.Key)}");
        if (required.Virtual == true) parts.Add("a virtual cluster as party");
        if (required.Lever is { } lever) parts.Add($"{Snake(lever)} at work in the same arm");
        return string.Join(", ", parts);
    }

    private static string Snake<T>(T word)
        where T : struct, Enum => string.Concat(word.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
