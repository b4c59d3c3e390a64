using System.Collections.Immutable;
using System.Globalization;

namespace EcosystemSim.Reporting.Figures;

/// <summary>Lays flows out, diagram beside diagram as far as they fit; one need is as wide in all of them.</summary>
public static class FlowLayout
{
    private const double NameSize = 14, DescriptionSize = 12.5, LabelSize = 12.5;
    private const double LeastPanel = 440, BetweenPanels = 36, BetweenRows = 26, NodeWidth = 11, Pad = 5, Height = 400;

    /// <summary>The model at a width, in pixels.</summary>
    public static Scene Draw(FlowModel model, double width, Theme theme)
    {
        Canvas canvas = new(model, width, theme);
        canvas.Y += 12;
        if (model.Panels.IsEmpty)
        {
            canvas.Paragraph(model.NothingYet, 14, FontWeight.Regular, theme.Ink, "nothing");
            return canvas.Finish();
        }

        double content = canvas.Right - canvas.Left;
        int columns = Math.Clamp((int)((content + BetweenPanels) / (LeastPanel + BetweenPanels)), 1, Math.Min(3, model.Panels.Length));
        double panelWidth = (content - (columns - 1) * BetweenPanels) / columns;
        double[] xs = Stages(model, panelWidth);
        double scale = model.Panels.Min(panel => Scale(model, panel, xs, panelWidth));
        int row = 0;
        for (int first = 0; first < model.Panels.Length; first += columns)
        {
            if (first > 0) canvas.Y += BetweenRows;
            ImmutableArray<FlowPanel> panels = [.. model.Panels.Skip(first).Take(columns)];
            double top = canvas.Y, plotTop = top;
            for (int i = 0; i < panels.Length; i++)
            {
                double y = top, x = canvas.Left + i * (panelWidth + BetweenPanels);
                Lines(panels[i].Name, NameSize, FontWeight.Bold, theme.Ink, "name");
                Lines(panels[i].Description, DescriptionSize, FontWeight.Regular, theme.MutedInk, "description");
                plotTop = Math.Max(plotTop, y + 8);

                void Lines(string text, double size, FontWeight weight, string fill, string role)
                {
                    foreach (string line in TextFlow.Balanced(text, panelWidth, size, weight, 2))
                    {
                        y += Canvas.LineHeight(size);
                        canvas.Text(line, x, y - Canvas.Descent(size), size, weight, fill, Anchor.Start, role);
                    }
                }
            }

            double bottom = plotTop;
            for (int i = 0; i < panels.Length; i++)
            {
                double used = DrawPanel(canvas, model, panels[i], canvas.Left + i * (panelWidth + BetweenPanels), plotTop, panelWidth, xs, scale, row);
                bottom = Math.Max(bottom, plotTop + used);
                row += panels[i].Links.Length;
            }

            canvas.Y = bottom;
        }

        return canvas.Finish();
    }

    // Left edges of the stages' nodes within a panel: the last leaves room for its labels.
    private static double[] Stages(FlowModel model, double panelWidth)
    {
        double last = panelWidth - Math.Min(0.36 * panelWidth, model.Stages[^1].Max(node => FontMetrics.Width(node.Title + " 1 000", LabelSize, FontWeight.Regular)) + 10) - NodeWidth;
        return [0, last * 0.36, last];
    }

    private static IReadOnlyList<string> Label(FlowModel model, int stage, FlowNode node, double value, double[] xs, double panelWidth)
    {
        double room = (stage + 1 < xs.Length ? xs[stage + 1] : panelWidth) - xs[stage] - NodeWidth - 10;
        return TextFlow.Balanced($"{node.Title} {Count(model, value)}", room, LabelSize, FontWeight.Regular, 2);
    }

    private static string Count(FlowModel model, double value) =>
        value is > 0 and < 0.5 ? $"<{model.Words.Numbers.Whole(1)}" : model.Words.Numbers.Whole(value);

    private static double[] Values(FlowModel model, FlowPanel panel, int stage)
    {
        double[] values = new double[model.Stages[stage].Length];
        foreach (FlowLink link in panel.Links)
        {
            if (stage == 0 ? link.Stage == 0 : link.Stage == stage - 1) values[stage == 0 ? link.From : link.To] += link.Value;
        }

        return values;
    }

