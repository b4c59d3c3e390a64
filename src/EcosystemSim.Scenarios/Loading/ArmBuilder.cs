using System.Collections.Immutable;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Files;

namespace EcosystemSim.Scenarios.Loading;

/// <summary>Arms with what they take from the arms that they are based on.</summary>
internal sealed class ArmBuilder(ScenarioFile file, Report report, Sites sites)
{
    /// <summary>Levers through which money can come from outside.</summary>
    private static readonly ImmutableArray<Lever> WithMoney = [Lever.EuProgrammeMoney, Lever.PolicyDialogue];

    private readonly IReadOnlyDictionary<string, ArmSection> _arms = file.Arms ?? new Dictionary<string, ArmSection>();

    /// <summary>Names of the levers.</summary>
    public static IReadOnlyList<string> LeverNames { get; } = [.. Enum.GetValues<Lever>().Select(l => Names.Snake(l.ToString()))];

    /// <summary>Names of the forms of governance.</summary>
    public static IReadOnlyList<string> FormNames { get; } = [.. Enum.GetValues<GovernanceForm>().Select(f => Names.Snake(f.ToString()))];

    /// <summary>Checks names and dates of all arms; parties only where the system is known.</summary>
    public void Check(SystemSpec? system)
    {
        // An arm that could not be bound is there all the same.
        var names = (sites.Find(file, nameof(file.Arms)) as Text.MappingNode)?.Entries.Select(e => e.Key.Value).ToList() ?? [];
        foreach (var (name, arm) in _arms)
        {
            if (arm.BasedOn is { } below && !names.Contains(below))
            {
                var others = names.Where(a => a != name);
                report.Add(Messages.UnknownArm(sites.Of(arm, nameof(arm.BasedOn)), "based_on", below, others));
            }
            else if (Circle(name) is { } circle && IsFirst(name, circle))
                report.Add(Messages.BasedOnCycle(sites.Of(arm, nameof(arm.BasedOn)), circle));
            if (arm.SupportEnds is { } ends) CheckDate(ends, arm, nameof(arm.SupportEnds), "support_ends");
            foreach (var (agreementName, agreement) in arm.Agreements ?? Nothing)
            {
                if (agreement.From is { } from) CheckDate(from, agreement, nameof(agreement.From), "from");
                if (agreement.Until is { } until) CheckDate(until, agreement, nameof(agreement.Until), "until");
                CheckForms(agreement);
                CheckLevers(agreement);
                CheckMoney(agreement);
                if (system is not null)
                {
                    CheckParties(agreement, system);
                    CheckCloses(agreement, system);
                }
                if (system is not null) CheckSectors(agreement, nameof(agreement.Focus), agreement.Focus, system);
                CheckWhole(name, arm, agreementName, system);
            }
        }
        foreach (var shock in file.Shocks ?? [])
        {
            if (shock is null) continue;
            if (shock.From.Index > 0) CheckDate(shock.From, shock, nameof(shock.From), "from");
            if (system is not null) CheckSectors(shock, nameof(shock.Sectors), shock.Sectors, system);
        }
        CheckArm(file.Baseline, nameof(file.Baseline), "baseline", names);
        CheckArm(file.WithoutSupport, nameof(file.WithoutSupport), "without_support", names);
        CheckArm(file.Answer, nameof(file.Answer), "answer", names);
        if (file.Answer is { } answer && answer == file.Baseline) report.Add(Messages.AnswerIsBaseline(sites.Of(file, nameof(file.Answer)), answer));
        CheckHasNoSupport();
    }

    /// <summary>The arms, in the order of the file; call only after a check without errors.</summary>
    public ImmutableArray<ArmSpec> Build(SystemSpec system) => [.. _arms.Select(a => Build(a.Key, a.Value, system))];

    /// <summary>The shocks, in the order of the file; call only after a check without errors.</summary>
    public ImmutableArray<ShockSpec> Shocks(SystemSpec system) =>
    [
        .. (file.Shocks ?? []).Select(s => new ShockSpec(
            s.Kind, s.From.Index - file.Horizon.Start.Index, s.Quarters, s.Size, s.Sectors is null ? [.. system.Sectors.Select(_ => true)] : Mask(s.Sectors, system))),
    ];

