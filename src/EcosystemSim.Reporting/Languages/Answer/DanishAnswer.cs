using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Words;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Reporting.Languages;

internal sealed class DanishAnswer : AnswerWords
{
    private const string SoFar = "endnu ikke usikkerheden om parametrene";
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

    public override string Jobs(JobsFacts facts)
    {
        if (facts.Changes.IsEmpty) return "Hvad der ændrede sig for job, vides ikke, for ingen replikation er færdig.";
        if (facts.Arm is null)
        {
            var jobs = facts.Changes.Select(change => $"{N.Rounded(change.Of)} ved {Labour(change.Labour)}");
            return $"Antallet af job til sidst under {Name(facts.Baseline)} er {string.Join(" og ", jobs)}, og kørslen har ingen arm at sammenligne med.";
        }

        var changes = facts.Changes.Select((change, i) => $"med {Change(change, isFirst: i == 0)} ved {Labour(change.Labour)}");
        string beyond = facts.Basis is null ? ""
            : $"; heraf bidrager {Name(facts.Arm)} selv, ud over {Name(facts.Basis)}, som den bygger på, med {string.Join(" og ", facts.BeyondBasis.Select(change => Change(change, isFirst: false)))}";
        return $"Sammenlignet med {Name(facts.Baseline)} ændrede {Name(facts.Arm)} det samlede antal job {string.Join(" og ", changes)}{InOneArmOnly(facts)}{beyond}{PerFirm(facts)}.";
    }

    public override string Outcomes(OutcomeFacts facts)
    {
        string untold = N.Listed(facts.Untold);
        if (facts.Told.IsEmpty) return $"Af det øvrige, spørgsmålet handler om, kan kørslen ikke afgøre fortegnet for nogen ændring ved {Labour(facts.Labour)}: {untold}.";
        string rest = untold.Length == 0 ? "" : $"; fortegnet for ændringen i {untold} kan den ikke afgøre";
        return $"Af det øvrige, spørgsmålet handler om, ændrede {Name(facts.Arm)} ved {Labour(facts.Labour)}, sammenlignet med {Name(facts.Baseline)}: {string.Join(", ", facts.Told.Select(Told))}{rest}.";

        static string Of(double before) => before == 0 || !double.IsFinite(before) ? "" : $" af {N.Rounded(before)}";

        static string Told(OutcomeChange change) => $"{change.Name} {N.Signed(change.Difference.Mean, NumberFormat.Decimals(change.Difference))}{Of(change.Of)} ({N.Interval(change.Difference)})";
    }

    public override string Cost(CostFacts facts)
    {
        bool more = facts.Difference.Mean > 0;
        string jobs = (more, facts.MoreJobs) switch
        {
            (true, true) => $", hvilket svarer til {N.Money(facts.PerJob, facts.Currency)} pr. yderligere job",
            (true, false) => $", og da antallet af job efter sit interval ikke er over det under {Name(facts.Baseline)}, er der ingen omkostning pr. yderligere job",
            (false, true) => ", så de yderligere job koster ikke noget ekstra",
            _ => "",
        };
        return $"Den offentlige omkostning er ikke den samme: ved {Labour(facts.Labour)} kostede {Name(facts.Arm)} {N.Significant(Math.Abs(facts.Difference.Mean), 3)} mio. {N.Currency(facts.Currency)} {(more ? "mere" : "mindre")} "
            + $"end de {N.Significant(facts.Before, 4)} mio. under {Name(facts.Baseline)}, over alle registrerede år (forskel {N.Interval(facts.Difference)}){jobs}.";
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
        0 => $"Ingen replikation er færdig, så der er intet interval; når der er et, rummer det kun tilfældige udsving, {SoFar}.",
        1 => $"Én replikation siger intet om tilfældige udsving; fra to og op er der et interval, og det rummer kun tilfældige udsving, {SoFar}.",
        _ => $"Intervallerne rummer kun tilfældige udsving ({Replications(replications)}), {SoFar}.",
    };

    public override string Replications(Replications replications) => (replications.Done, replications.Planned) switch
    {
        (var done, var planned) when done < planned => $"{N.Whole(done)} af {N.Whole(planned)} replikationer",
        (1, _) => "1 replikation",
        (var done, _) => $"{N.Whole(done)} replikationer",
    };

    public override string Within(int quarters) => quarters switch { 4 => "inden for et år", 1 => "inden for et kvartal", _ => $"inden for {quarters} kvartaler" };

