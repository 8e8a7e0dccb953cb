using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Alliance.Platform.Operation;

/// <summary>
/// A backup as one file: a zip of its parts and of a manifest that lists them with their SHA-256; under a password, sealed as a whole. The zip's
/// comment, its last bytes, has the SHA-256 of all bytes before it: a zip itself would let a changed date or manifest pass.
/// </summary>
public sealed class BackupFile : IDisposable
{
    private const string ManifestName = "manifest.json";
    private const int LongestManifest = 1 << 20;
    private const int SumLength = 2 * SHA256.HashSizeInBytes;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly ZipArchive zip;

    private BackupFile(ZipArchive zip, BackupManifest manifest) => (this.zip, Manifest) = (zip, manifest);

    public BackupManifest Manifest { get; }

    /// <param name="manifest">Its parts are filled in from the files as they are written.</param>
    /// <param name="files">Where each part lies now.</param>
    public static async Task<BackupManifest> WriteAsync(string path, BackupManifest manifest, IReadOnlyList<(string Name, string Path)> files, string? password, CancellationToken cancel)
    {
        if (password is null) return await ZipAsync(path, manifest, files, cancel);
        var plain = path + ".plain";
        var written = await ZipAsync(plain, manifest, files, cancel);
        await using (var from = File.OpenRead(plain))
        await using (var to = Create(path))
        {
            await SealedFile.SealAsync(from, to, password, cancel);
            to.Flush(flushToDisk: true);
        }
        File.Delete(plain);
        return written;
    }

    /// <param name="folder">Where a sealed file is opened to, for as long as this lives.</param>
    /// <exception cref="BadInputException">There is no such file, it is no backup of ours, or a newer version made it.</exception>
    public static async Task<BackupFile> OpenAsync(string path, string? password, string folder, CancellationToken cancel)
    {
        if (!File.Exists(path)) throw new BadInputException($"There is no file {path}.");
        if (SealedFile.IsOne(path)) path = await UnsealAsync(path, password, folder, cancel);
        ZipArchive? zip = null;
        try
        {
            zip = ZipFile.OpenRead(path);
            var manifest = ManifestIn(zip);
            if (await SumStandsAsync(path, cancel)) return new BackupFile(zip, manifest);
            throw new BadInputException($"{Path.GetFileName(path)} is not as it was written: take another copy of it.");
        }
        catch (Exception failure) when (failure is InvalidDataException or JsonException)
        {
            zip?.Dispose();
            throw new BadInputException($"{Path.GetFileName(path)} is no backup, or was cut off: take another copy of it.");
        }
        catch
        {
            zip?.Dispose();
            throw;
        }
    }

    public bool Has(string part) => Manifest.Parts.Any(p => p.Name == part);

    /// <summary>Brings a part out and makes sure that it is the one that went in.</summary>
    /// <exception cref="BadInputException">It is not.</exception>
    public async Task ExtractAsync(string part, string path, CancellationToken cancel)
    {
        await using var to = Create(path);
        await ReadAsync(part, to, cancel);
    }

    /// <summary>Reads all of it once more, as a restore would.</summary>
    /// <exception cref="BadInputException">A part is not what the manifest says.</exception>
    public async Task CheckAsync(CancellationToken cancel)
    {
        foreach (var part in Manifest.Parts) await ReadAsync(part.Name, Stream.Null, cancel);
    }

    public void Dispose() => zip.Dispose();

