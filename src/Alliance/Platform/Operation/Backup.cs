using Alliance.Platform.Data;

namespace Alliance.Platform.Operation;

/// <summary>
/// Makes a backup while the server runs: the database at one moment, the keys that open what is locked in it, and the signed heads.
/// The ledger of erasures stays out of it on purpose: an older one must never come back.
/// </summary>
public static class Backup
{
    public const string Certificate = "keys/data-protection.pfx", SigningKey = "keys/audit-head.pem", Heads = "audit-heads.jsonl";

    /// <returns>What the file says of itself, once it was read again and found whole.</returns>
    /// <exception cref="BadInputException">The file is there already, or what is to be backed up cannot be.</exception>
    public static async Task<BackupManifest> MakeAsync(Settings settings, string path, string? password, TimeProvider time, CancellationToken cancel)
    {
        path = Path.GetFullPath(path);
        if (Path.Exists(path)) throw new BadInputException($"{path} is there already; name another file.");
        if (Path.GetDirectoryName(path) is not { } folder || !Directory.Exists(folder)) throw new BadInputException($"There is no folder for {path}; make it first.");
        // The backup has one certificate in it, and this database wants two.
        if (File.Exists(settings.EarlierCertificateFile)) throw new BadInputException("A renewal of the keys was cut off: stop every server, say ./run keys renew again, and then make the backup.");
        using var work = WorkFolder.In(folder);
        var engine = BackupEngine.Of(settings);
        var now = time.Instant();
        // Keys first: one that is made a moment later locks nothing in this copy.
        List<(string, string)> files = [.. KeysAndHeads(settings).Where(f => File.Exists(f.Path))];
        var state = await engine.CopyAsync(work.File(engine.Part), cancel);
        files.Insert(0, (engine.Part, work.File(engine.Part)));
        var unfinished = work.File(Path.GetFileName(path));
        var manifest = await BackupFile.WriteAsync(unfinished, new BackupManifest
        {
            Format = BackupManifest.ThisFormat,
            MadeAt = now,
            Engine = engine.Name,
            Schema = state.Schema,
            Chains = state.Chains,
            Parts = [],
        }, files, password, cancel);
        using (var written = await BackupFile.OpenAsync(unfinished, password, work.Folder("again"), cancel)) await written.CheckAsync(cancel);
        File.Move(unfinished, path, overwrite: false);
        return manifest;
    }

    /// <summary>What lies outside the database and goes with it.</summary>
    public static IReadOnlyList<(string Part, string Path)> KeysAndHeads(Settings settings) =>
        [(Certificate, settings.CertificateFile), (SigningKey, settings.SigningKeyFile), (Heads, settings.HeadsFile)];
}
