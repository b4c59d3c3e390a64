using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.CodePlaces;

/// <summary>Finds the file of each lever, the files that read each parameter, and what the code says of each member of an enum.</summary>
internal static partial class Program
{
    private const string Model = "src/EcosystemSim.Model/", Mechanisms = Model + "Mechanisms/L";

    /// <param name="args">Top of the repository; file to write.</param>
    private static void Main(string[] args)
    {
        (string Path, string Text)[] files =
        [
            .. from path in Directory.EnumerateFiles(Path.Combine(args[0], Model), "*.cs", SearchOption.AllDirectories)
               let name = Path.GetRelativePath(args[0], path).Replace('\\', '/')
               where !name.StartsWith(Model + "obj/", StringComparison.Ordinal) && !name.StartsWith(Model + "bin/", StringComparison.Ordinal) && !name.StartsWith(Model + "Parameters/", StringComparison.Ordinal)
               orderby name.StartsWith(Mechanisms, StringComparison.Ordinal) descending, name
               select (name, File.ReadAllText(path).ReplaceLineEndings("\n")),
        ];
        File.WriteAllText(args[1], JsonSerializer.Serialize(new
        {
            Levers = Enum.GetValues<Lever>()
                .Select(lever => (Number: (int)lever, File: files.FirstOrDefault(f => f.Path.StartsWith(Mechanisms + ((int)lever).ToString("00", CultureInfo.InvariantCulture), StringComparison.Ordinal)).Path))
                .Where(lever => lever.File is not null).ToDictionary(lever => lever.Number, lever => lever.File),
            Parameters = ParameterCatalogue.All.ToDictionary(p => p.Path, p => Reading([.. p.Way.Select(step => step.Name)], files)),
            Members = files.Select(f => (f.Path, Found: MemberSummary().Matches(f.Text))).Where(f => f.Found.Count > 0)
                .ToDictionary(f => f.Path, f => f.Found.DistinctBy(m => m.Groups[2].Value).ToDictionary(m => m.Groups[2].Value, m => m.Groups[1].Value)),
        }));
    }

    /// <summary>The files that read a parameter: as <c>….Group.Name</c>, or as the name of a variable that holds the group.</summary>
    private static string[] Reading(string[] way, (string Path, string Text)[] files)
    {
        string group = way[^2], name = way[^1];
        // Levers and submodels have groups of the same name.
        string owner = way.Length > 2 ? $@"(?<=\b{way[0]}\.){group}" : $@"(?<!\bLevers\.){group}";
        var held = new Regex($@"\b(\w+) = [\w.()]*{owner}\s*[;,)]|\b{group}Parameters (\w+)");
        var read = new Regex($@"\.{owner}\.{name}\b");
        return [.. files.Where(f => f.Text.Contains("." + name, StringComparison.Ordinal) && (read.IsMatch(f.Text) || Holders(f.Text).Any(h => Regex.IsMatch(f.Text, $@"\b{h}\.{name}\b")))).Select(f => f.Path)];

        IEnumerable<string> Holders(string text) => held.Matches(text).Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value).Distinct();
    }

    [GeneratedRegex(@"^    /// <summary>([^<]+)</summary>\n    (\w+),$", RegexOptions.Multiline)]
    private static partial Regex MemberSummary();
}
