using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Figures;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Report;

/// <summary>
/// The answer of a run as one HTML file that loads nothing: made from the summary alone, the same bytes for the same summary. A
/// section whose figures the run does not have is left out.
/// </summary>
public sealed partial class HtmlReport
{
    // Pixels. The wide one is as wide as the text column; the narrow one fits a phone of 390 with its margins.
    private const double WideFigure = 760, NarrowFigure = 358, HalfFigure = 540;

    // Of a sentence on who loses and who gains; the others are in its figure.
    private const int MostLosers = 8, MostWinners = 3;

    private readonly RunSummary _run;
    private readonly RunSummary _summary;
    private readonly Language _language;
    private readonly ReportWords _words;
    private readonly ImmutableDictionary<string, FigureModel> _figures;
    private readonly AnswerSentences _answer;
    private readonly ScreenFacts _screen;
    private readonly ThemedSvg _svg = new();
    private readonly List<(string Id, string Title)> _contents = [];

    private HtmlReport(RunSummary run, Language language)
    {
        _run = run;
        _summary = run.WithoutLeverArms();
        _language = language;
        _words = language.Report;
        _figures = FigureCatalogue.Of(run, language).Select(Chosen).ToImmutableDictionary(figure => figure.Name);
        _answer = AnswerSentences.For(_summary, language: language, atConsole: false);
        _screen = ScreenFacts.Of(_summary);
    }

    // A diagram of flows is as high as half a page for each arm: those that the answer speaks of are enough here.
    private FigureModel Chosen(FigureModel figure)
    {
        if (figure is not FlowModel { Panels.Length: > 3 } flow) return figure;
        string? compared = _summary.Compared();
        string?[] shown = [_summary.Baseline, compared, _summary.Find(compared, _summary.ShownClosure())?.BasedOn];
        return flow with { Panels = [.. flow.Panels.Where(panel => shown.Contains(panel.Name))] };
    }

    /// <summary>Name of the file in a folder of results: <c>report.html</c>, and with the language's code for another than English.</summary>
    public static string FileName(Language language) => language == Language.English ? ResultPaths.Report : $"report.{language.Code}.html";

    /// <summary>Id of the element that says, as JSON, which run the report is of: <c>command</c>, <c>inputs_hash</c>, <c>result_hash</c>, <c>model_version</c>.</summary>
    public const string RunId = "run";

    /// <summary>The file.</summary>
    public static string Write(RunSummary run, Language language) => new HtmlReport(run, language).Page();

    private string Page()
    {
        // Sections first: they say which there are, and which colours their figures use.
        string head = Head(), first = First(), full = InFull();
        string sections = string.Concat(
            Arms(), Numbers(), Levers(), Curves(), WhoGains(), Section("ledger", _words.Ledger, Ledger()),
            // Where the sign turns belongs to what the answer rests on; the first screen has no room for all of it.
            Section("interval", _words.Interval, "<div class=\"words\">\n" + (_answer.Turn.Length > 0 ? Html.Paragraph(_answer.Turn) : "") + string.Concat(_words.IntervalText(_answer.Note, Replications.Of(_summary)).Skip(1).Take(_summary.ParameterDraws > 0 ? 1 : 2).Select(text => Html.Paragraph(text))) + Survival() + "</div>\n" + Figure("decisive")),
            Section("weaknesses", _words.Weaknesses, $"<ul>\n{string.Concat(_words.WeaknessList.Select(text => $"<li>{Html.Text(text)}</li>\n"))}</ul>\n"),
            Section("reproduce", _words.Reproduce, Reproduce()),
            Section("appendix", _language.Screen.Appendix, string.Concat(Choice("tables", _words.Numbers.Title, MoreNumbers()), Outcomes(), Cost(), Choice("regions", _words.Gains.Title, Figure("regions")), Choice("flow", _words.Flow.Title, Figure("flow")), Sure(), Choice("sizes", FigureWords.Of(_language).SizesTitle, Figure("sizes")))));
        StringBuilder page = new(1 << 20);
        page.Append("<!DOCTYPE html>\n<html lang=\"").Append(_language.Code).Append("\">\n<head>\n<meta charset=\"utf-8\"/>\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
            // Nothing may be fetched, whatever else is in the file.
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; font-src data:; img-src data:\"/>\n")
            .Append("<meta name=\"color-scheme\" content=\"light dark\"/>\n<meta name=\"description\" content=\"").Append(Html.Text(_language.Screen.Verdict(_screen))).Append("\"/>\n")
            .Append("<title>").Append(Html.Text(_summary.Title)).Append(" – EcosystemSim, ").Append(Html.Text(_words.Report)).Append("</title>\n")
            .Append("<link rel=\"icon\" href=\"data:,\"/>\n")
            .Append("<style>\n").Append(FigureFont.FontFaces).Append(Variables()).Append(Resource("report.css")).Append("</style>\n</head>\n<body>\n")
            .Append("<a class=\"skip\" href=\"#answer\">").Append(Html.Text(_words.Skip)).Append("</a>\n")
            .Append(head).Append("<main>\n").Append(first).Append(full).Append(Contents()).Append(sections).Append("</main>\n<footer>\n").Append(Html.Paragraph(_words.Footer))
            .Append(_words.NamesAreTheScenarios.Length > 0 ? Html.Paragraph(_words.NamesAreTheScenarios) : "").Append("</footer>\n")
            .Append("<script type=\"application/json\" id=\"").Append(RunId).Append("\">").Append(Origin()).Append("</script>\n")
            .Append("<script>\n").Append(Resource("report.js")).Append("</script>\n</body>\n</html>\n");
        return page.ToString();
    }

