using System.Globalization;
using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Experiments.Results;

/// <summary>Writes <c>plausible-worlds.csv</c>: in how many plausible worlds each ranking holds, and which parameters decide it.</summary>
public static class SurvivalFile
{
    internal const string Header =
        "arm,labour,against,outlay,mean,low,high,parameter_share,share_of_worlds,share_low,share_high,explained,rank,parameter,value_low,value_high,at_low,at_high,swing,swing_low,swing_high,turns_at,turns_low,turns_high\n";

    /// <summary>A row per comparison and parameter; one without a parameter where none can be told from noise.</summary>
    public static string Write(RunSummary summary) => CsvText.Write(Header, (summary.Survivals ?? []).SelectMany(survival =>
        survival.Parameters.IsEmpty ? [Row(survival, "", null)] : survival.Parameters.Select((parameter, i) => Row(survival, (i + 1).ToString(CultureInfo.InvariantCulture), parameter))));

    private static string[] Row(Survival s, string rank, ParameterEffect? p) =>
    [
        s.Arm, Names.Of(s.Labour), s.Against, s.IsAtEqualOutlay ? "equal" : "as_it_is", N(s.Difference.Mean), N(s.Difference.Low), N(s.Difference.High),
        N(s.Difference.Worlds?.ParameterShare), N(s.Share), N(s.ShareLow), N(s.ShareHigh), N(s.Explained), rank, p?.Path ?? "",
        N(p?.Low), N(p?.High), N(p?.AtLow), N(p?.AtHigh), N(p?.Swing), N(p?.SwingLow), N(p?.SwingHigh), N(p?.TurnsAt), N(p?.TurnsLow), N(p?.TurnsHigh),
    ];

    private static string N(double? value) => EffectsFile.Number(value ?? double.NaN);
}
