namespace EcosystemSim.Experiments.Summary;

/// <summary>How the twin of an arm at equal outlay is called: the same policy, with its grant money scaled until public outlay is the baseline's.</summary>
public static class EqualOutlayArm
{
    /// <summary>Ending of its name.</summary>
    public const string Ending = "@equal-outlay";

    /// <summary>Whether an arm is such a twin; tables and figures do not list it.</summary>
    public static bool IsTwin(string arm) => arm.EndsWith(Ending, StringComparison.Ordinal);

    /// <summary>The twin's name.</summary>
    public static string Of(string arm) => arm + Ending;
}
