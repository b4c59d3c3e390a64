using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Words;

/// <summary>In how many plausible worlds rankings hold, and which parameters decide the answer's.</summary>
public static class SurvivalTable
{
    private static readonly NumberFormat N = NumberFormat.English;

    /// <summary>Both tables; none where all replications have the same parameters.</summary>
    public static IEnumerable<AnswerTable> All(RunSummary summary)
    {
        if (summary.Survivals is not { IsEmpty: false } all) yield break;
        foreach (var labour in summary.Closures()) yield return Rankings(summary, labour, [.. all.Where(s => s.Labour == labour)]);
        if (Main(summary) is { } main) yield return Parameters(main);
    }

    /// <summary>The ranking that the answer speaks of; null where there is none.</summary>
    public static Survival? Main(RunSummary summary) => Of(summary, summary.Baseline);

    /// <summary>That of the answer's arm against another, at equal outlay where that is known.</summary>
    public static Survival? Of(RunSummary summary, string against)
    {
        if (summary.Survivals is not { IsEmpty: false } all || summary.Compared() is not { } arm) return null;
        var found = all.Where(s => s.Arm == arm && s.Against == against && s.Labour == summary.ShownClosure()).ToList();
        return found.Find(s => s.IsAtEqualOutlay) ?? found.FirstOrDefault();
    }

    /// <summary>Such as <c>97 % (93 to 99)</c>: nothing is said to be certain that could not be told from nearly so.</summary>
    public static string Share(Survival s) => $"{N.Percent(s.Share)} ({N.Percent(s.ShareLow)} to {N.Percent(s.ShareHigh)})";

    /// <summary>The two strongest parameters at which the sign turns, in a clause each.</summary>
    public static IReadOnlyList<string> Turns(Survival s) =>
        [.. s.Parameters.Where(p => double.IsFinite(p.TurnsAt)).Take(2).Select(p => $"{p.Path} {N.Significant(p.TurnsAt, 2)} (more {(p.Swing > 0 ? "above" : "below")})")];

    private static AnswerTable Rankings(RunSummary summary, LabourClosure labour, Survival[] rows) => new(
        $"Rankings by job-years in plausible worlds, {(labour == LabourClosure.Slack ? "slack labour" : "binding labour supply")}",
        [
            new("against", "", "against", TablePart.Jobs), new("outlay", "", "public outlay", TablePart.Jobs), new("job_years", "", "job-years, 95 % of worlds", TablePart.Jobs),
            new("share_of_worlds", "", "has its sign in, of worlds", TablePart.Jobs), new("parameter_share", "", "parameters, of the variance", TablePart.Jobs),
        ],
        [
            .. rows.Select(s => new AnswerRow(s.Arm, s.Arm,
            [
                new(s.Against, double.NaN), new(s.IsAtEqualOutlay ? "equal" : "as it is", double.NaN), new(N.Difference(s.Difference), s.Difference.Mean), new(Share(s), s.Share),
                new(s.Difference.Worlds is { } w ? N.Percent(w.ParameterShare) : N.NotAvailable, s.Difference.Worlds?.ParameterShare ?? double.NaN),
            ])),
        ],
        labour != summary.ShownClosure() ? [] : ["Of the expected difference in each world, luck taken out by the difference between replications of the same parameters; in brackets the 95 % interval of the share."]);

    private static AnswerTable Parameters(Survival s) => new(
        $"What decides {s.Arm} against {s.Against}{(s.IsAtEqualOutlay ? " at equal outlay" : "")}: job-years where a parameter is low and where it is high",
        [
            new("values", "", "low and high value", TablePart.Jobs), new("at_low", "", "at the low", TablePart.Jobs), new("at_high", "", "at the high", TablePart.Jobs),
            new("swing", "", "step between them", TablePart.Jobs), new("turns_at", "", "sign turns at", TablePart.Jobs),
        ],
        [
            .. s.Parameters.Select(p => new AnswerRow(p.Path, p.Path,
            [
                new($"{N.Significant(p.Low, 2)} and {N.Significant(p.High, 2)}", p.High), new(N.Signed(p.AtLow, 0), p.AtLow), new(N.Signed(p.AtHigh, 0), p.AtHigh),
                new($"{N.Signed(p.Swing, 0)} ({N.Signed(p.SwingLow, 0)} to {N.Signed(p.SwingHigh, 0)})", p.Swing),
                double.IsFinite(p.TurnsAt) ? new($"{N.Significant(p.TurnsAt, 2)} ({N.Significant(p.TurnsLow, 2)} to {N.Significant(p.TurnsHigh, 2)})", p.TurnsAt) : new("–", double.NaN),
            ])),
        ],
        [
            s.Parameters.IsEmpty
                ? "No parameter can be told from noise: more replications may find some."
                : $"A tenth of the prior lies below the low value, a tenth above the high one; the others are as plausible as they are. They explain {N.Percent(s.Explained)} of the variance between worlds. By regression; parameters that could be there by chance are left out, and steps of those that were found are somewhat too large.",
        ])
    {
        RowHeading = "parameter",
    };
}
