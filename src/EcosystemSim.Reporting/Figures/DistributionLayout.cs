using System.Collections.Immutable;
using System.Globalization;

namespace EcosystemSim.Reporting.Figures;

/// <summary>Lays a distribution out on two logarithmic axes.</summary>
public static class DistributionLayout
{
    private const double TickSize = 12, TitleSize = 13, LabelSize = 13;

    /// <summary>The model at a width, in pixels.</summary>
    public static Scene Draw(DistributionModel model, double width, Theme theme)
    {
        Canvas canvas = new(model, width, theme);
        canvas.Y += 8;
        DistributionPoint[] points = [.. model.Series.SelectMany(series => series.Points)];
        if (points.Length == 0)
        {
            canvas.Paragraph(model.NothingYet, 14, FontWeight.Regular, theme.Ink, "nothing");
            return canvas.Finish();
        }

        canvas.Key(
            [.. model.Series.Select(series => (TextFlow.Wrap(series.Name, canvas.Right - canvas.Left - 40, 13, FontWeight.Regular, 1)[0], (Action<Box>)(box => Dot(canvas, series.Style, (box.Left + box.Right) / 2, (box.Top + box.Bottom) / 2, null, null, null))))],
            swatchWidth: 14, canvas.Left);
        canvas.Y += 4 + Canvas.LineHeight(TitleSize);
        canvas.Text(model.ShareTitle, canvas.Left, canvas.Y - Canvas.Descent(TitleSize), TitleSize, FontWeight.Regular, theme.Ink, Anchor.Start, "axis-title");
        canvas.Y += 8;

        // Whole powers of ten around the data.
        int left = (int)Math.Floor(Math.Log10(points.Min(p => p.Size)) + 1e-9), right = (int)Math.Ceiling(Math.Log10(points.Max(p => p.Size)) - 1e-9);
        int low = (int)Math.Floor(Math.Log10(points.Min(p => p.Share)) + 1e-9), high = (int)Math.Ceiling(Math.Log10(points.Max(p => p.Share)) - 1e-9);
        if (right == left) right++;
        if (high == low) low--;
        double gutter = Enumerable.Range(low, high - low + 1).Max(power => FontMetrics.Width(Share(power), TickSize, FontWeight.Regular)) + 8;
        double lastHalf = FontMetrics.Width(Size(right), TickSize, FontWeight.Regular) / 2;
        Box plot = new(canvas.Left + gutter, canvas.Y, canvas.Right - lastHalf, canvas.Y + (canvas.IsNarrow ? 290 : 380));
        int number = canvas.AddPlot(plot);
        for (int power = low; power <= high; power++)
        {
            double y = Y(Math.Pow(10, power));
            canvas.Add(new LineMark(plot.Left, y, plot.Right, y, theme.Grid, 1, "grid"));
            canvas.Text(Share(power), plot.Left - 8, y + TickSize * 0.33, TickSize, FontWeight.Regular, theme.MutedInk, Anchor.End, "tick");
        }

        for (int power = left; power <= right; power++)
        {
            double x = X(Math.Pow(10, power));
            canvas.Add(new LineMark(x, plot.Top, x, plot.Bottom, theme.Grid, 1, "grid"));
            canvas.Text(Size(power), x, plot.Bottom + 7 + TickSize * 0.8, TickSize, FontWeight.Regular, theme.MutedInk, Anchor.Middle, "tick");
        }

        canvas.Add(new LineMark(plot.Left, plot.Bottom, plot.Right, plot.Bottom, theme.Axis, 1, "axis"));
        canvas.Add(new LineMark(plot.Left, plot.Top, plot.Left, plot.Bottom, theme.Axis, 1, "axis"));
        int row = 0;
        foreach (DistributionSeries series in model.Series)
        {
            foreach (DistributionPoint point in series.Points)
                Dot(canvas, series.Style, X(point.Size), Y(point.Share), number, series.Name, (row++).ToString(CultureInfo.InvariantCulture));
        }

        foreach (PowerLaw fit in model.Series.Select(series => series.Fit).OfType<PowerLaw>()) DrawFit(fit);
        canvas.Y = plot.Bottom + 7 + Canvas.LineHeight(TickSize) + Canvas.LineHeight(TitleSize);
        canvas.Text(model.SizeTitle, (plot.Left + plot.Right) / 2, canvas.Y - Canvas.Descent(TitleSize), TitleSize, FontWeight.Regular, theme.Ink, Anchor.Middle, "axis-title");
        return canvas.Finish();

        double X(double size) => plot.Left + plot.Width * (Math.Log10(size) - left) / (right - left);

        double Y(double share) => plot.Bottom - plot.Height * (Math.Log10(share) - low) / (high - low);

        string Size(int power) => model.Words.Numbers.Fixed(Math.Pow(10, power), Math.Max(0, -power));

        string Share(int power) => $"{model.Words.Numbers.Fixed(Math.Pow(10, power + 2), Math.Max(0, -power - 2))} %";

        // To where it leaves the plot below or on the right.
        void DrawFit(PowerLaw fit)
        {
            double end = Math.Pow(10, right), atEnd = fit.ShareAtFrom * Math.Pow(end / fit.From, -fit.Exponent), floor = Math.Pow(10, low);
            if (atEnd < floor) (end, atEnd) = (fit.From * Math.Pow(fit.ShareAtFrom / floor, 1 / fit.Exponent), floor);
            string color = theme.Series[2].Color;
            canvas.Add(new PathMark([(X(fit.From), Y(fit.ShareAtFrom)), (X(end), Y(atEnd))], color, 1, 1.75, "mean", number, "6 4") { Series = "fit" });

            // Right of the line, where no dots are; the slope leaves room above.
            double x = (X(fit.From) + X(end)) / 2 + 10, y = (Y(fit.ShareAtFrom) + Y(atEnd)) / 2 - 14;
            double labelWidth = FontMetrics.Width(fit.Label, LabelSize, FontWeight.Bold);
            if (x + labelWidth > plot.Right) x = plot.Right - labelWidth;
            // Beside its own left end the line is higher by the slope times what the label was moved.
            double slope = (Y(atEnd) - Y(fit.ShareAtFrom)) / (X(end) - X(fit.From));
            y = Math.Min(y, Y(fit.ShareAtFrom) + slope * (x - X(fit.From)) - 12);
            canvas.Text(fit.Label, x, Math.Max(y, plot.Top + 14), LabelSize, FontWeight.Bold, color, Anchor.Start, "fit-label");
        }
    }

    // Rings and dots, so that two distributions that lie on each other are both seen.
    private static void Dot(Canvas canvas, int style, double x, double y, int? plot, string? series, string? rows)
    {
        string color = canvas.Theme.Series[style].Color;
        canvas.Add(style == 0
            ? new DotMark(x, y, 4.5, canvas.Theme.Paper, color, "mean", plot) { Series = series, Rows = rows }
            : new DotMark(x, y, 2.25, color, color, "mean", plot) { Series = series, Rows = rows });
    }
}
