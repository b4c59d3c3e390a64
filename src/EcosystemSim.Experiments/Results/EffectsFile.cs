using System.Globalization;
using System.Text;
using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Experiments.Results;

/// <summary>Writes <c>effects.csv</c>: paired differences from the baseline with their luck.</summary>
internal static class EffectsFile
{
    public const string Header = "arm,labour,scope,scope_id,outcome,unit,at,mean,sd,low,high,n\n";

    public static string Write(IEnumerable<Effect> effects)
    {
        var text = new StringBuilder(Header);
        foreach (var effect in effects)
        {
            var (series, difference) = (effect.Series, effect.Difference);
            text.Append(RowFormatter.Field(effect.Arm)).Append(',').Append(Names.Of(effect.Labour)).Append(',')
                .Append(series.ScopeName).Append(',').Append(RowFormatter.Field(series.ScopeId)).Append(',')
                .Append(series.Outcome).Append(',').Append(RowFormatter.Field(series.Unit)).Append(',').Append(effect.At).Append(',')
                .Append(Number(difference.Mean)).Append(',').Append(Number(difference.StandardDeviation)).Append(',')
                .Append(Number(difference.Low)).Append(',').Append(Number(difference.High)).Append(',')
                .Append(difference.Count.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Ten digits, which is more than any interval means; empty where there is no number.</summary>
    internal static string Number(double value) =>
        double.IsFinite(value) ? (value == 0 ? "0" : value.ToString("G10", CultureInfo.InvariantCulture)) : "";
}
