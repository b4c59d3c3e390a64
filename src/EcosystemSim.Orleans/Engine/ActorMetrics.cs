using System.Diagnostics.Metrics;
using EcosystemSim.Model.Hosting;
using EcosystemSim.Model.State;

namespace EcosystemSim.Orleans.Engine;

/// <summary>What the actors of a silo do, in the words of the domain. Nobody pays for it while nobody collects.</summary>
internal sealed class ActorMetrics(IMeterFactory meters)
{
    /// <summary>Name of the meter.</summary>
    public const string Meter = "EcosystemSim";
    private readonly Counter<long> _answers = Of(meters).CreateCounter<long>("ecosim.answers", "{case}", "What providers did with cases: helped, let wait, applied for, referred or sent on.");

    /// <summary>Firms that came to a door.</summary>
    public Counter<long> Enquiries { get; } = Of(meters).CreateCounter<long>("ecosim.enquiries", "{firm}", "Firms that came to a door by themselves.");

    /// <summary>Firms that were handed over to a colleague.</summary>
    public Counter<long> Referrals { get; } = Of(meters).CreateCounter<long>("ecosim.referrals", "{firm}", "Firms handed over to a colleague.");

    /// <summary>Counts what a provider says to firms.</summary>
    public void Count(Answer[] answers)
    {
        if (!_answers.Enabled) return;
        foreach (var kind in answers.GroupBy(a => a.Kind)) _answers.Add(kind.Count(), new KeyValuePair<string, object?>("kind", Enum.GetName(kind.Key)));
    }

    private static System.Diagnostics.Metrics.Meter Of(IMeterFactory meters) => meters.Create(Meter);
}
