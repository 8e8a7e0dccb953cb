using System.Net;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Portal;

/// <summary>What a card opens, to whom, and how little it tells a guesser.</summary>
public abstract class CardTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Code_OfAnOfficersCard_OpensTheChoicesAndNothingOfTheRecord()
    {
        var (contact, printed, _) = await AgreedAsync();
        var browser = House.Stranger();

        (await browser.TypeCodeAsync(printed.ToLowerInvariant().Replace("-", " "))).ShouldRedirectTo("/portal/choices");

        (await browser.GetAsync("/portal/choices")).ShouldSay("What I agreed to");
        foreach (var path in new[] { "/portal", "/portal/looked" }) (await browser.GetAsync(path)).ShouldRedirectTo("/portal/choices");
        await (await browser.GetAsync("/portal/choices")).Form("#renew-form").SubmitAsync();
        (await House.AskAsync(db => db.Set<Consent>().CountAsync(c => c.ContactId == contact.Id))).ShouldBe(2);
    }

    [Fact]
    public async Task Code_OfAnOfficersCard_WithdrawsWithoutEmail()
    {
        var (contact, printed, own) = await AgreedAsync();
        var browser = House.Stranger();
        await browser.TypeCodeAsync(printed);

        (await (await browser.GetAsync("/portal/leave")).Form("form.pa-stack").Set("IsSure", "true").SubmitAsync()).ShouldRedirectTo("/portal/goodbye");

        (await House.AskAsync(db => db.Set<Contact>().SingleAsync(c => c.Id == contact.Id))).Name.ShouldBeNull();
        (await House.AskAsync(db => db.Set<ConsentChoice>().Where(c => c.ContactId == contact.Id).Select(c => c.WithdrawnBy).ToListAsync())).ShouldAllBe(way => way == ConsentWay.Card);
        foreach (var code in new[] { printed, own }) (await House.Stranger().TypeCodeAsync(code)).ShouldHaveError("Code", "This code does not work.");
    }

    [Fact]
    public async Task Code_OfTheContactsOwnCard_OpensTheRecord_UntilTheNextCardIsMade()
    {
        var (_, _, own) = await AgreedAsync();
        var browser = House.Stranger();
        (await browser.TypeCodeAsync(own)).ShouldRedirectTo("/portal");

        var next = (await (await browser.GetAsync("/portal/choices")).Form("#card-form").SubmitAsync()).CodeOnIt();

        (await House.Stranger().TypeCodeAsync(own)).ShouldHaveError("Code", "This code does not work.");
        (await House.Stranger().TypeCodeAsync(next)).ShouldRedirectTo("/portal");
    }

    [Fact]
    public async Task Code_ThatEndedOrNeverWas_IsAnsweredAlike()
    {
        var contact = await House.AddPersonAsync(await House.AddOwnPartnerAsync());
        var code = await House.InviteByCardAsync(contact);
        var open = House.Stranger();
        await (await open.GetAsync((await open.TypeCodeAsync(code)).Location!)).Form("#yes-form").SubmitAsync("No");

        var ended = await House.Stranger().TypeCodeAsync(code);
        var never = await House.Stranger().TypeCodeAsync("22222-22222");
        var nonsense = await House.Stranger().TypeCodeAsync("");

        (ended.Status, ended.Text).ShouldBe((never.Status, never.Text));
        (nonsense.Status, nonsense.Text).ShouldBe((never.Status, never.Text));
        ended.ShouldHaveError("Code", "This code does not work.");
    }

    [Fact]
    public async Task Code_GuessedTenTimes_IsNotEvenLookedAtForAQuarterOfAnHour()
    {
        var (_, printed, _) = await AgreedAsync();
        House.Clock.Advance(CardService.TryWindow);
        for (var tries = 0; tries < CardService.TriesPerSource; tries++) (await House.Stranger().TypeCodeAsync($"GUESS-{tries:00000}")).ShouldBe(HttpStatusCode.BadRequest);

        (await House.Stranger().TypeCodeAsync(printed)).ShouldBe(HttpStatusCode.TooManyRequests);

        House.Clock.Advance(CardService.TryWindow);
        (await House.Stranger().TypeCodeAsync(printed)).ShouldRedirectTo("/portal/choices");
    }

    [Fact]
    public async Task Code_InTheDatabase_IsASlowHashOnly()
    {
        var (contact, printed, own) = await AgreedAsync();

        var cards = await House.AskAsync(db => db.Set<ContactCard>().Where(c => c.ContactId == contact.Id).ToListAsync());

        cards.Select(c => c.CodeHash).ShouldBe([CardCode.HashOf(TestPeople.AgencyId, printed), CardCode.HashOf(TestPeople.AgencyId, own)], ignoreOrder: true);
        var told = await House.AskAsync(db => db.AuditPayloads.Select(p => p.Json).ToListAsync());
        told.ShouldAllBe(json => !json.Contains(printed) && !json.Contains("CodeHash") && !json.Contains("SecretHash"));
    }

    [Fact]
    public void Codes_AreFarApartAndHardToMisread()
    {
        var codes = Enumerable.Range(0, 500).Select(_ => CardCode.New()).ToList();

        codes.Distinct().Count().ShouldBe(500);
        codes.ShouldAllBe(code => code.Length == 11 && !code.Any(c => "01IOLU".Contains(c)));
    }

    [Fact]
    public async Task Code_ByItsPicture_StandsInTheFormAndWaitsForTheButton()
    {
        var (_, printed, _) = await AgreedAsync();

        var page = await House.Stranger().GetAsync($"/portal/card?code={printed}");

        page.Form("#card-form").Value("Code").ShouldBe(printed);
        (await House.Stranger().GetAsync("/portal/card?code=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")).Body.ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task Visit_AfterTheOfficerTookThemOut_IsOver()
    {
        var (contact, _, own) = await AgreedAsync();
        var browser = House.Stranger();
        await browser.TypeCodeAsync(own);
        await (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Contacts/{contact.Id}")).Form("form[action*=TakeOut]").SubmitAsync();

        (await browser.GetAsync("/portal")).ShouldRedirectTo("/portal/sign-in");
    }

    /// <summary>A contact who was asked with a card, and said yes with it.</summary>
    private async Task<(Contact Contact, string Printed, string Own)> AgreedAsync()
    {
        // Each test begins with no wrong code behind it.
        House.Clock.Advance(CardService.TryWindow);
        var contact = await House.AddPersonAsync(await House.AddOwnPartnerAsync());
        var printed = await House.InviteByCardAsync(contact);
        var browser = House.Stranger();
        var own = await browser.SayYesAsync((await browser.TypeCodeAsync(printed)).Location.ShouldNotBeNull());
        return (contact, printed, own);
    }
}

public sealed class CardTestsOnSqlite(SqliteHouse house) : CardTests(house), IClassFixture<SqliteHouse>;

public sealed class CardTestsOnPostgres(PostgresHouse house) : CardTests(house), IClassFixture<PostgresHouse>;
