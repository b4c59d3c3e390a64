using System.Collections.Immutable;
using System.Globalization;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Figures;

/// <summary>Lays a waterfall out, step under step.</summary>
public static class WaterfallLayout
{
    /// <summary>The model at a width, in pixels.</summary>
    public static Scene Draw(WaterfallModel model, double width, Theme theme)
    {
        Canvas canvas = new(model, width, theme);
        if (model.Steps.IsEmpty)
        {
            canvas.Y += 12;
            canvas.Paragraph(model.NothingYet, 14, FontWeight.Regular, theme.Ink, "nothing");
            return canvas.Finish();
        }

        RowList list = new(canvas, [.. model.Steps.Select(Words)], model.Steps.Any(step => Numbers.HasInterval(step.Value)) ? model.Words.ForestNumbers : model.Words.AxisJobs);
        DrawSteps(canvas, model, list);
        return canvas.Finish();

        ListRow Words(WaterfallStep step) => new(step.Name, step.Description, IntervalsLayout.Number(step.Value, model.Words.Numbers), step.IsTotal);
    }

    private static void DrawSteps(Canvas canvas, WaterfallModel model, RowList list)
    {
        Theme theme = canvas.Theme;
        ImmutableArray<WaterfallStep> steps = model.Steps;
        ValueAxis axis = new(
            steps.SelectMany(step => (double[])[step.Before, step.After, step.Before + step.Value.Low, step.Before + step.Value.High]), list.Left, list.Right, model.Words.Numbers);
        List<TextMark> texts = [];
        double barHeight = canvas.IsNarrow ? 18 : 24;
        double top = canvas.Y;
        double[] middles = list.Place(barHeight + (canvas.IsNarrow ? 0 : 6), texts, 0, steps.Length);
        double bottom = canvas.Y + 4;
        int plot = canvas.AddPlot(new(list.Left, top, list.Right, bottom));
        if (!canvas.IsNarrow) axis.DrawGrid(canvas, top, bottom);
        for (int i = 0; i < steps.Length; i++)
        {
            if (canvas.IsNarrow) axis.DrawGrid(canvas, middles[i] - barHeight / 2 - 2, middles[i] + barHeight / 2 + 2);
            DrawStep(canvas, steps[i], axis, middles[i], barHeight, plot, i.ToString(CultureInfo.InvariantCulture));
            if (i + 1 == steps.Length || canvas.IsNarrow) continue;
            double x = axis.X(steps[i].After);
            canvas.Add(new LineMark(x, middles[i] + barHeight / 2, x, middles[i + 1] - barHeight / 2, theme.Axis, 1, "connector", "2 2", plot));
        }

        foreach (TextMark text in texts) canvas.Add(text);
        axis.DrawLabels(canvas, bottom, model.AxisTitle);
    }

    private static void DrawStep(Canvas canvas, WaterfallStep step, ValueAxis axis, double y, double height, int plot, string rows)
    {
        Theme theme = canvas.Theme;
        if (!double.IsFinite(step.After)) return;
        double from = axis.X(step.Before), to = axis.X(step.After);
        Paint paint = theme.Steps[step.IsTotal ? 2 : step.Value.Mean < 0 ? 1 : 0];
        Box bar = new(Math.Min(from, to), y - height / 2, Math.Max(from, to), y + height / 2);
        // A step of nothing is still a line.
        if (bar.Width < 1.5) bar = bar with { Right = bar.Left + 1.5 };
        canvas.Add(new RectangleMark(bar, paint, "part", plot) { Series = step.Name, Rows = rows });
        if (paint.Hatch != Hatch.None) canvas.Add(new FrameMark(bar, theme.Axis, 0.75, "frame"));
        if (!Numbers.HasInterval(step.Value)) return;
        double low = axis.X(step.Before + step.Value.Low), high = axis.X(step.Before + step.Value.High);
        if (high - low < 3) return;
        // Paper under the line, so that it is seen on the bar and off it.
        Whisker(theme.Paper, 3.5, "whisker-edge");
        Whisker(theme.Ink, 1.25, "interval");

        void Whisker(string color, double thickness, string role)
        {
            canvas.Add(new LineMark(low, y, high, y, color, thickness, role, Dash: null, plot));
            canvas.Add(new LineMark(low, y - 4, low, y + 4, color, thickness, role, Dash: null, plot));
            canvas.Add(new LineMark(high, y - 4, high, y + 4, color, thickness, role, Dash: null, plot));
        }
    }
}
