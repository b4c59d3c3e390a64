using System.Collections.Immutable;
using System.Globalization;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.Designs;
using EcosystemSim.Experiments.Sensitivity;
using EcosystemSim.Reporting.Figures;
using EcosystemSim.Reporting.Words;
using Spectre.Console;

namespace EcosystemSim.Cli.Running;

/// <summary><c>ecosim sensitivity</c>: a design, and what its results depend on.</summary>
internal sealed class RunSensitivity(DesignRequest request, Screen screen, Interrupts? interrupts) : RunDesign(request, screen, interrupts)
{
    /// <summary>Unless asked for.</summary>
    public const int DefaultTrajectories = 20, DefaultLevels = 4, DefaultRows = 128;

    private const int MostShown = 20;
    private const string Figure = "sensitivity.svg";

    private bool IsMorris => Request.Kind == DesignRequest.Morris;

    private int Size => Request.Size ?? (IsMorris ? DefaultTrajectories : DefaultRows);

    private protected override (Sampler? Sampler, string Why) SamplerOf(ImmutableArray<Factor> factors)
    {
        if (IsMorris) return (new MorrisSampler(factors, Size, Request.Levels ?? DefaultLevels, Request.SampleSeed), "");
        int most = SobolSequence.MostDimensions / 2;
        if (factors.Length > most) return (null, $"Sobol indices are of at most {most} factors, and {factors.Length} are varied; 'ecosim sensitivity morris' finds those that matter.");
        return (new SaltelliSampler(factors, Size, Request.SampleSeed), "");
    }

    private protected override void Advise(DesignPlan plan) => Screen.Out.WriteLine(
        IsMorris ? SensitivityAdvice.BeforeMorris(Size, plan.Replications) : SensitivityAdvice.BeforeSobol(Size, plan.Replications));

    private protected override void Show(DesignPlan plan, DesignFolder store, Source source, string folder)
    {
        if (plan.Shard is not null)
        {
            Screen.Out.WriteLine($"Results:     {Path.Combine(folder, DesignFolder.Table)}; indices are made of all parts.");
            return;
        }
        var (sampler, units) = (((SampledSource)source).Sampler, store.Results().Where(store.IsAsked));
        if (sampler is MorrisSampler morris)
        {
            var results = SensitivityTable.Morris(plan, morris, units);
            store.WriteText(SensitivityTable.File, SensitivityTable.Text(results));
            if (MainOf(plan, results.Select(r => r.Target)) is { } main)
            {
                var shown = results.First(r => r.Target == main);
                Show(plan, shown);
                Draw(store, SensitivityFigure.Model(store.Stored, shown, DesignMeasures.UnitOf(plan.Base, main.Outcome)));
            }
        }
        else
        {
            var results = SensitivityTable.Sobol(plan, (SaltelliSampler)sampler, units);
            store.WriteText(SensitivityTable.File, SensitivityTable.Text(results));
            if (MainOf(plan, results.Select(r => r.Target)) is { } main)
            {
                var shown = results.First(r => r.Target == main);
                Show(plan, shown);
                Draw(store, SensitivityFigure.Model(store.Stored, shown));
            }
        }
        Screen.Out.WriteLine();
        Screen.Out.WriteLine($"Results:     {Path.Combine(folder, SensitivityTable.File)}, of all outcomes, arms and differences; {Figure}, {DesignFolder.Table} and {DesignFolder.Design} beside it");
    }

    private static void Draw(DesignFolder store, IntervalsModel figure) => store.WriteText(Figure, FigureRenderer.Svg(figure, Theme.Light, PlotRequest.DefaultWidth));

    /// <summary>What the console and the figure show: of the first outcome asked for, else of job-years, the difference of the answer's arm, at equal outlay where that was run.</summary>
    private DesignTarget? MainOf(DesignPlan plan, IEnumerable<DesignTarget> targets)
    {
        string outcome = Request.Outcomes is [var asked, ..] ? asked : DesignMeasures.JobYears;
        return targets.FirstOrDefault(t => t.Arm == plan.ShownArm && t.Against is not null && t.Outcome == outcome) ?? targets.FirstOrDefault();
    }

    private void Show(DesignPlan plan, MorrisResult result)
    {
        Heading(plan, result.Target, "by how much they move when a parameter goes through its whole range");
        var ranked = result.Indices.OrderByDescending(i => double.IsNaN(i.MuStar) ? -1 : i.MuStar).ToList();
        int decimals = ranked.Count == 0 || !double.IsFinite(ranked[0].MuStar) ? 0 : Numbers.Decimals(ranked[0].MuStar);
        var table = TableOf("mu_star", "mu_star_conf", "mu", "sigma", "simulation error");
        foreach (var i in ranked.Take(MostShown))
            table.AddRow(Markup.Escape(i.Factor), N(i.MuStar, decimals), $"±{N(i.MuStarConf, decimals)}", Numbers.Signed(i.Mu, decimals), N(i.Sigma, decimals), N(i.MuStarSimulation, decimals));
        Print(table, ranked.Count);
        foreach (string said in SensitivityAdvice.After(result.Indices)) Screen.Out.WriteLine(said);
    }

    private void Show(DesignPlan plan, SobolResult result)
    {
        Heading(plan, result.Target, "which share of their variance a parameter brings about");
        var ranked = result.Indices.OrderByDescending(i => double.IsNaN(i.ST) ? -1 : i.ST).ToList();
        var table = TableOf("S1", "S1_conf", "ST", "ST_conf");
        foreach (var i in ranked.Take(MostShown)) table.AddRow(Markup.Escape(i.Factor), N(i.S1, 3), $"±{N(i.S1Conf, 3)}", N(i.ST, 3), $"±{N(i.STConf, 3)}");
        if (!double.IsNaN(result.SimulationShare)) table.AddRow("simulation error", "", "", N(result.SimulationShare, 3), "");
        Print(table, ranked.Count);
        foreach (string said in SensitivityAdvice.After(result)) Screen.Out.WriteLine(said);
    }

    private void Heading(DesignPlan plan, DesignTarget target, string what)
    {
        Screen.Out.WriteLine();
        Screen.Out.WriteLine($"{target.Outcome} ({DesignMeasures.UnitOf(plan.Base, target.Outcome)}), {target.Arms}, {target.Labour} labour: {what}");
    }

    private Table TableOf(params ReadOnlySpan<string> headings)
    {
        var table = Screen.NewTable().AddColumn("parameter");
        foreach (string heading in headings) table.AddColumn(new TableColumn(heading).RightAligned());
        return table;
    }

    private void Print(Table table, int all)
    {
        Screen.Ansi.Write(table);
        if (all > MostShown) Screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The other {all - MostShown} are in {SensitivityTable.File}."));
    }

    private static string N(double value, int decimals) => double.IsFinite(value) ? Numbers.Fixed(value, decimals) : Numbers.NotAvailable;
}
