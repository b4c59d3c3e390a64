using System.Collections.Immutable;
using System.Globalization;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Reporting.Languages;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Figures;

/// <summary>Lays a forest plot out.</summary>
public static class IntervalsLayout
{
    private const double Half = 4;

    /// <summary>The model at a width, in pixels.</summary>
    public static Scene Draw(IntervalsModel model, double width, Theme theme)
    {
        Canvas canvas = new(model, width, theme);
        if (model.Groups.IsEmpty)
        {
            canvas.Y += 12;
            canvas.Paragraph(model.NothingYet, 14, FontWeight.Regular, theme.Ink, "nothing");
            return canvas.Finish();
        }

        List<(ListRow Words, IntervalRow? Row)> rows = [];
        foreach (IntervalGroup group in model.Groups)
        {
            rows.Add((new(group.Name, "", null), null));
            rows.AddRange(group.Rows.Select(row => (new ListRow(row.Name, "", Number(row.Value, model.Words.Numbers, model.IsSigned), row.IsTotal), (IntervalRow?)row)));
        }

        RowList list = new(canvas, [.. rows.Select(row => row.Words)], model.NumbersTitle);
        ValueAxis axis = new(
            rows.Where(row => row.Row is not null).SelectMany(row => (double[])[row.Row!.Value.Mean, row.Row.Value.Low, row.Row.Value.High]), list.Left, list.Right, model.Words.Numbers);
        List<TextMark> texts = [];
        double top = canvas.Y;
        double[] middles = list.Place(canvas.IsNarrow ? 14 : 20, texts);
        double bottom = canvas.Y + 4;
        int plot = canvas.AddPlot(new(list.Left, top, list.Right, bottom));
        if (!canvas.IsNarrow) axis.DrawGrid(canvas, top, bottom);
        int number = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i].Row is not { } row) continue;
            // Through the words above each drawing no lines run.
            if (canvas.IsNarrow) axis.DrawGrid(canvas, middles[i] - 9, middles[i] + 9);
            if (row.IsTotal) canvas.Add(new LineMark(canvas.Left, middles[i] - (canvas.IsNarrow ? 32 : 15), canvas.Right, middles[i] - (canvas.IsNarrow ? 32 : 15), theme.Axis, 0.75, "rule"));
            DrawRow(canvas, row, axis, middles[i], plot, (number++).ToString(CultureInfo.InvariantCulture));
        }

        foreach (TextMark text in texts) canvas.Add(text);
        axis.DrawLabels(canvas, bottom, model.AxisTitle);
        return canvas.Finish();
    }

    internal static string Number(Estimate value, NumberFormat numbers, bool isSigned = true)
    {
        if (value is { Mean: 0, Low: 0, High: 0 }) return "0";
        int decimals = Numbers.Decimals(value);
        string mean = isSigned ? numbers.Signed(value.Mean, decimals) : numbers.Fixed(value.Mean, decimals);
        return Numbers.HasInterval(value) ? $"{mean} [{numbers.Fixed(value.Low, decimals)} {numbers.To} {numbers.Fixed(value.High, decimals)}]" : mean;
    }

    private static void DrawRow(Canvas canvas, IntervalRow row, ValueAxis axis, double y, int plot, string rows)
    {
        Theme theme = canvas.Theme;
        Estimate e = row.Value;
        if (!double.IsFinite(e.Mean)) return;
        bool interval = Numbers.HasInterval(e);
        if (row.IsTotal && interval && axis.X(e.High) - axis.X(e.Low) > 4)
        {
            ImmutableArray<(double, double)> diamond = [(axis.X(e.Low), y), (axis.X(e.Mean), y - 7), (axis.X(e.High), y), (axis.X(e.Mean), y + 7)];
            canvas.Add(new PathMark(diamond, e.ExcludesZero ? theme.Series[2].Color : theme.Paper, 1, 0, "interval", plot) { Series = row.Name, Rows = rows });
            if (!e.ExcludesZero) canvas.Add(new PathMark([.. diamond, diamond[0]], theme.Series[2].Color, 1, 1.75, "interval", plot));
            return;
        }

        string color = row.IsTotal ? theme.Series[2].Color : theme.Accent;
        if (interval)
        {
            double low = axis.X(e.Low), high = axis.X(e.High);
            canvas.Add(new LineMark(low, y, high, y, color, 1.75, "interval", Dash: null, plot) { Series = row.Name, Rows = rows });
            canvas.Add(new LineMark(low, y - Half, low, y + Half, color, 1.75, "interval", Dash: null, plot));
            canvas.Add(new LineMark(high, y - Half, high, y + Half, color, 1.75, "interval", Dash: null, plot));
        }

        // Filled where the interval leaves zero out.
        double x = axis.X(e.Mean);
        canvas.Add(new RectangleMark(new(x - 4.5, y - 4.5, x + 4.5, y + 4.5), new(color), "interval", plot) { Series = row.Name, Rows = rows });
        if (!e.ExcludesZero) canvas.Add(new RectangleMark(new(x - 2.75, y - 2.75, x + 2.75, y + 2.75), new(theme.Paper), "hollow"));
    }
}
