using System.Text;
using EcosystemSim.Cli.Running;
using Spectre.Console;

namespace EcosystemSim.Cli.Terminal;

/// <summary>Where the command writes: a terminal with a live bar and colours, or a plain stream.</summary>
/// <param name="IsLive">Whether lines can be drawn over: standard output is a terminal.</param>
/// <param name="Columns">Width of tables.</param>
/// <param name="Ansi">The same output through Spectre.Console; without colours where <c>NO_COLOR</c> is set or there is no terminal.</param>
internal sealed record Screen(TextWriter Out, TextWriter Error, bool IsLive, int Columns, IAnsiConsole Ansi)
{
    /// <summary>Takes what a script is told in JSON; null where people read.</summary>
    public RunDocument? Document { get; init; }

    // Wide enough for the table of an answer; a file or a pipe has no width of its own.
    private const int ColumnsWithoutTerminal = 160;

    /// <summary>An empty table in the command's style.</summary>
    public Table NewTable() => new Table().Border(IsLive ? TableBorder.Simple : TableBorder.Ascii2);

    public static Screen OfProcess()
    {
        bool hasOut = StandardStreams.IsOpen(1), hasError = StandardStreams.IsOpen(2);
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        bool live = hasOut && !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        bool colour = live && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return Of(
            new GuardedWriter(hasOut ? Console.Out : null), new GuardedWriter(hasError ? Console.Error : null),
            live, colour, live ? WindowColumns() : ColumnsWithoutTerminal);
    }

    /// <summary>A screen without a terminal, such as a file or a test.</summary>
    public static Screen Plain(TextWriter output, TextWriter error) => Of(output, error, false, false, ColumnsWithoutTerminal);

    private static Screen Of(TextWriter output, TextWriter error, bool live, bool colour, int columns)
    {
        var ansi = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = live ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = live ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new ScreenOutput(output, live, columns),
        });
        ansi.Profile.Width = columns;
        return new Screen(output, error, live, columns, ansi);
    }

    private static int WindowColumns()
    {
        try
        {
            return Math.Clamp(Console.WindowWidth, 60, 400);
        }
        catch (IOException)
        {
            return ColumnsWithoutTerminal;
        }
    }

    /// <summary>Says of a guarded stream what the library would find out of a bare one: whether it is a terminal.</summary>
    private sealed class ScreenOutput(TextWriter writer, bool isTerminal, int columns) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => columns;

        public int Height => isTerminal ? Console.WindowHeight : 24;

        public void SetEncoding(Encoding encoding)
        {
            // It is UTF-8 already.
        }
    }
}
