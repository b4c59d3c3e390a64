using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Reporting.Figures;

/// <summary>Which run a figure shows: enough to find it again.</summary>
public sealed record FigureStamp(
    string Scenario, uint Seed, string ModelVersion, string InputsHash, string ResultHash, int Replications, int ReplicationsPlanned,
    string Command)
{
    /// <summary>The stamp of a run.</summary>
    public static FigureStamp Of(RunSummary summary) => new(
        summary.Scenario, summary.Seed, summary.ModelVersion, summary.InputsHash, summary.ResultHash,
        summary.Replications, summary.ReplicationsPlanned, summary.Command);
}

/// <summary>
/// What a figure says, before anyone has decided where it stands: all its words and values, no position and no colour.
/// A layout turns it into marks for a width and a theme; another renderer may draw it in its own way.
/// </summary>
public abstract record FigureModel
{
    /// <summary>Name in files and in the figure's own ids: lower case with hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>What the figure is of.</summary>
    public required string Title { get; init; }

    /// <summary>What is shown and what varies.</summary>
    public required string Subtitle { get; init; }

    /// <summary>What a reader must know besides, one line each.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>Where the numbers are from.</summary>
    public required string Source { get; init; }

    /// <summary>The finding in words, for those who cannot see the figure.</summary>
    public required string Finding { get; init; }

    /// <summary>The run it shows.</summary>
    public required FigureStamp Stamp { get; init; }
}

/// <summary>Wholes of the same size, split into the same parts.</summary>
public sealed record StackedBarsModel : FigureModel
{
    /// <summary>Names of the parts, in the order in which they are stacked; no more than a theme has paints.</summary>
    public required ImmutableArray<string> Parts { get; init; }

    /// <summary>From the top down.</summary>
    public required ImmutableArray<StackedBar> Bars { get; init; }

    /// <summary>Size of a whole.</summary>
    public required double Whole { get; init; }

    /// <summary>What the values count.</summary>
    public required string AxisTitle { get; init; }

    /// <summary>Stands in place of a bar without numbers.</summary>
    public required string NothingYet { get; init; }
}

/// <summary>One whole. Values run beside the model's parts; a NaN among them says that there are no numbers yet.</summary>
public sealed record StackedBar(string Name, string Description, ImmutableArray<double> Values)
{
    /// <summary>Whether it can be drawn.</summary>
    public bool HasNumbers => Values.Length > 0 && Values.All(value => double.IsFinite(value) && value >= 0) && Values.Any(value => value > 0);
}

/// <summary>Mean and bands over time, one small panel per series, all on one scale.</summary>
public sealed record BandPanelsModel : FigureModel
{
    /// <summary>In the order of reading.</summary>
    public required ImmutableArray<BandPanel> Panels { get; init; }

    /// <summary>Quarters on the time axis, from 0 to this.</summary>
    public required int Quarters { get; init; }

    /// <summary>Calendar quarter at 0 on the time axis: year times 4 plus quarter minus 1.</summary>
    public required int StartCalendarQuarter { get; init; }

    /// <summary>What line, bands and interval are called.</summary>
    public required BandKey Key { get; init; }

    /// <summary>Stands in place of the panels if there are none.</summary>
    public required string NothingYet { get; init; }
}

/// <summary>Names in the key; null for what the figure does not hold.</summary>
public sealed record BandKey(string? Mean, string? Half, string? NineTenths, string? Interval);

/// <summary>One panel.</summary>
/// <param name="EndText">End value with its interval; null if there is none.</param>
/// <param name="End">The end value itself.</param>
public sealed record BandPanel(
    string Name, string Description, ImmutableArray<BandPoint> Points,
    TimeMark? Parting, TimeMark? Shaded, string? EndText, Estimate End);

/// <summary>One moment: mean and quantiles, in the order in which they lie; NaN for what there is not.</summary>
/// <param name="Time">Quarters since the start: 1 is the end of the first.</param>
public readonly record struct BandPoint(double Time, double Mean, double P05, double P25, double P75, double P95);

/// <summary>A moment with a name; for a shaded stretch, where it begins.</summary>
/// <param name="Time">Quarters since the start.</param>
public sealed record TimeMark(double Time, string Label);
