using System.Globalization;
using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Experiments.Results;

/// <summary>Writes <c>effects.csv</c>: paired differences from the baseline with their luck.</summary>
internal static class EffectsFile
{
    public const string Header = "arm,labour,scope,scope_id,outcome,unit,at,mean,sd,low,high,n\n";

    public static string Write(IEnumerable<Effect> effects) => CsvText.Write(
        Header,
        from effect in effects
        let series = effect.Series
        let difference = effect.Difference
        select (string[])
        [
            effect.Arm, Names.Of(effect.Labour), series.ScopeName, series.ScopeId, series.Outcome, series.Unit, effect.At,
            Number(difference.Mean), Number(difference.StandardDeviation), Number(difference.Low), Number(difference.High), difference.Count.ToString(CultureInfo.InvariantCulture),
        ]);

    /// <summary>Ten digits, which is more than any interval means; empty where there is no number.</summary>
    internal static string Number(double value) =>
        double.IsFinite(value) ? (value == 0 ? "0" : value.ToString("G10", CultureInfo.InvariantCulture)) : "";
}
