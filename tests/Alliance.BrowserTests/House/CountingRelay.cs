using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Alliance.BrowserTests.House;

/// <summary>
/// Stands between a browser and the house and counts what the house sends, on the wire. The driver's own figure for a request
/// waits for word from the browser, which of a worker's request may never come.
/// </summary>
public sealed class CountingRelay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Uri house;
    private readonly Task accepting;

    public CountingRelay(string house)
    {
        this.house = new Uri(house);
        listener.Start();
        accepting = AcceptAsync();
    }

    public string Address => $"http://{listener.LocalEndpoint}";

    public ConcurrentQueue<Answer> Answers { get; } = [];

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = JoinAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It was stopped.
        }
    }

    private async Task JoinAsync(TcpClient browser)
    {
        using var atTheBrowser = browser;
        using var atTheHouse = new TcpClient();
        await atTheHouse.ConnectAsync(house.Host, house.Port);
        var (asks, answers) = (browser.GetStream(), atTheHouse.GetStream());
        // A browser sends its next request on a line when it has the answer to the one before.
        Answer? current = null;
        await Task.WhenAny(
            CopyAsync(asks, answers, bytes =>
            {
                var text = Encoding.ASCII.GetString(bytes.Span);
                if (text.Split('\n')[0].Contains(" HTTP/1.1", StringComparison.Ordinal)) Answers.Enqueue(current = new Answer(text));
            }),
            CopyAsync(answers, asks, bytes => current!.Weight += bytes.Length));
    }

    private static async Task CopyAsync(NetworkStream from, NetworkStream to, Action<ReadOnlyMemory<byte>> look)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            for (int read; (read = await from.ReadAsync(buffer)) > 0;)
            {
                look(buffer.AsMemory(0, read));
                await to.WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (IOException)
        {
            // One of the two has hung up.
        }
    }

    /// <summary>What the house sent to one request, head and body, as it went over the wire.</summary>
    public sealed class Answer(string request)
    {
        public string Path { get; } = request.Split(' ')[1];

        /// <summary>Whether the page did not wait for it.</summary>
        public bool IsInBackground { get; } = request.Contains("x-background:", StringComparison.OrdinalIgnoreCase);

        /// <summary>In bytes.</summary>
        public int Weight { get; set; }
    }
}
