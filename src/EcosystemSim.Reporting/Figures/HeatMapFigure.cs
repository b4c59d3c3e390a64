using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Experiments.Sweeps;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Figures;

/// <summary>Where coordination pays: a difference by the load of the advisers' hours and by what coordination costs, or by what it is compared with.</summary>
public static class HeatMapFigure
{
    /// <summary>What the figure says.</summary>
    /// <param name="jobs">Whether of jobs; else of specialised help.</param>
    public static HeatMapModel Model(SweepSummary sweep, bool jobs, FigureWords words)
    {
        LabourClosure labour = sweep.Cells.IsEmpty ? LabourClosure.Slack : sweep.Cells.Min(cell => cell.Labour);
        ImmutableArray<SweepCell> cells = [.. sweep.Cells.Where(cell => cell.Labour == labour)];
        double[] loads = [.. cells.Select(cell => cell.Load).Distinct().Order()];
        double[] costs = [.. cells.Select(cell => cell.CostFactor).Distinct().OrderDescending()];
        ImmutableArray<HeatRow> rows = costs.Length > 1
            ? [.. costs.Select(cost => new HeatRow(Plain(cost), [.. loads.Select(load => At(load, cost) is { } c ? Value(c) : Nothing)]))]
            : Comparisons();
        FigureStamp stamp = new(
            sweep.Scenario, sweep.Seed, sweep.ModelVersion, sweep.InputsHash, sweep.ResultHash, sweep.Replications, sweep.Replications, sweep.Command);
        string replications = sweep.Replications == 0 ? words.NoReplication : sweep.Replications == 1 ? words.OneReplication : FigureWords.Fill(words.ReplicationsDone, words.Numbers.Whole(sweep.Replications));
        Estimate[] all = [.. rows.SelectMany(row => row.Cells)];
        return new()
        {
            Name = jobs ? "pays-jobs" : "pays-help",
            Title = jobs ? words.HeatJobsTitle : words.HeatHelpTitle,
            Subtitle = FigureWords.Fill(
                jobs ? words.HeatJobsSubtitle : words.HeatHelpSubtitle, sweep.Arm, costs.Length > 1 || sweep.Basis is null ? sweep.Baseline : $"{sweep.Baseline} / {sweep.Basis}",
                words.Under(labour), replications),
            Notes = all.Length == 0 ? [] : [words.HeatNote],
            Source = words.Source(stamp, replications),
            Finding = all.Length == 0 ? words.NothingYet : FigureWords.Fill(words.HeatFinding, all.Length, all.Count(IsGain), all.Count(IsLoss)) + Where(words.HeatGainsAt, IsGain) + Where(words.HeatLossesAt, IsLoss),
            Stamp = stamp,
            Words = words,
            ColumnsTitle = words.HeatLoad,
            RowsTitle = costs.Length > 1 ? words.HeatCost : words.HeatArm,
            Columns = [.. loads.Select(load => words.Numbers.Fixed(load, 1))],
            Rows = rows,
            LegendTitle = jobs ? words.HeatLegendJobs : words.HeatLegendHelp,
            NothingYet = words.NothingYet,
        };

        // Where such cells lie: from which load to which, and from which cost to which or compared with what.
        string Where(string phrase, Func<Estimate, bool> isSuch)
        {
            (int Row, int Column)[] such = [.. from row in Enumerable.Range(0, rows.Length) from column in Enumerable.Range(0, loads.Length) where isSuch(rows[row].Cells[column]) select (row, column)];
            if (such.Length == 0) return "";
            if (costs.Length > 1) return Place(such, FigureWords.Fill(words.HeatAtCosts, Range([.. such.Select(cell => costs[cell.Row])], Plain)));
            return string.Concat(such.GroupBy(cell => cell.Row).Select(row => Place([.. row], FigureWords.Fill(words.HeatAgainst, rows[row.Key].Name))));

            string Place((int Row, int Column)[] cells, string at) =>
                FigureWords.Fill(phrase, Range([.. cells.Select(cell => loads[cell.Column])], load => words.Numbers.Fixed(load, 1)), at);
        }

        string Range(double[] values, Func<double, string> text) =>
            values.Min() == values.Max() ? text(values.Min()) : $"{text(values.Min())} {words.Numbers.To} {text(values.Max())}";

        // 4, 0.5: no more decimals than it has.
        string Plain(double cost) => words.Numbers.Fixed(cost, Enumerable.Range(0, 3).FirstOrDefault(decimals => Math.Round(cost, decimals) == cost, 3));

        SweepCell? At(double load, double cost) => cells.FirstOrDefault(cell => cell.Load == load && cell.CostFactor == cost);

        Estimate Value(SweepCell cell) => jobs ? cell.JobYears : cell.Specialised;

        ImmutableArray<HeatRow> Comparisons()
        {
            ImmutableArray<SweepCell> line = [.. loads.Select(load => cells.First(cell => cell.Load == load))];
            if (line.IsEmpty) return [];
            HeatRow first = new(sweep.Baseline, [.. line.Select(Value)]);
            return sweep.Basis is { } basis && line.All(cell => cell.JobYearsBeyondBasis is not null)
                ? [first, new(basis, [.. line.Select(cell => (jobs ? cell.JobYearsBeyondBasis : cell.SpecialisedBeyondBasis) ?? Nothing)])]
                : [first];
        }
    }

    private static bool IsGain(Estimate e) => e is { ExcludesZero: true, Low: > 0 };

    private static bool IsLoss(Estimate e) => e is { ExcludesZero: true, High: < 0 };

    private static Estimate Nothing => new(double.NaN, double.NaN, double.NaN, double.NaN, 0);
}
