using System.Text.Json.Serialization;
using EcosystemSim.Model.Entities;

namespace EcosystemSim.Scenarios;

/// <summary>How much support there is for the firms there are.</summary>
/// <param name="AdvisersPerThousandFirms">Full-time advisers of all providers, over 1,000 firms at the start.</param>
/// <param name="GrantsPerFirm">Grants of all providers a year, currency units, over firms at the start.</param>
public readonly record struct SupportScale(double AdvisersPerThousandFirms, double GrantsPerFirm)
{
    /// <summary>Advisers for 1,000 firms in the systems that come with the program, the fewest and the most.</summary>
    public static readonly (double Low, double High) UsualAdvisers = (0.9, 1.6);

    /// <summary>Grants a year for each firm in the same systems.</summary>
    public static readonly (double Low, double High) UsualGrants = (500, 5500);

    /// <summary>That of a system with so many firms.</summary>
    public static SupportScale Of(SystemSpec system, int firms) => new(
        system.Providers.Sum(p => p.AdviserFte) * 1000 / Math.Max(1, firms), system.Providers.Sum(p => p.GrantBudgetPerYear) / Math.Max(1, firms));

    /// <summary>Whether both are.</summary>
    [JsonIgnore]
    public bool IsUsual => HasUsualAdvisers && HasUsualGrants;

    /// <summary>Whether there are as many advisers as in some system that comes with the program, or as few.</summary>
    [JsonIgnore]
    public bool HasUsualAdvisers => AdvisersPerThousandFirms >= UsualAdvisers.Low && AdvisersPerThousandFirms <= UsualAdvisers.High;

    /// <summary>Whether grants are as high as in some system that comes with the program, or as low.</summary>
    [JsonIgnore]
    public bool HasUsualGrants => GrantsPerFirm >= UsualGrants.Low && GrantsPerFirm <= UsualGrants.High;
}

/// <summary>Providers with more or less of what they have.</summary>
internal static class ProviderScale
{
    /// <summary>The provider with its adviser hours and grants times a factor.</summary>
    public static ProviderSpec Times(this ProviderSpec provider, double factor) =>
        factor == 1 ? provider : provider with { AdviserFte = provider.AdviserFte * factor, GrantBudgetPerYear = provider.GrantBudgetPerYear * factor };
}
