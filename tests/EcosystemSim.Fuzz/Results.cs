using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ManifestRecord = EcosystemSim.Experiments.Results.Manifest;

namespace EcosystemSim.Fuzz;

/// <summary>
/// Folders of results, one file of which is changed. The rule: a command that ends with code 0 has made what it makes of the
/// unchanged folder, to the last byte (<c>run</c> and <c>merge</c>: the same result hash), or, <c>verify</c> and <c>rerun</c>, has said which
/// file it did not check. In half of the cases the manifest is made to state the changed file, which nobody can then tell from another run's; these must
/// end in order, and <c>verify</c> must tell what is not what the data give.
/// </summary>
internal sealed class Results : Kind
{
    private const string Manifest = "manifest.json", Checkpoint = "checkpoint.txt", Observations = "observations/";

    // What a manifest says of how and where a run was carried out; nobody compares it.
    private static readonly string[] Free = ["settings", "duration_seconds", "runtime", "machine", "failures"];

    private static readonly string[] Keys = [.. typeof(ManifestRecord).GetProperties().Select(p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name))];

    private readonly Sandbox _box;
    private readonly string[] _plain;
    private readonly Dictionary<string, byte[]> _made = [];
    private readonly string _hash;

    public Results(Sandbox box)
    {
        _box = box;
        _plain = Args("plain");
        foreach (string folder in (string[])["plain", "twins", "sweep"])
        {
            string whole = Sandbox.Of($"results/{folder}");
            foreach (string file in Directory.GetFiles(whole, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)) Add($"{folder}/{Path.GetRelativePath(whole, file).Replace('\\', '/')}", File.ReadAllBytes(file));
        }
        // What else can be made of them.
        Sandbox.Run("export", Folder("plain"), "--excel");
        _made["workbook"] = File.ReadAllBytes(Sandbox.Of("results/plain/small-world.xlsx"));
        File.Delete(Sandbox.Of("results/plain/small-world.xlsx"));
        Sandbox.Run("export", Folder("plain"), "--csv", "--out", Sandbox.Of("made.csv"));
        _made["table"] = File.ReadAllBytes(Sandbox.Of("made.csv"));
        File.Delete(Sandbox.Of("made.csv"));
        _hash = HashIn(Folder("plain"));
    }

    public override string Name => "results";

    // As often as it decides something; the many figures are one group.
    protected override string GroupOf(string name) => name.Contains("/figures/", StringComparison.Ordinal) ? "figures" : Path.GetFileName(name) + (name.StartsWith("sweep/", StringComparison.Ordinal) ? " of a sweep" : "");

    /// <summary>Makes the folders that are changed, once.</summary>
    public static void Prepare()
    {
        foreach (string folder in (string[])["plain", "twins", "sweep"])
        {
            var said = Sandbox.RunToEnd(Args(folder));
            if (said.Code != 0) throw new InvalidOperationException($"{folder}: {said.All}");
        }
    }

    private static string[] Args(string folder) =>
    [
        "run", Sandbox.Of("scenarios/small-world.yaml"), "--quarters", folder == "twins" ? "8" : "4", "--labour", "slack", "--threads", "1", "--engine", "local", "--arms", "fragmented,eligibility", "--out", Sandbox.Of("results/" + folder),
        .. folder == "sweep" ? (string[])["--replications", "1", "--sweep-load"] : folder == "plain" ? ["--replications", "2", "--no-equal-outlay"] : ["--replications", "2"],
    ];

    public override Verdict Try(string name, byte[] content, Random random, bool thorough)
    {
        var (folder, file) = (name[..name.IndexOf('/', StringComparison.Ordinal)], name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        bool isSealed = false, hasShape = !thorough && random.Next(20) == 0;
        string path = Path.Combine(Folder(folder), file);
        if (hasShape) Shape(path, content, random);
        else
        {
            File.WriteAllBytes(path, content);
            isSealed = file != Manifest && random.Next(2) == 0;
            if (isSealed) SealAll(Folder(folder), file, content);
        }
        string[][] commands = Commands(folder, file, random);
        if (!thorough) commands = [commands[random.Next(commands.Length)]];
        var verdict = new Verdict(Ending.Refused, name);
        for (int i = 0; i < commands.Length; i++)
        {
            if (i > 0)
            {
                _box.Restore();
                File.WriteAllBytes(path, content);
                if (isSealed) SealAll(Folder(folder), file, content);
            }
            verdict = i == 0 ? TryOne(folder, file, content, commands[i], isSealed, hasShape) : Verdict.Worse(verdict, TryOne(folder, file, content, commands[i], isSealed, hasShape));
        }
        return verdict;
    }

    private Verdict TryOne(string folder, string file, byte[] content, string[] args, bool isSealed, bool hasShape)
    {
        var said = Sandbox.Run(args);
        var verdict = Judge(args, said, args[0] switch
        {
            "verify" or "rerun" => [0, ExitCodes.BadInput, ExitCodes.Difference, ExitCodes.Cancelled],
            "merge" => [0, ExitCodes.BadInput, ExitCodes.Difference],
            "run" => [0, ExitCodes.BadInput, ExitCodes.Cancelled],
            _ => [0, ExitCodes.BadInput],
        });
        if (verdict.Ending != Ending.Accepted) return verdict;
        string? wrong = args[0] switch
        {
            "report" => isSealed ? null : Other(folder, "report.html"),
            "plot" => isSealed ? null : Files.Keys.Where(n => n.StartsWith(folder + "/figures/", StringComparison.Ordinal)).Select(n => Other(folder, n[(folder.Length + 1)..])).FirstOrDefault(w => w is not null),
            // What the manifest says of the run stands in the workbook too.
            "export" when args.Contains("--csv") => isSealed || _made["table"].AsSpan().SequenceEqual(File.ReadAllBytes(args[^1])) ? null : "the table is another",
            "export" => isSealed || file == Manifest || _made["workbook"].AsSpan().SequenceEqual(File.ReadAllBytes(args[^1])) ? null : "the workbook is another",
            "merge" => isSealed || HashIn(args[^1]) == _hash ? null : "the joined result is another",
            "run" => isSealed || HashIn(Folder(folder)) == _hash ? null : "the result is another",
            "verify" => hasShape ? null : Unnoticed(folder, file, content, said, isSealed),
            "rerun" => said.Out.Contains("the same result to the last bit", StringComparison.OrdinalIgnoreCase) ? Unnoticed(folder, file, content, said, isSealed, isRerun: true) : "code 0, and not the same result",
            _ => null,
        };
        return wrong is null ? verdict : new(Ending.Wrong, $"{verdict.Words}: {wrong}{(isSealed ? " (stated in the manifest)" : "")}: {said.All}");
    }

    /// <summary>What reads a file, with what a user would ask.</summary>
    private string[][] Commands(string folder, string file, Random random)
    {
        string whole = Folder(folder), joined = Sandbox.Of("joined");
        if (folder == "sweep") return file is Manifest || file.StartsWith("figures/", StringComparison.Ordinal) ? [["plot", whole], ["verify", whole, "--sample", "0"], ["report", whole]] : [["plot", whole], ["plot", whole]];
        string[] verify = ["verify", whole, "--sample", random.Next(10) == 0 ? "1" : "0", "--threads", "1"], report = ["report", whole], plot = ["plot", whole];
        string[] export = ["export", whole, "--excel", "--out", Sandbox.Of("made.xlsx")], merge = ["merge", whole, "--out", joined], rerun = ["rerun", Path.Combine(whole, file), "--threads", "1"];
        string[] table = ["export", whole, "--csv", "--out", Sandbox.Of("made.csv")];
        string[] diff = ["diff", whole, Folder("twins")];
        bool isPlain = folder == "plain";
        return file switch
        {
            Manifest => isPlain ? [verify, report, plot, export, merge, diff, _plain, rerun] : [verify, report, plot, diff],
            "summary.json" => isPlain ? [report, plot, export, diff, verify, _plain, ["plot", Path.Combine(whole, file)]] : [report, plot, diff, verify],
            Checkpoint => isPlain ? [verify, merge, _plain] : [verify],
            _ when file.StartsWith(Observations, StringComparison.Ordinal) => isPlain ? [verify, merge, _plain, table] : [verify],
            "report.html" => isPlain ? [verify, rerun] : [verify],
            _ when file.StartsWith("figures/", StringComparison.Ordinal) => isPlain ? [verify, rerun, verify] : [verify],
            _ => isPlain ? [verify, export] : [verify],
        };
    }

    private static string Folder(string folder) => Sandbox.Of($"results/{folder}");

    private string? Other(string folder, string file)
    {
        string path = Path.Combine(Folder(folder), file);
        return File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(Files[$"{folder}/{file}"]) ? null : $"{file} is another than of the unchanged results";
    }

    /// <summary>What verify or rerun should have said.</summary>
    private string? Unnoticed(string folder, string file, byte[] content, Said said, bool isSealed, bool isRerun = false)
    {
        byte[] before = Files[$"{folder}/{file}"];
        if (content.AsSpan().SequenceEqual(before)) return null;
        if (said.Out.Contains("not checked", StringComparison.OrdinalIgnoreCase) && said.Out.Contains(file, StringComparison.Ordinal)) return null;
        // A repeated run says nothing of the files that lay beside the manifest, and warns of other inputs.
        if (file == Manifest) return Stated(content, isRerun) == Stated(before, isRerun) ? null : "the manifest says otherwise of the run";
        // What says the same of the replications in other bytes gives the same tables, which were compared.
        if ((file == Checkpoint || file.StartsWith(Observations, StringComparison.Ordinal)) && isSealed) return null;
        return $"{file} was changed, and nothing was said";
    }

    /// <summary>A file of the results as they are here, changed as a line of the corpus says: its name, a pattern, what stands in its place.</summary>
    public (string Name, byte[] Content) Recipe(string line)
    {
        string[] parts = line.Split('\t');
        string text = Encoding.UTF8.GetString(Files[parts[0]]);
        string changed = new Regex(parts[1], RegexOptions.Singleline).Replace(text, parts[2], 1);
        return changed == text ? throw new InvalidOperationException($"the corpus has a line that changes nothing: {line}") : (parts[0], Encoding.UTF8.GetBytes(changed));
    }

    /// <summary>What a manifest says of the experiment and its files.</summary>
    private static string Stated(byte[] manifest, bool isRerun)
    {
        var fields = JsonNode.Parse(manifest)!.AsObject();
        foreach (string free in isRerun ? [.. Free, "files", "inputs_hash"] : Free) fields.Remove(free);
        // In whichever order; a list that is empty may as well not be there, and a key that no manifest has says nothing.
        return string.Join('\n', fields.Where(f => Keys.Contains(f.Key) && f.Value is not (null or JsonArray { Count: 0 })).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key} {f.Value!.ToJsonString()}"));
    }

    private static string HashIn(string folder) => (string?)JsonNode.Parse(File.ReadAllBytes(Path.Combine(folder, Manifest)))!["result_hash"] ?? "";

    /// <summary>Something else than an ordinary file of a usual size.</summary>
    private static void Shape(string path, byte[] content, Random random)
    {
        File.Delete(path);
        switch (random.Next(5))
        {
            case 0: break;
            case 1: Directory.CreateDirectory(path); break;
            case 2:
                File.WriteAllBytes(Sandbox.Of("elsewhere"), content);
                File.CreateSymbolicLink(path, Sandbox.Of("elsewhere"));
                break;
            case 3 when !OperatingSystem.IsWindows():
                using (var made = Process.Start("mkfifo", [path])) made.WaitForExit();
                break;
            default:
                // Holes take no room; what reads them all takes its time.
                using (var large = File.Create(path))
                {
                    large.Write(content);
                    large.SetLength(1L << random.Next(20, 34));
                }
                break;
        }
    }

    private static void Seal(string folder, string file, byte[] content)
    {
        string path = Path.Combine(folder, Manifest);
        var manifest = JsonNode.Parse(File.ReadAllBytes(path))!;
        foreach (var entry in manifest["files"]!.AsArray().Where(f => (string?)f!["name"] == file))
            (entry!["bytes"], entry["sha256"]) = (content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
        File.WriteAllText(path, manifest.ToJsonString(), new UTF8Encoding(false));
    }

    /// <summary>States it in the manifest, and observations in the checkpoint too, so that what is in them is believed.</summary>
    private static void SealAll(string folder, string file, byte[] content)
    {
        if (file.StartsWith(Observations, StringComparison.Ordinal))
        {
            string path = Path.Combine(folder, Checkpoint), number = $"{int.Parse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture)} ";
            string line = $"{number}{content.Length} {Convert.ToHexStringLower(SHA256.HashData(content))}";
            byte[] lines = Encoding.ASCII.GetBytes(string.Concat(File.ReadLines(path).Select(before => (before.StartsWith(number, StringComparison.Ordinal) ? line : before) + '\n')));
            File.WriteAllBytes(path, lines);
            Seal(folder, Checkpoint, lines);
        }
        Seal(folder, file, content);
    }
}
