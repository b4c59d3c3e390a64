using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Observation;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Figures;

/// <summary>The additionality ledger of one arm as a waterfall from what support adds to net jobs.</summary>
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
        return new()
        {
            Name = name,
            Title = nothing
                ? FigureWords.Fill(words.LedgerTitle, arm.Arm)
                : FigureWords.Fill(Numbers.HasInterval(terms.Net) && !terms.Net.ExcludesZero ? words.LedgerUnclear : words.LedgerFound, arm.Arm, words.Numbers.Signed(terms.Net.Mean, Numbers.Decimals(terms.Net))),
            Subtitle = FigureWords.Fill(words.LedgerSubtitle, ledger.Other, words.Under(arm.Labour), DifferenceFigure.Pairs(summary, words), words.Numbers.Quarter(summary.LastQuarter())),
            Notes = [words.LedgerNote, words.WhatIntervalsHold(summary, bands: false)],
            Source = words.Source(summary),
            Finding = nothing ? words.NothingYet : FigureWords.Fill(words.LedgerFinding, arm.Arm, ledger.Other, words.Numbers.Difference(terms.Supported), words.Numbers.Difference(terms.Net)),
            Stamp = FigureStamp.Of(summary),
            Words = words,
            Steps = steps,
            AxisTitle = words.LedgerAxis,
            NothingYet = words.NothingYet,
        };
    }

    private static ImmutableArray<WaterfallStep> Steps(LedgerTerms terms, FigureWords words)
    {
        var steps = ImmutableArray.CreateBuilder<WaterfallStep>();
        Add(words.SupportedLine, "", terms.Supported);
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
    }
}
