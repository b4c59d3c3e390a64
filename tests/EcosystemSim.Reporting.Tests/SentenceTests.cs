using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Tests;

public class SentenceTests
{
    public static TheoryData<string> Runs => [.. FigureCases.Runs.Keys];

    [Fact]
    public void The_three_sentences_of_a_whole_run()
    {
        AnswerSentences answer = AnswerSentences.For(WithDifference(MadeUpRun.Interval(54, 23, 84), MadeUpRun.Interval(3, -20, 26)));
        Assert.Equal(
            "Of 1,000 needs that arose from 2016Q2 on, 260 under coordinated against 161 under fragmented got specialised help within a year, 246 against 290 got generic help, "
            + "and 245 against 290 lapsed or dropped out.", answer.Needs);
        Assert.Equal(
            "Against fragmented, coordinated makes a difference of +270 job-years (95 % interval 210 to 330) under slack labour and +16 job-years (−44 to 77, not statistically different from zero) "
            + "under binding supply, over 2013Q1 to 2022Q4; jobs differ at the end of 2022Q4 by +54 of 743,000 (23 to 84) under slack labour "
            + "and +3 of 743,000 (−20 to 26, not statistically different from zero) under binding supply.", answer.Jobs);
        Assert.Equal("", answer.EqualOutlay);
        Assert.Equal(
            "Here coordination takes 9.3 % of hours at a utilisation of 78 %, "
            + "and as it is, at no cost (coordinated-free) the difference in jobs beyond fragmented under slack labour is +80 rather than +54, so its costs took 26 jobs; "
            + "by a straight line between the two it turns negative at 3.1 times its costs; "
            + "--sweep-load finds where the sign turns with the load.", answer.Turn);
        Assert.Equal("The intervals hold simulation error only (100 replications), not the uncertainty of the parameters.", answer.Note);
    }

    [Fact]
    public void A_loss_is_said_as_plainly_as_a_gain() =>
        Assert.Contains(
            "jobs differ at the end of 2022Q4 by −54 of 743,000 (−84 to −23) under slack labour",
            AnswerSentences.For(WithDifference(MadeUpRun.Interval(-54, -84, -23), MadeUpRun.Interval(-3, -26, 20))).Jobs);

    [Fact]
    public void Equal_outlay_comes_first_then_the_difference_as_it_is_then_what_it_costs()
    {
        AnswerSentences answer = AnswerSentences.For(MadeUpRun.SixArms(twins: true));
        Assert.Equal(
            "At the same public outlay as under fragmented, coordinated makes a difference of +60 job-years (95 % interval 0 to 120, not statistically different from zero) under slack labour "
            + "and −194 job-years (−254 to −133) under binding supply, over 2013Q1 to 2022Q4.", answer.EqualOutlay);
        Assert.StartsWith("As it is, it makes a difference of +270 job-years (210 to 330) under slack labour and", answer.Jobs);
        Assert.Equal([answer.EqualOutlay, answer.Jobs, answer.Cost], answer.All.Take(3));
        foreach (var language in Languages.Language.All) Assert.Contains("+60", AnswerSentences.For(MadeUpRun.SixArms(twins: true), language: language).EqualOutlay);
    }

    [Fact]
    public void Jobs_carry_their_date_and_the_path_after_it()
    {
        string jobs = AnswerSentences.For(MadeUpRun.SixArms(headline: 23)).Jobs;
        Assert.Contains("jobs differ at the end of 2018Q4 by +54 of 743,000 (39 to 69) under slack labour and", jobs);
        Assert.EndsWith(", and at the end of 2022Q4 by +81 (66 to 96) under slack labour.", jobs);
    }

    [Fact]
    public void What_an_arm_has_beyond_its_basis_and_by_the_headline_is_told_at_equal_outlay_first()
    {
        RunSummary six = MadeUpRun.SixArms(twins: true, headline: 23);
        six = six with
        {
            Arms =
            [
                .. six.Arms.Select(arm => arm.EqualOutlay is { } twin
                    ? arm with { BasedOn = "eligibility", EqualOutlay = twin with { JobYearsToHeadline = MadeUpRun.Interval(20, 5, 35), JobYearsBeyondBasis = MadeUpRun.Interval(-50, -95, -5) } }
                    : arm),
            ],
        };
        string equal = AnswerSentences.For(six).EqualOutlay;
        Assert.Contains(", of them +20 (5 to 35) under slack labour by the end of 2018Q4; coordinated itself, beyond eligibility on which it is based, makes one of −50 job-years (−95 to −5) under slack labour and ", equal);
        Assert.All(Language.All, language => Assert.Contains(language.Numbers.Quarter(six.HeadlineQuarter()), AnswerSentences.For(six, language: language).EqualOutlay));
    }

