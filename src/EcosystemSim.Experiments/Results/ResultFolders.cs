using EcosystemSim.Experiments.Designs;

namespace EcosystemSim.Experiments.Results;

/// <summary>What kind of results a folder holds.</summary>
public enum ResultKind
{
    /// <summary>None, or none that is known.</summary>
    None,

    /// <summary>Of <c>ecosim run</c>.</summary>
    Run,

    /// <summary>Of a sweep of the load.</summary>
    Sweep,

    /// <summary>Of a search for the break-even.</summary>
    BreakEven,

    /// <summary>Of a design: many points in one table.</summary>
    Design,
}

/// <summary>Tells kinds of folders of results apart by the files that lie there.</summary>
public static class ResultFolders
{
    /// <summary>The kind; decided by names alone, so that nothing is read.</summary>
    public static ResultKind Of(string folder)
    {
        if (Has(folder, DesignFolder.Manifest)) return ResultKind.Design;
        if (!Has(folder, ResultPaths.Manifest)) return ResultKind.None;
        if (Has(folder, ResultPaths.Checkpoint) || Has(folder, ResultPaths.Summary)) return ResultKind.Run;
        return Has(folder, ResultPaths.SweepSummary) || Has(folder, ResultPaths.Sweep) ? ResultKind.Sweep : Has(folder, ResultPaths.BreakEven) ? ResultKind.BreakEven : ResultKind.Run;
    }

    /// <summary>Why a folder is none that holds the tables and figures of a run, where it holds other results; null where it does not.</summary>
    public static string? WhyNoRun(string folder) => Of(folder) switch
    {
        ResultKind.Design => $"{folder} holds a design, which has one table and no figures, pages or workbooks: its numbers are in {DesignFolder.Table}.",
        ResultKind.Sweep => $"{folder} holds a sweep of the load, and no run of which there are pages and workbooks: its numbers are in {ResultPaths.Sweep}, and 'ecosim plot' draws its figures.",
        ResultKind.BreakEven => $"{folder} holds a break-even, which has one table and no figures, pages or workbooks: its numbers are in {ResultPaths.BreakEven}.",
        _ => null,
    };

    private static bool Has(string folder, string name) => File.Exists(Path.Combine(folder, name));
}
