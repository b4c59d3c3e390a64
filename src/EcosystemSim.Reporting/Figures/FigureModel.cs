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

    /// <summary>Language of its words, with the words and numbers that only a layout needs.</summary>
    public required FigureWords Words { get; init; }

    /// <summary>What it shows, as columns and rows.</summary>
    public abstract FigureTable Table();

    /// <summary>Columns of a mean and its interval.</summary>
    private protected ImmutableArray<FigureColumn> IntervalColumns(string name) =>
        [new($"{name}_mean", Words.Mean), new($"{name}_low", Words.IntervalLow), new($"{name}_high", Words.IntervalHigh)];

    private protected FigureCell Cell(double number) => FigureCell.Of(number, Words.Numbers);
}

/// <summary>Wholes of the same size, split into the same parts.</summary>
public sealed record StackedBarsModel : FigureModel
{
    /// <summary>Names of the parts, in the order in which they are stacked; no more than a theme has paints.</summary>
    public required ImmutableArray<string> Parts { get; init; }

    /// <summary>Names of the parts in files.</summary>
    public required ImmutableArray<string> PartNames { get; init; }

    /// <summary>From the top down.</summary>
    public required ImmutableArray<StackedGroup> Groups { get; init; }

    /// <summary>Size of a whole.</summary>
    public required double Whole { get; init; }

    /// <summary>What the values count.</summary>
    public required string AxisTitle { get; init; }

    /// <summary>Stands in place of a bar without numbers.</summary>
    public required string NothingYet { get; init; }

    /// <inheritdoc/>
    public override FigureTable Table() => new(
        [new("arm", Words.Arm), new("within_quarters", Words.WithinQuarters), .. PartNames.Zip(Parts, (name, title) => new FigureColumn(name, title))],
        [
            .. from @group in Groups
               from bar in @group.Bars
               select (ImmutableArray<FigureCell>)[FigureCell.Of(@group.Name), Cell(bar.Order), .. bar.HasNumbers ? bar.Values.Select(Cell) : Parts.Select(_ => Cell(double.NaN))],
        ]);
}

/// <summary>Bars that belong together.</summary>
public sealed record StackedGroup(string Name, string Description, ImmutableArray<StackedBar> Bars);

/// <summary>One whole. Values run beside the model's parts; a NaN among them says that there are no numbers yet.</summary>
/// <param name="Label">Beside the bar; empty where a group has one bar only.</param>
/// <param name="Order">What the label says as a number.</param>
public sealed record StackedBar(string Label, int Order, ImmutableArray<double> Values)
{
    /// <summary>Whether it can be drawn.</summary>
    public bool HasNumbers => Values.Length > 0 && Values.All(value => double.IsFinite(value) && value >= 0) && Values.Any(value => value > 0);
}

/// <summary>Mean and bands over time, one small panel per series, all on one scale.</summary>
public sealed record BandPanelsModel : FigureModel
{
    /// <summary>In the order of reading.</summary>
    public required ImmutableArray<BandPanel> Panels { get; init; }

    /// <summary>Further panels that the scale must hold, where these are a part of a figure; empty if they are all.</summary>
    public ImmutableArray<BandPanel> ScaledWith { get; init; } = [];

    /// <summary>Column of the panels' names in files, and its title.</summary>
    public required FigureColumn PanelColumn { get; init; }

    /// <summary>Quarters on the time axis, from 0 to this.</summary>
    public required int Quarters { get; init; }

    /// <summary>Calendar quarter at 0 on the time axis: year times 4 plus quarter minus 1.</summary>
    public required int StartCalendarQuarter { get; init; }

    /// <summary>What line, bands and interval are called.</summary>
    public required BandKey Key { get; init; }

    /// <summary>Stands in place of the panels if there are none.</summary>
    public required string NothingYet { get; init; }

