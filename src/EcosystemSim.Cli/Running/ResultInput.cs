using System.Text.Json;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments.Results;
using EcosystemSim.Scenarios.Text;

namespace EcosystemSim.Cli.Running;

/// <summary>Commands that read stored results: whatever is wrong with those ends in a sentence.</summary>
internal static class ResultInput
{
    /// <summary>What a command returns where results cannot be used, or were lost.</summary>
    public static int Code(ResultFolderException e) => e.IsLoss ? ExitCode.SomeFailed : ExitCode.BadInput;

    /// <summary>Runs a command and returns its exit code.</summary>
    /// <param name="path">What it reads.</param>
    public static int Guard(string path, Screen screen, Func<int> command)
    {
        try
        {
            return command();
        }
        catch (ResultFolderException e)
        {
            screen.Error.WriteLine($"ecosim: {Characters.CutQuoted(e.Message)}");
            return Code(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            screen.Error.WriteLine($"ecosim: {path} cannot be read: {e.Message.ReplaceLineEndings(" ")}");
            return ExitCode.BadInput;
        }
        catch (Exception e) when (IsOfContents(e))
        {
            // Names, sizes and hashes are right; what is left is a file that was made so that its numbers contradict each other.
            screen.Error.WriteLine($"ecosim: {path} cannot be used: what it states does not fit together.");
            return ExitCode.BadInput;
        }
    }

    /// <summary>Whether an exception is what contents that contradict each other lead to.</summary>
    public static bool IsOfContents(Exception e) =>
        e is ArgumentException or FormatException or IndexOutOfRangeException or InvalidDataException or InvalidOperationException or JsonException or KeyNotFoundException or NullReferenceException or OverflowException;
}
