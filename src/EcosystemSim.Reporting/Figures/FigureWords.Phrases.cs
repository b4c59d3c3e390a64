using System.Globalization;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Figures;

public sealed partial record FigureWords
{
    /// <summary>Codes of the languages, the one of the documentation first.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["en", "da", "nb", "sv"];

    /// <summary>The words of a language.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of <see cref="Codes"/>.</exception>
    public static FigureWords Of(string code) => code switch
    {
        "en" => English,
        "da" => Danish,
        "nb" => Norwegian,
        "sv" => Swedish,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, $"Languages are {string.Join(", ", Codes)}."),
    };

    internal static string Fill(string phrase, params object[] values) => string.Format(CultureInfo.InvariantCulture, phrase, values);

    internal string Under(LabourClosure labour) => labour == LabourClosure.Slack ? Slack : Binding;

    internal string MeanOf(RunSummary summary) => summary.Replications switch
    {
        0 => NoReplication,
        1 => OneReplication,
        _ => Fill(MeansOf, Replications(summary)),
    };

    internal string Replications(RunSummary summary) => (summary.Replications, summary.ReplicationsPlanned) switch
    {
        (var done, var planned) when done < planned => Fill(ReplicationsOf, Numbers.Whole(done), Numbers.Whole(planned)),
        (1, _) => OneReplication,
        (var done, _) => Fill(ReplicationsDone, Numbers.Whole(done)),
    };

    internal string Source(RunSummary summary) => Source(FigureStamp.Of(summary), Replications(summary));

    internal string Source(FigureStamp stamp, string replications)
    {
        string line = Fill(SourceLine, stamp.ModelVersion, stamp.Scenario, stamp.Seed, replications);
        return stamp.ResultHash.Length == 0 ? line : $"{line}, {Fill(ResultsHash, stamp.ResultHash[..Math.Min(12, stamp.ResultHash.Length)])}";
    }

    /// <summary>The year in whose last quarter the run ends, or the quarter.</summary>
    internal string LastQuarter(RunSummary summary) => EndOf(summary.StartCalendarQuarter + summary.Quarters - 1);

    /// <summary>A moment on a time axis: the quarter that ends there.</summary>
    internal string Moment(int startCalendarQuarter, double time) => time < 0.5 ? Start : Numbers.Quarter(startCalendarQuarter + (int)Math.Round(time) - 1);

    internal string EndOf(int calendar) => calendar % 4 == 3 ? (calendar / 4).ToString(CultureInfo.InvariantCulture) : Numbers.Quarter(calendar);

    internal string Within(int quarters) => quarters == 1 ? OneQuarter : Fill(SomeQuarters, quarters);

    internal string CountedFrom(RunSummary summary) =>
        Numbers.Quarter(summary.StartCalendarQuarter + summary.Arms.Select(arm => arm.CountedFrom).FirstOrDefault());

    /// <summary>Names in a sentence: <c>a, b and c</c>.</summary>
    internal string Listed(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} {And} {names[^1]}";

    /// <summary>Kind of provider as people call it.</summary>
    internal string Door(string kind) => kind switch
    {
        "municipal_office" => MunicipalOffice,
        "business_house" => BusinessHouse,
        "cluster" => Cluster,
        "agency" => Agency,
        "export_adviser" => ExportAdviser,
        "partner_region_office" => PartnerRegionOffice,
        "knowledge_institution" => KnowledgeInstitution,
        "investment_promotion" => InvestmentPromotion,
        "eu_office" => EuOffice,
        "none" => NoDoor,
        _ => kind.Replace('_', ' '),
    };

    /// <summary>The fates in the order of their stacking.</summary>
    internal string[] Fates => [SpecialisedHelp, GenericHelp, SolvedAlone, Lapsed, DroppedOut, FirmGone, StillOpen];

    internal static string Joined(string title, string addition) => title.Length == 0 ? addition : $"{title} ({addition})";
}
