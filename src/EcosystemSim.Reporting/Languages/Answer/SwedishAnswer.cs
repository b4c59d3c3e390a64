using EcosystemSim.Experiments.Summary;
using EcosystemSim.Model.Policy;
using EcosystemSim.Reporting.Words;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Reporting.Languages;

internal sealed class SwedishAnswer : AnswerWords
{
    private const string SoFar = "än så länge inte osäkerheten om parametrarna";
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

    public override string Jobs(JobsFacts facts)
    {
        if (facts.Changes.IsEmpty) return "Vad som ändrades för jobben är inte känt, eftersom ingen replikation är klar.";
        if (facts.Arm is null)
        {
            var jobs = facts.Changes.Select(change => $"{N.Rounded(change.Of)} vid {Labour(change.Labour)}");
            return $"Antalet jobb i slutet under {Name(facts.Baseline)} är {string.Join(" och ", jobs)}, och körningen har ingen arm att jämföra med.";
        }

        var changes = facts.Changes.Select((change, i) => $"med {Change(change, isFirst: i == 0)} vid {Labour(change.Labour)}");
        string beyond = facts.Basis is null ? ""
            : $"; av detta bidrar {Name(facts.Arm)} i sig, utöver {Name(facts.Basis)} som den bygger på, med {string.Join(" och ", facts.BeyondBasis.Select(change => Change(change, isFirst: false)))}";
        return $"Jämfört med {Name(facts.Baseline)} ändrade {Name(facts.Arm)} det totala antalet jobb {string.Join(" och ", changes)}{InOneArmOnly(facts)}{beyond}{PerFirm(facts)}.";
    }

    public override string Outcomes(OutcomeFacts facts)
    {
        string untold = N.Listed(facts.Untold);
        if (facts.Told.IsEmpty) return $"Av det övriga som frågan handlar om kan körningen inte avgöra tecknet för någon förändring vid {Labour(facts.Labour)}: {untold}.";
        string rest = untold.Length == 0 ? "" : $"; tecknet för förändringen i {untold} kan den inte avgöra";
        return $"Av det övriga som frågan handlar om ändrade {Name(facts.Arm)} vid {Labour(facts.Labour)}, jämfört med {Name(facts.Baseline)}: {string.Join(", ", facts.Told.Select(Told))}{rest}.";

        static string Of(double before) => before == 0 || !double.IsFinite(before) ? "" : $" av {N.Rounded(before)}";

        static string Told(OutcomeChange change) => $"{change.Name} {N.Signed(change.Difference.Mean, NumberFormat.Decimals(change.Difference))}{Of(change.Of)} ({N.Interval(change.Difference)})";
    }

    public override string Cost(CostFacts facts)
    {
        bool more = facts.Difference.Mean > 0;
        string jobs = (more, facts.MoreJobs) switch
        {
            (true, true) => $", vilket motsvarar {N.Money(facts.PerJob, facts.Currency)} per ytterligare jobb",
            (true, false) => $", och eftersom jobben enligt sitt intervall inte är fler än under {Name(facts.Baseline)} finns ingen kostnad per ytterligare jobb",
            (false, true) => ", så att de ytterligare jobben inte kostar något extra",
            _ => "",
        };
        return $"Den offentliga kostnaden är inte densamma: vid {Labour(facts.Labour)} kostade {Name(facts.Arm)} {N.Significant(Math.Abs(facts.Difference.Mean), 3)} miljoner {N.Currency(facts.Currency)} {(more ? "mer" : "mindre")} "
            + $"än de {N.Significant(facts.Before, 4)} miljonerna under {Name(facts.Baseline)}, över alla registrerade år (skillnad {N.Interval(facts.Difference)}){jobs}.";
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
        0 => $"Ingen replikation är klar, så det finns inget intervall; när det finns ett rymmer det bara slumpen, {SoFar}.",
        1 => $"En enda replikation säger inget om slumpen; från två och uppåt finns ett intervall, och det rymmer bara slumpen, {SoFar}.",
        _ => $"Intervallen rymmer bara slumpen ({Replications(replications)}), {SoFar}.",
    };

    public override string Replications(Replications replications) => (replications.Done, replications.Planned) switch
    {
        (var done, var planned) when done < planned => $"{N.Whole(done)} av {N.Whole(planned)} replikationer",
        (1, _) => "1 replikation",
        (var done, _) => $"{N.Whole(done)} replikationer",
    };

    public override string Within(int quarters) => quarters switch { 4 => "inom ett år", 1 => "inom ett kvartal", _ => $"inom {quarters} kvartal" };