    private static Dictionary<string, AgreementSection> Nothing { get; } = [];

    private ArmSpec Build(string name, ArmSection arm, SystemSpec system)
    {
        var chain = Chain(name);
        var end = chain.Select(a => a.SupportEnds).FirstOrDefault(e => e is not null);
        int ends = end is { } quarter ? quarter.Index - file.Horizon.Start.Index : int.MaxValue;
        double factor = chain.Select(a => a.CostFactor).FirstOrDefault(f => f is not null) ?? 1;
        // The agreements of the lowest arm come first, as they came first in time.
        var names = chain.Reverse().SelectMany(a => (a.Agreements ?? Nothing).Keys).Distinct();
        return new(name, arm.Title, ends, [.. names.Select(n => Agreement(n, chain, factor, system))]);
    }

    private AgreementSpec Agreement(string name, ImmutableArray<ArmSection> chain, double factor, SystemSpec system)
    {
        ImmutableArray<AgreementSection> stated = [.. chain.Select(a => a.Agreements?.GetValueOrDefault(name)).OfType<AgreementSection>()];
        var levers = new Dictionary<Lever, double>();
        foreach (var section in stated.Reverse())
        {
            foreach (var (lever, strength) in section.Levers ?? new Dictionary<string, double>()) levers[Find(lever)!.Value] = strength;
        }
        var parties = stated.Select(s => s.Parties).First(p => p is not null)!;
        var secretariat = stated.Select(s => s.Secretariat).FirstOrDefault(s => s is not null) ?? Secretariat.None;
        string? host = secretariat == Secretariat.None ? null : stated.Select(s => s.Host).FirstOrDefault(h => h is not null);
        return new(
            name,
            stated.Select(s => s.From).First(f => f is not null)!.Value.Index - file.Horizon.Start.Index,
            stated.Select(s => s.PhaseInQuarters).FirstOrDefault(p => p is not null) ?? 0,
            stated.Select(s => s.Binding).FirstOrDefault(b => b is not null) ?? false,
            secretariat,
            factor * (stated.Select(s => s.CostFactor).FirstOrDefault(c => c is not null) ?? 1),
            [.. system.Providers.Select(p => parties.Names.Any(s => Fits(s, p)))],
            [.. levers.OrderBy(l => l.Key).Where(l => l.Value > 0).Select(l => new LeverSetting(l.Key, l.Value))])
        {
            Closes = stated.Select(s => s.Closes).FirstOrDefault(c => c is not null) is { } closes ? [.. system.Providers.Select(p => closes.Names.Contains(p.Id))] : [],
            Focus = stated.Select(s => s.Focus).FirstOrDefault(f => f is not null) is { } focus ? Mask(focus, system) : [],
            AddsMoney = [.. Money(stated)],
            Until = stated.Select(s => s.Until).FirstOrDefault(u => u is not null) is { } until ? until.Index - file.Horizon.Start.Index : int.MaxValue,
            Host = host is null ? null : HostOf(host, parties, system),
            CostsPhaseIn = stated.Select(s => s.CostsPhaseIn).FirstOrDefault(c => c is not null) ?? true,
            StaffedBy = stated.Select(s => s.StaffedBy).FirstOrDefault(b => b is not null) ?? StaffedBy.Advisers,
            Adoption = stated.Select(s => s.Adoption).FirstOrDefault(a => a is not null) ?? 1,
            AdoptedBy = stated.Select(s => s.AdoptedBy).FirstOrDefault(b => b is not null) ?? AdoptedBy.Luck,
            Forms = stated.Select(s => s.Forms).FirstOrDefault(f => f is not null) is { } forms ? [.. Enum.GetValues<GovernanceForm>().Where(f => forms.Names.Contains(Names.Snake(f.ToString())))] : [],
        };
    }

    /// <summary>Money from outside, the topmost section's figure for each lever; budgets are scaled with the population, and so is this.</summary>
    private IEnumerable<LeverMoney> Money(ImmutableArray<AgreementSection> stated)
    {
        double scale = file.Population?.Scale ?? 1;
        foreach (var lever in WithMoney)
        {
            string name = Names.Snake(lever.ToString());
            double? amount = stated.Select(s => s.AddsMoney).OfType<IReadOnlyDictionary<string, double>>().Where(m => m.ContainsKey(name)).Select(m => (double?)m[name]).FirstOrDefault();
            if (amount > 0) yield return new(lever, amount.Value * scale);
        }
    }

