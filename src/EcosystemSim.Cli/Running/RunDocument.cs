using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Words;
using EcosystemSim.Scenarios.Diagnostics;

namespace EcosystemSim.Cli.Running;

/// <summary>
/// <c>--format json</c>: one JSON document for scripts on standard output, whatever happens; what people read goes to standard
/// error. Numbers that are not there are null.
/// </summary>
internal sealed class RunDocument
{
    /// <summary>Counts up when a field goes or changes its meaning.</summary>
    public const int SchemaVersion = 2;

    // Paths over time and divisions are in summary.json; a script that wants them reads it.
    private static readonly string[] OfArms =
    [
        "arm", "title", "labour", "based_on", "parts_from_baseline", "counted_from", "fates", "hops_per_helped_need", "wrong_door_share", "utilisation", "coordination_share",
        "firms_helped", "public_cost", "public_cost_difference", "equal_outlay", "against_baseline", "against_without_support", "outcomes", "jobs", "jobs_difference", "jobs_beyond_basis", "jobs_difference_under50", "jobs_difference_over50", "net_jobs",
    ];

    private readonly JsonArray _diagnostics = [];
    private readonly JsonArray _answer = [];
    private readonly JsonArray _ledger = [];
    private readonly JsonArray _levers = [];
    private string? _note;
    private JsonObject? _experiment;
    private JsonArray? _arms;
    private JsonArray? _files;
    private RunSummary? _summary;
    private string? _folder;
    private bool _found;

    /// <summary>Runs a command so that nothing but the document reaches standard output.</summary>
    public static int Write(Screen screen, Func<Screen, int> command)
    {
        var document = new RunDocument();
        int code = command(Screen.Plain(screen.Error, new Listening(screen.Error, document)) with { Document = document });
        screen.Out.Write(document.Text(code));
        return code;
    }

    /// <summary>The document of a command line that could not be read.</summary>
    public static string OfBadUsage(IEnumerable<string> messages)
    {
        var document = new RunDocument();
        foreach (string message in messages) document.Error(message);
        return document.Text(ExitCode.BadInput);
    }

