using EcosystemSim.Model.Policy;

namespace EcosystemSim.Reporting.Languages;

internal sealed class EnglishAppraisal : AppraisalWords
{
    public static EnglishAppraisal Words { get; } = new();

    public override string Title(LabourClosure labour) => $"Job-years, value added and public cost, {EnglishTerms.Words.Labour(labour)}";
    public override string EqualOutlay => "job-years at equal outlay";
    public override string NetPresentValue(string currency) => $"net present value at equal outlay, million {NumberFormat.English.Currency(currency)}";
    public override string JobYears => "job-years";
    public override string PresentValue(string against) => $"{against}, present value";
    public override string PublicCost(string currency) => $"public cost, million {NumberFormat.English.Currency(currency)}";
    public override string ValueAdded(string currency) => $"value added, million {NumberFormat.English.Currency(currency)}";
    public override string PerJobYear(string currency) => $"{NumberFormat.English.Currency(currency)} per job-year";
    public override string PerJob(string currency, string at) => $"{NumberFormat.English.Currency(currency)} per job there at the end of {at}";

    public override string Note(AppraisalFacts facts)
    {
        string prices = facts.PriceYear is { } year ? $", in prices of {year}" : "", job = facts.ValueOfJob is { } value ? $"; a mean job is taken to add {value} a year" : "";
        return $"Job-years: jobs summed over the quarters {facts.First} to {facts.Last}, over 4. Present values are at {facts.First}, at {facts.Rate} a year{prices}{job}. Per job-year: public cost over job-years, both in present value. Per job: public cost up to {facts.At} over the jobs there at its end. Intervals of ratios are Fieller's, where parameters are drawn those of the worlds' own ratios; n/a where there are no more jobs, or jobs are not statistically different from zero, so that no bounded interval holds the ratio.";
    }

    public override string EqualOutlayNote(string baseline) => $"At equal outlay: the same policy, whose grants follow the public outlay of {baseline} quarter by quarter; n/a where they cannot. What they had not given out at the end is taken off at the price at which the policy trades money for the outcome. Net present value there is value added alone, since cost does not differ.";
}
