using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using EcosystemSim.Cli.Pages;

namespace EcosystemSim.Cli.Tests;

public class PageTests
{
    [Fact]
    public void A_page_is_written_as_a_folder_and_as_one_file_that_asks_for_nothing()
    {
        using var folder = new TemporaryFolder();
        string[] small = ["teaching-500", "--set", "scenario.horizon.quarters=12", "--set", "scenario.population.scale=0.05", "--precomputed"];
        var command = Command.Run(["page", folder.Of("page"), .. small]);
        Assert.Equal((0, ""), (command.ExitCode, command.Error));
        var index = JsonNode.Parse(File.ReadAllText(folder.Of("page/data/index.json")))!;
        Assert.Equal(("teaching-500", false), ((string?)index["worlds"]![0]!["id"], (bool)index["live"]!));
        Assert.False(File.Exists(folder.Of("page/data/teaching-500/plan.bin")));
        Assert.True(new FileInfo(folder.Of("page/data/teaching-500/first.0.json")).Length > 1000);
        // It is written again over itself, and over nothing else.
        Assert.Equal(0, Command.Run(["page", folder.Of("page"), .. small]).ExitCode);
        Directory.CreateDirectory(folder.Of("other"));
        File.WriteAllText(folder.Of("other/thesis.txt"), "mine");
        Assert.Equal(2, Command.Run(["page", folder.Of("other"), .. small]).ExitCode);

        Assert.Equal(0, Command.Run(["page", folder.Of("class.html"), .. small]).ExitCode);
        string page = File.ReadAllText(folder.Of("class.html"));
        Assert.Contains("id=\"data:teaching-500/grid.json\"", page);
        Assert.DoesNotContain("src=\"", page);
        Assert.DoesNotContain("rel=\"stylesheet\"", page);
    }

    [Fact]
    public void A_scenario_without_two_arms_to_compare_is_refused()
    {
        using var folder = new TemporaryFolder();
        var command = Command.Run("page", folder.Of("page"), "teaching-500", "--arms", "fragmented");
        Assert.Equal(2, command.ExitCode);
        Assert.Contains("two different arms", command.Error);
        Assert.False(Directory.Exists(folder.Of("page")));
    }

    [Fact]
    public async Task A_visitor_gets_files_and_adds_to_the_tally_and_nothing_else()
    {
        await using var served = new Served("BCDF");
        using var visitor = new HttpClient { BaseAddress = served.Address };
        using var page = await visitor.GetAsync(new Uri("data/theme.json", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single());
        foreach (string path in (string[])["nothing", "data/", "../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd", "data/../data/index.jso"])
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await visitor.DeleteAsync(new Uri("data/theme.json", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsJsonAsync("guess", new { guess = 240 })).StatusCode);
        visitor.DefaultRequestHeaders.Add("X-Room", "BCDF");
        Assert.Equal(HttpStatusCode.NoContent, (await visitor.PostAsync(new Uri("guess", UriKind.Relative), new StringContent("{\"guess\":240}"))).StatusCode);
        foreach (string wrong in (string[])["", "240", "{}", "{\"guess\":1001}", "{\"guess\":-1}", "{\"guess\":1.5}", "{\"guess\":\"240\"}", "{\"guess\":1,\"guess\":2}", "[[[[[[", new('x', 65)])
            Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync(new Uri("guess", UriKind.Relative), new StringContent(wrong))).StatusCode);
        Assert.Equal("{\"guesses\":{\"240\":1},\"n\":1}", await visitor.GetStringAsync(new Uri("guesses", UriKind.Relative)));
    }

    [Fact]
    public async Task Malformed_and_oversized_requests_by_the_thousand_change_nothing()
    {
        await using var served = new Served("BCDF");
        using var visitor = new HttpClient { BaseAddress = served.Address };
        byte[] before = await visitor.GetByteArrayAsync(new Uri("data/theme.json", UriKind.Relative));
        var luck = new Random(7);
        for (int i = 0; i < 2000; i++)
        {
            string request = (i % 8) switch
            {
                0 => $"GET /{new string('a', 20_000)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                1 => $"POST /guess HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Room: BCDF\r\nContent-Length: 99999999999\r\n\r\n{{\"guess\":1}}",
                2 => $"POST /guess HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Room: BCDF\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n",
                3 => "POST /guess HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 12\r\n\r\n{\"guess\":24}",
                4 => "\r\n\r\n\0\0\0\r\n\r\n",
                5 => $"GET /data/theme.json HTTP/9.9\r\n{string.Concat(Enumerable.Range(0, 500).Select(n => $"H{n}: {n}\r\n"))}\r\n",
                6 => $"POST /guess HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Room: BCDF\r\nContent-Length: 13\r\n\r\n{{\"guess\":9999",
                _ => new([.. Enumerable.Range(0, 200).Select(_ => (char)luck.Next(256))]),
            };
            await served.Send(Encoding.Latin1.GetBytes(request));
        }
        visitor.DefaultRequestHeaders.Add("X-Room", "BCDF");
        Assert.Equal("{\"guesses\":{},\"n\":0}", await visitor.GetStringAsync(new Uri("guesses", UriKind.Relative)));
        Assert.Equal(before, await visitor.GetByteArrayAsync(new Uri("data/theme.json", UriKind.Relative)));
    }

    [Fact]
    public async Task Without_a_class_there_is_no_tally()
    {
        await using var served = new Served(null);
        using var visitor = new HttpClient { BaseAddress = served.Address };
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(new Uri("guesses", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await visitor.PostAsync(new Uri("guess", UriKind.Relative), new StringContent("{\"guess\":240}"))).StatusCode);
    }

    /// <summary>A page without worlds, served until the test ends.</summary>
    private sealed class Served : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly PageServer _server;
        private readonly Task _serving;
        private readonly int _port;

        public Served(string? room)
        {
            using (var free = new TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                _port = ((IPEndPoint)free.LocalEndpoint).Port;
            }
            _server = new(new([], null, room is not null, 1, _stop.Token), _port, room);
            _serving = _server.Run(_stop.Token);
        }

        public Uri Address => new($"http://127.0.0.1:{_port}/");

        public async Task Send(byte[] bytes)
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, _port);
            try
            {
                await client.GetStream().WriteAsync(bytes);
            }
            catch (IOException)
            {
                // It has hung up already.
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _serving;
            _server.Dispose();
            _stop.Dispose();
        }
    }
}
