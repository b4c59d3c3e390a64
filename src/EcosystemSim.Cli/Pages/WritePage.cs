using System.Text;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Cli.Pages;

/// <summary><c>ecosim page</c>: the page as a folder for any static host, or as one file.</summary>
internal sealed class WritePage(PageRequest request, string output, Screen screen, Interrupts? interrupts)
{
    /// <summary>Whether a name is that of a file rather than a folder.</summary>
    public static bool IsFile(string output) => Path.GetExtension(output).ToLowerInvariant() is ".html" or ".htm";

    /// <summary>Returns the exit code.</summary>
    public int Go()
    {
        bool isFile = IsFile(output);
        if (isFile && OrdinaryFile.WhyNot(output) is { } why) return Fail($"{output} cannot be replaced: {why}");
        if (!isFile && Directory.Exists(output) && Directory.EnumerateFileSystemEntries(output).Any() && !File.Exists(Path.Combine(output, "data", "index.json")))
            return Fail($"{output} has files that are no page's; name a new folder, or one with a page.");
        if (request.Worlds(screen) is not { } worlds) return ExitCode.BadInput;
        var stop = interrupts?.Token ?? CancellationToken.None;
        var site = new PageSite(worlds, isFile || request.Precomputed ? null : PageRuntime.Find(screen), isClass: false, request.Threads, stop);
        try
        {
            long bytes = isFile ? WriteFile(site) : WriteFolder(site, stop);
            screen.Out.WriteLine(FormattableString.Invariant($"Page: {output}, {bytes / 1e6:0.0} MB"));
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail($"cannot write {output}: {e.Message}");
        }
    }

    private long WriteFile(PageSite site)
    {
        byte[] page = Encoding.UTF8.GetBytes(site.OneFile());
        if (Path.GetDirectoryName(Path.GetFullPath(output)) is { } parent) Directory.CreateDirectory(parent);
        FolderFile.ReplaceAt(output, page);
        return page.Length;
    }

    private long WriteFolder(PageSite site, CancellationToken stop)
    {
        long bytes = 0;
        Directory.CreateDirectory(output);
        // The list of worlds comes last: a folder without it is no page yet.
        foreach (string name in site.Names.OrderBy(n => n == "data/index.json"))
        {
            stop.ThrowIfCancellationRequested();
            byte[] file = site.Read(name)!;
            FolderFile.Replace(output, name, file);
            bytes += file.Length;
        }

        return bytes;
    }

    private int Fail(string message)
    {
        screen.Error.WriteLine($"ecosim: {message}");
        return ExitCode.BadInput;
    }
}
