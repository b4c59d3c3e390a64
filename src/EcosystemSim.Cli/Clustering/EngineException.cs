namespace EcosystemSim.Cli.Clustering;

/// <summary>An engine that cannot be used, or was lost on the way; the message is a sentence for the user, without a capital.</summary>
internal sealed class EngineException(string message, int exitCode, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What the command returns.</summary>
    public int ExitCode { get; } = exitCode;
}