    // Pixels per need at which the fullest stage fills the height, its labels having room.
    private static double Scale(FlowModel model, FlowPanel panel, double[] xs, double panelWidth)
    {
        double low = 0, high = Height / model.Whole;
        for (int i = 0; i < 40; i++)
        {
            double middle = (low + high) / 2;
            bool fits = Enumerable.Range(0, model.Stages.Length).All(stage => Slots(model, panel, stage, middle, xs, panelWidth).Sum() <= Height);
            if (fits) low = middle;
            else high = middle;
        }

        // A stage with more nodes than fit gets more height rather than none for what flows.
        return Math.Max(low, 0.12 * Height / model.Whole);
    }

    private static double[] Slots(FlowModel model, FlowPanel panel, int stage, double scale, double[] xs, double panelWidth)
    {
        double[] values = Values(model, panel, stage);
        return [.. values.Select((value, i) => value <= 0
            ? 0
            : Math.Max(value * scale, Label(model, stage, model.Stages[stage][i], value, xs, panelWidth).Count * Canvas.LineHeight(LabelSize)) + Pad)];
    }

    private static double DrawPanel(Canvas canvas, FlowModel model, FlowPanel panel, double left, double top, double panelWidth, double[] xs, double scale, int firstRow)
    {
        Theme theme = canvas.Theme;
        double[][] slots = [.. Enumerable.Range(0, model.Stages.Length).Select(stage => Slots(model, panel, stage, scale, xs, panelWidth))];
        double height = slots.Max(stage => stage.Sum()) - Pad;
        int plot = canvas.AddPlot(new(left, top, left + panelWidth, top + height));
        Box[][] nodes = new Box[slots.Length][];
        for (int stage = 0; stage < slots.Length; stage++)
        {
            double[] values = Values(model, panel, stage);
            double y = top + (height - (slots[stage].Sum() - Pad)) / 2;
            nodes[stage] = new Box[values.Length];
            for (int i = 0; i < values.Length; i++)
            {
                double node = values[i] * scale, slot = Math.Max(0, slots[stage][i] - Pad);
                double nodeTop = y + (slot - node) / 2;
                nodes[stage][i] = new(left + xs[stage], nodeTop, left + xs[stage] + NodeWidth, nodeTop + node);
                y += slots[stage][i];
            }
        }

        double[][] leaving = [.. nodes.Select(stage => stage.Select(box => box.Top).ToArray())], arriving = [.. nodes.Select(stage => stage.Select(box => box.Top).ToArray())];
        for (int l = 0; l < panel.Links.Length; l++)
        {
            FlowLink link = panel.Links[l];
            double thick = link.Value * scale, from = leaving[link.Stage][link.From], to = arriving[link.Stage + 1][link.To];
            leaving[link.Stage][link.From] += thick;
            arriving[link.Stage + 1][link.To] += thick;
            FlowNode target = model.Stages[link.Stage + 1][link.To];
            canvas.Add(new RibbonMark(
                nodes[link.Stage][link.From].Right, from, from + thick, nodes[link.Stage + 1][link.To].Left, to, to + thick,
                target.Paint < 0 ? theme.Stream : Solid(theme.Parts[target.Paint]), theme.StreamOpacity, "part", plot)
            {
                Series = panel.Name,
                Rows = (firstRow + l).ToString(CultureInfo.InvariantCulture),
            });
        }

        for (int stage = 0; stage < nodes.Length; stage++)
        {
            double[] values = Values(model, panel, stage);
            for (int i = 0; i < values.Length; i++)
            {
                if (values[i] <= 0) continue;
                FlowNode node = model.Stages[stage][i];
                canvas.Add(new RectangleMark(nodes[stage][i], node.Paint < 0 ? new(theme.Axis) : theme.Parts[node.Paint], "part", plot) { Series = node.Name });
                if (node.Paint >= 0 && theme.Parts[node.Paint].Hatch != Hatch.None) canvas.Add(new FrameMark(nodes[stage][i], theme.Axis, 0.5, "frame"));
                IReadOnlyList<string> lines = Label(model, stage, node, values[i], xs, panelWidth);
                double lineHeight = Canvas.LineHeight(LabelSize), y = (nodes[stage][i].Top + nodes[stage][i].Bottom) / 2 - lines.Count * lineHeight / 2;
                foreach (string line in lines)
                {
                    y += lineHeight;
                    canvas.Add(new TextMark(line, nodes[stage][i].Right + 5, y - Canvas.Descent(LabelSize), LabelSize, FontWeight.Regular, theme.Ink, Anchor.Start, "node") { Halo = theme.Paper });
                }
            }
        }

        return height;
    }

    // A ribbon has no hatch; what stands for it is the colour of its strokes.
    private static string Solid(Paint paint) => paint.Hatch == Hatch.None ? paint.Color : paint.Strokes;
}
