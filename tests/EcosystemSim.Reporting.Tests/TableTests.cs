using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Tests;

public class TableTests
{
    public static TheoryData<string, int> Every()
    {
        TheoryData<string, int> data = [];
        foreach (string run in FigureCases.Runs.Keys)
        {
            foreach (int width in (ReadOnlySpan<int>)[60, 80, 100, 120, 200]) data.Add(run, width);
        }

        return data;
    }

    [Fact]
    public void There_is_a_table_per_labour_closure_slack_first()
    {
        AnswerTable[] tables = [.. AnswerTable.All(MadeUpRun.SixArms())];
        Assert.Equal(2, tables.Length);
        Assert.StartsWith("Slack labour", tables[0].Title);
        Assert.StartsWith("Binding labour supply", tables[1].Title);
    }

    [Fact]
    public void An_arm_has_the_numbers_of_its_row()
    {
        AnswerTable table = AnswerTable.For(MadeUpRun.SixArms(), LabourClosure.Slack);
        AnswerRow row = table.Rows.Single(r => r.Arm == "coordinated");
        string Cell(string key) => row.Cells[table.Columns.Select(c => c.Key).ToList().IndexOf(key)].Text;
        Assert.Equal("260", Cell("specialised"));
        Assert.Equal("1.42", Cell("hops_per_helped_need"));
        Assert.Equal("78.3", Cell("utilisation"));
        Assert.Equal("9.3", Cell("coordination_share"));
        Assert.Equal("15,600", Cell("firms_helped"));
        Assert.Equal("+1,294 (1,256 to 1,332)", Cell("net_jobs"));
        Assert.Equal("743,166", Cell("jobs"));
        Assert.Equal("+54 (39 to 69)", Cell("jobs_difference"));
        Assert.Equal("+38 (32 to 44)", Cell("jobs_difference_under_50"));
        Assert.Equal("+16 (3 to 30)", Cell("jobs_difference_over_50"));
    }

    [Fact]
    public void The_appraisal_has_equal_outlay_first_then_the_difference_and_its_price()
    {
        AnswerTable table = AppraisalTable.For(MadeUpRun.SixArms(headline: 23, twins: true), LabourClosure.Slack)!;
        AnswerRow row = table.Rows.Single(r => r.Arm == "coordinated");
        string Cell(string key) => row.Cells[table.Columns.Select(c => c.Key).ToList().IndexOf(key)].Text;
        Assert.Equal(["equal_outlay_job_years", "equal_outlay_net_present_value", "job_years", "job_years_present", "value_added_present", "public_cost_present", "cost_per_job_year", "cost_per_job"], table.Columns.Take(8).Select(c => c.Key));
        Assert.Equal("+60 (0 to 120)", Cell("equal_outlay_job_years"));
        Assert.Equal("+270 (210 to 330)", Cell("job_years"));
        Assert.Equal("+326 (323 to 329)", Cell("public_cost_present"));
        Assert.StartsWith("1,440,000 (1,", Cell("cost_per_job_year"));
        Assert.Equal("DKK per job there at the end of 2018Q4", table.Columns.Single(c => c.Key == "cost_per_job").Heading);
        Assert.Contains("at 3.5 % a year, in prices of 2017; a mean job is taken to add 860,000 DKK a year", table.Notes[1]);
        // Where there are fewer jobs or perhaps none, no price is put on one.
        Assert.Equal("n/a", table.Rows.Single(r => r.Arm == "house-package").Cells[6].Text);
        Assert.Equal("n/a", table.Rows.Single(r => r.Arm == "eligibility").Cells[7].Text);
        Assert.All(table.Rows.Single(r => r.Arm == "fragmented").Cells.Take(8), cell => Assert.Equal("baseline", cell.Text));
        Assert.Null(AppraisalTable.For(MadeUpRun.Many(1, _ => 0), LabourClosure.Slack));
    }

    [Fact]
    public void Jobs_at_the_end_stand_beside_those_of_an_earlier_headline()
    {
        AnswerTable table = AnswerTable.For(MadeUpRun.SixArms(headline: 23), LabourClosure.Slack);
        Assert.Contains(table.Columns, c => c.Key == "jobs_difference_at_end" && c.Heading == "total, end of 2022Q4");
        Assert.All(table.Columns.Where(c => c.Key is "jobs_difference" or "jobs_difference_under_50"), c => Assert.Equal("jobs at the end of 2018Q4, difference from fragmented", c.Group));
        Assert.DoesNotContain(AnswerTable.For(MadeUpRun.SixArms(), LabourClosure.Slack).Columns, c => c.Key == "jobs_difference_at_end");
    }