    private static ImmutableArray<bool> Mask(OneOrMore names, SystemSpec system) =>
        [.. system.Sectors.Select(s => names.Names.Contains("all") || names.Names.Contains(s.Id))];

    private void CheckSectors(object owner, string property, OneOrMore? names, SystemSpec system)
    {
        for (int i = 0; i < (names?.Names.Count ?? 0); i++)
        {
            string name = names!.Names[i];
            if (name.Length == 0 || name == "all" || system.Sectors.Any(s => s.Id == name)) continue;
            report.Add(Messages.UnknownPlace(sites.Of(owner, property, i), "sector", name, system.Sectors.Select(s => s.Id)));
        }
    }

    private bool Ends(string name)
    {
        int steps = 0;
        for (string? at = name; at is not null && _arms.TryGetValue(at, out var arm); at = arm.BasedOn)
        {
            if (++steps > _arms.Count) return false;
        }
        return true;
    }

    /// <summary>The arm, then the one it is based on, and so on.</summary>
    private ImmutableArray<ArmSection> Chain(string name)
    {
        var chain = ImmutableArray.CreateBuilder<ArmSection>();
        for (string? at = name; at is not null && _arms.TryGetValue(at, out var arm); at = arm.BasedOn) chain.Add(arm);
        return chain.ToImmutable();
    }

    private List<string>? Circle(string name)
    {
        var way = new List<string> { name };
        while (_arms.TryGetValue(way[^1], out var arm) && arm.BasedOn is { } below)
        {
            way.Add(below);
            if (below == name) return way;
            if (way.Count > _arms.Count + 1) return null;   // the circle is further down
        }
        return null;
    }

    // A circle is one error, shown at its first arm in the file.
    private bool IsFirst(string name, List<string> circle) => _arms.Keys.First(circle.Contains) == name;

    private void CheckArm(string? name, string property, string key, List<string> known)
    {
        if (name is null || known.Count == 0 || known.Contains(name)) return;
        report.Add(Messages.UnknownArm(sites.Of(file, property), key, name, known));
    }

    /// <summary>Net jobs are counted from this arm as if it had no support, so it must have none in any recorded quarter.</summary>
    private void CheckHasNoSupport()
    {
        if (file.WithoutSupport is not { } name || !_arms.ContainsKey(name) || !Ends(name)) return;
        if (file.Horizon is not { Quarters: > 0, Start.Index: > 0 } horizon) return;
        var ends = Chain(name).Select(a => a.SupportEnds).FirstOrDefault(e => e is not null);
        var last = horizon.Start.Plus(horizon.Quarters - 1);
        if (ends is { } quarter && quarter <= horizon.Start) return;
        if (ends is { } later && later <= last) last = later.Plus(-1);
        report.Add(Messages.HasSupport(sites.Of(file, nameof(file.WithoutSupport)), name, horizon.Start, last));
    }

    private void CheckDate(Quarter quarter, object owner, string property, string key)
    {
        if (file.Horizon is not { Quarters: > 0 } horizon || horizon.Start.Index == 0) return;
        var last = horizon.Start.Plus(horizon.Quarters - 1);
        if (quarter < horizon.Start || quarter > last)
            report.Add(Messages.OutsideHorizon(sites.Of(owner, property), key, quarter, horizon.Start, last));
    }

    private void CheckLevers(AgreementSection agreement)
    {
        // Unknown names are looked for in the file, since a wrong strength leaves a lever out of the bound mapping.
        if (sites.Find(agreement, nameof(agreement.Levers)) is not Text.MappingNode levers) return;
        foreach (string name in levers.Entries.Select(e => e.Key.Value).Distinct())
        {
            if (Find(name) is null) report.Add(Messages.UnknownLever(sites.OfKey(agreement, nameof(agreement.Levers), name), name, LeverNames));
        }
    }

