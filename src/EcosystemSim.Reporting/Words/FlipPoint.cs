namespace EcosystemSim.Reporting.Words;

/// <summary>What a sweep varied to find where the difference in jobs changes its sign.</summary>
public enum Swept
{
    /// <summary>The hours that coordination takes, at the utilisation of the scenario.</summary>
    Coordination,

    /// <summary>The load, and with it utilisation, at the scenario's coordination.</summary>
    Load,
}

/// <summary>Where a sweep found that the difference in jobs changes its sign.</summary>
/// <param name="CoordinationShare">Share of hours on coordination at the turn, 0 to 1; NaN if coordination was swept and no turn was found.</param>
/// <param name="Utilisation">Utilisation of the baseline at the turn; NaN if load was swept and no turn was found.</param>
/// <param name="FromGainToLoss">Whether it is a gain below the turn and a loss above, or the other way; null if that is not said.</param>
public sealed record FlipPoint(Swept Swept, double CoordinationShare, double Utilisation, bool? FromGainToLoss = null)
{
    /// <summary>Whether there is a turn within what was swept.</summary>
    public bool IsFound => double.IsFinite(CoordinationShare) && double.IsFinite(Utilisation);
}
