using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Alliance.Tests.Platform.Nodes;

/// <summary>The application as a process of its own, on a port of its own, that can be killed and started again.</summary>
public sealed class Node(string database, string data) : IAsyncDisposable
{
    private readonly int port = FreePort();
    private Process? process;

    public string Address => $"http://127.0.0.1:{port}";

    /// <summary>As long as a proxy that asks twice a second takes to know.</summary>
    private const int DrainSeconds = 3;

    public async Task StartAsync()
    {
        process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Alliance.dll"), "serve", "--no-demo", "--urls", Address, "--database", database, "--data", data])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ALLIANCE_DRAIN"] = $"{DrainSeconds}" },
        })!;
        // A full pipe would hold it up.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient();
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(1); await Task.Delay(100))
        {
            process.HasExited.ShouldBeFalse("the node ended instead of serving");
            try
            {
                if ((await client.GetAsync(new Uri($"{Address}/sign-in"))).StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
        throw new TimeoutException("The node did not answer within a minute.");
    }

    /// <summary>As when the machine loses its power: nothing is finished.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>As an operator stops it: it says that it is not ready, finishes what it has, and ends.</summary>
    public async Task StopAsync()
    {
        await Process.Start("kill", ["-TERM", $"{process!.Id}"]).WaitForExitAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await KillAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
