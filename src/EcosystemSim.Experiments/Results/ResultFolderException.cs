namespace EcosystemSim.Experiments.Results;

/// <summary>A folder of results cannot be used: foreign, locked, read-only, disk full. The message is for the user.</summary>
public sealed class ResultFolderException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether finished replications are lost with it: the folder was deleted, moved or replaced under the run.</summary>
    public bool IsLoss { get; init; }
}
