using System.Collections.Immutable;
using EcosystemSim.Model.Observation;
using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Files;
using EcosystemSim.Scenarios.Loading;
using EcosystemSim.Scenarios.Populations;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Scenarios;

/// <summary>What came of loading: a scenario, or what is wrong with its files. Never both.</summary>
public sealed record LoadResult(Scenario? Scenario, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>What is unusual in a scenario that is in order.</summary>
    public ImmutableArray<Diagnostic> Warnings { get; init; } = [];
}

/// <summary>Scenario and seed files to a checked scenario.</summary>
public static class ScenarioLoader
{
    /// <summary>
    /// Reads a scenario with its seeds and reports every error of every file. The seeds are the nearest folder <c>seeds</c> beside
    /// or above the scenario, else at or above the current folder. Nothing is written; no exception for anything in a file.
    /// </summary>
    /// <param name="path">Path as the user gave it; messages repeat it.</param>
    public static LoadResult Load(string path) => Load(path, ReadingLimits.Default);

    /// <summary>As above, from other files than those on the disk.</summary>
    public static LoadResult Load(string path, FileTree tree) => Load(path, ReadingLimits.Default, tree: tree);

    /// <summary>As above, with settings beyond the files.</summary>
    /// <param name="tree">What is read; null for the disk.</param>
    public static LoadResult Load(string path, IReadOnlyList<Setting> settings, FileTree? tree = null) => Load(path, ReadingLimits.Default, settings, tree);

    /// <summary>As above, with other limits on what is read.</summary>
    public static LoadResult Load(string path, ReadingLimits limits, IReadOnlyList<Setting>? settings = null, FileTree? tree = null)
    {
        var report = new Report();
        var scenario = new Loader(path, limits, report, settings ?? [], tree ?? FileTree.Disk).Load();
        var all = report.InOrder(limits.Errors);
        return new(all.Count == 0 ? scenario : null, [.. all]) { Warnings = all.Count == 0 && scenario is not null ? [.. Unusual(path, scenario)] : [] };
    }

    private static IEnumerable<Diagnostic> Unusual(string path, Scenario scenario)
    {
        var (at, scale) = (Location.Of(new(path, [])), scenario.SupportScale);
        if (!scale.HasUsualAdvisers) yield return Messages.UnusualAdvisers(at, scale, scenario.Marginals.Firms);
        if (!scale.HasUsualGrants) yield return Messages.UnusualGrants(at, scale, scenario.System.Currency);
    }

    private sealed class Loader
    {
        // Far more than anybody compares. Each is computed in every replication, and each may be based on the one before it.
        private const int MostArms = 256;

        private readonly string _path;
        private readonly Report _report;
        private readonly Sites _sites = new();
        private readonly Binder _binder;
        private readonly FileSet _files;
        private readonly ReadingLimits _limits;
        private readonly IReadOnlyList<Setting> _settings;

        public Loader(string path, ReadingLimits limits, Report report, IReadOnlyList<Setting> settings, FileTree tree)
        {
            _path = path;
            _report = report;
            _settings = settings;
            _binder = new(report, _sites);
            _files = new(limits, report, tree);
            _limits = limits;
        }

        public Scenario? Load()
        {
            var whole = Location.Of(new(_path, []));
            if (!_files.IsOfAPathsLength(_path, whole)) return null;
            string? seeds = SeedsFolder.Find(_path, _files.Tree);
            if (seeds is not null) _files.Allow(seeds, "seeds");
            string folder = Display.Folder(_path);
            _files.Allow(folder.Length == 0 ? "." : folder, "scenario");
            if (_files.Read(_path) is not { } root) return null;
            if (SeedKeys(root) is { Count: > 0 } keys)
            {
                _report.Add(Messages.SeedFile(root.At, keys));
                return null;
            }
            foreach (var twice in _settings.GroupBy(s => s.Path).SelectMany(same => same.Skip(1))) _report.Add(Messages.SetTwice(twice.At, twice.Path));
            root = new ScenarioSettings(_report).Apply(root, _settings);
            var file = _binder.Bind<ScenarioFile>(root, "");
            if (file.Arms?.Count > MostArms)
            {
                _report.Add(Messages.TooManyArms(_sites.Of(file, nameof(file.Arms)), file.Arms.Count, MostArms));
                return null;
            }
            if (seeds is null)
            {
                _report.Add(Messages.NoSeeds(whole));
                return null;
            }
            var world = LoadSeeds(file, seeds);
            var arms = new ArmBuilder(file, _report, _sites);
            arms.Check(world?.System);
            var leverArms = new LeverArmBuilder(file, _report, _sites);
            leverArms.Check();
            CheckHorizon(file);
            if (world is { } w) CheckAgainst(file, w);
            if (_report.Count > 0 || world is null) return null;
            var built = arms.Build(world.System);
            var levers = leverArms.Build(built);
            return _report.Count > 0 ? null : new(Path.GetFileNameWithoutExtension(_path), file, world, built, levers, arms.Shocks(world.System), [.. _files.Inputs]);
        }

        /// <summary>The keys that a file has of a seed file, if it has none that only a scenario has.</summary>
        private static List<string> SeedKeys(MappingNode root)
        {
            var seed = Names.Properties(typeof(SeedFile)).Select(p => Names.Snake(p.Name)).ToHashSet();
            var scenario = Names.Properties(typeof(ScenarioFile)).Select(p => Names.Snake(p.Name)).Where(n => !seed.Contains(n)).ToList();
            var keys = root.Entries.Select(e => e.Key.Value).ToList();
            if (keys.Exists(k => scenario.Contains(k.ToLowerInvariant()))) return [];
            return [.. keys.Where(k => k != "include" && seed.Contains(k)).Distinct()];
        }

