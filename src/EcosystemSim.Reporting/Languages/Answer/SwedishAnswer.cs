using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Words;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Reporting.Languages;

internal sealed class SwedishAnswer : AnswerWords
{
    private const string SoFar = "inte osäkerheten om parametrarna";
    private const string Sweep = "--sweep-load visar var tecknet vänder";
    private const string AtOtherLoads = "jämförelsen upprepad vid andra belastningar skulle visa var tecknet vänder";

    private static readonly NumberFormat N = NumberFormat.Swedish;

    public static SwedishAnswer Words { get; } = new();

    public override string Needs(NeedsFacts facts)
    {
        if ((facts.Own ?? facts.Other) is not { } some)
            return facts.NothingFinished
                ? "Vad som ändrades för behoven är inte känt, eftersom ingen replikation är klar."
                : "Vad som ändrades för behoven är inte känt, eftersom inget behov följdes tillräckligt länge.";

        string within = Within(some.WithinQuarters);
        if (facts is not { Own: { } own, Other: { } other })
        {
            string name = facts.Own is null ? facts.Baseline : facts.Arm!;
            return $"Av {N.Whole(1000)} behov{Since(facts)} under {Name(name)} fick {N.Count(some.Specialised)} specialiserad hjälp {within}, {N.Count(some.Generic)} fick generell hjälp, "
                + $"och {N.Count(NeedsFacts.Lost(some))} förföll eller avbröts.";
        }

        string specialised = N.Count(own.Specialised), before = N.Count(other.Specialised);
        string first = specialised == before
            ? $"fick {specialised} specialiserad hjälp {within} både under {Name(facts.Arm!)} och under {Name(facts.Baseline)}"
            : $"fick {specialised} specialiserad hjälp {within} under {Name(facts.Arm!)} mot {before} under {Name(facts.Baseline)}";
        if (facts.OfBasis is { } below) first += $" ({Name(facts.Basis!)}, som den bygger på: {N.Count(below.Specialised)})";
        return $"Av {N.Whole(1000)} behov{Since(facts)} {first}, {N.Count(own.Generic)} mot {N.Count(other.Generic)} fick generell hjälp, "
            + $"och {N.Count(NeedsFacts.Lost(own))} mot {N.Count(NeedsFacts.Lost(other))} förföll eller avbröts.";
    }

    public override string EqualOutlay(JobsFacts facts) => facts.EqualOutlay.IsEmpty
        ? ""
        : (double.IsNaN(facts.OutlayGap) ? $"Vid samma offentliga utgifter som under {Name(facts.Baseline)} " : $"Vid de offentliga utgifter närmast dem under {Name(facts.Baseline)} som bidragen tillåter ({N.SignedPercent(facts.OutlayGap)}) ")
            + $"ger {Name(facts.Arm!)} en skillnad på {Each(facts.EqualOutlay, " jobbår", isFirst: true)}, över {N.Quarter(facts.First)} till {N.Quarter(facts.Last)}"
            + (facts.EqualToHeadline is { } soon ? $", varav {Change(soon, "", isFirst: false)} vid {Labour(soon.Labour)} till slutet av {N.Quarter(facts.At)}" : "")
            + (facts.EqualBeyondBasis.IsEmpty ? "." : $"; {Name(facts.Arm!)} i sig, utöver {Name(facts.BasisAtEqualOutlay!)} som den bygger på, ger en skillnad på {Each(facts.EqualBeyondBasis, " jobbår", isFirst: false)}.");

