using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Observation;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Figures;

/// <summary>The additionality ledger of one arm as a waterfall from gross to net jobs.</summary>
public static class LedgerFigure
{
    /// <summary>The ledger that the figure of an arm shows; null if it has none.</summary>
    public static LedgerSummary? Of(ArmSummary arm) => arm.Ledgers.IsDefaultOrEmpty
        ? null
        : arm.Ledgers.FirstOrDefault(ledger => ledger.Terms is not null && ledger.Against == LedgerCatalogue.Name(LedgerAgainst.WithoutSupport));

    /// <summary>What the figure of an arm says.</summary>
    /// <param name="name">Name of the figure.</param>
    public static WaterfallModel Model(RunSummary summary, ArmSummary arm, LedgerSummary ledger, string name, FigureWords words)
    {
        LedgerTerms terms = ledger.Terms!;
        bool nothing = !double.IsFinite(terms.Net.Mean);
        ImmutableArray<WaterfallStep> steps = nothing ? [] : Steps(terms, words);
        // Gross and deadweight, or their intervals, are often so large that what follows them could not be seen beside them.
        int parts = nothing ? 0 : steps.IndexOf(steps.First(step => step.IsTotal)) + 1;
        bool split = !nothing && Reach(steps[..parts]) > 4 * Reach(steps[(parts - 1)..]);
        return new()
        {
            Name = name,
            Title = FigureWords.Fill(words.LedgerTitle, arm.Arm),
            Subtitle = FigureWords.Fill(words.LedgerSubtitle, ledger.Other, words.Under(arm.Labour), DifferenceFigure.Pairs(summary, words)),
            Notes = [.. split ? (string[])[words.TwoScales] : [], words.LedgerNote, summary.Replications > 1 ? words.IntervalsLuckOnly : words.OneTellsNothing],
            Source = words.Source(summary),
            Finding = nothing ? words.NothingYet : FigureWords.Fill(words.LedgerFinding, arm.Arm, ledger.Other, words.Numbers.Difference(terms.Supported), words.Numbers.Difference(terms.Net)),
            Stamp = FigureStamp.Of(summary),
            Words = words,
            Steps = steps,
            SplitAfter = split ? parts : null,
            AxisTitle = words.LedgerAxis,
            NothingYet = words.NothingYet,
        };
    }

    private static double Reach(IEnumerable<WaterfallStep> steps) => steps.Max(step =>
        ((double[])[step.Before, step.After, step.Before + step.Value.Low, step.Before + step.Value.High]).Where(double.IsFinite).Max(Math.Abs));

    private static ImmutableArray<WaterfallStep> Steps(LedgerTerms terms, FigureWords words)
    {
        var steps = ImmutableArray.CreateBuilder<WaterfallStep>();
        Add(words.Gross, words.GrossNote, terms.Gross);
        Add(words.Deadweight, FigureWords.Fill(words.DeadweightNote, words.Numbers.Signed(terms.Deadweight.Mean, Numbers.Decimals(terms.Deadweight))), Minus(terms.Deadweight));
        Total(words.SupportedLine, terms.Supported);
        Add(words.Displacement, words.DisplacementNote, terms.Displacement);
        if (!IsNothing(terms.Leakage)) Add(words.Leakage, words.LeakageNote, terms.Leakage);
        Add(words.OneOnly, words.OneOnlyNote, terms.ExistsInOneOnly);
        if (!IsNothing(terms.SupportedInOtherOnly)) Add(words.OtherOnly, "", terms.SupportedInOtherOnly);
        Total(words.Net, terms.Net);
        return steps.ToImmutable();

        double SoFar() => steps.Count == 0 ? 0 : steps[^1].After;

        void Add(string name, string description, Estimate value) => steps.Add(new(name, description, value, SoFar(), IsTotal: false));

        void Total(string name, Estimate value) => steps.Add(new(name, "", value, 0, IsTotal: true));

        static bool IsNothing(Estimate e) => e is { Mean: 0 } && (e is { Low: 0, High: 0 } || !double.IsFinite(e.Low));

        static Estimate Minus(Estimate e) => e with { Mean = -e.Mean, Low = -e.High, High = -e.Low };
    }
}