    /// <inheritdoc/>
    public override FigureTable Table() => new(
        [
            PanelColumn, new("quarters_since_start", Words.QuartersSinceStart), new("quarter", Words.Quarter), new("mean", Words.Mean),
            new("p05", "5 %"), new("p25", "25 %"), new("p75", "75 %"), new("p95", "95 %"), new("low", Words.IntervalLow), new("high", Words.IntervalHigh),
        ],
        [
            .. from panel in Panels
               from p in panel.Points
               select (ImmutableArray<FigureCell>)
               [
                   FigureCell.Of(panel.Name), Cell(p.Time), FigureCell.Of(Words.Moment(StartCalendarQuarter, p.Time)), Cell(p.Mean),
                   Cell(p.P05), Cell(p.P25), Cell(p.P75), Cell(p.P95), Cell(p.Low), Cell(p.High),
               ],
        ]);
}

/// <summary>Names in the key; null for what the figure does not hold.</summary>
public sealed record BandKey(string? Mean, string? Half, string? NineTenths, string? MeanInterval, string? Interval);

/// <summary>One panel.</summary>
/// <param name="EndText">End value with its interval; null if there is none.</param>
/// <param name="End">The end value itself.</param>
public sealed record BandPanel(
    string Name, string Description, ImmutableArray<BandPoint> Points,
    TimeMark? Parting, TimeMark? Shaded, string? EndText, Estimate End);

/// <summary>One moment: mean and quantiles, in the order in which they lie; NaN for what there is not.</summary>
/// <param name="Time">Quarters since the start: 1 is the end of the first.</param>
/// <param name="Low">Lower end of the interval of the mean.</param>
/// <param name="High">Upper end of it.</param>
public readonly record struct BandPoint(
    double Time, double Mean, double P05, double P25, double P75, double P95, double Low = double.NaN, double High = double.NaN);

/// <summary>A moment with a name; for a shaded stretch, where it begins.</summary>
/// <param name="Time">Quarters since the start.</param>
public sealed record TimeMark(double Time, string Label);

/// <summary>Levels over time: curves with bands, several in one panel, all panels on one scale.</summary>
public sealed record CurvesModel : FigureModel
{
    /// <summary>One panel where the curves fit into it, else one per arm with the baseline in each.</summary>
    public required ImmutableArray<CurvePanel> Panels { get; init; }

    /// <inheritdoc cref="BandPanelsModel.Quarters"/>
    public required int Quarters { get; init; }

    /// <inheritdoc cref="BandPanelsModel.StartCalendarQuarter"/>
    public required int StartCalendarQuarter { get; init; }

    /// <summary>Over the scale.</summary>
    public required string AxisTitle { get; init; }

    /// <summary>What line and bands are called; null for what is not there.</summary>
    public required BandKey Key { get; init; }

    /// <summary>Where history ends; null if it does not.</summary>
    public TimeMark? Shaded { get; init; }

    /// <summary>Stands in place of the panels if there are none.</summary>
    public required string NothingYet { get; init; }

    /// <inheritdoc/>
    public override FigureTable Table() => new(
        [
            new("arm", Words.Arm), new("quarters_since_start", Words.QuartersSinceStart), new("quarter", Words.Quarter), new("mean", Words.Mean),
            new("p05", "5 %"), new("p25", "25 %"), new("p75", "75 %"), new("p95", "95 %"),
        ],
        [
            .. from curve in Panels.SelectMany(panel => panel.Curves).DistinctBy(curve => curve.Name)
               from p in curve.Points
               select (ImmutableArray<FigureCell>)
               [
                   FigureCell.Of(curve.Name), Cell(p.Time), FigureCell.Of(Words.Moment(StartCalendarQuarter, p.Time)), Cell(p.Mean),
                   Cell(p.P05), Cell(p.P25), Cell(p.P75), Cell(p.P95),
               ],
        ]);
}

/// <summary>Curves that share a panel.</summary>
/// <param name="Name">Over the panel; empty where there is one only.</param>
public sealed record CurvePanel(string Name, string Description, ImmutableArray<Curve> Curves, TimeMark? Parting);

