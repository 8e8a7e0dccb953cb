using Alliance.Evaluation.Outcomes;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Promises;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ActionContext = Alliance.Platform.Data.ActionContext;

namespace Alliance.Tests.Evaluation.Outcomes;

public abstract class CountFreezerTests(TestHouse house) : HouseTest(house)
{
    // The clock begins on March 2, 2027.
    private static readonly DateOnly January = new(2027, 1, 1);

    [Fact]
    public async Task Freeze_MonthsThatAreOver_CountsByAreaAndSquadAndNamesNobody()
    {
        var village = await VillageWithJanuaryAsync();
        House.Clock.Advance(TimeSpan.FromDays(3));

        await FreezeAsync(village);

        var frozen = await FrozenAsync(village);
        Count(frozen, HouseMeasures.PositiveContacts, isSquad: true).ShouldBe(2);
        Count(frozen, HouseMeasures.PositiveContacts, isSquad: false).ShouldBe(2);
        Count(frozen, HouseMeasures.VoluntaryContacts, isSquad: true).ShouldBe(1);
        Count(frozen, HouseMeasures.KeptPromises, isSquad: true).ShouldBe(1);
        // February is over as well, and held none; it is a zero that was counted.
        frozen.Where(count => count.Month == January.AddMonths(1)).ShouldAllBe(count => count.Count == 0);
        frozen.Count(count => count.Month == January.AddMonths(1)).ShouldBe(6);
        frozen.ShouldNotContain(count => count.Month > January.AddMonths(1));
    }

    [Fact]
    public async Task Freeze_OnceMore_LeavesWhatIsFrozenAsItWas()
    {
        var village = await VillageWithJanuaryAsync();
        await FreezeAsync(village);
        village.Talk(village.Partner("Late"), new DateTime(2027, 1, 20, 18, 0, 0, DateTimeKind.Utc), 10);
        await village.MoveInAsync();

        await FreezeAsync(village);

        Count(await FrozenAsync(village), HouseMeasures.PositiveContacts, isSquad: true).ShouldBe(2);
    }

    [Fact]
    public async Task Freeze_AnAreaThatIsNew_GetsTheMonthsThatAreStillThere()
    {
        var village = await VillageWithJanuaryAsync();
        await FreezeAsync(village);
        var area = village.Area("New lane");
        village.Talk(village.Partner("There", area: area), new DateTime(2027, 1, 21, 18, 0, 0, DateTimeKind.Utc), 10);
        await village.MoveInAsync();

        await FreezeAsync(village);

        (await FrozenAsync(village)).Single(count => count.AreaId == area.Id && count.Month == January && count.Measure == HouseMeasures.PositiveContacts).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Freeze_TheMonthJustOver_WaitsForWhatPhonesBringLate()
    {
        var village = await VillageWithJanuaryAsync();

        await House.DoAsync(services => services.GetRequiredService<CountFreezer>().FreezeAsync(ActionContext.System(village.Agency.Id, House.Clock, "Test") with { Now = new DateTime(2027, 2, 2, 12, 0, 0, DateTimeKind.Utc) }), village.Agency.Id);

        (await FrozenAsync(village)).ShouldNotContain(count => count.Month == January);
    }

    private async Task<Village> VillageWithJanuaryAsync()
    {
        var village = await Village.BuildAsync(House);
        var partner = village.Partner("Corner shop", area: village.Area("Old lane"));
        DateTime At(int day) => new(2027, 1, day, 18, 0, 0, DateTimeKind.Utc);
        village.Talk(partner, At(5), 10);
        village.Talk(partner, At(6), 10).StartedBy = Side.Them;
        village.Talk(partner, At(7), 10).Outcome = Outcome.NobodyThere;
        village.Promise(partner, Side.Us, new DateOnly(2027, 1, 9), PromiseState.Kept, answeredAt: At(8));
        village.Promise(partner, Side.Them, new DateOnly(2027, 1, 9), PromiseState.Kept, answeredAt: At(8));
        village.Promise(partner, Side.Us, new DateOnly(2027, 1, 9), PromiseState.Broken, answeredAt: At(8));
        await village.MoveInAsync();
        var squad = new Squad { AgencyId = village.Agency.Id, Id = Guid.CreateVersion7(House.Clock.GetUtcNow()), Name = "Days", SortName = "days", FormedAt = village.Now };
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            db.AddRange(squad, new SquadMember { AgencyId = village.Agency.Id, Id = Guid.CreateVersion7(House.Clock.GetUtcNow()), SquadId = squad.Id, AccountId = village.Officer.Id, FromOn = new DateOnly(2026, 12, 1), AddedAt = village.Now });
            db.Record(House.Act(agency: village.Agency.Id), "Arranged", null, null, null, null);
            await db.SaveChangesAsync();
        }, village.Agency.Id);
        return village;
    }

    private Task<int> FreezeAsync(Village village) => House.DoAsync(services => services.GetRequiredService<CountFreezer>().FreezeAsync(ActionContext.System(village.Agency.Id, House.Clock, "Test") with { Now = new DateTime(2027, 3, 5, 12, 0, 0, DateTimeKind.Utc) }), village.Agency.Id);

    private Task<List<FrozenCount>> FrozenAsync(Village village) => House.AskAsync(db => db.Set<FrozenCount>().ToListAsync(), village.Agency.Id);

    private static int Count(List<FrozenCount> frozen, string measure, bool isSquad) => frozen.Single(count => count.Measure == measure && count.Month == January && count.SquadId is not null == isSquad).Count;
}

public sealed class CountFreezerTestsOnSqlite(SqliteHouse house) : CountFreezerTests(house), IClassFixture<SqliteHouse>;

public sealed class CountFreezerTestsOnPostgres(PostgresHouse house) : CountFreezerTests(house), IClassFixture<PostgresHouse>;
