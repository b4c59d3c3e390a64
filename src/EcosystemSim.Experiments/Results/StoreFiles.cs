using System.Text;

namespace EcosystemSim.Experiments.Results;

/// <summary>How a store opens and replaces files; tests put a disk that fills up in its place.</summary>
internal class StoreFiles
{
    /// <summary>Opens for reading and writing, created where missing. Nobody else can open it until it is closed.</summary>
    public virtual Stream OpenExclusive(string path) =>
        new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);

    /// <summary>Opens a new or emptied file for writing.</summary>
    public virtual Stream Create(string path) => new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);

    /// <summary>Writes a file so that there is the old one or the whole new one, whatever happens.</summary>
    public void Replace(string path, ReadOnlySpan<byte> content)
    {
        string aside = path + ".tmp";
        try
        {
            using (var stream = Create(aside))
            {
                stream.Write(content);
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