    public override string From(int calendarQuarter) => $"från och med {N.Quarter(calendarQuarter)}";

    private static string Change(JobsChange change, bool isFirst)
    {
        Estimate difference = change.Difference;
        string total = isFirst && double.IsFinite(change.Of) ? $" av {N.Rounded(change.Of)}" : "";
        if (!NumberFormat.HasInterval(difference))
        {
            string doubt = isFirst ? " (en replikation, så körningen kan inte skilja effekt från slump)" : "";
            return $"{N.Signed(difference.Mean, NumberFormat.Decimals(difference))}{total}{doubt}";
        }

        if (difference is { Mean: 0, Low: 0, High: 0 }) return $"exakt 0{total} (lika i alla replikationer)";
        string luck = isFirst ? $"95 %-intervall för slumpen: {N.Interval(difference)}" : N.Interval(difference);
        return $"{N.Signed(difference.Mean, NumberFormat.Decimals(difference))}{total} ({luck}{(difference.ExcludesZero ? "" : ", så tecknet är osäkert")})";
    }

    private string Since(NeedsFacts facts) => facts.Since is { } quarter ? $" som uppstod {From(quarter)}" : "";

    private static string InOneArmOnly(JobsFacts facts) => double.IsNaN(facts.InOneArmOnly)
        ? ""
        : $"; {N.Signed(facts.InOneArmOnly, NumberFormat.Decimals(facts.InOneArmOnly))} kommer från företag som bara lever i den ena av de två armarna, till exempel utländska som har etablerat sig";

    private static string PerFirm(JobsFacts facts)
    {
        if (facts.PerFirm is not { } per) return "";
        string baseline = double.IsFinite(per.OfBaseline) ? $" ({Name(facts.Baseline)}: {N.Significant(per.OfBaseline, 2)})" : "";
        string labour = per.Labour is { } closure ? $" vid {Labour(closure)}" : "";
        string doubt = per.TellsSign ? "" : ", med ett tecken som körningen inte kan avgöra";
        return $"; mätt mot {Name(per.Without)} motsvarar det {N.Significant(per.NetJobs, 2)} nettojobb per företag som fått hjälp{baseline}{labour}{doubt}";
    }

    private static string ByFreeArm(FreeArm free)
    {
        string with = N.Signed(free.Adds, free.Decimals), without = N.Signed(free.AddsFree, free.Decimals), taken = N.Fixed(free.TakenAsShown, free.Decimals);
        string labour = free.Labour is { } closure ? $" vid {Labour(closure)}" : "";
        string compared = $"utan kostnader ({Name(free.Free)}) är förändringen i jobb utöver {Name(free.Basis)}{labour} {without} i stället för {with}";
        string luck = free.TakenIsLuck ? ", även om körningen inte kan skilja det från slumpen" : "";
        string costs = $"{compared}, så kostnaderna tog {taken} jobb{luck}";
        string line = $"{costs}; längs en rät linje mellan de två";
        string what = double.IsNaN(free.Own) ? "samordningen" : $"dess egen samordning (här {N.Percent(free.Own)})";
        return free.Kind switch
        {
            FreeTurn.CostsUnknown => $"{compared}, så kostnaderna kan inte skiljas från slumpen",
            FreeTurn.CostsAreTheLoss =>
                $"kostnaderna tog {taken} jobb{luck}, vilket är det den förlorar: utan kostnader ({Name(free.Free)}) ändrar den antalet jobb utöver {Name(free.Basis)}{labour} med {without}, ett tecken som körningen inte kan avgöra",
            FreeTurn.LosesAtAnyCost =>
                $"kostnaderna tog {taken} jobb{luck}, och den förlorar vad den än kostar: även utan kostnader ({Name(free.Free)}) ändrar den antalet jobb utöver {Name(free.Basis)}{labour} med {without}",
            FreeTurn.CostsOnly => costs,
            FreeTurn.Turns => $"{line} blir effekten på jobb utöver {Name(free.Basis)} negativ när {what} tar mer än {N.Percent(free.Turn)} av timmarna vid detta kapacitetsutnyttjande",
            _ => $"{line} skulle effekten på jobb utöver {Name(free.Basis)} förbli positiv även om {what} tog alla timmar vid detta kapacitetsutnyttjande",
        };
    }

    private static string Labour(LabourClosure labour) => SwedishTerms.Words.Labour(labour);

    private static string Name(string arm) => Language.Swedish.Quoted(arm);
}
