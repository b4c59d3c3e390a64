using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using EcosystemSim.Cli.Explaining;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Model.Entities;
using EcosystemSim.Scenarios;
using EcosystemSim.Scenarios.Files;

namespace EcosystemSim.Cli.Tests;

[Trait("Category", "Slow")]
public class ExplainTests
{
    private static readonly Catalogue Seeds = Catalogue.Load(Command.Repository).Catalogue!;
    private static readonly Explainer Explainer = new(Seeds, OddPage.Shipped, OutcomesPage.Shipped);

    // Without a file to begin from, the seeds are looked for where the command is started.
    [ModuleInitializer]
    internal static void StandAtTheRoot() => Environment.CurrentDirectory = Command.Repository;

    [Fact]
    public void A_lever_is_told_with_cost_sentence_document_number_evidence_file_section_and_scenarios()
    {
        string text = Words(Command.Run("explain", "referral").Out);
        Assert.StartsWith("L05 Referral hand in hand What it does Works against: wrong doors, hoarding, cold referrals.", text);
        foreach (string part in new[]
        {
            "What it costs 1 hour [warm_hours] per warm hand-over",
            "C08 “henvise virksomhederne til relevante innovations- og videnssamarbejder i de enkelte klynger”",
            "27 January 2021 (002_4c2719b861b5662a.txt)",
            "0.55 (0.25 to 0.75) share of referrals",
            "coord.follow.reading Referrals that end in help: address only; address and a reminder; the receiver calls; a time is booked: address only 0.1, address and reminder 0.25, receiver calls 0.35, time booked 0.7 (share of referrals); health services, various.",
            "Obtained: judgement; only the abstract or the beginning was read; confidence low.",
            "code src/EcosystemSim.Model/Mechanisms/L05ReferralAgreement.cs",
            "docs/ODD.md, 8 Levers of coordination: L05 Referral hand in hand",
            "west-denmark (house-package)",
        }) Assert.Contains(part, text);
    }

    [Theory]
    [InlineData("L05", "referral")]
    [InlineData("l05", "referral")]
    [InlineData("cross-border-eligibility", "cross_border_eligibility")]
    [InlineData("blur", "search.blur")]
    [InlineData("c08", "C08")]
    [InlineData("C8", "C08")]
    [InlineData("l5", "referral")]
    [InlineData("L 05", "referral")]
    [InlineData("L05ReferralAgreement", "referral")]
    [InlineData("ReferralAgreement", "referral")]
    [InlineData("Referral hand in hand", "referral")]
    [InlineData("L05 Referral hand in hand", "referral")]
    [InlineData("steering group", "steering_group")]
    [InlineData("Welfare Tech", "welfare-tech")]
    public void A_name_can_be_written_in_other_ways(string other, string name)
    {
        var command = Command.Run("explain", other);
        Assert.Equal((0, Command.Run("explain", name).Out), (command.ExitCode, command.Out));
        Assert.NotEmpty(command.Out);
    }

