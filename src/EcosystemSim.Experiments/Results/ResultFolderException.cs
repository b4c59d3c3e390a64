namespace EcosystemSim.Experiments.Results;

/// <summary>A folder of results cannot be used: foreign, locked, read-only, disk full. The message is for the user.</summary>
public sealed class ResultFolderException(string message, Exception? inner = null) : Exception(message, inner);
