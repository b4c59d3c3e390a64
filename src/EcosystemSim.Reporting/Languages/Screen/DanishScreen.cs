using EcosystemSim.Experiments.Summary;

namespace EcosystemSim.Reporting.Languages;

internal sealed class DanishScreen : ScreenWords
{
    private static readonly NumberFormat N = NumberFormat.Danish;

    public static DanishScreen Words { get; } = new();

    public override string HelpLabel => "Hvem fik hjælp";
    public override string JobsLabel => "Job og værdi";
    public override string RestsLabel => "Hvad det hviler på";
    public override SectionWords InFull { get; } = new("Svaret i sin helhed", "");
    public override SectionWords Appendix { get; } = new("Bilag", "Tabeller og figurer til den, der vil se nærmere efter. Åbn det, der er brug for; kun det åbne udskrives.");
    public override string OtherArms => "De øvrige scenarier";

    public override string Caveat(Replications replications) => replications switch
    {
        { Done: 0 } => "Der er intet at støtte sig til, før en replikation er færdig.",
        { Done: 1 } => "Ingen prognose: kun én replikation, og de fleste parametre er antagelser.",
        { Draws: > 0 } => $"Ingen prognose: {N.Whole(replications.Done)} replikationer med {N.Whole(replications.Draws)} udtræk af parametre, hvoraf de fleste er antagelser og ikke tilpasset data.",
        _ => $"Ingen prognose: intervallerne rummer kun simuleringsusikkerhed ({DanishAnswer.Words.Replications(replications)}), og de fleste parametre er antagelser.",
    };

    protected override string NothingFinished => "Ingen replikation er færdig, så der er endnu intet svar.";

    protected override string NothingCompared(ScreenFacts facts) => $"Kørslen sammenligner intet med {Name(facts.Baseline)}.";

    protected override string NothingKnown(ScreenFacts facts) => $"Kørslen har ingen jobår for {Name(facts.Arm)}.";

    protected override string One(ScreenFacts facts) => $"{Money(facts)} afviger {Name(facts.Arm)} fra {Name(facts.Baseline)} med {Signed(facts.JobYears, N)} jobår i den ene replikation, som intet siger om simuleringsusikkerheden.";

    protected override string Same(ScreenFacts facts) => $"{Money(facts)} giver {Name(facts.Arm)} præcis lige så mange jobår som {Name(facts.Baseline)}.";

    protected override string Told(ScreenFacts facts) =>
        $"{Money(facts)} giver {Name(facts.Arm)} {Size(facts.JobYears, N)} {(facts.JobYears.Mean > 0 ? "flere" : "færre")} jobår end {Name(facts.Baseline)} (95 %-interval {SizeInterval(facts.JobYears, N)}).";

    protected override string Untold(ScreenFacts facts) =>
        $"{Money(facts)} er der ingen sikker forskel i jobår mellem {Name(facts.Arm)} og {Name(facts.Baseline)}: {Signed(facts.JobYears, N)} (95 %-interval {N.Interval(facts.JobYears)}).";

    protected override string InWorlds(ScreenFacts facts)
    {
        string more = facts.JobYears.Mean < 0 ? "færre" : "flere";
        var (low, high) = Ends(facts.JobYears, N);
        return $"{Money(facts)} giver {Name(facts.Arm)} i gennemsnit {Size(facts.JobYears, N)} {more} jobår end {Name(facts.Baseline)}, og {more} i {N.Percent(facts.Survival!.Share)} af de plausible verdener; 95 % af dem ligger fra {low} til {high}.";
    }

    protected override string HelpOf(ScreenFacts facts, FateShares own, FateShares other) =>
        $"{(facts.Money == MoneyCase.Equal ? "Ved samme udgift fik " : "")}{N.Count(own.Specialised)} af 1.000 behov {(facts.Money == MoneyCase.Equal ? "" : "fik ")}specialiseret hjælp {DanishAnswer.Words.Within(own.WithinQuarters)} mod {N.Count(other.Specialised)} under {Name(facts.Baseline)}.";

    protected override string HelpOf(FateShares only) => $"{N.Count(only.Specialised)} af 1.000 behov fik specialiseret hjælp {DanishAnswer.Words.Within(only.WithinQuarters)}.";

    protected override string JobsOf(ScreenFacts facts)
    {
        string of = double.IsFinite(facts.Level) ? $" af {N.Rounded(facts.Level)}" : "";
        string value = facts.Value is { } v ? $"; værditilvækst i nutidsværdi {N.Difference(v)} mio. {N.Currency(facts.Currency)}" : "";
        return $"Job ved udgangen af {N.Quarter(facts.At)}: {N.Difference(facts.Jobs)}{of}{value}.";
    }

    protected override string Beyond(ScreenFacts facts, Estimate own) => $"Ud over {Name(facts.Basis!)}, som det bygger på: {N.Difference(own)} jobår.";

    protected override string BeyondInWorlds(ScreenFacts facts, Survival over) =>
        $"Ud over {Name(facts.Basis!)}, som det bygger på: {(over.Difference.Mean < 0 ? "færre" : "flere")} jobår i {N.Percent(over.Share)} af verdenerne.";

    protected override string TurnsAt(ParameterEffect parameter) => $"Fortegnet vender ved {parameter.Path} {N.Significant(parameter.TurnsAt, 2)} ({(parameter.Swing > 0 ? "flere over" : "flere under")}).";

    protected override string TurnsNowhere => "Ingen enkelt parameter vender fortegnet.";

    protected override string NothingDecides => "Ingen parameter, der afgør det, kan skelnes fra støj.";

    protected override string TurnUnknown => "Hvor fortegnet vender, er ikke undersøgt.";

    protected override string ByCost(FreeArm free) => free.Kind switch
    {
        FreeTurn.CostsUnknown => "Hvad koordineringen koster, gør ingen sikker forskel.",
        FreeTurn.CostsAreTheLoss => "Tabet svarer til det, koordineringen koster.",
        FreeTurn.LosesAtAnyCost => "Der er et tab, selv hvor koordineringen intet koster.",
        _ => $"Fortegnet vender ved {N.Significant(free.Turn, 2)} gange det, koordineringen koster.",
    };

    private static string Money(ScreenFacts facts) => facts.Money switch
    {
        MoneyCase.Equal => "Ved samme offentlige udgift",
        MoneyCase.Nearest => $"Ved den offentlige udgift nærmest den under {Name(facts.Baseline)} ({N.SignedPercent(facts.OutlayGap)})",
        _ => "Ved det, hver især bruger,",
    };

    private static string Name(string arm) => Language.Danish.Quoted(arm);
}
