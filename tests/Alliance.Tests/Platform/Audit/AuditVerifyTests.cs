using System.Diagnostics;
using System.Text.Json;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Platform.Audit;

/// <summary>Whoever has the database can write what they like into it; the walk along the chain finds and names it.</summary>
public abstract class AuditVerifyTests(TestHouse house) : HouseTest(house)
{
    private const int Events = 12;
    private static int nextAgency = 100;

    /// <summary>An agency of its own with a sealed chain of twelve events.</summary>
    private async Task<int> ChainAsync(int length = Events)
    {
        var agency = Interlocked.Increment(ref nextAgency);
        await House.AddAgencyAsync(agency, $"chain-{agency}");
        await RecordAsync(agency, length);
        await House.SealAsync();
        return agency;
    }

    private async Task RecordAsync(int agency, int count, Guid? subject = null)
    {
        for (var i = 0; i < count; i++)
        {
            House.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await House.DoAsync(async services =>
            {
                var db = services.GetRequiredService<AllianceContext>();
                db.Record(House.Act(agency: agency), "Tested", "Thing", null, subject, "{\"words\":\"kept\"}");
                await db.SaveChangesAsync();
            }, agency);
        }
    }

    private Task<AuditVerdict> VerifyAsync(int agency, params IReadOnlyList<AuditHead> heads) =>
        House.DoAsync(services => services.GetRequiredService<AuditVerifier>().VerifyAsync(agency, heads), agency);

    /// <summary>Plain SQL, the same on both engines, with {0} for the agency.</summary>
    private Task<int> SqlAsync(int agency, string sql) => House.AskAsync(db => db.Database.ExecuteSqlRawAsync(sql.Replace("{0}", agency.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));

    private static string EventAt(int sequence) => $"""(SELECT "EventId" FROM "AuditChain" WHERE "AgencyId" = {"{0}"} AND "Sequence" = {sequence})""";

    private async Task<IReadOnlyList<AuditHead>> SignAsync()
    {
        var heads = House.Services.GetRequiredService<AuditHeads>();
        await heads.SignAsync();
        return await heads.ReadAsync(heads.FilePath);
    }

    [Fact]
    public async Task Verify_AWholeChain_IsValid()
    {
        var agency = await ChainAsync();

        (await VerifyAsync(agency, await SignAsync())).ShouldBe(new AuditVerdict(true, Events, 0));
    }

    [Theory]
    [InlineData("UPDATE \"AuditEvent\" SET \"Purpose\" = 'a better reason' WHERE \"AgencyId\" = {0} AND \"Id\" = @")]
    [InlineData("UPDATE \"AuditEvent\" SET \"Action\" = 'Other' WHERE \"AgencyId\" = {0} AND \"Id\" = @")]
    [InlineData("UPDATE \"AuditEvent\" SET \"Source\" = NULL WHERE \"AgencyId\" = {0} AND \"Id\" = @")]
    [InlineData("UPDATE \"AuditPayload\" SET \"SubjectId\" = \"EventId\" WHERE \"AgencyId\" = {0} AND \"EventId\" = @")]
    [InlineData("UPDATE \"AuditPayload\" SET \"Json\" = '{{\"words\":\"other\"}}' WHERE \"AgencyId\" = {0} AND \"EventId\" = @")]
    public async Task Verify_AnEventWrittenOver_IsChanged(string sql)
    {
        var agency = await ChainAsync();
        await SqlAsync(agency, sql.Replace("@", EventAt(7), StringComparison.Ordinal));

        (await VerifyAsync(agency)).ShouldBe(new AuditVerdict(false, Events, 0, 7, AuditVerifier.Changed));
    }

    [Fact]
    public async Task Verify_AnEventWrittenOverWithItsHash_IsChanged()
    {
        // Whoever knows the code writes the event's own hash anew; the chain still holds the old one.
        var agency = await ChainAsync();
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            var id = await db.AuditChain.Where(l => l.Sequence == 7).Select(l => l.EventId).SingleAsync();
            var row = await db.AuditEvents.SingleAsync(e => e.Id == id);
            row.Purpose = "a better reason";
            row.Hash = AuditHash.OfEvent(row);
            await db.SaveChangesAsync();
        }, agency);

