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
    public override string NetJobsPerFirm => "net jobs per firm helped";
    public override string CostPerNetJob(string currency) => $"{currency} per net job";
    public override string JobsAtTheEnd => "jobs at the end";
    public override string JobsDifference(string baseline) => $"jobs, difference from {baseline}";
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

    public override string NetNote(string without) =>
        $"Net jobs are those beyond {without}; the cost per net job is that of all recorded years over the net jobs that are there at the end, "
        + "and n/a where those are not above zero by their interval.";

    public override string IntervalNote(Replications replications) => replications.Done > 1
        ? $"In brackets the 95 % interval over {EnglishAnswer.Words.Replications(replications)}: luck only, not the uncertainty of the parameters."
        : $"No interval: {(replications.Done == 0 ? "no replication has finished" : "there is one replication")}.";

    public override string RationedNote => "Hires rationed: region-quarters in which firms wanted more people than there were.";
    public override string SpendingTitle => "What public money is spent on";
    public override string PercentOfCost => "% of public cost";
    public override string Grants => "grants to firms";
    public override string Advice => "advice, intake and idle hours";
    public override string Infrastructure => "infrastructure";
    public override string CostDifference(string baseline) => $"difference from {baseline}";
    public override string MillionsOnly(string currency) => $"million {currency}";
    public override string PerAdditionalJob(string currency) => $"{currency} per additional job";
    public override string AdditionalJobNote => "The cost per additional job is the difference in public cost over that in jobs at the end, and n/a unless both are above zero by their intervals.";
    public override string Millions(string currency) => $"million {currency}, all recorded years";
    public override string SpendingNote(string from) => $"Shares of what is spent {from}.";
}
