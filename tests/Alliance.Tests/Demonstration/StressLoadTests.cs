using System.Data.Common;
using Alliance.Demonstration.Load;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Demonstration;

/// <summary>A small load, written past the context, looked at through it.</summary>
public abstract class LoadFixture(Engine engine, int agencies = 1) : IAsyncLifetime
{
    private EmptyHouse? house;

    public static readonly LoadSize Size = new(Officers: 10, Partners: 600, Engagements: 2000, Seed: 7);

    public string? WhyNot => TestDatabase.WhyNot(engine);

    public LoadReport Report { get; private set; } = null!;

    /// <summary>Indexes and keys as they were defined before the load.</summary>
    public IReadOnlyList<string> SchemaBefore { get; private set; } = [];

    public EmptyHouse House => house!;

    public async ValueTask InitializeAsync()
    {
        if (WhyNot is not null) return;
        house = await EmptyHouse.CreateAsync(engine);
        SchemaBefore = await SchemaAsync();
        Report = await LoadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (house is not null) await house.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    public Task<LoadReport> LoadAsync() => House.DoAsync(async services =>
    {
        var agency = await services.GetRequiredService<AllianceContext>().FindAgencyAsync(null);
        services.GetRequiredService<AgencyScope>().Enter(agency);
        return await services.GetRequiredService<StressLoad>().RunAsync(agency, Size with { Agencies = agencies }, new LoadProgress(TextWriter.Null, TimeProvider.System), CancellationToken.None);
    });

    public Task<T> AskAsync<T>(Func<AllianceContext, Task<T>> question) => TownFixture.AskAsync(House, question);

    public Task<List<string>> SchemaAsync() => ReadAsync(engine == Engine.Sqlite
        ? "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY 1"
        : "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' UNION ALL SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1");

    public Task<List<string>> ReadAsync(string sql) => House.DoAsync(async services =>
    {
        var database = services.GetRequiredService<AllianceContext>().Database;
        await database.OpenConnectionAsync();
        await using DbCommand command = database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return lines;
    });
}

public abstract class StressLoadTests
{
    private const string LaterEvent = "Looked";
    private readonly LoadFixture load;

    protected StressLoadTests(LoadFixture load)
    {
        Assert.SkipWhen(load.WhyNot is not null, load.WhyNot ?? "");
        this.load = load;
    }

    protected LoadFixture Fixture => load;

    [Fact]
    public async Task Report_OfALoad_CountsWhatIsThere()
    {
        (await load.AskAsync(db => db.Set<Engagement>().CountAsync())).ShouldBe(LoadFixture.Size.Engagements);
        (await load.AskAsync(db => db.Set<Partner>().CountAsync())).ShouldBe(LoadFixture.Size.Partners);
        (await load.AskAsync(db => db.Set<RoleGrant>().CountAsync(g => g.Role == Role.Officer))).ShouldBe(LoadFixture.Size.Officers);
        (await load.AskAsync(db => db.Set<Relationship>().CountAsync())).ShouldBe(load.Report.Relationships);
        (await load.AskAsync(db => db.AuditEvents.LongCountAsync(e => e.Action != LaterEvent))).ShouldBe(load.Report.AuditEvents);
        load.Report.Bytes.ShouldBeGreaterThan(1_000_000);
    }

    [Fact]
    public async Task Audit_AfterALoad_IsWholeAndGoesOn()
    {
        var verdict = await VerifyAsync();
        await load.House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            services.GetRequiredService<AgencyScope>().Enter(await db.Agencies.SingleAsync());
            db.Record(ActionContext.System(1, load.House.Clock, "testing"), LaterEvent, null, null, null, null);
            await db.SaveChangesAsync();
            return await services.GetRequiredService<AuditSealer>().SealAsync();
        });

