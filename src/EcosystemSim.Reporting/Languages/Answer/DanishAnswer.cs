using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Words;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Reporting.Languages;

internal sealed class DanishAnswer : AnswerWords
{
    private const string SoFar = "ikke usikkerheden om parametrene";
    private const string Sweep = "--sweep-load finder, hvor fortegnet vender";
    private const string AtOtherLoads = "sammenligningen gentaget ved andre belastninger ville vise, hvor fortegnet vender";

    private static readonly NumberFormat N = NumberFormat.Danish;

    public static DanishAnswer Words { get; } = new();

    public override string Needs(NeedsFacts facts)
    {
        if ((facts.Own ?? facts.Other) is not { } some)
            return facts.NothingFinished
                ? "Hvad der ændrede sig for behovene, vides ikke, for ingen replikation er færdig."
                : "Hvad der ændrede sig for behovene, vides ikke, for intet behov blev fulgt længe nok.";

        string within = Within(some.WithinQuarters);
        if (facts is not { Own: { } own, Other: { } other })
        {
            string name = facts.Own is null ? facts.Baseline : facts.Arm!;
            return $"Af 1.000 behov{Since(facts)} under {Name(name)} fik {N.Count(some.Specialised)} specialiseret hjælp {within}, {N.Count(some.Generic)} fik generel hjælp, "
                + $"og {N.Count(NeedsFacts.Lost(some))} bortfaldt eller blev opgivet.";
        }

        string specialised = N.Count(own.Specialised), before = N.Count(other.Specialised);
        string first = specialised == before
            ? $"fik {specialised} specialiseret hjælp {within} både under {Name(facts.Arm!)} og under {Name(facts.Baseline)}"
            : $"fik {specialised} specialiseret hjælp {within} under {Name(facts.Arm!)} mod {before} under {Name(facts.Baseline)}";
        if (facts.OfBasis is { } below) first += $" ({Name(facts.Basis!)}, som den bygger på: {N.Count(below.Specialised)})";
        return $"Af 1.000 behov{Since(facts)} {first}, {N.Count(own.Generic)} mod {N.Count(other.Generic)} fik generel hjælp, "
            + $"og {N.Count(NeedsFacts.Lost(own))} mod {N.Count(NeedsFacts.Lost(other))} bortfaldt eller blev opgivet.";
    }

    public override string EqualOutlay(JobsFacts facts) => facts.EqualOutlay.IsEmpty
        ? ""
        : (double.IsNaN(facts.OutlayGap) ? $"Ved samme offentlige udgift som under {Name(facts.Baseline)} " : $"Ved den offentlige udgift nærmest den under {Name(facts.Baseline)}, som tilskuddene tillader ({N.SignedPercent(facts.OutlayGap)}), ")
            + $"giver {Name(facts.Arm!)} en forskel på {Each(facts.EqualOutlay, " jobår", isFirst: true)}, over {N.Quarter(facts.First)} til {N.Quarter(facts.Last)}"
            + (facts.EqualToHeadline is { } soon ? $", heraf {Change(soon, "", isFirst: false)} ved {Labour(soon.Labour)} til udgangen af {N.Quarter(facts.At)}" : "")
            + (facts.EqualBeyondBasis.IsEmpty ? "." : $"; {Name(facts.Arm!)} selv, ud over {Name(facts.BasisAtEqualOutlay!)}, som den bygger på, giver en forskel på {Each(facts.EqualBeyondBasis, " jobår", isFirst: false)}.");