    /// <summary>In how many plausible worlds the answer's rankings hold, and what decides the first; empty where all replications have the same parameters.</summary>
    private string Survival() => string.Concat(
        (_summary.Survivals ?? []).Where(s => s.Arm == _summary.Compared() && s.Labour == _summary.ShownClosure()).Select(s => Html.Paragraph(_language.Answer.Survives(s))));

    /// <summary>The first screen: question, verdict, what the numbers do not hold, and three lines.</summary>
    private string Head()
    {
        StringBuilder html = new("<header>\n<div class=\"bar\"><p class=\"brand\">EcosystemSim</p>\n");
        html.Append("<fieldset class=\"look\" hidden=\"hidden\"><legend>").Append(Html.Text(_words.Look)).Append("</legend>");
        string[] looks = ["auto", "light", "dark"];
        for (int i = 0; i < looks.Length; i++)
            html.Append("<label><input type=\"radio\" name=\"look\" value=\"").Append(looks[i]).Append('"').Append(i == 0 ? " checked=\"checked\"" : "").Append("/>").Append(Html.Text(_words.Looks[i])).Append("</label>");
        html.Append("</fieldset></div>\n<h1>").Append(Html.Text(_summary.Title)).Append("</h1>\n");
        if (_summary.Question.Length > 0)
            html.Append("<p class=\"question\"><span class=\"hidden\">").Append(Html.Text(_words.Question)).Append("</span> ").Append(Html.Text(_summary.Question)).Append("</p>\n");
        if (_summary.Replications < _summary.ReplicationsPlanned) html.Append(Html.Paragraph(_words.Unfinished(Replications.Of(_summary)), "warning"));
        if (_answer.Unusual.Length > 0) html.Append(Html.Paragraph(_answer.Unusual, "warning"));
        ScreenWords screen = _language.Screen;
        html.Append("<section id=\"answer\" class=\"answer\" aria-labelledby=\"answer-title\">\n<h2 id=\"answer-title\" class=\"hidden\">").Append(Html.Text(_words.Answer)).Append("</h2>\n")
            .Append("<p class=\"verdict\">").Append(Html.Sentence(screen.Verdict(_screen))).Append("</p>\n").Append(Html.Paragraph(screen.Caveat(_screen.Replications), "caveat")).Append("<dl>\n");
        foreach (var (label, sentence) in ((string, string)[])[(screen.HelpLabel, screen.Help(_screen)), (screen.JobsLabel, screen.Jobs(_screen)), (screen.RestsLabel, screen.Rests(_screen))])
        {
            if (sentence.Length > 0) html.Append("<div><dt>").Append(Html.Text(label)).Append("</dt><dd>").Append(Html.Sentence(sentence)).Append("</dd></div>\n");
        }

        return html.Append("</dl>\n</section>\n</header>\n").ToString();
    }