        (await VerifyAsync(agency)).ShouldBe(new AuditVerdict(false, Events, 0, 7, AuditVerifier.Changed));
    }

    [Fact]
    public async Task Verify_ADeletedEvent_IsRemoved()
    {
        var agency = await ChainAsync();
        await SqlAsync(agency, $"""DELETE FROM "AuditEvent" WHERE "AgencyId" = {"{0}"} AND "Id" = {EventAt(5)}""");

        (await VerifyAsync(agency)).ShouldBe(new AuditVerdict(false, Events - 1, 0, 5, AuditVerifier.Removed));
    }

    [Fact]
    public async Task Verify_ADeletedPayload_IsRemoved()
    {
        var agency = await ChainAsync();
        await SqlAsync(agency, $"""DELETE FROM "AuditPayload" WHERE "AgencyId" = {"{0}"} AND "EventId" = {EventAt(5)}""");

        (await VerifyAsync(agency)).ShouldBe(new AuditVerdict(false, Events, 0, 5, AuditVerifier.Removed));
    }

    [Fact]
    public async Task Verify_AnEventDeletedWithItsLink_IsRemoved()
    {
        var agency = await ChainAsync();
        await SqlAsync(agency, $"""DELETE FROM "AuditEvent" WHERE "AgencyId" = {"{0}"} AND "Id" = {EventAt(5)}""");
        await SqlAsync(agency, """DELETE FROM "AuditChain" WHERE "AgencyId" = {0} AND "Sequence" = 5""");

        (await VerifyAsync(agency)).ShouldBe(new AuditVerdict(false, Events - 1, 0, 5, AuditVerifier.Removed));
    }

    [Fact]
    public async Task Verify_AnEventDeletedAndTheRestMovedUp_IsFound()
    {
        var agency = await ChainAsync();
        await SqlAsync(agency, $"""DELETE FROM "AuditEvent" WHERE "AgencyId" = {"{0}"} AND "Id" = {EventAt(5)}""");
        await SqlAsync(agency, """DELETE FROM "AuditChain" WHERE "AgencyId" = {0} AND "Sequence" = 5""");
        for (var sequence = 6; sequence <= Events; sequence++)
            await SqlAsync(agency, $"""UPDATE "AuditChain" SET "Sequence" = {sequence - 1} WHERE "AgencyId" = {"{0}"} AND "Sequence" = {sequence}""");

        var verdict = await VerifyAsync(agency);

        verdict.Valid.ShouldBeFalse();
        verdict.Sequence.ShouldBe(5);
    }

    [Fact]
    public async Task Verify_TwoLinksSwapped_IsReordered()
    {
        var agency = await ChainAsync();
        foreach (var (from, to) in new[] { (4, -1), (9, 4), (-1, 9) })
            await SqlAsync(agency, $"""UPDATE "AuditChain" SET "Sequence" = {to} WHERE "AgencyId" = {"{0}"} AND "Sequence" = {from}""");

        (await VerifyAsync(agency)).ShouldBe(new AuditVerdict(false, Events, 0, 4, AuditVerifier.Reordered));
    }

    [Fact]
    public async Task Verify_TwoNeighboursSwapped_IsReordered()
    {
        var agency = await ChainAsync();
        foreach (var (from, to) in new[] { (4, -1), (5, 4), (-1, 5) })
            await SqlAsync(agency, $"""UPDATE "AuditChain" SET "Sequence" = {to} WHERE "AgencyId" = {"{0}"} AND "Sequence" = {from}""");

        (await VerifyAsync(agency)).ShouldBe(new AuditVerdict(false, Events, 0, 4, AuditVerifier.Reordered));
    }

    [Fact]
    public async Task Verify_TheContentsOfTwoLinksSwapped_IsReordered()
    {
        var agency = await ChainAsync();
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            var links = await db.AuditChain.AsNoTracking().Where(l => l.Sequence == 4 || l.Sequence == 5).OrderBy(l => l.Sequence).ToListAsync();
            await db.AuditChain.Where(l => l.Sequence == 4 || l.Sequence == 5).ExecuteDeleteAsync();
            db.Add(new AuditLink { AgencyId = agency, Sequence = 4, EventId = links[1].EventId, EventHash = links[1].EventHash, Hash = links[0].Hash });
            db.Add(new AuditLink { AgencyId = agency, Sequence = 5, EventId = links[0].EventId, EventHash = links[0].EventHash, Hash = links[1].Hash });
            await db.SaveChangesAsync();
        }, agency);

        (await VerifyAsync(agency)).ShouldBe(new AuditVerdict(false, Events, 0, 4, AuditVerifier.Reordered));
    }

    [Fact]
    public async Task Verify_ACutTail_IsFoundByTheSignedHead()
    {
        var agency = await ChainAsync();
        var heads = await SignAsync();
        await CutAsync(agency, after: 8);

        (await VerifyAsync(agency)).Valid.ShouldBeTrue("without a head from outside a shorter chain is a chain");
        (await VerifyAsync(agency, heads)).ShouldBe(new AuditVerdict(false, 8, 0, 9, AuditVerifier.Cut));
    }

    [Fact]
    public async Task Verify_LinksCutAndEventsLeft_IsCut()
    {
        var agency = await ChainAsync();
        await SqlAsync(agency, """DELETE FROM "AuditChain" WHERE "AgencyId" = {0} AND "Sequence" > 8""");

        (await VerifyAsync(agency)).ShouldBe(new AuditVerdict(false, Events, 4, 9, AuditVerifier.Cut));
    }

    [Fact]
    public async Task Verify_AChainComputedAnew_IsFoundByTheSignedHead()
    {
        var agency = await ChainAsync();
        var heads = await SignAsync();
        // Two events disappear, everything after is sealed again, and three more make it as long as before.
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            var victims = await db.AuditChain.Where(l => l.Sequence == 3 || l.Sequence == 4).Select(l => l.EventId).ToListAsync();
            await db.AuditPayloads.Where(p => victims.Contains(p.EventId)).ExecuteDeleteAsync();
            await db.AuditEvents.Where(e => victims.Contains(e.Id)).ExecuteDeleteAsync();
            await db.AuditChain.ExecuteDeleteAsync();
            db.AddRange((await db.AuditEvents.Select(e => e.Id).ToListAsync()).Select(id => new AuditUnsealed { AgencyId = agency, EventId = id }));
            await db.SaveChangesAsync();
        }, agency);
        await RecordAsync(agency, 3);
        await House.SealAsync();

        (await VerifyAsync(agency)).Valid.ShouldBeTrue("without a head from outside a chain computed anew is a chain");
        (await VerifyAsync(agency, heads)).ShouldBe(new AuditVerdict(false, Events + 1, 0, Events, AuditVerifier.Recomputed));
    }

    [Fact]
    public async Task Verify_AfterACrashBeforeSealing_IsValidAndCountsTheUnsealed()
    {
        var agency = await ChainAsync();
        await RecordAsync(agency, 3);

        (await VerifyAsync(agency)).ShouldBe(new AuditVerdict(true, Events + 3, 3));

        // The next start seals what the crash left.
        await House.SealAsync();
        (await VerifyAsync(agency)).ShouldBe(new AuditVerdict(true, Events + 3, 0));
    }

    [Fact]
    public async Task Verify_AnUnsealedEventTakenOutOfTheQueue_IsFound()
    {
        var agency = await ChainAsync();
        await RecordAsync(agency, 3);
        await SqlAsync(agency, """DELETE FROM "AuditUnsealed" WHERE "AgencyId" = {0}""");

        (await VerifyAsync(agency)).ShouldBe(new AuditVerdict(false, Events + 3, 3, Events + 1, AuditVerifier.Cut));
    }

    [Fact]
    public async Task Verify_AnEventDeletedBeforeItWasSealed_IsRemoved()
    {
        var agency = await ChainAsync();
        await RecordAsync(agency, 3);
        await SqlAsync(agency, """DELETE FROM "AuditEvent" WHERE "AgencyId" = {0} AND "Id" = (SELECT "EventId" FROM "AuditUnsealed" WHERE "AgencyId" = {0} ORDER BY "EventId" LIMIT 1)""");
        await House.SealAsync();

        (await VerifyAsync(agency)).ShouldBe(new AuditVerdict(false, Events + 2, 0, Events + 1, AuditVerifier.Removed));
    }

    [Fact]
    public async Task Verify_AnErasure_IsNoDamage()
    {
        var agency = await ChainAsync();
        var subject = Guid.CreateVersion7(House.Clock.GetUtcNow());
        await RecordAsync(agency, 2, subject);
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            await using var write = await db.BeginWriteAsync();
            await db.EraseAsync(House.Act(agency: agency), subject);
            await write.CommitAsync();
        }, agency);
        await House.SealAsync();

        (await VerifyAsync(agency)).ShouldBe(new AuditVerdict(true, Events + 3, 0) { Erased = 2 });
    }

    [Fact]
    public async Task Verify_AnErasureWrittenOver_IsChanged()
    {
        var agency = await ChainAsync();
        await RecordAsync(agency, 1, Guid.CreateVersion7(House.Clock.GetUtcNow()));
        await House.SealAsync();
        await SqlAsync(agency, $"""UPDATE "AuditEvent" SET "Action" = '{AuditVerifier.ErasedAction}' WHERE "AgencyId" = {"{0}"} AND "Id" = {EventAt(6)}""");
        await SqlAsync(agency, $"""UPDATE "AuditPayload" SET "Json" = 'no list' WHERE "AgencyId" = {"{0}"} AND "EventId" = {EventAt(6)}""");

        (await VerifyAsync(agency)).ShouldBe(new AuditVerdict(false, Events + 1, 0, 6, AuditVerifier.Changed));
    }

    [Fact]
    public async Task Verify_ALinkOfAnotherLength_IsChanged()
    {
        var agency = await ChainAsync();
        await House.DoAsync(services => services.GetRequiredService<AllianceContext>().AuditChain.Where(l => l.Sequence == 5)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.EventHash, new byte[40])), agency);

        (await VerifyAsync(agency)).ShouldBe(new AuditVerdict(false, Events, 0, 5, AuditVerifier.Changed));
    }

    [Fact]
    public async Task Verify_ALinkMovedBeforeTheFirst_IsReorderedWhereItWas()
    {
        var agency = await ChainAsync();
        await SqlAsync(agency, """UPDATE "AuditChain" SET "Sequence" = -3 WHERE "AgencyId" = {0} AND "Sequence" = 5""");

        (await VerifyAsync(agency)).ShouldBe(new AuditVerdict(false, Events, 1, 5, AuditVerifier.Reordered));
    }

    [Fact]
    public async Task Verify_AnUnsealedEventWrittenOver_IsChangedAtThePlaceItWouldGet()
    {
        var agency = await ChainAsync();
        await RecordAsync(agency, 3);
        await SqlAsync(agency, """UPDATE "AuditEvent" SET "Purpose" = 'other' WHERE "AgencyId" = {0} AND "Id" = (SELECT "EventId" FROM "AuditUnsealed" WHERE "AgencyId" = {0} ORDER BY "EventId" LIMIT 1 OFFSET 1)""");

        (await VerifyAsync(agency)).ShouldBe(new AuditVerdict(false, Events + 3, 3, Events + 2, AuditVerifier.Changed));
    }

    [Fact]
    public async Task Verify_AnEventCutWithItsLinkAndItsPayloadLeft_IsRemoved()
    {
        var agency = await ChainAsync();
        await SqlAsync(agency, $"""DELETE FROM "AuditEvent" WHERE "AgencyId" = {"{0}"} AND "Id" = {EventAt(Events)}""");
        await SqlAsync(agency, $"""DELETE FROM "AuditChain" WHERE "AgencyId" = {"{0}"} AND "Sequence" = {Events}""");

        (await VerifyAsync(agency)).ShouldBe(new AuditVerdict(false, Events - 1, 0, Events, AuditVerifier.Removed));
    }

    [Fact]
    public async Task Seal_ASealedEventQueuedAgain_GivesItNoSecondPlace()
    {
        var agency = await ChainAsync();
        await SqlAsync(agency, $"""INSERT INTO "AuditUnsealed" ("AgencyId", "EventId") VALUES ({"{0}"}, {EventAt(5)})""");
        await RecordAsync(agency, 1);

        await House.SealAsync();

        (await VerifyAsync(agency)).ShouldBe(new AuditVerdict(true, Events + 1, 0));
    }

    [Fact]
    public async Task Verify_TheErasureItselfTakenOut_IsRemoved()
    {
        var agency = await ChainAsync();
        var subject = Guid.CreateVersion7(House.Clock.GetUtcNow());
        await RecordAsync(agency, 1, subject);
        House.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await House.DoAsync(async services => await services.GetRequiredService<AllianceContext>().EraseAsync(House.Act(agency: agency), subject), agency);
        await House.SealAsync();
        await CutAsync(agency, after: Events + 1);

        (await VerifyAsync(agency)).ShouldBe(new AuditVerdict(false, Events + 1, 0, Events + 1, AuditVerifier.Removed));
    }

    [Fact]
    public async Task Verify_AnotherAgencysDamage_IsNotMine()
    {
        var (mine, theirs) = (await ChainAsync(), await ChainAsync());
        await SqlAsync(theirs, """DELETE FROM "AuditEvent" WHERE "AgencyId" = {0}""");

        (await VerifyAsync(mine, await SignAsync())).Valid.ShouldBeTrue();
        (await VerifyAsync(theirs)).Valid.ShouldBeFalse();
    }

    [Fact]
    public async Task Read_AForgedHead_IsRefused()
    {
        await ChainAsync();
        var heads = await SignAsync();
        var file = Path.Combine(House.Settings.DataFolder, "forged.jsonl");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(heads[0] with { Sequence = 1 }, JsonSerializerOptions.Web));

        (await Should.ThrowAsync<Alliance.Platform.BadInputException>(() => House.Services.GetRequiredService<AuditHeads>().ReadAsync(file))).Message.ShouldContain("signature on line 1");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("no json")]
    public async Task Read_ALineThatIsNoHead_IsRefused(string line)
    {
        await ChainAsync();
        await SignAsync();
        var file = Path.Combine(House.Settings.DataFolder, $"{Guid.NewGuid():N}.jsonl");
        await File.WriteAllTextAsync(file, line);

        (await Should.ThrowAsync<Alliance.Platform.BadInputException>(() => House.Services.GetRequiredService<AuditHeads>().ReadAsync(file))).Message.ShouldContain("Line 1");
    }

    [Fact]
    public void FilePath_OfTwoDatabasesInOneFolder_AreTwo()
    {
        string PathOf(string? database)
        {
            var settings = Alliance.Platform.Settings.From(database, House.Settings.DataFolder);
            return new AuditHeads(House.Services.GetRequiredService<IServiceScopeFactory>(), settings, new HouseKey(settings), House.Clock).FilePath;
        }

        string[] paths = [PathOf(null), PathOf("Data Source=other.db"), PathOf("Host=localhost;Database=other"), PathOf("Host=localhost;Database=third")];

        paths[0].ShouldBe(Path.Combine(House.Settings.DataFolder, "audit-heads.jsonl"));
        paths.Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public async Task Command_WithAFileOfNoHeads_IsBadInput()
    {
        var agency = await ChainAsync();
        var file = Path.Combine(House.Settings.DataFolder, "empty.jsonl");
        await File.WriteAllTextAsync(file, "");

        (await RunAsync(agency, "--head", file)).ShouldBe((2, ""));
    }

    [Fact]
    public async Task Command_VerifiesAndSaysWhatItFound()
    {
        var agency = await ChainAsync();
        var (whole, good) = await RunAsync(agency);
        await SqlAsync(agency, $"""UPDATE "AuditEvent" SET "Purpose" = 'other' WHERE "AgencyId" = {"{0}"} AND "Id" = {EventAt(2)}""");

        var (damaged, bad) = await RunAsync(agency);

        whole.ShouldBe(0);
        good.ShouldBe($$"""{"valid":true,"events":{{Events}},"unsealed":0}""");
        damaged.ShouldBe(1);
        bad.ShouldBe($$"""{"valid":false,"events":{{Events}},"unsealed":0,"sequence":2,"kind":"changed"}""");
    }

    private async Task<(int Code, string Output)> RunAsync(int agency, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "audit", "verify", "--json", "--agency", $"chain-{agency}", "--database", House.ConnectionString, "--data", House.Settings.DataFolder, .. more])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = (await process.StandardOutput.ReadToEndAsync()).Trim();
        await process.WaitForExitAsync();
        await errors;
        return (process.ExitCode, output);
    }

    private async Task CutAsync(int agency, int after)
    {
        await SqlAsync(agency, $"""DELETE FROM "AuditPayload" WHERE "AgencyId" = {"{0}"} AND "EventId" IN (SELECT "EventId" FROM "AuditChain" WHERE "AgencyId" = {"{0}"} AND "Sequence" > {after})""");
        await SqlAsync(agency, $"""DELETE FROM "AuditEvent" WHERE "AgencyId" = {"{0}"} AND "Id" IN (SELECT "EventId" FROM "AuditChain" WHERE "AgencyId" = {"{0}"} AND "Sequence" > {after})""");
        await SqlAsync(agency, $"""DELETE FROM "AuditChain" WHERE "AgencyId" = {"{0}"} AND "Sequence" > {after}""");
    }
}

public sealed class AuditVerifyTestsOnSqlite(SqliteHouse house) : AuditVerifyTests(house), IClassFixture<SqliteHouse>;

public sealed class AuditVerifyTestsOnPostgres(PostgresHouse house) : AuditVerifyTests(house), IClassFixture<PostgresHouse>;