        private World? LoadSeeds(ScenarioFile file, string seeds)
        {
            var shared = new SeedSections(_report, _sites);
            shared.Read(seeds, _files, _binder);
            var system = new SeedSections(_report, _sites);
            string? folder = null;
            bool isWhole = true;
            if (file.System is { } name)
            {
                var known = SeedItem.Systems(seeds, _files.Tree);
                if (known.Contains(name))
                {
                    folder = Display.Join(seeds, name);
                    int before = _report.Count;
                    system.Read(folder, _files, _binder);
                    isWhole = _report.Count == before;
                }
                else _report.Add(Messages.UnknownSystem(_sites.Of(file, nameof(file.System)), name, known));
            }
            if (!shared.IsReadable || !system.IsReadable) return null;
            var sources = new Sources([.. shared.Evidence, .. system.Evidence], _report, _sites);
            var parameters = new ParameterReader(_report, _sites, _binder, sources);
            parameters.Add(shared.Parameters);
            new StatementCheck(_report, _sites).Check(shared.Statements, parameters.ValueOf);
            parameters.Add(system.Parameters);
            parameters.Add(file.Parameters);
            foreach (var setting in _settings.Where(s => Setting.IsParameter(s.Path))) parameters.Set(setting);
            var values = parameters.Finish(Location.Of(new(Display.Join(seeds, "parameters.yaml"), [])));
            var correlations = parameters.Correlations([.. shared.Correlations, .. system.Correlations]);
            if (folder is null) return null;
            var built = new SystemBuilder(_report, _sites, sources).Build(file.System!, system, Location.Of(new(folder, [])), isWhole);
            if (built is not { } b) return null;
            var world = new World(b.System, b.Marginals, values, [.. sources.Entries.Values]) { Correlations = correlations, SupportScale = system.Providers?.Scale ?? 1, Appraisal = system.Appraisal };
            return system.Population is { FirmsFile: { } table } population ? WithTable(world, file, population, table) : world;
        }

        /// <summary>The world with its table of firms; without it where the table has errors, so that other checks go on.</summary>
        private World WithTable(World world, ScenarioFile file, PopulationSection population, string table)
        {
            if (file.Population is { } scaled)
            {
                foreach (string property in (string[])[nameof(scaled.Firms), nameof(scaled.Jobs), nameof(scaled.Scale)])
                {
                    if (_sites.Find(scaled, property) is { } stated) _report.Add(Messages.TableIsNotScaled(stated.At, Names.Snake(property)));
                }
            }
            var at = _sites.Of(population, nameof(population.FirmsFile));
            string path = Display.Join(Display.Folder(at.Source.Path), table);
            if (_files.ReadTable(path, at) is not { } bytes) return world;
            Quarter? start = file.Horizon is { Start.Index: > 0 } horizon ? horizon.Start : null;
            if (new FirmTableReader(path, bytes, world.System, start, population.FirmsColumns ?? new Dictionary<string, string>(), _limits, _report).Read() is not { } firms) return world;
            long jobs = firms.Jobs.Sum(j => (long)j);
            return world with { Firms = firms, Marginals = world.Marginals with { Firms = firms.Count, Jobs = jobs, LargestFirm = firms.Jobs.Max() } };
        }

        private void CheckHorizon(ScenarioFile file)
        {
            if (file.Horizon is not { Quarters: > 0, Start.Index: > 0 } horizon) return;
            Check(nameof(horizon.CounterfactualFrom), horizon.CounterfactualFrom);
            Check(nameof(horizon.Headline), horizon.Headline);

            void Check(string property, Quarter? stated)
            {
                var last = horizon.Start.Plus(horizon.Quarters - 1);
                if (stated is { } quarter && (quarter < horizon.Start || quarter > last))
                    _report.Add(Messages.OutsideHorizon(_sites.Of(horizon, property), Names.Snake(property), quarter, horizon.Start, last));
            }
        }

        private void CheckAgainst(ScenarioFile file, World world)
        {
            var outcomes = SeriesCatalogue.For(world.System).Select(s => s.Outcome).Distinct().ToList();
            for (int i = 0; i < (file.Outcomes?.Count ?? 0); i++)
            {
                if (file.Outcomes![i] is { Length: > 0 } name && !outcomes.Contains(name))
                    _report.Add(Messages.UnknownOutcome(_sites.Of(file, nameof(file.Outcomes), i), name, outcomes));
            }
            var regions = world.System.Regions.Select(r => r.Id).ToList();
            for (int i = 0; i < (file.ProgrammeArea?.Count ?? 0); i++)
            {
                if (file.ProgrammeArea![i] is { Length: > 0 } id && !regions.Contains(id))
                    _report.Add(Messages.UnknownAreaRegion(_sites.Of(file, nameof(file.ProgrammeArea), i), id, regions));
            }
            // A table has the jobs that it has; where it could not be read there is nothing to compare.
            if (world.Firms is not null || world.Marginals.Firms == 0) return;
            var scaled = Scenario.Scaled(world.Marginals, file.Population);
            var at = file.Population is { } population ? _sites.Of(population) : Location.Of(new(_path, []));
            if (scaled.Jobs < scaled.LeastJobs()) _report.Add(Messages.TooFewJobs(at, scaled.Jobs, scaled.LeastJobs()));
            else if (scaled.Jobs > scaled.MostJobs()) _report.Add(Messages.TooManyJobs(at, scaled.Jobs, scaled.MostJobs()));
        }
    }
}