    private static async Task<BackupManifest> ZipAsync(string path, BackupManifest manifest, IReadOnlyList<(string Name, string Path)> files, CancellationToken cancel)
    {
        await using var file = Create(path);
        var parts = new List<BackupPart>();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, from) in files) parts.Add(await AddAsync(zip, name, from, cancel));
            manifest = manifest with { Parts = parts };
            zip.Comment = "sha256:" + new string('0', SumLength);
            await using var entry = await zip.CreateEntry(ManifestName).OpenAsync(cancel);
            await JsonSerializer.SerializeAsync(entry, manifest, Json, cancel);
        }
        var sum = await SumAsync(file, cancel);
        file.Position = file.Length - SumLength;
        await file.WriteAsync(Encoding.ASCII.GetBytes(sum), cancel);
        file.Flush(flushToDisk: true);
        return manifest;
    }

    private static async Task<BackupPart> AddAsync(ZipArchive zip, string name, string path, CancellationToken cancel)
    {
        await using var from = File.OpenRead(path);
        await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancel);
        var (bytes, hash) = await CopyAsync(from, entry, long.MaxValue, cancel);
        return new BackupPart(name, bytes, hash);
    }

    /// <summary>The SHA-256 of all but the place of that sum, in small hexadecimal digits.</summary>
    private static async Task<string> SumAsync(FileStream file, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        file.Position = 0;
        for (var left = file.Length - SumLength; left > 0;)
        {
            var length = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancel);
            if (length == 0) break;
            hash.AppendData(buffer, 0, length);
            left -= length;
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task<bool> SumStandsAsync(string path, CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        if (file.Length <= SumLength) return false;
        var sum = await SumAsync(file, cancel);
        var said = new byte[SumLength];
        file.Position = file.Length - SumLength;
        await file.ReadExactlyAsync(said, cancel);
        return Encoding.ASCII.GetString(said) == sum;
    }

    private static async Task<string> UnsealAsync(string path, string? password, string folder, CancellationToken cancel)
    {
        if (password is null) throw new BadInputException("This backup was made under a password: set ALLIANCE_BACKUP_PASSWORD to it.");
        var plain = Path.Combine(folder, Path.GetFileName(path));
        await using var from = File.OpenRead(path);
        await using var to = Create(plain);
        await SealedFile.OpenAsync(from, to, password, cancel);
        return plain;
    }

    private static BackupManifest ManifestIn(ZipArchive zip)
    {
        if (zip.GetEntry(ManifestName) is not { Length: < LongestManifest } entry) throw new InvalidDataException();
        using var stream = entry.Open();
        var manifest = JsonSerializer.Deserialize<BackupManifest>(stream, Json) ?? throw new InvalidDataException();
        if (manifest.Format > BackupManifest.ThisFormat) throw new BadInputException("A newer version of the application made this backup; restore it with that one.");
        if (manifest is not { Engine: not null, Chains: not null, Parts: not null } || manifest.Parts.Any(p => p?.Name is null) || manifest.Chains.Contains(null!)) throw new InvalidDataException();
        var listed = manifest.Parts.Select(p => p.Name).Append(ManifestName);
        return listed.Distinct().Count() == zip.Entries.Count && listed.Order(StringComparer.Ordinal).SequenceEqual(zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal)) ? manifest : throw new InvalidDataException();
    }

    private async Task ReadAsync(string part, Stream to, CancellationToken cancel)
    {
        var expected = Manifest.Parts.Single(p => p.Name == part);
        try
        {
            await using var entry = await zip.GetEntry(part)!.OpenAsync(cancel);
            if (await CopyAsync(entry, to, expected.Bytes, cancel) == (expected.Bytes, expected.Sha256)) return;
        }
        catch (InvalidDataException)
        {
            // Its packing is broken, or its own checksum says so before ours.
        }
        throw new BadInputException($"\"{part}\" in this backup is not as it was written: take another copy of it.");
    }

    /// <summary>Copies and hashes; one byte more than was promised is enough to know.</summary>
    private static async Task<(long Bytes, string Hash)> CopyAsync(Stream from, Stream to, long most, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        var bytes = 0L;
        int length;
        while (bytes <= most && (length = await from.ReadAsync(buffer, cancel)) > 0)
        {
            hash.AppendData(buffer, 0, length);
            await to.WriteAsync(buffer.AsMemory(0, length), cancel);
            bytes += length;
        }
        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>For nobody's eyes but ours.</summary>
    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
