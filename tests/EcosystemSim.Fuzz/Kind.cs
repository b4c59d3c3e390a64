namespace EcosystemSim.Fuzz;

/// <summary>A kind of file that the program reads.</summary>
internal abstract class Kind
{
    private readonly Dictionary<string, byte[]> _files = [];
    private IReadOnlyList<string>? _words;

    public abstract string Name { get; }

    /// <summary>The files that are changed, by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => _files;

    protected void Add(string name, byte[] content) => _files.Add(name, content);

    /// <summary>A file of the kind, changed by a seed.</summary>
    public (string Name, byte[] Content) Change(Random random)
    {
        string[] names = [.. _files.Keys];
        // One kind of file is as likely as another, however many there are of it.
        string[] groups = [.. names.Select(GroupOf).Distinct()];
        string group = groups[random.Next(groups.Length)];
        string[] within = [.. names.Where(n => GroupOf(n) == group)];
        string name = within[random.Next(within.Length)];
        byte[] other = _files[names[random.Next(names.Length)]];
        return (name, new Mutator(random, _words ??= Mutator.WordsOf(_files.Values)).Change(_files[name], other));
    }

    protected virtual string GroupOf(string name) => name;

    /// <summary>Puts the file where it belongs, runs what reads it and judges.</summary>
    /// <param name="content">Null where something else is to stand in its place.</param>
    /// <param name="thorough">Whether all commands that read it are run and not one of them.</param>
    public abstract Verdict Try(string name, byte[] content, Random random, bool thorough);

    /// <summary>What a command's end means, whatever it read.</summary>
    /// <param name="fine">Codes that it has.</param>
    protected static Verdict Judge(string[] args, Said said, params int[] fine)
    {
        string line = $"ecosim {string.Join(' ', args)}";
        if (said.All.Contains("OutOfMemoryException", StringComparison.Ordinal) || said.All.Contains("Insufficient memory", StringComparison.Ordinal)) return new(Ending.Memory, $"{line}: {said.Error}");
        if (said.All.Contains("should not have happened", StringComparison.Ordinal) || said.All.Contains("   at EcosystemSim", StringComparison.Ordinal)) return new(Ending.Crash, $"{line}: {said.Error}");
        if (!fine.Contains(said.Code)) return new(Ending.Crash, $"{line}: code {said.Code}: {said.All}");
        if (said.Code == ExitCodes.BadInput && said.All.Length == 0) return new(Ending.Crash, $"{line}: code 2 without a word");
        return new(said.Code switch { 0 => Ending.Accepted, ExitCodes.BadInput => Ending.Refused, ExitCodes.Cancelled => Ending.Stopped, _ => Ending.Told }, $"{line}: {said.Code}");
    }
}

/// <summary>The program's codes, as its documentation has them.</summary>
internal static class ExitCodes
{
    public const int BadInput = 2, Difference = 3, Cancelled = 130;
}
