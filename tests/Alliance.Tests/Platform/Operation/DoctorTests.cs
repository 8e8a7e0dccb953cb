using Alliance.Platform;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Mail;
using Alliance.Platform.Operation;
using Alliance.Tests.House;
using Alliance.Tests.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Alliance.Tests.Platform.Operation;

/// <summary>Everything that the doctor looks at can be well, and can be not: each is made so once.</summary>
public abstract class DoctorTests(TestHouse house) : HouseTest(house)
{
    private const long Plenty = 50_000_000_000;

    [Fact]
    public async Task Look_AtAHouseInOrder_FindsNothingBroken()
    {
        await House.SignInAsync(Role.Officer);
        await House.SealAsync();
        await House.Services.GetRequiredService<AuditHeads>().SignAsync(Cancel);

        var findings = await LookAsync();

        findings.Select(f => f.What).ShouldBe(["settings", "address", "database", "schema", "keys", "ledger", "letters", "clock", "disk", "disk", .. House.Engine == Engine.Sqlite ? ["disk"] : Array.Empty<string>(), "audit"]);
        // The tests' clock is not the database server's.
        findings.Where(f => f.State != FindingState.Ok && f.What != "clock").Select(f => f.What).ShouldBe(["address", "letters"]);
    }

    [Fact]
    public async Task Settings_ThatCannotBeUsed_AreBroken() =>
        (await OneAsync("settings", known: [new Setting("Map__Basemap", _ => throw new BadInputException("There is no map file."))])).ShouldBe(new Finding("settings", FindingState.Broken, "There is no map file."));

    [Fact]
    public async Task Settings_InTheFileThatMeanNothing_AreNamed()
    {
        var settings = WithFile("""{ "ALLIANCE_MAIL_FORM": "x@police.example", "Map": { "Basemapp": "town" } }""");

        var finding = await OneAsync("settings", settings);

        finding.State.ShouldBe(FindingState.Look);
        finding.Says.ShouldContain("ALLIANCE_MAIL_FORM is no setting; was ALLIANCE_MAIL_FROM meant?");
        finding.Says.ShouldContain("Map__Basemapp is no setting; was Map__Basemap meant?");
        if (!OperatingSystem.IsWindows()) finding.Says.ShouldContain("chmod 600");
    }

    [Fact]
    public async Task Address_ThatIsSet_IsSaid() => (await OneAsync("address", WithFile("""{ "ALLIANCE_ADDRESS": "https://alliance.example" }"""))).State.ShouldBe(FindingState.Ok);

    [Fact]
    public async Task Database_ThatIsAway_IsBroken()
    {
        var folder = NewFolder();
        var file = Path.Combine(folder, "other.db");
        await File.WriteAllTextAsync(file, string.Concat(Enumerable.Repeat("no database at all ", 100)), Cancel);
        var settings = Settings.From(House.Engine == Engine.Sqlite ? $"Data Source={file};Pooling=False" : $"{House.ConnectionString};Port=1", folder);

        var findings = await LookAsync(settings);

        findings.Single(f => f.What == "database").State.ShouldBe(FindingState.Broken);
        findings.ShouldNotContain(f => f.What == "schema");
    }

    [Fact]
    public async Task Database_ThatIsNotThereYet_IsNeitherMadeNorBroken()
    {
        if (House.Engine == Engine.Postgres) return;
        var folder = NewFolder();

        (await OneAsync("database", Settings.From(null, folder))).State.ShouldBe(FindingState.Look);
        Directory.GetFileSystemEntries(folder).ShouldBeEmpty("no database, no key");
    }

    [Fact]
    public async Task Schema_OlderOrNewer_IsSaid()
    {
        var last = await House.AskAsync(db => Task.FromResult(db.Database.GetMigrations().Last()));
        await DoAsync($"""DELETE FROM "MigrationHistory" WHERE "MigrationId" = '{last}'""");
        var older = await OneAsync("schema");
        await DoAsync($"""INSERT INTO "MigrationHistory" VALUES ('{last}', '10.0.0'), ('29991231000000_FromTheFuture', '99.0.0')""");
        var newer = await OneAsync("schema");
        await DoAsync("""DELETE FROM "MigrationHistory" WHERE "MigrationId" LIKE '2999%'""");

        older.ShouldBe(new Finding("schema", FindingState.Look, "1 migrations wait: make a backup, and the next start brings them in."));
        newer.State.ShouldBe(FindingState.Broken);
        (await OneAsync("schema")).State.ShouldBe(FindingState.Ok);
    }

