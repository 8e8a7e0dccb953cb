using System.Text;
using System.Text.RegularExpressions;
using Alliance.Partnerships.Engagements.KeptBack;
using Alliance.Platform;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Keys;
using Alliance.Platform.Operation;
using Alliance.Tests.House;
using Alliance.Tests.Platform.Accounts;
using Alliance.Tests.Platform.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Alliance.Tests.Platform.Keys;

/// <summary>What lies locked in the database follows the newest key, and outlives the old ones.</summary>
public abstract partial class KeyTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task NewestKey_LocksAnewWhateverLiesLocked()
    {
        await LockSomethingEverywhereAsync();
        var before = await OpenAllAsync(House.Services);
        var (key, events) = (await NewKeyInUseAsync(), (await House.EventsAsync(AccountEvents.LockedAnew)).Count);

        await KeepAsync();
        var after = await OpenAllAsync(House.Services);
        await KeepAsync();

        before.Keys.ShouldBe(Columns(House.Services).Select(c => c.Name), ignoreOrder: true);
        Words(after).ShouldBe(Words(before));
        before.Values.ShouldAllBe(c => !c.Keys.Contains(key));
        after.Values.ShouldAllBe(c => c.Keys.SetEquals(new[] { key }));
        (await House.EventsAsync(AccountEvents.LockedAnew)).Count.ShouldBe(events + 1, "the second time there was nothing to do");
    }

    /// <summary>What somebody writes between the reading and the writing is not overwritten.</summary>
    [Fact]
    public async Task NewestKey_LeavesWhatWasChangedMeanwhile()
    {
        await LockSomethingEverywhereAsync();
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            var column = services.GetServices<LockedColumn>().Single(c => c.Name == "KeptBackNote.Locked");
            var put = await column.WalkAsync(db, locked =>
            {
                db.Set<KeptBackNote>().ExecuteUpdate(set => set.SetProperty(n => n.Locked, "changed meanwhile"));
                return [1, .. locked];
            }, Cancel);

            put.ShouldBe(0);
            (await db.Set<KeptBackNote>().Select(n => n.Locked).Distinct().ToListAsync(Cancel)).ShouldBe(["changed meanwhile"]);
            await db.Set<KeptBackNote>().ExecuteUpdateAsync(set => set.SetProperty(n => n.Locked, (string?)null), Cancel);
        });
    }

    [Fact]
    public async Task Renew_WhileAServerRuns_IsRefused()
    {
        await LockSomethingEverywhereAsync();
        await using var held = House.Services.CreateAsyncScope();
        await held.ServiceProvider.GetRequiredService<AllianceContext>().Database.OpenConnectionAsync(Cancel);

        (await Should.ThrowAsync<BadInputException>(() => new KeyRenewal(House.Settings, TimeProvider.System).RunAsync(Cancel))).Message.ShouldContain(House.Engine == Engine.Sqlite ? "stop it" : "stop every node");
        File.Exists(House.Settings.CertificateFile).ShouldBeTrue();
    }

    [Fact]
    public async Task Renew_LocksEverythingWithANewKey_AndDestroysTheOldOnes()
    {
        await LockSomethingEverywhereAsync();
        NewKey(House.Services);
        var place = await CopyAsync();
        var (certificate, before) = (await File.ReadAllBytesAsync(place.CertificateFile, Cancel), await OpenAllAsync(place));

        (await RunAsync(place, "keys", "renew")).ShouldBe(0);

        var after = await OpenAllAsync(place);
        Words(after).ShouldBe(Words(before));
        var key = after.Values.SelectMany(c => c.Keys).Distinct().ShouldHaveSingleItem();
        before.Values.ShouldAllBe(c => !c.Keys.Contains(key));
        (await AskAsync(place, db => db.DataProtectionKeys.Select(k => k.Xml!).ToListAsync(Cancel))).ShouldHaveSingleItem().ShouldContain(key.ToString());
        (await File.ReadAllBytesAsync(place.CertificateFile, Cancel)).ShouldNotBe(certificate);
        File.Exists(place.EarlierCertificateFile).ShouldBeFalse();
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(place.CertificateFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await RunAsync(place, "audit", "verify")).ShouldBe(0);
        (await RunAsync(place, "keys")).ShouldBe(0);
        (await RunAsync(place, "keys", "--json")).ShouldBe(0);
    }

    /// <summary>As after a cut between any two steps: a certificate set aside, and perhaps a new one and a new key beside it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Renew_CutOff_LosesNothingAndIsBroughtToItsEnd(bool hasNewKey)
    {
        await LockSomethingEverywhereAsync();
        var place = await CopyAsync();
        var before = await OpenAllAsync(place);
        File.Move(place.CertificateFile, place.EarlierCertificateFile);
        if (hasNewKey) await WithAsync(place, services => Task.FromResult(NewKey(services)));

        var meanwhile = await OpenAllAsync(place);
        var keys = (await new Doctor(place, [], TimeProvider.System).LookAsync(Cancel)).Single(f => f.What == "keys");
        var refused = await Should.ThrowAsync<BadInputException>(() => Backup.MakeAsync(place, Path.Combine(NewFolder(), "half.backup"), null, TimeProvider.System, Cancel));
        (await RunAsync(place, "keys", "renew")).ShouldBe(0);

        Words(meanwhile).ShouldBe(Words(before));
        keys.State.ShouldBe(FindingState.Look);
        keys.Says.ShouldContain("./run keys renew");
        refused.Message.ShouldContain("./run keys renew");
        Words(await OpenAllAsync(place)).ShouldBe(Words(before));
        File.Exists(place.EarlierCertificateFile).ShouldBeFalse();
    }

    /// <summary>The certificate of another house opens nothing: what it cannot open keeps its key, until the right one is put there.</summary>
    [Fact]
    public async Task Renew_UnderAnotherCertificate_DestroysNothingThatIsNeeded()
    {
        await LockSomethingEverywhereAsync();
        var place = await CopyAsync();
        var before = await OpenAllAsync(place);
        var right = await File.ReadAllBytesAsync(place.CertificateFile, Cancel);
        File.Delete(place.CertificateFile);
        KeyCertificate.Open(place).Dispose();

        (await RunAsync(place, "keys", "renew")).ShouldBe(1);
        // Whoever has no other certificate goes on with what is open, and makes backups of it.
        File.Exists(place.EarlierCertificateFile).ShouldBeFalse();
        Directory.GetFiles(Path.GetDirectoryName(place.EarlierCertificateFile)!, "data-protection.before.until-*.pfx").ShouldHaveSingleItem();
        await Backup.MakeAsync(place, Path.Combine(NewFolder(), "less.backup"), null, TimeProvider.System, Cancel);
        await File.WriteAllBytesAsync(place.EarlierCertificateFile, right, Cancel);
        (await RunAsync(place, "keys", "renew")).ShouldBe(0);

        Words(await OpenAllAsync(place)).ShouldBe(Words(before));
    }

    [Fact]
    public async Task Renew_WithoutADatabase_OrACertificate_SaysSo()
    {
        var nothing = Settings.From(House.Engine == Engine.Sqlite ? $"Data Source={Path.Combine(NewFolder(), "none.db")};Pooling=False" : new NpgsqlConnectionStringBuilder(House.ConnectionString) { Database = $"none_{Guid.NewGuid():N}", Pooling = false }.ConnectionString, NewFolder());
        (await RunAsync(nothing, "keys", "renew")).ShouldBe(2);
        Directory.GetFileSystemEntries(nothing.DataFolder).ShouldBeEmpty();

        await LockSomethingEverywhereAsync();
        var place = await CopyAsync();
        File.Delete(place.CertificateFile);
        (await RunAsync(place, "keys", "renew")).ShouldBe(2);
        File.Exists(place.EarlierCertificateFile).ShouldBeFalse();
    }

    /// <summary>Whatever is locked for longer than a cookie lives must be known, or it is lost with the key it lies under.</summary>
    [Fact]
    public void EveryProtector_IsOfAColumnThatIsKnown_OrOfACookie()
    {
        string[] passing = ["a survey's kiosk", "a survey that was begun", "Alliance.Joining", "Alliance.Passkeys"];
        var known = Columns(House.Services).Select(c => c.Purpose).ToHashSet();
        var found = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/Alliance"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(f => ProtectorMade().Matches(File.ReadAllText(f)).Select(m => m.Groups["purpose"].Value)).ToList();

        found.Count.ShouldBeGreaterThan(known.Count);
        found.Where(f => f.StartsWith('"')).Select(f => f.Trim('"')).Except(passing).ShouldBeEmpty("these are locked with a key, and LockedColumn does not know them");
        found.Where(f => !f.StartsWith('"')).Distinct().Except(["Purpose", "column.Purpose", "nameof(LockingAnew)"]).ShouldBeEmpty();
    }

    [GeneratedRegex(@"CreateProtector\((?<purpose>""[^""]*""|[\w.()]+?)\)[.;]")]
    private static partial Regex ProtectorMade();

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static List<LockedColumn> Columns(IServiceProvider services) => [.. services.GetServices<LockedColumn>()];

    private static Guid NewKey(IServiceProvider services)
    {
        var now = TimeProvider.System.GetUtcNow();
        return services.GetRequiredService<IKeyManager>().CreateNewKey(now, now.AddDays(90)).KeyId;
    }

    /// <summary>A key that the running house locks with from now on: it goes on with the last one while it reads the new.</summary>
    private async Task<Guid> NewKeyInUseAsync()
    {
        var key = NewKey(House.Services);
        var any = House.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("any");
        for (var tries = 0; LockedColumn.KeyOf(any.Protect([])) != key && tries < 200; tries++) await Task.Delay(50, Cancel);
        LockedColumn.KeyOf(any.Protect([])).ShouldBe(key);
        return key;
    }

    private Task KeepAsync() => House.Services.GetServices<IHostedService>().OfType<LockKeeping>().Single().RunAsync(Cancel);

    /// <summary>One row at least of each table that has something locked, and in each such column words of its own.</summary>
    private Task LockSomethingEverywhereAsync() => House.DoAsync(async services =>
    {
        var (db, protection) = (services.GetRequiredService<AllianceContext>(), services.GetRequiredService<IDataProtectionProvider>());
        if (!await db.Set<KeptBackNote>().AnyAsync(Cancel)) await House.AddOneOfEverythingAsync(TestPeople.AgencyId, "Larkspur");
        if (!await db.UserTokens.AnyAsync(Cancel)) await House.GiveAuthenticatorAsync(await House.AddAccountAsync("has-an-app", Role.Officer));
        await db.Set<KeptBackNote>().ExecuteUpdateAsync(set => set.SetProperty(n => n.Locked, "x").SetProperty(n => n.LockedReason, "x"), Cancel);
        foreach (var column in services.GetServices<LockedColumn>())
            (await column.WalkAsync(db, _ => protection.CreateProtector(column.Purpose).Protect(Encoding.UTF8.GetBytes($"words of {column.Name}")), Cancel)).ShouldBeGreaterThan(0, column.Name);
    });

    /// <summary>Each column's words, opened, and the keys they lie under.</summary>
    private static async Task<Dictionary<string, (List<string> Words, HashSet<Guid> Keys)>> OpenAllAsync(IServiceProvider services)
    {
        var found = new Dictionary<string, (List<string> Words, HashSet<Guid> Keys)>();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == TestPeople.AgencyId, Cancel));
        foreach (var column in Columns(scope.ServiceProvider))
        {
            var (words, keys) = found[column.Name] = ([], []);
            var protector = scope.ServiceProvider.GetRequiredService<IDataProtectionProvider>().CreateProtector(column.Purpose);
            await column.WalkAsync(db, locked =>
            {
                words.Add(Encoding.UTF8.GetString(protector.Unprotect(locked)));
                keys.Add(LockedColumn.KeyOf(locked));
                return null;
            }, Cancel);
        }
        return found;
    }

    private static Task<Dictionary<string, (List<string> Words, HashSet<Guid> Keys)>> OpenAllAsync(Settings place) => WithAsync(place, OpenAllAsync);

    private static IEnumerable<string> Words(Dictionary<string, (List<string> Words, HashSet<Guid> Keys)> opened) => opened.Select(c => $"{c.Key}: {string.Join(", ", c.Value.Words)}");

    private static Task<T> AskAsync<T>(Settings place, Func<AllianceContext, Task<T>> question) => WithAsync(place, async services =>
    {
        await using var scope = services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<AllianceContext>());
    });

    private static async Task<T> WithAsync<T>(Settings place, Func<IServiceProvider, Task<T>> work)
    {
        await using var services = new ServiceCollection().AddLogging().AddHouse(place).BuildServiceProvider();
        return await work(services);
    }

    private string NewFolder() => Directory.CreateDirectory(Path.Combine(House.Settings.DataFolder, "..", $"{Guid.NewGuid():N}")).FullName;

    /// <summary>The house as it is, on another machine where no server runs.</summary>
    protected async Task<Settings> CopyAsync()
    {
        var file = Path.Combine(NewFolder(), "alliance.backup");
        await Backup.MakeAsync(House.Settings, file, null, House.Clock, Cancel);
        var place = Settings.From(House.Engine == Engine.Sqlite
            ? $"Data Source={Path.Combine(NewFolder(), "alliance.db")};Pooling=False"
            : new NpgsqlConnectionStringBuilder(House.ConnectionString) { Database = $"copy_{Guid.NewGuid():N}", Pooling = false }.ConnectionString, Path.Combine(NewFolder(), "data"));
        (await new Restore(place, House.Clock).RunAsync(file, null, false, false, Cancel)).IsRestored.ShouldBeTrue();
        return place;
    }

    protected static Task<int> RunAsync(Settings place, params string[] line) => Alliance.House.Commands().Parse([.. line, "--database", place.Database, "--data", place.DataFolder]).InvokeAsync(cancellationToken: Cancel);
}

public sealed class KeyTestsOnSqlite(SqliteHouse house) : KeyTests(house), IClassFixture<SqliteHouse>;

public sealed class KeyTestsOnPostgres(PostgresHouse house) : KeyTests(house), IClassFixture<PostgresHouse>
{
    /// <summary>The engine counts them for a moment yet.</summary>
    [Fact]
    public async Task Renew_WhereSomebodyHasJustHungUp_WaitsForThemToBeGone()
    {
        await House.AskAsync(db => db.Agencies.CountAsync(Cancel));
        var place = await CopyAsync();
        await using var leaving = new NpgsqlConnection(place.Database);
        await leaving.OpenAsync(Cancel);

        var renewing = RunAsync(place, "keys", "renew");
        await Task.Delay(500, Cancel);
        await leaving.CloseAsync();

        (await renewing).ShouldBe(0);
    }
}
