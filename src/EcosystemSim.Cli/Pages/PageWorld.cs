using System.Text.Encodings.Web;
using System.Text.Json;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.TwoWorlds;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Pages;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Cli.Pages;

/// <summary>A world of the page: a scenario's two arms, and the documents that are made of them.</summary>
internal sealed class PageWorld
{
    private const int Replications = 20, AwayFromTheFiles = 8;

    // Enough for every kind of story, and for the single file.
    private const int Stories = 30;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Scenario _scenario;
    private readonly ExperimentPlan _plan;
    private readonly Lazy<PageRun> _first;
    private readonly Dictionary<string, double> _settings;

    public PageWorld(Scenario scenario, ExperimentPlan plan)
    {
        (_scenario, _plan) = (scenario, plan);
        _first = new(() => Done(plan));
        _settings = PageSetting.Of(plan).ToDictionary(s => s.Id, s => s.Value);
    }

    /// <summary>Name of its folder.</summary>
    public string Id => _scenario.Id;

    /// <summary>What the page fetches of it, by name; each is made when it is asked for, and the grid takes the longest.</summary>
    /// <param name="threads">That the grid is computed on.</param>
    /// <param name="withPlan">Whether the model in the page is to run it.</param>
    public IEnumerable<(string Name, Func<CancellationToken, byte[]> Make)> Documents(int threads, bool withPlan)
    {
        yield return ("world.json", _ => Document(json => WorldDocument.Write(json, Id, _scenario, _plan)));
        for (int arm = 0; arm < PageRun.Arms; arm++)
        {
            int one = arm;
            yield return ($"first.{arm}.json", _ => Document(json => _first.Value.Write(json, Id, _settings, firms: true, hash: false, one)));
        }

        yield return ("stories.json", _ => Document(WriteStories));
        yield return ("grid.json", stop => Document(GridDocument.Run(_plan, Replications, AwayFromTheFiles, threads, stop).Write));
        if (withPlan) yield return ("plan.bin", _ => RecordPacker.Pack(_plan));
    }

    /// <summary>Writes what the list of worlds says of it: nothing of what comes out.</summary>
    public void WriteEntry(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", Id);
        json.WriteNumber("firms", _plan.Population.Count);
        Texts("titles", words => words.Title, _scenario.Title);
        Texts("abouts", words => words.About, _scenario.Question);
        json.WriteEndObject();

        void Texts(string name, Func<(string Title, string About), string> text, string own)
        {
            json.WriteStartObject(name);
            foreach (var language in Language.All)
                json.WriteString(language.Code, language.Stories.Worlds.TryGetValue(Id, out var words) ? text(words) : own);
            json.WriteEndObject();
        }
    }

    /// <summary>A document as bytes.</summary>
    public static byte[] Document(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options)) write(json);
        return stream.ToArray();
    }

    private void WriteStories(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (uint firm in _first.Value.WorthTelling(Stories)) _first.Value.WriteStory(json, firm);
        json.WriteEndArray();
    }

    private static PageRun Done(ExperimentPlan plan)
    {
        var run = new PageRun(plan, 0);
        while (run.Advance())
        {
        }
        return run;
    }
}