    public override string Jobs(JobsFacts facts)
    {
        if (facts.Changes.IsEmpty) return "Vad som ändrades för jobben är inte känt, eftersom ingen replikation är klar.";
        if (facts.Arm is null)
        {
            var jobs = facts.Changes.Select(change => $"{N.Rounded(change.Of)} vid {Labour(change.Labour)}");
            return $"Antalet jobb i slutet av {N.Quarter(facts.At)} under {Name(facts.Baseline)} är {string.Join(" och ", jobs)}, och körningen har ingen arm att jämföra med.";
        }

        bool first = facts.EqualOutlay.IsEmpty;
        string years = facts.JobYears.IsEmpty
            ? $"Jämfört med {Name(facts.Baseline)} avviker antalet jobb under {Name(facts.Arm)}"
            : (first ? $"Jämfört med {Name(facts.Baseline)} ger {Name(facts.Arm)} en skillnad på " : "Som den är ger den en skillnad på ") + $"{Each(facts.JobYears, " jobbår", isFirst: first)}{(first ? $", över {N.Quarter(facts.First)} till {N.Quarter(facts.Last)}" : "")}; antalet jobb avviker";
        string at = $" i slutet av {N.Quarter(facts.At)} med {Each(facts.Changes, "", isFirst: facts.JobYears.IsEmpty)}";
        string end = facts.AtEnd is { } last ? $", och i slutet av {N.Quarter(facts.Last)} med {Change(last, "", isFirst: false)} vid {Labour(last.Labour)}" : "";
        string oneOnly = double.IsNaN(facts.InOneArmOnly) ? "" : $"; {N.Signed(facts.InOneArmOnly, NumberFormat.Decimals(facts.InOneArmOnly))} av dem i slutet av {N.Quarter(facts.Last)} kommer genom nya företag, nedläggningar och utländska investeringar";
        string beyond = facts.Basis is null ? "" : $"; av detta bidrar {Name(facts.Arm)} i sig, utöver {Name(facts.Basis!)} som den bygger på, med {Each(facts.BeyondBasis, "", isFirst: false)}";
        return $"{years}{at}{end}{oneOnly}{beyond}.";
    }

    public override string Outcomes(OutcomeFacts facts)
    {
        string untold = N.Listed(facts.Untold), about = facts.Leads ? "Av det som frågan handlar om" : "Av det övriga som frågan handlar om";
        if (facts.Told.IsEmpty) return $"{about} är inget vid {Labour(facts.Labour)} statistiskt skilt från noll: {untold}.";
        string rest = untold.Length == 0 ? "" : $"; förändringen i {untold} är inte statistiskt skild från noll";
        return $"{about} ändrade {Name(facts.Arm)} vid {Labour(facts.Labour)}, jämfört med {Name(facts.Baseline)}: {string.Join(", ", facts.Told.Select(Told))}{rest}.";

        static string Of(double before) => before == 0 || !double.IsFinite(before) ? "" : $" av {N.Rounded(before)}";

        static string Told(OutcomeChange change) => $"{change.Name} {N.Signed(change.Difference.Mean, NumberFormat.Decimals(change.Difference))}{Of(change.Of)} ({N.Interval(change.Difference)})";
    }

    public override string Cost(CostFacts facts)
    {
        string value = double.IsNaN(facts.Value.Mean) ? "" : $" och förädlingsvärdet med {N.Difference(facts.Value)}";
        string perJob = facts.PerJob is { Bound: RatioBound.Bounded, Value: > 0 } ? $" och {N.Ratio(facts.PerJob, facts.Currency)} per ytterligare jobb i slutet av {N.Quarter(facts.At)}" : "";
        string kind = facts.Case switch
        {
            CostCase.PerJobYear => $", vilket motsvarar {N.Ratio(facts.PerJobYear, facts.Currency)} per ytterligare jobbår{perJob}",
            CostCase.Unbounded => "; jobbåren är inte statistiskt skilda från noll, så kostnaden per jobbår har inget begränsat intervall",
            CostCase.FewerForMore => "; det blir färre jobbår, så det finns ingen kostnad per ytterligare jobbår",
            CostCase.MoreForLess => "; de ytterligare jobbåren kostar inget extra",
            _ => "",
        };
        return $"I nuvärde ({N.Percent(facts.Rate)} per år{(facts.PriceYear is { } year ? $", {year} års priser" : "")}) avviker den offentliga kostnaden under {Name(facts.Arm)} över {N.Quarter(facts.First)} till {N.Quarter(facts.Last)} från den under {Name(facts.Baseline)} med {N.Difference(facts.Cost)} miljoner {N.Currency(facts.Currency)}{value} vid {Labour(facts.Labour)}{kind}.";
    }

