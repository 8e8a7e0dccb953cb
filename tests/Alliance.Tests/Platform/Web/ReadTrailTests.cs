using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Platform.Web;

/// <summary>DESIGN §5, line 4: no page says the name of somebody at a partner without leaving an event of the reading.</summary>
public abstract class ReadTrailTests(TestHouse house) : HouseTest(house)
{
    private const string Name = "Zenobia Quillfeather";

    [Fact]
    public async Task Get_APageThatSaysAName_LeavesAnEventOfItsReading()
    {
        var officer = House.Person(Role.Officer);
        var partner = await House.AddOwnPartnerAsync("Read Trail Bakery");
        var contact = await House.AddPersonAsync(partner, name: Name);
        var promise = await House.AddPromiseAsync(partner, officer, words: $"Call {{contact:{contact.Id}}} back");
        var touchpoint = await House.AddTouchpointAsync(partner, officer);
        await House.KeepAsync(partner.AgencyId, [new ApproachWish { AgencyId = partner.AgencyId, Id = House.NewId(), PartnerId = partner.Id, SaidAt = House.Clock.Instant(), RecordedById = officer.Id, Words = $"Ask {{contact:{contact.Id}}} first" }]);
        var browser = await House.SignInAsync(Role.Officer);
        var unrecorded = new List<string>();
        var saying = 0;

        foreach (var route in (await House.RoutesAsync()).Where(r => r.AnswersGet))
            foreach (var key in route.TakesKey ? (Guid[])[partner.Id, contact.Id, promise.Id, touchpoint.Id] : [partner.Id])
            {
                var before = await ReadingsAsync(officer.Id);
                var page = await browser.GetAsync(route.For(key));
                if (!page.Body.Contains("Zenobia", StringComparison.OrdinalIgnoreCase)) continue;
                saying++;
                if (await ReadingsAsync(officer.Id) == before) unrecorded.Add(route.Template);
            }

        unrecorded.Distinct().ShouldBeEmpty("Record the reading before the page is shown.");
        saying.ShouldBeGreaterThan(4, "a walk that meets the name nowhere proves nothing");
    }

    private Task<int> ReadingsAsync(Guid officer) => House.AskAsync(db => db.AuditEvents.CountAsync(e => e.ActorId == officer));
}

public sealed class ReadTrailTestsOnSqlite(SqliteHouse house) : ReadTrailTests(house), IClassFixture<SqliteHouse>;

public sealed class ReadTrailTestsOnPostgres(PostgresHouse house) : ReadTrailTests(house), IClassFixture<PostgresHouse>;
