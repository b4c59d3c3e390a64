using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EcosystemSim.Experiments;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Cli.Commands;

/// <summary>Reads options and says what was found and what was expected.</summary>
internal static class OptionParsers
{
    /// <summary>A whole number within limits.</summary>
    public static Option<long?> Whole(string name, string help, long least, long most) => new(name)
    {
        HelpName = "N",
        Description = help,
        CustomParser = result =>
        {
            string found = result.Tokens[0].Value;
            if (long.TryParse(found, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) && value >= least && value <= most) return value;
            result.AddError(FormattableString.Invariant($"'{name}' is '{found}'; expected a whole number from {least} to {most}."));
            return null;
        },
    };

    /// <summary>A number within limits.</summary>
    public static Option<double?> Number(string name, string help, double least, double most) => new(name)
    {
        HelpName = "N",
        Description = help,
        CustomParser = result =>
        {
            string found = result.Tokens[0].Value;
            if (double.TryParse(found, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value >= least && value <= most) return value;
            result.AddError(FormattableString.Invariant($"'{name}' is '{found}'; expected a number from {least} to {most}."));
            return null;
        },
    };

    /// <summary>A whole number within limits, or <c>auto</c>, which is 0.</summary>
    public static Option<int?> WholeOrAuto(string name, string help, int least, int most) => new(name)
    {
        HelpName = "N|auto",
        Description = help,
        CustomParser = result =>
        {
            string found = result.Tokens[0].Value;
            if (found == "auto") return 0;
            if (int.TryParse(found, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most) return value;
            result.AddError(FormattableString.Invariant($"'{name}' is '{found}'; expected a whole number from {least} to {most}, or 'auto'."));
            return null;
        },
    };

    /// <summary>Firms per block, or <c>all</c>, which is 0.</summary>
    public static Option<int?> BlockSize(string name, string help) => new(name)
    {
        HelpName = "N|all",
        Description = help,
        CustomParser = result =>
        {
            string found = result.Tokens[0].Value;
            if (found == "all") return 0;
            if (int.TryParse(found, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0) return value;
            result.AddError($"'{name}' is '{found}'; expected a whole number from 1, or 'all'.");
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
    public static Option<ImmutableArray<int>?> Numbers(string name, string help) => new(name)
    {
        HelpName = "N,M-K",
        Description = help,
        CustomParser = result =>
        {
            string found = result.Tokens[0].Value;
            if (NumberRanges.TryRead(found, out var numbers)) return numbers;
            result.AddError($"'{name}' is '{found}'; expected numbers from 0, each once, such as 3,5,7-9.");
            return null;
        },
    };

    /// <summary>A part such as <c>2/3</c>.</summary>
    public static Option<Shard?> Shard(string name, string help) => new(name)
    {
        HelpName = "I/N",
        Description = help,
        CustomParser = result =>
        {
            string found = result.Tokens[0].Value;
            if (Experiments.Shard.TryRead(found, out var shard)) return shard;
            result.AddError($"'{name}' is '{found}'; expected a part such as 2/3, the second of three.");
            return null;
        },
    };

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

    /// <summary>The word for a document that scripts read.</summary>
    public const string Json = "json";

    /// <summary><c>--format</c>: for people or for scripts.</summary>
    public static Option<string?> Format() =>
        Word("--format", "text for people, or json for scripts: one JSON document on standard output, everything else on standard error. [default: text]", "text", Json);

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
