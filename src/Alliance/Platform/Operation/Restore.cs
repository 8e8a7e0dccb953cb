using System.Security.Cryptography;
using Alliance.Platform.Audit;
using Alliance.Platform.Commands;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Operation;

/// <summary>What a restore found and did. Where <see cref="IsRestored"/> is false, everything is as it was.</summary>
/// <param name="ErasedAgain">How many erasures the ledger knew and the backup did not.</param>
/// <param name="HadLedger">Whether a ledger of erasures lay there.</param>
public sealed record RestoreReport(bool IsRestored, DateTime MadeAt, string Schema, int ErasedAgain, bool HadLedger, IReadOnlyList<ChainFound> Chains);

/// <summary>One agency's chain in the backup, and the signed heads that were set aside since they speak of what came after it.</summary>
/// <param name="AgreesAt">The last place at which a head and the chain agree, where heads were set aside.</param>
/// <param name="Furthest">The furthest place that a head spoke of.</param>
public sealed record ChainFound(string Agency, AuditVerdict Verdict, long? AgreesAt, long? Furthest);

/// <summary>
/// Puts a backup back: brings it in beside the present database, checks it, erases again what the ledger knows, and only then lets it
/// take the place, in one step.
/// </summary>
public sealed class Restore(Settings settings, TimeProvider time)
{
    private readonly BackupEngine engine = BackupEngine.Of(settings);

    /// <param name="replace">Whether a database with content may be replaced, and keys that differ.</param>
    /// <param name="evenDamaged">Whether a backup is put back whose audit chain is damaged.</param>
    /// <exception cref="BadInputException">The file cannot be used, or something is in the way. Everything is as it was.</exception>
    public async Task<RestoreReport> RunAsync(string path, string? password, bool replace, bool evenDamaged, CancellationToken cancel)
    {
        using var work = WorkFolder.In(settings.DataFolder);
        using var backup = await BackupFile.OpenAsync(path, password, work.Folder("opened"), cancel);
        RefuseStranger(backup);
        if (!replace && await engine.HasContentAsync(cancel)) throw new BadInputException("There is a database in that place already. Make a backup of it, and say --replace if this one is to take its place.");
        await engine.RefuseCompanyAsync(cancel);
        RefuseFullDisk(backup);
        var staged = settings with { DataFolder = work.Folder("data") };
        await StageAsync(backup, staged, replace, cancel);
        // A restore that was killed may have left something there.
        await engine.ClearAwayAsync();
        try
        {
            var database = engine.Landing(work.Path);
            await backup.ExtractAsync(engine.Part, database, cancel);
            var report = await LookAsync(staged with { Database = await engine.BringInAsync(database, cancel) }, backup.Manifest, evenDamaged, cancel);
            if (!report.IsRestored) return report;
            await engine.SwapAsync(cancel);
            PutInPlace(staged);
            return report;
        }
        finally
        {
            await engine.ClearAwayAsync();
        }
    }

    private void RefuseStranger(BackupFile backup)
    {
        var manifest = backup.Manifest;
        if (manifest.Engine != engine.Name || !backup.Has(engine.Part))
            throw new BadInputException($"This is a backup of {manifest.Engine}, and the database named is {engine.Name}: name one with --database.");
    }

    private void RefuseFullDisk(BackupFile backup)
    {
        var needed = backup.Manifest.Parts.Sum(p => p.Bytes);
        var free = new DriveInfo(settings.DataFolder).AvailableFreeSpace;
        if (free < needed) throw new BadInputException($"The disk of {settings.DataFolder} has {free / 1e6:N0} MB left, and this needs {needed / 1e6:N0} MB.");
    }

