using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Alliance.Tests.Platform.Operation;

/// <summary>The real program, told to stop while a request is under way.</summary>
public sealed class GracefulStopTests
{
    [Fact]
    public async Task Terminate_WhileARequestIsUnderWay_SaysNotReadyFinishesItAndEndsWell()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A signal is sent.");
        var folder = Directory.CreateTempSubdirectory("alliance-stop-").FullName;
        var port = FreePort();
        using var server = Start(folder, port);
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };
            await UntilAsync(client, HttpStatusCode.OK, server);
            using var slow = new TcpClient("localhost", port);
            await using var line = slow.GetStream();
            await line.WriteAsync(Encoding.ASCII.GetBytes($"POST /sign-in HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 10\r\nConnection: close\r\n\r\na=1&b"), Cancel);

            await Process.Start("kill", ["-TERM", $"{server.Id}"]).WaitForExitAsync(Cancel);

            await UntilAsync(client, HttpStatusCode.ServiceUnavailable, server);
            // It serves on while it says so, and the slow one is not cut off when the port is shut.
            (await client.GetAsync("/sign-in", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
            await UntilShutAsync(port);
            await line.WriteAsync("=2&c="u8.ToArray(), Cancel);
            using var answer = new StreamReader(line);
            (await answer.ReadToEndAsync(Cancel)).ShouldStartWith("HTTP/1.1 400", customMessage: "a form without a token, but answered");
            await server.WaitForExitAsync(Cancel);
            server.ExitCode.ShouldBe(0);
            File.Exists(Path.Combine(folder, "data", "alliance.db-wal")).ShouldBeFalse("the last connection carried the log over");
        }
        finally
        {
            if (!server.HasExited) server.Kill();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Process Start(string folder, int port)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Alliance.dll"), "serve", "--no-demo", "--urls", $"http://localhost:{port}", "--data", Path.Combine(folder, "data")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ALLIANCE_DRAIN"] = "3";
        var server = Process.Start(start)!;
        server.OutputDataReceived += (_, _) => { };
        server.ErrorDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        return server;
    }

    private static async Task UntilAsync(HttpClient client, HttpStatusCode status, Process server)
    {
        while (true)
        {
            try
            {
                if ((await client.GetAsync("/health/ready", Cancel)).StatusCode == status) return;
            }
            catch (HttpRequestException) when (!server.HasExited)
            {
                // Not up yet.
            }
            await Task.Delay(50, Cancel);
        }
    }

    private static async Task UntilShutAsync(int port)
    {
        while (true)
        {
            try
            {
                using var trial = new TcpClient("localhost", port);
            }
            catch (SocketException)
            {
                return;
            }
            await Task.Delay(50, Cancel);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
