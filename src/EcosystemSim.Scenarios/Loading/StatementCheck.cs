using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Files;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios.Loading;

/// <summary>Every statement has its document, and something in the model that can be switched or seen.</summary>
internal sealed class StatementCheck(Report report, Sites sites)
{
    /// <summary>Stands for the lever of a goal.</summary>
    public const string ForGoals = "outcome";

    /// <summary>Stands for the lever of a shock.</summary>
    public const string ForShocks = "shock";

    private const int MostWords = 20;

    /// <summary>Names of all levers, built or not.</summary>
    public static IReadOnlyList<string> Levers { get; } = Names.Words(typeof(Lever));

    /// <summary>Names of all recorded outcomes.</summary>
    public static IReadOnlyList<string> Outcomes { get; } =
        [.. SeriesCatalogue.For(new("", "", [], [], [], []) { TravelHours = [] }).Select(s => s.Outcome).Distinct()];

    /// <param name="valueOf">Value of a parameter in the seeds, or null.</param>
    public void Check(StatementSection? section, Func<string, double?> valueOf)
    {
        if (section?.List is not { } list || section.Documents is not { } documents) return;
        var ids = new HashSet<string>();
        foreach (var statement in list)
        {
            if (statement?.Id is not { } id) continue;
            var at = sites.Of(statement, nameof(statement.Id));
            if (!ids.Add(id)) report.Add(Messages.DuplicateId(at, id, "statements"));
            if (id.Length != 3 || !documents.ContainsKey(id[..1]) || !char.IsAsciiDigit(id[1]) || !char.IsAsciiDigit(id[2]))
                report.Add(Messages.NoDocument(at, id, documents.Keys));
            int words = statement.Quote?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length ?? 0;
            if (words > MostWords) report.Add(Messages.LongQuote(sites.Of(statement, nameof(statement.Quote)), id, words, MostWords));
            CheckKind(statement, id);
            CheckLever(statement);
            if (statement.Outcome is { } outcome && !Outcomes.Contains(outcome))
                report.Add(Messages.UnknownOutcome(sites.Of(statement, nameof(statement.Outcome)), outcome, Outcomes));
            if (statement.Switch is { } change) CheckSwitch(change, id, valueOf);
        }
    }

    private void CheckKind(StatementEntry statement, string id)
    {
        // A key whose value is wrong has been reported, and is there all the same.
        bool hasOutcome = sites.Find(statement, nameof(statement.Outcome)) is not null, hasSwitch = sites.Find(statement, nameof(statement.Switch)) is not null;
        var at = sites.Of(statement, nameof(statement.Kind));
        if (statement.Kind == StatementKind.Goal)
        {
            if (!hasOutcome || hasSwitch) report.Add(Messages.WrongForKind(at, id, "goal", "an 'outcome' and no 'switch'"));
        }
        else if (hasOutcome || !hasSwitch)
            report.Add(Messages.WrongForKind(at, id, Names.Snake(statement.Kind.ToString()), "a 'switch' and no 'outcome'"));
    }

    private void CheckLever(StatementEntry statement)
    {
        if (statement.Lever is not { } lever) return;
        IReadOnlyList<string> known = statement.Kind switch
        {
            StatementKind.Goal => [ForGoals],
            StatementKind.Shock => [ForShocks],
            _ => Levers,
        };
        if (!known.Contains(lever)) report.Add(Messages.UnknownLever(sites.Of(statement, nameof(statement.Lever)), lever, known));
    }

    private void CheckSwitch(SwitchEntry change, string id, Func<string, double?> valueOf)
    {
        int named = new object?[] { change.Lever, change.Parameter, change.AgreementKey, change.ScenarioKey }.Count(x => x is not null);
        bool hasOff = change.Off is not null;
        if (named != 1 || hasOff != (change.Parameter is not null) || (change.SameAs is not null && !hasOff))
        {
            report.Add(Messages.NotOneSwitch(sites.Of(change), id, named));
            return;
        }
        if (change.AgreementKey is { } agreementKey) CheckKey(agreementKey, typeof(AgreementSection), "agreement", sites.Of(change, nameof(change.AgreementKey)));
        if (change.ScenarioKey is { } scenarioKey) CheckKey(scenarioKey, typeof(ScenarioFile), "scenario", sites.Of(change, nameof(change.ScenarioKey)));
        if (change.Parameter is not { } path || change.Off is not { } off) return;
        var at = sites.Of(change, nameof(change.Off));
        if (Leaf(path, sites.Of(change, nameof(change.Parameter))) is { } leaf && (off < leaf.Quantity.Minimum || off > leaf.Quantity.Maximum))
            report.Add(Messages.OutOfRange(at, "off", off, leaf.Quantity.Minimum, leaf.Quantity.Maximum, leaf.Quantity.Unit));
        if (change.SameAs is not { } other) return;
        Leaf(other, sites.Of(change, nameof(change.SameAs)));
        if (valueOf(other) is { } value && value != off) report.Add(Messages.NotTheSame(at, id, off, other, value));
    }

    private ParameterCatalogue.Leaf? Leaf(string path, Location at)
    {
        if (ParameterCatalogue.ByPath.TryGetValue(path, out var leaf)) return leaf;
        report.Add(Messages.UnknownParameter(at, path, ParameterCatalogue.ByPath.Keys.Order(StringComparer.Ordinal)));
        return null;
    }

    private void CheckKey(string key, Type type, string section, Location at)
    {
        string[] known = [.. Names.Properties(type).Select(p => Names.Snake(p.Name))];
        if (!known.Contains(key)) report.Add(Messages.UnknownKey(at, key, section, known));
    }
}