    public override string Turn(TurnFacts facts)
    {
        if (facts.Arm is null) return $"Var tecknet vänder är ingen fråga här, eftersom körningen inte jämför något med {Name(facts.Baseline)}.";
        string coordination = N.Percent(facts.Coordination), here = N.Percent(facts.BaselineUtilisation);
        if (facts.Flip is { } flip)
        {
            string way = flip.FromGainToLoss switch { true => " från vinst till förlust", false => " från förlust till vinst", null => "" };
            return (flip.Swept, flip.IsFound) switch
            {
                (Swept.Coordination, true) =>
                    $"Tecknet vänder{way} när samordningen tar mer än {N.Percent(flip.CoordinationShare)} av timmarna "
                    + $"vid ett kapacitetsutnyttjande på {N.Percent(flip.Utilisation)} under {Name(facts.Baseline)}; i den här körningen tar den {coordination}.",
                (Swept.Load, true) =>
                    $"Tecknet vänder{way} när kapacitetsutnyttjandet under {Name(facts.Baseline)} överstiger {N.Percent(flip.Utilisation)} "
                    + $"och samordningen tar {N.Percent(flip.CoordinationShare)} av timmarna; i den här körningen är utnyttjandet {here}.",
                (Swept.Coordination, false) =>
                    "Hur många timmar samordningen än tog i genomgången vände inte tecknet; "
                    + $"i den här körningen tar den {coordination} vid ett kapacitetsutnyttjande på {here} under {Name(facts.Baseline)}.",
                _ =>
                    "Tecknet vände inte vid någon belastning i genomgången; "
                    + $"i den här körningen tar samordningen {coordination} av timmarna, och kapacitetsutnyttjandet under {Name(facts.Baseline)} är {here}.",
            };
        }

        string sweep = facts.IsAtConsole ? Sweep : AtOtherLoads, load = facts.IsAtConsole ? " med belastningen" : "";
        if (!facts.IsKnown) return $"Var tecknet vänder har inte undersökts; {sweep}.";
        string known = $"är tar samordningen {coordination} av timmarna vid ett kapacitetsutnyttjande på {N.Percent(facts.Utilisation)}";
        return facts.Free is { } free
            ? $"H{known}, och {ByFreeArm(free)}; {sweep}{load}."
            : $"Var tecknet vänder har inte undersökts: h{known}; {sweep}.";
    }

    public override string About(string arm, string baseline, bool isStated) =>
        $"Svaret jämför {Name(arm)} med {Name(baseline)}, {(isStated ? "som scenariot säger" : "eftersom det är den sista grenen med egna kostnader; 'answer' i scenariot kan nämna en annan")}.";

    public override string Unusual(SupportScale support, string currency) =>
        $"Stödet står långt från sina företag: {N.Significant(support.AdvisersPerThousandFirms, 2)} rådgivare per 1 000 företag (i systemen som följer med programmet {N.Significant(SupportScale.UsualAdvisers.Low, 2)} till {N.Significant(SupportScale.UsualAdvisers.High, 2)}) och {N.Significant(support.GrantsPerFirm, 2)} {N.Currency(currency)} i bidrag om året per företag ({N.Significant(SupportScale.UsualGrants.Low, 2)} till {N.Significant(SupportScale.UsualGrants.High, 2)}); det som följer gäller bara för ett sådant stöd.";

    public override string Note(Replications replications) => replications.Done switch
    {
        0 => $"Ingen replikation är klar, så det finns inget intervall; när det finns ett rymmer det bara simuleringsosäkerhet, {SoFar}.",
        1 => $"En enda replikation säger inget om simuleringsosäkerheten; från två och uppåt finns ett intervall, och det rymmer bara simuleringsosäkerhet, {SoFar}.",
        > 1 when replications.Draws > 0 => $"Intervallen rymmer båda slagen av osäkerhet: 95 % av de rimliga världarna ligger innanför dem ({Replications(replications)} med {N.Whole(replications.Draws)} dragningar av parametrarna ur deras fördelningar, som inte är anpassade till något).{Split(replications.Spread)} Där en skillnad sägs inte vara statistiskt skild från noll ligger rimliga världar på båda sidor om noll.",
        _ => $"Intervallen rymmer bara simuleringsosäkerhet ({Replications(replications)}), {SoFar}.",
    };

