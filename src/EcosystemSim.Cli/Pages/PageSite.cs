using System.Text;
using System.Text.RegularExpressions;
using EcosystemSim.Cli.Explaining;
using EcosystemSim.Experiments.TwoWorlds;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Pages;

namespace EcosystemSim.Cli.Pages;

/// <summary>All files of the page by name: what it is built from, the model, and the documents of its worlds. Each is made once, when it is asked for.</summary>
internal sealed partial class PageSite
{
    private const string Prefix = "page/", Worker = "worker.js", Data = "data/";

    private readonly SortedDictionary<string, Lazy<byte[]>> _files = new(StringComparer.Ordinal);

    /// <param name="runtime">Files of the model; null for a page that shows only what is computed beforehand.</param>
    /// <param name="isClass">Whether guesses are collected.</param>
    /// <param name="stop">Ends the making of documents.</param>
    public PageSite(IReadOnlyList<PageWorld> worlds, IReadOnlyDictionary<string, Func<byte[]>>? runtime, bool isClass, int threads, CancellationToken stop)
    {
        foreach (string name in Resources.Named(Prefix))
        {
            string file = name[Prefix.Length..];
            if (runtime is not null || file != Worker) Add(file, () => Resources.Bytes(name));
        }

        foreach (var (name, read) in runtime ?? new Dictionary<string, Func<byte[]>>()) Add(name, read);
        Add(Data + "index.json", () => Index(worlds, runtime is not null, isClass));
        Add(Data + "theme.json", () => PageWorld.Document(PageTexts.WriteTheme));
        foreach (var language in Language.All) Add($"{Data}texts.{language.Code}.json", () => PageWorld.Document(json => PageTexts.Write(json, language)));
        foreach (var world in worlds)
        {
            foreach (var (name, make) in world.Documents(threads, runtime is not null)) Add($"{Data}{world.Id}/{name}", () => make(stop));
        }
    }

    /// <summary>Names of all files, with forward slashes.</summary>
    public IReadOnlyCollection<string> Names => _files.Keys;

    /// <summary>A file; null where there is none of that name.</summary>
    public byte[]? Read(string name) => _files.TryGetValue(name, out var file) ? file.Value : null;

    /// <summary>The page as one file that opens from a disk, with all documents in it and without the model.</summary>
    public string OneFile()
    {
        string page = Text("index.html"), script = Text("app.js").Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);
        var documents = new StringBuilder();
        foreach (string name in Names.Where(n => n.StartsWith(Data, StringComparison.Ordinal) && n.EndsWith(".json", StringComparison.Ordinal)))
            documents.Append($"<script type=\"application/json\" id=\"data:{name[Data.Length..]}\">{Text(name).Replace("<", "\\u003c", StringComparison.Ordinal)}</script>\n");
        string style = Address().Replace(Text("app.css"), match => Names.Contains(match.Groups[1].Value)
            ? $"url(data:font/woff;base64,{Convert.ToBase64String(Read(match.Groups[1].Value)!)})"
            : match.Value);
        page = Preload().Replace(page, "");
        page = page.Replace("<link rel=\"stylesheet\" href=\"app.css\">", $"<style>{style}</style>", StringComparison.Ordinal);
        page = page.Replace("<script type=\"module\" src=\"app.js\"></script>\n", "", StringComparison.Ordinal);
        // Last, so that what the script looks for is there.
        return page.Replace("</body>", $"{documents}<script type=\"module\">{script}</script>\n</body>", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"url\(([\w.-]+\.woff)\)")]
    private static partial Regex Address();

    [GeneratedRegex(@"<link rel=""preload""[^>]*>\n")]
    private static partial Regex Preload();

    private string Text(string name) => Encoding.UTF8.GetString(Read(name) ?? throw new InvalidOperationException($"The page lacks '{name}'."));

    private void Add(string name, Func<byte[]> make) => _files[name] = new(make);

    private static byte[] Index(IReadOnlyList<PageWorld> worlds, bool isLive, bool isClass) => PageWorld.Document(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("format", PageRun.Format);
        json.WriteBoolean("live", isLive);
        json.WriteBoolean("class", isClass);
        json.WriteStartArray("languages");
        foreach (var language in Language.All) json.WriteStringValue(language.Code);
        json.WriteEndArray();
        json.WriteStartArray("worlds");
        foreach (var world in worlds) world.WriteEntry(json);
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
