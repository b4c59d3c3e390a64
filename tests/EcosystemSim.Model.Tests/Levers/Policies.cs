using System.Collections.Immutable;
using System.Reflection;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;
using EcosystemSim.Model.Randomness;

namespace EcosystemSim.Model.Tests.Levers;

/// <summary>A policy that was drawn, and the small world that it is tried in.</summary>
internal sealed record DrawnPolicy(int Seed, ExperimentPlan World, ArmSpec Arm)
{
    /// <summary>First quarter in which the policy can differ from none.</summary>
    public int Begins => Arm.Agreements.Select(g => g.From).Append(Arm.SupportEnds).Append(World.Quarters).Min();

    /// <summary>The arm beside others.</summary>
    public ExperimentPlan Beside(params ArmSpec[] others) => World with { Arms = [.. others, Arm] };

    /// <summary>The arm alone.</summary>
    public ExperimentPlan Alone => World with { Arms = [Arm] };

    /// <inheritdoc/>
    public override string ToString() => $"policy {Seed}, {World.Population.Count} firms, {World.Closures[0]}: support ends {Arm.SupportEnds}; "
        + string.Join("; ", Arm.Agreements.Select(Policies.Text));
}

/// <summary>
/// Draws policies as the file of a scenario could state them: any number of agreements, and of each agreement every key that
/// there is. Levers and keys are found by reflection, so that new ones are drawn without a line here.
/// </summary>
internal static partial class Policies
{
    private const int Quarters = 18;

    /// <summary>Levers that have parameters, and so a mechanism.</summary>
    public static ImmutableArray<Lever> Levers { get; } =
        [.. Enum.GetValues<Lever>().Where(l => typeof(LeverParameters).GetProperty(l.ToString()) is not null)];

    private static readonly ConstructorInfo Constructor = typeof(AgreementSpec).GetConstructors().MaxBy(c => c.GetParameters().Length)!;

    /// <summary>Keys of an agreement that can be stated or left out.</summary>
    private static readonly ImmutableArray<PropertyInfo> Optional =
    [
        .. typeof(AgreementSpec).GetProperties().Where(p => p.CanWrite && Constructor.GetParameters().All(c => c.Name != p.Name)),
    ];

    /// <summary>All keys of an agreement.</summary>
    public static ImmutableArray<string> Keys { get; } = [.. Constructor.GetParameters().Select(p => p.Name!), .. Optional.Select(p => p.Name)];

    public static DrawnPolicy Draw(int seed)
    {
        var luck = new Draws((uint)seed);
        var world = World(luck);
        var agreements = ImmutableArray.CreateBuilder<AgreementSpec>();
        int count = luck.Whole(1, 3);
        for (int g = 0; g < count; g++) agreements.Add(Agreement($"agreement-{g}", world.System, luck));
        int ends = luck.Chance(0.15) ? luck.Whole(0, Quarters) : int.MaxValue;
        return new(seed, world, new("drawn", "Drawn", ends, agreements.ToImmutable()));
    }

    /// <summary>
    /// Every lever that there is at full strength and every key stated, twice: in a loose agreement that ends, and in a binding one after it.
    /// The values of the keys, and the world, follow from the seed. Money is looked for and there; every other world is short of room for needs, every third of hours.
    /// </summary>
    public static DrawnPolicy Everything(int seed)
    {
        var luck = new Draws((uint)seed);
        var world = World(luck);
        ImmutableArray<double> mix = [0.1, 0.4, 0.2, 0.1, 0.05, 0.1, 0.05];
        world = world with
        {
            System = world.System with
            {
                Sectors = [.. world.System.Sectors.Select(s => s with { NeedMix = mix })],
                Providers = [.. world.System.Providers.Select(p => p.Kind == ProviderKind.Agency ? p with { GrantBudgetPerYear = 20_000_000 } : p)],
            },
            Parameters = world.Parameters with
            {
                Needs = world.Parameters.Needs with { MaximumOpen = seed % 2 == 0 ? 1 : 4 },
                // All coordination at once costs more hours than a small world has.
                Triage = world.Parameters.Triage with { CapacityScale = seed % 3 == 0 ? 6 : 60 },
            },
        };
        ImmutableArray<AgreementSpec> agreements = [Whole("loose", 2, false, world.System, luck), Whole("binding", 8, true, world.System, luck)];
        return new(seed, world, new("everything", "Everything", int.MaxValue, agreements));
    }

