using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Words;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Reporting.Languages;

internal sealed class NorwegianAnswer : AnswerWords
{
    private const string SoFar = "ikke usikkerheten om parameterne";
    private const string Sweep = "--sweep-load finner hvor fortegnet snur";
    private const string AtOtherLoads = "sammenligningen gjentatt ved andre belastninger ville vise hvor fortegnet snur";

    private static readonly NumberFormat N = NumberFormat.Norwegian;

    public static NorwegianAnswer Words { get; } = new();

    public override string Needs(NeedsFacts facts)
    {
        if ((facts.Own ?? facts.Other) is not { } some)
            return facts.NothingFinished
                ? "Hva som endret seg for behovene, er ikke kjent, for ingen replikasjon er ferdig."
                : "Hva som endret seg for behovene, er ikke kjent, for ingen behov ble fulgt lenge nok.";

        string within = Within(some.WithinQuarters);
        if (facts is not { Own: { } own, Other: { } other })
        {
            string name = facts.Own is null ? facts.Baseline : facts.Arm!;
            return $"Av {N.Whole(1000)} behov{Since(facts)} under {Name(name)} fikk {N.Count(some.Specialised)} spesialisert hjelp {within}, {N.Count(some.Generic)} fikk generell hjelp, "
                + $"og {N.Count(NeedsFacts.Lost(some))} falt bort eller ble gitt opp.";
        }

        string specialised = N.Count(own.Specialised), before = N.Count(other.Specialised);
        string first = specialised == before
            ? $"fikk {specialised} spesialisert hjelp {within} både under {Name(facts.Arm!)} og under {Name(facts.Baseline)}"
            : $"fikk {specialised} spesialisert hjelp {within} under {Name(facts.Arm!)} mot {before} under {Name(facts.Baseline)}";
        if (facts.OfBasis is { } below) first += $" ({Name(facts.Basis!)}, som den bygger på: {N.Count(below.Specialised)})";
        return $"Av {N.Whole(1000)} behov{Since(facts)} {first}, {N.Count(own.Generic)} mot {N.Count(other.Generic)} fikk generell hjelp, "
            + $"og {N.Count(NeedsFacts.Lost(own))} mot {N.Count(NeedsFacts.Lost(other))} falt bort eller ble gitt opp.";
    }

    public override string EqualOutlay(JobsFacts facts) => facts.EqualOutlay.IsEmpty
        ? ""
        : (double.IsNaN(facts.OutlayGap) ? $"Ved samme offentlige utgift som under {Name(facts.Baseline)} " : $"Ved den offentlige utgiften nærmest den under {Name(facts.Baseline)} som tilskuddene tillater ({N.SignedPercent(facts.OutlayGap)}), ")
            + $"gir {Name(facts.Arm!)} en forskjell på {Each(facts.EqualOutlay, " jobbår", isFirst: true)}, over {N.Quarter(facts.First)} til {N.Quarter(facts.Last)}"
            + (facts.EqualToHeadline is { } soon ? $", av dette {Change(soon, "", isFirst: false)} ved {Labour(soon.Labour)} til utgangen av {N.Quarter(facts.At)}" : "")
            + (facts.EqualBeyondBasis.IsEmpty ? "." : $"; {Name(facts.Arm!)} selv, ut over {Name(facts.BasisAtEqualOutlay!)} som den bygger på, gir en forskjell på {Each(facts.EqualBeyondBasis, " jobbår", isFirst: false)}.");

