namespace Alliance.Platform.Audit;

/// <summary>A file to which the nodes of one server, and its commands, take turns to write.</summary>
internal static class SharedFile
{
    private const int Attempts = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <exception cref="IOException">Somebody else has it open for longer than anybody needs.</exception>
    public static Task<FileStream> OpenAloneAsync(string path) =>
        WaitAsync(path, () => Task.FromResult(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)));

    /// <summary>All its lines; who writes keeps readers out too, and is waited for.</summary>
    /// <exception cref="IOException">As above, or there is no such file.</exception>
    public static Task<string[]> ReadLinesAsync(string path) => WaitAsync(path, () => File.ReadAllLinesAsync(path));

    private static async Task<T> WaitAsync<T>(string path, Func<Task<T>> open)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await open();
            }
            catch (IOException) when (attempt < Attempts && File.Exists(path))
            {
                await Task.Delay(Pause);
            }
        }
    }
}
