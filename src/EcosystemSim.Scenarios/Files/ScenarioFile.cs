using EcosystemSim.Model.Policy;
using EcosystemSim.Scenarios.Binding;

namespace EcosystemSim.Scenarios.Files;

[Meaning("A scenario: a question about a support system, and the policies to compare.")]
internal sealed record ScenarioFile
{
    [Meaning("Files whose keys stand for those that this file does not state.")]
    public OneOrMore? Include { get; init; }

    [Meaning("Title of tables and figures.")]
    public required string Title { get; init; }

    [Meaning("The question that the scenario answers, in a sentence.")]
    public required string Question { get; init; }

    [Meaning("Folder of the support system in the seeds, such as west-denmark.")]
    public required string System { get; init; }

    [Meaning("Seed of all luck, the population's included.", Unit = "a whole number", Minimum = 0, Maximum = uint.MaxValue)]
    public required uint Seed { get; init; }

    [Meaning("Times that every arm is run, each time with other luck; auto, the default, runs 20 to 400, until the difference is known to the precision.", Unit = "replications", Minimum = 1, Maximum = 100_000)]
    public CountOrAuto Replications { get; init; }

    [Meaning("Where automatic replications stop: half the width of the 95 % interval of the difference between the answer's arm and the baseline, in the first outcome; for jobs in job-years at equal outlay. A tenth of the difference unless stated.", Unit = "the outcome's", Minimum = 1e-9, Maximum = 1e15)]
    public double? Precision { get; init; }

    [Meaning("Whether each replication draws its own parameters from their priors, beside its own luck, so that intervals hold both; it does unless the file says false.")]
    public bool? DrawParameters { get; init; }

    [Meaning("What is simulated, in calendar quarters.")]
    public required HorizonSection Horizon { get; init; }

    [Meaning("Whether hires are limited by the labour there is; each arm is run under each.", NotEmpty = true)]
    public required IReadOnlyList<LabourClosure> Labour { get; init; }

    [Meaning("Arm that the others are compared with.")]
    public required string Baseline { get; init; }

    [Meaning("Arm without public support, for net jobs and cost per job.")]
    public string? WithoutSupport { get; init; }

    [Meaning("Arm that the answer compares with the baseline. Where it is not stated: the last that has support and is not another one at no cost.")]
    public string? Answer { get; init; }

    [Meaning("Regions that the programme is for, by id: jobs elsewhere count as leakage in the additionality ledger. All regions unless stated. Changes no other result.", NotEmpty = true)]
    public IReadOnlyList<string>? ProgrammeArea { get; init; }

    [Meaning("Size of the population, where it differs from the system's.")]
    public PopulationOverride? Population { get; init; }

    [Meaning("Parameters that differ from the seeds', each under its path, such as search.blur.")]
    public ParameterSection? Parameters { get; init; }

    [Meaning("Events from outside that no policy can change, the same in every arm.")]
    public IReadOnlyList<ShockSection>? Shocks { get; init; }

    [Meaning("The support systems to compare, by name. An arm states only its differences from the one it is based on.", NotEmpty = true)]
    public required IReadOnlyDictionary<string, ArmSection> Arms { get; init; }

    [Meaning("Arms made for each lever of a package, run with --lever-arms: added alone to one arm, taken away from the other.")]
    public LeverArmsSection? LeverArms { get; init; }

    [Meaning("Outcomes that the question is about: results show them per arm, with differences from the baseline. All are recorded.")]
    public IReadOnlyList<string>? Outcomes { get; init; }
}

[Meaning("What is simulated, in calendar quarters.")]
internal sealed record HorizonSection
{
    [Meaning("First recorded quarter, such as 2013Q1.")]
    public required Quarter Start { get; init; }

    [Meaning("Recorded quarters.", Unit = "quarters", Minimum = 1, Maximum = 400)]
    public required int Quarters { get; init; }

    [Meaning("Quarters simulated before the start and discarded.", Unit = "quarters", Minimum = 0, Maximum = 400)]
    public int WarmUpQuarters { get; init; } = 20;

    [Meaning("First quarter that history did not have: from here on the runs are counterfactual in all arms.")]
    public Quarter? CounterfactualFrom { get; init; }

    [Meaning("Quarter that the question is about: jobs and other stocks are first told as they stand at its end. The last recorded quarter unless stated.")]
    public Quarter? Headline { get; init; }
}

[Meaning("An event from outside, the same in every arm.")]
internal sealed record ShockSection
{
    [Meaning("What kind of event.")]
    public required ShockKind Kind { get; init; }

    [Meaning("First quarter.")]
    public required Quarter From { get; init; }

    [Meaning("Quarters over which it builds up.", Unit = "quarters", Minimum = 1, Maximum = 80)]
    public required int Quarters { get; init; }

    [Meaning("Log points of jobs, a loss below 0; for competition log points of the world's productivity; for skills how much, whatever the sign.", Unit = "log points", Minimum = -1, Maximum = 1)]
    public required double Size { get; init; }