    [Theory]
    [InlineData("C08", "levers.referral.warm_follow_through, off at 0.25, the value of triage.follow_through")]
    [InlineData("A15", "outcome jobs: Jobs in active firms.")]
    [InlineData("search.blur", "neutral (a value of its own)")]
    [InlineData("search.blur", "code src/EcosystemSim.Model/Mechanisms/Frictions.cs ODD docs/ODD.md, 7.3 Search")]
    [InlineData("search", "Parameters of search")]
    [InlineData("jobs", "A15 “skabe vækst og beskæftigelse i hele Danmark”")]
    [InlineData("needs_alone_within_2", "Needs that arose in this quarter and that the firm had solved by itself")]
    [InlineData("internationalisation", "Sales abroad; works on market reach and on being an exporter.")]
    [InlineData("internationalisation", "market_export")]
    [InlineData("business_house", "growth_house")]
    [InlineData("phase_in_quarters", "of an agreement Quarters until full strength; 0 = at once. From 0 to 40 quarters.")]
    [InlineData("cost_factor", "of an arm Factor on the costs of all levers of the arm")]
    [InlineData("secretariat", "One of: none, fixed, rotating.")]
    [InlineData("host", "of an agreement Who hosts its secretariat and pays its hours, or hosts it first where it rotates")]
    [InlineData("A12", "secretariat")]
    [InlineData("dem.birth.dk", "demography.entry_rate")]
    [InlineData("eff.fdi", "kept as a null result: no effect was found can set or test levers.investment_promotion.landing_gain")]
    [InlineData("eff.advice.gvp.path", "Figures year_1 0.079 (0 to 0.15) year_2 0 (-0.03 to 0.03)")]
    [InlineData("eff.advice.gvp.path.year_1", "Design: Trial with more than 20,000 firms")]
    [InlineData("coord.followthrough.warm", "superseded by coord.follow.reading")]
    [InlineData("coord.follow.reading", "replaces coord.followthrough.cold, coord.followthrough.warm")]
    [InlineData("eff.grant.no.sales", "Published: 0.099.")]
    [InlineData("eff.cluster.review", "An open question; OECD, to 2012.")]
    [InlineData("eff.export.dk", "Obtained: from memory, not looked up; confidence medium.")]
    [InlineData("hold_out", "dem.young.jobs Firms of five years or less")]
    [InlineData("georange", "A provider of vasterbotten-superclusters")]
    [InlineData("steering_group", "Chairs decide together; decisions wait for their meetings. Works against: conflicting priorities.")]
    [InlineData("steering_group", "20 hours [steering_hours] per agency for a steering group.")]
    [InlineData("county_coordinator", "D14 “fylkeskommunene som får det administrative koordineringsansvaret i sin region”")]
    [InlineData("reference_group", "scenarios vasterbotten-superclusters (coordinated, lasting, coordinated-free, programme-money-assumed)")]
    [InlineData("result_contracts", "25 hours [contract_hours] per house for contract and report.")]
    [InlineData("broad_partnership", "advice_noise_ratio 0.9 (0.6 to 1)")]
    [InlineData("common_template", "scenarios norway-counties (coordinated, coordinated-free)")]
    [InlineData("international_unit", "Works against: internal silos.")]
    [InlineData("mainstreaming", "4 hours [training_hours] for mainstreaming.")]
    [InlineData("rotating", "0.3 [hand_over_loss]")]
    [InlineData("fixed", "scenarios midtjylland-international (coordinated, coordinated-free, coordinated-more-money, promotion-assumed)")]
    [InlineData("demand", "midtjylland-international -0.06 log points from 2008Q4, over 4 quarters: the financial crisis")]
    [InlineData("climate", "needs for the green transition arise 1 + 5·|size| times as often")]
    [InlineData("outsourcing", "and does not come back.")]
    [InlineData("competition", "The world frontier of the sectors (7.7) rises by the size")]
    [InlineData("cost", "prices are passed on late.")]
    [InlineData("skills", "The same for needs for skills, without the cost.")]
    [InlineData("slack", "Every desired hire finds somebody.")]
    [InlineData("change_since_first_support", "What supported firms that exist in both arms have over their own size when they were first supported.")]
    [InlineData("change_without_support", "What the same firms without support have over that same size.")]
    [InlineData("job_years", "The difference in jobs, summed over the recorded quarters, over 4.")]
    [InlineData("displacement", "an assumption, no finding.")]
    [InlineData("leakage", "The same outside the area")]
    [InlineData("net_jobs", "Jobs in this arm less jobs in the arm without public support")]
    [InlineData("cost_per_job", "ledger That over net, with its interval")]
    [InlineData("utilisation", "1 − hours_idle / hours_capacity")]
    [InlineData("coordination_share", "page docs/outcomes.md, Main table")]
    [InlineData("transition_cost", "an agreement costs 12 hours [governance.transition_hours] of each party once")]
    [InlineData("running_cost", "cost_factor of an agreement Factor on the costs of its levers.")]
    [InlineData("west-denmark", "municipalities 52: ")]
    [InlineData("west-denmark", "house-package Agreement and house package. Based on coordinated.")]
    [InlineData("lasting", "vasterbotten-superclusters Reference group that goes on. Based on coordinated.")]
    [InlineData("circular_symbiosis", "in which 10,000,000 NOK [infrastructure_cost] is paid")]
    [InlineData("co_location", "in money, which is in public cost and apart in coordination_rent")]
    [InlineData("A12", "takes 'secretariat: rotating'")]
    [InlineData("B02", "takes a party of kind agency, eu_programme_money at work in the same arm")]
    public void Other_names_are_told_too(string name, string expected) => Assert.Contains(expected, Words(Command.Run("explain", name).Out));

