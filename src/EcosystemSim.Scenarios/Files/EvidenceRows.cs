using System.Text.RegularExpressions;
using EcosystemSim.Scenarios.Binding;

namespace EcosystemSim.Scenarios.Files;

/// <summary>How a figure of the evidence was obtained.</summary>
public enum Obtained
{
    /// <summary>Read in the source itself.</summary>
    Read,

    /// <summary>Read in the abstract, or at the beginning, of a longer text.</summary>
    Abstract,

    /// <summary>Read in another text that quotes the source.</summary>
    Secondary,

    /// <summary>Computed from what was read.</summary>
    Derived,

    /// <summary>Judgement, such as a published figure shrunk for selection, or a guess where no source was found.</summary>
    Judgement,

    /// <summary>From memory of the source, not looked up.</summary>
    Memory,
}

/// <summary>What was read before a figure was computed from it or judged by it.</summary>
public enum ReadAs
{
    /// <summary>The source itself.</summary>
    Page,

    /// <summary>The abstract, or the beginning, of a longer text.</summary>
    Abstract,

    /// <summary>Another text that quotes the source.</summary>
    Secondary,

    /// <summary>From memory, not looked up.</summary>
    Memory,
}

/// <summary>What an entry is kept for beside, or instead of, the parameters that use it.</summary>
public enum KeptAs
{
    /// <summary>A figure of the seeds of a system.</summary>
    Seeds,

    /// <summary>Runs could be compared with it, and parameters may be fitted to it.</summary>
    Target,

    /// <summary>Runs could be compared with it; nothing may be fitted to it.</summary>
    HoldOut,

    /// <summary>It found no effect, and a reader has to know that.</summary>
    NullResult,

    /// <summary>Background; the model has nothing that it could set.</summary>
    Context,
}

/// <summary>One number, or several that belong together.</summary>
/// <param name="All">The numbers, in the order of the parts.</param>
public sealed record Figures(IReadOnlyList<double> All);

/// <summary>An entry of the evidence.</summary>
[Meaning("An entry of the evidence.")]
public sealed partial record EvidenceEntry
{
    /// <summary>Short name that parameters refer to.</summary>
    [Meaning("Short name that parameters refer to.")]
    public required string Id { get; init; }

    /// <summary>What was measured, in words.</summary>
    [Meaning("What was measured, in words.")]
    public required string Quantity { get; init; }

    /// <summary>What exactly is counted, and against what.</summary>
    [Meaning("What exactly is counted, and against what.")]
    public string? Definition { get; init; }

    /// <summary>Names of the figures where there are several.</summary>
    [Meaning("Names of the figures where there are several; a parameter names one as id.part.")]
    public IReadOnlyList<string>? Parts { get; init; }

    /// <summary>The figure or figures; none where the source gives no figure.</summary>
    [Meaning("The figure, or a list of figures. A sign is 1, 0 or -1.")]
    public Figures? Value { get; init; }

    /// <summary>Lowest plausible figure.</summary>
    [Meaning("Lowest plausible figure; none where only a point is known.")]
    public Figures? Low { get; init; }

    /// <summary>Highest plausible figure.</summary>
    [Meaning("Highest plausible figure; none where only a point is known.")]
    public Figures? High { get; init; }

    /// <summary>The figure as it was published, where the entry states another.</summary>
    [Meaning("The figure as it was published, where the entry states another.")]
    public Figures? Reported { get; init; }

    /// <summary>The finding in words, where there is no figure.</summary>
    [Meaning("The finding in words, where there is no figure.")]
    public string? Verdict { get; init; }

    /// <summary>Unit, with its per what.</summary>
    [Meaning("Unit, with its per what.")]
    public required string Unit { get; init; }

    /// <summary>Where.</summary>
    [Meaning("Where.")]
    public required string Place { get; init; }

    /// <summary>When.</summary>
    [Meaning("When.")]
    public required string Period { get; init; }

    /// <summary>Who published it.</summary>
    [Meaning("Who published it.")]
    public required SourceRow Source { get; init; }

    /// <summary>How the figure was obtained.</summary>
    [Meaning("How the figure was obtained.")]
    public required Obtained Obtained { get; init; }

    /// <summary>What was read, where the figure was derived or judged.</summary>
    [Meaning("What was read, where the figure was derived or judged.")]
    public ReadAs? ReadAs { get; init; }

    /// <summary>How the effect was identified.</summary>
    [Meaning("How the effect was identified.")]
    public string? Design { get; init; }

    /// <summary>How sure it is.</summary>
    [Meaning("How sure it is.")]
    public required Sureness Confidence { get; init; }

    /// <summary>Parameters that name the entry as their source or in their note.</summary>
    [Meaning("Paths of the parameters that name the entry as their source or in their note.")]
    public IReadOnlyList<string>? Uses { get; init; }

    /// <summary>What it is kept for beside, or instead of, parameters.</summary>
    [Meaning("What it is kept for beside, or instead of, the parameters that use it.")]
    public KeptAs? KeptAs { get; init; }

    /// <summary>What it could set or be compared with.</summary>
    [Meaning("What it could set, or be compared with: paths of parameters, or patterns in words.")]
    public IReadOnlyList<string>? Pins { get; init; }

    /// <summary>Id of the entry that replaces it.</summary>
    [Meaning("Id of the entry that replaces it.")]
    public string? SupersededBy { get; init; }

    /// <summary>What a reader has to know.</summary>
    [Meaning("What a reader has to know.")]
    public string? Note { get; init; }

    /// <summary>Whether a text names the entry, or one of its figures.</summary>
    public bool IsNamedIn(string? text) => text is not null && Name().Matches(text).Any(m => IsNamed(m.Value));

    /// <summary>Whether a name is that of the entry, or of one of its figures.</summary>
    public bool IsNamed(string name) => name == Id || Parts?.Any(p => name == $"{Id}.{p}") == true;

    [GeneratedRegex(@"(?<![\w.])[a-z]+(\.\w+)+")]
    private static partial Regex Name();
}

/// <summary>A publication.</summary>
[Meaning("A publication.")]
public sealed record SourceRow
{
    /// <summary>Title.</summary>
    [Meaning("Title.")]
    public required string Title { get; init; }

    /// <summary>Publisher or journal.</summary>
    [Meaning("Publisher or journal.")]
    public required string Publisher { get; init; }

    /// <summary>Year of publication.</summary>
    [Meaning("Year of publication.")]
    public required string Year { get; init; }

    /// <summary>Web address, or none.</summary>
    [Meaning("Web address, or none.")]
    public required string Address { get; init; }
}