    [Meaning("Sectors that it hits; all if nothing is stated.")]
    public OneOrMore? Sectors { get; init; }

    [Meaning("What it stands for.")]
    public string? Note { get; init; }
}

[Meaning("Size of the population, where it differs from the system's.")]
internal sealed record PopulationOverride
{
    [Meaning("Firms, before scaling.", Unit = "firms", Minimum = 1, Maximum = 4_000_000)]
    public int? Firms { get; init; }

    [Meaning("Jobs, before scaling.", Unit = "jobs", Minimum = 1, Maximum = 100_000_000)]
    public int? Jobs { get; init; }

    [Meaning("Factor on firms, jobs, adviser hours and grants.", Unit = "a factor", Minimum = 0.0001, Maximum = 100)]
    public double Scale { get; init; } = 1;
}

[Meaning("A support system with its agreements.")]
internal sealed record ArmSection
{
    [Meaning("Title of tables and figures.")]
    public required string Title { get; init; }

    [Meaning("Arm whose agreements and dates hold here too, unless stated anew.")]
    public string? BasedOn { get; init; }

    [Meaning("First quarter without any public support.")]
    public Quarter? SupportEnds { get; init; }

    [Meaning("Factor on the costs of all levers of the arm: 1 = as the parameters say, 0 = free.", Unit = "a factor", Minimum = 0, Maximum = 10)]
    public double? CostFactor { get; init; }

    [Meaning("Agreements by name. One that the arm below has too states only what differs.")]
    public IReadOnlyDictionary<string, AgreementSection>? Agreements { get; init; }
}

[Meaning("An agreement between providers: who, what, from when.")]
internal sealed record AgreementSection
{
    [Meaning("First quarter in which it costs anything or has any effect.")]
    public Quarter? From { get; init; }

    [Meaning("Last quarter in which it is in force; then it dissolves, and what it gave and cost ends. Without it there is no end.")]
    public Quarter? Until { get; init; }

    [Meaning("Quarters until full strength; 0 = at once.", Unit = "quarters", Minimum = 0, Maximum = 40)]
    public int? PhaseInQuarters { get; init; }

    [Meaning("Whether its running costs phase in as its effects do; if not, they are due in full from its date. They do unless stated.")]
    public bool? CostsPhaseIn { get; init; }

    [Meaning("A binding agreement has a floor under commitment.")]
    public bool? Binding { get; init; }

    [Meaning("How its secretariat is organised.")]
    public Secretariat? Secretariat { get; init; }

    [Meaning("Who hosts its secretariat and pays its hours, or hosts it first where it rotates: a region of the parties, or one party. Where none is stated a fixed one is shared by all parties, and a rotating one begins in the region of the first.")]
    public string? Host { get; init; }

    [Meaning("Who does its administrative work, that is secretariat, programme desk, monitoring and dialogue: advisers of the parties, or staff of its own, who cost money and no adviser hours. Advisers unless stated.")]
    public StaffedBy? StaffedBy { get; init; }

    [Meaning("Forms of its governance, for the lever governance; a steering group where none is stated.")]
    public OneOrMore? Forms { get; init; }

    [Meaning("Factor on the costs of its levers.", Unit = "a factor", Minimum = 0, Maximum = 10)]
    public double? CostFactor { get; init; }

    [Meaning("Who takes part: ids of providers, kinds of provider, or all.")]
    public OneOrMore? Parties { get; init; }

    [Meaning("Share of the pairs of a business house and a cluster that take up its referral, co-location and joint events, where it lets pairs agree and binds none to; all unless stated.", Unit = "a share", Minimum = 0, Maximum = 1)]
    public double? Adoption { get; init; }

    [Meaning("Which pairs these are: drawn by luck, the same in every arm, or those in which the cluster has most to offer to firms near the house. By luck unless stated.")]
    public AdoptedBy? AdoptedBy { get; init; }

    [Meaning("Ids of offices whose doors close under its international doors.")]
    public OneOrMore? Closes { get; init; }
    [Meaning("Sectors that the agreement puts first: ids of sectors, or all.")]
    public OneOrMore? Focus { get; init; }

    [Meaning("Grant money that the agreement adds from outside through one of its levers (eu_programme_money, policy_dialogue), beyond the budgets that all arms have.", Unit = "currency units a year", Minimum = 0, Maximum = 1e10)]
    public IReadOnlyDictionary<string, double>? AddsMoney { get; init; }

    [Meaning("Levers that it switches on, each with a strength.", Unit = "a strength", Minimum = 0, Maximum = 1)]
    public IReadOnlyDictionary<string, double>? Levers { get; init; }
}

[Meaning("Arms made for each lever of a package, run with --lever-arms: added alone to one arm, taken away from the other.")]
internal sealed record LeverArmsSection
{
    [Meaning("Arm that each lever is added to alone, such as fragmented.")]
    public required string AddTo { get; init; }

    [Meaning("Arm whose levers these are, and that each is taken away from, such as coordinated.")]
    public required string TakeFrom { get; init; }
}
