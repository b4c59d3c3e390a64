namespace EcosystemSim.Scenarios;

/// <summary>Names that files give to arms, regions and so on.</summary>
public static class Ids
{
    // Of an arm made for a lever: two ids and a sign between them.
    private const int LongestArm = 160;

    /// <summary>Whether a text can be one: a letter, then letters, digits, and the three signs that are harmless in file names, columns and tables.</summary>
    public static bool IsId(string text) => Binding.Names.IsId(text);

    /// <summary>Whether a text can be the id of an arm, those that are made for single levers included.</summary>
    public static bool IsArm(string text) =>
        text.Length is > 0 and <= LongestArm && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '+');
}
