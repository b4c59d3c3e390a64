using System.Collections.Immutable;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Loading;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios;

/// <summary>Checks settings one by one, without the files; keys of the scenario are checked when it is loaded.</summary>
public static class SettingCheck
{
    /// <summary>What is wrong with a path; null where it can be one.</summary>
    public static Diagnostic? OfPath(string path, Location at)
    {
        if (path.StartsWith(Setting.ScenarioPrefix, StringComparison.Ordinal) || ParameterCatalogue.ByPath.ContainsKey(path)) return null;
        if (Setting.LeverOf(path) is { } lever) return ArmBuilder.LeverNames.Contains(lever) ? null : Messages.UnknownLever(at, lever, ArmBuilder.LeverNames);
        return Messages.UnknownPath(at, path);
    }

    /// <summary>What is wrong with the value of a parameter or of a strength; empty for keys of the scenario.</summary>
    public static ImmutableArray<Diagnostic> OfValue(Setting setting)
    {
        var (low, high, unit) = ParameterCatalogue.ByPath.TryGetValue(setting.Path, out var leaf) ? (leaf.Quantity.Minimum, leaf.Quantity.Maximum, leaf.Quantity.Unit)
            : Setting.LeverOf(setting.Path) is not null ? (0, 1, "a strength")
            : (double.NaN, double.NaN, "");
        if (double.IsNaN(low)) return [];
        var report = new Report();
        var value = Numbers.Read(new ScalarNode(setting.At, setting.Text, IsPlain: true), setting.Path, report, unit);
        if (value < low || value > high) report.Add(Messages.OutOfRange(setting.At, setting.Path, value.Value, low, high, unit));
        return [.. report.InOrder(ReadingLimits.Default.Errors)];
    }
}
