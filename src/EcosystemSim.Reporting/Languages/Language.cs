using System.Collections.Immutable;

namespace EcosystemSim.Reporting.Languages;

/// <summary>
/// A language that results speak: its numbers, and its words area by area. Each area (answer, ledger, tables, …) has a folder with
/// a file per language, and adds its own property to this class there; a sentence is written whole in its language's file, never
/// put together from translated pieces.
/// </summary>
/// <remarks>Names and titles of arms, regions and scenarios are the scenario's own and are never translated.</remarks>
public sealed partial class Language
{
    private readonly int _index;

    private Language(int index, string code, string name, NumberFormat numbers) => (_index, Code, Name, Numbers) = (index, code, name, numbers);

    /// <summary>British English, the language of the console.</summary>
    public static Language English { get; } = new(0, "en", "English", NumberFormat.English);

    /// <summary>Danish.</summary>
    public static Language Danish { get; } = new(1, "da", "dansk", NumberFormat.Danish);

    /// <summary>Norwegian bokmål.</summary>
    public static Language Norwegian { get; } = new(2, "nb", "norsk bokmål", NumberFormat.Norwegian);

    /// <summary>Swedish.</summary>
    public static Language Swedish { get; } = new(3, "sv", "svenska", NumberFormat.Swedish);

    /// <summary>All four, in the order of their codes.</summary>
    public static ImmutableArray<Language> All { get; } = [Danish, English, Norwegian, Swedish];

    /// <summary>As in <c>--lang</c> and in HTML: da, nb, sv or en.</summary>
    public string Code { get; }

    /// <summary>Its name in itself.</summary>
    public string Name { get; }

    /// <summary>How it writes numbers.</summary>
    public NumberFormat Numbers { get; }

    /// <summary>The language of a code; null if there is none.</summary>
    public static Language? Find(string code) => All.FirstOrDefault(language => language.Code == code);

    /// <summary>Of something that there is in every language, the one in this.</summary>
    public T Choose<T>(T english, T danish, T norwegian, T swedish) => _index switch { 0 => english, 1 => danish, 2 => norwegian, _ => swedish };

    /// <summary>The name of an arm in a sentence: between quotation marks, but for English, where the console never had them.</summary>
    public string Quoted(string name) => Choose(name, $"»{name}«", $"«{name}»", $"”{name}”");

    /// <inheritdoc/>
    public override string ToString() => Code;
}