    private static AgreementSpec Whole(string name, int from, bool binding, SystemSpec system, Draws luck)
    {
        var agreement = Agreement(name, system, luck, 1) with { From = from, Binding = binding, CostFactor = 1, PhaseInQuarters = 1, Levers = [.. Levers.Select(l => new LeverSetting(l, 1))] };
        return agreement with { Until = from + 5 + luck.Whole(0, 6) };
    }

    public static string Text(AgreementSpec agreement)
    {
        var text = new List<string>();
        foreach (var property in typeof(AgreementSpec).GetProperties().Where(p => Keys.Contains(p.Name)))
        {
            object? value = property.GetValue(agreement);
            text.Add($"{property.Name} " + value switch
            {
                ImmutableArray<bool> { IsDefaultOrEmpty: true } => "none",
                ImmutableArray<bool> flags => string.Concat(flags.Select(f => f ? '1' : '0')),
                ImmutableArray<LeverSetting> levers => string.Join(' ', levers.Select(l => $"{l.Lever}:{l.Strength:0.##}")),
                ImmutableArray<LeverMoney> money => string.Join(' ', money.Select(m => $"{m.Lever}:{m.PerYear:0}")),
                ImmutableArray<GovernanceForm> forms => forms.IsDefaultOrEmpty ? "none" : string.Join(' ', forms),
                _ => value ?? "null",
            });
        }
        return string.Join(", ", text);
    }

    private static AgreementSpec Agreement(string name, SystemSpec system, Draws luck, double stated = 0.5)
    {
        var agreement = (AgreementSpec)Constructor.Invoke([.. Constructor.GetParameters().Select(p => Value(p.Name!, p.ParameterType, name, system, luck, 0))]);
        foreach (var key in Optional)
        {
            if (luck.Chance(stated)) key.SetValue(agreement, Value(key.Name, key.PropertyType, name, system, luck, agreement.From));
        }
        return agreement;
    }

    /// <summary>A provider, or its region; a party or not, since parties can leave.</summary>
    private static SecretariatHost Host(SystemSpec system, int provider, bool alone) => new(system.Providers[provider].Region, alone ? provider : -1);

