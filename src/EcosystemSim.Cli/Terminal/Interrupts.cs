using System.Runtime.InteropServices;

namespace EcosystemSim.Cli.Terminal;

/// <summary>Ctrl-C: the first asks for an orderly stop, the second ends the process at once; so does the first where nothing is under way that could stop in order.</summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _asked;
    private volatile bool _isHeard;

    public Interrupts() =>
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle)];

    /// <summary>Is cancelled by the first Ctrl-C. Whoever asks for it listens from now on.</summary>
    public CancellationToken Token
    {
        get
        {
            _isHeard = true;
            return _stop.Token;
        }
    }

    /// <summary>What the user sees at once; null until somebody listens.</summary>
    public Action? FirstAsked { get; set; }

    /// <summary>Runs before the process ends at once, to leave the terminal as it was.</summary>
    public Action? SecondAsked { get; set; }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        // Nobody would end the wait, for a slow disk or anything else.
        if (!_isHeard) Environment.Exit(ExitCode.Cancelled);
        Ask();
    }

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _stop.Dispose();
    }

    /// <summary>What a Ctrl-C does.</summary>
    internal void Ask()
    {
        if (Interlocked.Increment(ref _asked) > 1)
        {
            SecondAsked?.Invoke();
            Environment.Exit(ExitCode.Cancelled);
        }
        FirstAsked?.Invoke();
        _stop.Cancel();
    }
}
