using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

internal sealed class EnglishTables : TableWords
{
    public static EnglishTables Words { get; } = new();

    public override string Arm => "arm";
    public override string Baseline => "baseline";
    public override string OfThousandNeeds(string within) => $"of 1,000 needs, {within}";
    public override string DoorsPerHelpedNeed => "doors per helped need";
    public override string PercentOfHours => "% of hours";
    public override string Used => "used";
    public override string FirmsHelped => "firms helped";
    public override string Against(string arm) => $"against {arm}";
    public override string NetJobs(string at) => $"net jobs, end of {at}";
    public override string CostPerNetJob(string currency) => $"{currency} per net job";
    public override string JobsAt(string at) => $"jobs at the end of {at}";
    public override string JobsDifference(string at, string baseline) => $"jobs at the end of {at}, difference from {baseline}";
    public override string TotalAt(string at) => $"total, end of {at}";
    public override string Total => "total";
    public override string Under50 => "firms under 50 jobs";
    public override string Over50 => "firms of 50 and over";
    public override string Rationed => "hires rationed, %";

    public override string Title(LabourClosure labour) => labour == LabourClosure.Binding
        ? "Binding labour supply: a region's hires stop at its supply"
        : "Slack labour: every desired hire finds somebody";

    public override string CountedNote(string? from, bool withNeeds)
    {
        string counted = from is null ? "" : withNeeds ? $"Needs that arose, and hours, {from}. " : $"Hours {from}. ";
        return $"{counted}The rest of the 1,000: the firm ceased, or the need is still open.";
    }

    public override string NetNote(string without) => $"Net jobs are those beyond {without}.";

    public override string IntervalNote(Replications replications) => replications.Done > 1
        ? $"In brackets the 95 % interval over {EnglishAnswer.Words.Replications(replications)}: simulation error only, not the uncertainty of the parameters."
        : $"No interval: {(replications.Done == 0 ? "no replication has finished" : "there is one replication")}.";

    public override string RationedNote => "Hires rationed: region-quarters in which firms wanted more people than there were.";
    public override string SpendingTitle => "What public money is spent on";
    public override string PercentOfCost => "% of public cost";
    public override string Grants => "grants to firms";
    public override string Advice => "advice, intake and idle hours";
    public override string Infrastructure => "infrastructure";
    public override string CostDifference(string baseline) => $"difference from {baseline}";
    public override string Millions(string currency) => $"million {currency}, all recorded years";
    public override string SpendingNote(string from) => $"Shares of what is spent {from}.";
}