    /// <summary>The long sentences, with all that qualifies them, and what was run.</summary>
    private string InFull()
    {
        StringBuilder html = new("<dl class=\"full\">\n");
        foreach (var (label, sentence) in ((string, string)[])[(_words.Jobs, $"{_answer.EqualOutlay} {_answer.Jobs}".TrimStart()), (_words.PublicCost, _answer.Cost), (_words.Needs, _answer.Needs)])
        {
            if (sentence.Length > 0) html.Append("<div><dt>").Append(Html.Text(label)).Append("</dt><dd>").Append(Html.Sentence(sentence)).Append("</dd></div>\n");
        }

        html.Append("</dl>\n").Append(Html.Paragraph(_answer.Note, "note"));
        if (_answer.About.Length > 0) html.Append(Html.Paragraph(_answer.About, "note"));
        int last = _summary.StartCalendarQuarter + Math.Max(1, _summary.Quarters) - 1;
        html.Append(Html.Paragraph(
            _words.Facts(
                _summary.Arms.Select(arm => arm.Arm).Distinct().Count(), _language.Answer.Replications(Replications.Of(_summary)),
                _language.Numbers.Quarter(_summary.StartCalendarQuarter), _language.Numbers.Quarter(last)),
            "facts"));
        return Section("full", _language.Screen.InFull, html.ToString());
    }

    private string Arms()
    {
        LabourClosure shown = _summary.ShownClosure();
        ArmSummary[] arms = [.. _summary.Under(shown)];
        if (arms.Length == 0) return "";
        StringBuilder html = new("<dl class=\"arms\">\n");
        foreach (ArmSummary arm in arms)
        {
            string title = arm.Arm == _summary.Baseline ? FigureWords.Joined(arm.Title, _language.Terms.Baseline) : arm.Title;
            html.Append("<div><dt>").Append(Html.Text(arm.Arm)).Append("</dt><dd>").Append(Html.Text(title)).Append("</dd></div>\n");
        }

        html.Append("</dl>\n");
        foreach (var alike in _summary.Same().GroupBy(same => same.As))
            html.Append(Html.Paragraph(_words.Same([.. alike.Select(same => _language.Quoted(same.Arm))], _language.Quoted(alike.Key))));
        return Section("arms", _words.Arms, html.ToString());
    }

    // The first table is of the closure that figures show; under the other it stands in the appendix.
    private string Numbers()
    {
        if (_summary.Replications == 0) return "";
        string first = string.Concat(AppraisalTable.All(_summary, _language).Take(1).Select(table => Appraisal(table, withNet: false, withOutlay: true)));
        return Section("numbers", _words.Numbers, first.Length > 0 ? first : AllTables());
    }

    private string MoreNumbers() => _summary.Replications > 0 && AppraisalTable.All(_summary, _language).Any() ? AllTables() : "";

    private string AllTables()
    {
        StringBuilder html = new();
        // What stands before the appendix is not said again.
        foreach (var (i, table) in AppraisalTable.All(_summary, _language).Index()) html.Append(Appraisal(table, withNet: true, withOutlay: i > 0));
        foreach (AnswerTable table in AnswerTable.All(_summary, _language))
        {
            html.Append("<h3>").Append(Html.Text(table.Title)).Append("</h3>\n").Append(Tables.Of(table, TablePart.Help, _language.Terms.Needs)).Append(Tables.Of(table, TablePart.Jobs, _language.Terms.Jobs));
            foreach (string note in table.Notes) html.Append(Html.Paragraph(note, "note"));
        }

        return html.ToString();
    }

    private string Appraisal(AnswerTable table, bool withNet, bool withOutlay)
    {
        string net = withNet && _summary.WithoutSupport is { } without ? Tables.Of(table, TablePart.Jobs, _language.Tables.Against(without)) : "";
        string outlay = withOutlay ? Tables.Of(table, TablePart.Help, _language.Tables.CostDifference(_summary.Baseline)) : "";
        return outlay.Length + net.Length == 0 ? "" : $"<h3>{Html.Text(table.Title)}</h3>\n{outlay}{net}{string.Concat(table.Notes.Select(note => Html.Paragraph(note, "note")))}";
    }

    private string Outcomes()
    {
        StringBuilder html = new(_answer.Outcomes.Length > 0 ? $"<p>{Html.Sentence(_answer.Outcomes)}</p>\n" : "");
        foreach (AnswerTable table in OutcomeTable.All(_summary, _language))
        {
            html.Append("<h3>").Append(Html.Text(table.Title)).Append("</h3>\n").Append(Tables.Of(table, TablePart.Help)).Append(string.Concat(table.Notes.Select(note => Html.Paragraph(note, "note"))));
        }

        return Choice("outcomes", _language.Outcomes.Section, html.ToString());
    }

