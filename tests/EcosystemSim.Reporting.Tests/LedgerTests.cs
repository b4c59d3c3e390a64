using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Tests;

public class LedgerTests
{
    private static readonly RunSummary Run = MadeUpRun.SixArms();

    public static TheoryData<string, int> Every() => TableTests.Every();

    [Theory, MemberData(nameof(Every))]
    public void No_line_is_wider_than_the_terminal_and_no_cell_is_lost(string run, int width)
    {
        var summary = FigureCases.Runs[run]();
        AnswerTable[] tables = [.. LedgerTable.All(summary), .. SpendingTable.For(summary) is { } spending ? new[] { spending } : []];
        foreach (var table in tables)
        {
            string text = PlainText.Render(table, width);
            Assert.All(text.Split('\n'), line => Assert.True(line.Length <= width, $"{line.Length}: {line}"));
            Assert.DoesNotContain("NaN", text);
            foreach (var cell in table.Rows.SelectMany(row => row.Cells)) Assert.All(cell.Text.Split(" ("), part => Assert.Contains(part, text));
        }
        Assert.All(LedgerSentences.For(summary), sentence => Assert.DoesNotContain("NaN", sentence));
    }

    [Fact]
    public void A_hundred_letters_hold_each_table_with_one_line_per_arm()
    {
        foreach (var table in LedgerTable.All(Run))
            Assert.Single(PlainText.Render(table, 100).Split('\n'), line => line.StartsWith("coordinated ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_arm_without_support_is_in_no_table_and_the_baseline_not_in_its_own()
    {
        Assert.DoesNotContain(LedgerTable.All(Run).SelectMany(table => table.Rows), row => row.Arm == "none");
        Assert.Contains(LedgerTable.AgainstWithoutSupport(Run, LabourClosure.Slack)!.Rows, row => row.Arm == "fragmented");
        Assert.DoesNotContain(LedgerTable.AgainstBaseline(Run, LabourClosure.Slack)!.Rows, row => row.Arm == "fragmented");
    }

    [Fact]
    public void The_lines_that_a_table_shows_add_up_to_what_it_says_they_do()
    {
        var table = LedgerTable.AgainstWithoutSupport(Run, LabourClosure.Slack)!;
        foreach (var row in table.Rows)
        {
            double Value(string key) => row.Cells[table.Columns.Select(c => c.Key).ToList().IndexOf(key)].Value;
            Assert.Equal(Value("net"), Value("supported") + Value("displacement") + Value("leakage") + Value("exists_in_one_only"), 8);
        }

        var other = LedgerTable.AgainstBaseline(Run, LabourClosure.Slack)!;
        foreach (var row in other.Rows)
            Assert.Equal(row.Cells[^1].Value, row.Cells.SkipLast(1).Zip(other.Columns).Where(c => c.Second.Key.EndsWith("_jobs")).Sum(c => c.First.Value), 8);
    }

    [Fact]
    public void No_table_and_no_sentence_shows_a_change_before_and_after()
    {
        Assert.DoesNotContain(LedgerTable.All(Run).SelectMany(table => table.Columns), column => column.Key.Contains("change") || column.Heading is "gross" or "deadweight");
        Assert.DoesNotContain(LedgerTable.All(Run).SelectMany(table => table.Rows).SelectMany(row => row.Cells), cell => cell.Value is < -5000 or > 5000 && cell.Text.StartsWith('−'));
    }

    [Fact]
    public void Where_the_programme_is_for_all_regions_there_is_no_column_of_leakage()
    {
        var everywhere = Run with { Arms = [.. Run.Arms.Select(arm => arm with { Ledgers = [.. arm.Ledgers.Select(Inside)] })] };
        Assert.Contains(LedgerTable.AgainstWithoutSupport(Run, LabourClosure.Slack)!.Columns, column => column.Key == "leakage");
        Assert.DoesNotContain(LedgerTable.AgainstWithoutSupport(everywhere, LabourClosure.Slack)!.Columns, column => column.Key == "leakage");
        Assert.All(LedgerSentences.For(everywhere), sentence => Assert.DoesNotContain("leakage", sentence));

        static LedgerSummary Inside(LedgerSummary ledger) => ledger with { Lines = [.. ledger.Lines.Select(row => row.Area == "outside" ? row with { Firms = 0 } : row)] };
    }

    [Fact]
    public void A_sentence_says_who_has_the_net_jobs()
    {
        Assert.Equal(
            "At the end of 2022Q4, under slack labour, coordinated has +1,294 net jobs against none (95 % interval 1,256 to 1,332): +1,811 in the 15,600 firms that it supports, "
            + "−388 in firms of the area and −129 in firms outside it that neither supports (displacement and leakage, which follow from assumed tradability and are no finding; none of it crosses a border), "
            + "and +0.4 through entry, exit and inward investment; of the net, +1,423 lie inside the programme's area and −129 outside it; "
            + "public cost of all recorded years comes to 735,000 DKK (715,000 to 757,000) per net job then; under binding supply net jobs are +1,243 (1,206 to 1,281).",
            LedgerSentences.For(Run).Single(sentence => sentence.Contains(" coordinated has ")));
        Assert.Equal(5, LedgerSentences.For(Run).Length);
    }

    [Fact]
    public void Where_net_jobs_are_not_above_zero_no_cost_is_given_and_that_is_said()
    {
        var lossy = Run with { Arms = [.. Run.Arms.Select(arm => arm with { Ledgers = [.. arm.Ledgers.Select(Uncertain)] })] };
        Assert.All(LedgerSentences.For(lossy), sentence =>
        {
            Assert.Contains("(95 % interval −20 to 30, not statistically different from zero)", sentence);
            Assert.Contains("net jobs are not statistically different from zero, so the cost per net job has no bounded interval", sentence);
        });

        static LedgerSummary Uncertain(LedgerSummary ledger) => ledger.Terms is not { } terms
            ? ledger
            : ledger with { Terms = terms with { Net = new(5, -20, 30, 60, 100), CostPerJob = new(2e8, double.NaN, double.NaN, RatioBound.Unbounded) } };
    }

    [Fact]
    public void Binding_supply_is_named_as_a_source_of_displacement_only_where_it_is_one()
    {
        Assert.Contains(LedgerTable.AgainstWithoutSupport(Run, LabourClosure.Binding)!.Notes, note => note.Contains("labour that supported firms take from others"));
        Assert.DoesNotContain(LedgerTable.AgainstWithoutSupport(Run, LabourClosure.Slack)!.Notes, note => note.Contains("labour that supported firms take from others"));
    }

    [Fact]
    public void A_summary_without_ledgers_has_no_table_and_no_sentence()
    {
        var old = Run with { Arms = [.. Run.Arms.Select(arm => arm with { Ledgers = [], AdministrationCostShare = double.NaN })] };
        Assert.Empty(LedgerTable.All(old));
        Assert.Empty(LedgerSentences.For(old));
        Assert.Null(SpendingTable.For(old));
    }

    [Fact]
    public void Shares_of_public_cost_sum_to_a_hundred()
    {
        var table = SpendingTable.For(Run)!;
        Assert.All(table.Rows, row => Assert.Equal(1, row.Cells.Where((_, i) => table.Columns[i].Group == "% of public cost").Sum(cell => cell.Value), 12));
        Assert.Equal(["10.7", "3.9", "46.6", "38.8", "951.6"], table.Rows.Single(row => row.Arm == "coordinated").Cells.Select(cell => cell.Text));
    }

    [Fact]
    public void Infrastructure_has_a_column_where_it_is_paid_and_is_no_advice()
    {
        Assert.DoesNotContain(SpendingTable.For(Run)!.Columns, column => column.Key == "infrastructure");
        var built = Run with { Arms = [.. Run.Arms.Select(arm => arm.Arm == "coordinated" ? arm with { InfrastructureCostShare = 0.05 } : arm)] };
        foreach (var language in Languages.Language.All)
        {
            var table = SpendingTable.For(built, language)!;
            var row = table.Rows.Single(r => r.Arm == "coordinated");
            int at = table.Columns.Select(column => column.Key).ToList().IndexOf("infrastructure");
            Assert.Equal((0.05, "advice"), (row.Cells[at].Value, table.Columns[at + 1].Key));
            Assert.Equal(0.338, row.Cells[at + 1].Value, 12);
        }
    }

    [Theory]
    [InlineData("en", "; of the net, +1,423 lie inside the programme's area and −129 outside it; ")]
    [InlineData("da", "; af nettoen ligger +1.423 i programmets område og −129 uden for det; ")]
    [InlineData("nb", "; av nettoen ligger +1\u00A0423 i programmets område og −129 utenfor det; ")]
    [InlineData("sv", "; av nettot ligger +1\u00A0423 i programmets område och −129 utanför det; ")]
    public void A_sentence_says_how_much_of_the_net_lies_outside_the_area(string code, string expected)
    {
        Assert.Contains(LedgerSentences.For(Run, Languages.Language.Find(code)), sentence => sentence.Contains(expected));
        var everywhere = Run with { Arms = [.. Run.Arms.Select(arm => arm with { Ledgers = [.. arm.Ledgers.Select(l => l with { Lines = [.. l.Lines.Where(row => row.Area == "inside")] })] })] };
        Assert.All(LedgerSentences.For(everywhere, Languages.Language.Find(code)), sentence => Assert.DoesNotContain(expected[..8], sentence));
    }

    [Fact]
    public void The_tables_read_as_they_did() =>
        GoldenFile.Check("tests/EcosystemSim.Reporting.Tests/Golden/ledger.six-arms.100.txt", string.Join('\n', LedgerTable.All(Run).Prepend(SpendingTable.For(Run)!).Select(table => PlainText.Render(table, 100))));
}
