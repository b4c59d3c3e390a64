namespace EcosystemSim.Scenarios.Text;

/// <summary>A file as it was read, for messages that point into it.</summary>
/// <param name="Path">The path as the user gave it, or as it follows from that.</param>
/// <param name="Lines">Its lines without their ends; empty if it could not be read.</param>
public sealed record SourceText(string Path, IReadOnlyList<string> Lines);

/// <summary>A place in a file.</summary>
/// <param name="Line">Line, from 1; 0 = the file as a whole.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Length">Characters to underline; at least 1.</param>
public sealed record Location(SourceText Source, int Line, int Column, int Length)
{
    /// <summary>The file as a whole.</summary>
    public static Location Of(SourceText source) => new(source, 0, 0, 1);
}