    [Fact]
    public void The_baseline_has_no_difference_from_itself()
    {
        AnswerTable table = AnswerTable.For(MadeUpRun.SixArms(), LabourClosure.Slack);
        Assert.Equal(3, table.Rows.Single(row => row.Arm == "fragmented").Cells.Count(cell => cell.Text == AnswerTable.BaselineText));
    }

    [Fact]
    public void A_table_says_which_needs_it_counts() =>
        Assert.Equal(
            "Needs that arose, and hours, from 2016Q2 on. The rest of the 1,000: the firm ceased, or the need is still open.",
            AnswerTable.For(MadeUpRun.SixArms(), LabourClosure.Slack).Notes[0]);

    [Fact]
    public void What_is_not_known_is_said_to_be_so()
    {
        AnswerTable table = AnswerTable.For(MadeUpRun.SixArms(replications: 0), LabourClosure.Slack);
        Assert.All(table.Rows.Where(row => row.Arm != "fragmented"), row => Assert.All(row.Cells, cell => Assert.Equal("n/a", cell.Text)));
    }

    [Fact]
    public void Without_an_arm_without_support_there_are_no_net_columns() =>
        Assert.DoesNotContain(AnswerTable.For(MadeUpRun.Many(3, i => i), LabourClosure.Slack).Columns, column => column.Key.Contains("net"));

    [Fact]
    public void Each_region_has_a_table_on_request()
    {
        AnswerTable[] tables = [.. AnswerTable.ByRegion(MadeUpRun.SixArms(), LabourClosure.Slack)];
        Assert.Equal(["Nordjylland, slack labour", "Midtjylland, slack labour", "Region Syddanmark, slack labour"], tables.Select(table => table.Title));
        Assert.All(tables, table => Assert.Equal(6, table.Rows.Length));
    }

    [Fact]
    public void A_hundred_letters_hold_the_table_as_two_below_each_other()
    {
        string text = PlainText.Render(AnswerTable.For(MadeUpRun.SixArms(), LabourClosure.Slack), 100);
        Assert.Equal(2, text.Split('\n').Count(line => line.StartsWith("coordinated ")));
    }

    [Fact]
    public void Two_hundred_and_forty_letters_hold_the_table_as_one()
    {
        string text = PlainText.Render(AnswerTable.For(MadeUpRun.SixArms(), LabourClosure.Slack), 240);
        Assert.Single(text.Split('\n'), line => line.StartsWith("coordinated "));
    }

    [Theory, MemberData(nameof(Every))]
    public void No_line_is_wider_than_the_terminal_and_no_cell_is_lost(string run, int width)
    {
        foreach (LabourClosure labour in Enum.GetValues<LabourClosure>())
        {
            // The ends of a cost take more room than 60 letters leave beside a long name.
            AnswerTable? appraisal = width < 80 ? null : AppraisalTable.For(FigureCases.Runs[run](), labour);
            foreach (AnswerTable table in new[] { AnswerTable.For(FigureCases.Runs[run](), labour), appraisal }.OfType<AnswerTable>())
            {
                string text = PlainText.Render(table, width);
                Assert.All(text.Split('\n'), line => Assert.True(line.Length <= width, $"{line.Length}: {line}"));
                Assert.DoesNotContain("NaN", text);
                foreach (AnswerCell cell in table.Rows.SelectMany(row => row.Cells))
                    Assert.All(cell.Text.Split(" ("), part => Assert.Contains(part, text));
            }
        }
    }

    [Fact]
    public void Markdown_has_as_many_cells_in_each_row_as_in_its_heading()
    {
        string text = Markdown.Render(AnswerTable.For(MadeUpRun.SixArms(), LabourClosure.Binding));
        foreach (string table in text.Split("\n\n").Where(block => block.StartsWith('|')))
            Assert.Single(table.Trim('\n').Split('\n').Select(line => line.Count(c => c == '|')).Distinct());
        Assert.Contains("| coordinated | 260 |", text);
    }

    [Fact]
    public void The_table_reads_as_it_did()
    {
        AnswerTable table = AnswerTable.For(MadeUpRun.SixArms(), LabourClosure.Binding);
        GoldenFile.Check("tests/EcosystemSim.Reporting.Tests/Golden/table.six-arms.100.txt", PlainText.Render(table, 100));
        GoldenFile.Check("tests/EcosystemSim.Reporting.Tests/Golden/table.six-arms.md", Markdown.Render(table));
        GoldenFile.Check("tests/EcosystemSim.Reporting.Tests/Golden/appraisal.six-arms.100.txt", PlainText.Render(AppraisalTable.For(MadeUpRun.SixArms(headline: 23, twins: true), LabourClosure.Slack)!, 100));
    }
}