    /// <summary>Takes what is wrong in files.</summary>
    public void Take(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var d in diagnostics)
        {
            _diagnostics.Add((JsonNode)new JsonObject
            {
                ["severity"] = d.IsWarning ? "warning" : "error",
                ["code"] = d.Code,
                ["message"] = d.Message,
                ["file"] = d.At.Source.Path,
                ["line"] = d.At.Line > 0 ? d.At.Line : null,
                ["column"] = d.At.Column > 0 ? d.At.Column : null,
            });
        }
    }

    /// <summary>Takes what is to be run.</summary>
    public void Take(Experiment experiment) => _experiment = new JsonObject
    {
        ["scenario"] = experiment.Name,
        ["title"] = experiment.Title,
        ["question"] = experiment.Question,
        ["seed"] = experiment.Plan.Seed,
        ["start"] = Names.Quarter(experiment.Plan.StartCalendarQuarter),
        ["quarters"] = experiment.Plan.Quarters,
        ["baseline"] = experiment.Baseline,
        ["without_support"] = experiment.WithoutSupport,
        ["replications_planned"] = experiment.Replications.Length,
        ["currency"] = experiment.Plan.System.Currency,
        ["inputs_hash"] = experiment.InputsHash,
        ["command"] = Manifest.CommandOf(experiment),
    };

    /// <summary>Takes an answer and where it lies.</summary>
    public void Take(RunSummary summary, string folder)
    {
        _summary = summary;
        var shown = summary.WithoutLeverArms();
        var sentences = AnswerSentences.For(shown);
        foreach (string sentence in sentences.All) Say(sentence);
        foreach (string sentence in LedgerSentences.For(shown)) _ledger.Add((JsonNode)JsonValue.Create(sentence));
        foreach (var labour in summary.Levers.Select(lever => lever.Labour).Distinct())
        {
            foreach (string sentence in LeverSentences.For(summary, labour)) _levers.Add((JsonNode)JsonValue.Create(sentence));
        }
        _note = sentences.Note;
        _arms = JsonSerializer.SerializeToNode(summary.Arms, ResultJson.Options)!.AsArray();
        foreach (var arm in _arms)
        {
            OnlyOfArms(arm!.AsObject());
            if (arm["equal_outlay"]?["twin"] is JsonObject twin) OnlyOfArms(twin);
        }
        WithoutNaN(_arms);
        Take(folder);
    }

    /// <summary>Takes where results lie, as the manifest there lists them.</summary>
    public void Take(string folder)
    {
        _folder = folder;
        _files = [];
        foreach (var file in StoredResults.OpenManifest(folder).Files)
            _files.Add((JsonNode)new JsonObject { ["name"] = file.Name, ["path"] = Path.Combine(folder, file.Name), ["bytes"] = file.Bytes, ["sha256"] = file.Sha256 });
        _files.Add((JsonNode)new JsonObject { ["name"] = ResultPaths.Manifest, ["path"] = Path.Combine(folder, ResultPaths.Manifest) });
    }

    /// <summary>Takes a sentence of the answer.</summary>
    public void Say(string sentence) => _answer.Add((JsonNode)JsonValue.Create(sentence));

    /// <summary>Takes that the results were there before.</summary>
    public void WasFound() => _found = true;

    private void Error(string message) => _diagnostics.Add((JsonNode)new JsonObject { ["severity"] = "error", ["message"] = message });

    private string Text(int code)
    {
        var document = new JsonObject
        {
            ["schema_version"] = SchemaVersion,
            ["product_version"] = ModelVersion.Product,
            ["model_version"] = ModelVersion.Text,
            ["exit_code"] = code,
            ["status"] = code switch
            {
                ExitCode.Done => _folder is null ? "nothing_run" : _found ? "found" : "done",
                ExitCode.SomeFailed => "some_failed",
                ExitCode.BadInput => "bad_input",
                ExitCode.Difference => "difference",
                _ => "stopped",
            },
            ["diagnostics"] = _diagnostics,
        };
        if (_experiment is not null) document["experiment"] = _experiment;
        if (_summary is not null)
        {
            document["result_hash"] = _summary.ResultHash;
            document["replications"] = _summary.Replications;
            document["headline"] = Names.Quarter(_summary.HeadlineQuarter());
            document["price_year"] = _summary.PriceYear;
            document["discount_rate"] = _summary.DiscountRate;
        }
        if (_answer.Count > 0) document["answer"] = _answer;
        if (_ledger.Count > 0) document["ledger"] = _ledger;
        if (_levers.Count > 0) document["levers"] = _levers;
        if (_note is not null) document["note"] = _note;
        if (_arms is not null) document["arms"] = _arms;
        if (_folder is not null) document["folder"] = _folder;
        if (_files is not null) document["files"] = _files;
        return document.ToJsonString(ResultJson.Options) + "\n";
    }

    private static void OnlyOfArms(JsonObject arm)
    {
        foreach (string name in arm.Select(field => field.Key).Except(OfArms).ToArray()) arm.Remove(name);
    }

    /// <summary>JSON has no such number; files of results write it as a word, which a script would stumble over.</summary>
    private static void WithoutNaN(JsonNode node)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (string name in fields.Where(f => IsNaN(f.Value)).Select(f => f.Key).ToArray()) fields[name] = null;
                foreach (var field in fields.Where(f => f.Value is not null)) WithoutNaN(field.Value!);
                break;
            case JsonArray list:
                foreach (var item in list.Where(i => i is not null)) WithoutNaN(item!);
                break;
        }
    }

    private static bool IsNaN(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? word) && word is "NaN" or "Infinity" or "-Infinity";

    /// <summary>Passes on what is written, and hears the errors in it.</summary>
    private sealed class Listening(TextWriter to, RunDocument document) : TextWriter
    {
        private const string Mark = "ecosim: ";

        public override Encoding Encoding => to.Encoding;

        public override void Write(char value) => to.Write(value);

        public override void Write(string? value) => to.Write(value);

        public override void WriteLine(string? value)
        {
            if (value?.StartsWith(Mark, StringComparison.Ordinal) == true) document.Error(value[Mark.Length..]);
            to.WriteLine(value);
        }
    }
}
