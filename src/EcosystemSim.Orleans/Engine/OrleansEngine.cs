using System.Collections.Immutable;
using System.Diagnostics;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Model.Observation;
using EcosystemSim.Model.Policy;
using EcosystemSim.Orleans.Grains.Running;
using EcosystemSim.Orleans.Messages;

namespace EcosystemSim.Orleans.Engine;

/// <summary>Runs replications on the silos behind a client, embedded or a cluster, and gives the same results as <see cref="LocalEngine"/> to the last bit.</summary>
public static class OrleansEngine
{
    private static readonly TimeSpan PatienceWithoutAnswer = TimeSpan.FromMinutes(3);

    /// <summary>Runs replications and gives each to the sink as it arrives, once.</summary>
    /// <param name="client">Of the silos.</param>
    /// <param name="experiment">Name by which the experiment is found again; the same plan under the same name goes on where it was.</param>
    /// <param name="plan">What each replication computes.</param>
    /// <param name="replications">Their numbers.</param>
    /// <param name="threads">Most replications under way at once; 0 = as many as the silos have workers.</param>
    /// <param name="sink">Takes the results; called by several threads.</param>
    /// <param name="progress">Is told of quarters and replications done; null if nobody asks.</param>
    /// <param name="granularity">How each replication is split; null for <see cref="Granularity.Replication"/>.</param>
    /// <param name="cancellation">Stops after the quarters under way, in every silo.</param>
    /// <returns>What was done; a replication in which the model threw is among the failures and stops no other.</returns>
    /// <exception cref="InvalidOperationException">Silos are of another build, or another experiment is under way by this name.</exception>
    /// <exception cref="TimeoutException">The silos have not answered for minutes.</exception>
    /// <exception cref="Exception">Whatever the sink threw first, after the silos were told to stop.</exception>
    public static EngineOutcome Run(
        IClusterClient client, string experiment, ExperimentPlan plan, IReadOnlyList<int> replications, int threads, IReplicationSink sink,
        EngineProgress? progress = null, Granularity? granularity = null, CancellationToken cancellation = default)
    {
        if (threads < 0) throw new ArgumentOutOfRangeException(nameof(threads), threads, "A number of replications at once is not negative.");
        if (replications.Count == 0) return new(0, [], false);
        var work = new Work(client.GetGrain<IExperimentGrain>(experiment), Packed(client, plan), plan, replications, threads, granularity ?? Granularity.Replication, sink, progress ?? new());
        return Task.Run(() => work.Run(cancellation), CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>The plan as it goes to the silos: the shelf of plans tells a client that shares its process with one.</summary>
    private static PackedPlan Packed(IClusterClient client, ExperimentPlan plan) =>
        client.ServiceProvider.GetService(typeof(PlanShelf)) is null ? PackedPlan.Of(plan) : PackedPlan.InProcess(plan);

    /// <summary>One run, as its client sees it: what it has, what it still lacks.</summary>
    private sealed class Work(
        IExperimentGrain grain, PackedPlan packed, ExperimentPlan plan, IReadOnlyList<int> replications, int threads, Granularity granularity, IReplicationSink sink, EngineProgress progress)
    {
        private readonly ImmutableArray<Series> _series = SeriesCatalogue.For(plan.System);
        private readonly HashSet<int> _missing = [.. replications];
        private readonly Dictionary<int, FailedReplication> _failures = [];
        private readonly Dictionary<int, Task<long>> _keeping = [];
        private readonly HashSet<int> _toTell = [];
        private int _kept;
        private long _quarters;

        public async Task<EngineOutcome> Run(CancellationToken cancellation)
        {
            await Order();
            long answered = Stopwatch.GetTimestamp();
            bool cancelled = false;
            while (_missing.Count > 0)
            {
                try
                {
                    if (cancellation.IsCancellationRequested && !cancelled)
                    {
                        await grain.Cancel();
                        cancelled = true;
                    }
                    var news = await Ask();
                    answered = Stopwatch.GetTimestamp();
                    Take(news);
                    await Keep();
                    if (!news.IsOver || news.Results.Length > 0 || _keeping.Count > 0) continue;
                    // Whoever cancels in the cluster stops this client too: ordering again would undo it.
                    if (cancelled || news.IsCancelled || _missing.Count == 0) break;
                    // The grain began anew on another silo, and knows nothing of this experiment.
                    await Order();
                }
                catch (Exception) when (_keeping.Values.Any(k => k.IsFaulted))
                {
                    await grain.Cancel();
                    throw;
                }
                catch (Exception e) when (IsOfTheWay(e) && Stopwatch.GetElapsedTime(answered) < PatienceWithoutAnswer)
                {
                    // The silo of the experiment is lost, or we are cut off: the cluster finds it a new one within seconds.
                    await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
                }
            }
            await Leave();
            return new(_kept, [.. _failures.Values.OrderBy(f => f.Replication)], _kept + _failures.Count < replications.Count);
        }

        private async Task<ExperimentNews> Ask()
        {
            int[] kept = [.. _toTell];
            var news = await grain.Next(kept);
            _toTell.ExceptWith(kept);
            return news;
        }

        /// <summary>Tells the grain what was kept last; if it cannot be told, it keeps a result that nobody wants any more.</summary>
        private async Task Leave()
        {
            try
            {
                await Ask();
            }
            catch (Exception e) when (IsOfTheWay(e))
            {
                // All results are here.
            }
        }

        /// <summary>Orders what is missing, with patience for a cluster that is finding itself.</summary>
        private async Task Order()
        {
            var order = new ExperimentOrder { Plan = packed, Replications = [.. _missing.Order()], AtOnce = threads, Granularity = granularity.ToString() };
            long began = Stopwatch.GetTimestamp();
            while (true)
            {
                try
                {
                    await grain.Start(order);
                    return;
                }
                catch (Exception e) when (IsOfTheWay(e) && Stopwatch.GetElapsedTime(began) < PatienceWithoutAnswer)
                {
                    await Task.Delay(TimeSpan.FromSeconds(1));
                }
            }
        }

        private void Take(ExperimentNews news)
        {
            progress.AddQuarters(news.Quarters - _quarters);
            _quarters = news.Quarters;
            foreach (var notice in news.Failures)
            {
                if (!_missing.Remove(notice.Replication)) continue;
                _failures[notice.Replication] = new(notice.Replication, notice.Quarter, new ReportedException(notice.Error, notice.Message, notice.Details));
                progress.AddFailed();
            }
            foreach (var result in news.Results)
            {
                // What is here already was told, but the grain has begun anew since and does not know.
                if (!_missing.Contains(result.Replication)) _toTell.Add(result.Replication);
                else if (!_keeping.ContainsKey(result.Replication)) _keeping[result.Replication] = Task.Run(() => GiveToSink(result));
            }
        }

        private long GiveToSink(PackedResult result)
        {
            sink.Add(result.Replication, result.Unpack(plan, _series));
            return result.FirmQuarters;
        }

        /// <summary>Sees which results are kept by now, and waits where many are not: the sink sets the pace then.</summary>
        private async Task Keep()
        {
            while (_keeping.Count > Environment.ProcessorCount) await Settle(await Task.WhenAny(_keeping.Values));
            foreach (var done in _keeping.Values.Where(k => k.IsCompleted).ToList()) await Settle(done);
        }

        private async Task Settle(Task<long> done)
        {
            int number = _keeping.First(k => k.Value == done).Key;
            long firmQuarters = await done;
            _keeping.Remove(number);
            _missing.Remove(number);
            _toTell.Add(number);
            _kept++;
            progress.AddDone(firmQuarters);
        }

        private static bool IsOfTheWay(Exception error) => Outage.Is(error);
    }
}
