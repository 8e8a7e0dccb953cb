using System.IO.Compression;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Operation;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Alliance.Tests.Platform.Operation;

/// <summary>A backup is taken from a running server and put back whole, without whom left since, or not at all.</summary>
public abstract class BackupTests(TestHouse house) : HouseTest(house)
{
    private const string Password = "seven slow turtles";

    [Fact]
    public async Task Restore_OnAnotherMachine_BringsRowsKeysAndHeads()
    {
        var partner = await House.AddOwnPartnerAsync("Lantern Bakery of the backup");
        await House.SealAsync();
        await House.Services.GetRequiredService<AuditHeads>().SignAsync(Cancel);
        var file = await BackUpAsync();

        var report = await RestoreAsync(file, Elsewhere());

        report.IsRestored.ShouldBeTrue();
        report.Chains.ShouldHaveSingleItem().Verdict.Valid.ShouldBeTrue();
        (await AskAsync(report, db => db.Set<Partner>().SingleAsync(p => p.Id == partner.Id))).Name.ShouldBe("Lantern Bakery of the backup");
        File.ReadAllBytes(place!.CertificateFile).ShouldBe(File.ReadAllBytes(House.Settings.CertificateFile));
        File.ReadAllBytes(place.SigningKeyFile).ShouldBe(File.ReadAllBytes(House.Settings.SigningKeyFile));
        (await RunAsync("audit", "verify")).ShouldBe(0, "with the heads that came along");
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(place.CertificateFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFileSystemEntries(place.DataFolder, "*", SearchOption.AllDirectories).ShouldNotContain(f => f.Contains("half-done", StringComparison.Ordinal) || f.Contains("restoring", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Restore_OfABackupFromBeforeAWithdrawal_LosesThemAgainBeforeAnybodyIsServed()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner, "Zebulon Quackenbush");
        var file = await BackUpAsync();
        await House.DoAsync(services => services.GetRequiredService<Alliance.Portal.Farewell>().LeaveAsync(contact.Id, House.Act() with { ActorId = contact.Id, Role = "Partner" }));

        var report = await RestoreAsync(file, Beside());

        report.ErasedAgain.ShouldBe(1);
        report.HadLedger.ShouldBeTrue();
        var restored = await AskAsync(report, db => db.Set<Contact>().SingleAsync(c => c.Id == contact.Id));
        restored.Name.ShouldBeNull();
        restored.LeftAt.ShouldNotBeNull();
        (await AskAsync(report, db => db.AuditEvents.CountAsync(e => e.Action == AuditCommand.BackupRestored))).ShouldBe(1);
        (await RunAsync("audit", "verify")).ShouldBe(0);
    }

    [Fact]
    public async Task Backup_WhileOthersWrite_IsOneMomentsPicture()
    {
        var partner = await House.AddOwnPartnerAsync();
        var before = new List<Engagement>();
        for (var talk = 0; talk < 5; talk++) before.Add(await House.LogTalkAsync(partner, [], $"Talk {talk}"));
        using var enough = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var writing = Task.Run(async () =>
        {
            var written = 0;
            while (!enough.IsCancellationRequested)
            {
                await House.LogTalkAsync(partner, [], $"Meanwhile {written++}");
                await House.SealAsync();
                if (written == 3) begun.SetResult();
            }
            return written;
        }, Cancel);
        await begun.Task;
        var file = await BackUpAsync();
        await enough.CancelAsync();
        var written = await writing;

        var report = await RestoreAsync(file, Beside());

        report.Chains.ShouldHaveSingleItem().Verdict.Valid.ShouldBeTrue();
        var kept = await AskAsync(report, db => db.Set<Engagement>().Where(e => e.PartnerId == partner.Id).Select(e => e.Id).ToListAsync());
        before.Select(e => e.Id).Except(kept).ShouldBeEmpty();
        kept.Count.ShouldBeInRange(8, 5 + written);
    }

    /// <summary>The first place is a date within the zip, the last is in its own sum: no reader of zips looks at either.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.02)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    [InlineData(1)]
    public async Task Restore_WithAByteChanged_RefusesAndLeavesNothing(double place)
    {
        var file = await BackUpAsync();
        var bytes = await File.ReadAllBytesAsync(file, Cancel);
        bytes[10 + (int)((bytes.Length - 11) * place)] ^= 0x55;
        await File.WriteAllBytesAsync(file, bytes, Cancel);

        await RefusesAsync(file, "take another copy of it");
    }

    [Fact]
    public async Task Restore_OfACutFile_RefusesAndLeavesNothing()
    {
        var file = await BackUpAsync();
        await using (var cut = File.OpenWrite(file)) cut.SetLength(cut.Length / 2);

        await RefusesAsync(file, "is no backup, or was cut off");
    }

    [Fact]
    public async Task Restore_UnderAPassword_NeedsThatPassword()
    {
        var file = await BackUpAsync(Password);

        (await File.ReadAllBytesAsync(file, Cancel)).AsSpan().IndexOf("manifest.json"u8).ShouldBe(-1);
        await RefusesAsync(file, "made under a password");
        await RefusesAsync(file, "The password does not open this backup", "eight slow turtles");
        (await RestoreAsync(file, Elsewhere(), Password)).IsRestored.ShouldBeTrue();
    }

    [Fact]
    public async Task Restore_OnTheOtherEngine_RefusesAndLeavesNothing()
    {
        var file = await BackUpAsync();
        var other = Settings.From(House.Engine == Engine.Sqlite ? "Host=localhost;Database=other;Username=nobody" : $"Data Source={Path.Combine(NewFolder(), "other.db")}", NewFolder());

        (await Should.ThrowAsync<BadInputException>(() => RestoreAsync(file, other))).Message.ShouldStartWith($"This is a backup of {(House.Engine == Engine.Sqlite ? "SQLite" : "PostgreSQL")}");
    }

    [Fact]
    public async Task Restore_OfANewerFormat_IsForANewerVersion()
    {
        var file = await BackUpAsync();
        using (var zip = ZipFile.Open(file, ZipArchiveMode.Update))
        {
            var manifest = zip.GetEntry("manifest.json")!;
            using var reader = new StreamReader(manifest.Open());
            var text = (await reader.ReadToEndAsync(Cancel)).Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal);
            reader.Close();
            manifest.Delete();
            await using var writer = new StreamWriter(zip.CreateEntry("manifest.json").Open());
            await writer.WriteAsync(text);
        }

        await RefusesAsync(file, "A newer version of the application made this backup");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{ "format": 1, "madeAt": "2027-03-02T14:00:00Z", "engine": null, "schema": "x", "chains": [], "parts": [] }""")]
    [InlineData("""{ "format": 1, "madeAt": "2027-03-02T14:00:00Z", "engine": "SQLite", "schema": "x", "chains": [null], "parts": [null] }""")]
    [InlineData("""{ "format": 1, "madeAt": "2027-03-02T14:00:00Z", "engine": "SQLite", "schema": "x", "chains": [], "parts": [ { "name": "../../evil", "bytes": 1, "sha256": "" } ] }""")]
    public async Task Restore_OfAManifestThatIsNone_RefusesAndLeavesNothing(string manifest)
    {
        var file = Path.Combine(NewFolder(), "made-up.backup");
        using (var zip = ZipFile.Open(file, ZipArchiveMode.Create))
        {
            await using var writer = new StreamWriter(zip.CreateEntry("manifest.json").Open());
            await writer.WriteAsync(manifest);
        }

        await RefusesAsync(file, "is no backup, or was cut off");
    }

    [Fact]
    public async Task Restore_OfANewerSchema_RefusesAndLeavesNothing()
    {
        var first = await BackUpAsync();
        var report = await RestoreAsync(first, Beside());
        await AskAsync(report, db => db.Database.ExecuteSqlRawAsync("""INSERT INTO "MigrationHistory" VALUES ('29991231000000_FromTheFuture', '99.0.0')"""));
        var newer = await BackUpAsync(from: place!);

        await RefusesAsync(newer, "was written by a newer version of the application");
    }

    [Fact]
    public async Task Restore_OverADatabaseWithContent_WantsToBeTold()
    {
        var early = await BackUpAsync();
        await RestoreAsync(early, Beside());
        var there = place!;
        var partner = await House.AddOwnPartnerAsync();
        var late = await BackUpAsync();

        (await Should.ThrowAsync<BadInputException>(() => RestoreAsync(late, there))).Message.ShouldContain("--replace");
        (await AskAsync(null, db => db.Set<Partner>().AnyAsync(p => p.Id == partner.Id))).ShouldBeFalse("what was there is untouched");

        (await RestoreAsync(late, there, replace: true)).IsRestored.ShouldBeTrue();
        (await AskAsync(null, db => db.Set<Partner>().AnyAsync(p => p.Id == partner.Id))).ShouldBeTrue();
    }

    [Fact]
    public async Task Restore_WhereAServerHasItOpen_WaitsForNobody()
    {
        var file = await BackUpAsync();
        await House.AskAsync(db => db.Agencies.CountAsync());
        await using var held = House.Services.CreateAsyncScope();
        await held.ServiceProvider.GetRequiredService<AllianceContext>().Database.OpenConnectionAsync(Cancel);

        (await Should.ThrowAsync<BadInputException>(() => RestoreAsync(file, House.Settings, replace: true))).Message.ShouldContain(House.Engine == Engine.Sqlite ? "stop it" : "stop every node");
    }

    /// <summary>Keys that differ would leave locked what is locked in the backup.</summary>
    [Fact]
    public async Task Restore_WhereOtherKeysLie_WantsToBeToldAndKeepsThem()
    {
        var file = await BackUpAsync();
        var elsewhere = Elsewhere();
        KeyCertificate.Open(elsewhere).Dispose();
        var theirs = await File.ReadAllBytesAsync(elsewhere.CertificateFile, Cancel);

        (await Should.ThrowAsync<BadInputException>(() => RestoreAsync(file, elsewhere))).Message.ShouldContain("is another key than the backup's");
        (await RestoreAsync(file, elsewhere, replace: true)).IsRestored.ShouldBeTrue();

        (await File.ReadAllBytesAsync(elsewhere.CertificateFile, Cancel)).ShouldBe(await File.ReadAllBytesAsync(House.Settings.CertificateFile, Cancel));
        (await File.ReadAllBytesAsync(Directory.GetFiles(Path.GetDirectoryName(elsewhere.CertificateFile)!, "data-protection.pfx.until-*").ShouldHaveSingleItem(), Cancel)).ShouldBe(theirs);
    }

    [Theory]
    [InlineData("""UPDATE "AuditEvent" SET "Purpose" = 'another' WHERE "Id" = (SELECT "EventId" FROM "AuditChain" WHERE "Sequence" = 2)""", AuditVerifier.Changed)]
    [InlineData("""DELETE FROM "AuditChain" WHERE "Sequence" > 3""", AuditVerifier.Cut)]
    public async Task Restore_WhereTheChainIsDamaged_ChangesNothingUnlessToldTo(string damage, string kind)
    {
        await House.AddOwnPartnerAsync();
        await House.SealAsync();
        await RestoreAsync(await BackUpAsync(), Beside());
        // Heads of what is backed up next: signed by the house, before somebody takes something away.
        await using (var services = Open(place!)) await services.GetRequiredService<AuditHeads>().SignAsync(Cancel);
        await AskAsync(null, db => db.Database.ExecuteSqlRawAsync(damage));
        var file = await BackUpAsync(from: place!, at: DateTimeOffset.UtcNow.AddYears(1));
        var target = place!;

        var refused = await RestoreAsync(file, target, replace: true);

        refused.IsRestored.ShouldBeFalse();
        refused.Chains.ShouldHaveSingleItem().Verdict.Kind.ShouldBe(kind);
        (await AskAsync(null, db => db.AuditEvents.CountAsync(e => e.Action == AuditCommand.BackupRestored))).ShouldBe(1, "the one from the restore before");
        (await RestoreAsync(file, target, replace: true, evenDamaged: true)).IsRestored.ShouldBeTrue();
        (await AskAsync(null, db => db.AuditEvents.CountAsync(e => e.Action == AuditCommand.BackupRestored))).ShouldBe(2);
    }

    [Fact]
    public async Task Backup_OverAFileThatIsThere_IsRefused()
    {
        var file = await BackUpAsync();
        var before = await File.ReadAllBytesAsync(file, Cancel);

        (await Should.ThrowAsync<BadInputException>(() => Backup.MakeAsync(House.Settings, file, null, House.Clock, Cancel))).Message.ShouldContain("is there already");
        (await File.ReadAllBytesAsync(file, Cancel)).ShouldBe(before);
    }

    [Fact]
    public async Task Command_BacksUpAndRestores_AndSaysWhereItCannot()
    {
        var file = Path.Combine(NewFolder(), "alliance.backup");
        Elsewhere();

        (await InvokeAsync("backup", file, "--database", House.ConnectionString, "--data", House.Settings.DataFolder)).ShouldBe(0);
        (await RunAsync("restore", file)).ShouldBe(0);
        (await RunAsync("restore", file)).ShouldBe(2, "now there is something");
        (await RunAsync("restore", file, "--replace", "--json")).ShouldBe(0);
        (await RunAsync("restore", file + "x")).ShouldBe(2);
        if (House.Engine == Engine.Postgres) (await InvokeAsync("backup", file + "2", "--database", $"{House.ConnectionString};Port=1", "--data", House.Settings.DataFolder)).ShouldBe(2);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Where the last restore went.</summary>
    private Settings? place;

    private string NewFolder() => Directory.CreateDirectory(Path.Combine(House.Settings.DataFolder, "..", $"{Guid.NewGuid():N}")).FullName;

    /// <summary>Another database of this server: its keys and its ledger.</summary>
    private Settings Beside() => place = Settings.From(NewDatabase(), House.Settings.DataFolder);

    /// <summary>A machine where nothing lies yet.</summary>
    private Settings Elsewhere() => place = Settings.From(NewDatabase(), Path.Combine(NewFolder(), "data"));

    private string NewDatabase() => House.Engine == Engine.Sqlite
        ? $"Data Source={Path.Combine(NewFolder(), "alliance.db")};Pooling=False"
        : new NpgsqlConnectionStringBuilder(House.ConnectionString) { Database = $"restored_{Guid.NewGuid():N}", Pooling = false }.ConnectionString;

    private async Task<string> BackUpAsync(string? password = null, Settings? from = null, DateTimeOffset? at = null)
    {
        // A server that started has keys.
        House.Services.ShouldNotBeNull();
        var file = Path.Combine(NewFolder(), "alliance.backup");
        await Backup.MakeAsync(from ?? House.Settings, file, password, at is { } then ? new Microsoft.Extensions.Time.Testing.FakeTimeProvider(then) : House.Clock, Cancel);
        Directory.GetFileSystemEntries(Path.GetDirectoryName(file)!).ShouldHaveSingleItem("nothing else is left");
        return file;
    }

    private Task<RestoreReport> RestoreAsync(string file, Settings to, string? password = null, bool replace = false, bool evenDamaged = false) =>
        new Restore(place = to, House.Clock).RunAsync(file, password, replace, evenDamaged, Cancel);

    private async Task RefusesAsync(string file, string because, string? password = null)
    {
        var elsewhere = Elsewhere();
        (await Should.ThrowAsync<BadInputException>(() => RestoreAsync(file, elsewhere, password))).Message.ShouldContain(because);
        Directory.GetFileSystemEntries(elsewhere.DataFolder).ShouldBeEmpty();
        (await BackupEngine.Of(elsewhere).HasContentAsync(Cancel)).ShouldBeFalse();
        if (House.Engine == Engine.Sqlite) Directory.GetFiles(Path.GetDirectoryName(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(elsewhere.Database).DataSource)!).ShouldBeEmpty();
    }

    private static ServiceProvider Open(Settings settings) => new ServiceCollection().AddLogging().AddHouse(settings).BuildServiceProvider();

    /// <summary>Asks what was restored, without starting a server over it.</summary>
    private async Task<T> AskAsync<T>(RestoreReport? report, Func<AllianceContext, Task<T>> question)
    {
        report?.IsRestored.ShouldBeTrue();
        await using var services = Open(place!);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == TestPeople.AgencyId, Cancel));
        return await question(db);
    }

    private Task<int> RunAsync(params string[] line) => InvokeAsync([.. line, "--database", place!.Database, "--data", place.DataFolder]);

    private static Task<int> InvokeAsync(params string[] line) => Alliance.House.Commands().Parse(line).InvokeAsync(cancellationToken: Cancel);
}

public sealed class BackupTestsOnSqlite(SqliteHouse house) : BackupTests(house), IClassFixture<SqliteHouse>;

public sealed class BackupTestsOnPostgres(PostgresHouse house) : BackupTests(house), IClassFixture<PostgresHouse>;
