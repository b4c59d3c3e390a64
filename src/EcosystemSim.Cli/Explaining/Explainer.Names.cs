using System.Globalization;
using System.Text.RegularExpressions;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Cli.Explaining;

/// <summary>Which name is meant: people write names with signs and spaces of their own.</summary>
internal sealed partial class Explainer
{
    /// <summary>Names under which people know a lever: key, number, title, and the file that the code has it in.</summary>
    private IEnumerable<string> NamesOf(Lever lever, string key)
    {
        string number = Number((int)lever);
        yield return key;
        yield return number;
        if (odd.Levers.FirstOrDefault(l => l.Number == (int)lever) is { } page)
        {
            yield return page.Title;
            yield return number + page.Title;
        }
        if (CodeFiles.Lever((int)lever) is not { } file) yield break;
        string type = Path.GetFileNameWithoutExtension(file);
        yield return file;
        yield return Path.GetFileName(file);
        yield return type;
        yield return type[number.Length..];
    }

    /// <summary>Numbers of levers and statements have two digits, whoever writes 'l5' or 'L 05'.</summary>
    private static string WithTwoDigits(string name) => Numbered().Match(name) is { Success: true } m
        ? string.Create(CultureInfo.InvariantCulture, $"{m.Groups[1].Value.ToUpperInvariant()}{int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture):00}")
        : name;

    /// <summary>Whether two are the same but for case, spaces and the signs between words.</summary>
    private static bool Same(string a, string b) => Bare(a) == Bare(b);

    private static string Bare(string name) => Between().Replace(name, "").ToLowerInvariant();

    /// <summary>Whether a name is the last part of a path.</summary>
    private static bool Ends(string path, string name) => path.EndsWith("." + name, StringComparison.OrdinalIgnoreCase);

    private static string Word<T>(T value)
        where T : struct, Enum => Inner().Replace(value.ToString(), "_$1").ToLowerInvariant();

    [GeneratedRegex(@"^\s*([A-Ea-eLl])[\s_-]*0*([1-9]\d?)\s*$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"[\s_-]+")]
    private static partial Regex Between();

    [GeneratedRegex("(?<=[a-z])([A-Z])")]
    private static partial Regex Inner();
}
