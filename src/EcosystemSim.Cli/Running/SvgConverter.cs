using System.ComponentModel;
using System.Diagnostics;

namespace EcosystemSim.Cli.Running;

/// <summary>A figure could not be converted; the message is for the user.</summary>
internal sealed class ConverterException(string message) : Exception(message);

/// <summary>SVG to PDF or PNG by <c>rsvg-convert</c> of librsvg.</summary>
internal static class SvgConverter
{
    /// <summary>Name of the program.</summary>
    public const string Program = "rsvg-convert";

    /// <summary>The figure in another format: the same bytes for the same figure and version of the converter.</summary>
    /// <param name="svg">With letters as outlines: the converter ignores embedded fonts.</param>
    /// <param name="format"><c>pdf</c> or <c>png</c>.</param>
    /// <param name="program">Another that takes the same arguments.</param>
    /// <exception cref="ConverterException">The program is not there or has refused.</exception>
    public static byte[] Convert(string svg, string format, string program = Program)
    {
        // A file rather than a pipe: with both ends of a process open, one can wait for the other.
        string source = Path.GetTempFileName(), target = Path.GetTempFileName();
        try
        {
            File.WriteAllText(source, svg);
            var start = new ProcessStartInfo(program, ["--format", format, "--unlimited", "--output", target, source]) { RedirectStandardError = true, UseShellExecute = false };
            // PDF carries the date of its making unless it is told one.
            start.Environment["SOURCE_DATE_EPOCH"] = "946684800";
            using Process process = Process.Start(start) ?? throw new ConverterException(Missing(format));
            string errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0) throw new ConverterException($"{program} cannot make {format}: {errors.Trim()}");
            return File.ReadAllBytes(target);
        }
        catch (Win32Exception)
        {
            throw new ConverterException(Missing(format));
        }
        finally
        {
            File.Delete(source);
            File.Delete(target);
        }
    }

    private static string Missing(string format) =>
        $"{format} needs the program {Program}, which is not installed here. Debian and Ubuntu have it in the package librsvg2-bin, Fedora in librsvg2-tools, Homebrew in librsvg. --format svg needs nothing.";
}
