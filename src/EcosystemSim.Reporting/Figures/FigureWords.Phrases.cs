using System.Globalization;
using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Languages;

namespace EcosystemSim.Reporting.Figures;

public sealed partial record FigureWords
{
    /// <summary>The words of a language.</summary>
    public static FigureWords Of(Language language) => language.Choose(English, Danish, Norwegian, Swedish);

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
    internal string LastQuarter(RunSummary summary) => Numbers.YearOrQuarter(summary.StartCalendarQuarter + summary.Quarters - 1);

    /// <summary>A moment on a time axis: the quarter that ends there.</summary>
    internal string Moment(int startCalendarQuarter, double time) => time < 0.5 ? Start : Numbers.Quarter(startCalendarQuarter + (int)Math.Round(time) - 1);

    internal string Within(int quarters) => quarters == 1 ? OneQuarter : Fill(SomeQuarters, quarters);

    internal string CountedFrom(RunSummary summary) =>
        Numbers.Quarter(summary.StartCalendarQuarter + summary.Arms.Select(arm => arm.CountedFrom).FirstOrDefault());

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
        "private_adviser" => PrivateAdviser,
        "none" => NoDoor,
        _ => kind.Replace('_', ' '),
    };

    /// <summary>The fates in the order of their stacking.</summary>
    internal string[] Fates => [SpecialisedHelp, GenericHelp, SolvedAlone, Lapsed, DroppedOut, FirmGone, StillOpen];

    internal static string Joined(string title, string addition) => title.Length == 0 ? addition : $"{title} ({addition})";
}