    public override string Jobs(JobsFacts facts)
    {
        if (facts.Changes.IsEmpty) return "Hvad der ændrede sig for job, vides ikke, for ingen replikation er færdig.";
        if (facts.Arm is null)
        {
            var jobs = facts.Changes.Select(change => $"{N.Rounded(change.Of)} ved {Labour(change.Labour)}");
            return $"Antallet af job ved udgangen af {N.Quarter(facts.At)} under {Name(facts.Baseline)} er {string.Join(" og ", jobs)}, og kørslen har ingen arm at sammenligne med.";
        }

        bool first = facts.EqualOutlay.IsEmpty;
        string years = facts.JobYears.IsEmpty
            ? $"Sammenlignet med {Name(facts.Baseline)} afviger antallet af job under {Name(facts.Arm)}"
            : (first ? $"Sammenlignet med {Name(facts.Baseline)} giver {Name(facts.Arm)} en forskel på " : "Som den er, giver den en forskel på ") + $"{Each(facts.JobYears, " jobår", isFirst: first)}{(first ? $", over {N.Quarter(facts.First)} til {N.Quarter(facts.Last)}" : "")}; antallet af job afviger";
        string at = $" ved udgangen af {N.Quarter(facts.At)} med {Each(facts.Changes, "", isFirst: facts.JobYears.IsEmpty)}";
        string end = facts.AtEnd is { } last ? $", og ved udgangen af {N.Quarter(facts.Last)} med {Change(last, "", isFirst: false)} ved {Labour(last.Labour)}" : "";
        string oneOnly = double.IsNaN(facts.InOneArmOnly) ? "" : $"; {N.Signed(facts.InOneArmOnly, NumberFormat.Decimals(facts.InOneArmOnly))} af dem ved udgangen af {N.Quarter(facts.Last)} kommer ved tilgang, ophør og udenlandske investeringer";
        string beyond = facts.Basis is null ? "" : $"; heraf bidrager {Name(facts.Arm)} selv, ud over {Name(facts.Basis!)}, som den bygger på, med {Each(facts.BeyondBasis, "", isFirst: false)}";
        return $"{years}{at}{end}{oneOnly}{beyond}.";
    }

    public override string Outcomes(OutcomeFacts facts)
    {
        string untold = N.Listed(facts.Untold), about = facts.Leads ? "Af det, spørgsmålet handler om" : "Af det øvrige, spørgsmålet handler om";
        if (facts.Told.IsEmpty) return $"{about}, er intet ved {Labour(facts.Labour)} statistisk forskelligt fra nul: {untold}.";
        string rest = untold.Length == 0 ? "" : $"; ændringen i {untold} er ikke statistisk forskellig fra nul";
        return $"{about}, ændrede {Name(facts.Arm)} ved {Labour(facts.Labour)}, sammenlignet med {Name(facts.Baseline)}: {string.Join(", ", facts.Told.Select(Told))}{rest}.";

        static string Of(double before) => before == 0 || !double.IsFinite(before) ? "" : $" af {N.Rounded(before)}";

        static string Told(OutcomeChange change) => $"{change.Name} {N.Signed(change.Difference.Mean, NumberFormat.Decimals(change.Difference))}{Of(change.Of)} ({N.Interval(change.Difference)})";
    }

    public override string Cost(CostFacts facts)
    {
        string value = double.IsNaN(facts.Value.Mean) ? "" : $" og værditilvæksten med {N.Difference(facts.Value)}";
        string perJob = facts.PerJob is { Bound: RatioBound.Bounded, Value: > 0 } ? $" og til {N.Ratio(facts.PerJob, facts.Currency)} pr. yderligere job ved udgangen af {N.Quarter(facts.At)}" : "";
        string kind = facts.Case switch
        {
            CostCase.PerJobYear => $", hvilket svarer til {N.Ratio(facts.PerJobYear, facts.Currency)} pr. yderligere jobår{perJob}",
            CostCase.Unbounded => "; jobårene er ikke statistisk forskellige fra nul, så omkostningen pr. jobår har intet begrænset interval",
            CostCase.FewerForMore => "; der er færre jobår, så der er ingen omkostning pr. yderligere jobår",
            CostCase.MoreForLess => "; de yderligere jobår koster ikke noget ekstra",
            _ => "",
        };
        return $"I nutidsværdi ({N.Percent(facts.Rate)} om året{(facts.PriceYear is { } year ? $", {year}-priser" : "")}) afviger den offentlige omkostning under {Name(facts.Arm)} over {N.Quarter(facts.First)} til {N.Quarter(facts.Last)} fra den under {Name(facts.Baseline)} med {N.Difference(facts.Cost)} mio. {N.Currency(facts.Currency)}{value} ved {Labour(facts.Labour)}{kind}.";
    }

