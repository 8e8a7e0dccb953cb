namespace Alliance.Platform.Audit;

/// <summary>A file to which the nodes of one server, and its commands, take turns to write.</summary>
internal static class SharedFile
{
    private const int Attempts = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <exception cref="IOException">Somebody else has it open for longer than anybody needs.</exception>
    public static async Task<FileStream> OpenAloneAsync(string path)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (IsWorthAnother(attempt, path))
            {
                await Task.Delay(Pause);
            }
        }
    }

    /// <summary>All its lines; who writes keeps readers out too, and is waited for.</summary>
    /// <exception cref="IOException">As above, or there is no such file.</exception>
    public static string[] ReadLines(string path)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return File.ReadAllLines(path);
            }
            catch (IOException) when (IsWorthAnother(attempt, path))
            {
                Thread.Sleep(Pause);
            }
        }
    }

    private static bool IsWorthAnother(int attempt, string path) => attempt < Attempts && File.Exists(path);
}
