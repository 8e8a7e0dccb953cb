namespace Alliance.Platform.Operation;

/// <summary>A folder for what is not done yet, for our eyes only; it goes when the work is over, however that ends.</summary>
internal sealed class WorkFolder : IDisposable
{
    private const UnixFileMode Ours = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private WorkFolder(string path) => Path = path;

    public string Path { get; }

    public static WorkFolder In(string folder)
    {
        var path = System.IO.Path.Combine(folder, $".half-done-{Guid.NewGuid():N}");
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, Ours);
        return new WorkFolder(path);
    }

    public string File(string name)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    public string Folder(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
