using System.Text;
using EcosystemSim.Scenarios;

namespace EcosystemSim.Experiments.Results;

/// <summary>How a store opens and replaces files; tests put a disk that fills up in its place.</summary>
internal class StoreFiles
{
    /// <summary>Behind the name of a file that is not whole yet.</summary>
    public const string Half = ".tmp";

    /// <summary>Opens for reading and writing, created where missing. Nobody else can open it until it is closed.</summary>
    /// <exception cref="IOException">What is there is no ordinary file.</exception>
    public virtual Stream OpenExclusive(string path)
    {
        if (OrdinaryFile.WhyNot(path) is { } why) throw new IOException($"{Path.GetFileName(path)}: {why}");
        return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
    }

    /// <summary>Opens a new file for writing. What is there is removed first: it could be a link to somewhere else.</summary>
    public virtual Stream Create(string path)
    {
        File.Delete(path);
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    /// <summary>Writes a file so that there is the old one or the whole new one, whatever happens.</summary>
    public void Replace(string path, ReadOnlySpan<byte> content)
    {
        byte[] bytes = content.ToArray();
        Replace(path, stream => stream.Write(bytes));
    }

    /// <inheritdoc cref="Replace(string, ReadOnlySpan{byte})"/>
    public void Replace(string path, Action<Stream> write)
    {
        string aside = path + Half;
        try
        {
            using (var stream = Create(aside))
            {
                write(stream);
                if (stream is FileStream file) file.Flush(flushToDisk: true);
            }
            File.Move(aside, path, overwrite: true);
        }
        catch
        {
            TryDelete(aside);
            throw;
        }
    }

    public void Replace(string path, string content) => Replace(path, Encoding.UTF8.GetBytes(content));

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The error that brought us here says more.
        }
    }
}
