using System.Net;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Stewardship;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Stewardship;

/// <summary>Somebody calls the steward to be taken out; the steward learns no name.</summary>
public abstract class WithdrawTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Find_ByOrganizationAndNumber_ShowsNoNameAndTakesOut()
    {
        var partner = await House.AddOwnPartnerAsync("Harbor Street Xylophones");
        var contact = await House.AddReachableAsync(partner, "Ignatia Quillfeather");
        var steward = await House.SignInAsync(Role.Steward);

        var found = await (await steward.GetAsync("/Stewardship/Withdraw")).Form("#find-form").Set("Input.Organization", "harbor street XYLOPHONES").Set("Input.Number", Sign.Of(contact.Id).ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)).SubmitAsync();

        found.ShouldSay($"Number {Sign.Of(contact.Id)} at Harbor Street Xylophones");
        foreach (var word in new[] { "Ignatia", contact.Email!, "night manager" }) found.Body.ShouldNotContain(word);
        (await found.Form("#out-form").SubmitAsync()).ShouldHaveError("IsAsked", "only they can ask for it");
        (await found.Form("#out-form").Set("IsAsked", "true").SubmitAsync()).ShouldRedirectTo("/Stewardship/Withdraw");
        (await House.AskAsync(db => db.Set<Contact>().SingleAsync(c => c.Id == contact.Id))).Name.ShouldBeNull();
        (await House.AskAsync(db => db.Set<ConsentChoice>().Where(c => c.ContactId == contact.Id).Select(c => c.WithdrawnBy).ToListAsync())).ShouldAllBe(way => way == ConsentWay.Steward);
    }

    [Fact]
    public async Task Find_ByCard_FindsTheSame()
    {
        var contact = await House.AddPersonAsync(await House.AddOwnPartnerAsync());
        var code = await House.InviteByCardAsync(contact);
        var browser = House.Stranger();
        await browser.SayYesAsync((await browser.TypeCodeAsync(code, "/at/maple-harbor")).Location!);

        var found = await (await (await House.SignInAsync(Role.Steward)).GetAsync("/Stewardship/Withdraw")).Form("#find-form").Set("Input.Code", code).SubmitAsync();

        found.ShouldSay(Sign.Of(contact.Id));
        found.Body.ShouldNotContain("Quillfeather");
    }

    [Fact]
    public async Task Find_Nobody_SaysSoAndKeepsWhatWasTyped()
    {
        var again = await (await (await House.SignInAsync(Role.Steward)).GetAsync("/Stewardship/Withdraw")).Form("#find-form").Set("Input.Organization", "Nowhere").Set("Input.Number", "22222").SubmitAsync();

        again.ShouldHaveError("", "Nobody was found who has agreed.");
        again.Form("#find-form").Value("Input.Organization").ShouldBe("Nowhere");
    }

    [Fact]
    public async Task TakeOut_OfAnotherAgencysContact_IsNotThere()
    {
        var agency = Interlocked.Increment(ref last);
        await House.AddAgencyAsync(agency, $"far-{agency}");
        var contact = await House.AddPersonAsync(await House.AddShopAsync("Foreign Grocer", agency: agency), name: "Rosa Quillfeather");
        var steward = await House.SignInAsync(Role.Steward);
        var fields = (await steward.GetAsync("/Stewardship/Withdraw")).Form("#find-form").Fields.Append(new("ContactId", contact.Id.ToString())).Append(new("IsAsked", "true"));

        (await steward.PostAsync("/Stewardship/Withdraw?handler=TakeOut", fields)).ShouldBe(HttpStatusCode.NotFound);

        (await House.AskAsync(db => db.Set<Contact>().SingleAsync(c => c.Id == contact.Id), agency)).Name.ShouldNotBeNull();
    }

    private static int last = 700;
}

public sealed class WithdrawTestsOnSqlite(SqliteHouse house) : WithdrawTests(house), IClassFixture<SqliteHouse>;

public sealed class WithdrawTestsOnPostgres(PostgresHouse house) : WithdrawTests(house), IClassFixture<PostgresHouse>;