/// <summary>One curve.</summary>
/// <param name="Style">Which of the theme's series styles; 0 is the baseline.</param>
public sealed record Curve(string Name, int Style, ImmutableArray<BandPoint> Points);

/// <summary>Estimates with their intervals, one under the other (a forest plot).</summary>
public sealed record IntervalsModel : FigureModel
{
    /// <summary>From the top down.</summary>
    public required ImmutableArray<IntervalGroup> Groups { get; init; }

    /// <summary>What the values are, and which side of zero says what.</summary>
    public required string AxisTitle { get; init; }

    /// <summary>Name of the values in files.</summary>
    public string ValueName { get; init; } = "jobs";

    /// <summary>Over the numbers.</summary>
    public required string NumbersTitle { get; init; }

    /// <summary>Stands in place of the rows if there are none.</summary>
    public required string NothingYet { get; init; }

    /// <summary>Whether numbers above zero have a sign, as differences have.</summary>
    public bool IsSigned { get; init; } = true;

    /// <inheritdoc/>
    public override FigureTable Table() => new(
        [new("division", Words.Division), new("name", Words.NameColumn), .. IntervalColumns(ValueName)],
        [
            .. from @group in Groups
               from row in @group.Rows
               select (ImmutableArray<FigureCell>)[FigureCell.Of(@group.Name), FigureCell.Of(row.Name), .. FigureCell.Of(row.Value, Words.Numbers)],
        ]);
}

/// <summary>Rows under a heading.</summary>
public sealed record IntervalGroup(string Name, ImmutableArray<IntervalRow> Rows);

/// <summary>One estimate.</summary>
/// <param name="IsTotal">Whether it is that of the whole, drawn as a diamond.</param>
public sealed record IntervalRow(string Name, Estimate Value, bool IsTotal = false);

/// <summary>Estimates over two settings; cells whose interval excludes zero are marked.</summary>
public sealed record HeatMapModel : FigureModel
{
    /// <summary>What the columns vary.</summary>
    public required string ColumnsTitle { get; init; }

    /// <summary>What the rows vary.</summary>
    public required string RowsTitle { get; init; }

    /// <summary>Names of the columns.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>Rows from the top down, each with a cell per column.</summary>
    public required ImmutableArray<HeatRow> Rows { get; init; }

    /// <summary>What the colours mean.</summary>
    public required string LegendTitle { get; init; }

    /// <summary>Stands in place of the cells if there are none.</summary>
    public required string NothingYet { get; init; }

    /// <inheritdoc/>
    public override FigureTable Table() => new(
        [new("row", RowsTitle), new("column", ColumnsTitle), .. IntervalColumns("difference"), new("excludes_zero", Words.ExcludesZero)],
        [
            .. from row in Rows
               from cell in row.Cells.Zip(Columns, (value, column) => (Value: value, Column: column))
               select (ImmutableArray<FigureCell>)
               [
                   FigureCell.Of(row.Name), FigureCell.Of(cell.Column), .. FigureCell.Of(cell.Value, Words.Numbers),
                   new FigureCell(null, cell.Value.ExcludesZero ? 1 : 0, cell.Value.ExcludesZero ? Words.Yes : Words.No),
               ],
        ]);
}

/// <summary>A row of a heat map.</summary>
public sealed record HeatRow(string Name, ImmutableArray<Estimate> Cells);

/// <summary>Shares of units of some size or more, both axes logarithmic, with fitted lines.</summary>
public sealed record DistributionModel : FigureModel
{
    /// <summary>One per arm that is shown.</summary>
    public required ImmutableArray<DistributionSeries> Series { get; init; }

    /// <summary>Under the horizontal axis.</summary>
    public required string SizeTitle { get; init; }

    /// <summary>Over the vertical one.</summary>
    public required string ShareTitle { get; init; }

    /// <summary>Stands in place of the plot if there is nothing to draw.</summary>
    public required string NothingYet { get; init; }

