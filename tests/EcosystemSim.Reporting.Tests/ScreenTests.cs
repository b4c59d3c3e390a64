using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Figures;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Tests;

public class ScreenTests
{
    // Of the figures that the report shows before its appendix.
    private static readonly string[] Main = ["fates", "difference", "curves-help", "curves-cost", "forest", "ledger", "decisive"];

    public static TheoryData<string> Runs => [.. FigureCases.Runs.Keys];

    [Theory, MemberData(nameof(Runs))]
    public void The_screen_is_short_and_whole_in_every_language(string run)
    {
        ScreenFacts facts = ScreenFacts.Of(FigureCases.Runs[run]());
        foreach (Language language in Language.All)
        {
            ScreenWords words = language.Screen;
            string[] said = [words.Verdict(facts), words.Caveat(facts.Replications), words.Help(facts), words.Jobs(facts), words.Rests(facts)];
            Assert.True(said[0].Length > 0 && said[1].Length > 0);
            Assert.All(said.Where(sentence => sentence.Length > 0), sentence => Assert.EndsWith(".", sentence));
            Assert.InRange(Words(string.Join(' ', said)), 5, 115);
            Assert.DoesNotContain("NaN", string.Concat(said));
            Assert.DoesNotContain("∞", string.Concat(said));
        }
    }

    [Fact]
    public void Console_and_report_say_the_same()
    {
        foreach (RunSummary run in (RunSummary[])[MadeUpRun.SixArms(scale: 10, twins: true), MadeUpRun.SixArms(), MadeUpRun.InWorlds(), MadeUpRun.SixArms(replications: 1), MadeUpRun.SixArms(replications: 0)])
        {
            ScreenFacts facts = ScreenFacts.Of(run);
            string console = AnswerScreen.Of(run).Verdict, report = Language.English.Screen.Verdict(facts);
            if (facts.Case == VerdictCase.NothingFinished) Assert.Equal(report, console);
            else Assert.Equal(report[..report.IndexOf(' ', 3)], console[..console.IndexOf(' ', 3)]);
            if (facts.Case > VerdictCase.NothingKnown) Assert.Contains(NumberFormat.English.Fixed(Math.Abs(facts.JobYears.Mean), NumberFormat.Decimals(facts.JobYears)), console);
            if (facts.Survival is { } survival) Assert.Contains(NumberFormat.English.Percent(survival.Share), console);
        }
    }

    [Fact]
    public void In_plausible_worlds_the_verdict_says_in_how_many_and_how_wide()
    {
        ScreenFacts facts = ScreenFacts.Of(MadeUpRun.InWorlds());
        Assert.Equal("At equal public money coordinated gives 240 more job-years than fragmented on average, and more in 94 % of plausible worlds; 95 % of them lie from −30 to +610.", Language.English.Screen.Verdict(facts));
        Assert.Equal("Ved samme offentlige udgift giver »coordinated« i gennemsnit 240 flere jobår end »fragmented«, og flere i 94 % af de plausible verdener; 95 % af dem ligger fra −30 til +610.", Language.Danish.Screen.Verdict(facts).Replace('\u00A0', ' '));
        Assert.StartsWith("The sign turns at delivery.business_development 0.14 (more above).", Language.English.Screen.Rests(facts));
        Assert.Contains("fewer job-years in 62 % of the worlds", Language.English.Screen.Rests(facts));
    }

    [Fact]
    public void The_title_of_a_main_figure_is_a_finding_in_ten_words_with_a_number()
    {
        foreach (RunSummary run in (RunSummary[])[MadeUpRun.SixArms(), MadeUpRun.SixArms(scale: 10, twins: true), MadeUpRun.InWorlds(), MadeUpRun.SixArms(scale: -10)])
        {
            foreach (Language language in Language.All)
            {
                FigureModel[] figures = [.. FigureCatalogue.Of(run, language).Where(figure => Main.Contains(figure.Name))];
                Assert.True(figures.Length >= 6);
                Assert.All(figures, figure =>
                {
                    Assert.True(figure.Title.Any(char.IsAsciiDigit), figure.Title);
                    Assert.True(Words(figure.Title) <= 10, figure.Title);
                });
            }
        }
    }

    [Fact]
    public void Fates_say_whether_they_are_at_equal_outlay()
    {
        RunSummary run = MadeUpRun.SixArms(twins: true);
        foreach (Language language in Language.All)
        {
            FigureWords words = FigureWords.Of(language);
            Assert.Contains(words.AsItIs, FatesFigure.Model(run, words).Subtitle);
            Assert.Contains(words.AtEqualOutlay, FatesFigure.Model(run, words, atEqualOutlay: true).Subtitle);
            Assert.DoesNotContain(words.AsItIs, FatesFigure.Model(MadeUpRun.SixArms(), words).Subtitle);
        }
    }

    // Spaces within a number are no-break ones.
    private static int Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