    public override string Jobs(JobsFacts facts)
    {
        if (facts.Changes.IsEmpty) return "Hva som endret seg for arbeidsplassene, er ikke kjent, for ingen replikasjon er ferdig.";
        if (facts.Arm is null)
        {
            var jobs = facts.Changes.Select(change => $"{N.Rounded(change.Of)} ved {Labour(change.Labour)}");
            return $"Antallet arbeidsplasser ved utgangen av {N.Quarter(facts.At)} under {Name(facts.Baseline)} er {string.Join(" og ", jobs)}, og kjøringen har ingen arm å sammenligne med.";
        }

        bool first = facts.EqualOutlay.IsEmpty;
        string years = facts.JobYears.IsEmpty
            ? $"Sammenlignet med {Name(facts.Baseline)} avviker antallet arbeidsplasser under {Name(facts.Arm)}"
            : (first ? $"Sammenlignet med {Name(facts.Baseline)} gir {Name(facts.Arm)} en forskjell på " : "Som den er, gir den en forskjell på ") + $"{Each(facts.JobYears, " jobbår", isFirst: first)}{(first ? $", over {N.Quarter(facts.First)} til {N.Quarter(facts.Last)}" : "")}; antallet arbeidsplasser avviker";
        string at = $" ved utgangen av {N.Quarter(facts.At)} med {Each(facts.Changes, "", isFirst: facts.JobYears.IsEmpty)}";
        string end = facts.AtEnd is { } last ? $", og ved utgangen av {N.Quarter(facts.Last)} med {Change(last, "", isFirst: false)} ved {Labour(last.Labour)}" : "";
        string oneOnly = double.IsNaN(facts.InOneArmOnly) ? "" : $"; {N.Signed(facts.InOneArmOnly, NumberFormat.Decimals(facts.InOneArmOnly))} av dem ved utgangen av {N.Quarter(facts.Last)} kommer ved tilgang, opphør og utenlandske investeringer";
        string beyond = facts.Basis is null ? "" : $"; av dette bidrar {Name(facts.Arm)} selv, ut over {Name(facts.Basis!)} som den bygger på, med {Each(facts.BeyondBasis, "", isFirst: false)}";
        return $"{years}{at}{end}{oneOnly}{beyond}.";
    }

    public override string Outcomes(OutcomeFacts facts)
    {
        string untold = N.Listed(facts.Untold), about = facts.Leads ? "Av det spørsmålet handler om" : "Av det andre spørsmålet handler om";
        if (facts.Told.IsEmpty) return $"{about}, er ingenting ved {Labour(facts.Labour)} statistisk forskjellig fra null: {untold}.";
        string rest = untold.Length == 0 ? "" : $"; endringen i {untold} er ikke statistisk forskjellig fra null";
        return $"{about}, endret {Name(facts.Arm)} ved {Labour(facts.Labour)}, sammenlignet med {Name(facts.Baseline)}: {string.Join(", ", facts.Told.Select(Told))}{rest}.";

        static string Of(double before) => before == 0 || !double.IsFinite(before) ? "" : $" av {N.Rounded(before)}";

        static string Told(OutcomeChange change) => $"{change.Name} {N.Signed(change.Difference.Mean, NumberFormat.Decimals(change.Difference))}{Of(change.Of)} ({N.Interval(change.Difference)})";
    }

    public override string Cost(CostFacts facts)
    {
        string value = double.IsNaN(facts.Value.Mean) ? "" : $" og verdiskapingen med {N.Difference(facts.Value)}";
        string perJob = facts.PerJob is { Bound: RatioBound.Bounded, Value: > 0 } ? $" og til {N.Ratio(facts.PerJob, facts.Currency)} per ekstra arbeidsplass ved utgangen av {N.Quarter(facts.At)}" : "";
        string kind = facts.Case switch
        {
            CostCase.PerJobYear => $", som svarer til {N.Ratio(facts.PerJobYear, facts.Currency)} per ekstra jobbår{perJob}",
            CostCase.Unbounded => "; jobbårene er ikke statistisk forskjellige fra null, så kostnaden per jobbår har ikke noe avgrenset intervall",
            CostCase.FewerForMore => "; det er færre jobbår, så det finnes ingen kostnad per ekstra jobbår",
            CostCase.MoreForLess => "; de ekstra jobbårene koster ikke noe mer",
            _ => "",
        };
        return $"I nåverdi ({N.Percent(facts.Rate)} i året{(facts.PriceYear is { } year ? $", {year}-priser" : "")}) avviker den offentlige kostnaden under {Name(facts.Arm)} over {N.Quarter(facts.First)} til {N.Quarter(facts.Last)} fra den under {Name(facts.Baseline)} med {N.Difference(facts.Cost)} mill. {N.Currency(facts.Currency)}{value} ved {Labour(facts.Labour)}{kind}.";
    }

