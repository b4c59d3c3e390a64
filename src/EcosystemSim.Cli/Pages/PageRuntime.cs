using System.Diagnostics;
using System.IO.Compression;
using EcosystemSim.Cli.Explaining;
using EcosystemSim.Cli.Terminal;

namespace EcosystemSim.Cli.Pages;

/// <summary>The model for the page: a part of a released program, and in a clone of the repository what <c>dotnet publish</c> makes.</summary>
internal static class PageRuntime
{
    private const string Archive = "page-runtime.zip", Folder = "_framework", Project = "EcosystemSim.Web";

    // What the page's model is made of.
    private static readonly string[] Sources = ["EcosystemSim.Model", "EcosystemSim.Scenarios", "EcosystemSim.Experiments", Project];

    /// <summary>The model's files by name; null where there is none, which has been said.</summary>
    public static IReadOnlyDictionary<string, Func<byte[]>>? Find(Screen screen)
    {
        if (Resources.Named(Archive).Any()) return InArchive();
        if (Clone() is { } clone) return InClone(clone, screen);
        screen.Error.WriteLine("This program carries no model for a page; the page shows what is computed beforehand.");
        return null;
    }

    private static Dictionary<string, Func<byte[]>> InArchive()
    {
        using var archive = new ZipArchive(new MemoryStream(Resources.Bytes(Archive)));
        var files = new Dictionary<string, Func<byte[]>>();
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            byte[] bytes = copy.ToArray();
            files[$"{Folder}/{entry.FullName}"] = () => bytes;
        }

        return files;
    }

    /// <summary>The folder <c>src</c> of the clone that this program was built in; null where it was not.</summary>
    private static string? Clone()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string src = Path.Combine(folder.FullName, "src");
            if (File.Exists(Path.Combine(src, Project, $"{Project}.csproj"))) return src;
        }

        return null;
    }

    private static Dictionary<string, Func<byte[]>>? InClone(string src, Screen screen)
    {
        string folder = Path.Combine(src, Project, "bin", "Release", "net10.0", "publish", "wwwroot", Folder);
        if (IsOld(src, folder))
        {
            screen.Out.WriteLine("Building the model for the page, once; this takes a minute or two …");
            screen.Out.Flush();
            if (Publish(Path.Combine(src, Project)) is { } why)
            {
                screen.Error.WriteLine($"ecosim: the model for the page could not be built, so the page shows what is computed beforehand: {why}");
                return null;
            }
        }

        return Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is not (".br" or ".gz"))
            .ToDictionary(file => $"{Folder}/{Path.GetFileName(file)}", file => (Func<byte[]>)(() => File.ReadAllBytes(file)));
    }

    private static bool IsOld(string src, string folder)
    {
        string made = Path.Combine(folder, "dotnet.js");
        if (!File.Exists(made)) return true;
        var when = File.GetLastWriteTimeUtc(made);
        return Sources.SelectMany(project => Directory.EnumerateFiles(Path.Combine(src, project), "*.cs*", SearchOption.AllDirectories))
            .Any(file => !IsBuilt(Path.GetRelativePath(src, file)) && File.GetLastWriteTimeUtc(file) > when);

        static bool IsBuilt(string path) => path.Split('/', '\\') is [_, "obj" or "bin", ..];
    }

    /// <summary>Why it failed; null where it did not.</summary>
    private static string? Publish(string project)
    {
        var start = new ProcessStartInfo("dotnet", ["publish", project, "-c", "Release", "--nologo", "-v", "quiet"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        // No process of the build outlives this one.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode == 0) return null;
            return (output + error.Result).Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal))?.Trim() ?? $"dotnet publish ended with code {process.ExitCode}.";
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return $"dotnet cannot be run: {e.Message}";
        }
    }
}