    [Theory]
    [InlineData("triage", "lever parameters")]
    [InlineData("west-denmark", "scenario system")]
    [InlineData("binding", "key labour_closure")]
    [InlineData("none", "secretariat arm")]
    public void What_shares_a_name_is_told_one_after_the_other(string name, string kinds) =>
        Assert.Equal(kinds, string.Join(' ', Explainer.Find(name).Select(e => e.Kind.Replace(' ', '_'))));

    [Theory]
    [InlineData("A12", "neutral small-world teaching-500 teaching-busy teaching west-denmark")]
    [InlineData("A11", "neutral small-world teaching-500 teaching-busy teaching west-denmark")]
    [InlineData("A13", "norway-counties west-denmark")]
    [InlineData("B03", "midtjylland-international")]
    [InlineData("B32", "midtjylland-international")]
    [InlineData("C18", "business-houses")]
    [InlineData("D11", "norway-counties")]
    [InlineData("D13", "norway-counties west-denmark")]
    [InlineData("D14", "norway-counties")]
    [InlineData("E08", "vasterbotten-superclusters")]
    [InlineData("D01", "norway-counties small-world")]
    [InlineData("B06", "midtjylland-international")]
    [InlineData("C05", "business-houses")]
    [InlineData("A09", "midtjylland-international vasterbotten-superclusters west-denmark")]
    [InlineData("A07", "neutral small-world teaching-500 teaching-busy teaching west-denmark")]
    [InlineData("B24", "midtjylland-international small-world west-denmark")]
    [InlineData("D02", "norway-counties")]
    [InlineData("E09", "vasterbotten-superclusters")]
    [InlineData("B05", "midtjylland-international")]
    [InlineData("E14", "vasterbotten-superclusters")]
    [InlineData("E15", "vasterbotten-superclusters")]
    [InlineData("B31", "midtjylland-international")]
    public void A_statement_names_the_scenarios_in_which_its_mechanism_is_in_force(string id, string scenarios)
    {
        var statement = Seeds.Statements.Single(s => s.Id == id);
        Assert.Equal(scenarios, string.Join(' ', Seeds.UsesOf(statement).Select(u => u.Id)));
        Assert.EndsWith($"scenarios {scenarios.Replace(" ", ", ", StringComparison.Ordinal)}", Words(Command.Run("explain", id).Out).TrimEnd());
    }

    [Theory]
    [InlineData("levers.governance.template_ratio", "norway-counties")]
    [InlineData("levers.governance.template_loss", "norway-counties")]
    [InlineData("levers.governance.contract_hours", "business-houses")]
    [InlineData("levers.governance.secretariat_fte", "midtjylland-international (a value of its own), neutral (a value of its own), small-world (a value of its own), teaching-500 (a value of its own), teaching-busy (a value of its own), teaching (a value of its own), west-denmark")]
    [InlineData("levers.governance.link_hours", "business-houses, norway-counties, vasterbotten-superclusters")]
    [InlineData("governance.binding_floor", "norway-counties, small-world")]
    [InlineData("levers.specialisation.activity_division", "business-houses (a value of its own)")]
    [InlineData("needs.alone_quality", "all, with the value of the seeds")]
    public void A_parameter_names_the_scenarios_in_which_it_is_in_force(string path, string scenarios) =>
        Assert.EndsWith($"scenarios {scenarios}", Words(Command.Run("explain", path).Out).TrimEnd());

    [Fact]
    public void Every_parameter_of_governance_belongs_to_a_form_or_a_kind_of_secretariat() => Assert.All(
        Seeds.Parameters.Where(p => p.Path.StartsWith(GovernanceNames.Group, StringComparison.Ordinal)), p => Assert.True(GovernanceNames.OwnerOf(p.Path) is not null, p.Path));

    // A file that was named by mistake mentions nothing of what switches the mechanism.
    [Fact]
    public void The_file_of_a_statement_mentions_what_switches_it() => Assert.All(Seeds.Statements, s => Assert.True(IsMentioned(s, Explainer.FileOf(s)!), $"{s.Id}: {Explainer.FileOf(s)}"));

    [Theory]
    [InlineData("D01", "src/EcosystemSim.Model/Steps/S8Governance.cs")]
    [InlineData("A11", "src/EcosystemSim.Model/Steps/S8Governance.cs")]
    [InlineData("E15", "src/EcosystemSim.Model/Policy/PolicyTimeline.cs")]
    [InlineData("C06", "src/EcosystemSim.Model/Mechanisms/L06CoLocation.cs")]
    [InlineData("A15", "src/EcosystemSim.Model/Steps/S8Governance.cs")]
    public void A_file_that_does_not_mention_the_switch_is_found(string id, string wrong) => Assert.False(IsMentioned(Seeds.Statements.Single(s => s.Id == id), wrong));