    [Fact]
    public async Task Keys_MissingOtherOrOpenToOthers_AreSaid()
    {
        // Somebody's form is locked with them.
        await House.Stranger().GetAsync("/sign-in");
        var settings = Settings.From(House.ConnectionString, NewFolder());
        var missing = await OneAsync("keys", settings);
        KeyCertificate.Open(settings).Dispose();
        var other = await OneAsync("keys", settings);
        File.Copy(House.Settings.CertificateFile, settings.CertificateFile, overwrite: true);
        var right = await OneAsync("keys", settings);
        await File.WriteAllTextAsync(settings.SigningKeyFile, "no key", Cancel);
        var unreadable = await OneAsync("keys", settings);

        missing.State.ShouldBe(FindingState.Broken);
        missing.Says.ShouldContain("is missing, and the database holds what it opens");
        other.State.ShouldBe(FindingState.Broken);
        other.Says.ShouldContain("put that one back");
        right.State.ShouldBe(FindingState.Ok);
        unreadable.State.ShouldBe(FindingState.Broken);
        if (OperatingSystem.IsWindows()) return;
        File.Delete(settings.SigningKeyFile);
        File.SetUnixFileMode(settings.CertificateFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        (await OneAsync("keys", settings)).State.ShouldBe(FindingState.Look);
    }

    [Fact]
    public async Task Ledger_WithErasuresThatTheDatabaseLacks_IsSaid()
    {
        var settings = Settings.From(House.ConnectionString, NewFolder());
        await new ErasureLedger(settings).AppendAsync([new LedgerLine(Guid.CreateVersion7(), TestPeople.AgencyId, House.Clock.Instant(), "Withdrew", [])]);

        var finding = await OneAsync("ledger", settings);

        finding.State.ShouldBe(FindingState.Look);
        finding.Says.ShouldStartWith("1 erasures are not in this database");
    }

    [Fact]
    public async Task Letters_WhereTheServerIsAway_AreBroken()
    {
        Uri gone;
        await using (var post = new PostOffice())
        {
            gone = post.Address;
            (await OneAsync("letters", WithFile($$"""{ "ALLIANCE_MAIL": "{{post.Address}}" }"""))).State.ShouldBe(FindingState.Ok);
        }

        (await OneAsync("letters", WithFile($$"""{ "ALLIANCE_MAIL": "{{gone}}" }"""))).State.ShouldBe(FindingState.Broken);
    }

    [Fact]
    public async Task Letters_ThatWaitLong_AreCounted()
    {
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            db.Post(House.Act(), null, "somebody@mail.example", "Subject", "Text");
            await db.SaveChangesAsync();
        });

        var finding = await OneAsync("letters", clock: new FakeTimeProvider(House.Clock.GetUtcNow().AddHours(2)));

