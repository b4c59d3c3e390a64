using System.Security.Cryptography;
using System.Text;

namespace EcosystemSim.Experiments;

/// <summary>The hash that names a folder of results.</summary>
internal static class InputsDigest
{
    /// <summary>Counts up when the files of a folder of results change their meaning.</summary>
    public const int FormatVersion = 2;

    public static string Of(Experiment experiment) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalText(experiment))));

    /// <summary>What is hashed, a line for each thing that can change a result.</summary>
    public static string CanonicalText(Experiment experiment)
    {
        var plan = experiment.Plan;
        var text = new StringBuilder();
        Line("format", FormatVersion);
        Line("model", ModelVersion.Text);
        Line("scenario", experiment.Name);
        foreach (var input in experiment.Inputs) Line("input", $"{input.Sha256} {input.Path}");
        foreach (string setting in experiment.Overrides) Line("override", setting);
        Line("seed", plan.Seed);
        Line("warm_up_quarters", plan.WarmUpQuarters);
        Line("quarters", plan.Quarters);
        Line("start", plan.StartCalendarQuarter);
        Line("baseline", experiment.Baseline);
        foreach (var arm in plan.Arms) Line("arm", arm.Id);
        if (plan.DrawsParameters)
        {
            Line("parameters", "drawn");
            foreach (var prior in plan.Priors) Line("prior", FormattableString.Invariant($"{prior.Path} {prior.Shape} {prior.Value:R} {prior.Low:R} {prior.High:R} {prior.IsWhole}"));
            foreach (var c in plan.Correlations) Line("correlation", FormattableString.Invariant($"{c.First} {c.Second} {c.Rank:R}"));
        }
        // What a file says of shocks is in its hash too; a plan can also be made without a file.
        foreach (var s in plan.Shocks) Line("shock", FormattableString.Invariant($"{s.Kind} {s.From} {s.Quarters} {s.Size} {string.Concat(s.Sectors.Select(b => b ? '1' : '0'))}"));
        foreach (var closure in plan.Closures) Line("labour", Names.Of(closure));
        return text.ToString();

        void Line(string key, object value) => text.Append(key).Append(' ').Append(value).Append('\n');
    }
}
