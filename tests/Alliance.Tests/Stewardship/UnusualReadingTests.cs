using Alliance.Partnerships;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship.Reading;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Stewardship;

/// <summary>Reading past a limit is shown to the steward; reading up to it is not.</summary>
public abstract class UnusualReadingTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Find_MoreThanTwentyRecordsInAnHour_IsShownAndTwentyAreNot()
    {
        var village = await Village.BuildAsync(House);
        var shops = Enumerable.Range(0, 21).Select(i => village.Partner($"Shop {i}")).ToList();
        await village.MoveInAsync();
        await ReadAsync(village, shops.Take(20), Noon(village));
        (await FindAsync(village)).ShouldNotContain(l => l.Kind == UnusualKind.ManyAtOnce);

        await ReadAsync(village, shops.Skip(20), Noon(village).AddMinutes(41));

        (await FindAsync(village)).Where(l => l.Kind == UnusualKind.ManyAtOnce).ShouldHaveSingleItem().ShouldSatisfyAllConditions(l => l.Count.ShouldBe(21), l => l.WhoId.ShouldBe(village.Officer.Id));
    }

    [Fact]
    public async Task Find_AnHourEach_IsNotMany()
    {
        var village = await Village.BuildAsync(House);
        var shops = Enumerable.Range(0, 40).Select(i => village.Partner($"Shop {i}")).ToList();
        await village.MoveInAsync();

        foreach (var (part, hour) in shops.Chunk(14).Select((chunk, i) => (chunk, i))) await ReadAsync(village, part, Noon(village).AddHours(2 * hour - 4));

        (await FindAsync(village)).ShouldNotContain(l => l.Kind == UnusualKind.ManyAtOnce);
    }

    [Fact]
    public async Task Find_OutsideTheirNeighborhoods_CountsOnlyWhereTheyTendNobody()
    {
        var village = await Village.BuildAsync(House);
        var (own, other) = (village.Area("Own"), village.Area("Other"));
        village.Tie(village.Partner("Home", area: own));
        var near = Enumerable.Range(0, 8).Select(i => village.Partner($"Near {i}", area: own)).ToList();
        var far = Enumerable.Range(0, 6).Select(i => village.Partner($"Far {i}", area: other)).ToList();
        await village.MoveInAsync();
        await ReadAsync(village, [.. near, .. far.Take(5)], Noon(village));
        (await FindAsync(village)).ShouldBeEmpty();

        await ReadAsync(village, far.Skip(5), Noon(village).AddMinutes(30));

        (await FindAsync(village)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(l => l.Kind.ShouldBe(UnusualKind.Outside), l => l.Count.ShouldBe(6));
    }

    [Fact]
    public async Task Find_AtNightWhereTheAgencyIs_IsShownOnThePageWithTheLimits()
    {
        var village = await Village.BuildAsync(House);
        var shops = Enumerable.Range(0, 6).Select(i => village.Partner($"Quiet Lane Store {i}")).ToList();
        var steward = await House.AddAccountAsync(village.Agency.Id, $"watch-{village.Agency.Id}", Role.Steward);
        await village.MoveInAsync();
        // Twenty past two, where the agency is.
        await ReadAsync(village, shops, TimeZoneInfo.ConvertTimeToUtc(village.Today.AddDays(-1).ToDateTime(new TimeOnly(2, 20)), village.Agency.Zone));

        var page = await (await House.SignInAsync(steward, Role.Steward)).GetAsync("/Stewardship/Reading");

        page.ShouldSay("At night");
        page.ShouldSay("more than 20 different records within one hour");
        page.ShouldSay("between 23:00 and 5:00");
        page.ShouldNotSay("Quiet Lane");
    }

    [Fact]
    public async Task Desk_SignsOfPartners_AreTenLettersLong()
    {
        var partner = await House.AddOwnPartnerAsync("Signed Bakery");
        await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Partners/{partner.Id}");

        var desk = await (await House.SignInAsync(Role.Steward)).GetAsync("/Stewardship/Desk");

        desk.Texts(".pa-sign").ShouldContain(Alliance.Stewardship.Sign.Of(partner.Id));
        desk.Texts(".pa-sign").ShouldAllBe(sign => sign.Length == 11 && sign[5] == '-');
    }

    private static DateTime Noon(Village village) => TimeZoneInfo.ConvertTimeToUtc(village.Today.AddDays(-2).ToDateTime(new TimeOnly(12, 0)), village.Agency.Zone);

    private Task<IReadOnlyList<UnusualLine>> FindAsync(Village village) => House.DoAsync(services => services.GetRequiredService<UnusualReading>().FindAsync(), village.Agency.Id);

    /// <summary>One after the other, a minute apart.</summary>
    private Task ReadAsync(Village village, IEnumerable<Partner> partners, DateTime at) => House.DoAsync(async services =>
    {
        var db = services.GetRequiredService<AllianceContext>();
        foreach (var (partner, minute) in partners.Select((p, i) => (p, i)))
            db.Record(House.Act(village.Officer.Id, Role.Officer, village.Agency.Id) with { Now = at.AddMinutes(minute) }, PartnershipEvents.PartnerOpened, nameof(Partner), partner.Id, partner.Id, null);
        await db.SaveChangesAsync();
    }, village.Agency.Id);
}

public sealed class UnusualReadingTestsOnSqlite(SqliteHouse house) : UnusualReadingTests(house), IClassFixture<SqliteHouse>;

public sealed class UnusualReadingTestsOnPostgres(PostgresHouse house) : UnusualReadingTests(house), IClassFixture<PostgresHouse>;
