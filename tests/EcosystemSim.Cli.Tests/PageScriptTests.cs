using System.Diagnostics;
using EcosystemSim.Report.Tests;

namespace EcosystemSim.Cli.Tests;

/// <summary>A fact that is skipped, with the reason, where there is no Node.js with what the page is built from.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWithNodeAttribute : FactAttribute
{
    public FactWithNodeAttribute() => Skip = PageScriptTests.WhyNot;
}

/// <summary>The page's own script: its checks and tests are Node's, and this is how <c>dotnet test</c> comes by them.</summary>
public sealed class PageScriptTests
{
    private static readonly string Site = Repository.File("src/EcosystemSim.Web/site");

    /// <summary>Null where they can run.</summary>
    public static string? WhyNot { get; } =
        Browser.Find("node") is null ? "there is no Node.js on the path, so nothing is known about the page's script"
        : !Directory.Exists(Path.Combine(Site, "node_modules")) ? "src/EcosystemSim.Web/site has no node_modules (npm ci in it fetches them), so nothing is known about the page's script"
        : null;

    [FactWithNode]
    public void The_built_files_of_the_page_are_what_its_sources_give() => Assert.Equal((0, ""), Node(null, "build.mjs", "--check"));

    [FactWithNode]
    [Trait("Category", "Slow")]
    public void The_page_passes_its_tests_in_a_browser()
    {
        using var folder = new TemporaryFolder();
        var command = Command.Run("page", folder.Of("page"), "teaching-500", "--precomputed");
        Assert.Equal((0, ""), (command.ExitCode, command.Error));
        var (code, said) = Node(folder.Of("page"), "--test", "--test-reporter=tap", "tests/");
        Assert.True(code == 0, said);
    }

    private static (int Code, string Said) Node(string? page, params string[] arguments)
    {
        var start = new ProcessStartInfo(Browser.Find("node")!, arguments) { WorkingDirectory = Site, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        if (page is not null) start.Environment["ECOSIM_SITE"] = page;
        start.Environment["ECOSIM_SHORT"] = "1";
        using var node = Process.Start(start)!;
        var error = node.StandardError.ReadToEndAsync();
        string output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return (node.ExitCode, page is null ? error.Result : output + error.Result);
    }
}
