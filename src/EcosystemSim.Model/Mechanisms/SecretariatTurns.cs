using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Model.Mechanisms;

/// <summary>
/// Whose turn it is to host an agreement's <see cref="Secretariat"/> (L11). A fixed one stays with its host; a rotating one goes on to the next
/// region among those of the parties, in the order of the seeds, whoever of them has left since. A function of the agreement and
/// the date alone, so that arms part where their files do.
/// </summary>
internal static class SecretariatTurns
{
    /// <summary>Whether a party hosts the secretariat now.</summary>
    public static bool IsHost(in LeverState governance, SystemSpec system, int provider) => HostsIn(governance, system, provider, governance.Rotations);

    /// <summary>Whether a party hosts a rotating secretariat now, or has hosted it.</summary>
    public static bool HasHosted(in LeverState governance, SystemSpec system, int provider)
    {
        if (!governance.Rotates) return false;
        // After one round everybody has.
        int turns = Math.Min(governance.Rotations, system.Regions.Length - 1);
        for (int turn = 0; turn <= turns; turn++)
        {
            if (HostsIn(governance, system, provider, turn)) return true;
        }
        return false;
    }

    private static bool HostsIn(in LeverState governance, SystemSpec system, int provider, int turn)
    {
        if (!governance.HasSecretariat || !governance.HasParty(provider)) return false;
        if (governance.Host is null && !governance.Rotates) return false;
        int region = RegionOf(governance, system, governance.Rotates ? turn : 0);
        if (system.Providers[provider].Region != region) return false;
        return governance.Host is not { Provider: >= 0 } host || host.Region != region || host.Provider == provider;
    }

    private static int RegionOf(in LeverState governance, SystemSpec system, int turn)
    {
        var parties = governance.Signatories.Items;
        Span<bool> has = stackalloc bool[system.Regions.Length];
        has.Clear();
        int first = -1;
        for (int i = 0; i < parties.Length; i++)
        {
            if (!parties[i]) continue;
            if (first < 0) first = system.Providers[i].Region;
            has[system.Providers[i].Region] = true;
        }
        int region = governance.Host?.Region ?? first;
        if (region < 0 || !has.Contains(true)) return -1;
        for (int t = 0; t < turn; t++)
        {
            do region = (region + 1) % has.Length;
            while (!has[region]);
        }
        return region;
    }
}

/// <summary>Who pays the hours of a secretariat: its host's parties by size as far as they have the hours, else the other parties.</summary>
/// <param name="OfHosts">Hours that the host's parties give together.</param>
/// <param name="HostPosts">Adviser posts of these.</param>
/// <param name="OfOthers">Hours that the other parties give together.</param>
/// <param name="OtherPosts">Adviser posts of these.</param>
internal readonly record struct SecretariatHours(double OfHosts, double HostPosts, double OfOthers, double OtherPosts)
{
    /// <summary>All hours together are the same, whoever pays.</summary>
    public static SecretariatHours Of(in LeverState governance, Frictions f)
    {
        double hosts = 0, others = 0;
        for (int i = 0; i < f.Providers; i++)
        {
            if (!governance.HasParty(i)) continue;
            if (SecretariatTurns.IsHost(governance, f.System, i)) hosts += f.System.Providers[i].AdviserFte;
            else others += f.System.Providers[i].AdviserFte;
        }
        var triage = f.Parameters.Triage;
        double all = f.Parameters.Levers.Governance.SecretariatFte * triage.HoursPerFte;
        // A host cannot give more than administration leaves it, and where nobody of it is left the others go on.
        double free = hosts * triage.HoursPerFte * triage.CapacityScale * (1 - triage.OverheadShare);
        // Staff of its own need no hours that a host could lack.
        if (governance.IsStaffed) free = hosts > 0 ? all : 0;
        double given = others <= 0 ? all : Math.Min(all, free);
        return new(given, hosts, all - given, others);
    }

    /// <summary>Hours of one party.</summary>
    public double PaidBy(in LeverState governance, SystemSpec system, int provider)
    {
        var (hours, posts) = SecretariatTurns.IsHost(governance, system, provider) ? (OfHosts, HostPosts) : (OfOthers, OtherPosts);
        return posts > 0 ? hours * system.Providers[provider].AdviserFte / posts : 0;
    }
}
