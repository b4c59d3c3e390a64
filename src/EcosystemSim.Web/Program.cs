namespace EcosystemSim.Web;

/// <summary>The runtime wants an entry; the worker calls <see cref="PageModel"/>.</summary>
internal static class Program
{
    private static void Main()
    {
    }
}
