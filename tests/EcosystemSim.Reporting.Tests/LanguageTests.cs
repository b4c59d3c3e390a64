using System.Collections.Immutable;
using System.Reflection;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Tests;

public class LanguageTests
{
    private const string Nbsp = "\u00A0";

    public static TheoryData<string> Codes => [.. Language.All.Select(language => language.Code)];

    public static TheoryData<string, string> CodesAndRuns
    {
        get
        {
            TheoryData<string, string> all = [];
            foreach (Language language in Language.All)
            {
                foreach (string run in FigureCases.Runs.Keys) all.Add(language.Code, run);
            }

            return all;
        }
    }

    [Fact]
    public void There_are_four_and_each_is_found_by_its_code()
    {
        Assert.Equal(["da", "en", "nb", "sv"], Language.All.Select(language => language.Code));
        Assert.All(Language.All, language => Assert.Same(language, Language.Find(language.Code)));
        Assert.Null(Language.Find("de"));
    }

    [Theory]
    [InlineData("en", "1,234,567.5", "−12", "+54", "9.3 %", "n/a", "2016Q2", "2,900,000 DKK")]
    [InlineData("da", "1.234.567,5", "−12", "+54", "9,3" + Nbsp + "%", "..", "2016K2", "2.900.000 kroner")]
    [InlineData("nb", "1" + Nbsp + "234" + Nbsp + "567,5", "−12", "+54", "9,3" + Nbsp + "%", "..", "2016K2", "2" + Nbsp + "900" + Nbsp + "000 danske kroner")]
    [InlineData("sv", "1" + Nbsp + "234" + Nbsp + "567,5", "−12", "+54", "9,3" + Nbsp + "%", "..", "2016K2", "2" + Nbsp + "900" + Nbsp + "000 danska kronor")]
    public void Numbers_are_written_as_the_language_writes_them(
        string code, string large, string negative, string signed, string percent, string nothing, string quarter, string money)
    {
        NumberFormat numbers = Language.Find(code)!.Numbers;
        Assert.Equal(large, numbers.Fixed(1234567.5, 1));
        Assert.Equal(negative, numbers.Whole(-12));
        Assert.Equal(signed, numbers.Signed(54, 0));
        Assert.Equal(percent, numbers.Percent(0.093));
        Assert.Equal(nothing, numbers.Fixed(double.NaN, 1));
        Assert.Equal(quarter, numbers.Quarter(2016 * 4 + 1));
        Assert.Equal(money, numbers.Money(2_903_412, "DKK"));
    }

    [Theory]
    [InlineData("en", "+54 (23 to 84)", "a, b and c")]
    [InlineData("da", "+54 (23 til 84)", "a, b og c")]
    [InlineData("nb", "+54 (23 til 84)", "a, b og c")]
    [InlineData("sv", "+54 (23 till 84)", "a, b och c")]
    public void Intervals_and_lists_have_the_words_of_the_language(string code, string difference, string list)
    {
        NumberFormat numbers = Language.Find(code)!.Numbers;
        Assert.Equal(difference, numbers.Difference(MadeUpRun.Interval(54, 23, 84)));
        Assert.Equal(list, numbers.Listed(["a", "b", "c"]));
    }

    [Theory, MemberData(nameof(Codes))]
    public void Small_numbers_lose_no_digit_and_no_zero_has_a_sign(string code)
    {
        NumberFormat numbers = Language.Find(code)!.Numbers;
        string mark = numbers.Decimal;
        Assert.Equal($"0{mark}07", numbers.Any(0.07));
        Assert.Equal($"0{mark}0001", numbers.Any(0.0001));
        Assert.Equal("0", numbers.Whole(-0.2));
        Assert.Equal($"0{mark}5{numbers.BeforePercent}%", numbers.Percent(0.005));
        Assert.Equal(numbers.NotAvailable, numbers.Any(double.NaN));
        Assert.Equal(numbers.NotAvailable, numbers.Significant(double.NaN, 3));
    }