    /// <summary>Lays keys and heads down as they will be. Heads belong to the key that signed them, and those that are here are newer.</summary>
    private async Task StageAsync(BackupFile backup, Settings staged, bool replace, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(staged.CertificateFile)!);
        var here = Backup.KeysAndHeads(settings).ToDictionary(f => f.Part, f => f.Path);
        var there = Backup.KeysAndHeads(staged).ToDictionary(f => f.Part, f => f.Path);
        foreach (var (part, path) in there)
        {
            if (backup.Has(part)) await backup.ExtractAsync(part, path, cancel);
            else if (File.Exists(here[part])) File.Copy(here[part], path);
        }
        if (!replace && new[] { Backup.Certificate, Backup.SigningKey }.FirstOrDefault(k => Differ(here[k], there[k])) is { } other)
            throw new BadInputException($"{here[other]} is another key than the backup's, and would not open what is locked in it. Say --replace if the backup's keys are to take its place; those that are here are then kept beside.");
        if (!Differ(here[Backup.SigningKey], there[Backup.SigningKey]) && File.Exists(here[Backup.Heads])) File.Copy(here[Backup.Heads], there[Backup.Heads], overwrite: true);
    }

    /// <summary>Opens the house over what was brought in: its schema, its chain against every head signed before the backup, and what was erased since.</summary>
    private static async Task<RestoreReport> LookAsync(Settings aside, BackupManifest manifest, bool evenDamaged, CancellationToken cancel)
    {
        await using var house = CommandContext.HouseOver(aside);
        var hadLedger = File.Exists(house.GetRequiredService<ErasureLedger>().FilePath);
        var agencies = await PrepareAsync(house, cancel);
        var verdicts = new List<(Agency Agency, AuditVerdict Verdict)>();
        foreach (var agency in agencies) verdicts.Add((agency, await VerifyAsync(house, agency, manifest, cancel)));
        if (verdicts.Exists(v => !v.Verdict.Valid) && !evenDamaged)
            return new RestoreReport(false, manifest.MadeAt, manifest.Schema, 0, hadLedger, verdicts.ConvertAll(v => new ChainFound(v.Agency.Slug, v.Verdict, null, null)));
        var again = await house.GetRequiredService<ErasureReplay>().RunAsync(cancel);
        var chains = new List<ChainFound>();
        foreach (var (agency, verdict) in verdicts)
        {
            await using var scope = house.GetRequiredService<IServiceScopeFactory>().OpenIn(agency);
            var heads = await AuditCommand.SayRestoredAsync(scope.ServiceProvider, agency, cancel);
            chains.Add(new ChainFound(agency.Slug, verdict, heads?.AgreesAt, heads?.Signed));
        }
        return new RestoreReport(true, manifest.MadeAt, manifest.Schema, again, hadLedger, chains);
    }

    private static async Task<List<Agency>> PrepareAsync(ServiceProvider house, CancellationToken cancel)
    {
        await using var scope = house.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        await db.PrepareAsync(cancel);
        return await db.Agencies.AsNoTracking().OrderBy(a => a.Id).ToListAsync(cancel);
    }

    private static async Task<AuditVerdict> VerifyAsync(ServiceProvider house, Agency agency, BackupManifest manifest, CancellationToken cancel)
    {
        await using var scope = house.GetRequiredService<IServiceScopeFactory>().OpenIn(agency);
        var heads = house.GetRequiredService<AuditHeads>();
        var end = manifest.Chains.FirstOrDefault(c => c.Agency == agency.Id);
        var signed = (await heads.ReadOwnAsync()).Where(h => h.At <= manifest.MadeAt).ToList();
        if (end is not null) signed.Add(new AuditHead(end.Agency, end.Sequence, end.Hash, manifest.MadeAt, ""));
        return await scope.ServiceProvider.GetRequiredService<AuditVerifier>().VerifyAsync(agency.Id, signed, cancel);
    }

    /// <summary>Nothing here but renaming, which needs no room.</summary>
    private void PutInPlace(Settings staged)
    {
        var otherKey = Differ(settings.SigningKeyFile, staged.SigningKeyFile);
        foreach (var ((_, to), (_, from)) in Backup.KeysAndHeads(settings).Zip(Backup.KeysAndHeads(staged)))
        {
            if (!File.Exists(from)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            if (Differ(to, from) && (to != settings.HeadsFile || otherKey)) File.Move(to, $"{to}.until-{time.Instant():yyyyMMddHHmmss}", overwrite: true);
            // The staged file was made for our eyes only, and stays so.
            File.Move(from, to, overwrite: true);
        }
    }

    private static bool Differ(string here, string there) => File.Exists(here) && File.Exists(there) && !Hash(here).AsSpan().SequenceEqual(Hash(there));

    private static byte[] Hash(string path)
    {
        using var file = File.OpenRead(path);
        return SHA256.HashData(file);
    }
}
