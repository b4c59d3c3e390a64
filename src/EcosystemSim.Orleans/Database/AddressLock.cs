using System.Diagnostics;
using System.Globalization;
using EcosystemSim.Orleans.Hosting;
using Npgsql;

namespace EcosystemSim.Orleans.Database;

/// <summary>
/// Keeps a silo's address from any other silo of its cluster, wherever it runs, for as long as the silo lives: a lock of PostgreSQL
/// on a connection of its own, which the server lets go of when the connection ends. Where the database was away, the lock is taken
/// again; if another silo has it by then, this one must end. The same connection tells the cluster's time, and when the database
/// is away and back.
/// </summary>
internal sealed class AddressLock : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);
    private const int SecondsForAnAnswer = 5;

    // The server takes up to 11 s (as set below) to find out that a silo's machine is gone, or that its own connection was cut.
    private static readonly TimeSpan PatienceWithAnOwner = TimeSpan.FromSeconds(15);

    private readonly string _connection;
    private readonly string _clusterId;
    private readonly string _address;
    private readonly Action<string> _say;
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StepWatch _machine = new(), _database = new();
    private readonly long _began = Stopwatch.GetTimestamp();
    private NpgsqlConnection? _held;
    private Task _watching = Task.CompletedTask;
    private volatile bool _isAway;

    private AddressLock(ClusterSettings cluster, string address, Action<string> say)
    {
        // Neither shared with other work nor kept when it is closed.
        _connection = new NpgsqlConnectionStringBuilder(cluster.Connection) { Pooling = false, ApplicationName = "ecosim lock" }.ConnectionString;
        (_clusterId, _address, _say) = (cluster.Id, address, say);
    }

    /// <summary>The time of the cluster.</summary>
    public ClusterClock Clock { get; } = new();

    /// <summary>Faults with a <see cref="ClusterException"/> when another silo has taken the address.</summary>
    public Task Lost => _lost.Task;

    /// <summary>Takes the lock, and keeps it until it is disposed of.</summary>
    /// <param name="address">By which others reach the silo.</param>
    /// <param name="say">Takes a line for the user.</param>
    /// <exception cref="ClusterException">Another silo has the address, or the database is not there.</exception>
    public static async Task<AddressLock> Take(ClusterSettings cluster, string address, Action<string> say, CancellationToken stop)
    {
        var taken = new AddressLock(cluster, address, say);
        if (await taken.TryConnect(() => say($"Another silo of cluster '{cluster.Id}' has {address}; waiting {PatienceWithAnOwner.TotalSeconds:0} s for it to go."), stop) is { } why)
        {
            await taken.DisposeAsync();
            throw why;
        }
        taken._watching = Task.Run(taken.Watch, CancellationToken.None);
        return taken;
    }

    /// <summary>Waits until the database is there.</summary>
    public async Task UntilThere(CancellationToken stop)
    {
        while (_isAway && !_lost.Task.IsCompleted) await Task.Delay(BetweenTries, stop);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        await Close();
        _end.Dispose();
    }

    private async Task Watch()
    {
        try
        {
            while (true)
            {
                await Task.Delay(LookEvery, _end.Token);
                LookAtTheMachine();
                try
                {
                    await TellTime(_held!, _end.Token);
                }
                catch (Exception e) when (IsAway(e))
                {
                    await Close();
                    await Again();
                }
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The silo leaves.
        }
        catch (ClusterException e)
        {
            _lost.TrySetException(e);
        }
    }

    /// <summary>Connects and locks again, for as long as it takes.</summary>
    /// <exception cref="ClusterException">Another silo has the address by now, or the database is no longer that of the cluster.</exception>
    private async Task Again()
    {
        string target = ConnectionText.Target(_connection);
        var since = DateTime.UtcNow;
        long began = Stopwatch.GetTimestamp();
        ClusterException? why;
        while ((why = await TryConnect(null, _end.Token)) is { InnerException: not null })
        {
            if (!_isAway)
            {
                _isAway = true;
                _say(FormattableString.Invariant($"Since {since:yyyy-MM-dd HH:mm:ss} UTC, {why.Message} What is under way goes on, and this silo asks every second."));
            }
            await Task.Delay(BetweenTries, _end.Token);
            LookAtTheMachine();
        }
        if (why is not null) throw why;
        _isAway = false;
        _say(FormattableString.Invariant($"The {target} is back since {DateTime.UtcNow:yyyy-MM-dd HH:mm:ss} UTC, after {Math.Ceiling(Stopwatch.GetElapsedTime(began).TotalSeconds):0} s."));
    }

    /// <summary>Null where it is connected and has the lock; else why not, with an inner exception where the database is away.</summary>
    private async Task<ClusterException?> TryConnect(Action? waiting, CancellationToken stop)
    {
        var opened = new NpgsqlConnection(_connection);
        try
        {
            await opened.OpenAsync(stop);
            await ClusterDatabase.Check(opened, _connection);
            // The server looks after 5 s of silence, and three times at most, whether the machine of the silo is still there.
            await Execute(opened, "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3", stop);
            await TellTime(opened, stop);
            long began = Stopwatch.GetTimestamp();
            while (!await TryLock(opened, stop))
            {
                if (Stopwatch.GetElapsedTime(began) > PatienceWithAnOwner)
                {
                    await opened.DisposeAsync();
                    return new($"another silo of cluster '{_clusterId}' has the address {_address}, as the {ConnectionText.Target(_connection)} says; end it, or choose another address or port for this one (--address, --silo-port).");
                }
                waiting?.Invoke();
                waiting = null;
                await Task.Delay(BetweenTries, stop);
                await TellTime(opened, stop);
            }
            _held = opened;
            return null;
        }
        catch (Exception e)
        {
            await opened.DisposeAsync();
            if (e is ClusterException refused) return refused;
            if (IsAway(e)) return new(ClusterDatabase.Sentence(e, _connection), e);
            throw;
        }
    }

    /// <summary>Whether an error says that the database does not answer.</summary>
    private static bool IsAway(Exception e) => e is NpgsqlException or System.Net.Sockets.SocketException or TimeoutException or IOException or InvalidOperationException;

    /// <summary>Schemas of one database are clusters apart, so the schema belongs to the name of the lock.</summary>
    private async Task<bool> TryLock(NpgsqlConnection opened, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock(hashtextextended(concat_ws('/', 'ecosim silo', current_schema(), @cluster, @address), 0))", opened);
        command.Parameters.AddWithValue("cluster", _clusterId);
        command.Parameters.AddWithValue("address", _address);
        return await command.ExecuteScalarAsync(stop) is true;
    }

    private async Task TellTime(NpgsqlConnection opened, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("SELECT clock_timestamp()", opened) { CommandTimeout = SecondsForAnAnswer };
        var now = ((DateTime)(await command.ExecuteScalarAsync(stop))!).ToUniversalTime();
        bool machineToo = LookAtTheMachine();
        Clock.Set(now);
        if (_database.Look(now, Stopwatch.GetElapsedTime(_began)) is { } step && !machineToo) _say($"The clock of the {ConnectionText.Target(_connection)} was set {Text(step)}; the cluster goes by it.");
    }

    private bool LookAtTheMachine()
    {
        if (_machine.Look(DateTime.UtcNow, Stopwatch.GetElapsedTime(_began)) is not { } step) return false;
        _say($"The clock of this machine was set {Text(step)}{(step > TimeSpan.Zero ? ", or it slept" : "")}; the cluster goes by the database's clock, and waits by none.");
        return true;
    }

    private static string Text(TimeSpan step) => string.Create(CultureInfo.InvariantCulture, $"{(step < TimeSpan.Zero ? "back" : "forward")} by {step.Duration().TotalSeconds:0} s");

    private static async Task Execute(NpgsqlConnection opened, string statement, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(statement, opened);
        await command.ExecuteNonQueryAsync(stop);
    }

    private async Task Close()
    {
        if (_held is null) return;
        await _held.DisposeAsync();
        _held = null;
    }
}
