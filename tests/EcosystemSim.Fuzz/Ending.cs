namespace EcosystemSim.Fuzz;

/// <summary>How a changed file ended.</summary>
internal enum Ending
{
    /// <summary>It was used: what was changed does no harm.</summary>
    Accepted,

    /// <summary>Code 2 and a sentence.</summary>
    Refused,

    /// <summary>Code 3: the command's answer is that something differs.</summary>
    Told,

    /// <summary>Code 130: it asked for a long run, and the fuzzer stopped that.</summary>
    Stopped,

    /// <summary>An exception that nobody caught, or that was not meant to happen; or a code that the command does not have.</summary>
    Crash,

    /// <summary>More than 5 s.</summary>
    Hang,

    /// <summary>More than 500 MB.</summary>
    Memory,

    /// <summary>Something was written where it does not belong.</summary>
    Outside,

    /// <summary>Code 0, and another result.</summary>
    Wrong,
}

/// <summary>One changed file and how it ended.</summary>
/// <param name="Words">What was run, and what was wrong.</param>
internal sealed record Verdict(Ending Ending, string Words)
{
    public bool IsFailure => Ending >= Ending.Crash;

    public static Verdict Worse(Verdict a, Verdict b) => b.IsFailure && !a.IsFailure ? b : a;
}
