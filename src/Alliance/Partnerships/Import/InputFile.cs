using Alliance.Platform;

namespace Alliance.Partnerships.Import;

/// <summary>A file named on the command line; whatever stands in the way of reading it is one sentence.</summary>
internal static class InputFile
{
    public static byte[] Read(string path, int mostBytes, string tooLarge)
    {
        var name = Path.GetFileName(path);
        if (Directory.Exists(path)) throw new BadInputException($"{path} is a folder; name the file in it.");
        if (!File.Exists(path)) throw new BadInputException($"There is no file {path}; check the spelling.");
        try
        {
            using var file = File.OpenRead(path);
            if (file.CanSeek && file.Length > mostBytes) throw new BadInputException($"{name}: {tooLarge}");
            // A pipe does not say how long it is.
            using var memory = new MemoryStream();
            var buffer = new byte[81_920];
            for (int read; (read = file.Read(buffer)) > 0;)
            {
                memory.Write(buffer, 0, read);
                if (memory.Length > mostBytes) throw new BadInputException($"{name}: {tooLarge}");
            }
            return memory.ToArray();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{name} could not be read: {failure.Message.TrimEnd('.')}.");
        }
    }

    public static string ReadText(string path) => System.Text.Encoding.UTF8.GetString(Read(path, 1024 * 1024, "a map is never larger than 1 MB.")).TrimStart('\uFEFF');
}
