using System.IO.Compression;
using Alliance.Platform;

namespace Alliance.Evaluation.StudyCommands;

/// <summary>A table to read, packed by gzip or not. Failure: <see cref="BadInputException"/> with the file and what to do.</summary>
internal static class StudyFile
{
    private const int Buffer = 1 << 20;

    /// <summary>The bytes of the table, unpacked.</summary>
    public static Stream Open(string path)
    {
        if (Directory.Exists(path)) throw new BadInputException($"{path} is a folder; name the file in it.");
        if (!File.Exists(path)) throw new BadInputException($"There is no file {path}; check the spelling.");
        var file = Readable(path);
        var start = Start(file);
        if (start.AsSpan().StartsWith("PK"u8)) throw Closing(file, $"{Path.GetFileName(path)}: this is an Excel workbook or another packed file; save it as “CSV UTF-8”.");
        return start is [0x1F, 0x8B, ..] ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private static FileStream Readable(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions { BufferSize = Buffer, Options = FileOptions.SequentialScan });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path} cannot be read: {failure.Message.Split('\n')[0].TrimEnd('.')}. Check its rights.");
        }
    }

    // A pipe cannot be looked into and wound back: what comes out of one is taken as it is.
    private static byte[] Start(FileStream file)
    {
        if (!file.CanSeek) return [];
        var start = new byte[4];
        var count = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return start[..count];
    }

    private static BadInputException Closing(FileStream file, string sentence)
    {
        file.Dispose();
        return new BadInputException(sentence);
    }
}
