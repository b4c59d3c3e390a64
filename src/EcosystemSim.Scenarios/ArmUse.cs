using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Files;

namespace EcosystemSim.Scenarios;

/// <summary>An arm of a scenario with all its agreements, those included that it takes from the arm below.</summary>
/// <param name="Id">Name in the file.</param>
/// <param name="BasedOn">The arm below, or null.</param>
/// <param name="SupportEnds">First quarter without public support, or null.</param>
public sealed record ArmUse(string Id, string Title, string? BasedOn, string? SupportEnds, ImmutableArray<AgreementUse> Agreements)
{
    internal static ArmUse Of(ScenarioFile file, string id, ImmutableArray<SeedItem> providers)
    {
        // The arm, then the one that it is based on, and so on; what stands first holds.
        var chain = new List<ArmSection>();
        for (string? at = id; at is not null && chain.Count < file.Arms.Count && file.Arms.TryGetValue(at, out var section); at = section.BasedOn) chain.Add(section);
        var names = Enumerable.Reverse(chain).SelectMany(a => a.Agreements?.Keys ?? []).Distinct();
        return new(
            id, chain[0].Title, chain[0].BasedOn, chain.Select(a => a.SupportEnds).FirstOrDefault(e => e is not null)?.ToString(),
            [.. names.Select(name => AgreementUse.Of(name, [.. chain.Select(a => a.Agreements?.GetValueOrDefault(name)).OfType<AgreementSection>()], providers))]);
    }
}

/// <summary>An agreement of an arm, as far as it decides which mechanisms are in force.</summary>
/// <param name="From">First quarter.</param>
/// <param name="Levers">Names of the levers at work, that is with a strength above 0.</param>
/// <param name="Forms">Forms of its governance, whatever levers are at work: a steering group where it names none.</param>
/// <param name="HasFocus">Whether it names sectors that it puts first.</param>
/// <param name="Keys">Keys that it states in this arm or one below.</param>
/// <param name="Parties">Parties by kind, a kind as often as it has parties.</param>
/// <param name="HasVirtual">Whether a virtual cluster is party.</param>
public sealed record AgreementUse(
    string Name, string From, ImmutableArray<string> Levers, ImmutableArray<GovernanceForm> Forms, Secretariat Secretariat, bool Binding, bool HasFocus,
    ImmutableHashSet<string> Keys, ImmutableArray<ProviderKind> Parties, bool HasVirtual)
{
    /// <summary>Whether it states all that a mechanism takes beside its lever; a second lever is the arm's affair.</summary>
    public bool Meets(RequiredEntry required) =>
        (required.Form is not { } form || Forms.Contains(form)) && (required.Secretariat is not { } secretariat || secretariat == Secretariat)
        && (required.Binding is not { } binding || binding == Binding) && (required.Focus is not { } focus || focus == HasFocus)
        && (required.Virtual is not { } isVirtual || isVirtual == HasVirtual)
        && (required.Parties ?? []).GroupBy(k => k).All(kind => Parties.Count(p => p == kind.Key) >= kind.Count());

    /// <param name="stated">The agreement's sections, that of the arm first, then those of the arms below.</param>
    /// <param name="providers">Providers that the system lists.</param>
    internal static AgreementUse Of(string name, ImmutableArray<AgreementSection> stated, ImmutableArray<SeedItem> providers)
    {
        var strengths = new Dictionary<string, double>();
        foreach (var (lever, strength) in stated.Reverse().SelectMany(s => s.Levers ?? new Dictionary<string, double>())) strengths[lever] = strength;
        var forms = stated.Select(s => s.Forms).FirstOrDefault(f => f is not null)?.Names ?? [];
        var parties = stated.Select(s => s.Parties).FirstOrDefault(p => p is not null)?.Names ?? [];
        var listed = providers.Where(p => parties.Any(n => n == "all" || n == p.Id || n == KindOf(p))).ToList();
        // Municipal offices are as many as municipalities, and in no list.
        bool offices = parties.Any(n => n == "all" || n == Names.Snake(nameof(ProviderKind.MunicipalOffice)));
        return new(
            name, stated.Select(s => s.From).FirstOrDefault(f => f is not null)?.ToString() ?? "", [.. strengths.Where(l => l.Value > 0).Select(l => l.Key)],
            forms.Count == 0 ? [GovernanceForm.SteeringGroup] : [.. Enum.GetValues<GovernanceForm>().Where(f => forms.Contains(Names.Snake(f.ToString())))],
            stated.Select(s => s.Secretariat).FirstOrDefault(s => s is not null) ?? Secretariat.None,
            stated.Select(s => s.Binding).FirstOrDefault(b => b is not null) ?? false, stated.Any(s => s.Focus is not null),
            [.. stated.SelectMany(s => Names.Properties(s.GetType()).Where(p => p.GetValue(s) is not null).Select(p => Names.Snake(p.Name)))],
            [.. Enum.GetValues<ProviderKind>().SelectMany(k => listed.Where(p => KindOf(p) == Names.Snake(k.ToString())).Select(_ => k)), .. offices ? [ProviderKind.MunicipalOffice, ProviderKind.MunicipalOffice] : (ProviderKind[])[]],
            listed.Exists(p => p.Facts.Any(f => f.Name == "virtual" && f.Text == "yes")));
    }

    private static string? KindOf(SeedItem provider) => provider.Facts.FirstOrDefault(f => f.Name == "kind")?.Text.Replace(' ', '_');
}