    public override string OfWorlds(Replications replications) =>
        $"Intervallen gäller rimliga världar: 95 % av dem ligger innanför, när slumpen är borträknad ({Replications(replications)} med {N.Whole(replications.Draws)} dragningar av parametrarna ur deras fördelningar).";

    private static string Split(WorldSpread? spread) => spread is { } s
        ? $" Av variansen bakom huvudskillnadens intervall är {N.Percent(s.ParameterShare)} ({N.Percent(s.ShareLow)} till {N.Percent(s.ShareHigh)}) parametrar och resten simuleringsosäkerhet, som gör att medelvärdet över dessa världar är känt på ±{N.Significant(s.ErrorOfMean, 2)} när."
        : "";

    public override string Replications(Replications replications) => (replications.Done, replications.Planned) switch
    {
        (var done, var planned) when done < planned => $"{N.Whole(done)} av {N.Whole(planned)} replikationer",
        (1, _) => "1 replikation",
        (var done, _) => $"{N.Whole(done)} replikationer",
    };

    public override string Within(int quarters) => quarters switch { 4 => "inom ett år", 1 => "inom ett kvartal", _ => $"inom {quarters} kvartal" };

    public override string From(int calendarQuarter) => $"från och med {N.Quarter(calendarQuarter)}";

    private static string Each(IEnumerable<JobsChange> changes, string unit, bool isFirst) =>
        string.Join(" och ", changes.Select((change, i) => $"{Change(change, unit, isFirst && i == 0)} vid {Labour(change.Labour)}"));

    private static string Change(JobsChange change, string unit, bool isFirst)
    {
        Estimate difference = change.Difference;
        string total = double.IsFinite(change.Of) ? $" av {N.Rounded(change.Of)}" : "";
        if (!NumberFormat.HasInterval(difference)) return $"{N.Signed(difference.Mean, NumberFormat.Decimals(difference))}{unit}{total}{(isFirst ? " (en replikation, så det finns inget intervall)" : "")}";
        if (difference is { Mean: 0, Low: 0, High: 0 }) return $"exakt 0{total}{unit} (lika i alla replikationer)";
        return $"{N.Signed(difference.Mean, NumberFormat.Decimals(difference))}{unit}{total} ({(isFirst ? "95 %-intervall " : "")}{N.Interval(difference)}{(difference.ExcludesZero ? "" : ", inte statistiskt skild från noll")})";
    }

    private string Since(NeedsFacts facts) => facts.Since is { } quarter ? $" som uppstod {From(quarter)}" : "";

    private static string ByFreeArm(FreeArm free)
    {
        string with = N.Signed(free.Adds.Mean, free.Decimals), without = N.Signed(free.AddsFree, free.Decimals), taken = N.Fixed(free.Taken, free.Decimals);
        string unit = free.IsAtEqualOutlay ? "jobbår" : "jobb", labour = free.Labour is { } closure ? $" vid {Labour(closure)}" : "";
        string atNoCost = $"{(free.IsAtEqualOutlay ? "vid samma utgifter och " : "vid var sina utgifter och ")}utan kostnader ({Name(free.Free)}) är skillnaden i {unit} utöver {Name(free.Basis)}{labour} {without}";
        return free.Kind switch
        {
            FreeTurn.CostsUnknown => $"{atNoCost}, så det som kostnaderna tar är inte statistiskt skilt från noll",
            FreeTurn.CostsAreTheLoss => $"kostnaderna tog {taken} {unit}, vilket är det den förlorar: {atNoCost}, vilket inte är statistiskt skilt från noll",
            FreeTurn.LosesAtAnyCost => $"kostnaderna tog {taken} {unit}, och den förlorar vad den än kostar: även {atNoCost}",
            _ => $"{atNoCost} i stället för {with}, så kostnaderna tog {taken} {unit}; längs en rät linje mellan de två {(free.Turn > 1 ? "blir skillnaden negativ" : "skulle den sluta förlora")} vid {N.Significant(free.Turn, 2)} gånger kostnaderna",
        };
    }

    private static string Labour(LabourClosure labour) => SwedishTerms.Words.Labour(labour);

    private static string Name(string arm) => Language.Swedish.Quoted(arm);
}
