using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using EcosystemSim.Cli.Explaining;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Validation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Words;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Cli.Running;

/// <summary><c>ecosim validate</c>: the pattern tables of one or several systems.</summary>
internal sealed class ValidateScenarios(Screen screen, string format)
{
    /// <summary>What is validated unless a scenario is named: a world for each country, and the Danish houses of 2019 for what was said of them later.</summary>
    public static ImmutableArray<string> Default { get; } = ["west-denmark", "business-houses", "norway-counties", "vasterbotten-superclusters"];

    private static readonly string[] Columns =
        ["country", "system", "arm", "pattern", "unit", "kind", "result", "simulated", "simulated_low", "simulated_high", "evidence", "evidence_low", "evidence_high", "entry", "place", "period", "source", "definition", "reason"];

    public int Go(ImmutableArray<Scenario> scenarios, int quarters, int replications, int threads)
    {
        var plans = scenarios.Select(s => ValidationTable.PlanOf(s, quarters)).ToList();
        foreach (var (scenario, plan) in scenarios.Zip(plans))
        {
            if (Wrong(scenario, plan) is not { } wrong) continue;
            screen.Error.WriteLine($"ecosim: {wrong}");
            return ExitCode.BadInput;
        }
        var tables = ImmutableArray.CreateBuilder<ValidationTable>();
        foreach (var (scenario, plan) in scenarios.Zip(plans))
        {
            var table = Run(scenario, plan, replications, threads);
            tables.Add(table);
            if (format != "text") continue;
            screen.Out.WriteLine();
            screen.Out.Write(PlainText.Render(ValidationWords.Table(table), screen.Columns));
            foreach (string sentence in ValidationWords.Sentences(table)) screen.Out.WriteLine(PlainText.Wrap(sentence, screen.Columns));
        }
        if (format == "csv") screen.Out.Write(CsvText.Write(string.Join(',', Columns) + "\n", tables.SelectMany(Cells)));
        if (format == OptionJson) screen.Out.Write(ExplanationJson.Text(tables.Select(Document)));
        return tables.Any(t => t.Rows.Any(r => r.IsNew)) ? ExitCode.Difference : ExitCode.Done;
    }

    private const string OptionJson = Commands.OptionParsers.Json;

    private static string? Wrong(Scenario scenario, ExperimentPlan plan)
    {
        if (ValidationTable.CountryOf(plan) is not { } country)
            return $"'{plan.System.Id}' lies in {string.Join(", ", plan.System.Regions.Select(r => r.Country).Distinct())}; there is evidence to hold a world against for {string.Join(", ", ValidationTargets.Countries)}, one at a time.";
        return ValidationTable.Missing(country, scenario.Evidence).FirstOrDefault() is { } missing
            ? $"the seeds lack the evidence '{missing}', which patterns are held against. Please, take it over from the seeds that come with the program (evidence.yaml)."
            : null;
    }

    private ValidationTable Run(Scenario scenario, ExperimentPlan plan, int replications, int threads)
    {
        var progress = new EngineProgress();
        var clock = Stopwatch.StartNew();
        double all = (double)replications * (plan.WarmUpQuarters + plan.Quarters);
        // What scripts read has nothing but the table on standard output.
        var view = new ProgressView(format == "text" ? screen : Screen.Plain(screen.Error, screen.Error), () => progress.Quarters / all, separator =>
        {
            double share = progress.Quarters / all;
            string time = share < 0.02 ? "" : ProgressView.TimeToGo(clock.Elapsed.TotalSeconds * (1 - share) / share);
            return string.Join(separator, new[] { plan.System.Id, $"{progress.Done} of {replications} replications", time }.Where(part => part.Length > 0));
        });
        return view.While(() => ValidationTable.Of(plan, ValidationTable.CountryOf(plan)!, scenario.Baseline, scenario.Evidence, replications, threads, progress));
    }

    private static IEnumerable<string[]> Cells(ValidationTable table) => table.Rows.Select(row => (string[])
    [
        table.Country, table.System, table.Arm, row.Pattern.Name, row.Pattern.Unit, ValidationWords.Kind(row), ValidationWords.Result(row),
        N(row.Simulated.Mean), N(row.Simulated.Low), N(row.Simulated.High), N(row.Value), N(row.Low), N(row.High),
        row.Target.Evidence, row.Entry.Place, row.Entry.Period, Source(row), row.Pattern.Definition, row.Known?.Reason ?? "",
    ]);

    private static object Document(ValidationTable table) => new
    {
        table.Country,
        table.System,
        table.Arm,
        table.Replications,
        table.Quarters,
        Rows = table.Rows.Select(row => new
        {
            Pattern = row.Pattern.Name,
            row.Pattern.Unit,
            Kind = ValidationWords.Kind(row),
            Result = ValidationWords.Result(row),
            Simulated = Finite(row.Simulated.Mean),
            SimulatedLow = Finite(row.Simulated.Low),
            SimulatedHigh = Finite(row.Simulated.High),
            Evidence = row.Value,
            EvidenceLow = row.Low,
            EvidenceHigh = row.High is { } high ? Finite(high) : null,
            Entry = row.Target.Evidence,
            row.Entry.Place,
            row.Entry.Period,
            Source = Source(row),
            row.Pattern.Definition,
            row.Known?.Reason,
        }),
    };

    private static string Source(ValidationRow row) => row.Entry.Source is { } s ? string.Join(", ", new[] { s.Publisher, s.Title, s.Year }.Where(part => !string.IsNullOrEmpty(part))) : "";

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static string N(double? value) => value is { } number && double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "";
}