    [Fact]
    public void An_outlay_that_cannot_be_matched_is_told_with_how_far_it_lies_off()
    {
        RunSummary six = MadeUpRun.SixArms(twins: true);
        RunSummary far = six with { Arms = [.. six.Arms.Select(arm => arm.EqualOutlay is { } twin ? arm with { EqualOutlay = twin with { IsMatched = false, OutlayDifferenceShare = 0.023 } } : arm)] };
        Assert.StartsWith("At the public outlay nearest to that of fragmented that its grants allow (+2.3 %), coordinated makes a difference of +60 job-years", AnswerSentences.For(far).EqualOutlay);
        Assert.All(AppraisalTable.For(far, LabourClosure.Slack)!.Rows.Where(row => row.Arm != "fragmented"), row => Assert.Equal("n/a", row.Cells[0].Text));
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(20, false)]
    public void Jobs_that_lie_in_firms_of_one_arm_alone_are_said_to(double inOne, bool isSaid)
    {
        var run = WithDifference(MadeUpRun.Interval(54, 23, 84), MadeUpRun.Interval(3, -20, 26));
        LedgerSummary ledger = new()
        {
            Against = "baseline",
            Other = "fragmented",
            Lines = [new("exists_in_this_arm_only", "inside", MadeUpRun.Interval(inOne + 4, 10, 90), 3), new("exists_in_other_only", "inside", MadeUpRun.Interval(-4, -8, 0), 1)],
            Total = MadeUpRun.Interval(54, 23, 84),
        };
        run = run with { Arms = [.. run.Arms.Select(arm => arm.Arm == "coordinated" ? arm with { Ledgers = [ledger] } : arm)] };
        Assert.Equal(isSaid, AnswerSentences.For(run).Jobs.Contains("; +50 of those at the end of 2022Q4 come through entry, exit and inward investment"));
        Assert.Equal(isSaid, AnswerSentences.For(run, language: Languages.Language.Danish).Jobs.Contains("; +50 af dem ved udgangen af 2022K4 kommer ved tilgang, ophør og udenlandske investeringer"));
    }

    [Fact]
    public void An_interval_that_contains_zero_tells_no_sign() =>
        Assert.Contains(
            "+12 of 743,000 (−8 to 32, not statistically different from zero) under slack labour",
            AnswerSentences.For(WithDifference(MadeUpRun.Interval(12, -8, 32), MadeUpRun.Interval(0, -8, 8))).Jobs);

    [Fact]
    public void An_end_near_zero_is_not_rounded_onto_it() =>
        Assert.Contains("+40.0 of 743,000 (0.3 to 79.7)", AnswerSentences.For(WithDifference(MadeUpRun.Interval(40, 0.3, 79.7), MadeUpRun.Interval(0, -8, 8))).Jobs);

    [Fact]
    public void Where_no_replication_differs_it_is_exactly_nothing()
    {
        AnswerSentences answer = AnswerSentences.For(WithDifference(MadeUpRun.Interval(0, 0, 0), MadeUpRun.Interval(0, 0, 0)));
        Assert.Contains("by exactly 0 of 743,000 (the same in every replication) under slack labour", answer.Jobs);
    }

    [Fact]
    public void One_replication_says_nothing_about_luck()
    {
        AnswerSentences answer = AnswerSentences.For(MadeUpRun.SixArms(replications: 1));
        Assert.Contains("a difference of +270 job-years (one replication, so there is no interval) under slack labour", answer.Jobs);
        Assert.StartsWith("One replication tells nothing about simulation error", answer.Note);
    }

    [Fact]
    public void No_replication_gives_no_answer()
    {
        AnswerSentences answer = AnswerSentences.For(MadeUpRun.SixArms(replications: 0));
        Assert.Equal("What changed for needs is not known, since no replication has finished.", answer.Needs);
        Assert.Equal("What changed for jobs is not known, since no replication has finished.", answer.Jobs);
    }

    [Fact]
    public void A_run_without_any_arm_has_its_sentences_too() => Assert.Equal(3, AnswerSentences.For(new MadeUpRun { Replications = 0 }.Build()).All.Length);

    [Fact]
    public void A_single_arm_is_compared_with_nothing()
    {
        AnswerSentences answer = AnswerSentences.For(MadeUpRun.Many(1, _ => 0));
        Assert.StartsWith("Of 1,000 needs that arose from 2016Q2 on under fragmented, 161 got specialised help within a year", answer.Needs);
        Assert.Contains("the run has no arm to compare them with", answer.Jobs);
        Assert.Equal("Where the sign turns is no question here, since the run compares nothing with fragmented.", answer.Turn);
    }

