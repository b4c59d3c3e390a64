using System.Collections.Immutable;
using System.Globalization;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.Designs;
using EcosystemSim.Scenarios;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Cli.Running;

/// <summary>Reads what a design varies: <c>search.blur</c>, <c>search.blur=0.2..0.8</c>, <c>search.blur=0.2,0.4</c>, or a group such as <c>search</c>.</summary>
internal sealed class Varied(Scenario scenario, Screen screen)
{
    /// <summary>All parameters that can be varied, levers left out.</summary>
    public const string All = "all";

    private readonly List<Diagnostic> _wrong = [];
    private readonly List<string> _said = [];

    /// <summary>What is varied; null where something is wrong, which has been written.</summary>
    public ImmutableArray<Factor>? Read(IEnumerable<string> texts)
    {
        var factors = texts.SelectMany(Read).ToImmutableArray();
        foreach (string twice in factors.GroupBy(f => f.Path).Where(same => same.Count() > 1).Select(same => same.Key)) _said.Add($"'--vary' names '{twice}' a second time.");
        foreach (string said in _said) screen.Error.WriteLine($"ecosim: {said}");
        screen.Error.Write(DiagnosticRenderer.Render(_wrong));
        return _said.Count + _wrong.Count == 0 ? factors : null;
    }

    private IEnumerable<Factor> Read(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? Over(text) : Stated(text[..equals].Trim(), text[(equals + 1)..].Trim(), text);
    }

    /// <summary>A path without values: over what the files say of it.</summary>
    private IEnumerable<Factor> Over(string path)
    {
        if (scenario.ParameterValues.FirstOrDefault(p => p.Path == path) is { } parameter)
        {
            if (parameter.Low < parameter.High) return [Factor.Of(parameter)];
            _said.Add($"'--vary' names '{path}', which has no range; expected one, such as {path}=LOW..HIGH.");
            return [];
        }
        if (Setting.LeverOf(path) is not null && SettingCheck.OfPath(path, At(path)) is null) return [Factor.Between(path, 0, 1)];
        string group = path.EndsWith(".*", StringComparison.Ordinal) ? path[..^2] : path;
        ParameterValue[] within = [.. scenario.ParameterValues.Where(p => group == All ? !p.Path.StartsWith("levers.", StringComparison.Ordinal) : p.Path.StartsWith(group + ".", StringComparison.Ordinal))];
        // Of a group those that runs with drawn parameters draw: the others are choices, or are held for a reason.
        Factor[] drawn = [.. within.Where(p => !p.ToPrior().IsHeld).Select(Factor.Of)];
        if (drawn.Length > 0) return drawn;
        if (within.Length > 0)
        {
            _said.Add($"'--vary' names '{path}', whose parameters are all held at their values; expected parameters by their own paths.");
            return [];
        }
        if (SettingCheck.OfPath(path, At(path)) is { } wrong) _wrong.Add(wrong);
        else _said.Add($"'--vary' names '{path}' without its values; expected them, such as {path}=A,B.");
        return [];
    }

    private IEnumerable<Factor> Stated(string path, string values, string text)
    {
        if (SettingCheck.OfPath(path, At(text)) is { } unknown)
        {
            _wrong.Add(unknown);
            return [];
        }
        string[] ends = values.Split("..");
        string[] levels = ends.Length == 2 ? ends : values.Split(',', StringSplitOptions.TrimEntries);
        if (levels.Any(string.IsNullOrWhiteSpace) || levels.Distinct().Count() < levels.Length)
        {
            _said.Add($"'--vary' is '{text}'; expected different values, such as {path}=0.2,0.4, or the two ends of a range, such as {path}=0.2..0.8.");
            return [];
        }
        int before = _wrong.Count;
        foreach (string level in levels) _wrong.AddRange(SettingCheck.OfValue(new Setting(path, level, At(text))));
        if (_wrong.Count > before) return [];
        if (ends.Length != 2) return [Factor.At(path, levels)];
        if (!Number(ends[0], out double low) || !Number(ends[1], out double high) || low >= high)
        {
            _said.Add($"'--vary' is '{text}'; expected two numbers, the lower one first, such as {path}=0.2..0.8.");
            return [];
        }
        return [Factor.Between(path, low, high)];

        static bool Number(string found, out double value) => double.TryParse(found, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    private static Location At(string text) => Location.Of(new($"--vary {text}", []));
}
