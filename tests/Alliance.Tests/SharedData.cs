namespace Alliance.Tests;

/// <summary>Real data that is not ours to commit. A test that needs it is skipped, with the reason, where it is absent.</summary>
internal static class SharedData
{
    public static byte[] Bytes(string path)
    {
        var file = Path.Combine(Folder(), path);
        if (!File.Exists(file))
        {
            Assert.Skip($"{path} is not in the shared data folder ({Folder()}); set ALLIANCE_SHARED_DATA to the folder that holds it.");
        }

        return File.ReadAllBytes(file);
    }

    private static string Folder() =>
        Environment.GetEnvironmentVariable("ALLIANCE_SHARED_DATA") is { Length: > 0 } folder ? folder : Path.Combine(Root(), "..", "shared", "data");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ProactiveAlliance.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
