using System.Globalization;
using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Figures;

/// <summary>Years, or the quarters of a short run, on a time axis.</summary>
/// <param name="Values">Time in quarters since the start, and what is written there.</param>
internal sealed record TimeTicks(IReadOnlyList<(double Time, string Label)> Values)
{
    /// <summary>As many as leave a gap between the labels.</summary>
    /// <param name="width">Pixels of the axis.</param>
    public static TimeTicks For(int startCalendarQuarter, int quarters, double width, double size, NumberFormat numbers)
    {
        const double gap = 12;
        double perQuarter = width / quarters;
        double yearWidth = FontMetrics.Width("2000", size, FontWeight.Regular) + gap;
        foreach (int step in (ReadOnlySpan<int>)[1, 2, 5, 10, 20, 50, 100])
        {
            if (step * 4 * perQuarter < yearWidth) continue;
            List<(double, string)> years = [];
            for (int time = 0; time <= quarters; time++)
            {
                int calendar = startCalendarQuarter + time;
                if (calendar % (4 * step) == 0) years.Add((time, (calendar / 4).ToString(CultureInfo.InvariantCulture)));
            }

            if (years.Count >= 2) return new(years);
            break;
        }

        int every = 1;
        double quarterWidth = FontMetrics.Width("2000Q4", size, FontWeight.Regular) + gap;
        while (every * perQuarter < quarterWidth && every < quarters) every++;
        IEnumerable<int> times = Enumerable.Range(0, quarters / every + 1).Select(i => i * every);
        return new([.. times.Select(time => ((double)time, numbers.Quarter(startCalendarQuarter + time)))]);
    }
}
