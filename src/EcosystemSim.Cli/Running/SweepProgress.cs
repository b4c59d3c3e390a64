using System.Globalization;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.Engine;

namespace EcosystemSim.Cli.Running;

/// <summary>Shows how far a sweep has come, while it runs on another thread.</summary>
internal static class SweepProgress
{
    private const int Milliseconds = 5000;

    /// <param name="quarters">That the engine will count in all.</param>
    /// <exception cref="Exception">What the work threw.</exception>
    public static T While<T>(EngineProgress progress, long quarters, Screen screen, Interrupts? interrupts, Func<CancellationToken, T> work)
    {
        var stop = interrupts?.Token ?? CancellationToken.None;
        if (interrupts is not null) interrupts.FirstAsked = () => screen.Out.WriteLine("stopping after the quarter under way; Ctrl-C again ends at once");
        var task = Task.Factory.StartNew(() => work(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        while (Task.WaitAny([task], Milliseconds) != 0)
            screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"progress: {Math.Floor(100.0 * progress.Quarters / quarters):0} %"));
        return task.GetAwaiter().GetResult();
    }
}