    /// <inheritdoc/>
    public override FigureTable Table() => new(
        [new("arm", Words.Arm), new("jobs_or_more", Words.JobsOrMore), new("firms", Words.Firms), new("share", Words.Share)],
        [
            .. from series in Series
               from p in series.Points
               select (ImmutableArray<FigureCell>)[FigureCell.Of(series.Name), Cell(p.Size), Cell(p.Count), Cell(p.Share)],
        ]);
}

/// <summary>A distribution.</summary>
/// <param name="Style">Which of the theme's series styles.</param>
/// <param name="Fit">Fitted line; null if there is too little to fit.</param>
public sealed record DistributionSeries(string Name, int Style, ImmutableArray<DistributionPoint> Points, PowerLaw? Fit);

/// <summary>How many units have a size or more.</summary>
public readonly record struct DistributionPoint(double Size, double Count, double Share);

/// <summary>Share of units of a size or more as a power of it.</summary>
/// <param name="From">Smallest size to which it was fitted.</param>
/// <param name="ShareAtFrom">Share of the line there.</param>
/// <param name="Label">As written beside the line.</param>
public sealed record PowerLaw(double From, double ShareAtFrom, double Exponent, string Label);

/// <summary>Flows through stages, one diagram per arm (Sankey diagrams).</summary>
public sealed record FlowModel : FigureModel
{
    /// <summary>Side by side where there is room.</summary>
    public required ImmutableArray<FlowPanel> Panels { get; init; }

    /// <summary>Nodes of each stage, the same in every panel: name in files and as shown.</summary>
    public required ImmutableArray<ImmutableArray<FlowNode>> Stages { get; init; }

    /// <summary>What flows in all.</summary>
    public required double Whole { get; init; }

    /// <summary>Stands in place of the diagrams if there are none.</summary>
    public required string NothingYet { get; init; }

    /// <inheritdoc/>
    public override FigureTable Table() => new(
        [new("arm", Words.Arm), new("from", Words.FromColumn), new("to", Words.ToColumn), new("needs", Words.Needs)],
        [
            .. from panel in Panels
               from link in panel.Links
               select (ImmutableArray<FigureCell>)
               [
                   FigureCell.Of(panel.Name), FigureCell.Of(Stages[link.Stage][link.From].Title), FigureCell.Of(Stages[link.Stage + 1][link.To].Title), Cell(link.Value),
               ],
        ]);
}

/// <summary>A node of every diagram.</summary>
/// <param name="Paint">Which of the theme's paints of parts; -1 for the plain one.</param>
public sealed record FlowNode(string Name, string Title, int Paint);

/// <summary>One diagram.</summary>
public sealed record FlowPanel(string Name, string Description, ImmutableArray<FlowLink> Links);

/// <summary>What flows from a node to one of the next stage.</summary>
/// <param name="Stage">Stage of the node it leaves.</param>
public readonly record struct FlowLink(int Stage, int From, int To, double Value);

/// <summary>Steps from nothing to a total.</summary>
public sealed record WaterfallModel : FigureModel
{
    /// <summary>From the top down.</summary>
    public required ImmutableArray<WaterfallStep> Steps { get; init; }

    /// <summary>What the values are.</summary>
    public required string AxisTitle { get; init; }

    /// <summary>Stands in place of the steps if there are none.</summary>
    public required string NothingYet { get; init; }

    /// <inheritdoc/>
    public override FigureTable Table() => new(
        [new("line", Words.Line), .. IntervalColumns("jobs"), new("after", Words.After)],
        [.. Steps.Select(step => (ImmutableArray<FigureCell>)[FigureCell.Of(step.Name), .. FigureCell.Of(step.Value, Words.Numbers), Cell(step.After)])]);
}

/// <summary>One step.</summary>
/// <param name="Before">Height before it.</param>
/// <param name="IsTotal">Whether it states what has come together so far, rather than adding to it.</param>
public sealed record WaterfallStep(string Name, string Description, Estimate Value, double Before, bool IsTotal)
{
    /// <summary>Height after it.</summary>
    public double After => IsTotal ? Value.Mean : Before + Value.Mean;
}
