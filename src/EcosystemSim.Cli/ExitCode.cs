namespace EcosystemSim.Cli;

/// <summary>What the command returns to the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Some replications failed, and the results of the others are kept; or results were lost under the run.</summary>
    public const int SomeFailed = 1;

    /// <summary>Bad input or usage, or nowhere to write.</summary>
    public const int BadInput = 2;

    /// <summary>A check or verification found a difference.</summary>
    public const int Difference = 3;

    /// <summary>Stopped by the user.</summary>
    public const int Cancelled = 130;
}
