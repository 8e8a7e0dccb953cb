using Alliance.Platform;

namespace Alliance.Training.Coach;

/// <summary>A file that is there whole or not at all: written beside its place, then moved.</summary>
internal static class OutputFile
{
    /// <summary>Before any work is done. Failure: <see cref="BadInputException"/>.</summary>
    public static void Check(string path)
    {
        if (Directory.Exists(path) || Path.EndsInDirectorySeparator(path)) throw new BadInputException($"{path} is a folder; name the file to write in it.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder)) throw new BadInputException($"There is no folder {folder} to write {Path.GetFileName(path)} into; make it first, or check the spelling.");
    }

    public static void Write(string path, Action<Stream> write)
    {
        var partial = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            using (var stream = File.Create(partial)) write(stream);
            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
