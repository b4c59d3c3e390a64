using System.Collections.Immutable;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Files;

namespace EcosystemSim.Scenarios.Loading;

/// <summary>
/// Arms that show each lever of a package by itself: added alone to one arm, taken away from the other. Levers interact, so that
/// neither says what the other does.
/// </summary>
internal sealed class LeverArmBuilder(ScenarioFile file, Report report, Sites sites)
{
    /// <summary>Checks that both arms are there; which levers they have is known only once arms are built.</summary>
    public void Check()
    {
        if (file.LeverArms is not { } section) return;
        var names = (sites.Find(file, nameof(file.Arms)) as Text.MappingNode)?.Entries.Select(e => e.Key.Value).ToList() ?? [];
        CheckArm(section, nameof(section.AddTo), section.AddTo, names);
        CheckArm(section, nameof(section.TakeFrom), section.TakeFrom, names);
        if (section.AddTo is { } arm && arm == section.TakeFrom)
            report.Add(Messages.LeverArmsOfOneArm(sites.Of(section, nameof(section.TakeFrom)), arm));
    }

    /// <summary>The arms, those added first, levers in the order of their numbers; none where there is an error or nothing is asked for.</summary>
    public ImmutableArray<LeverArm> Build(ImmutableArray<ArmSpec> arms)
    {
        if (file.LeverArms is not { } section) return [];
        var addTo = arms.Single(a => a.Id == section.AddTo);
        var takeFrom = arms.Single(a => a.Id == section.TakeFrom);
        ImmutableArray<Lever> levers = [.. LeversOf(takeFrom)];
        if (levers.IsEmpty) report.Add(Messages.NoLeversToTake(sites.Of(section, nameof(section.TakeFrom)), takeFrom.Id));
        var there = LeversOf(addTo).ToHashSet();
        ImmutableArray<LeverArm> built =
        [
            // A lever that is there already cannot be added.
            .. levers.Where(l => !there.Contains(l)).Select(l => Added(addTo, takeFrom, l)),
            .. levers.Select(l => Taken(takeFrom, l)),
        ];
        foreach (var arm in built.Where(b => arms.Any(a => a.Id.Equals(b.Spec.Id, StringComparison.OrdinalIgnoreCase))))
            report.Add(Messages.LeverArmIsThere(sites.OfKey(file, nameof(file.Arms), arm.Spec.Id), arm.Spec.Id));
        return built;
    }

    private static IEnumerable<Lever> LeversOf(ArmSpec arm) => arm.Agreements.SelectMany(a => a.Levers).Select(l => l.Lever).Distinct().Order();

    /// <summary>The agreements that have the lever, with it alone: same parties, dates, form and cost factor.</summary>
    private static LeverArm Added(ArmSpec addTo, ArmSpec takeFrom, Lever lever)
    {
        var more = from agreement in takeFrom.Agreements
                   where agreement.Levers.Any(l => l.Lever == lever)
                   select agreement with
                   {
                       Name = FreeName(agreement.Name, lever, addTo),
                       Levers = [.. agreement.Levers.Where(l => l.Lever == lever)],
                   };
        var spec = addTo with
        {
            Id = $"{addTo.Id}+{LeverArm.NameOf(lever)}",
            Title = $"{addTo.Title}, with {LeverArm.Words(lever)} alone added",
            Agreements = [.. addTo.Agreements, .. more],
        };
        return new(spec, lever, true, addTo.Id);
    }

    private static LeverArm Taken(ArmSpec takeFrom, Lever lever)
    {
        var rest = from agreement in takeFrom.Agreements
                   let left = agreement.Levers.RemoveAll(l => l.Lever == lever)
                   where left.Length > 0 || agreement.Levers.IsEmpty
                   select agreement with { Levers = left };
        var spec = takeFrom with
        {
            Id = $"{takeFrom.Id}-{LeverArm.NameOf(lever)}",
            Title = $"{takeFrom.Title}, without {LeverArm.Words(lever)}",
            Agreements = [.. rest],
        };
        return new(spec, lever, false, takeFrom.Id);
    }

    private static string FreeName(string name, Lever lever, ArmSpec arm) =>
        arm.Agreements.Any(a => a.Name == name) ? $"{name}-{LeverArm.NameOf(lever)}" : name;

    private void CheckArm(LeverArmsSection section, string property, string? name, List<string> known)
    {
        if (name is null || known.Count == 0 || known.Contains(name)) return;
        report.Add(Messages.UnknownArm(sites.Of(section, property), Names.Snake(property), name, known));
    }
}
