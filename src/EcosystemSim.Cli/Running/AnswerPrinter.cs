using System.Text;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Experiments.Sweeps;
using EcosystemSim.Reporting.Figures;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Report;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Cli.Running;

/// <summary>Prints the answer of a run on one screen, all tables and sentences below it where they are asked for, and where the files are.</summary>
internal static class AnswerPrinter
{
    /// <param name="byRegion">Tables by region too.</param>
    /// <param name="details">All tables and sentences, below the screen.</param>
    public static void Print(RunSummary whole, string folder, bool byRegion, bool details, Screen screen)
    {
        screen.Document?.Take(whole, folder);
        var summary = whole.WithoutLeverArms();
        int width = Math.Min(screen.Columns, AnswerScreen.Columns);
        screen.Out.WriteLine();
        screen.Out.WriteLine(PlainText.Wrap($"Question: {summary.Question}", width));
        screen.Out.WriteLine();
        if (summary.Replications < summary.ReplicationsPlanned)
            screen.Out.WriteLine($"Only {summary.Replications} of {summary.ReplicationsPlanned} replications are in what follows.");
        if (summary.Support is { IsUsual: false } support) screen.Out.WriteLine(PlainText.Wrap(Language.English.Answer.Unusual(support, summary.Currency), width));
        screen.Out.Write(AnswerScreen.Of(summary).Text(width));
        if (details) PrintDetails(summary, screen);
        if (byRegion)
        {
            foreach (var labour in summary.Closures())
            {
                foreach (var table in AnswerTable.ByRegion(summary, labour)) Show(table, screen);
            }
        }
        foreach (var labour in whole.Levers.Select(lever => lever.Labour).Distinct())
        {
            Show(LeverTable.For(whole, labour), screen);
            screen.Out.WriteLine();
            foreach (string sentence in LeverSentences.For(whole, labour)) screen.Out.WriteLine(PlainText.Wrap(sentence, screen.Columns));
        }

        screen.Out.WriteLine();
        screen.Out.WriteLine($"Results:     {folder}; to read: {ResultPaths.Report}");
        screen.Out.WriteLine($"Result hash: {summary.ResultHash}");
        if (!details) screen.Out.WriteLine("More:        --details prints all tables; 'ecosim explain NAME' says what a name is.");
    }

    private static void PrintDetails(RunSummary summary, Screen screen)
    {
        foreach (var table in AppraisalTable.All(summary)) Show(table, screen);
        foreach (var table in AnswerTable.All(summary)) Show(table, screen);
        foreach (var table in OutcomeTable.All(summary)) Show(table, screen);
        foreach (var table in SurvivalTable.All(summary)) Show(table, screen);
        var sentences = AnswerSentences.For(summary);
        screen.Out.WriteLine();
        screen.Out.WriteLine(PlainText.Wrap(sentences.Note, screen.Columns));
        screen.Out.WriteLine();
        foreach (string sentence in sentences.All) screen.Out.WriteLine(PlainText.Wrap(sentence, screen.Columns));
        foreach (var alike in summary.Same().GroupBy(same => same.As))
            screen.Out.WriteLine(PlainText.Wrap(Language.English.Report.Same([.. alike.Select(same => same.Arm)], alike.Key), screen.Columns));
        if (SpendingTable.For(summary) is { } spending) Show(spending, screen);
        foreach (var table in LedgerTable.All(summary)) Show(table, screen);
        var ledger = LedgerSentences.For(summary);
        if (!ledger.IsEmpty) screen.Out.WriteLine();
        foreach (string sentence in ledger) screen.Out.WriteLine(PlainText.Wrap(sentence, screen.Columns));
    }

    /// <summary>Writes summary, figures and, last of all, the manifest of a run that is over.</summary>
    public static (RunSummary Summary, Manifest Manifest) Write(ResultStore store, IReadOnlyList<FailedReplication> failures)
    {
        var summary = store.Summarise();
        foreach (var (name, svg) in Figures(summary)) store.WriteText($"{ResultPaths.Figures}/{name}.svg", svg);
        store.WriteText(ResultPaths.Report, HtmlReport.Write(summary, Language.English));
        if (!summary.Levers.IsEmpty)
        {
            store.WriteText(ResultPaths.Levers, LeversFile.Text(summary));
            store.WriteText(ResultPaths.LeversPage, LeversPage(summary));
        }
        return (summary, store.Finish(summary, failures));
    }

    /// <summary>The figures of a run as SVG, by name.</summary>
    public static IEnumerable<(string Name, string Svg)> Figures(RunSummary summary) =>
        FigureCatalogue.Of(summary, Language.English).Select(figure => (figure.Name, FigureRenderer.Svg(figure, Theme.Light, PlotRequest.DefaultWidth)));

    /// <summary>The figures of a sweep.</summary>
    public static IEnumerable<(string Name, string Svg)> Figures(SweepSummary summary) =>
        FigureCatalogue.Of(summary, Language.English).Select(figure => (figure.Name, FigureRenderer.Svg(figure, Theme.Light, PlotRequest.DefaultWidth)));

    /// <summary>The tables of levers with their sentences, in Markdown.</summary>
    public static string LeversPage(RunSummary summary)
    {
        var text = new StringBuilder($"# {summary.Title}: levers one by one\n");
        foreach (var labour in summary.Closures())
        {
            text.Append('\n').Append(Reporting.Words.Markdown.Render(LeverTable.For(summary, labour)));
            foreach (string sentence in LeverSentences.For(summary, labour)) text.Append('\n').Append(sentence).Append('\n');
        }
        return text.ToString();
    }

    private static void Show(AnswerTable table, Screen screen)
    {
        screen.Out.WriteLine();
        screen.Out.Write(PlainText.Render(table, screen.Columns));
    }
}
