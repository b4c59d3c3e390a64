using System.Globalization;
using System.Text;
using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Experiments.Results;

/// <summary>Writes <c>plausible-worlds.csv</c>: in how many plausible worlds each ranking holds, and which parameters decide it.</summary>
public static class SurvivalFile
{
    internal const string Header =
        "arm,labour,against,outlay,mean,low,high,parameter_share,share_of_worlds,share_low,share_high,explained,rank,parameter,value_low,value_high,at_low,at_high,swing,swing_low,swing_high,turns_at,turns_low,turns_high\n";

    /// <summary>A row per comparison and parameter; one without a parameter where none can be told from noise.</summary>
    public static string Write(RunSummary summary)
    {
        var text = new StringBuilder(Header);
        foreach (var survival in summary.Survivals ?? [])
        {
            if (survival.Parameters.IsEmpty) Row(survival, 0, null);
            for (int i = 0; i < survival.Parameters.Length; i++) Row(survival, i + 1, survival.Parameters[i]);
        }
        return text.ToString();

        void Row(Survival s, int rank, ParameterEffect? p) => text.AppendJoin(
            ',', RowFormatter.Field(s.Arm), Names.Of(s.Labour), RowFormatter.Field(s.Against), s.IsAtEqualOutlay ? "equal" : "as_it_is", N(s.Difference.Mean), N(s.Difference.Low), N(s.Difference.High),
            N(s.Difference.Worlds?.ParameterShare ?? double.NaN), N(s.Share), N(s.ShareLow), N(s.ShareHigh), N(s.Explained), p is null ? "" : rank.ToString(CultureInfo.InvariantCulture), p?.Path ?? "",
            N(p?.Low), N(p?.High), N(p?.AtLow), N(p?.AtHigh), N(p?.Swing), N(p?.SwingLow), N(p?.SwingHigh), N(p?.TurnsAt), N(p?.TurnsLow), N(p?.TurnsHigh)).Append('\n');

        static string N(double? value) => EffectsFile.Number(value ?? double.NaN);
    }
}