    private void CheckMoney(AgreementSection agreement)
    {
        if (sites.Find(agreement, nameof(agreement.AddsMoney)) is not Text.MappingNode money) return;
        string[] known = [.. WithMoney.Select(l => Names.Snake(l.ToString()))];
        foreach (string name in money.Entries.Select(e => e.Key.Value).Distinct())
        {
            if (!known.Contains(name)) report.Add(Messages.NoMoneyThrough(sites.OfKey(agreement, nameof(agreement.AddsMoney), name), name, known));
        }
    }

    private void CheckForms(AgreementSection agreement)
    {
        for (int i = 0; i < (agreement.Forms?.Names.Count ?? 0); i++)
        {
            string form = agreement.Forms!.Names[i];
            if (form.Length > 0 && !FormNames.Contains(form)) report.Add(Messages.UnknownPlace(sites.Of(agreement, nameof(agreement.Forms), i), "form of governance", form, FormNames));
        }
    }

    private void CheckParties(AgreementSection agreement, SystemSpec system)
    {
        var kinds = Names.Words(typeof(ProviderKind));
        for (int i = 0; i < (agreement.Parties?.Names.Count ?? 0); i++)
        {
            string selector = agreement.Parties!.Names[i];
            if (selector.Length == 0 || system.Providers.Any(p => Fits(selector, p))) continue;
            var at = sites.Of(agreement, nameof(agreement.Parties), i);
            if (selector == Names.Snake(nameof(ProviderKind.PrivateAdviser)) || system.Providers.Any(p => p.IsPrivate && p.Id == selector))
            {
                report.Add(Messages.PrivateParty(at, selector));
                continue;
            }
            if (kinds.Contains(selector)) report.Add(Messages.NoParties(at, selector));
            else report.Add(Messages.UnknownParty(at, selector, ["all", .. kinds, .. system.Providers.Select(p => p.Id)]));
        }
    }

    private void CheckCloses(AgreementSection agreement, SystemSpec system)
    {
        string[] known = [.. system.Providers.Where(p => p.Kind == ProviderKind.PartnerRegionOffice).Select(p => p.Id)];
        for (int i = 0; i < (agreement.Closes?.Names.Count ?? 0); i++)
        {
            string id = agreement.Closes!.Names[i];
            if (id.Length > 0 && !known.Contains(id)) report.Add(Messages.UnknownPlace(sites.Of(agreement, nameof(agreement.Closes), i), "office of a partner region", id, known));
        }
    }

    private void CheckWhole(string armName, ArmSection arm, string agreementName, SystemSpec? system)
    {
        if (!Ends(armName)) return;
        var stated = Chain(armName).Select(a => a.Agreements?.GetValueOrDefault(agreementName)).OfType<AgreementSection>().ToList();
        var at = sites.OfKey(arm, nameof(arm.Agreements), agreementName);
        string[] needed = [nameof(AgreementSection.From), nameof(AgreementSection.Parties), nameof(AgreementSection.Levers)];
        foreach (var lever in WithMoney.Select(l => Names.Snake(l.ToString())))
        {
            if (arm.Agreements?.GetValueOrDefault(agreementName)?.AddsMoney?.ContainsKey(lever) != true || stated.Exists(s => s.Levers?.ContainsKey(lever) == true)) continue;
            report.Add(Messages.MoneyWithoutLever(sites.OfKey(arm.Agreements[agreementName], nameof(AgreementSection.AddsMoney), lever), agreementName, lever));
        }
        foreach (string property in needed.Where(p => stated.TrueForAll(s => sites.Find(s, p) is null)))
            report.Add(Messages.NewAgreementLacks(at, agreementName, Names.Snake(property)));
        // An error in what an arm below states is shown there.
        var own = arm.Agreements![agreementName];
        CheckHost(own, agreementName, stated, system);
        if (own.StaffedBy is not null) CheckHas(LeversThat(LeverKinds.IsAdministered), nameof(own.StaffedBy));
        if (own.Adoption is not null) CheckHas(LeversThat(LeverKinds.IsPairwise), nameof(own.Adoption));
        if (own.AdoptedBy is not null && stated.TrueForAll(s => sites.Find(s, nameof(s.Adoption)) is null)) report.Add(Messages.AdoptedByWithoutAdoption(sites.Of(own, nameof(own.AdoptedBy)), agreementName));
        if (own.Until is null && own.From is null && own.Forms is null && own.Levers is null) return;
        var from = stated.Select(s => s.From).FirstOrDefault(f => f is not null);
        var until = stated.Select(s => s.Until).FirstOrDefault(u => u is not null);
        if (from is { } first && until is { } last && last < first)
            report.Add(Messages.EndsBeforeItBegins(own.Until is null ? sites.Of(own, nameof(own.From)) : sites.Of(own, nameof(own.Until)), agreementName, first, last));
        string governance = Names.Snake(nameof(Lever.Governance));
        if (own.Forms is not null && stated.TrueForAll(s => sites.Find(s, nameof(s.Levers)) is not Text.MappingNode levers || levers.Entries.All(e => e.Key.Value != governance)))
            report.Add(Messages.FormsWithoutGovernance(sites.Of(own, nameof(own.Forms)), agreementName));

        // A key that no lever of the agreement reads.
        void CheckHas(IReadOnlyList<string> levers, string property)
        {
            if (stated.Exists(s => sites.Find(s, nameof(s.Levers)) is Text.MappingNode own && own.Entries.Any(e => levers.Contains(e.Key.Value)))) return;
            report.Add(Messages.KeyWithoutLever(sites.Of(own, property), agreementName, Names.Snake(property), levers));
        }
    }