    public override string Turn(TurnFacts facts)
    {
        if (facts.Arm is null) return $"Hvor fortegnet snur, er ikke noe spørsmål her, for kjøringen sammenligner ingenting med {Name(facts.Baseline)}.";
        string coordination = N.Percent(facts.Coordination), here = N.Percent(facts.BaselineUtilisation);
        if (facts.Flip is { } flip)
        {
            string way = flip.FromGainToLoss switch { true => " fra gevinst til tap", false => " fra tap til gevinst", null => "" };
            return (flip.Swept, flip.IsFound) switch
            {
                (Swept.Coordination, true) =>
                    $"Fortegnet snur{way} når samordningen tar mer enn {N.Percent(flip.CoordinationShare)} av timene "
                    + $"ved en kapasitetsutnyttelse på {N.Percent(flip.Utilisation)} under {Name(facts.Baseline)}; i denne kjøringen tar den {coordination}.",
                (Swept.Load, true) =>
                    $"Fortegnet snur{way} når kapasitetsutnyttelsen under {Name(facts.Baseline)} overstiger {N.Percent(flip.Utilisation)} "
                    + $"og samordningen tar {N.Percent(flip.CoordinationShare)} av timene; i denne kjøringen er utnyttelsen {here}.",
                (Swept.Coordination, false) =>
                    "Uansett hvor mange timer samordningen tok i gjennomløpet, snudde ikke fortegnet; "
                    + $"i denne kjøringen tar den {coordination} ved en kapasitetsutnyttelse på {here} under {Name(facts.Baseline)}.",
                _ =>
                    "Fortegnet snudde ikke ved noen belastning i gjennomløpet; "
                    + $"i denne kjøringen tar samordningen {coordination} av timene, og kapasitetsutnyttelsen under {Name(facts.Baseline)} er {here}.",
            };
        }

        string sweep = facts.IsAtConsole ? Sweep : AtOtherLoads, load = facts.IsAtConsole ? " med belastningen" : "";
        if (!facts.IsKnown) return $"Hvor fortegnet snur, er ikke undersøkt; {sweep}.";
        string known = $"er tar samordningen {coordination} av timene ved en kapasitetsutnyttelse på {N.Percent(facts.Utilisation)}";
        return facts.Free is { } free
            ? $"H{known}, og {ByFreeArm(free)}; {sweep}{load}."
            : $"Hvor fortegnet snur, er ikke undersøkt: h{known}; {sweep}.";
    }

    public override string About(string arm, string baseline, bool isStated) =>
        $"Svaret sammenlikner {Name(arm)} med {Name(baseline)}, {(isStated ? "som scenariet sier" : "siden det er den siste grenen med egne kostnader; 'answer' i scenariet kan nevne en annen")}.";

    public override string Unusual(SupportScale support, string currency) =>
        $"Støtten er langt fra bedriftene sine: {N.Significant(support.AdvisersPerThousandFirms, 2)} rådgivere per 1 000 bedrifter (i systemene som følger med programmet, {N.Significant(SupportScale.UsualAdvisers.Low, 2)} til {N.Significant(SupportScale.UsualAdvisers.High, 2)}) og {N.Significant(support.GrantsPerFirm, 2)} {N.Currency(currency)} i tilskudd i året per bedrift ({N.Significant(SupportScale.UsualGrants.Low, 2)} til {N.Significant(SupportScale.UsualGrants.High, 2)}); det som følger, gjelder bare for en slik støtte.";

    public override string Note(Replications replications) => replications.Done switch
    {
        0 => $"Ingen replikasjon er ferdig, så det finnes ikke noe intervall; når det finnes, rommer det bare simuleringsusikkerhet, {SoFar}.",
        1 => $"Én replikasjon sier ingenting om simuleringsusikkerheten; fra to og opp finnes det et intervall, og det rommer bare simuleringsusikkerhet, {SoFar}.",
        > 1 when replications.Draws > 0 => $"Intervallene rommer begge slags usikkerhet: 95 % av de plausible verdenene ligger innenfor dem ({Replications(replications)} med {N.Whole(replications.Draws)} trekninger av parameterne fra fordelingene deres, som ikke er tilpasset noe).{Split(replications.Spread)} Der en forskjell sies ikke å være statistisk forskjellig fra null, ligger det plausible verdener på begge sider av null.",
        _ => $"Intervallene rommer bare simuleringsusikkerhet ({Replications(replications)}), {SoFar}.",
    };

