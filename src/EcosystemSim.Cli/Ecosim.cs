using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using EcosystemSim.Cli.Commands;
using EcosystemSim.Cli.Running;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Experiments;

namespace EcosystemSim.Cli;

/// <summary>The command line: reads arguments, says what is wrong with them, and starts a command.</summary>
internal static class Ecosim
{
    /// <summary>Runs a command line and returns its exit code.</summary>
    public static int Invoke(IReadOnlyList<string> args, Screen screen, Interrupts? interrupts = null)
    {
        int code;
        try
        {
            code = Run(args, screen, interrupts);
        }
        catch (IOException e) when (e.Message.Contains("No space left", StringComparison.OrdinalIgnoreCase))
        {
            // Files of results have messages of their own; this is another one.
            screen.Error.WriteLine($"ecosim: cannot write: {e.Message}");
            code = ExitCode.BadInput;
        }
        catch (Exception e)
        {
            screen.Error.WriteLine($"ecosim: this should not have happened, please report it: {e}");
            code = ExitCode.SomeFailed;
        }
        screen.Out.Flush();
        if (screen.Out is not GuardedWriter { Failure: { } why }) return code;
        screen.Error.WriteLine($"ecosim: cannot write to standard output: {why}");
        return code == ExitCode.Done ? ExitCode.BadInput : code;
    }

    private static int Run(IReadOnlyList<string> args, Screen screen, Interrupts? interrupts)
    {
        var root = Root(screen, interrupts);
        var parsed = root.Parse(args.Count == 0 ? ["--help"] : args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        bool wantsHelp = parsed.Action is HelpAction;
        if (!wantsHelp && Errors(parsed) is { Count: > 0 } errors)
        {
            foreach (string error in errors) screen.Error.WriteLine($"ecosim: {error}");
            if (WantsJson(args)) screen.Out.Write(RunDocument.OfBadUsage(errors));
            screen.Error.WriteLine($"'{CommandPath(parsed.CommandResult)} --help' shows what there is.");
            return ExitCode.BadInput;
        }
        return parsed.Invoke(new InvocationConfiguration
        {
            Output = screen.Out,
            Error = screen.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    private static RootCommand Root(Screen screen, Interrupts? interrupts)
    {
        var root = new RootCommand("ecosim compares fragmented and coordinated support for firms, on a simulated regional economy.")
        {
            RunCommand.Make(screen, interrupts),
            SweepCommand.Make(screen, interrupts),
            SensitivityCommand.Make(screen, interrupts),
            MergeCommand.Make(screen),
            RerunCommand.Make(screen, interrupts),
            VerifyCommand.Make(screen, interrupts),
            ReportCommand.Make(screen),
            ExportCommand.Make(screen),
            PlotCommand.Make(screen),
            NewCommand.Make(screen),
            InitCommand.Make(screen),
            CheckCommand.Make(screen),
            SchemaCommand.Make(screen),
            EvaluateCommand.Make(screen),
            ValidateCommand.Make(screen),
            TraceCommand.Make(screen),
            DiffCommand.Make(screen),
            ExplainCommand.Make(screen),
            ServeCommand.Make(screen, interrupts),
            PageCommand.Make(screen, interrupts),
            SiloCommand.Make(screen, interrupts),
            ClusterCommand.Make(screen, interrupts),
        };
        var version = root.Options.OfType<VersionOption>().Single();
        version.Action = new VersionAction(screen);
        return root;
    }

    /// <summary>Whether a script has called, which reads standard output also when its arguments are wrong.</summary>
    private static bool WantsJson(IReadOnlyList<string> args)
    {
        if (args[0] is not ("run" or "merge")) return false;
        return args.Contains("--format=json") || args.Zip(args.Skip(1)).Any(pair => pair is { First: "--format", Second: OptionParsers.Json });
    }

    /// <summary>All errors of the arguments: unknown names with the nearest known one, then the others.</summary>
    private static List<string> Errors(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.CommandResult.Children.Select(GivenValues.Tell).OfType<string>().ToList() is { Count: > 0 } empty) return empty;
        var errors = UnknownTokens(parsed, command).Select(token => Unknown(token, command)).ToList();
        foreach (var error in parsed.Errors)
        {
            bool told = parsed.UnmatchedTokens.Any(token => error.Message.Contains($"'{token}'", StringComparison.Ordinal));
            bool missingCommand = command.Subcommands.Count > 0 && parsed.UnmatchedTokens.Count > 0;
            if (!told && !missingCommand) errors.Add(error.Message);
        }
        return [.. errors.Distinct().Select(EcosystemSim.Scenarios.Text.Characters.CutQuoted)];
    }

    /// <summary>Options, or else the first of the other words: what follows an unknown option or command is most often its value.</summary>
    private static IEnumerable<string> UnknownTokens(ParseResult parsed, Command command)
    {
        string[] options = [.. parsed.UnmatchedTokens.Where(token => token.StartsWith('-'))];
        if (options.Length > 0) return options;
        return command.Subcommands.Count > 0 ? parsed.UnmatchedTokens.Take(1) : parsed.UnmatchedTokens;
    }

    private static string Unknown(string token, Command command)
    {
        bool option = token.StartsWith('-');
        if (!option && command.Subcommands.Count == 0) return $"'{token}' is one argument too many.";
        string[] known = option
            ? [.. command.Options.Select(o => o.Name), "--help"]
            : [.. command.Subcommands.Select(c => c.Name)];
        string kind = option ? "option" : "command";
        return $"unknown {kind} '{EcosystemSim.Scenarios.Text.Characters.Printable(token)}'. {Suggestions.For(token.Split('=')[0], [.. known.Distinct()])}";
    }

    private static string CommandPath(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{CommandPath(parent)} {result.Command.Name}" : "ecosim";

    private sealed class VersionAction(Screen screen) : System.CommandLine.Invocation.SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            screen.Out.WriteLine($"ecosim {ModelVersion.Product}, model {ModelVersion.Text}");
            screen.Out.WriteLine($"engines: {Engines.Local}, {Engines.Orleans}");
            return ExitCode.Done;
        }
    }
}
