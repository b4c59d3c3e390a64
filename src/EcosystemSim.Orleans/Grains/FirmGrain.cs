using System.Globalization;
using EcosystemSim.Model;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Orleans.Engine;
using EcosystemSim.Orleans.Messages;
using Orleans.Runtime;

namespace EcosystemSim.Orleans.Grains;

/// <inheritdoc cref="IFirmGrain"/>
/// <remarks>Every draw is a function of keys, so a firm's journey can be worked out whenever somebody asks, by running its replication once more.</remarks>
internal sealed class FirmGrain(WorkerThreads workers, PlanShelf plans, ILocalSiloDetails here) : Grain, IFirmGrain
{
    private Replication? _replication;

    /// <summary>The grain's key.</summary>
    public static string Key(string plan, int replication, uint firm) => string.Create(CultureInfo.InvariantCulture, $"{plan}/{replication}/{firm}");

    public async Task<BlockReply> Journey(FirmQuestion question)
    {
        if (!plans.TryGet(question.Plan, out var plan)) return new() { State = BlockState.NeedsPlan, Silo = here.SiloAddress.ToParsableString() };
        uint firm = uint.Parse(this.GetPrimaryKeyString().Split('/')[^1], CultureInfo.InvariantCulture);
        try
        {
            _replication ??= await workers.Run(() => Run(plan, question.Replication, firm));
            JourneyEvent[] events = [.. _replication.Journey(question.Arm, question.Closure, firm)];
            return new() { State = BlockState.Done, Silo = here.SiloAddress.ToParsableString(), Content = new(events) };
        }
        catch (Exception error)
        {
            return new() { State = BlockState.Failed, Silo = here.SiloAddress.ToParsableString(), Failure = FailureNotice.Of(question.Replication, 0, error) };
        }
    }

    private static Replication Run(ExperimentPlan plan, int number, uint firm)
    {
        var replication = new Replication(plan, number, [firm]);
        while (replication.Advance())
        {
        }
        return replication;
    }
}
