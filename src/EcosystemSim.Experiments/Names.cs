using EcosystemSim.Model.Policy;

namespace EcosystemSim.Experiments;

/// <summary>How files write what code enumerates.</summary>
public static class Names
{
    /// <summary><c>slack</c> or <c>binding</c>.</summary>
    public static string Of(LabourClosure closure) => closure == LabourClosure.Slack ? "slack" : "binding";

    /// <summary>A lever such as <c>shared_catalogue</c>.</summary>
    public static string Of(Lever lever) =>
        string.Concat(lever.ToString().Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>A calendar quarter such as 2013Q1.</summary>
    /// <param name="calendarQuarter">Year times 4 plus quarter minus 1.</param>
    public static string Quarter(int calendarQuarter) =>
        FormattableString.Invariant($"{Math.DivRem(calendarQuarter, 4, out int quarter):0000}Q{quarter + 1}");
}