    [Fact]
    public void The_answer_in_Danish()
    {
        AnswerSentences answer = AnswerSentences.For(MadeUpRun.SixArms(), language: Language.Danish);
        Assert.Equal(
            "Af 1.000 behov, der opstod fra og med 2016K2, fik 260 specialiseret hjælp inden for et år under »coordinated« mod 161 under »fragmented«, 246 mod 290 fik generel hjælp, "
            + "og 245 mod 290 bortfaldt eller blev opgivet.", answer.Needs);
        Assert.StartsWith(
            "Sammenlignet med »fragmented« giver »coordinated« en forskel på +270 jobår (95 %-interval 210 til 330) ved ledig arbejdskraft og +16 jobår (", answer.Jobs);
        Assert.Contains("; antallet af job afviger ved udgangen af 2022K4 med +54 af 743.000 (39 til 69) ved ledig arbejdskraft og +3 af 743.000 (", answer.Jobs);
        Assert.Equal(
            $"Her tager koordineringen 9,3{Nbsp}% af timerne ved en kapacitetsudnyttelse på 78{Nbsp}%, "
            + "og ved hver sin udgift og uden omkostninger (»coordinated-free«) er forskellen i job ud over »fragmented« ved ledig arbejdskraft +80 i stedet for +54, så omkostningerne kostede 26 job; "
            + "efter en ret linje mellem de to bliver forskellen negativ ved 3,1 gange omkostningerne; "
            + "--sweep-load finder, hvor fortegnet vender med belastningen.", answer.Turn);
        Assert.Equal("Intervallerne rummer kun simuleringsusikkerhed (100 replikationer), ikke usikkerheden om parametrene.", answer.Note);
    }

    [Fact]
    public void The_answer_in_Norwegian()
    {
        AnswerSentences answer = AnswerSentences.For(MadeUpRun.SixArms(), language: Language.Norwegian);
        Assert.Equal(
            $"Av 1{Nbsp}000 behov som oppsto fra og med 2016K2, fikk 260 spesialisert hjelp innen et år under «coordinated» mot 161 under «fragmented», 246 mot 290 fikk generell hjelp, "
            + "og 245 mot 290 falt bort eller ble gitt opp.", answer.Needs);
        Assert.Contains($"; antallet arbeidsplasser avviker ved utgangen av 2022K4 med +54 av 743{Nbsp}000 (39 til 69) ved ledig arbeidskraft", answer.Jobs);
    }

    [Fact]
    public void The_answer_in_Swedish()
    {
        AnswerSentences answer = AnswerSentences.For(MadeUpRun.SixArms(), language: Language.Swedish);
        Assert.Equal(
            $"Av 1{Nbsp}000 behov som uppstod från och med 2016K2 fick 260 specialiserad hjälp inom ett år under ”coordinated” mot 161 under ”fragmented”, 246 mot 290 fick generell hjälp, "
            + "och 245 mot 290 förföll eller avbröts.", answer.Needs);
        Assert.Contains($"; antalet jobb avviker i slutet av 2022K4 med +54 av 743{Nbsp}000 (39 till 69) vid ledig arbetskraft", answer.Jobs);
    }

    [Theory]
    [InlineData("da", " pr. nettojob på det tidspunkt")]
    [InlineData("nb", " per netto arbeidsplass da")]
    [InlineData("sv", " per nettojobb då")]
    public void The_ledger_has_a_sentence_per_arm_in_every_language(string code, string cost)
    {
        RunSummary summary = MadeUpRun.SixArms();
        ImmutableArray<string> sentences = LedgerSentences.For(summary, Language.Find(code));
        Assert.Equal(LedgerSentences.For(summary).Length, sentences.Length);
        Assert.All(sentences, sentence => Assert.Contains(cost, sentence));
    }

    [Theory, MemberData(nameof(CodesAndRuns))]
    public void Every_run_has_whole_sentences_in_every_language(string code, string run)
    {
        AnswerSentences answer = AnswerSentences.For(FigureCases.Runs[run](), language: Language.Find(code));
        Assert.All([.. answer.All, answer.Note], sentence =>
        {
            Assert.EndsWith(".", sentence);
            Assert.True(char.IsUpper(sentence[0]), sentence);
            Assert.DoesNotContain("NaN", sentence);
            Assert.DoesNotContain("  ", sentence);
            Assert.DoesNotContain("Language", sentence);
        });
    }

    [Theory, MemberData(nameof(Codes))]
    public void Every_term_is_there_and_no_two_fates_are_called_the_same(string code)
    {
        Terms terms = Language.Find(code)!.Terms;
        Assert.All(typeof(Terms).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.PropertyType == typeof(string)),
            property => Assert.NotEmpty((string)property.GetValue(terms)!));
        Assert.Equal(7, terms.Fates.Distinct().Count());
    }
}