    private static bool IsMentioned(StatementEntry s, string file)
    {
        string text = File.ReadAllText(Path.Combine(Command.Repository, file));
        return s switch
        {
            { Switch.Parameter: { } path } => Regex.IsMatch(text, $@"\.{Pascal(path.Split('.')[^1])}\b"),
            { Switch.Lever: { } lever } => text.Contains(string.Create(CultureInfo.InvariantCulture, $"/// L{(int)lever:00} "), StringComparison.Ordinal),
            { Switch.AgreementKey: { } key } => Regex.IsMatch(text, $@"\b{Pascal(key)}\b"),
            { Switch.ScenarioKey: { } key } => Regex.IsMatch(text, $@"\b{Pascal(key)}\b"),
            // The step that observes writes values by their place; names are the catalogue's.
            _ => file == CodeFiles.Observation && s.Outcome is { } outcome && Catalogue.Outcomes.Contains(outcome),
        };
    }

    private static string Pascal(string snake) => string.Concat(snake.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    [Theory]
    [InlineData("refferal", "ecosim: nothing is named 'refferal'. Did you mean 'referral'?")]
    [InlineData("A77", "ecosim: nothing is named 'A77'. Did you mean 'A07' or 'A17'?")]
    [InlineData("wrong_dors", "ecosim: nothing is named 'wrong_dors'. Did you mean 'wrong_doors'?")]
    [InlineData("quite_another_thing", "ecosim: nothing is named 'quite_another_thing'. 'ecosim explain' alone lists what there is.")]
    public void An_unknown_name_is_told_with_the_nearest_ones(string name, string start)
    {
        var command = Command.Run("explain", name);
        Assert.Equal((2, ""), (command.ExitCode, command.Out));
        if (name == "A77") Assert.Matches(@"^ecosim: nothing is named 'A77'\. Did you mean '[A-E]\d7'", command.Error);
        else Assert.Equal(start + "\n", command.Error);
    }

    [Fact]
    public void A_last_part_that_several_parameters_have_is_told_with_all_of_them()
    {
        var command = Command.Run("explain", "awareness");
        Assert.Equal((2, ""), (command.ExitCode, command.Out));
        Assert.Contains("'levers.co_location.awareness', 'levers.joint_events.awareness'", command.Error);
    }

    [Theory]
    [InlineData("explain L03 --format csv", "ecosim: '--format csv' is for --statements and --parameters; expected text or json.")]
    [InlineData("explain L03 --statements", "ecosim: '--statements' lists all of them; it takes no NAME.")]
    [InlineData("explain --format jsn", "ecosim: '--format' is 'jsn'. Did you mean 'json'?")]
    public void A_format_that_does_not_fit_is_refused(string line, string expected)
    {
        var command = Command.Run(line.Split(' '));
        Assert.Equal((2, "", expected), (command.ExitCode, command.Out, command.Error.Split('\n')[0]));
    }

    [Fact]
    public void Without_a_name_it_lists_what_can_be_asked()
    {
        var command = Command.Run("explain");
        Assert.Equal(0, command.ExitCode);
        Assert.All(Catalogue.Levers, l => Assert.Contains($" {l.Name}\n", command.Out.Replace("  ", "\n")));
        string[] names = Words(command.Out).Split([' ', ',']);
        Assert.Empty(Catalogue.Outcomes.Concat(NeedTypes.Names).Concat(Catalogue.ProviderKinds).Concat(Catalogue.Keys.Select(k => k.Name)).Except(names));
    }

    [Fact]
    public void Everything_that_is_listed_can_be_asked_and_has_something_to_say()
    {
        var names = Explainer.Lists().SelectMany(l => l.Names).Concat(Seeds.Parameters.Select(p => p.Path)).Concat(Seeds.Items.Select(i => i.Id)).Distinct().ToList();
        Assert.True(names.Count > 500);
        foreach (string name in names)
        {
            var found = Explainer.Find(name);
            Assert.True(found.Length > 0, $"'{name}' is listed and not found.");
            Assert.All(found, e => Assert.True(e.Sections.Length > 0 && e.Sections.All(s => s.Items.Length + s.Paragraphs.Length > 0), name));
            foreach (var section in found.SelectMany(e => e.Sections))
            {
                Assert.DoesNotContain('`', string.Concat(section.Paragraphs.Concat(section.Items.Select(i => i.Text))));
                foreach (string file in section.Items.Where(i => i.Term == "code").SelectMany(i => i.Text.Split('\n'))) Assert.True(File.Exists(Path.Combine(Command.Repository, file)), $"{name}: there is no {file}.");
            }
        }
    }

    [Fact]
    public void Every_parameter_outcome_and_built_lever_says_where_in_the_code_and_in_the_ODD_it_is() => Assert.All(
        Seeds.Parameters.Select(p => p.Path).Concat(Catalogue.Outcomes).Concat(Catalogue.Levers.Where(l => l.IsBuilt).Select(l => l.Name)),
        name =>
        {
            string[] terms = [.. Explainer.Find(name)[0].Sections.Single(s => s.Heading == "Where to find it").Items.Select(i => i.Term)];
            Assert.True(terms.Contains("code") && terms.Contains("ODD"), $"'{name}' says only where its {string.Join(", ", terms)} are.");
        });

    [Theory]
    [InlineData("levers.governance.decision_lag", "src/EcosystemSim.Model/Mechanisms/L11GovernanceForms.cs")]
    [InlineData("levers.referral.warm_follow_through", "src/EcosystemSim.Model/Mechanisms/L05ReferralAgreement.cs src/EcosystemSim.Model/Steps/S4Triage.cs")]
    [InlineData("triage.hoarding", "src/EcosystemSim.Model/Mechanisms/Frictions.cs")]
    [InlineData("governance.binding_floor", "src/EcosystemSim.Model/Steps/Commitments.cs")]
    public void A_parameter_is_found_in_the_files_that_read_it(string path, string files) => Assert.Equal(files, string.Join(' ', CodeFiles.Reading(path)));

    [Fact]
    public void What_a_built_lever_does_and_costs_is_read_from_the_ODD() => Assert.All(Catalogue.Levers.Where(l => l.IsBuilt), l =>
    {
        var page = OddPage.Shipped.Levers.Single(o => o.Key == l.Name);
        Assert.Equal((int)l.Lever, page.Number);
        Assert.NotEmpty(page.Frictions);
        Assert.NotEqual("", page.Cost);
        var sections = Explainer.Find(l.Name)[0].Sections;
        Assert.Equal(page.Frictions.Length, sections[0].Paragraphs.Count(t => t.StartsWith("Works against: ", StringComparison.Ordinal)));
        var headings = sections.Select(s => s.Heading).ToList();
        Assert.Equal(["What it does", "What it costs"], headings[..2]);
    });

    [Fact]
    public void Every_parameter_in_the_text_of_a_lever_is_shown_with_its_value()
    {
        foreach (var lever in Catalogue.Levers.Where(l => l.IsBuilt))
        {
            string text = string.Join(' ', Explainer.Find(lever.Name)[0].Sections[..2].SelectMany(s => s.Paragraphs));
            foreach (Match m in Regex.Matches(text, @"([-0-9.,]+)(?: [a-z]+| currency units| [A-Z]{3})? \[([a-z_.]+)\]"))
            {
                string path = m.Groups[2].Value.Contains('.') ? m.Groups[2].Value : $"levers.{lever.Name}.{m.Groups[2].Value}";
                Assert.Equal(Seeds.Parameters.Single(p => p.Path == path).Value, double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture));
            }
            Assert.DoesNotContain("levers.", text);
        }
    }