    public override string OfWorlds(Replications replications) =>
        $"Intervallene gjelder plausible verdener: 95 % av dem ligger innenfor, når tilfeldighetene er trukket fra ({Replications(replications)} med {N.Whole(replications.Draws)} trekninger av parameterne fra fordelingene deres).";

    private static string Split(WorldSpread? spread) => spread is { } s
        ? $" Av variansen bak intervallet for hovedforskjellen er {N.Percent(s.ParameterShare)} ({N.Percent(s.ShareLow)} til {N.Percent(s.ShareHigh)}) parametere og resten simuleringsusikkerhet, som gjør at gjennomsnittet over disse verdenene er kjent med ±{N.Significant(s.ErrorOfMean, 2)}."
        : "";

    public override string Replications(Replications replications) => (replications.Done, replications.Planned) switch
    {
        (var done, var planned) when done < planned => $"{N.Whole(done)} av {N.Whole(planned)} replikasjoner",
        (1, _) => "1 replikasjon",
        (var done, _) => $"{N.Whole(done)} replikasjoner",
    };

    public override string Within(int quarters) => quarters switch { 4 => "innen et år", 1 => "innen et kvartal", _ => $"innen {quarters} kvartaler" };

    public override string From(int calendarQuarter) => $"fra og med {N.Quarter(calendarQuarter)}";

    private static string Each(IEnumerable<JobsChange> changes, string unit, bool isFirst) =>
        string.Join(" og ", changes.Select((change, i) => $"{Change(change, unit, isFirst && i == 0)} ved {Labour(change.Labour)}"));

    private static string Change(JobsChange change, string unit, bool isFirst)
    {
        Estimate difference = change.Difference;
        string total = double.IsFinite(change.Of) ? $" av {N.Rounded(change.Of)}" : "";
        if (!NumberFormat.HasInterval(difference)) return $"{N.Signed(difference.Mean, NumberFormat.Decimals(difference))}{unit}{total}{(isFirst ? " (én replikasjon, så det finnes ikke noe intervall)" : "")}";
        if (difference is { Mean: 0, Low: 0, High: 0 }) return $"nøyaktig 0{total}{unit} (likt i alle replikasjoner)";
        return $"{N.Signed(difference.Mean, NumberFormat.Decimals(difference))}{unit}{total} ({(isFirst ? "95 %-intervall " : "")}{N.Interval(difference)}{(difference.ExcludesZero ? "" : ", ikke statistisk forskjellig fra null")})";
    }

    private string Since(NeedsFacts facts) => facts.Since is { } quarter ? $" som oppsto {From(quarter)}," : "";

    private static string ByFreeArm(FreeArm free)
    {
        string with = N.Signed(free.Adds.Mean, free.Decimals), without = N.Signed(free.AddsFree, free.Decimals), taken = N.Fixed(free.Taken, free.Decimals);
        string unit = free.IsAtEqualOutlay ? "jobbår" : "arbeidsplasser", labour = free.Labour is { } closure ? $" ved {Labour(closure)}" : "";
        string atNoCost = $"{(free.IsAtEqualOutlay ? "ved samme utgift og " : "ved hver sin utgift og ")}uten kostnader ({Name(free.Free)}) er forskjellen i {unit} ut over {Name(free.Basis)}{labour} {without}";
        return free.Kind switch
        {
            FreeTurn.CostsUnknown => $"{atNoCost}, så det kostnadene tar, er ikke statistisk forskjellig fra null",
            FreeTurn.CostsAreTheLoss => $"kostnadene tok {taken} {unit}, og det er det den taper: {atNoCost}, som ikke er statistisk forskjellig fra null",
            FreeTurn.LosesAtAnyCost => $"kostnadene tok {taken} {unit}, og den taper uansett hva den koster: selv {atNoCost}",
            _ => $"{atNoCost} i stedet for {with}, så kostnadene tok {taken} {unit}; etter en rett linje mellom de to {(free.Turn > 1 ? "blir forskjellen negativ" : "ville den slutte å tape")} ved {N.Significant(free.Turn, 2)} ganger kostnadene",
        };
    }

    private static string Labour(LabourClosure labour) => NorwegianTerms.Words.Labour(labour);

    private static string Name(string arm) => Language.Norwegian.Quoted(arm);
}
