using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EcosystemSim.Model.Entities;
using EcosystemSim.Model.Parameters;
using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios.Binding;
using EcosystemSim.Scenarios.Files;
using EcosystemSim.Scenarios.Loading;
using EcosystemSim.Scenarios.Populations;

namespace EcosystemSim.Scenarios;

/// <summary>What the seeds say, checked.</summary>
internal sealed record World(
    SystemSpec System, PopulationMarginals Marginals, ImmutableArray<ParameterValue> Parameters, ImmutableArray<EvidenceEntry> Evidence)
{
    /// <summary>Which parameters are uncertain together.</summary>
    public ImmutableArray<PriorCorrelation> Correlations { get; init; } = [];

    /// <summary>Firms one by one, where the seed has a table of them.</summary>
    public FirmTable? Firms { get; init; }

    /// <summary>Factor that the seeds state on the support of all providers; it is in <see cref="System"/> already.</summary>
    public double SupportScale { get; init; } = 1;

    /// <summary>How years are summed and put into money, if the seed says.</summary>
    public AppraisalSection? Appraisal { get; init; }
}

/// <summary>How jobs, value added and public cost are summed over years and put into money.</summary>
/// <param name="PriceYear">Year whose prices all money is in; null where the seeds do not say.</param>
/// <param name="DiscountRate">Real, a share per year.</param>
/// <param name="ValueAddedPerJob">Of a mean job, currency units a year at the prices of <paramref name="PriceYear"/>; NaN where the seeds do not say.</param>
public sealed record Appraisal(int? PriceYear, double DiscountRate, double ValueAddedPerJob)
{
    /// <summary>Where the seeds say nothing: 3.5 per cent, the rate of the Danish Ministry of Finance since 2021 and of the Green Book, and no value of a job.</summary>
    public static Appraisal Default { get; } = new(null, 0.035, double.NaN);
}

/// <summary>A scenario whose files were found to be in order.</summary>
public sealed class Scenario
{
    private readonly ScenarioFile _file;
    private readonly World _world;

    internal Scenario(
        string id, ScenarioFile file, World world, ImmutableArray<ArmSpec> arms, ImmutableArray<LeverArm> leverArms, ImmutableArray<ShockSpec> shocks,
        ImmutableArray<InputFile> inputs)
    {
        (Id, _file, _world, Arms, LeverArms, Shocks, Inputs) = (id, file, world, arms, leverArms, shocks, inputs);
        Marginals = Scaled(world.Marginals, file.Population);
        System = Scaled(world.System, file.Population?.Scale ?? 1);
        Parameters = ParameterCatalogue.Build(world.Parameters.ToDictionary(p => p.Path, p => p.Value));
    }

    /// <summary>File name without extension.</summary>
    public string Id { get; }

    /// <summary>Title of tables and figures.</summary>
    public string Title => _file.Title;

    /// <summary>The question, in a sentence.</summary>
    public string Question => _file.Question.Trim();

    /// <summary>Arm that the others are compared with.</summary>
    public string Baseline => _file.Baseline;

    /// <summary>Arm without public support, or null.</summary>
    public string? WithoutSupport => _file.WithoutSupport;

    /// <summary>
    /// Id of the arm that the answer compares with the baseline: the one that the file names, else the last that has support and is not
    /// another one at no cost; null if there is none.
    /// </summary>
    public string? Answer => _file.Answer ?? Arms.LastOrDefault(a => a.Id != Baseline && a.Id != WithoutSupport && !AtNoCost.ContainsKey(a.Id))?.Id;

    /// <summary>Whether the file names the arm that the answer speaks of.</summary>
    public bool StatesAnswer => _file.Answer is not null;

    /// <summary>Arms that are another one at no cost, each with that other.</summary>
    public ImmutableDictionary<string, string> AtNoCost => FreeArms.Of(Arms, BasedOn);

    /// <summary>Times that every arm is run.</summary>
    public int? Replications => _file.Replications.Number;

    /// <summary>Half the width of the interval at which automatic replications stop; null where the file does not say.</summary>
    public double? Precision => _file.Precision;

    /// <summary>Recorded quarters.</summary>
    public int Quarters => _file.Horizon.Quarters;

    /// <summary>First recorded quarter.</summary>
    public Quarter Start => _file.Horizon.Start;

    /// <summary>First recorded quarter that history did not have, as an index from the start; <see cref="Quarters"/> if none.</summary>
    public int CounterfactualFrom => _file.Horizon.CounterfactualFrom is { } q ? q.Index - Start.Index : Quarters;

    /// <summary>Quarter at whose end the headline is read, as an index from the start; the last recorded one if the file names none.</summary>
    public int Headline => _file.Horizon.Headline is { } q ? q.Index - Start.Index : Quarters - 1;