    [Fact]
    public void Without_an_arm_without_support_nothing_is_net() => Assert.DoesNotContain("net jobs", AnswerSentences.For(MadeUpRun.Many(3, i => 20 * i)).Jobs);

    [Fact]
    public void Without_the_arm_of_the_answer_the_last_one_with_its_costs_is_compared()
    {
        Assert.Equal("package-2", MadeUpRun.Many(3, i => 20 * i).Compared());
        RunSummary six = MadeUpRun.SixArms();
        Assert.Equal("eligibility", (six with { Arms = [.. six.Arms.Where(a => a.Arm is "none" or "fragmented" or "eligibility" or "coordinated-free")] }).Compared());
        Assert.Null((six with { Arms = [.. six.Arms.Where(a => a.Arm is "none" or "fragmented")] }).Compared());
    }

    [Fact]
    public void The_answer_says_which_arm_it_speaks_of_where_there_is_a_choice()
    {
        RunSummary six = MadeUpRun.SixArms();
        Assert.Equal("This answer compares coordinated with fragmented, as the scenario says.", AnswerSentences.For(six with { AnswerIsStated = true }).All[^1]);
        Assert.StartsWith("This answer compares coordinated with fragmented, since it is the last arm with its costs;", AnswerSentences.For(six).About);
        Assert.Empty(AnswerSentences.For(six with { Arms = [.. six.Arms.Where(a => a.Arm is "none" or "fragmented" or "coordinated" or "coordinated-free")] }).About);
        Assert.Contains("house-package", AnswerSentences.For(six with { Answer = "house-package" }).Jobs);
    }

    [Fact]
    public void Support_far_from_its_firms_is_said_before_all_else()
    {
        RunSummary six = MadeUpRun.SixArms();
        Assert.Empty(AnswerSentences.For(six with { Support = new(1.2, 1000) }).Unusual);
        Assert.StartsWith("The support is far from its firms: 85 advisers for 1,000 firms (in the systems", AnswerSentences.For(six with { Support = new(85, 1000) }).All[0]);
        foreach (Language language in Language.All) Assert.NotEmpty(AnswerSentences.For(six with { Support = new(1.2, 10) }, language: language).Unusual);
    }

    [Fact]
    public void Equal_help_is_said_once() =>
        Assert.StartsWith(
            "Of 1,000 needs that arose from 2016Q2 on, 161 got specialised help within a year under coordinated as under fragmented, ",
            AnswerSentences.For(new MadeUpRun()
                .Arm("fragmented", "", new(4, 161, 290, 231, 182, 108, 16, 12), 0, 0, 40)
                .Arm("coordinated", "", new(4, 161.2, 290, 231, 182, 108, 16, 12), 1, 5, 4).Build()).Needs);

    [Fact]
    public void A_short_run_says_how_long_needs_were_followed() => Assert.Contains("got specialised help within 2 quarters", AnswerSentences.For(FigureCases.Runs["short-run"]()).Needs);

    [Fact]
    public void A_sweep_of_coordination_says_where_the_sign_turns() =>
        Assert.Equal(
            "The sign turns from gain to loss when coordination takes more than 28 % of hours, at a utilisation of 78 % under fragmented; in this run it takes 9.3 %.",
            AnswerSentences.For(MadeUpRun.SixArms(), new(Swept.Coordination, 0.28, 0.783, FromGainToLoss: true)).Turn);

    [Fact]
    public void A_sweep_of_load_says_where_the_sign_turns() =>
        Assert.Equal(
            "The sign turns when utilisation under fragmented passes 93 %, with coordination at 9.3 % of hours; in this run it is 78 %.",
            AnswerSentences.For(MadeUpRun.SixArms(), new(Swept.Load, 0.093, 0.93)).Turn);

    [Fact]
    public void A_sweep_that_found_no_turn_says_so() =>
        Assert.StartsWith("At no load of the sweep did the sign turn", AnswerSentences.For(MadeUpRun.SixArms(), new(Swept.Load, 0.093, double.NaN)).Turn);

    [Fact]
    public void Costs_that_took_nothing_are_not_said_to_have_taken_something()
    {
        RunSummary run = WithDifference(MadeUpRun.Interval(90, 60, 120), MadeUpRun.Interval(3, -20, 26));
        string turn = AnswerSentences.For(run).Turn;
        Assert.Contains("is +80, so that what its costs take is not statistically different from zero; --sweep-load", turn);
        Assert.DoesNotContain("straight line", turn);
    }

