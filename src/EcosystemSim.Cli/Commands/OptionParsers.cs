using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using EcosystemSim.Experiments;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Cli.Commands;

/// <summary>Reads options and says what was found and what was expected.</summary>
internal static partial class OptionParsers
{
    /// <summary>A whole number within limits.</summary>
    public static Option<long?> Whole(string name, string help, long least, long most) => Of<long>(
        name, "N", help, FormattableString.Invariant($"a whole number from {least} to {most}"),
        found => long.TryParse(found, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) && value >= least && value <= most ? value : null);

    /// <summary>A number within limits.</summary>
    public static Option<double?> Number(string name, string help, double least, double most) => Of<double>(
        name, "N", help, FormattableString.Invariant($"a number from {least} to {most}"),
        found => double.TryParse(found, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value >= least && value <= most ? value : null);

    /// <summary>A whole number within limits, or <c>auto</c>, which is 0.</summary>
    public static Option<int?> WholeOrAuto(string name, string help, int least, int most) => Of<int>(
        name, "N|auto", help, FormattableString.Invariant($"a whole number from {least} to {most}, or 'auto'"),
        found => found == "auto" ? 0 : int.TryParse(found, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most ? value : null);

    /// <summary>Firms per block, or <c>all</c>, which is 0.</summary>
    public static Option<int?> BlockSize(string name, string help) => Of<int>(
        name, "N|all", help, "a whole number from 1, or 'all'",
        found => found == "all" ? 0 : int.TryParse(found, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0 ? value : null);

    /// <summary>A value of which the text is one, or is told what was expected.</summary>
    /// <param name="read">Null where the text is none.</param>
    public static Option<T?> Of<T>(string name, string helpName, string help, string expected, Func<string, T?> read)
        where T : struct => new(name)
        {
            HelpName = helpName,
            Description = help,
            CustomParser = result =>
            {
                string found = result.Tokens[0].Value;
                if (read(found) is { } value) return value;
                result.AddError($"'{name}' is '{found}'; expected {expected}.");
                return null;
            },
        };

    /// <summary>Names separated by commas, each once.</summary>
    public static Option<ImmutableArray<string>?> Names(string name, string help) => new(name)
    {
        HelpName = "A,B",
        Description = help,
        CustomParser = result =>
        {
            string found = result.Tokens[0].Value;
            ImmutableArray<string> names = [.. found.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
            if (names.GroupBy(n => n).FirstOrDefault(n => n.Count() > 1) is { Key: var twice })
            {
                result.AddError($"'{name}' names '{twice}' a second time.");
                return null;
            }
            if (names.Length > 0) return names;
            result.AddError($"'{name}' is '{found}'; expected names separated by commas.");
            return null;
        },
    };

    /// <summary>Replication numbers such as <c>3,5,7-9</c>.</summary>
    public static Option<ImmutableArray<int>?> Numbers(string name, string help) => Of<ImmutableArray<int>>(
        name, "N,M-K", help, "numbers from 0, each once, such as 3,5,7-9", found => NumberRanges.TryRead(found, out var numbers) ? numbers : null);

    /// <summary>A part such as <c>2/3</c>.</summary>
    public static Option<Shard?> Shard(string name, string help) => Of<Shard>(
        name, "I/N", help, "a part such as 2/3, the second of three", found => Experiments.Shard.TryRead(found, out var shard) ? shard : null);

    /// <summary>Settings such as <c>search.blur=0.4</c>, one for each time that the option is given.</summary>
    public static Option<ImmutableArray<Setting>?> Settings(string name, string help) => new(name)
    {
        HelpName = "PATH=VALUE",
        Description = help,
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result =>
        {
            var settings = ImmutableArray.CreateBuilder<Setting>();
            foreach (string found in result.Tokens.Select(token => token.Value))
            {
                if (Setting.Read(found) is { } setting) settings.Add(setting);
                else result.AddError($"'{name}' is '{found}'; expected a path and its value, such as search.blur=0.4.");
            }
            return settings.ToImmutable();
        },
    };

    /// <summary><c>--scenario</c> of what reads stored files.</summary>
    public static Option<string?> StoredScenario() => new("--scenario")
    {
        HelpName = "SCENARIO",
        Description = "The scenario to read in place of the path that the stored file names, where that lies outside the folder in which the command is started.",
    };

    /// <summary>The word for a document that scripts read.</summary>
    public const string Json = "json";

    /// <summary><c>--format</c>: for people or for scripts.</summary>
    public static Option<string?> Format() =>
        Word("--format", "text for people, or json for scripts: one JSON document on standard output, everything else on standard error. [default: text]", "text", Json);

    /// <summary>A difference and how well it must be known, such as <c>"jobs ± 10"</c>.</summary>
    public static Option<AutoReplications?> Until(string name, string help) => new(name)
    {
        HelpName = "\"OUTCOME ± N\"",
        Description = help,
        CustomParser = result =>
        {
            string found = result.Tokens[0].Value;
            var parts = UntilParts().Match(found);
            if (parts.Success && double.TryParse(parts.Groups[2].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double half) && half is >= 1e-9 and <= 1e15) return new(half, parts.Groups[1].Value);
            result.AddError($"'{name}' is '{found}'; expected an outcome and half the width of its interval, such as \"jobs ± 10\" or \"job_years +- 25\".");
            return null;
        },
    };

    [GeneratedRegex(@"^\s*([a-z0-9_]+)\s*(?:±|\+-|\+/-)\s*([0-9.]+)\s*$")]
    private static partial Regex UntilParts();

    /// <summary><c>--parameters</c>: whether replications draw their parameters.</summary>
    public static Option<string?> Parameters(string help) => Word("--parameters", $"{help} [default: as the scenario says, else drawn]", "fixed", "drawn");

    /// <summary>What was given to <see cref="Parameters"/>; null where the scenario is to say.</summary>
    public static bool? Drawn(string? word) => word is null ? null : word == "drawn";

    /// <summary>One of a few words.</summary>
    public static Option<string?> Word(string name, string help, params string[] words) => new(name)
    {
        HelpName = string.Join('|', words),
        Description = help,
        CustomParser = result =>
        {
            string found = result.Tokens[0].Value;
            if (words.Contains(found)) return found;
            result.AddError($"'{name}' is '{found}'. {Suggestions.For(found, words)}");
            return null;
        },
    };
}