    // Of the whole run: the summary of the answer is without the arms of single levers.
    private string Levers()
    {
        StringBuilder html = new();
        foreach (LabourClosure labour in _run.Closures().Where(labour => _run.Levers.Any(lever => lever.Labour == labour)))
        {
            AnswerTable table = LeverTable.For(_run, labour, _language);
            html.Append("<h3>").Append(Html.Text(table.Title)).Append("</h3>\n").Append(Tables.Of(table, TablePart.Help));
            foreach (string sentence in LeverSentences.For(_run, labour, _language)) html.Append(Html.Paragraph(sentence));
            foreach (string note in table.Notes) html.Append(Html.Paragraph(note, "note"));
        }

        return Section("levers", _language.Levers.Section, html.ToString());
    }

    // Help and cost over time of the arm that the answer speaks of; what has more arms is behind a choice.
    private string Curves()
    {
        string[] shown = [_summary.Baseline, _summary.Compared() ?? _summary.Baseline];
        RunSummary two = _summary with { Arms = [.. _summary.Arms.Where(arm => shown.Contains(arm.Arm))] };
        StringBuilder pair = new(), all = new();
        all.Append(_figures.GetValueOrDefault("difference") is BandPanelsModel { Panels.Length: > 1 } ? Figure("difference") : "").Append(Figure("fates"));
        foreach (string outcome in (string[])[OutcomeCurve.HelpPerThousand, Model.Observation.Outcomes.PublicCost])
        {
            string name = CurvesFigure.Names[outcome];
            if (_figures.GetValueOrDefault(name) is not CurvesModel every || CurvesFigure.Model(two, outcome, every.Words) is not { Panels.IsEmpty: false } of) continue;
            pair.Append(Small(name, of));
            if (every.Panels.Length > 1) all.Append(Figure($"all-{name}", every, null, Drawings($"all-{name}", every)));
        }

        return Section("curves", _words.Curves, (pair.Length == 0 ? "" : $"<div class=\"pair\">\n{pair}</div>\n") + Choice("all-arms", _language.Screen.OtherArms, all.ToString()));
    }

    /// <summary>Words beside their figure where the screen is wide.</summary>
    private static string Beside(string words, string figure) => figure.Length == 0 ? words : $"<div class=\"side\">\n<div>\n{words}</div>\n{figure}</div>\n";

    private string WhoGains()
    {
        StringBuilder html = new(), others = new();
        int intervals = 0;
        string? compared = _summary.Compared();
        HashSet<string> repeated = [.. _summary.Same().Select(same => same.Arm)];
        foreach (ArmSummary arm in _summary.Under(_summary.ShownClosure()).Where(arm => !repeated.Contains(arm.Arm)).OrderBy(arm => arm.Arm != compared))
        {
            string name = arm.Arm == compared ? "forest" : $"forest-{arm.Arm}";
            if (_figures.GetValueOrDefault(name) is not IntervalsModel forest || forest.Groups.IsEmpty) continue;
            if (arm.JobsDifference is { Mean: 0, Low: 0, High: 0 }) continue;
            Gains gains = Gains.Of(forest);
            if (gains.Parts == 0) continue;
            if (_summary.Replications < 2) return Section("gains", _words.Gains, Html.Paragraph(_words.NoIntervals) + Figure("forest"));
            intervals += gains.Parts;
            string quoted = _language.Quoted(arm.Arm);
            string losers = gains.Losers.IsEmpty ? _words.NoLosers(quoted) : _words.Losers(quoted, Gains.List(gains.Losers, MostLosers, _language));
            string winners = gains.Winners.IsEmpty ? _words.NoWinners(quoted) : _words.Winners(quoted, Gains.List(gains.Winners, MostWinners, _language));
            string paragraph = Html.Paragraph($"{losers} {winners} {_words.Untold(gains.Parts - gains.Losers.Length - gains.Winners.Length, gains.Parts)}");
            if (arm.Arm == compared) html.Append(paragraph);
            else others.Append(paragraph);
        }

        if (html.Length + others.Length == 0) return "";
        html.Append(Html.Paragraph(_summary.ParameterDraws > 0 ? _language.Answer.OfWorlds(Replications.Of(_summary)) : _words.OneInTwenty(intervals), "note"));
        return Section("gains", _words.Gains, Beside(html.ToString(), Figure("forest")) + Choice("other-gains", _language.Screen.OtherArms, others.ToString()));
    }

