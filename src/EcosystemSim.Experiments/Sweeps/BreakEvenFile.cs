using System.Globalization;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments.Sweeps;

/// <summary>Writes <c>break-even.csv</c>: the points, and the break-even that lies between them.</summary>
public static class BreakEvenFile
{
    internal const string Header =
        "arm,labour,against,outcome,row,cost_factor,cost_factor_low,cost_factor_high,coordination_share,coordination_hours_per_year,coordination_cost_per_year,"
        + "difference_mean,difference_low,difference_high,n\n";

    /// <summary>What the break-even is looked for in: against whom, which outcome, how to read it from a point.</summary>
    public static IEnumerable<(string Against, string Outcome, Func<BreakEvenPoint, Estimate> Difference)> Questions(string baseline, string? basis)
    {
        yield return (baseline, "specialised_per_1000", p => p.Specialised);
        yield return (baseline, "job_years", p => p.JobYears);
        if (basis is null) yield break;
        yield return (basis, "specialised_per_1000", p => p.SpecialisedBeyondBasis!.Value);
        yield return (basis, "job_years", p => p.JobYearsBeyondBasis!.Value);
    }

    /// <summary>
    /// By labour closure and question: a row <c>point</c> for each factor, then a row <c>never</c>, <c>up_to</c> or <c>always</c>
    /// that says up to which factor it pays.
    /// </summary>
    public static string Text(string arm, string baseline, string? basis, IReadOnlyList<BreakEvenPoint> points) => CsvText.Write(Header, Rows(arm, baseline, basis, points));

    private static IEnumerable<string[]> Rows(string arm, string baseline, string? basis, IReadOnlyList<BreakEvenPoint> points)
    {
        foreach (var labour in points.Select(p => p.Labour).Distinct())
        {
            foreach (var (against, outcome, difference) in Questions(baseline, basis))
            {
                BreakEvenPoint[] own = [.. points.Where(p => p.Labour == labour)];
                foreach (var p in own)
                {
                    var d = difference(p);
                    yield return Row(labour, against, outcome, "point", N(p.CostFactor), "", "", N(p.CoordinationShare), N(p.CoordinationHours), N(p.CoordinationMoney), N(d.Mean), N(d.Low), N(d.High), d.Count.ToString(CultureInfo.InvariantCulture));
                }
                var found = BreakEvenResult.Find(own, difference);
                string pays = found.Pays switch { Pays.Never => "never", Pays.UpTo => "up_to", _ => "always" };
                yield return Row(labour, against, outcome, pays, N(found.Factor), N(found.Low), N(found.High), N(found.CoordinationShare), N(found.CoordinationHours), N(found.CoordinationMoney), "", "", "", difference(own[0]).Count.ToString(CultureInfo.InvariantCulture));
            }
        }

        string[] Row(LabourClosure labour, string against, string outcome, params string[] fields) => [arm, Names.Of(labour), against, outcome, .. fields];
    }

    // Infinite, as an end of an interval beyond what was tried, is left empty.
    private static string N(double value) => EffectsFile.Number(value);
}
