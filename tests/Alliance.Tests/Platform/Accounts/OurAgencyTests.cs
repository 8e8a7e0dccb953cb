using System.Net;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Platform.Accounts;

public abstract class OurAgencyTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Change_TheName_ShowsAtOnceAndIsRecorded()
    {
        var browser = await House.SignInAsync(Role.Administrator);
        var form = (await browser.GetAsync("/agency")).Form("#agency");
        var stale = (await browser.GetAsync("/agency")).Form("#agency").Set("Input.Name", "Too late");

        var page = await (await form.Set("Input.Name", "<b>Gull</b> Point Police").Set("Input.TimeZone", "Pacific/Honolulu").SubmitAsync()).FollowAsync();

        page.ShouldSay("Saved.");
        page.Element(".pa-brand__agency").TextContent.ShouldBe("<b>Gull</b> Point Police");
        (await House.EventsAsync(AccountEvents.AgencyChanged)).ShouldHaveSingleItem().PayloadHash.ShouldNotBeNull();
        var refused = await stale.SubmitAsync();
        refused.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldSay("It is now: <b>Gull</b> Point Police, Pacific/Honolulu.");
        refused.Form("#agency").Value("Input.Name").ShouldBe("Too late");
        (await House.AskAsync(db => db.Agencies.SingleAsync())).TimeZone.ShouldBe("Pacific/Honolulu");
    }

    [Theory]
    [InlineData("", "America/New_York", "Input.Name", "Type the name that people know the agency by.")]
    [InlineData("Police", "Mars/Olympus", "Input.TimeZone", "Choose a time zone.")]
    public async Task Change_ToTheImpossible_IsRefused(string name, string zone, string field, string sentence)
    {
        var browser = await House.SignInAsync(Role.Administrator);
        var page = await browser.GetAsync("/agency");
        var fields = page.Form("#agency").Fields.Where(f => f.Key is not ("Input.Name" or "Input.TimeZone")).Append(new("Input.Name", name)).Append(new("Input.TimeZone", zone));

        (await browser.PostAsync("/agency", fields)).ShouldHaveError(field, sentence);
    }
}

public sealed class OurAgencyTestsOnSqlite(SqliteHouse house) : OurAgencyTests(house), IClassFixture<SqliteHouse>;

public sealed class OurAgencyTestsOnPostgres(PostgresHouse house) : OurAgencyTests(house), IClassFixture<PostgresHouse>;
