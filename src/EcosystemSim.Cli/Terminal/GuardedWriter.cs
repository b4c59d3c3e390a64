using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace EcosystemSim.Cli.Terminal;

/// <summary>
/// A standard stream that may be closed, full, or a pipe that nobody reads. The work goes on all the same; what could not be
/// written is told once, at the end.
/// </summary>
/// <param name="inner">What is written to; null where the stream was closed before the program began.</param>
internal sealed class GuardedWriter(TextWriter? inner) : TextWriter
{
    private TextWriter? _inner = inner;

    /// <summary>Why something was not written; null while all was.</summary>
    public string? Failure { get; private set; }

    public override Encoding Encoding => _inner?.Encoding ?? Encoding.UTF8;

    public override void Write(char value) => Try(value, static (writer, c) => writer.Write(c));

    public override void Write(string? value)
    {
        if (!string.IsNullOrEmpty(value)) Try(value, static (writer, text) => writer.Write(text));
    }

    // A line is written at once, so that lines of several threads do not mix.
    public override void WriteLine(string? value) => Write(value + NewLine);

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Flush()
    {
        if (_inner is not null) Try(0, static (writer, _) => writer.Flush());
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a stream fails with, the work goes on.")]
    private void Try<T>(T value, Action<TextWriter, T> write)
    {
        try
        {
            if (_inner is { } writer) write(writer, value);
            else Failure ??= "it is closed.";
        }
        catch (Exception e)
        {
            // After a failure nothing more is tried: half a text is worse than its beginning.
            _inner = null;
            Failure = (e.InnerException ?? e).Message.TrimEnd('.') + ".";
        }
    }
}
