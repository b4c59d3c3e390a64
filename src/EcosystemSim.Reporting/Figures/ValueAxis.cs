using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Figures;

/// <summary>A level axis under a plot, with zero in it.</summary>
internal sealed class ValueAxis
{
    private const double TickSize = 12, TitleSize = 13;
    private readonly NumberFormat _numbers;
    private readonly Ticks _ticks;
    private readonly double _left, _right, _low, _high;

    /// <param name="values">What it must hold; values that are not finite do not count.</param>
    public ValueAxis(IEnumerable<double> values, double left, double right, NumberFormat numbers)
    {
        (_left, _right, _numbers) = (left, right, numbers);
        double low = 0, high = 0;
        foreach (double value in values)
        {
            if (double.IsFinite(value)) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        if (low == high) (low, high) = (-1.25, 1.25);
        double air = 0.04 * (high - low);
        (low, high) = (low < 0 ? low - air : low - air / 2, high > 0 ? high + air : high + air / 2);
        // As many as leave room between the widest labels.
        int about = Math.Max(2, (int)((right - left) / 80));
        do (_ticks, _low, _high) = Ticks.OnBothSides(low, high, Math.Max(2, about--));
        while (about >= 2 && Crowded());
    }

    public double X(double value) => _left + (_right - _left) * (value - _low) / (_high - _low);

    /// <summary>Lines behind the data.</summary>
    public void DrawGrid(Canvas canvas, double top, double bottom)
    {
        foreach (double tick in _ticks.Values)
            canvas.Add(new LineMark(X(tick), top, X(tick), bottom, tick == 0 ? canvas.Theme.Axis : canvas.Theme.Grid, tick == 0 ? 1.25 : 1, tick == 0 ? "zero" : "grid"));
    }

    /// <summary>Labels and title under the plot.</summary>
    public void DrawLabels(Canvas canvas, double bottom, string title)
    {
        canvas.Add(new LineMark(_left, bottom, _right, bottom, canvas.Theme.Axis, 1, "axis"));
        double edge = double.NegativeInfinity;
        foreach (double tick in _ticks.Values)
        {
            string text = Text(tick);
            double half = FontMetrics.Width(text, TickSize, FontWeight.Regular) / 2;
            double x = Math.Clamp(X(tick), canvas.Left + half, canvas.Right - half);
            if (x - half < edge + 4) continue;
            canvas.Text(text, x, bottom + 6 + TickSize * 0.8, TickSize, FontWeight.Regular, canvas.Theme.MutedInk, Anchor.Middle, "tick");
            edge = x + half;
        }

        canvas.Y = bottom + 6 + Canvas.LineHeight(TickSize);
        IReadOnlyList<string> lines = TextFlow.Balanced(title, canvas.Right - canvas.Left, TitleSize, FontWeight.Regular);
        double widest = lines.Max(line => FontMetrics.Width(line, TitleSize, FontWeight.Regular));
        double middle = Math.Clamp((_left + _right) / 2, canvas.Left + widest / 2, canvas.Right - widest / 2);
        foreach (string line in lines)
        {
            canvas.Y += Canvas.LineHeight(TitleSize);
            canvas.Text(line, middle, canvas.Y - Canvas.Descent(TitleSize), TitleSize, FontWeight.Regular, canvas.Theme.Ink, Anchor.Middle, "axis-title");
        }
    }

    private string Text(double tick) => _ticks.Text(tick, signed: true, _numbers);

    private bool Crowded()
    {
        double widest = _ticks.Values.Max(tick => FontMetrics.Width(Text(tick), TickSize, FontWeight.Regular));
        return _ticks.Step / (_high - _low) * (_right - _left) < widest + 10;
    }
}
