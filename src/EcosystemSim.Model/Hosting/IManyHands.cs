namespace EcosystemSim.Model.Hosting;

/// <summary>Threads of a host that can share work between them.</summary>
public interface IManyHands
{
    /// <summary>Does pieces of work, some of them at once, and returns when all are done.</summary>
    /// <param name="pieces">Number of pieces.</param>
    /// <param name="work">Does one, by its number; none may depend on another.</param>
    void Do(int pieces, Action<int> work);
}
