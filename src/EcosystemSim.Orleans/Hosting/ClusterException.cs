namespace EcosystemSim.Orleans.Hosting;

/// <summary>Something about a cluster that its user must put right; the message is a sentence for them, without a capital.</summary>
public sealed class ClusterException : Exception
{
    /// <inheritdoc cref="ClusterException"/>
    public ClusterException(string message) : base(message)
    {
    }

    /// <inheritdoc cref="ClusterException"/>
    public ClusterException(string message, Exception inner) : base(message, inner)
    {
    }
}
