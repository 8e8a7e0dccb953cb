using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Alliance.Tests.Platform.Mail;

/// <summary>A mail server on this machine that answers each address as it is told: what it does not know it takes.</summary>
public sealed class PostOffice : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task serving;

    public PostOffice()
    {
        listener.Start();
        Address = new Uri($"smtp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>What is said to an address: "550 5.1.1 No such person".</summary>
    public ConcurrentDictionary<string, string> Answers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Letters taken, whole.</summary>
    public ConcurrentQueue<string> Taken { get; } = [];

    /// <summary>How often an address was tried.</summary>
    public ConcurrentDictionary<string, int> Tried { get; } = new(StringComparer.OrdinalIgnoreCase);

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await TalkAsync(client);
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException or IOException)
        {
            // Closed for the day.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 post.test");
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase))
            {
                var to = line[8..].Trim().Trim('<', '>').Split('>')[0];
                Tried.AddOrUpdate(to, 1, (_, times) => times + 1);
                await writer.WriteLineAsync(Answers.GetValueOrDefault(to) ?? "250 2.1.5 Fine");
            }
            else if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("354 Go on");
                var letter = new List<string>();
                while (await reader.ReadLineAsync() is { } text && text != ".") letter.Add(text);
                Taken.Enqueue(string.Join('\n', letter));
                await writer.WriteLineAsync("250 2.0.0 Taken");
            }
            else if (line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("221 2.0.0 Bye");
                return;
            }
            else await writer.WriteLineAsync("250 post.test");
        }
    }
}
