using EcosystemSim.Cli.Terminal;
using Spectre.Console;

namespace EcosystemSim.Cli.Running;

/// <summary>Shows work under way: a bar that is drawn over in a terminal, else a line now and then on standard error.</summary>
/// <param name="share">How much of it is done, from 0 to 1.</param>
/// <param name="line">What is said of it, its parts joined by a separator.</param>
internal sealed class ProgressView(Screen screen, Func<double> share, Func<string, string> line)
{
    /// <summary>What the line says once the first Ctrl-C was heard.</summary>
    public const string Stopping = "stopping (Ctrl-C again ends at once)";

    private const int LiveMilliseconds = 250, PlainMilliseconds = 5000;

    /// <summary>Runs the work on another thread and shows how far it is until it ends.</summary>
    /// <exception cref="Exception">What the work threw.</exception>
    public T While<T>(Func<T> work)
    {
        var task = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (screen.IsLive) ShowLive(task);
        else ShowPlain(task);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Says that the first Ctrl-C was heard; in a terminal the line does.</summary>
    public void SayStopping()
    {
        if (!screen.IsLive) screen.Out.WriteLine("stopping after the quarter under way; Ctrl-C again ends at once");
    }

    /// <summary>Such as <c>42 s to go</c>; empty where it is not known.</summary>
    public static string TimeToGo(double seconds) => !double.IsFinite(seconds) ? ""
        : seconds < 100 ? FormattableString.Invariant($"{seconds:0} s to go") : FormattableString.Invariant($"{seconds / 60:0.0} min to go");

    /// <summary>The live bar hides the cursor; a run that ends at once must give it back.</summary>
    public void ShowCursor()
    {
        if (screen.IsLive) screen.Out.Write("\x1b[?25h\n");
    }

    private void ShowLive(Task task) =>
        screen.Ansi.Progress().AutoClear(true).HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 24 }, new PercentageColumn())
            .Start(context =>
            {
                var bar = context.AddTask(Markup.Escape(line(", ")), maxValue: 1);
                while (!Wait(task, LiveMilliseconds))
                {
                    bar.Value = share();
                    bar.Description = Markup.Escape(line(", "));
                }
            });

    private void ShowPlain(Task task)
    {
        while (!Wait(task, PlainMilliseconds)) screen.Error.WriteLine(FormattableString.Invariant($"progress: {Math.Floor(100 * share()):0} %, {line("; ")}"));
    }

    /// <summary>Whether the task has ended, in whatever way, within the time.</summary>
    private static bool Wait(Task task, int milliseconds) => Task.WaitAny([task], milliseconds) == 0;
}