    private string Ledger()
    {
        LabourClosure shown = _summary.ShownClosure();
        (string Arm, LedgerTerms Terms)[] rows =
        [
            .. from arm in _summary.Under(shown)
               where arm.Arm != _summary.WithoutSupport
               let terms = arm.Ledger(LedgerAgainst.WithoutSupport)?.Terms
               where terms is not null
               select (arm.Arm, terms),
        ];
        if (rows.Length == 0) return "";
        Terms words = _language.Terms;
        NumberFormat numbers = _language.Numbers;
        bool leaks = _summary.Under(shown).Any(arm => !LedgerTable.IsEverywhere(arm));
        string[] headings =
        [
            words.Arm, words.SupportedFirms, words.Displacement, .. leaks ? (string[])[words.Leakage] : [], words.InOneArmOnly, words.Net,
            _language.Tables.CostPerNetJob(_summary.Currency),
        ];
        string title = $"{Upper(words.Additionality)}, {words.Labour(shown)}, {_language.Tables.Against(_summary.WithoutSupport!)}";
        string table = Tables.Of(title, headings, rows.Select(row => (string[])
        [
            row.Arm, Few(row.Terms.Supported), Few(row.Terms.Displacement),
            .. leaks ? (string[])[Few(row.Terms.Leakage)] : [], Few(row.Terms.ExistsInOneOnly), numbers.Difference(row.Terms.Net), row.Terms.Net.Mean > 0 ? numbers.Ratio(row.Terms.CostPerJob) : numbers.NotAvailable,
        ]));
        // The sentence of the arm that the answer speaks of; the table has the others.
        int at = Math.Max(0, Array.FindIndex(rows, row => row.Arm == (_summary.Compared() ?? _summary.Baseline)));
        ImmutableArray<string> sentences = LedgerSentences.For(_summary, _language);
        return Beside(Html.Paragraph(sentences[at]), Figure("ledger")) + Choice("ledgers", title, table);

        string Few(Estimate jobs) => numbers.Signed(jobs.Mean, NumberFormat.Decimals(jobs));
    }

