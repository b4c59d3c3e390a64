using System.Collections.Immutable;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Words;

namespace EcosystemSim.Reporting.Figures;

/// <summary>How 1,000 needs go through the door that their firm turned to first to what came of them, a diagram per arm.</summary>
public static class FlowFigure
{
    private static readonly string[] FateNames = ["specialised", "generic", "alone", "lapsed", "dropped_out", "firm_gone", "open"];

    /// <summary>What the figure says.</summary>
    public static FlowModel Model(RunSummary summary, FigureWords words)
    {
        LabourClosure labour = summary.ShownClosure();
        // Without support there is no door to go through.
        ImmutableArray<ArmSummary> arms =
            [.. summary.Under(labour).Where(arm => !arm.FirstDoors.IsDefaultOrEmpty && (arm.Arm != summary.WithoutSupport || arm.Arm == summary.Baseline))];
        // Doors in the order of their numbers, nobody last; kinds that nobody asks in any arm are left out.
        string[] doors =
        [
            .. arms.SelectMany(arm => arm.FirstDoors).Select(d => d.Door).Distinct()
                .Where(door => arms.Any(arm => arm.FirstDoors.Any(d => d.Door == door && d.Asked >= 0.05))).OrderBy(door => door == "none"),
        ];
        DoorShares? shown = (summary.Find(summary.Compared(), labour) ?? summary.Find(summary.Baseline, labour))?.FirstDoors is { IsDefaultOrEmpty: false } all
            ? all.FirstOrDefault(d => d.Door == "none")
            : null;
        return new()
        {
            Name = "flow",
            Title = words.FlowTitle,
            Subtitle = FigureWords.Fill(words.FlowSubtitle, words.Under(labour), words.MeanOf(summary)),
            Notes = arms.IsEmpty ? [] : [FigureWords.Fill(words.FlowNote, words.CountedFrom(summary)), .. LeftOut(summary, labour, words)],
            Source = words.Source(summary),
            Finding = Finding(summary, labour, shown, words),
            Stamp = FigureStamp.Of(summary),
            Words = words,
            Stages =
            [
                [new("needs", words.AllNeeds, -1)],
                [.. doors.Select(door => new FlowNode(door, words.Door(door), -1))],
                [.. FateNames.Zip(words.Fates, (name, title) => (name, title)).Select((fate, i) => new FlowNode(fate.name, fate.title, i))],
            ],
            Panels = [.. arms.Select(arm => Panel(summary, arm, doors, words))],
            Whole = 1000,
            NothingYet = words.NothingYet,
        };
    }

    private static string Finding(RunSummary summary, LabourClosure labour, DoorShares? nobody, FigureWords words)
    {
        ArmSummary? arm = summary.Find(summary.Compared(), labour) ?? summary.Find(summary.Baseline, labour);
        if (arm is null || nobody is null) return words.NothingYet;
        double specialised = Specialised(arm);
        if (arm.Arm != summary.Baseline && summary.Find(summary.Baseline, labour) is { FirstDoors.IsDefaultOrEmpty: false } baseline)
        {
            return FigureWords.Fill(
                words.FlowFindingAgainst, arm.Arm, words.Numbers.Whole(nobody.Asked), words.Numbers.Whole(specialised), baseline.Arm,
                words.Numbers.Whole(baseline.FirstDoors.FirstOrDefault(d => d.Door == "none")?.Asked ?? 0), words.Numbers.Whole(Specialised(baseline)));
        }

        return FigureWords.Fill(words.FlowFinding, arm.Arm, words.Numbers.Whole(nobody.Asked), words.Numbers.Whole(specialised));

        static double Specialised(ArmSummary arm) => arm.FirstDoors.Sum(d => d.Specialised);
    }

    private static string[] LeftOut(RunSummary summary, LabourClosure labour, FigureWords words) =>
        summary.WithoutSupport is { } without && without != summary.Baseline && summary.Find(without, labour) is not null
            ? [FigureWords.Fill(words.LeftOut, without, "")]
            : [];

    private static FlowPanel Panel(RunSummary summary, ArmSummary arm, string[] doors, FigureWords words)
    {
        var links = ImmutableArray.CreateBuilder<FlowLink>();
        for (int i = 0; i < doors.Length; i++)
        {
            if (arm.FirstDoors.FirstOrDefault(d => d.Door == doors[i]) is not { } door) continue;
            if (door.Asked > 0) links.Add(new(0, 0, i, door.Asked));
            double[] fates = [door.Specialised, door.Generic, door.Alone, door.Lapsed, door.DroppedOut, door.FirmGone, door.Open];
            for (int f = 0; f < fates.Length; f++)
            {
                if (fates[f] > 0) links.Add(new(1, i, f, fates[f]));
            }
        }

        return new(arm.Arm, arm.Arm == summary.Baseline ? FigureWords.Joined(arm.Title, words.BaselineWord) : arm.Title, links.ToImmutable());
    }
}