    /// <summary>How jobs, value added and public cost are summed over years and put into money.</summary>
    public Appraisal Appraisal => _world.Appraisal is { } a ? new(a.PriceYear, a.DiscountRate, a.ValueAddedPerJob) : Appraisal.Default;

    /// <summary>Seed of all luck.</summary>
    public uint Seed => _file.Seed;

    /// <summary>Labour closures, in the order of the file.</summary>
    public ImmutableArray<LabourClosure> Closures => [.. _file.Labour.Distinct()];

    /// <summary>All arms, in the order of the file.</summary>
    public ImmutableArray<ArmSpec> Arms { get; }

    /// <summary>Shocks from outside, the same in every arm.</summary>
    public ImmutableArray<ShockSpec> Shocks { get; }

    /// <summary>
    /// Arms of single levers that <c>lever_arms</c> asks for, those with a lever added before those with one taken away; empty
    /// where the file asks for none. They are run where <see cref="PlanOptions"/> say so.
    /// </summary>
    public ImmutableArray<LeverArm> LeverArms { get; }

    /// <summary>Ids of all arms that can be asked for: those of the file, then those of single levers.</summary>
    public ImmutableArray<string> ArmIds => [.. Arms.Select(a => a.Id), .. LeverArms.Select(a => a.Spec.Id)];

    /// <summary>Which arm each arm states its differences from; arms that stand on their own are left out.</summary>
    public ImmutableDictionary<string, string> BasedOn => _file.Arms.Where(a => a.Value.BasedOn is not null).ToImmutableDictionary(a => a.Key, a => a.Value.BasedOn!);

    /// <summary>Outcomes that the question is about.</summary>
    public ImmutableArray<string> Outcomes => [.. _file.Outcomes ?? []];

    /// <summary>Support system and economy, scaled as the scenario says.</summary>
    public SystemSpec System { get; }

    /// <summary>Parameters as the model takes them.</summary>
    public ModelParameters Parameters { get; }

    /// <summary>Parameters as the files state them, in the order of the code.</summary>
    public ImmutableArray<ParameterValue> ParameterValues => _world.Parameters;

    /// <summary>Whether each replication draws its own parameters, unless <see cref="PlanOptions"/> say otherwise.</summary>
    public bool DrawParameters => _file.DrawParameters ?? true;

    /// <summary>Priors of the parameters that are not held at their values, in the order of the code.</summary>
    public ImmutableArray<ParameterPrior> Priors => [.. _world.Parameters.Select(p => p.ToPrior()).Where(prior => !prior.IsHeld)];

    /// <summary>Which of them are uncertain together.</summary>
    public ImmutableArray<PriorCorrelation> Correlations => _world.Correlations;

    /// <summary>Parameters as the model takes them, some of them with other values.</summary>
    /// <param name="values">By path.</param>
    public ModelParameters ParametersWith(IReadOnlyDictionary<string, double> values) =>
        ParameterCatalogue.Build(_world.Parameters.ToDictionary(p => p.Path, p => values.TryGetValue(p.Path, out double value) ? value : p.Value));

    /// <summary>The evidence that parameters and seeds refer to.</summary>
    public ImmutableArray<EvidenceEntry> Evidence => _world.Evidence;

    /// <summary>Marginals of the population, scaled as the scenario says; firms and jobs of the table where the seed has one.</summary>
    public PopulationMarginals Marginals { get; }

    /// <summary>Whether the initial firms are a table of the seed's, and not made from marginals.</summary>
    public bool HasFirmTable => _world.Firms is not null;

    /// <summary>Headings of the table of firms in another language, with the columns that they were taken for.</summary>
    public IReadOnlyDictionary<string, string> TableReadings => _world.Firms?.Readings ?? new Dictionary<string, string>();

    /// <summary>How much support there is for the firms there are.</summary>
    public SupportScale SupportScale => SupportScale.Of(System, Marginals.Firms);

    /// <summary>The name that the table of firms gives an initial firm; null where it gives none.</summary>
    /// <param name="firm">Id of the firm.</param>
    public string? NameOf(long firm) =>
        _world.Firms?.Names is { } names && firm >= 0 && firm < names.Length && names[firm].Length > 0 ? names[firm] : null;

    /// <summary>Every file that was read, in the order of reading.</summary>
    public ImmutableArray<InputFile> Inputs { get; }

    /// <summary>The file as it was bound, with what it includes.</summary>
    internal ScenarioFile File => _file;

    /// <summary>What the seeds say, before the scenario's scale.</summary>
    internal World World => _world;