    private static IReadOnlyList<string> LeversThat(Func<Lever, bool> have) => [.. Enum.GetValues<Lever>().Where(have).Select(l => Names.Snake(l.ToString()))];

    /// <summary>A host is looked for among the parties that hold here, whichever arm has stated the one or the other.</summary>
    private void CheckHost(AgreementSection own, string agreementName, List<AgreementSection> stated, SystemSpec? system)
    {
        var secretariat = stated.Select(s => s.Secretariat).FirstOrDefault(s => s is not null) ?? Secretariat.None;
        // A word that is none of the three is an error of its own.
        if (own.Host is not null && secretariat == Secretariat.None && stated.TrueForAll(s => s.Secretariat is not null || sites.Find(s, nameof(s.Secretariat)) is null))
            report.Add(Messages.HostWithoutSecretariat(sites.Of(own, nameof(own.Host)), agreementName));
        if (own.Host is null && own.Parties is null) return;
        if (system is null || stated.Select(s => s.Host).FirstOrDefault(h => h is not null) is not { Length: > 0 } host) return;
        if (stated.Select(s => s.Parties).FirstOrDefault(p => p is not null) is not { } parties) return;
        if (HostOf(host, parties, system) is not null) return;
        var members = Members(parties, system).Select(i => system.Providers[i]).ToList();
        // A misspelt party is shown as such.
        if (members.Count == 0) return;
        string[] known = [.. system.Regions.Where((_, r) => members.Exists(p => p.Region == r)).Select(r => r.Id), .. members.Select(p => p.Id)];
        report.Add(Messages.UnknownHost(own.Host is null ? sites.Of(own, nameof(own.Parties)) : sites.Of(own, nameof(own.Host)), agreementName, host, known));
    }

    /// <summary>The host of that name among the parties; null if they have none.</summary>
    private static SecretariatHost? HostOf(string name, OneOrMore parties, SystemSpec system)
    {
        foreach (int i in Members(parties, system))
        {
            if (system.Regions[system.Providers[i].Region].Id == name) return new(system.Providers[i].Region, -1);
        }
        foreach (int i in Members(parties, system))
        {
            if (system.Providers[i].Id == name) return new(system.Providers[i].Region, i);
        }
        return null;
    }

    private static IEnumerable<int> Members(OneOrMore parties, SystemSpec system) =>
        Enumerable.Range(0, system.Providers.Length).Where(i => parties.Names.Any(s => Fits(s, system.Providers[i])));

    private static Lever? Find(string name)
    {
        foreach (var lever in Enum.GetValues<Lever>()) if (Names.Snake(lever.ToString()) == name) return lever;
        return null;
    }

    private static bool Fits(string selector, ProviderSpec provider) =>
        !provider.IsPrivate && (selector == "all" || selector == provider.Id || selector == Names.Snake(provider.Kind.ToString()));
}