    [Fact]
    public void What_the_ODD_quotes_is_what_the_catalogue_quotes_under_the_same_lever() => Assert.All(OddPage.Shipped.Levers, lever =>
    {
        Assert.NotEmpty(lever.Quotes);
        foreach (var (id, quote) in lever.Quotes)
        {
            var statement = Seeds.Statements.Single(s => s.Id == id);
            Assert.Equal(statement.Quote, quote);
            if (statement.Kind == StatementKind.Mechanism) Assert.Equal(lever.Key, statement.Lever);
        }
    });

    [Fact]
    public void Every_outcome_has_a_row_in_the_page_of_outcomes() => Assert.All(Catalogue.Outcomes, o => Assert.NotEqual("", OutcomesPage.Shipped.Rows[o].Unit));

    [Fact]
    public void Every_type_of_need_and_kind_of_provider_is_described_in_its_file()
    {
        Assert.Equal(NeedTypes.Count, CodeFiles.Summaries(CodeFiles.NeedTypes).Count);
        Assert.Equal(Catalogue.ProviderKinds.Length, CodeFiles.Summaries(CodeFiles.ProviderKinds).Count);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    public void Lines_keep_to_the_width_of_the_terminal(int columns)
    {
        var output = new StringWriter { NewLine = "\n" };
        var plain = Screen.Plain(output, output);
        plain.Ansi.Profile.Width = columns;
        var text = new ExplanationText(plain with { Columns = columns });
        foreach (string name in new[] { "co_location", "C08", "search.blur", "jobs", "cost_factor", "governance" }) text.Write(Explainer.Find(name)[0]);
        foreach (var list in Explainer.Lists()) text.Write(list);
        // Only a word that is longer than the line, such as an address, stands out.
        Assert.All(output.ToString().Split('\n'), line => Assert.True(line.Length <= columns || line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= 2, line));
    }

    [Fact]
    public void JSON_has_numbers_as_numbers()
    {
        using var json = JsonDocument.Parse(Command.Run("explain", "search.blur", "--format", "json").Out);
        var value = json.RootElement[0].GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("items").EnumerateArray()).First(i => i.GetProperty("term").GetString() == "value");
        Assert.Equal(Seeds.Parameters.Single(p => p.Path == "search.blur").Value, value.GetProperty("value").GetDouble());
        Assert.Equal("assumed", value.GetProperty("source").GetString());
        using var lists = JsonDocument.Parse(Command.Run("explain", "--format", "json").Out);
        Assert.Contains(lists.RootElement.EnumerateArray(), l => l.GetProperty("names").EnumerateArray().Any(n => n.GetString() == "referral"));
    }