    public override string Turn(TurnFacts facts)
    {
        if (facts.Arm is null) return $"Hvor fortegnet vender, er ikke et spørgsmål her, for kørslen sammenligner intet med {Name(facts.Baseline)}.";
        string coordination = N.Percent(facts.Coordination), here = N.Percent(facts.BaselineUtilisation);
        if (facts.Flip is { } flip)
        {
            string way = flip.FromGainToLoss switch { true => " fra gevinst til tab", false => " fra tab til gevinst", null => "" };
            return (flip.Swept, flip.IsFound) switch
            {
                (Swept.Coordination, true) =>
                    $"Fortegnet vender{way}, når koordineringen tager mere end {N.Percent(flip.CoordinationShare)} af timerne "
                    + $"ved en kapacitetsudnyttelse på {N.Percent(flip.Utilisation)} under {Name(facts.Baseline)}; i denne kørsel tager den {coordination}.",
                (Swept.Load, true) =>
                    $"Fortegnet vender{way}, når kapacitetsudnyttelsen under {Name(facts.Baseline)} overstiger {N.Percent(flip.Utilisation)} "
                    + $"og koordineringen tager {N.Percent(flip.CoordinationShare)} af timerne; i denne kørsel er udnyttelsen {here}.",
                (Swept.Coordination, false) =>
                    "Uanset hvor mange timer koordineringen tog i gennemløbet, vendte fortegnet ikke; "
                    + $"i denne kørsel tager den {coordination} ved en kapacitetsudnyttelse på {here} under {Name(facts.Baseline)}.",
                _ =>
                    "Fortegnet vendte ikke ved nogen belastning i gennemløbet; "
                    + $"i denne kørsel tager koordineringen {coordination} af timerne, og kapacitetsudnyttelsen under {Name(facts.Baseline)} er {here}.",
            };
        }

        string sweep = facts.IsAtConsole ? Sweep : AtOtherLoads, load = facts.IsAtConsole ? " med belastningen" : "";
        if (!facts.IsKnown) return $"Hvor fortegnet vender, er ikke undersøgt; {sweep}.";
        string known = $"er tager koordineringen {coordination} af timerne ved en kapacitetsudnyttelse på {N.Percent(facts.Utilisation)}";
        return facts.Free is { } free
            ? $"H{known}, og {ByFreeArm(free)}; {sweep}{load}."
            : $"Hvor fortegnet vender, er ikke undersøgt: h{known}; {sweep}.";
    }

    public override string About(string arm, string baseline, bool isStated) =>
        $"Svaret sammenligner {Name(arm)} med {Name(baseline)}, {(isStated ? "som scenariet siger" : "da det er den sidste gren med egne omkostninger; 'answer' i scenariet kan nævne en anden")}.";

    public override string Unusual(SupportScale support, string currency) =>
        $"Støtten står langt fra sine virksomheder: {N.Significant(support.AdvisersPerThousandFirms, 2)} rådgivere pr. 1.000 virksomheder (i de systemer, der følger med programmet, {N.Significant(SupportScale.UsualAdvisers.Low, 2)} til {N.Significant(SupportScale.UsualAdvisers.High, 2)}) og {N.Significant(support.GrantsPerFirm, 2)} {N.Currency(currency)} i tilskud om året pr. virksomhed ({N.Significant(SupportScale.UsualGrants.Low, 2)} til {N.Significant(SupportScale.UsualGrants.High, 2)}); det følgende gælder kun for en sådan støtte.";

    public override string Note(Replications replications) => replications.Done switch
    {
        0 => $"Ingen replikation er færdig, så der er intet interval; når der er et, rummer det kun simuleringsusikkerhed, {SoFar}.",
        1 => $"Én replikation siger intet om simuleringsusikkerheden; fra to og op er der et interval, og det rummer kun simuleringsusikkerhed, {SoFar}.",
        > 1 when replications.Draws > 0 => $"Intervallerne rummer begge slags usikkerhed: 95 % af de plausible verdener ligger inden for dem ({Replications(replications)} med {N.Whole(replications.Draws)} udtræk af parametrene fra deres fordelinger, som ikke er tilpasset noget).{Split(replications.Spread)} Hvor en forskel siges ikke at være statistisk forskellig fra nul, ligger der plausible verdener på begge sider af nul.",
        _ => $"Intervallerne rummer kun simuleringsusikkerhed ({Replications(replications)}), {SoFar}.",
    };