    public override string From(int calendarQuarter) => $"fra og med {N.Quarter(calendarQuarter)}";

    private static string Change(JobsChange change, bool isFirst)
    {
        Estimate difference = change.Difference;
        string total = isFirst && double.IsFinite(change.Of) ? $" af {N.Rounded(change.Of)}" : "";
        if (!NumberFormat.HasInterval(difference))
        {
            string doubt = isFirst ? " (én replikation, så kørslen kan ikke skelne virkning fra tilfældighed)" : "";
            return $"{N.Signed(difference.Mean, NumberFormat.Decimals(difference))}{total}{doubt}";
        }

        if (difference is { Mean: 0, Low: 0, High: 0 }) return $"præcis 0{total} (ens i alle replikationer)";
        string luck = isFirst ? $"95 %-interval for tilfældige udsving: {N.Interval(difference)}" : N.Interval(difference);
        return $"{N.Signed(difference.Mean, NumberFormat.Decimals(difference))}{total} ({luck}{(difference.ExcludesZero ? "" : ", så fortegnet er usikkert")})";
    }

    private string Since(NeedsFacts facts) => facts.Since is { } quarter ? $", der opstod {From(quarter)}," : "";

    private static string InOneArmOnly(JobsFacts facts) => double.IsNaN(facts.InOneArmOnly)
        ? ""
        : $"; {N.Signed(facts.InOneArmOnly, NumberFormat.Decimals(facts.InOneArmOnly))} kommer fra virksomheder, der kun lever i den ene af de to arme, fx udenlandske, som har slået sig ned";

    private static string PerFirm(JobsFacts facts)
    {
        if (facts.PerFirm is not { } per) return "";
        string baseline = double.IsFinite(per.OfBaseline) ? $" ({Name(facts.Baseline)}: {N.Significant(per.OfBaseline, 2)})" : "";
        string labour = per.Labour is { } closure ? $" ved {Labour(closure)}" : "";
        string doubt = per.TellsSign ? "" : ", med et fortegn, som kørslen ikke kan afgøre";
        return $"; målt mod {Name(per.Without)} svarer det til {N.Significant(per.NetJobs, 2)} nettojob pr. hjulpet virksomhed{baseline}{labour}{doubt}";
    }

    private static string ByFreeArm(FreeArm free)
    {
        string with = N.Signed(free.Adds, free.Decimals), without = N.Signed(free.AddsFree, free.Decimals), taken = N.Fixed(free.TakenAsShown, free.Decimals);
        string labour = free.Labour is { } closure ? $" ved {Labour(closure)}" : "";
        string compared = $"uden omkostninger ({Name(free.Free)}) er ændringen i job ud over {Name(free.Basis)}{labour} {without} i stedet for {with}";
        string luck = free.TakenIsLuck ? ", om end kørslen ikke kan skelne det fra tilfældighed" : "";
        string costs = $"{compared}, så omkostningerne kostede {taken} job{luck}";
        string line = $"{costs}; efter en ret linje mellem de to";
        string what = double.IsNaN(free.Own) ? "koordineringen" : $"dens egen koordinering (her {N.Percent(free.Own)})";
        return free.Kind switch
        {
            FreeTurn.CostsUnknown => $"{compared}, så omkostningerne kan ikke skelnes fra tilfældighed",
            FreeTurn.CostsAreTheLoss =>
                $"omkostningerne kostede {taken} job{luck}, hvilket er det, den taber: uden omkostninger ({Name(free.Free)}) ændrer den antallet af job ud over {Name(free.Basis)}{labour} med {without}, et fortegn, som kørslen ikke kan afgøre",
            FreeTurn.LosesAtAnyCost =>
                $"omkostningerne kostede {taken} job{luck}, og den taber, uanset hvad den koster: selv uden omkostninger ({Name(free.Free)}) ændrer den antallet af job ud over {Name(free.Basis)}{labour} med {without}",
            FreeTurn.CostsOnly => costs,
            FreeTurn.Turns => $"{line} bliver virkningen på job ud over {Name(free.Basis)} negativ, når {what} tager mere end {N.Percent(free.Turn)} af timerne ved denne kapacitetsudnyttelse",
            _ => $"{line} ville virkningen på job ud over {Name(free.Basis)} forblive positiv, selv om {what} tog alle timer ved denne kapacitetsudnyttelse",
        };
    }

    private static string Labour(LabourClosure labour) => DanishTerms.Words.Labour(labour);

    private static string Name(string arm) => Language.Danish.Quoted(arm);
}
