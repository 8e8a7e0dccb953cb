using System.Data.Common;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Operation;

public enum FindingState { Ok, Look, Broken }

/// <param name="What">Which part was looked at.</param>
/// <param name="Says">What was found, and where it is not well, what to do.</param>
public sealed record Finding(string What, FindingState State, string Says);

/// <summary>Looks a house over and changes nothing in it: no key is made, no schema brought up.</summary>
/// <param name="known">Every setting there is.</param>
/// <param name="freeSpace">Bytes free on a folder's disk; for tests.</param>
public sealed class Doctor(Settings settings, IReadOnlyList<Setting> known, TimeProvider time, Func<string, long>? freeSpace = null)
{
    private const long TooLittle = 200_000_000, Little = 2_000_000_000;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(5), MuchSkew = TimeSpan.FromMinutes(2), LongUnsealed = TimeSpan.FromMinutes(5), LongWaiting = TimeSpan.FromHours(1);

    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancel)
    {
        // Not the whole house, which would make keys where there are none.
        await using var services = new ServiceCollection().AddLogging().AddSingleton(settings).AddSingleton(time).AddDatabase(settings)
            .Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
            .AddSingleton<HouseKey>().AddSingleton<AuditHeads>().AddSingleton<ErasureLedger>().BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        var database = await DatabaseAsync(db, cancel);
        var findings = new List<Finding> { Configuration(), Address(), database };
        var isReadable = database.State != FindingState.Broken && await db.Database.CanConnectAsync(cancel);
        var schema = isReadable ? await SchemaAsync(db, cancel) : null;
        if (schema is not null) findings.Add(schema);
        // An older or newer schema may lack what the rest asks for.
        var isOurs = schema is { State: FindingState.Ok };
        findings.Add(await KeysAsync(isOurs ? db : null, cancel));
        findings.Add(await LedgerAsync(services.GetRequiredService<ErasureLedger>(), isOurs ? db : null, cancel));
        findings.Add(await MailAsync(isOurs ? db : null, cancel));
        findings.Add(await ClockAsync(isOurs ? db : null, cancel));
        findings.AddRange(Disks());
        if (isOurs) findings.Add(await AuditAsync(db, services.GetRequiredService<AuditHeads>(), cancel));
        return findings;
    }

    private Finding Configuration()
    {
        var broken = known.Select(ProblemWith).OfType<string>().ToList();
        if (broken.Count > 0) return new("settings", FindingState.Broken, string.Join(" ", broken));
        var file = Path.Combine(settings.DataFolder, SettingsFile.Name);
        List<string> look = [.. SettingsFile.Unknown(settings, known)];
        if (IsOpenToOthers(file)) look.Add($"Others on this machine can read {file}, in which passwords may stand: chmod 600 it.");
        return look.Count > 0 ? new("settings", FindingState.Look, string.Join(" ", look)) : new("settings", FindingState.Ok, "each can be used");
    }

    private string? ProblemWith(Setting setting)
    {
        try
        {
            setting.Check?.Invoke(settings.Configuration);
            return null;
        }
        catch (BadInputException bad)
        {
            return bad.Message;
        }
    }

    private Finding Address() => settings.Address is { } address
        ? new("address", FindingState.Ok, $"links in letters lead to {address}")
        : new("address", FindingState.Look, "ALLIANCE_ADDRESS is not set: away from this machine nobody can ask for a link. Set it to where people find this server.");

    private async Task<Finding> DatabaseAsync(AllianceContext db, CancellationToken cancel)
    {
        if (!settings.IsPostgres && !File.Exists(new SqliteConnectionStringBuilder(settings.Database).DataSource))
            return new("database", FindingState.Look, "there is none yet: the first start makes it.");
        try
        {
            await db.Database.OpenConnectionAsync(cancel);
            var version = db.Database.GetDbConnection().ServerVersion;
            await db.Database.CloseConnectionAsync();
            return new("database", FindingState.Ok, $"{(settings.IsPostgres ? "PostgreSQL" : "SQLite")} {version} answers");
        }
        catch (Exception failure) when (failure is DbException or TimeoutException or InvalidOperationException { InnerException: DbException })
        {
            return new("database", FindingState.Broken, $"it cannot be opened: {failure.Message.Split('\n')[0].TrimEnd('.')}. Check the connection string, and that the server runs and lets us in.");
        }
    }

    private static async Task<Finding> SchemaAsync(AllianceContext db, CancellationToken cancel)
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        if (applied.Except(known).LastOrDefault() is { } newer)
            return new("schema", FindingState.Broken, newer == DatabaseSetup.Unfinished ? "a demo load was stopped in the middle: run it again." : $"a newer version wrote it ({newer}): start that version, or restore a backup made before the upgrade.");
        var waiting = known.Except(applied).Count();
        return waiting > 0
            ? new("schema", FindingState.Look, $"{waiting} migrations wait: make a backup, and the next start brings them in.")
            : new("schema", FindingState.Ok, $"the newest ({known[^1]})");
    }

    private async Task<Finding> KeysAsync(AllianceContext? db, CancellationToken cancel)
    {
        if (File.Exists(settings.EarlierCertificateFile)) return new("keys", FindingState.Look, "a renewal of the keys was cut off: stop every server and say ./run keys renew again.");
        var locked = db is null ? [] : await db.DataProtectionKeys.Where(k => k.Xml != null).Select(k => k.Xml!).ToListAsync(cancel);
        if (!File.Exists(settings.CertificateFile))
            return locked.Count == 0
                ? new("keys", FindingState.Ok, "none yet: the first start makes them")
                : new("keys", FindingState.Broken, $"{settings.CertificateFile} is missing, and the database holds what it opens: put it back from a backup before anything is started, which would make another.");
        try
        {
            using var certificate = X509CertificateLoader.LoadPkcs12FromFile(settings.CertificateFile, null);
            var raw = Convert.ToBase64String(certificate.RawData);
            if (locked.Count > 0 && !locked.Any(xml => xml.Contains(raw, StringComparison.Ordinal)))
                return new("keys", FindingState.Broken, $"{settings.CertificateFile} is not the one that the database's keys are locked with: put that one back.");
            if (File.Exists(settings.SigningKeyFile)) using (new HouseKey(settings).Open()) { }
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException or BadInputException)
        {
            return new("keys", FindingState.Broken, failure is BadInputException ? failure.Message : $"{settings.CertificateFile} cannot be read: check who owns it, or put it back from a backup.");
        }
        return new[] { settings.CertificateFile, settings.SigningKeyFile }.Where(IsOpenToOthers).ToList() is { Count: > 0 } open
            ? new("keys", FindingState.Look, $"others on this machine can read {string.Join(" and ", open)}: chmod 600 it.")
            : new("keys", FindingState.Ok, "they are there and ours alone");
    }

    private static async Task<Finding> LedgerAsync(ErasureLedger ledger, AllianceContext? db, CancellationToken cancel)
    {
        var kept = db is null ? [] : (await db.Set<ErasureLine>().IgnoreQueryFilters().Select(l => l.Id).ToListAsync(cancel)).ToHashSet();
        try
        {
            if (!File.Exists(ledger.FilePath))
                return kept.Count == 0
                    ? new("ledger", FindingState.Ok, "none yet: the first start makes it")
                    : new("ledger", FindingState.Look, $"{ledger.FilePath} is missing: put the newest one back. The next start writes what the database knows of it anew.");
            using (new FileStream(ledger.FilePath, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite)) { }
            var agencies = db is null ? [] : await db.Agencies.Select(a => a.Id).ToListAsync(cancel);
            var again = (await ledger.ReadAsync()).Where(l => agencies.Contains(l.Agency)).DistinctBy(l => l.Id).Count(l => !kept.Contains(l.Id));
            return again > 0
                ? new("ledger", FindingState.Look, $"{again} erasures are not in this database, as after a backup was put back: the next start does them again before it serves anybody.")
                : new("ledger", FindingState.Ok, $"it and the database agree on {kept.Count} erasures");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new("ledger", FindingState.Broken, $"{ledger.FilePath} cannot be written to, and without it nobody can withdraw: check who owns it and whether the disk has room.");
        }
    }

    private async Task<Finding> MailAsync(AllianceContext? db, CancellationToken cancel)
    {
        MailCarrier carrier = settings.MailServer is { } server ? new SmtpCarrier(server, settings.MailFrom) : new FolderCarrier(settings.MailFolder, settings.MailFrom);
        if (await carrier.TryAsync(cancel) is { } problem) return new("letters", FindingState.Broken, $"{problem}. Letters are tried again for three days.");
        var before = time.Instant() - LongWaiting;
        var late = db is null ? 0 : await db.Set<OutboxMail>().IgnoreQueryFilters().CountAsync(m => m.WrittenAt < before, cancel);
        if (late > 0) return new("letters", FindingState.Look, $"{late} wait for more than an hour: the server is down, or its log says why they cannot be sent.");
        return settings.MailServer is null
            ? new("letters", FindingState.Look, $"ALLIANCE_MAIL is not set: letters lie in {settings.MailFolder}, in clear. Do not run a department so.")
            : new("letters", FindingState.Ok, $"{settings.MailServer.Host} lets us in, and none waits long");
    }

    private async Task<Finding> ClockAsync(AllianceContext? db, CancellationToken cancel)
    {
        if (db is null) return new("clock", FindingState.Ok, "there is nothing to compare it with");
        var last = DateTime.MinValue;
        foreach (var agency in await db.Agencies.Select(a => a.Id).ToListAsync(cancel))
            if (await db.AuditEvents.IgnoreQueryFilters().Where(e => e.AgencyId == agency).OrderByDescending(e => e.Id).Select(e => (DateTime?)e.At).FirstOrDefaultAsync(cancel) is { } at && at > last) last = at;
        if (last > time.Instant() + MuchSkew) return new("clock", FindingState.Broken, $"it is behind: the last event was written at {last:yyyy-MM-dd HH:mm} UTC. Set this machine's clock before anything is written.");
        if (!settings.IsPostgres) return new("clock", FindingState.Ok, "it is past the last event");
        var skew = (await db.Database.SqlQueryRaw<DateTime>("""SELECT now() AS "Value" """).SingleAsync(cancel) - time.Instant()).Duration();
        return skew > MuchSkew ? new("clock", FindingState.Broken, $"it and the database's differ by {skew.TotalSeconds:N0} s: set both by the network (NTP).")
            : skew > Skew ? new("clock", FindingState.Look, $"it and the database's differ by {skew.TotalSeconds:N0} s: set both by the network (NTP).")
            : new("clock", FindingState.Ok, "it is past the last event and goes with the database's");
    }

    private IEnumerable<Finding> Disks()
    {
        List<string> folders = [settings.DataFolder, settings.LedgerFolder];
        if (!settings.IsPostgres) folders.Add(Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(settings.Database).DataSource))!);
        foreach (var folder in folders.Distinct().Where(Directory.Exists))
        {
            var free = freeSpace is null ? new DriveInfo(folder).AvailableFreeSpace : freeSpace(folder);
            var says = $"{free / 1e9:N1} GB free at {folder}";
            yield return free < TooLittle ? new("disk", FindingState.Broken, $"{says}: make room at once, or nothing can be kept and nobody can withdraw.")
                : free < Little ? new("disk", FindingState.Look, $"{says}: make room.")
                : new("disk", FindingState.Ok, says);
        }
    }

    /// <summary>Compares the signed heads with the chain; the whole walk is <c>audit verify</c>'s.</summary>
    private async Task<Finding> AuditAsync(AllianceContext db, AuditHeads heads, CancellationToken cancel)
    {
        var since = time.Instant() - LongUnsealed;
        var chain = db.AuditChain.IgnoreQueryFilters().AsNoTracking();
        IReadOnlyList<AuditHead> signed;
        try
        {
            signed = await heads.ReadOwnAsync();
        }
        catch (BadInputException bad)
        {
            return new("audit", FindingState.Broken, bad.Message);
        }
        foreach (var head in signed.GroupBy(h => h.Agency).Select(g => g.MaxBy(h => h.Sequence)!))
        {
            var there = await chain.Where(l => l.AgencyId == head.Agency && l.Sequence == head.Sequence).Select(l => l.Hash).SingleOrDefaultAsync(cancel);
            if (there is null || Convert.ToHexStringLower(there) != head.Hash)
                return new("audit", FindingState.Broken, $"the chain does not agree with the head signed at {head.At:yyyy-MM-dd HH:mm} UTC: ./run audit verify says where. After a backup was put back, say ./run audit restored.");
        }
        var late = await (from waiting in db.Set<AuditUnsealed>().IgnoreQueryFilters()
                          join row in db.AuditEvents.IgnoreQueryFilters() on new { waiting.AgencyId, Id = waiting.EventId } equals new { row.AgencyId, row.Id }
                          where row.At < since
                          select row.Id).CountAsync(cancel);
        if (late > 0) return new("audit", FindingState.Look, $"{late} events wait for more than five minutes to be sealed: start the server, or ./run audit head.");
        if (signed.Count > 0) return new("audit", FindingState.Ok, $"the chain agrees with the signed heads, the last of {signed.Max(h => h.At):yyyy-MM-dd HH:mm} UTC");
        return await chain.AnyAsync(cancel)
            ? new("audit", FindingState.Look, $"no head was signed yet ({heads.FilePath}): the server does it within the hour, ./run audit head at once.")
            : new("audit", FindingState.Ok, "nothing was written yet");
    }

    private static bool IsOpenToOthers(string path) => !OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & Others) != 0;
}