        finding.State.ShouldBe(FindingState.Look);
        finding.Says.ShouldContain("wait for more than an hour");
        await DoAsync("""DELETE FROM "OutboxMail" """);
    }

    [Fact]
    public async Task Clock_BehindTheLastEvent_IsBroken()
    {
        await House.AddAccountAsync($"late{Guid.NewGuid():N}"[..12], Role.Officer);

        var finding = await OneAsync("clock", clock: new FakeTimeProvider(House.Clock.GetUtcNow().AddDays(-1)));

        finding.State.ShouldBe(FindingState.Broken);
        finding.Says.ShouldStartWith("it is behind");
        if (House.Engine == Engine.Postgres) (await OneAsync("clock")).Says.ShouldStartWith("it and the database's differ");
    }

    [Theory]
    [InlineData(1_000_000, FindingState.Broken)]
    [InlineData(1_000_000_000, FindingState.Look)]
    [InlineData(Plenty, FindingState.Ok)]
    public async Task Disk_BySpace_IsSaid(long free, FindingState state) =>
        (await new Doctor(House.Settings, [], House.Clock, _ => free).LookAsync(Cancel)).Where(f => f.What == "disk").ShouldAllBe(f => f.State == state);

    [Fact]
    public async Task Audit_NotSealedForLong_IsSaid()
    {
        await House.AddAccountAsync($"unsealed{Guid.NewGuid():N}"[..12], Role.Officer);

        var finding = await OneAsync("audit", clock: new FakeTimeProvider(House.Clock.GetUtcNow().AddMinutes(10)));

        finding.State.ShouldBe(FindingState.Look);
        finding.Says.ShouldContain("wait for more than five minutes to be sealed");
    }

    [Fact]
    public async Task Audit_WhereTheChainIsNotWhatWasSigned_IsBroken()
    {
        await House.AddAccountAsync($"signed{Guid.NewGuid():N}"[..12], Role.Officer);
        await House.SealAsync();
        var heads = House.Services.GetRequiredService<AuditHeads>();
        await heads.SignAsync(Cancel);
        var good = await File.ReadAllTextAsync(heads.FilePath, Cancel);
        await File.WriteAllTextAsync(heads.FilePath, good.Replace("\"sequence\":", "\"sequence\":9", StringComparison.Ordinal), Cancel);
        var forged = await OneAsync("audit");
        await File.WriteAllTextAsync(heads.FilePath, good, Cancel);
        await DoAsync("""UPDATE "AuditChain" SET "Sequence" = "Sequence" + 1000 WHERE "Sequence" = (SELECT MAX("Sequence") FROM "AuditChain")""");
        var moved = await OneAsync("audit");
        await DoAsync("""UPDATE "AuditChain" SET "Sequence" = "Sequence" - 1000 WHERE "Sequence" > 1000""");

        forged.State.ShouldBe(FindingState.Broken);
        forged.Says.ShouldContain("does not match this server's key");
        moved.State.ShouldBe(FindingState.Broken);
        moved.Says.ShouldContain("audit verify says where");
        (await OneAsync("audit")).State.ShouldBe(FindingState.Ok);
    }

    [Fact]
    public async Task Command_ExitsByWhatItFound()
    {
        (await RunAsync("--database", $"Data Source={Path.Combine(NewFolder(), "new.db")}", "--data", NewFolder(), "--json")).ShouldBe(0);
        (await RunAsync("--database", "nonsense", "--data", NewFolder())).ShouldBe(1);
        static Task<int> RunAsync(params string[] options) => Alliance.House.Commands().Parse(["doctor", .. options]).InvokeAsync(cancellationToken: Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string NewFolder() => Directory.CreateDirectory(Path.Combine(House.Settings.DataFolder, "..", $"{Guid.NewGuid():N}")).FullName;

    private Settings WithFile(string text)
    {
        var folder = NewFolder();
        File.WriteAllText(Path.Combine(folder, SettingsFile.Name), text);
        return Settings.From(House.ConnectionString, folder);
    }

    private Task<int> DoAsync(string sql) => House.AskAsync(db => db.Database.ExecuteSqlRawAsync(sql));

    private Task<IReadOnlyList<Finding>> LookAsync(Settings? settings = null) => new Doctor(settings ?? House.Settings, Known, House.Clock, _ => Plenty).LookAsync(Cancel);

    /// <summary>Without whatever the machine that tests has in its environment.</summary>
    private static IReadOnlyList<Setting> Known => [.. Alliance.House.Settings, new("ALLIANCE_SHARED_DATA"), new("ALLIANCE_PICTURES")];

    private async Task<Finding> OneAsync(string what, Settings? settings = null, IReadOnlyList<Setting>? known = null, TimeProvider? clock = null) =>
        (await new Doctor(settings ?? House.Settings, known ?? Known, clock ?? House.Clock, _ => Plenty).LookAsync(Cancel)).Single(f => f.What == what);
}

public sealed class DoctorTestsOnSqlite(SqliteHouse house) : DoctorTests(house), IClassFixture<SqliteHouse>;

public sealed class DoctorTestsOnPostgres(PostgresHouse house) : DoctorTests(house), IClassFixture<PostgresHouse>;