        verdict.ShouldBe(new AuditVerdict(true, load.Report.AuditEvents, 0));
        (await VerifyAsync()).ShouldBe(new AuditVerdict(true, load.Report.AuditEvents + 1, 0));
    }

    [Fact]
    public async Task Schema_AfterALoad_IsWhatItWas()
    {
        var schema = await load.SchemaAsync();

        schema.Where(line => !line.Contains("sqlite_stat", StringComparison.Ordinal)).ShouldBe(load.SchemaBefore);
    }

    [Fact]
    public async Task Relationships_AfterALoad_AgreeWithTheirRows()
    {
        var agency = await load.AskAsync(db => db.Agencies.SingleAsync());
        var talks = (await load.AskAsync(db => db.Set<Engagement>().Where(e => e.Outcome == Outcome.Talked).ToListAsync())).ToLookup(e => e.PartnerId);
        var phases = (await load.AskAsync(db => db.Set<PhaseChange>().ToListAsync())).ToLookup(c => c.RelationshipId);
        var pauses = (await load.AskAsync(db => db.Set<Pause>().ToListAsync())).ToDictionary(p => p.RelationshipId);

        foreach (var relationship in await load.AskAsync(db => db.Set<Relationship>().ToListAsync()))
        {
            relationship.LastContactAt.ShouldBe(talks[relationship.PartnerId].Max(e => e.At));
            relationship.Phase.ShouldBe(phases[relationship.Id].OrderBy(c => c.At).Last().Phase);
            relationship.DueOn.ShouldBe(pauses.TryGetValue(relationship.Id, out var pause) ? pause.UntilOn
                : Cadence.DueAfter(agency.DayOf(relationship.LastContactAt!.Value), relationship.CadenceDays, PartnershipSettings.UsualCadenceDays));
        }
    }

    [Fact]
    public async Task Promises_AfterALoad_AreOpenUntilAnswered()
    {
        var answered = await load.AskAsync(db => db.Set<PromiseAnswer>().Select(a => a.PromiseId).ToListAsync());
        var promises = await load.AskAsync(db => db.Set<Promise>().ToListAsync());

        promises.Where(p => p.State != PromiseState.Open).Select(p => p.Id).ShouldBe(answered, ignoreOrder: true);
        promises.ShouldContain(p => p.State == PromiseState.Open);
    }

    [Fact]
    public async Task Partners_AfterALoad_AreFoundByTheirWords()
    {
        var partner = await load.AskAsync(db => db.Set<Partner>().OrderBy(p => p.Id).FirstAsync());
        var words = await load.AskAsync(db => db.Set<PartnerWord>().Where(w => w.PartnerId == partner.Id).ToListAsync());

        words.Select(w => w.Word).ShouldBe(Names.Words(partner.Name), ignoreOrder: true);
        words.ShouldAllBe(w => w.SortName == partner.SortName);
    }

    [Fact]
    public async Task Everything_AfterALoad_HappenedInFiveYears()
    {
        var now = load.House.Clock.GetUtcNow().UtcDateTime;
        var times = await load.AskAsync(db => db.Set<Engagement>().Select(e => e.At).ToListAsync());

        times.ShouldAllBe(at => at.Kind == DateTimeKind.Utc && at < now && at > now.AddDays(-5 * 366));
        (await load.AskAsync(db => db.AuditEvents.AnyAsync(e => e.At > now))).ShouldBeFalse();
    }

    [Fact]
    public async Task Officer_OfALoad_SignsInWithTheSharedPassword()
    {
        var right = await load.House.DoAsync(async services =>
        {
            services.GetRequiredService<AgencyScope>().Enter(await services.GetRequiredService<AllianceContext>().Agencies.SingleAsync());
            var accounts = services.GetRequiredService<UserManager<Account>>();
            return await accounts.CheckPasswordAsync((await accounts.FindByNameAsync("load010"))!, Alliance.Demonstration.DemonstrationPeople.Password);
        });

        right.ShouldBeTrue();
    }

    [Fact]
    public async Task Load_IntoADatabaseThatHoldsSomething_IsRefused()
    {
        var refusal = await Should.ThrowAsync<BadInputException>(load.LoadAsync);

        refusal.Message.ShouldContain("holds something already");
    }

    private Task<AuditVerdict> VerifyAsync() => load.House.DoAsync(services => services.GetRequiredService<AuditVerifier>().VerifyAsync(1, []));
}

public sealed class SqliteLoad() : LoadFixture(Engine.Sqlite);

public sealed class PostgresLoad() : LoadFixture(Engine.Postgres);

public sealed class StressLoadTestsOnSqlite(SqliteLoad load) : StressLoadTests(load), IClassFixture<SqliteLoad>
{
    [Fact]
    public async Task Keys_AfterALoad_AllLeadSomewhere()
    {
        (await Fixture.ReadAsync("SELECT \"table\" || ' ' || parent FROM pragma_foreign_key_check")).ShouldBeEmpty();
        (await Fixture.ReadAsync("PRAGMA integrity_check")).ShouldBe(["ok"]);
    }

    [Fact]
    public async Task Journal_AfterALoad_LetsReadersBesideTheWriter() => (await Fixture.ReadAsync("PRAGMA journal_mode")).ShouldBe(["wal"]);
}

public sealed class StressLoadTestsOnPostgres(PostgresLoad load) : StressLoadTests(load), IClassFixture<PostgresLoad>;

public sealed class LoadOfSeveral() : LoadFixture(Engine.Sqlite, agencies: 3);

/// <summary>Several departments in one database, as a state would have them.</summary>
public sealed class SeveralAgenciesLoadTests(LoadOfSeveral load) : IClassFixture<LoadOfSeveral>
{
    [Fact]
    public async Task Load_OfSeveralAgencies_GivesEachARecordOfItsOwn()
    {
        (load.Report.Agencies, load.Report.Partners, load.Report.Engagements).ShouldBe((3, 3 * LoadFixture.Size.Partners, 3 * LoadFixture.Size.Engagements));
        (await load.ReadAsync("SELECT Slug FROM Agency ORDER BY Id")).ShouldBe(["stress", "stress-2", "stress-3"]);
        (await load.ReadAsync("SELECT AgencyId || ': ' || count(*) FROM Engagement GROUP BY AgencyId")).ShouldBe(["1: 2000", "2: 2000", "3: 2000"]);
        (await load.ReadAsync("SELECT CAST(count(DISTINCT Name) > 1000 AS TEXT) FROM Partner")).ShouldBe(["1"], "each rolls its own dice");
        var chains = await Task.WhenAll(Enumerable.Range(1, 3).Select(agency => load.House.DoAsync(services => services.GetRequiredService<AuditVerifier>().VerifyAsync(agency, []))));
        chains.ShouldAllBe(c => c.Valid);
        chains.Sum(c => c.Events).ShouldBe(load.Report.AuditEvents);
    }
}