    /// <summary>A value that a key can have.</summary>
    private static object Value(string key, Type type, string name, SystemSpec system, Draws luck, int after)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return (key, type) switch
        {
            (nameof(AgreementSpec.Name), _) => name,
            (nameof(AgreementSpec.From), _) => luck.Whole(0, 9),
            (nameof(AgreementSpec.PhaseInQuarters), _) => luck.Whole(0, 5),
            // Free, cheap or dear; once in a while so dear that it takes all hours.
            (nameof(AgreementSpec.CostFactor), _) => luck.Chance(0.2) ? 0 : luck.Chance(0.1) ? 50 : luck.Share() * 3,
            (nameof(AgreementSpec.Focus), _) => Flags(system.Sectors.Length, 0.5, luck),
            (nameof(AgreementSpec.Closes), _) => Flags(system.Providers.Length, 0.3, luck),
            (_, _) when type == typeof(ImmutableArray<LeverSetting>) =>
                Levers.Where(_ => luck.Chance(0.5)).Select(l => new LeverSetting(l, luck.Chance(0.3) ? 1 : luck.Share())).ToImmutableArray(),
            (_, _) when type == typeof(ImmutableArray<LeverMoney>) =>
                ((Lever[])[Lever.EuProgrammeMoney, Lever.PolicyDialogue]).Where(_ => luck.Chance(0.7)).Select(l => new LeverMoney(l, luck.Share() * 4_000_000)).ToImmutableArray(),
            (_, _) when type == typeof(SecretariatHost) => Host(system, luck.Whole(0, system.Providers.Length - 1), luck.Chance(0.5)),
            (_, _) when type == typeof(ImmutableArray<GovernanceForm>) => Enum.GetValues<GovernanceForm>().Where(_ => luck.Chance(0.4)).ToImmutableArray(),
            // Other keys, by what they look like: flags are one for each provider, whole numbers are quarters to come.
            (_, _) when type == typeof(ImmutableArray<bool>) => Flags(system.Providers.Length, 0.8, luck),
            (_, _) when type == typeof(bool) => luck.Chance(0.5),
            (_, _) when type == typeof(int) => after + luck.Whole(1, 10),
            (_, _) when type == typeof(double) => luck.Share(),
            (_, { IsEnum: true }) => Enum.GetValues(type).GetValue(luck.Whole(0, Enum.GetValues(type).Length - 1))!,
            _ => throw new NotSupportedException($"No policy is drawn with {key} yet, since a {type.Name} can be anything: say in Policies.Value what it can be."),
        };
    }

    private static ImmutableArray<bool> Flags(int count, double share, Draws luck) => [.. Enumerable.Range(0, count).Select(_ => luck.Chance(share))];

    /// <summary>Every kind of provider, by-products, candidates from abroad, so that no lever lacks what it is about; firms and hours drawn.</summary>
    private static ExperimentPlan World(Draws luck)
    {
        var p = TestParameters.Default;
        var levers = p.Levers with
        {
            // Documentation comes soon, matches are not rare, so that both happen within the run.
            DocumentedEffect = p.Levers.DocumentedEffect with { LagYears = 0.5 },
            CircularSymbiosis = p.Levers.CircularSymbiosis with { CompatibleShare = 0.3, InfrastructureCost = 200_000 },
        };
        var parameters = p with { Levers = levers, InwardInvestment = p.InwardInvestment with { CandidatesPerYear = 60 } };
        var plan = LeverWorld.Wide(LeverWorld.Plan([], 0.5 + (luck.Share() * 6), parameters, 400 + luck.Whole(0, 500), Quarters));
        ImmutableArray<bool> all = [true, true, true], everywhere = [true, true];
        var system = plan.System;
        return plan with
        {
            Closures = [luck.Chance(0.5) ? LabourClosure.Binding : LabourClosure.Slack],
            System = system with
            {
                Providers =
                [
                    .. system.Providers.Select(provider => provider.Id == "cluster-1" && luck.Chance(0.3) ? provider with { IsVirtual = true } : provider),
                    new("export", "Export", ProviderKind.ExportAdviser, 0, -1, 0.1, 0, everywhere, [TestWorld.Special(NeedType.Internationalisation, all)]),
                    new("promotion", "Promotion", ProviderKind.InvestmentPromotion, 1, -1, 0.1, 0, everywhere, []),
                    new("brussels", "Brussels", ProviderKind.EuOffice, 0, -1, 0.1, 0, everywhere, [TestWorld.Special(NeedType.Finance, all)]),
                    new("private", "Private", ProviderKind.PrivateAdviser, 0, -1, 0, 0, [true, false], [.. new[] { NeedType.BusinessDevelopment, NeedType.Internationalisation, NeedType.CrossCuttingCompetence }.Select(n => TestWorld.Special(n, all) with { Price = 20_000 })]),
                ],
                Sectors =
                [
                    system.Sectors[0] with { Gives = ["organic"], Takes = ["heat"] },
                    system.Sectors[1] with { Gives = ["heat"], Takes = ["organic"] },
                    system.Sectors[2],
                ],
            },
        };
    }

    /// <summary>Numbers that follow from a seed, one after the other.</summary>
    private sealed class Draws(uint seed)
    {
        private readonly RandomKey _key = new(2013, seed);
        private uint _next;

        public float Share() => _key.Uniforms(Purpose.Documentation, _next++).U0;

        public bool Chance(double share) => Share() < share;

        public int Whole(int least, int most) => least + (int)(Share() * (most - least + 1));
    }
}
