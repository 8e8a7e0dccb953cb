using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Engagements;
using Alliance.Platform.Accounts;
using Alliance.Platform.Web;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Writes;

public abstract class SaveFailureTests(TestHouse house, FailingDatabase database) : HouseTest(house)
{
    [Fact]
    public async Task Post_TheDatabaseFailsInTheMiddle_SaysItWasNotSavedAndKeepsTheWords()
    {
        var partner = await House.AddPartnerAsync();
        await House.AddRelationshipAsync(partner.Id);
        var officer = await House.SignInAsync(Role.Officer);
        var form = (await officer.GetAsync($"/Partnerships/Engagements/Log/{partner.Id}")).Form("form.pa-form")
            .Set("Input.Purpose", "The light in the lane").Set("Input.Heard", "Words that must not be lost");

        // Enough words that SQLite needs a page more than it has.
        form.Set("Input.Heard", "Words that must not be lost. " + string.Concat(Enumerable.Repeat("And so on. ", 300)));
        database.Fails = true;
        var failed = await form.SubmitAsync();
        database.Fails = false;

        failed.ShouldBe(HttpStatusCode.ServiceUnavailable);
        failed.ShouldSay(SaveFailureFilter.LostSentence);
        failed.Form("form.pa-form").Value("Input.Heard")!.ShouldStartWith("Words that must not be lost");
        (await House.AskAsync(db => db.Set<Engagement>().AnyAsync(e => e.PartnerId == partner.Id))).ShouldBeFalse();
        (await House.EventsAsync(PartnershipEvents.EngagementLogged)).ShouldBeEmpty();

        // And once the database is back, the same form saves.
        (await failed.Form("form.pa-form").SubmitAsync()).Status.ShouldBe(HttpStatusCode.Redirect);
        (await House.AskAsync(db => db.Set<Engagement>().CountAsync(e => e.PartnerId == partner.Id))).ShouldBe(1);
    }
}

public sealed class SaveFailureTestsOnSqlite(FailingSqliteHouse house) : SaveFailureTests(house, house.Database), IClassFixture<FailingSqliteHouse>;

public sealed class SaveFailureTestsOnPostgres(FailingPostgresHouse house) : SaveFailureTests(house, house.Database), IClassFixture<FailingPostgresHouse>;
