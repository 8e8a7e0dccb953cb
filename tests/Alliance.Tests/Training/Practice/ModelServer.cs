using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alliance.Tests.Training.Practice;

/// <summary>A server on this machine that talks as OpenAI-compatible servers do, or fails in the ways they fail.</summary>
public sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<string> asked = new();

    private ModelServer(WebApplication app) => this.app = app;

    /// <summary>What comes back: words of the model; or one of the ways to fail.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = Says("Well. So you did come after all.");

    public Uri Address { get; private set; } = null!;

    /// <summary>The body of every request, in order.</summary>
    public IReadOnlyList<string> Asked => [.. asked];

    public static async Task<ModelServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ModelServer(builder.Build());
        server.app.MapPost("/v1/chat/completions", async (HttpContext http) =>
        {
            using var reader = new StreamReader(http.Request.Body);
            server.asked.Enqueue(await reader.ReadToEndAsync());
            await server.Answer(http);
        });
        await server.app.StartAsync();
        server.Address = new Uri(server.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/v1");
        return server;
    }

    public static Func<HttpContext, Task> Says(string words) => http => http.Response.WriteAsJsonAsync(new
    {
        id = "1",
        @object = "chat.completion",
        created = 1,
        model = "test",
        choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content = words } } },
        usage = new { prompt_tokens = 1, completion_tokens = 1, total_tokens = 2 },
    });

    public static Func<HttpContext, Task> Fails(int status) => http =>
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsync("no");
    };

    /// <summary>Takes the request and never answers, until whoever asked goes away.</summary>
    public static Task Hangs(HttpContext http)
    {
        var gone = new TaskCompletionSource();
        http.RequestAborted.Register(gone.SetResult);
        return gone.Task;
    }

    /// <summary>Answers with what is no answer of such a server.</summary>
    public static Func<HttpContext, Task> Sends(string body) => http => http.Response.WriteAsync(body);

    /// <summary>The words of all messages of a request, in order, each with its role.</summary>
    public static IReadOnlyList<(string Role, string Words)> Messages(string body)
    {
        using var json = JsonDocument.Parse(body);
        return [.. json.RootElement.GetProperty("messages").EnumerateArray().Select(m => (m.GetProperty("role").GetString()!, m.GetProperty("content").ToString()))];
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
