using System.Collections.Immutable;
using System.Reflection;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Files;

namespace EcosystemSim.Scenarios.Comparison;

/// <summary>
/// What a checked scenario comes to, as facts: includes are read in, arms have what they take from the arms below them, parties are
/// providers by name, parameters are their values. Comments, order and ways of writing leave no trace.
/// </summary>
public static class ScenarioFacts
{
    /// <summary>The whole scenario.</summary>
    public static SectionFact Of(Scenario scenario)
    {
        var file = RecordFacts.Of(scenario.File, nameof(ScenarioFile.Include), nameof(ScenarioFile.Parameters), nameof(ScenarioFile.Arms));
        var arms = scenario.Arms.Select(a => KeyValuePair.Create(a.Id, (Fact)WholeArm(scenario, a)));
        var model = new ModelFacts(scenario.World.System);
        return new(
        [
            .. file.Entries,
            KeyValuePair.Create("parameters", (Fact)Parameters(scenario)),
            KeyValuePair.Create("arms", (Fact)new SectionFact([.. arms])),
            KeyValuePair.Create("seeds", (Fact)model.Of(scenario.World.System)),
            KeyValuePair.Create("seeds_population", (Fact)model.Of(scenario.World.Marginals)),
        ]);
    }

    /// <summary>The policy of an arm: its dates and agreements, without what it is called and which arm it is written on.</summary>
    /// <exception cref="ArgumentException">The scenario has no such arm.</exception>
    public static SectionFact OfArm(Scenario scenario, string arm)
    {
        var spec = scenario.Arms.Concat(scenario.LeverArms.Select(l => l.Spec)).FirstOrDefault(a => a.Id == arm)
            ?? throw new ArgumentException($"The scenario has no arm '{arm}'.", nameof(arm));
        return Policy(scenario, spec);
    }

    private static SectionFact Parameters(Scenario scenario)
    {
        var facts = ImmutableArray.CreateBuilder<KeyValuePair<string, Fact>>();
        foreach (var p in scenario.ParameterValues)
        {
            facts.Add(new(p.Path, new ValueFact(RecordFacts.Text(p.Value))));
            facts.Add(new($"{p.Path}.range", new ValueFact($"[{RecordFacts.Text(p.Low)}, {RecordFacts.Text(p.High)}]")));
            facts.Add(new($"{p.Path}.prior", new ValueFact(Names.Snake(p.Prior.ToString()))));
            facts.Add(new($"{p.Path}.source", new ValueFact(p.Source)));
        }
        return new(facts.ToImmutable());
    }

    private static SectionFact WholeArm(Scenario scenario, ArmSpec spec)
    {
        var policy = Policy(scenario, spec);
        var names = new List<KeyValuePair<string, Fact>> { new("title", new ValueFact(spec.Title)) };
        if (scenario.BasedOn.TryGetValue(spec.Id, out string? basis)) names.Add(new("based_on", new ValueFact(basis)));
        return new([.. names, .. policy.Entries], spec.Title);
    }

    private static SectionFact Policy(Scenario scenario, ArmSpec spec)
    {
        var chain = Chain(scenario, spec.Id);
        // The cost factor of an arm is in its agreements already.
        string[] except = [nameof(ArmSection.Title), nameof(ArmSection.BasedOn), nameof(ArmSection.CostFactor), nameof(ArmSection.Agreements)];
        var facts = Checked(scenario, spec, chain, except);
        var agreements = spec.Agreements.Select(a => (a.Name, (Fact)Agreement(scenario, a, chain)));
        return new([.. facts, KeyValuePair.Create("agreements", (Fact)new SectionFact([.. RecordFacts.Keyed(agreements)]))]);
    }

    private static SectionFact Agreement(Scenario scenario, AgreementSpec agreement, ImmutableArray<ArmSection> chain)
    {
        ImmutableArray<AgreementSection> stated = [.. chain.Select(a => a.Agreements?.GetValueOrDefault(agreement.Name)).OfType<AgreementSection>()];
        return new([.. Checked(scenario, agreement, stated, [])]);
    }

    /// <summary>
    /// The keys of a section of a file: as the model takes them where it has a property of that name, else as they are first stated
    /// in the sections that hold here, one upon the other. Then what only the model has.
    /// </summary>
    private static IEnumerable<KeyValuePair<string, Fact>> Checked<T>(Scenario scenario, object spec, ImmutableArray<T> stated, string[] except)
        where T : class
    {
        var model = new ModelFacts(scenario.World.System);
        var own = ModelFacts.Properties(spec.GetType()).ToDictionary(p => p.Name);
        foreach (var property in Names.Properties(typeof(T)).Where(p => !except.Contains(p.Name)))
        {
            var fact = own.Remove(property.Name, out var same)
                ? AsWritten(scenario, property, same.GetValue(spec), model)
                : RecordFacts.Of(stated.Select(property.GetValue).FirstOrDefault(v => v is not null), property);
            if (fact is not null) yield return KeyValuePair.Create(Names.Snake(property.Name), fact);
        }
        foreach (var property in own.Values.Where(p => p.Name is not ("Id" or "Name") && !except.Contains(p.Name)))
        {
            if (model.Of(property.Name, property.GetValue(spec)) is { } fact) yield return KeyValuePair.Create(Names.Snake(property.Name), fact);
        }
    }

    /// <summary>The model counts quarters from the start and numbers its levers; files have calendar quarters and names.</summary>
    private static Fact? AsWritten(Scenario scenario, PropertyInfo property, object? value, ModelFacts model)
    {
        bool isQuarter = (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(Quarter);
        return value switch
        {
            int.MaxValue when isQuarter => null,
            int quarter when isQuarter => new ValueFact(scenario.Start.Plus(quarter).ToString()),
            ImmutableArray<LeverSetting> levers => new SectionFact(
                [.. levers.Select(l => KeyValuePair.Create(LeverArm.NameOf(l.Lever), (Fact)new ValueFact(RecordFacts.Text(l.Strength))))]),
            ImmutableArray<LeverMoney> { IsEmpty: true } => null,
            ImmutableArray<LeverMoney> money => new SectionFact(
                [.. money.Select(m => KeyValuePair.Create(LeverArm.NameOf(m.Lever), (Fact)new ValueFact(RecordFacts.Text(m.PerYear))))]),
            ImmutableArray<GovernanceForm> forms => new NamesFact([.. forms.Select(f => Names.Snake(f.ToString()))]),
            SecretariatHost host => new ValueFact(host.Provider >= 0 ? scenario.World.System.Providers[host.Provider].Id : scenario.World.System.Regions[host.Region].Id),
            _ => model.Of(property.Name, value),
        };
    }

    /// <summary>The sections that an arm is made from, the topmost first; an arm of a single lever has those of the arms it is made from.</summary>
    private static ImmutableArray<ArmSection> Chain(Scenario scenario, string id)
    {
        var chain = ImmutableArray.CreateBuilder<ArmSection>();
        var lever = scenario.LeverArms.FirstOrDefault(l => l.Spec.Id == id);
        string?[] tops = lever is null ? [id] : [lever.Against, lever.IsAdded ? scenario.File.LeverArms!.TakeFrom : null];
        foreach (string? top in tops)
        {
            for (string? at = top; at is not null && scenario.File.Arms.TryGetValue(at, out var arm); at = arm.BasedOn) chain.Add(arm);
        }
        return chain.ToImmutable();
    }
}
