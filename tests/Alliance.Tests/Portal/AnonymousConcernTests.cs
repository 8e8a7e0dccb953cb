using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Concerns;
using Alliance.Platform.Accounts;
using Alliance.Portal.Concerns;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Portal;

/// <summary>Concerns raised at an organisation's public address: nobody is kept, and the code leads back.</summary>
public abstract class AnonymousConcernTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Raise_WithoutAName_KeepsNobodyAndShowsACodeOnce()
    {
        var partner = await House.AddOwnPartnerAsync();
        var address = await House.PublicAddressAsync(partner);
        var stranger = House.Stranger();
        var page = await stranger.GetAsync(address);
        page.ShouldSay("No name is asked, and none is kept");
        var form = page.Form("form.pa-form").Set("Input.Kind", "Other").Set("Input.Words", "The lane floods every spring.");

        var sent = await form.SubmitAsync();
        var again = await form.SubmitAsync();

        var code = sent.Element("#return-code").TextContent;
        again.ShouldSay("It was sent before");
        again.Document.QuerySelector("#return-code").ShouldBeNull();
        var concern = await House.AskAsync(db => db.Set<Concern>().AsNoTracking().SingleAsync(c => c.PartnerId == partner.Id));
        (concern.ContactId, concern.CodeHash).ShouldBe((null, concern.CodeHash.ShouldNotBeNull()));
        var row = (await House.EventsAsync(PartnershipEvents.ConcernRaised)).Single(e => e.EntityId == concern.Id);
        (row.ActorId, row.Source).ShouldBe((null, null));
        (await House.PayloadAsync(row)).ShouldNotContain(code);
    }

    [Fact]
    public async Task Follow_WithTheCode_ReadsTheAnswerSaysMoreAndJudges()
    {
        var partner = await House.AddOwnPartnerAsync();
        var code = await RaiseAsync(partner, "The lane floods every spring.");
        var concern = await House.AskAsync(db => db.Set<Concern>().AsNoTracking().SingleAsync(c => c.PartnerId == partner.Id));
        var officer = await House.SignInAsync(Role.Officer);
        (await officer.GetAsync($"/Partnerships/Concerns/{concern.Id}")).ShouldSay("Somebody who gave no name");
        await officer.AnswerAsync($"/Partnerships/Concerns/{concern.Id}", "The drain is cleared on Monday.");

        // In small letters and without the dashes, as people type.
        var page = await OpenAsync(code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant());
        page.ShouldSay("The drain is cleared on Monday.");
        page = await page.Form("#say").Set("Input.Words", "It smells, too.").SubmitAsync();
        page.ShouldSay("It smells, too.");
        page = await page.Form("#verdict").Set("Input.Verdict", "NotSolved").SubmitAsync();

        page.ShouldSay("You said: not solved. It is open again.");
        (await House.FreshAsync(concern)).State.ShouldBe(ConcernState.Open);
        (await officer.GetAsync($"/Partnerships/Concerns/{concern.Id}")).ShouldSay("It smells, too.");
        page.Address.PathAndQuery.ShouldNotContain(code[..4]);
    }

    [Fact]
    public async Task Follow_WithAnotherCode_ShowsNothingAndStopsAtTwenty()
    {
        House.Clock.Advance(Knocks.Window);
        var browser = House.Stranger();
        var form = (await browser.GetAsync(await FollowAsync())).Form("main form").Set("Code", "AAAA-BBBB-CCCC-DDDD");
        for (var tried = 0; tried < FollowModel.TriesPerSource; tried++) (await form.SubmitAsync()).ShouldHaveError("Code", "No concern has this code.");

        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.TooManyRequests);

        House.Clock.Advance(Knocks.Window);
        (await form.SubmitAsync()).ShouldHaveError("Code", "No concern has this code.");
    }

    [Fact]
    public async Task Raise_AgainAndAgain_IsRefusedWithTheWordsKept()
    {
        House.Clock.Advance(Knocks.Window);
        var address = await House.PublicAddressAsync(await House.AddOwnPartnerAsync());
        var browser = House.Stranger();
        Page page = null!;
        for (var sent = 0; sent <= AnonymousModel.PerSource; sent++)
            page = await (await browser.GetAsync(address)).Form("form.pa-form").Set("Input.Kind", "Other").Set("Input.Words", "The lane floods every spring.").SubmitAsync();

        page.ShouldBe(HttpStatusCode.TooManyRequests);
        page.Form("form.pa-form").Value("Input.Words").ShouldBe("The lane floods every spring.");
        House.Clock.Advance(Knocks.Window);
    }

    [Fact]
    public async Task Address_ThatEndedOrNeverWas_LeadsNowhere()
    {
        var partner = await House.AddOwnPartnerAsync();
        var first = await House.PublicAddressAsync(partner);
        var second = await House.PublicAddressAsync(partner);

        (await House.Stranger().GetAsync(first)).ShouldBe(HttpStatusCode.NotFound);
        (await House.Stranger().GetAsync(second)).ShouldBeOk();
        (await House.Stranger().GetAsync("/concern/zzzzzzzzzz")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Screen_OfThePublicForm_DoesNotTellWhoIsAContact()
    {
        var partner = await House.AddOwnPartnerAsync();
        await House.AddReachableAsync(partner);
        var address = await House.PublicAddressAsync(partner);

        foreach (var name in new[] { "Rosa Quillfeather", "Wanda Applefeather" })
            (await (await House.Stranger().GetAsync(address)).Form("form.pa-form").Set("Input.Kind", "Other").Set("Input.Words", $"Her brother {name} blocks the door.").SubmitAsync()).ShouldHaveError("ScreenReason", "Not saved yet.");
    }

    [Fact]
    public async Task Form_InSpanish_IsInSpanish()
    {
        var address = await House.PublicAddressAsync(await House.AddOwnPartnerAsync());

        var page = await House.Stranger().GetAsync(address, ("Accept-Language", "es-MX,es;q=0.9"));

        page.ShouldSay("¿Qué le preocupa?");
        page.Document.DocumentElement.GetAttribute("lang").ShouldBe("es");
    }

    [Fact]
    public async Task Address_MadeByAContact_IsTheSameForTheOfficer()
    {
        var partner = await House.AddOwnPartnerAsync();
        var browser = await House.ComeInAsync(await House.AddReachableAsync(partner));

        (await (await browser.GetAsync("/portal/concerns")).Form("main form").SubmitAsync()).ShouldRedirectTo("/portal/concerns");

        var code = await House.AskAsync(db => db.Set<ConcernLink>().Where(l => l.PartnerId == partner.Id).Select(l => l.Code).SingleAsync());
        (await browser.GetAsync("/portal/concerns")).ShouldSay($"/concern/{code}");
        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Concerns/Link/{partner.Id}")).ShouldSay($"/concern/{code}");
    }

    private async Task<string> RaiseAsync(Alliance.Partnerships.Partners.Partner partner, string words)
    {
        House.Clock.Advance(Knocks.Window);
        var page = await House.Stranger().GetAsync(await House.PublicAddressAsync(partner));
        return (await page.Form("form.pa-form").Set("Input.Kind", "Other").Set("Input.Words", words).SubmitAsync()).Element("#return-code").TextContent;
    }

    private async Task<Page> OpenAsync(string code) => await (await House.Stranger().GetAsync(await FollowAsync())).Form("main form").Set("Code", code).SubmitAsync();

    private async Task<string> FollowAsync() => $"/at/{await House.AskAsync(db => db.Agencies.Where(a => a.Id == TestPeople.AgencyId).Select(a => a.Slug).SingleAsync())}/concern/follow";
}

public sealed class AnonymousConcernTestsOnSqlite(SqliteHouse house) : AnonymousConcernTests(house), IClassFixture<SqliteHouse>;

public sealed class AnonymousConcernTestsOnPostgres(PostgresHouse house) : AnonymousConcernTests(house), IClassFixture<PostgresHouse>;