    [Fact]
    public void Every_statement_has_a_lever_outcome_or_shock_a_file_and_the_scenario_of_its_document()
    {
        var levers = Catalogue.Levers.ToDictionary(l => l.Name, l => l.IsBuilt);
        foreach (var statement in Seeds.Statements)
        {
            Assert.True(levers.ContainsKey(statement.Lever) || statement.Lever is "outcome" or "shock", statement.Id);
            bool isBuilt = Explainer.IsBuilt(statement);
            // A lever is put to use as soon as it is built, a key as soon as files can have it.
            bool isLever = levers.GetValueOrDefault(statement.Lever) && statement.Switch?.AgreementKey is null;
            if (isBuilt || isLever)
            {
                string? file = Explainer.FileOf(statement);
                Assert.True(file is not null && File.Exists(Path.Combine(Command.Repository, file)), $"{statement.Id}: there is no file '{file}'.");
            }
            if (isBuilt || isLever)
            {
                string scenario = Seeds.DocumentOf(statement).Scenario;
                Assert.True(Seeds.UsesOf(statement).Any(u => u.Id == scenario), $"{statement.Id}: {scenario} does not use '{statement.Lever}'.");
            }
        }
    }

    [Fact]
    public void The_statements_come_as_text_CSV_JSON_and_Markdown()
    {
        string[] ids = [.. Seeds.Statements.Select(s => s.Id)];
        Assert.Equal(ids, Regex.Matches(Command.Run("explain", "--statements").Out, @"(?m)^  ([A-E]\d\d)\b").Select(m => m.Groups[1].Value));
        string[] csv = Command.Run("explain", "--statements", "--format", "csv").Out.TrimEnd('\n').Split('\n');
        Assert.Equal("id,kind,lever,statement,switch,built,file,scenarios,off,quote,document", csv[0]);
        Assert.Equal(ids, csv[1..].Select(line => line[..3]));
        Assert.All(csv, line => Assert.Equal(11, Regex.Count(line, "(?:^|,)(\"(?:[^\"]|\"\")*\"|[^,\"]*)")));
        string[] markdown = Command.Run("explain", "--statements", "--format", "markdown").Out.TrimEnd('\n').Split('\n');
        Assert.Equal(ids, markdown[2..].Select(line => line[2..5]));
        Assert.All(markdown, line => Assert.Equal(9, line.Count(c => c == '|')));
        using var json = JsonDocument.Parse(Command.Run("explain", "--statements", "--format", "json").Out);
        Assert.Equal(ids, json.RootElement.EnumerateArray().Select(s => s.GetProperty("id").GetString()));
        Assert.Equal(Seeds.Statements.Select(s => s.Quote), json.RootElement.EnumerateArray().Select(s => s.GetProperty("quote").GetString()));
    }

    /// <summary>The text without its line breaks and columns.</summary>
    private static string Words(string text) => Regex.Replace(text, @"\s+", " ");
}
