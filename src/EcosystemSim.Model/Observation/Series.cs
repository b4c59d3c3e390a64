namespace EcosystemSim.Model.Observation;

/// <summary>What a value is about.</summary>
public enum Scope
{
    Total,
    Region,
    Sector,
    SizeClass,
    Cohort,
    Provider,

    /// <summary>A line of the additionality ledger: pairs of firm twins of one kind.</summary>
    Ledger,

    /// <summary>Needs whose firm turned to a provider of one kind first.</summary>
    FirstDoor,

    /// <summary>Firms of some jobs or more.</summary>
    FirmSize,

    /// <summary>Firms by the type of their first help, some quarters after it, less their twins without support.</summary>
    Evaluation,
}

/// <summary>One recorded outcome of one scope: a column of the observations.</summary>
/// <param name="ScopeId">Name within the scope: region id, sector id, <c>1-9</c>, <c>incumbent</c>, provider id; <c>all</c> for the total.</param>
/// <param name="Outcome">Name of the outcome, stable across versions.</param>
/// <param name="Unit">Unit of the value as written.</param>
/// <param name="Divisor">The value as written is the stored whole number divided by this.</param>
public sealed record Series(Scope Scope, string ScopeId, string Outcome, string Unit, long Divisor)
{
    /// <summary>Name of the scope in tables, snake case.</summary>
    public string ScopeName => Scope switch
    {
        Scope.SizeClass => "size_class",
        Scope.FirstDoor => "first_door",
        Scope.FirmSize => "firm_size",
        _ => Scope.ToString().ToLowerInvariant(),
    };
}