    [Fact]
    public void The_turn_is_that_of_what_the_arm_adds_to_its_basis()
    {
        // 40 jobs beyond its basis and 20 taken: nothing is left at three times its costs.
        string turn = AnswerSentences.For(WithBasis(beyond: 40, taken: MadeUpRun.Interval(20, 5, 35))).Turn;
        Assert.Contains("the difference in jobs beyond eligibility under slack labour is +60 rather than +40, so its costs took 20 jobs; by a straight line between the two it turns negative at 3.0 times its costs;", turn);
    }

    [Fact]
    public void A_loss_within_reach_of_its_costs_turns_below_them() =>
        Assert.Contains("it would cease to lose at 0.33 times its costs", AnswerSentences.For(WithBasis(beyond: -40, taken: MadeUpRun.Interval(60, 30, 90))).Turn);

    [Fact]
    public void What_loses_even_at_no_cost_loses_at_any() =>
        Assert.Contains(
            "its costs took 20 jobs, and it loses at any cost: even as it is, at no cost (coordinated-free) the difference in jobs beyond eligibility under slack labour is −20; --sweep-load",
            AnswerSentences.For(WithBasis(beyond: -40, taken: MadeUpRun.Interval(20, 5, 35))).Turn);

    // Without its costs -3 is left of a loss of 23, and the costs alone are known to 5 only.
    [Fact]
    public void What_is_left_of_a_loss_at_no_cost_is_no_loss_where_luck_is_larger()
    {
        string turn = AnswerSentences.For(WithBasis(beyond: -23, taken: MadeUpRun.Interval(20, 15, 25))).Turn;
        Assert.Contains("its costs took 20 jobs, which is what it loses: as it is, at no cost (coordinated-free) the difference in jobs beyond eligibility under slack labour is −3, not statistically different from zero;", turn);
        Assert.DoesNotContain("at any cost", turn);
    }

    [Fact]
    public void The_turn_is_told_at_equal_outlay_where_both_arms_have_it()
    {
        string turn = AnswerSentences.For(MadeUpRun.SixArms(twins: true)).Turn;
        Assert.Contains("at equal outlay and at no cost (coordinated-free) the difference in job-years beyond fragmented under slack labour is ", turn);
        Assert.DoesNotContain(" jobs", turn);
    }

    // 95.6 and 81.5 make 177.1: the reader takes 96 from 177.
    [Fact]
    public void What_costs_took_is_the_difference_of_the_numbers_beside_it() =>
        Assert.Contains(
            "is +177 rather than +96, so its costs took 81 jobs", AnswerSentences.For(WithBasis(beyond: 95.6, taken: MadeUpRun.Interval(81.5, 60, 103))).Turn);

    [Fact]
    public void Costs_whose_interval_holds_zero_are_not_told_apart_from_none() =>
        Assert.Contains("is +60, so that what its costs take is not statistically different from zero;", AnswerSentences.For(WithBasis(beyond: 40, taken: MadeUpRun.Interval(20, -5, 45))).Turn);

    [Theory, MemberData(nameof(Runs))]
    public void Every_run_gets_sentences_of_its_own_words(string run)
    {
        AnswerSentences answer = AnswerSentences.For(FigureCases.Runs[run]());
        Assert.InRange(answer.All.Length, 3, 6);
        Assert.All(answer.All.Add(answer.Note), sentence =>
        {
            Assert.EndsWith(".", sentence);
            Assert.DoesNotContain(". ", sentence);
            Assert.DoesNotContain("NaN", sentence);
            Assert.DoesNotContain("n/a", sentence);
            Assert.DoesNotContain("better", sentence, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("% of runs", sentence);
            Assert.DoesNotMatch("[-−]0(?![.,0-9])", sentence);
            Assert.DoesNotMatch(" -[0-9]", sentence);
        });
    }

    private static RunSummary WithBasis(double beyond, Estimate taken)
    {
        RunSummary six = MadeUpRun.SixArms();
        return six with
        {
            Arms =
            [
                .. six.Arms.Select(arm => arm.Arm switch
                {
                    "eligibility" => arm with { CoordinationShare = 0.033 },
                    "coordinated" => arm with { BasedOn = "eligibility", JobsBeyondBasis = MadeUpRun.Interval(beyond, beyond - 10, beyond + 10) },
                    "coordinated-free" => arm with { BasedOn = "coordinated", JobsBeyondBasis = taken },
                    _ => arm,
                }),
            ],
        };
    }

    private static RunSummary WithDifference(Estimate slack, Estimate binding)
    {
        RunSummary six = MadeUpRun.SixArms();
        return six with
        {
            Arms = [.. six.Arms.Select(arm => arm.Arm != "coordinated" ? arm : arm with { JobsDifference = arm.Labour == LabourClosure.Slack ? slack : binding })],
        };
    }
}