    public override string OfWorlds(Replications replications) =>
        $"Intervallerne gælder plausible verdener: 95 % af dem ligger inden for, når tilfældet er trukket fra ({Replications(replications)} med {N.Whole(replications.Draws)} udtræk af parametrene fra deres fordelinger).";

    private static string Split(WorldSpread? spread) => spread is { } s
        ? $" Af variansen bag hovedforskellens interval er {N.Percent(s.ParameterShare)} ({N.Percent(s.ShareLow)} til {N.Percent(s.ShareHigh)}) parametre og resten simuleringsusikkerhed, som gør, at gennemsnittet over disse verdener kendes med ±{N.Significant(s.ErrorOfMean, 2)}."
        : "";

    public override string Replications(Replications replications) => (replications.Done, replications.Planned) switch
    {
        (var done, var planned) when done < planned => $"{N.Whole(done)} af {N.Whole(planned)} replikationer",
        (1, _) => "1 replikation",
        (var done, _) => $"{N.Whole(done)} replikationer",
    };

    public override string Within(int quarters) => quarters switch { 4 => "inden for et år", 1 => "inden for et kvartal", _ => $"inden for {quarters} kvartaler" };

    public override string From(int calendarQuarter) => $"fra og med {N.Quarter(calendarQuarter)}";

    private static string Each(IEnumerable<JobsChange> changes, string unit, bool isFirst) =>
        string.Join(" og ", changes.Select((change, i) => $"{Change(change, unit, isFirst && i == 0)} ved {Labour(change.Labour)}"));

    private static string Change(JobsChange change, string unit, bool isFirst)
    {
        Estimate difference = change.Difference;
        string total = double.IsFinite(change.Of) ? $" af {N.Rounded(change.Of)}" : "";
        if (!NumberFormat.HasInterval(difference)) return $"{N.Signed(difference.Mean, NumberFormat.Decimals(difference))}{unit}{total}{(isFirst ? " (én replikation, så der er intet interval)" : "")}";
        if (difference is { Mean: 0, Low: 0, High: 0 }) return $"præcis 0{total}{unit} (ens i alle replikationer)";
        return $"{N.Signed(difference.Mean, NumberFormat.Decimals(difference))}{unit}{total} ({(isFirst ? "95 %-interval " : "")}{N.Interval(difference)}{(difference.ExcludesZero ? "" : ", ikke statistisk forskellig fra nul")})";
    }

    private string Since(NeedsFacts facts) => facts.Since is { } quarter ? $", der opstod {From(quarter)}," : "";

    private static string ByFreeArm(FreeArm free)
    {
        string with = N.Signed(free.Adds.Mean, free.Decimals), without = N.Signed(free.AddsFree, free.Decimals), taken = N.Fixed(free.Taken, free.Decimals);
        string unit = free.IsAtEqualOutlay ? "jobår" : "job", labour = free.Labour is { } closure ? $" ved {Labour(closure)}" : "";
        string atNoCost = $"{(free.IsAtEqualOutlay ? "ved samme udgift og " : "ved hver sin udgift og ")}uden omkostninger ({Name(free.Free)}) er forskellen i {unit} ud over {Name(free.Basis)}{labour} {without}";
        return free.Kind switch
        {
            FreeTurn.CostsUnknown => $"{atNoCost}, så det, omkostningerne tager, er ikke statistisk forskelligt fra nul",
            FreeTurn.CostsAreTheLoss => $"omkostningerne kostede {taken} {unit}, og det er det, den taber: {atNoCost}, hvilket ikke er statistisk forskelligt fra nul",
            FreeTurn.LosesAtAnyCost => $"omkostningerne kostede {taken} {unit}, og den taber, uanset hvad den koster: selv {atNoCost}",
            _ => $"{atNoCost} i stedet for {with}, så omkostningerne kostede {taken} {unit}; efter en ret linje mellem de to {(free.Turn > 1 ? "bliver forskellen negativ" : "ville den holde op med at tabe")} ved {N.Significant(free.Turn, 2)} gange omkostningerne",
        };
    }

    private static string Labour(LabourClosure labour) => DanishTerms.Words.Labour(labour);

    private static string Name(string arm) => Language.Danish.Quoted(arm);
}