    /// <summary>
    /// SHA-256, lower-case hexadecimal, of all that the results depend on: the files, the overrides, the version of the model. Block
    /// size is left out, since it never changes a result.
    /// </summary>
    public string InputsHash(string modelVersion, PlanOptions? overrides = null)
    {
        var o = overrides ?? new();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"model {modelVersion}\n");
        foreach (var input in Inputs.OrderBy(i => i.Name, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"file {input.Name} {input.Sha256}\n");
        // What is asked for and what the file says are the same thing: an override that changes nothing changes no hash.
        text.Append(CultureInfo.InvariantCulture, $"quarters {o.Quarters ?? Quarters}\nseed {o.Seed ?? Seed}\n");
        text.Append(CultureInfo.InvariantCulture, $"arms {string.Join(' ', Select(o).Select(a => a.Id))}\n");
        text.Append(CultureInfo.InvariantCulture, $"closures {string.Join(' ', o.Closures ?? Closures)}\n");
        if (o.DrawParameters ?? DrawParameters) text.Append("parameters drawn\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The plan of an experiment. Two calls with equal overrides give equal plans.</summary>
    /// <exception cref="ArgumentException">An arm of the overrides is not in the scenario, or a number is out of range.</exception>
    public ExperimentPlan BuildPlan(PlanOptions? overrides = null)
    {
        var o = overrides ?? new();
        if (o.Quarters is < 1 or > 400) throw new ArgumentException($"Quarters are {o.Quarters}; expected 1 to 400.", nameof(overrides));
        if (o.BlockSize < 0) throw new ArgumentException($"The block size is {o.BlockSize}; expected 0 or more.", nameof(overrides));
        uint seed = o.Seed ?? Seed;
        bool draws = o.DrawParameters ?? DrawParameters;
        return new()
        {
            System = System,
            Population = _world.Firms is { } firms
                ? TablePopulation.Create(System, firms, Marginals, seed)
                : PopulationSynthesis.Create(System, Marginals, seed),
            Parameters = Parameters,
            Priors = draws ? Priors : [],
            Correlations = draws ? Correlations : [],
            Arms = Select(o),
            Shocks = Shocks,
            Baseline = Baseline,
            WithoutSupport = WithoutSupport,
            ProgrammeArea = _file.ProgrammeArea is { } area ? [.. System.Regions.Select(r => area.Contains(r.Id))] : [],
            Closures = o.Closures is { IsDefaultOrEmpty: false } c ? [.. c.Distinct()] : Closures,
            Seed = seed,
            WarmUpQuarters = _file.Horizon.WarmUpQuarters,
            Quarters = o.Quarters ?? Quarters,
            StartCalendarQuarter = Start.Index,
            BlockSize = o.BlockSize,
        };
    }

    private static SystemSpec Scaled(SystemSpec system, double scale) => system with { Providers = [.. system.Providers.Select(p => p.Times(scale))] };

    internal static PopulationMarginals Scaled(PopulationMarginals marginals, PopulationOverride? population)
    {
        double scale = population?.Scale ?? 1;
        return marginals with
        {
            Firms = (int)Math.Max(1, Math.Round((population?.Firms ?? marginals.Firms) * scale)),
            Jobs = (long)Math.Max(1, Math.Round((population?.Jobs ?? marginals.Jobs) * scale)),
        };
    }

    private ImmutableArray<ArmSpec> Select(PlanOptions o)
    {
        ImmutableArray<string> asked = o.Arms is { IsDefaultOrEmpty: false } some ? some : [.. Arms.Select(a => a.Id)];
        foreach (string name in asked)
        {
            if (!ArmIds.Contains(name)) throw new ArgumentException(UnknownArm(name), nameof(o));
        }
        var compared = o.LeverArms ? LeverArms.Select(a => a.Against).ToHashSet() : [];
        if (o.AddBases) compared.UnionWith(BasesOf(asked));
        return
        [
            .. Arms.Where(a => a.Id == Baseline || (o.AddWithoutSupport && a.Id == WithoutSupport) || compared.Contains(a.Id) || asked.Contains(a.Id)),
            .. LeverArms.Select(a => a.Spec).Where(a => o.LeverArms || asked.Contains(a.Id)),
        ];
    }

    /// <summary>Arms that some arms are based on, and what those are based on in turn, as far as they are not among them.</summary>
    public ImmutableArray<string> BasesOf(IEnumerable<string> arms)
    {
        var bases = new List<string>();
        var known = BasedOn;
        foreach (string arm in arms)
        {
            string? against = LeverArms.FirstOrDefault(l => l.Spec.Id == arm)?.Against;
            for (string? at = against ?? known.GetValueOrDefault(arm); at is not null; at = known.GetValueOrDefault(at)) bases.Add(at);
        }
        return [.. Arms.Select(a => a.Id).Where(a => bases.Contains(a) && !arms.Contains(a))];
    }

    private string UnknownArm(string name) => Diagnostics.Nearest.Name(name, ArmIds) is { } near
        ? $"Unknown arm '{name}'. Did you mean '{near}'?"
        : $"Unknown arm '{name}'. Expected one of: {string.Join(", ", ArmIds)}.";
}
