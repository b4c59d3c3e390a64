using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;

namespace EcosystemSim.Cli.Pages;

/// <summary>
/// Serves the page: files that are in memory, and for a class a tally of guesses. A visitor can have nothing else done: no path reaches
/// the disk, no request makes the model run but for the documents that any page needs, and those are made once.
/// </summary>
internal sealed class PageServer : IDisposable
{
    /// <summary>Bytes that a room code has letters for.</summary>
    public const int RoomLetters = 4;

    // A class's phones fetch some files each at once; more wait.
    private const int MostAtOnce = 64;

    private const string Policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpListener _listener = new() { IgnoreWriteExceptions = true };
    private readonly PageSite _site;
    private readonly string? _room;
    private readonly Guesses _guesses = new();
    private readonly SemaphoreSlim _places = new(MostAtOnce);
    private readonly ConcurrentDictionary<string, (byte[] Bytes, string Tag)> _packed = new();

    /// <param name="room">Code of a class; null where there is none, and then only this machine is served.</param>
    /// <exception cref="HttpListenerException">The port is taken, or may not be used.</exception>
    public PageServer(PageSite site, int port, string? room)
    {
        (_site, _room) = (site, room);
        // By its number, so that a page elsewhere cannot have a name of its own lead here.
        _listener.Prefixes.Add(room is null ? $"http://127.0.0.1:{port}/" : $"http://*:{port}/");
        _listener.Start();
    }

    /// <summary>Answers until it is told to stop.</summary>
    public async Task Run(CancellationToken stop)
    {
        using var registration = stop.Register(_listener.Abort);
        while (!stop.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                if (stop.IsCancellationRequested || !_listener.IsListening) return;
                continue;
            }

            await _places.WaitAsync(CancellationToken.None);
            _ = Task.Run(() => Answer(context), CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Close();
        _places.Dispose();
    }

    private async Task Answer(HttpListenerContext context)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            // Streams of the listener wait for ever for a visitor who does not read.
            using var registration = patience.Token.Register(context.Response.Abort);
            await Answer(context.Request, context.Response, patience.Token);
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException or ProtocolViolationException)
        {
            // The visitor has gone, or is too slow.
            context.Response.Abort();
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task Answer(HttpListenerRequest request, HttpListenerResponse response, CancellationToken patience)
    {
        var headers = response.Headers;
        headers["Content-Security-Policy"] = Policy;
        headers["X-Content-Type-Options"] = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cache-Control"] = "no-cache";
        // A connection of a visitor who has sent what nobody asked for is not used again.
        bool isRead = request.HttpMethod is "GET" or "HEAD";
        response.KeepAlive = isRead && !request.HasEntityBody;
        string path = request.Url?.AbsolutePath.TrimStart('/') ?? "";
        if (_room is not null && path is "guess" or "guesses")
        {
            await AnswerClass(request, response, path, patience);
            return;
        }

        if (!isRead)
        {
            response.StatusCode = (int)HttpStatusCode.MethodNotAllowed;
            return;
        }

        string name = path.Length == 0 ? "index.html" : Uri.UnescapeDataString(path);
        if (_site.Names.Contains(name)) await Send(request, response, name, patience);
        else response.StatusCode = (int)HttpStatusCode.NotFound;
    }

    private async Task AnswerClass(HttpListenerRequest request, HttpListenerResponse response, string path, CancellationToken patience)
    {
        if (!CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(request.Headers["X-Room"] ?? ""), System.Text.Encoding.UTF8.GetBytes(_room!)))
        {
            response.StatusCode = (int)HttpStatusCode.Forbidden;
            return;
        }

        if (path == "guesses" && request.HttpMethod == "GET")
        {
            response.ContentType = "application/json";
            await response.OutputStream.WriteAsync(_guesses.Document(), patience);
            return;
        }

        if (path != "guess" || request.HttpMethod != "POST" || request.ContentLength64 is < 1 or > Guesses.MostBytes)
        {
            response.StatusCode = (int)HttpStatusCode.BadRequest;
            return;
        }

        byte[] message = new byte[request.ContentLength64];
        await request.InputStream.ReadExactlyAsync(message, patience);
        response.StatusCode = (int)(_guesses.Add(message, request.RemoteEndPoint.Address.ToString()) ? HttpStatusCode.NoContent : HttpStatusCode.BadRequest);
    }

    private async Task Send(HttpListenerRequest request, HttpListenerResponse response, string name, CancellationToken patience)
    {
        bool packs = (request.Headers["Accept-Encoding"] ?? "").Contains("gzip", StringComparison.OrdinalIgnoreCase) && Path.GetExtension(name) is not ".woff";
        var (bytes, tag) = packs ? _packed.GetOrAdd(name, Pack) : (_site.Read(name)!, "");
        if (packs) response.Headers["Content-Encoding"] = "gzip";
        response.Headers["Vary"] = "Accept-Encoding";
        if (tag.Length > 0)
        {
            response.Headers["ETag"] = tag;
            if (request.Headers["If-None-Match"] == tag)
            {
                response.StatusCode = (int)HttpStatusCode.NotModified;
                return;
            }
        }

        response.ContentType = TypeOf(name);
        response.ContentLength64 = bytes.Length;
        if (request.HttpMethod == "GET") await response.OutputStream.WriteAsync(bytes, patience);
    }

    private (byte[] Bytes, string Tag) Pack(string name)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(_site.Read(name)!);
        byte[] bytes = packed.ToArray();
        return (bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"");
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".json" => "application/json",
        ".wasm" => "application/wasm",
        ".woff" => "font/woff",
        _ => "application/octet-stream",
    };
}
