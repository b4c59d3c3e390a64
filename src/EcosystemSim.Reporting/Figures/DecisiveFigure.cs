using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Figures;

/// <summary>Which parameters move the answer's difference most: a row for each, from what it is at the one end of the parameter to what it is at the other.</summary>
public static class DecisiveFigure
{
    /// <summary>What the figure says; null where no parameter can be told from noise.</summary>
    public static IntervalsModel? Model(RunSummary summary, FigureWords words)
    {
        if (SurvivalTable.Main(summary) is not { Parameters.IsEmpty: false } survival) return null;
        ParameterEffect first = survival.Parameters[0];
        return new()
        {
            Name = "decisive",
            Title = FigureWords.Fill(words.DecisiveFound, first.Path, words.Numbers.Whole(Math.Abs(first.Swing))),
            Subtitle = FigureWords.Fill(survival.IsAtEqualOutlay ? words.DecisiveSubtitleEqual : words.DecisiveSubtitle, survival.Arm, survival.Against, words.Under(survival.Labour)),
            Notes = [words.DecisiveNote],
            Source = words.Source(summary),
            Finding = FigureWords.Fill(words.DecisiveFinding, first.Path, words.Numbers.Signed(first.AtLow, 0), words.Numbers.Significant(first.Low, 2), words.Numbers.Signed(first.AtHigh, 0), words.Numbers.Significant(first.High, 2)),
            Stamp = FigureStamp.Of(summary),
            Words = words,
            ValueName = "job_years",
            Groups =
            [
                new("", [.. survival.Parameters.Select(p => new IntervalRow(Name(p, words), Bar(survival, p)))]),
            ],
            AxisTitle = FigureWords.Fill(words.DecisiveAxis, survival.Arm, survival.Against),
            NumbersTitle = words.DecisiveNumbers,
            NothingYet = words.NothingYet,
        };
    }

    /// <summary>The parameter with its values at the left and at the right end.</summary>
    private static string Name(ParameterEffect p, FigureWords words)
    {
        var (left, right) = p.Swing > 0 ? (p.Low, p.High) : (p.High, p.Low);
        return $"{p.Path}: {words.Numbers.Significant(left, 2)}–{words.Numbers.Significant(right, 2)}";
    }

    private static Estimate Bar(Survival survival, ParameterEffect p) =>
        new(survival.Difference.Mean, Math.Min(p.AtLow, p.AtHigh), Math.Max(p.AtLow, p.AtHigh), survival.Difference.StandardDeviation, survival.Difference.Count);
}
