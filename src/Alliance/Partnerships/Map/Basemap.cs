using Alliance.Platform;

namespace Alliance.Partnerships.Map;

/// <summary>Streets and water beneath the map, from a PMTiles file on this server that an administrator named under <c>Map:Basemap</c>; without it there are the agency's own areas alone. Never from anybody else's server: where officers look is nobody's business.</summary>
public sealed class Basemap
{
    private Basemap(string? path) => Path = path;

    /// <summary>Null where there is none.</summary>
    public string? Path { get; }

    /// <exception cref="BadInputException">The file cannot be used.</exception>
    public static Basemap Of(IConfiguration? configuration)
    {
        if (configuration?.GetSection("Map")["Basemap"] is not { } set || string.IsNullOrWhiteSpace(set)) return new Basemap(null);
        var path = System.IO.Path.GetFullPath(set);
        if (!File.Exists(path)) throw new BadInputException($"There is no map file {path} (Map:Basemap); name a PMTiles file, or none.");
        return IsPmTiles(path) ? new Basemap(path) : throw new BadInputException($"{System.IO.Path.GetFileName(path)} is no PMTiles file of version 3 (Map:Basemap); name one, or none.");
    }

    private static bool IsPmTiles(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            Span<byte> beginning = stackalloc byte[8];
            return file.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false) == beginning.Length && beginning.SequenceEqual("PMTiles\u0003"u8);
        }
        catch (Exception no) when (no is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path} (Map:Basemap) cannot be read: check who owns it.");
        }
    }
}
