using System.Net;
using System.Net.Sockets;
using EcosystemSim.Cli.Pages;
using EcosystemSim.Cli.Terminal;
using EcosystemSim.Report.Tests;
using Microsoft.Playwright;

namespace EcosystemSim.Cli.Tests;

/// <summary>The model in a page: the same numbers, to the last bit, as the command's.</summary>
[Trait("Category", "Slow")]
public sealed class PageInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    private const string Ask = """
        async () => {
          const worker = new Worker("worker.js", { type: "module" });
          let last = 0;
          const ask = message => new Promise((done, failed) => {
            const id = ++last;
            worker.addEventListener("message", ({ data }) => { if (data.id === id && data.type !== "progress") data.type === "error" ? failed(new Error(data.message)) : done(data); });
            worker.postMessage({ ...message, id });
          });
          const hash = async (replication, settings) => (await ask({ type: "run", replication, settings, hash: true })).body.hash;
          await ask({ type: "boot", world: "teaching-500" });
          const hashes = [await hash(0, {}), await hash(1, {}), await hash(0, { cost: 2 })];
          hashes.push(await ask({ type: "run", replication: 0, settings: { nonsense: 1 } }).then(() => "ran", error => error.message));
          const stopped = ask({ type: "run", replication: 3 });
          worker.postMessage({ type: "cancel", id: last });
          hashes.push((await stopped).type);
          return hashes;
        }
        """;

    [FactInBrowser]
    public async Task The_model_in_the_page_gives_the_hashes_of_the_command()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        using var error = new StringWriter();
        var screen = Screen.Plain(TextWriter.Null, error);
        var worlds = new PageRequest(["teaching-500"], [], null, Precomputed: false, Threads: 1).Worlds(screen)!;
        var runtime = PageRuntime.Find(screen);
        Assert.True(runtime is not null, error.ToString());
        using var server = new PageServer(new(worlds, runtime, false, 1, stop.Token), Free(out int port), null);
        var serving = server.Run(stop.Token);

        var page = await browser.NewPage();
        List<string> complaints = [];
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, text) => complaints.Add(text);
        await page.GotoAsync($"http://127.0.0.1:{port}/");
        string[] seen = await page.EvaluateAsync<string[]>(Ask);
        Assert.Empty(complaints);

        Assert.Equal(HashOf("--replications", "1"), seen[0]);
        Assert.Equal(HashOf("--only", "1"), seen[1]);
        Assert.Equal(HashOf("--replications", "1", "--set", "scenario.arms.coordinated.agreements.cooperation.cost_factor=2", "--set", "scenario.arms.coordinated.agreements.open-borders.cost_factor=2"), seen[2]);
        Assert.Equal(3, seen.Take(3).Distinct().Count());
        Assert.Equal("There is no setting 'nonsense'.", seen[3]);
        Assert.Equal("cancelled", seen[4]);
        await stop.CancelAsync();
        await serving;

        string HashOf(params string[] more) => Command.Run(["run", "teaching-500", "--no-equal-outlay", "--out", folder.Of(string.Join('-', more).GetHashCode(StringComparison.Ordinal).ToString("x")), .. more]).ResultHash;
    }

    private static int Free(out int port)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return port = ((IPEndPoint)free.LocalEndpoint).Port;
    }
}
