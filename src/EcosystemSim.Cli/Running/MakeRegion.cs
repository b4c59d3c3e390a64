using System.Collections.Immutable;
using System.Globalization;
using EcosystemSim.Cli.Commands;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Scenarios;
using EcosystemSim.Scenarios.Diagnostics;
using EcosystemSim.Scenarios.Scaffolding;
using Spectre.Console;

namespace EcosystemSim.Cli.Running;

/// <summary><c>ecosim new</c>: makes a region from a system, and says what to type next.</summary>
internal sealed class MakeRegion(string name, string from, string? firms, ImmutableArray<KeyValuePair<string, string>> columns, string? output, Screen screen)
{
    private const string Project = "src/EcosystemSim.Cli";

    /// <summary>Returns the exit code.</summary>
    public int Go()
    {
        string home = output is { Length: > 0 } ? output : Here();
        var known = StartingPoint.In(Homes(home), Shipped.Files);
        if (known.FirstOrDefault(s => s.System == from) is not { } start)
            return Fail($"'--from' names the unknown system '{from}'. {Suggestions.For(from, [.. known.Select(s => s.System)])}");
        if (firms is not null && !File.Exists(firms)) return Fail($"there is no file '{firms}'; expected a table of firms.");
        if (firms is not null && OrdinaryFile.WhyNot(firms) is { } why) return Fail($"'{firms}' cannot be read: {why}");
        var result = new NewRegion(name, start, home, firms, columns.ToDictionary()).Make();
        if (result.Scenario is not { } scenario)
        {
            screen.Error.Write(DiagnosticRenderer.Render(result.Diagnostics));
            foreach (string error in result.Errors) screen.Error.WriteLine($"ecosim: {error}");
            screen.Error.WriteLine("Nothing was written.");
            if (firms is not null && result.Diagnostics.Any(d => d.Code == "ES0308"))
                screen.Error.WriteLine($"A table with regions or sectors of its own: make the region without --firms, change its ids, then name the table in its population (docs/firm-table.md).");
            return ExitCode.BadInput;
        }
        Show(result, scenario, home);
        return ExitCode.Done;
    }

    /// <summary>Shows what one can start from.</summary>
    public static int List(string? output, Screen screen)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("system");
        foreach (string column in (string[])["regions", "sectors", "firms", "providers"]) table.AddColumn(new TableColumn(column).RightAligned());
        table.AddColumn("scenario");
        foreach (var start in StartingPoint.In(Homes(output is { Length: > 0 } ? output : Here()), Shipped.Files))
        {
            if (ScenarioLoader.Load(start.Scenario, start.Tree).Scenario is not { } scenario)
            {
                table.AddRow(Markup.Escape(start.System), "", "", "", "", Markup.Escape($"has errors: ecosim check {start.Scenario}"));
                continue;
            }
            var system = scenario.System;
            table.AddRow(
                Markup.Escape(start.System), N(system.Regions.Length), N(system.Sectors.Length), N(scenario.Marginals.Firms), N(system.Providers.Length), Markup.Escape(scenario.Title));
        }
        screen.Ansi.Write(table);
        screen.Out.WriteLine("Start from one of them: ecosim new my-region --from SYSTEM");
        return ExitCode.Done;
    }

    private void Show(NewRegionResult result, Scenario scenario, string home)
    {
        screen.Out.WriteLine($"Made from {from}:");
        foreach (string path in result.Made)
        {
            string files = path.EndsWith('/') ? "  " + string.Join(", ", Directory.GetFiles(path).Select(Path.GetFileName).Order(StringComparer.Ordinal)) : "";
            screen.Out.WriteLine($"  {path}{files}");
        }
        var system = scenario.System;
        screen.Out.WriteLine($"Checked, no errors: {N(scenario.Marginals.Firms)} firms with {N(scenario.Marginals.Jobs)} jobs{(scenario.HasFirmTable ? " from the table" : "")}, {Count(system.Regions.Length, "region")}, {Count(system.Sectors.Length, "sector")}, {Count(system.Providers.Length, "provider")}.");
        if (scenario.TableReadings.Count > 0)
            screen.Out.WriteLine($"Headings read as columns: {string.Join(", ", scenario.TableReadings.Select(r => $"{r.Key} as {r.Value}"))}; --columns says otherwise.");
        if (result.Scale != 1)
        {
            screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Offices, advisers and budgets are those of {from} times {result.Scale:0.######}, since its {N(result.FirmsBefore)} firms are {N(scenario.Marginals.Firms)} here: 'scale' of the providers."));
            screen.Out.WriteLine("What coordination costs is not: a secretariat is as large as there. Change such parameters in the scenario, as scenarios/small-world.yaml does.");
        }
        foreach (var warning in result.Warnings) screen.Out.WriteLine(DiagnosticRenderer.Headline(warning));
        string file = Path.Combine(home is "." ? "" : home, "scenarios", $"{name}.yaml");
        // Where the program is run from its source, the commands can be pasted as they are.
        string ecosim = File.Exists(Path.Combine(Project, "EcosystemSim.Cli.csproj")) ? $"dotnet run -c Release --project {Project} --" : "ecosim";
        screen.Out.WriteLine("Next, after each change of the files:");
        screen.Out.WriteLine($"  {ecosim} check {Quoted(file)}");
        screen.Out.WriteLine($"  {ecosim} run {Quoted(file)} --replications 4");
        screen.Out.WriteLine($"  {ecosim} trace {Quoted(file)} --sample 2");
    }

    /// <summary>The folder whose seeds a scenario would use here; this one where there are none.</summary>
    private static string Here()
    {
        string folder = "";
        for (int level = 0; level < 5; level++)
        {
            if (File.Exists(Path.Combine(folder, "seeds", "parameters.yaml"))) return folder.Length == 0 ? "." : folder;
            folder = Path.Combine(folder, "..");
        }
        return ".";
    }

    private static string[] Homes(string home) => [.. new[] { home, Here() }.Distinct()];

    private int Fail(string message)
    {
        screen.Error.WriteLine($"ecosim: {message}");
        return ExitCode.BadInput;
    }

    private static string Count(int number, string what) => $"{N(number)} {what}{(number == 1 ? "" : "s")}";

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;

    private static string N(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
