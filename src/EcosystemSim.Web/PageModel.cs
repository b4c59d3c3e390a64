using System.Globalization;
using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EcosystemSim.Experiments.Engine;
using EcosystemSim.Experiments.TwoWorlds;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Web;

/// <summary>What the worker calls: one plan, one run at a time.</summary>
[SupportedOSPlatform("browser")]
internal static partial class PageModel
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static ExperimentPlan? _plan;
    private static string _world = "";
    private static Dictionary<string, double> _settings = [];
    private static PageRun? _running, _last, _done;
    private static bool _followsFirms;

    /// <summary>Takes a plan.</summary>
    [JSExport]
    internal static void Boot(string world, byte[] plan)
    {
        _plan = RecordPacker.Unpack<ExperimentPlan>(plan);
        (_world, _running, _last, _done) = (world, null, null, null);
    }

    /// <summary>Sets up a run.</summary>
    /// <param name="settings">Such as <c>cost=1.5;borders=0</c>; what is missing is as the files have it.</param>
    /// <param name="firms">Whether stories and doors will be asked for.</param>
    [JSExport]
    internal static void Begin(int replication, string settings, bool firms)
    {
        if (_plan is null) throw new InvalidOperationException("No world has been loaded.");
        if (replication is < 0 or > 999_999) throw new ArgumentOutOfRangeException(nameof(replication), replication, "A replication is a number from 0 to 999999.");
        var moved = settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => double.Parse(pair[1], CultureInfo.InvariantCulture));
        _followsFirms = firms;
        _settings = PageSetting.Of(_plan).ToDictionary(s => s.Id, s => moved.GetValueOrDefault(s.Id, s.Value));
        _running = new(PageSetting.Apply(_plan, moved), replication, firms);
    }

    /// <summary>Computes the next quarter. Returns false when the last is done.</summary>
    [JSExport]
    internal static bool Advance()
    {
        if (_running is not { } run) throw new InvalidOperationException("No run has begun.");
        if (run.Advance()) return true;
        _running = null;
        _last = run;
        if (_followsFirms) _done = run;
        return false;
    }

    /// <summary>The quarter that comes next; negative in the warm-up.</summary>
    [JSExport]
    internal static int Quarter() => _running?.Quarter ?? 0;

    /// <summary>Recorded quarters of the plan.</summary>
    [JSExport]
    internal static int Quarters() => _plan?.Quarters ?? 0;

    /// <summary>The run that was finished last.</summary>
    [JSExport]
    internal static string Result(bool hash) => Document(json => (_last ?? throw new InvalidOperationException("No run is finished.")).Write(json, _world, _settings, _followsFirms, hash));

    /// <summary>A firm's two stories in the last run that followed firms.</summary>
    [JSExport]
    internal static string Story(int firm) => Document(json => Done().WriteStory(json, unchecked((uint)firm)));

    /// <summary>Its doors, quarter by quarter.</summary>
    [JSExport]
    internal static string Doors() => Document(json => Done().WriteDoors(json, summed: false));

    private static PageRun Done() => _done ?? throw new InvalidOperationException("No run is finished.");

    private static string Document(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options)) write(json);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
