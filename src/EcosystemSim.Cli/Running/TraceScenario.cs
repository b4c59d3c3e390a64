using System.Globalization;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments;
using EcosystemSim.Experiments.Journeys;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios;
using Spectre.Console;

namespace EcosystemSim.Cli.Running;

/// <summary>Prints the journeys of firms in two arms, side by side, quarter by quarter.</summary>
internal sealed class TraceScenario(Scenario scenario, Screen screen)
{
    private ExperimentPlan _plan = null!;

    /// <param name="arms">Two arms; null for the baseline and the arm that the answer speaks of.</param>
    /// <param name="firm">A firm id, or null for a sample.</param>
    /// <param name="sample">Firms in the sample.</param>
    /// <param name="drawParameters">Whether replication 0 has parameters of its own; null for what the scenario says.</param>
    public int Go(IReadOnlyList<string>? arms, uint? firm, int sample, bool? drawParameters)
    {
        string[] pair = arms is not null ? [.. arms] : scenario.Answer is { } answer ? [scenario.Baseline, answer] : [];
        if (pair.Length != 2 || pair[0] == pair[1])
        {
            screen.Error.WriteLine($"ecosim: a trace compares two different arms; this scenario has {string.Join(", ", scenario.ArmIds)}. Name two with --arms A,B.");
            return ExitCode.BadInput;
        }
        // The baseline runs along in any plan; here just the two are wanted, in the order asked for.
        var plan = scenario.BuildPlan(new() { Arms = [.. pair], DrawParameters = drawParameters });
        _plan = plan with { Arms = [.. pair.Select(id => plan.Arms.Single(a => a.Id == id))], Closures = [LabourClosure.Slack] };
        var firms = firm is { } id ? [id] : JourneyTracer.HelpedInOneArmOnly(_plan, 0, sample);
        if (firms.Count == 0) screen.Out.WriteLine($"No firm is helped in one of '{pair[0]}' and '{pair[1]}' and not in the other.");
        foreach (var journey in JourneyTracer.Trace(_plan, 0, firms))
        {
            if (journey.First.Count + journey.Second.Count == 0)
            {
                screen.Error.WriteLine($"ecosim: there is no firm {journey.Firm} in replication 0; initial firms have the ids 0 to {_plan.Population.Count - 1}.");
                return ExitCode.BadInput;
            }
            Print(journey);
        }
        return ExitCode.Done;
    }

    private void Print(FirmJourney journey)
    {
        screen.Out.WriteLine();
        screen.Out.WriteLine(Heading(journey.Firm));
        var table = new Table { Border = TableBorder.Horizontal };
        table.AddColumn("Quarter");
        foreach (var arm in _plan.Arms) table.AddColumn(Markup.Escape($"{arm.Id}: {arm.Title}"));
        var quarters = journey.First.Concat(journey.Second).Where(IsWorthALine).Select(e => e.Quarter).Distinct().Order().ToArray();
        int parting = Parting.Quarter(_plan.Arms[0], _plan.Arms[1], _plan.Quarters);
        bool parted = false;
        foreach (int quarter in quarters)
        {
            if (!parted && quarter >= parting)
            {
                parted = true;
                table.AddRow(Names.Quarter(_plan.StartCalendarQuarter + parting), "— policies part —", "— policies part —");
            }
            table.AddRow(Names.Quarter(_plan.StartCalendarQuarter + quarter), Cell(journey.First, quarter), Cell(journey.Second, quarter));
        }
        screen.Ansi.Write(table);
        screen.Out.WriteLine(FormattableString.Invariant($"Jobs at the end: {Jobs(journey.First)} in {_plan.Arms[0].Id}, {Jobs(journey.Second)} in {_plan.Arms[1].Id}."));
    }

    private string Heading(uint firm)
    {
        if (firm >= _plan.Population.Count) return FormattableString.Invariant($"Firm {firm}, born during the run");
        int i = (int)firm;
        var place = _plan.System.Municipalities[_plan.Population.Municipality[i]];
        string name = scenario.NameOf(firm) ?? FirmNames.For((int)firm, place.Name);
        return FormattableString.Invariant($"Firm {firm}: {name}, {_plan.System.Sectors[_plan.Population.Sector[i]].Name}, {place.Name}");
    }

    /// <summary>The warm-up is the same in all arms, and a changing number of jobs alone is no story.</summary>
    private static bool IsWorthALine(JourneyEvent e) => e.Quarter >= 0 && e.Kind is not JourneyKind.JobsChanged;

    private string Cell(IReadOnlyList<JourneyEvent> events, int quarter)
    {
        var lines = events.Where(e => e.Quarter == quarter && e.Kind is not (JourneyKind.JobsChanged or JourneyKind.VisitedDoor))
            .Select(Sentence).Where(s => s.Length > 0).ToList();
        var jobs = events.LastOrDefault(e => e.Kind is JourneyKind.JobsChanged or JourneyKind.FirmExited && e.Quarter <= quarter);
        if (jobs is not null) lines.Add(FormattableString.Invariant($"[{jobs.Value:0} jobs]"));
        return Markup.Escape(string.Join('\n', lines));
    }

    private string Sentence(JourneyEvent e)
    {
        string week = e.Week < 13 ? FormattableString.Invariant($"week {e.Week + 1}: ") : "end: ";
        string need = e.Need is { } n ? NeedTypes.Names[(int)n].Replace('_', ' ') : "";
        string provider = e.Provider >= 0 ? _plan.System.Providers[e.Provider].Name : "";
        return e.Kind switch
        {
            JourneyKind.NeedArose => $"{week}need: {need}",
            JourneyKind.NoDoorKnown => $"{week}{need}: knows no door worth a visit",
            JourneyKind.WrongDoor => $"{week}{need}: wrong door, {provider}",
            JourneyKind.Queued => $"{week}{need}: waits at {provider}",
            JourneyKind.Referred => $"{week}{need}: referred to {provider}",
            JourneyKind.TurnedAway => $"{week}{need}: turned away by {provider}",
            JourneyKind.Applied => $"{week}{need}: applies at {provider}",
            JourneyKind.Rejected => $"{week}{need}: rejected by {provider}",
            JourneyKind.HelpBegan => $"{week}{need}: {(e.Fate == Fate.Generic ? "generic" : e.Fate == Fate.Private ? "paid" : "specialised")} help from {provider}, effect {e.Value.ToString("+0.0000", CultureInfo.InvariantCulture)}",
            JourneyKind.Ended => e.Fate switch
            {
                Fate.Alone => $"{week}{need}: solved alone",
                Fate.Lapsed => $"{week}{need}: lapsed",
                Fate.DroppedOut => $"{week}{need}: gave up",
                _ => "",
            },
            JourneyKind.FirmExited => "the firm closes",
            _ => "",
        };
    }

    private static string Jobs(IReadOnlyList<JourneyEvent> events)
    {
        var last = events.LastOrDefault(e => e.Kind is JourneyKind.JobsChanged or JourneyKind.FirmExited);
        return last?.Value.ToString("0", CultureInfo.InvariantCulture) ?? "0";
    }
}
