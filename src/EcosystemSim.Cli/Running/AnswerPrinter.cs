using System.Text;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Figures;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Cli.Running;

/// <summary>Prints the answer of a run: tables, sentences, the ledger behind them, and where the files are.</summary>
internal static class AnswerPrinter
{
    // Pixels; fits a page and a slide.
    private const double FigureWidth = 960;

    public static void Print(RunSummary whole, string folder, bool byRegion, Screen screen)
    {
        screen.Document?.Take(whole, folder);
        var summary = whole.WithoutLeverArms();
        if (summary.Replications < summary.ReplicationsPlanned)
            screen.Out.WriteLine($"Only {summary.Replications} of {summary.ReplicationsPlanned} replications are in what follows.");
        foreach (var table in AnswerTable.All(summary)) Show(table, screen);
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

        var sentences = AnswerSentences.For(summary);
        screen.Out.WriteLine();
        foreach (string sentence in sentences.All) screen.Out.WriteLine(PlainText.Wrap(sentence, screen.Columns));
        screen.Out.WriteLine();
        screen.Out.WriteLine(PlainText.Wrap(sentences.Note, screen.Columns));
        if (SpendingTable.For(summary) is { } spending) Show(spending, screen);
        foreach (var table in LedgerTable.All(summary)) Show(table, screen);
        var ledger = LedgerSentences.For(summary);
        if (!ledger.IsEmpty) screen.Out.WriteLine();
        foreach (string sentence in ledger) screen.Out.WriteLine(PlainText.Wrap(sentence, screen.Columns));
        screen.Out.WriteLine();
        screen.Out.WriteLine($"Results:     {folder}");
        screen.Out.WriteLine($"Figures:     {string.Join(", ", Names.Select(name => Path.Combine(folder, ResultPaths.Figures, name + ".svg")))}");
        screen.Out.WriteLine($"Result hash: {summary.ResultHash}");
    }

    /// <summary>Writes summary, figures and, last of all, the manifest of a run that is over.</summary>
    public static (RunSummary Summary, Manifest Manifest) Write(ResultStore store, IReadOnlyList<FailedReplication> failures)
    {
        var summary = store.Summarise();
        foreach (var (name, svg) in Figures(summary)) store.WriteText($"{ResultPaths.Figures}/{name}.svg", svg);
        if (!summary.Levers.IsEmpty)
        {
            store.WriteText(ResultPaths.Levers, LeversFile.Text(summary));
            store.WriteText(ResultPaths.LeversPage, LeversPage(summary));
        }
        return (summary, store.Finish(summary.ResultHash, failures));
    }

    /// <summary>The figures of a run as SVG, by name.</summary>
    public static IEnumerable<(string Name, string Svg)> Figures(RunSummary summary) =>
    [
        (Names[0], FatesFigure.Render(summary.WithoutLeverArms(), FigureWidth, Theme.Light)),
        (Names[1], DifferenceFigure.Render(summary.WithoutLeverArms(), FigureWidth, Theme.Light)),
    ];

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

    private static IReadOnlyList<string> Names { get; } = ["fates", "difference"];

    private static void Show(AnswerTable table, Screen screen)
    {
        screen.Out.WriteLine();
        screen.Out.Write(PlainText.Render(table, screen.Columns));
    }
}