    private static string Upper(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private string Cost()
    {
        if (SpendingTable.For(_summary, _language) is not { } spending) return "";
        return Choice(
            "cost", _words.Cost.Title,
            Html.Paragraph(_words.Cost.Lead, "lead") + Tables.Of(spending, TablePart.Help, _summary.Currency) + string.Concat(spending.Notes.Select(note => Html.Paragraph(note, "note"))));
    }

    private bool AsksForSign => _summary.Replications > 1 && _summary.Arms.Any(arm => arm.Arm != _summary.Baseline);

    private string Sure()
    {
        if (!AsksForSign) return "";
        LabourClosure[] closures = [.. _summary.Closures()];
        string[] arms = [.. _summary.Under(_summary.ShownClosure()).Select(arm => arm.Arm).Where(arm => arm != _summary.Baseline)];
        string table = Tables.Of(
            _language.Tables.JobsDifference(_language.Numbers.Quarter(_summary.HeadlineQuarter()), _summary.Baseline), [_language.Tables.Arm, .. closures.Select(_language.Terms.Labour), _words.Verdict],
            arms.Select(arm =>
            {
                var (verdict, told) = Gains.Sign(_summary, arm);
                return (string[])[arm, .. closures.Select(labour => _language.Numbers.Difference(_summary.Find(arm, labour)?.JobsDifference ?? Unknown)), _words.Sign(verdict, told)];
            }));
        return Choice("sure", _words.Sure.Title, Html.Paragraph(_words.Sure.Lead, "lead") + table);
    }

    private static Estimate Unknown => new(double.NaN, double.NaN, double.NaN, double.NaN, 0);

    private string Reproduce()
    {
        StringBuilder html = new();
        if (_summary.Command.Length > 0) html.Append("<pre tabindex=\"0\"><code>").Append(Html.Text(_summary.Command)).Append("</code></pre>\n");
        html.Append("<dl class=\"stamp\">\n");
        Add(_words.Scenario, _summary.Scenario);
        Add(_words.Seed, _summary.Seed.ToString(CultureInfo.InvariantCulture));
        Add(_words.ReplicationsLabel, _language.Answer.Replications(Replications.Of(_summary)));
        Add(_words.Version, _summary.ModelVersion);
        Add(_words.InputsHash, _summary.InputsHash);
        if (_summary.ResultHash.Length > 0) Add(_words.ResultHash, _summary.ResultHash);
        return html.Append("</dl>\n").Append(Html.Paragraph(_words.Verify)).ToString();

        void Add(string name, string value) => html.Append("<div><dt>").Append(Html.Text(name)).Append("</dt><dd><code>").Append(Html.Text(value)).Append("</code></dd></div>\n");
    }

    // The serialiser escapes what would end the element.
    private string Origin() => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["command"] = _run.Command,
        ["inputs_hash"] = _run.InputsHash,
        ["result_hash"] = _run.ResultHash,
        ["model_version"] = _run.ModelVersion,
    });

    /// <summary>A section with its heading; nothing where it has no content.</summary>
    private string Section(string id, SectionWords words, string content)
    {
        if (content.Length == 0) return "";
        _contents.Add((id, words.Title));
        string lead = words.Lead.Length == 0 ? "" : Html.Paragraph(words.Lead, "lead");
        string head = $"<h2 id=\"{id}-title\">{Html.Text(words.Title)}</h2>\n{lead}";
        // On paper a heading stays with what it heads, a figure or a table too.
        string end = content.StartsWith("<details") || content.StartsWith("<div class=\"side") || content.StartsWith("<div class=\"pair") || content.StartsWith("<div class=\"words") ? "" : content.StartsWith("<figure") ? "</figure>\n" : content.StartsWith("<dl") ? "</dl>\n" : content.StartsWith("<p") ? "</p>\n" : content.StartsWith("<ul") ? "" : "</table></div>\n";
        int kept = end.Length == 0 ? 0 : content.IndexOf(end, StringComparison.Ordinal) + end.Length;
        return $"<section id=\"{id}\" aria-labelledby=\"{id}-title\">\n<div class=\"keep\">\n{head}{content[..kept]}</div>\n{content[kept..]}</section>\n";
    }

    /// <summary>What is behind a choice: closed until it is asked for, and on paper only where it is open.</summary>
    private static string Choice(string id, string title, string content) =>
        content.Length == 0 ? "" : $"<details class=\"choice\" id=\"{id}\"><summary>{Html.Text(title)}</summary>\n{content}</details>\n";

    /// <summary>A figure in both layouts, with its table and its file; nothing where the run does not have it.</summary>
    private string Figure(string name)
    {
        if (_figures.GetValueOrDefault(name) is not { } model) return "";
        string paper = OnPaper(model);
        return Figure(
            name, model, paper.Length > 0 ? "split" : null,
            Drawings(name, model) + paper);
    }

    private string Drawings(string name, FigureModel model) => _svg.Draw(model, WideFigure, $"wide-{name}", "wide") + _svg.Draw(model, NarrowFigure, $"phone-{name}", "phone");

    /// <summary>A figure that is half as wide as the page, so that two stand beside each other.</summary>
    private string Small(string name, FigureModel model) => Figure(name, model, "first", _svg.Draw(model, HalfFigure, name, "first") + _svg.Draw(model, NarrowFigure, $"phone-{name}", "phone"));

    /// <summary>What the first screen shows beside the answer where it is wide, and the first page: the fates after a year and the difference of the arm compared.</summary>
    private string First()
    {
        StringBuilder html = new();
        if (_figures.GetValueOrDefault("fates") is StackedBarsModel { Groups.IsEmpty: false } asTheyAre)
        {
            // At the money of the verdict beside it.
            StackedBarsModel fates = FatesFigure.Model(_summary, asTheyAre.Words, atEqualOutlay: true);
            Add("first-fates", fates with { Groups = [.. fates.Groups.Select(arm => arm with { Bars = [arm.Bars[^1] with { Label = "" }] })] });
        }

        if (FirstDifference() is { } difference) Add("first-difference", difference);
        return html.Length == 0 ? "" : $"<div class=\"firsts\">\n{html}</div>\n";

        void Add(string name, FigureModel model) => html.Append(Small(name, model));
    }

    private BandPanelsModel? FirstDifference()
    {
        string?[] shown = [_summary.Baseline, _summary.Compared()];
        if (shown[1] is null || _figures.GetValueOrDefault("difference") is not BandPanelsModel { Panels.IsEmpty: false } all) return null;
        BandPanelsModel one = DifferenceFigure.Model(_summary with { Arms = [.. _summary.Arms.Where(arm => shown.Contains(arm.Arm))] }, all.Words);
        return one.Panels.IsEmpty ? null : one with { Notes = [.. one.Notes.Take(1)] };
    }

    // Panels that fill more than half a page are broken between rows, on one scale.
    private string OnPaper(FigureModel model)
    {
        if (model is not BandPanelsModel { Panels.Length: > 2 } all) return "";
        BandPanel[][] parts = [.. all.Panels.Chunk(all.Panels.Length > 6 ? 6 : 2)];
        return string.Concat(parts.Select((panels, i) =>
        {
            bool last = i == parts.Length - 1;
            string svg = _svg.Draw(
                all with
                {
                    Panels = [.. panels],
                    ScaledWith = all.Panels,
                    Title = i == 0 ? all.Title : $"{all.Title} ({i + 1}/{parts.Length})",
                    Subtitle = i == 0 ? all.Subtitle : "",
                    Notes = last ? all.Notes : [],
                },
                WideFigure, $"paper{i + 1}-{all.Name}", "paper");
            // Nothing is pointed at on paper, and rows of a part are not those of the table.
            return Rows().Replace(svg, "");
        }));
    }

    [GeneratedRegex(" data-(rows|series)=\"[^\"]*\"")]
    private static partial Regex Rows();

    private string Figure(string name, FigureModel model, string? kind, string drawings)
    {
        FigureTable table = model.Table();
        if (table.Rows.IsEmpty) return "";
        StringBuilder html = new();
        html.Append("<figure id=\"figure-").Append(name).Append(kind is null ? "\">\n" : $"\" class=\"{kind}\">\n");
        html.Append("<div class=\"drawing\" tabindex=\"0\" role=\"application\" aria-roledescription=\"").Append(Html.Text(_words.Figure)).Append("\" aria-label=\"").Append(Html.Text(model.Title))
            .Append("\" aria-describedby=\"keys\">\n");
        html.Append(drawings);
        html.Append("<p class=\"reading\" role=\"status\" aria-live=\"polite\"></p></div>\n");
        html.Append("<figcaption><details><summary>").Append(Html.Text(_words.Table)).Append("<span class=\"hidden\">: ").Append(Html.Text(model.Title)).Append("</span></summary>\n")
            .Append(Tables.Of(table, model.Title)).Append("</details>\n<a class=\"csv\" download=\"").Append(Html.Text(_summary.Scenario)).Append('-').Append(name).Append(".csv\" href=\"")
            .Append(Html.DataUri(table.Csv())).Append("\">").Append(Html.Text(_words.Csv)).Append("<span class=\"hidden\">: ").Append(Html.Text(model.Title)).Append("</span></a></figcaption>\n");
        return html.Append("</figure>\n").ToString();
    }

    private string Contents()
    {
        StringBuilder html = new($"<p id=\"keys\" class=\"hidden\">{Html.Text(_words.Keys)}</p>\n<nav aria-labelledby=\"contents-title\">\n<h2 id=\"contents-title\">{Html.Text(_words.Contents)}</h2>\n<ol>\n");
        foreach (var (id, title) in _contents) html.Append("<li><a href=\"#").Append(id).Append("\">").Append(Html.Text(title)).Append("</a></li>\n");
        return html.Append("</ol>\n</nav>\n").ToString();
    }

    // The page's own colours and those of its figures. On paper it is light, whatever the screen is.
    private string Variables() =>
        $":root{{{Light}{_svg.LightVariables()}}}\n"
        + $"@media screen and (prefers-color-scheme:dark){{:root:not([data-look=light]){{{Dark}{_svg.DarkVariables()}}}}}\n"
        + $"@media screen{{:root[data-look=dark]{{{Dark}{_svg.DarkVariables()}}}}}\n";

    private static string Light => Page(Theme.Light, "#005a8e", "#f6f4ef", "light");

    private static string Dark => Page(Theme.Dark, "#8cc8f0", "#1b2024", "dark");

    private static string Page(Theme theme, string link, string panel, string scheme) =>
        $"color-scheme:{scheme};--paper:{theme.Paper};--ink:{theme.Ink};--muted:{theme.MutedInk};--rule:{theme.Grid};--axis:{theme.Axis};--accent:{theme.Accent};--link:{link};--panel:{panel};";

    private static string Resource(string name)
    {
        using Stream stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
