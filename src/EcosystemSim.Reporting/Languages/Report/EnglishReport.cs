using System.Collections.Immutable;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

internal sealed class EnglishReport : ReportWords
{
    public static EnglishReport Words { get; } = new();

    public override string Report => "report";
    public override string Question => "Question";
    public override string Answer => "Answer";
    public override string Needs => "Needs";
    public override string Jobs => "Jobs";
    public override string PublicCost => "Cost";
    public override string Contents => "Contents";

    public override string Unfinished(Replications replications) =>
        $"Unfinished: only {EnglishAnswer.Words.Replications(replications)} are in what follows. The command at the end goes on from there.";

    public override string Facts(int arms, string replications, string from, string to) => $"{(arms == 1 ? "1 arm" : $"{arms} arms")}, {replications}, {from} to {to}";

    public override SectionWords Arms { get; } = new("What is compared", "Arms are twins: the same firms, the same luck; only the rules of support differ, and only from the date on which they part.");
    public override SectionWords Numbers { get; } = new("The numbers, arm by arm", "");
    public override SectionWords Curves { get; } = new("Over time", "");
    public override SectionWords Gains { get; } = new("Who loses and who gains", "Jobs at the end, by region, sector and size of firm. Those who lose come first.");
    public override SectionWords Ledger { get; } = new("Whose jobs they are", "Each firm is compared with its twin in the arm without support. The lines add up to the net jobs.");
    public override SectionWords Flow { get; } = new("From need to help", "Where firms turn with a need, and what comes of it within a year.");
    public override SectionWords Cost { get; } = new("What it costs", "Arms with support have the same budgets unless the scenario adds money; what is spent is not the same, since grant money that is not given goes back. Coordination is paid for in advisers' hours, which then help no firm.");
    public override SectionWords Interval { get; } = new("What the interval contains", "");
    public override SectionWords Sure { get; } = new("How sure is the sign?", "Whether an arm has more jobs than the baseline, by its interval under each assumption about labour.");
    public override SectionWords Weaknesses { get; } = new("Known weaknesses", "What to hold against these results before passing them on.");
    public override SectionWords Reproduce { get; } = new("How to reproduce", "The same command with the same version gives the same result, to the last bit, on any machine.");

    public override string Losers(string arm, string list) => $"Under {arm} these lose jobs: {list}.";
    public override string NoLosers(string arm) => $"Under {arm} nobody loses jobs that is statistically different from zero.";
    public override string Winners(string arm, string list) => $"These gain: {list}.";
    public override string NoWinners(string arm) => "Nobody gains that is statistically different from zero.";
    public override string Same(IReadOnlyList<string> arms, string other) => $"{NumberFormat.English.Listed(arms)} {(arms.Count == 1 ? "is" : "are")} the same as {other} in all recorded outcomes.";
    public override string More(int rest) => $"and {rest} more";
    public override string Untold(int untold, int parts) => $"For {untold} of {parts} the run cannot tell the sign.";
    public override string OneInTwenty(int intervals) => $"Of {intervals} such intervals one in twenty leaves zero out by simulation error alone, so a single name is a hint and no proof.";
    public override string NoIntervals => "With one replication there is no interval, so nobody can be named.";
    public override string Verdict => "what the run can tell";

    public override string Sign(SignVerdict verdict, LabourClosure told) => verdict switch
    {
        SignVerdict.Gain => "more jobs",
        SignVerdict.Loss => "fewer jobs",
        SignVerdict.Turns => "the sign depends on the supply of labour",
        SignVerdict.GainUnderOne => $"more jobs under {Labour(told)}; otherwise it cannot be told",
        SignVerdict.LossUnderOne => $"fewer jobs under {Labour(told)}; otherwise it cannot be told",
        SignVerdict.Same => "the same policy",
        _ => "not statistically different from zero",
    };

    public override ImmutableArray<string> IntervalText(string note, Replications replications) =>
    [
        note,
        "A replication is the whole history run once more with other luck: other births, other needs, other chances of meeting the right adviser. All arms of a replication share that luck, so the interval is that of the difference between twins, and far narrower than the spread of the totals.",
        "What is not in it: that parameters may be wrong, that mechanisms may be missing, that the seeds describe the region badly. That uncertainty is larger than simulation error. A narrow interval says that the model's answer is known well, not that the region's is.",
    ];

    public override ImmutableArray<string> WeaknessList { get; } =
    [
        "Most parameters are assumed, with a range, not measured. The sign of an agreement depends on them.",
        "Nothing is calibrated: values were set by hand until the world looked sane. Of what was kept back to test it, part fails: too many firms grow fast for three years and too few for ten, and young firms count for too little.",
        "Displacement and leakage follow from the assumed tradability of sectors. They are no findings. A market is one sector in one region, so displacement cannot cross a border.",
        "Neither assumption about labour is the truth. With binding supply most net jobs vanish; a real region lies between the two.",
        "Effects of help are set by hand near the trials in the evidence file; light effects fade by assumption, and effects fall with the size of firms by an assumed exponent.",
        "The arm without support is a yardstick for net jobs, not a policy: doors close at once, and effects already under way still arrive.",
        "Firms' own hours of search cost nothing, so fewer doors save time that jobs do not show.",
        "Not in the model: prices of goods and wages, credit, relocation, mergers, informal networks between firms.",
    ];

    public override string Command => "Command";
    public override string Seed => "Seed";
    public override string Scenario => "Scenario";
    public override string Version => "Version of the model";
    public override string InputsHash => "Hash of the inputs";
    public override string ResultHash => "Hash of the results";
    public override string ReplicationsLabel => "Replications";
    public override string Verify => "ecosim verify checks a folder of results against its inputs and computes some replications again; ecosim rerun repeats the run behind a figure. Every figure's table is under the figure, with all digits as CSV.";
    public override string Table => "Table";
    public override string Csv => "Save as CSV";
    public override ImmutableArray<string> Looks { get; } = ["as device", "light", "dark"];
    public override string Look => "Colours";
    public override string Keys => "Arrow keys read the values; Escape ends.";
    public override string Figure => "figure";
    public override string Skip => "Skip to the answer";
    public override string Footer => "Made by EcosystemSim from the summary of the run. This file is whole: it loads nothing and sends nothing.";
    public override string NamesAreTheScenarios => "";

    private static string Labour(LabourClosure labour) => labour == LabourClosure.Slack ? "slack labour" : "binding supply";
}
