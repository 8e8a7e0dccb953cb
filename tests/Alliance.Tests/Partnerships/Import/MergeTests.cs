using System.Globalization;
using Alliance.Partnerships;
using Alliance.Partnerships.Duplicates;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Import;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships.Import;

public abstract class MergeTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Join_TwoTendedPartners_LosesNothing()
    {
        var scene = await SceneAsync();

        await JoinAsync(scene);

        (await House.PartnersAsync(scene.Agency)).Select(p => p.Name).ShouldBe(["Harbor Bakery", "Quay Clinic"]);
        var kept = await House.PartnerAsync(scene.Agency, "Quay Clinic");
        kept.OtherName.ShouldBe("Quays Clinic");
        (await House.AskAsync(db => db.Set<Engagement>().CountAsync(e => e.PartnerId == kept.Id), scene.Agency)).ShouldBe(2);
        (await House.AskAsync(db => db.Set<Promise>().CountAsync(e => e.PartnerId == kept.Id), scene.Agency)).ShouldBe(1);
        (await House.AskAsync(db => db.Set<Contact>().CountAsync(e => e.PartnerId == kept.Id), scene.Agency)).ShouldBe(1);
        (await House.AskAsync(db => db.Set<ImportRow>().CountAsync(e => e.PartnerId == kept.Id), scene.Agency)).ShouldBe(2);
        var relationships = await House.AskAsync(db => db.Set<Relationship>().Where(r => r.PartnerId == kept.Id).OrderBy(r => r.EndedAt == null).ToListAsync(), scene.Agency);
        relationships.Select(r => (r.OwnerId, Ended: r.EndedAt != null)).ShouldBe([(scene.Lea.Id, true), (scene.Tom.Id, false)]);
        (await House.AskAsync(db => db.Set<Notice>().Where(n => n.Kind == NoticeKind.Merged).Select(n => n.AccountId).ToListAsync(), scene.Agency)).ShouldBe([scene.Lea.Id, scene.Tom.Id], ignoreOrder: true);
        (await House.AskAsync(db => db.Set<PartnerWord>().Where(w => w.PartnerId == kept.Id).Select(w => w.Word).ToListAsync(), scene.Agency)).ShouldBe(["clinic", "quay", "quays"], ignoreOrder: true);
        (await House.EventsAsync(PartnershipEvents.PartnersMerged, scene.Agency)).Select(e => e.SubjectId).ShouldBe([scene.First, scene.Second], ignoreOrder: true);
    }

    [Fact]
    public async Task Undo_TwoTendedPartners_RestoresExactlyWhatWas()
    {
        var scene = await SceneAsync();
        var before = await StateAsync(scene.Agency);
        await JoinAsync(scene);
        (await StateAsync(scene.Agency)).ShouldNotBe(before);

        await TakeApartAsync(scene);

        (await StateAsync(scene.Agency)).ShouldBe(before);
        (await House.EventsAsync(PartnershipEvents.MergeUndone, scene.Agency)).Count.ShouldBe(2);
        await House.ChainShouldBeWholeAsync(scene.Agency);
    }

    [Fact]
    public async Task Undo_AfterANewTalk_LeavesTheTalkWithTheOneKept()
    {
        var scene = await SceneAsync();
        await JoinAsync(scene);
        await LogAsync(scene.Agency, scene.First, scene.Tom, "After they were joined");

        await TakeApartAsync(scene);

        (await House.AskAsync(db => db.Set<Engagement>().Where(e => e.PartnerId == scene.First).Select(e => e.Purpose).ToListAsync(), scene.Agency)).ShouldBe(["Tom's talk", "After they were joined"], ignoreOrder: true);
        (await House.AskAsync(db => db.Set<Engagement>().Where(e => e.PartnerId == scene.Second).Select(e => e.Purpose).ToListAsync(), scene.Agency)).ShouldBe(["Lea's talk"]);
    }

    [Fact]
    public async Task Import_RowOfAJoinedPartner_MergesIntoTheOneItWasJoinedWith()
    {
        var scene = await SceneAsync();
        await JoinAsync(scene);

        var again = ImportSummary.Read((await House.BringInAsync(scene.Agency, Importing.Small)).Summary);

        (again.Imported, again.Merged, again.PossibleDuplicates).ShouldBe((0, 4, 0));
        (await House.PartnersAsync(scene.Agency)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task KeepApart_ThenImportAgain_IsNotAskedAgain()
    {
        var scene = await SceneAsync();
        await House.DoAsync(async services => await services.GetRequiredService<MergeService>().KeepApartAsync(
            await services.GetRequiredService<AllianceContext>().Set<PossibleDuplicate>().SingleAsync(), 0, Act(scene)), scene.Agency);

        var again = ImportSummary.Read((await House.BringInAsync(scene.Agency, Importing.Small)).Summary);

        (again.Imported, again.Merged, again.PossibleDuplicates).ShouldBe((0, 4, 0));
    }

    [Fact]
    public async Task Join_WithAStaleVersion_IsStopped()
    {
        var scene = await SceneAsync();

        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => House.DoAsync(async services => await services.GetRequiredService<MergeService>().JoinAsync(
            await services.GetRequiredService<AllianceContext>().Set<PossibleDuplicate>().SingleAsync(), 7, scene.First, Act(scene)), scene.Agency));

        (await House.PartnersAsync(scene.Agency)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Undo_ImportOfAJoinedPartner_LeavesBoth()
    {
        var scene = await SceneAsync();
        await JoinAsync(scene);

        await House.UndoAsync(scene.Agency, scene.Run);

        (await House.PartnersAsync(scene.Agency)).ShouldHaveSingleItem().Name.ShouldBe("Quay Clinic");
        await TakeApartAsync(scene);
        (await House.PartnersAsync(scene.Agency)).Select(p => p.Name).ShouldBe(["Quay Clinic", "Quays Clinic"]);
    }

    [Fact]
    public async Task Tables_ThatBelongToAPartner_AreAllMoved()
    {
        var inModel = await House.AskAsync(db => Task.FromResult(db.Model.GetEntityTypes()
            .Where(t => t.ClrType.IsAssignableTo(typeof(Entity)) && t.FindProperty("PartnerId") is not null).Select(t => t.ClrType).ToList()));

        inModel.ShouldBe(PartnerRows.Tables.Select(t => t.Type), ignoreOrder: true);
    }

    private async Task<Scene> SceneAsync()
    {
        var agency = await House.NewAgencyAsync();
        var run = await House.BringInAsync(agency, Importing.Small);
        var tom = await House.AddAccountAsync(agency, $"tom{agency}", Role.Officer);
        var lea = await House.AddAccountAsync(agency, $"lea{agency}", Role.Officer);
        var supervisor = await House.AddAccountAsync(agency, $"sue{agency}", Role.Supervisor);
        var first = (await House.PartnerAsync(agency, "Quay Clinic")).Id;
        var second = (await House.PartnerAsync(agency, "Quays Clinic")).Id;
        await TendAsync(agency, first, tom);
        await LogAsync(agency, first, tom, "Tom's talk");
        House.Clock.Advance(TimeSpan.FromDays(3));
        await TendAsync(agency, second, lea);
        await LogAsync(agency, second, lea, "Lea's talk");
        await House.DoAsync(services => services.GetRequiredService<ContactService>().AddAsync(Guid.CreateVersion7(House.Clock.GetUtcNow()), second, "night manager", House.Act(lea.Id, Role.Officer, agency)), agency);
        await House.DoAsync(services => services.GetRequiredService<PromiseService>().MakeAsync(Guid.CreateVersion7(House.Clock.GetUtcNow()), second, Side.Us, new NewPromise("Mend the light", new DateOnly(2028, 1, 1)), House.Act(lea.Id, Role.Officer, agency)), agency);
        return new Scene(agency, run.Id, first, second, tom, lea, supervisor);
    }

    private Task<Relationship?> TendAsync(int agency, Guid partner, Account owner) => House.DoAsync(services => services.GetRequiredService<RelationshipService>().StartAsync(
        partner, new RelationshipTerms { OwnerId = owner.Id, Purpose = "A quiet corner" }, null, House.Act(owner.Id, Role.Officer, agency)), agency);

    private Task<bool> LogAsync(int agency, Guid partner, Account officer, string purpose) => House.DoAsync(services => services.GetRequiredService<EngagementService>().LogAsync(new LoggedEngagement
    {
        Id = Guid.CreateVersion7(House.Clock.GetUtcNow()),
        PartnerId = partner,
        At = House.Clock.Instant(),
        Channel = Channel.InPerson,
        Setting = Setting.TheirPlace,
        StartedBy = Side.Us,
        Outcome = Outcome.Talked,
        Minutes = 10,
        Purpose = purpose,
    }, House.Act(officer.Id, Role.Officer, agency)), agency);

    private Task JoinAsync(Scene scene) => House.DoAsync(async services =>
    {
        var pair = await services.GetRequiredService<AllianceContext>().Set<PossibleDuplicate>().SingleAsync();
        (await services.GetRequiredService<MergeService>().JoinAsync(pair, pair.Version, scene.First, Act(scene)))?.ToString().ShouldBeNull();
    }, scene.Agency);

    private Task TakeApartAsync(Scene scene) => House.DoAsync(async services =>
        (await services.GetRequiredService<MergeService>().UndoAsync(await services.GetRequiredService<AllianceContext>().Set<PartnerMerge>().SingleAsync(), Act(scene)))?.ToString().ShouldBeNull(), scene.Agency);

    private ActionContext Act(Scene scene) => House.Act(scene.Supervisor.Id, Role.Supervisor, scene.Agency);

    /// <summary>Every row of the room, but the merges' own, with every value but the version.</summary>
    private Task<string> StateAsync(int agency) => House.AskAsync(async db =>
    {
        var lines = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.ClrType.Namespace!.StartsWith("Alliance.Partnerships", StringComparison.Ordinal) && t.ClrType != typeof(PartnerMerge)))
        {
            var rows = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(type.ClrType).Invoke(db, null)!;
            foreach (var row in await rows.AsNoTracking().IgnoreQueryFilters(["Shown"]).ToListAsync())
                lines.Add(type.ClrType.Name + " " + string.Join(" | ", type.GetProperties().Where(p => p.Name != nameof(Entity.Version)).Select(p => $"{p.Name}={string.Create(CultureInfo.InvariantCulture, $"{p.PropertyInfo!.GetValue(row)}")}")));
        }
        lines.Sort(StringComparer.Ordinal);
        return string.Join('\n', lines);
    }, agency);

    private sealed record Scene(int Agency, Guid Run, Guid First, Guid Second, Account Tom, Account Lea, Account Supervisor);
}

public sealed class MergeTestsOnSqlite(SqliteHouse house) : MergeTests(house), IClassFixture<SqliteHouse>;

public sealed class MergeTestsOnPostgres(PostgresHouse house) : MergeTests(house), IClassFixture<PostgresHouse>;
