using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Reflection;
using Alliance.Callouts;
using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Callouts;

/// <summary>An officer looks for help: who stands on the list, what is kept of it, and who can see that they were listed.</summary>
public abstract class CalloutTests(TestHouse house) : HouseTest(house)
{
    private static int areas;

    [Fact]
    public async Task What_InOneTap_ListsWhoAgreedAndWhatElseCanBeDone()
    {
        var (area, partner, contact) = await AddHelperAsync("Lantern Hall");

        var page = await OpenAsync(area, Situation.YoungPeople);

        page.ShouldSay("Lantern Hall");
        page.ShouldSay("Our back room");
        page.ShouldSay("not asked this month");
        page.ShouldSay("Offer a place that is open and meant for them");
        page.ShouldSay("Slow down: one breath");
        // The usual officer tends this one, and reads the name.
        page.ShouldSay(contact.Name!);
        (await House.EventsAsync(CalloutEvents.HelpersListed)).ShouldContain(e => e.SubjectId == partner.Id && e.Purpose == CalloutEvents.Purpose);
        (await (await House.ComeInAsync(contact)).GetAsync("/portal/looked")).ShouldSay(CalloutEvents.Purpose);
    }

    [Fact]
    public async Task Helper_OfAColleague_StandsThereWithoutAName()
    {
        var (area, _, contact) = await AddHelperAsync("Quiet Hall");

        var page = await OpenAsync(area, Situation.YoungPeople, await House.SignInAsync(await House.AddOfficerAsync(), Role.Officer));

        page.ShouldSay("Quiet Hall");
        page.Body.ShouldNotContain(contact.Name!);
        page.ShouldSay("Reach them through");
    }

    [Theory]
    [InlineData("no consent to callouts")]
    [InlineData("for something else")]
    [InlineData("resting")]
    [InlineData("left in peace")]
    public async Task Helper_WhoMayNotBeAsked_IsNotListed(string because)
    {
        var (area, partner, contact) = await AddHelperAsync("Closed Hall");
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            var choice = await db.Set<ConsentChoice>().SingleAsync(c => c.ContactId == contact.Id && c.Kind == ChoiceKind.Callouts);
            var offer = await db.Set<Offer>().SingleAsync(o => o.ContactId == contact.Id);
            if (because == "no consent to callouts") choice.WithdrawnAt = House.Clock.Instant();
            else if (because == "for something else") choice.For = CalloutHelp.Language;
            else if (because == "resting") db.Add(new OfferPause { Id = House.NewId(), OfferId = offer.Id, FromAt = House.Clock.Instant() });
            else db.Add(new ApproachWish { Id = House.NewId(), PartnerId = partner.Id, SaidAt = House.Clock.Instant(), RecordedById = House.Person(Role.Officer).Id });
            await db.SaveAsync(House.Act(), "Arranged", partner, partner.Id);
        });

        (await OpenAsync(area, Situation.YoungPeople)).ShouldSay("Nobody can be asked right now");
    }

    [Fact]
    public async Task Withdrawal_InTheMiddleOfAnAsk_TakesTheHelperOffTheScreenAtTheNextLook()
    {
        var (area, _, contact) = await AddHelperAsync("Leaving Hall");
        var page = await OpenAsync(area, Situation.YoungPeople);
        page = await (await page.Form("article form").SubmitAsync()).FollowAsync();
        page.ShouldSay("Noted that you ask");

        var person = await House.ComeInAsync(contact);
        await (await person.GetAsync("/portal/leave")).Form("form.pa-stack").Set("IsSure", "true").SubmitAsync();

        var again = await page.Browser.GetAsync(page.Address.AbsolutePath);
        again.ShouldBeOk();
        again.Body.ShouldNotContain(contact.Name!);
        again.ShouldSay("Nobody can be asked right now");
        // That somebody there was asked stays as a count.
        (await House.AskAsync(db => db.Set<CalloutAsk>().CountAsync(a => a.ContactId == contact.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task Ask_Answer_Thank_IsKeptAndTiresTheHelper()
    {
        var (area, _, contact) = await AddHelperAsync("Willing Hall");
        var page = await OpenAsync(area, Situation.YoungPeople);
        page = await (await page.Form("article form").SubmitAsync()).FollowAsync();
        page = await (await page.Form("form[action*='handler=Answer']").SubmitAsync("They help")).FollowAsync();
        page.ShouldSay("They help");
        page = await (await page.Form("form[action*='handler=Thank']").SubmitAsync()).FollowAsync();
        page = await (await page.Form("form[action*='handler=Talk']").SubmitAsync()).FollowAsync();

        var ask = await House.AskAsync(db => db.Set<CalloutAsk>().SingleAsync(a => a.ContactId == contact.Id));
        (ask.Answer, ask.ThankedOn, ask.TalkedOverOn).ShouldBe((AskAnswer.Accepted, House.Today(), House.Today()));
        (await OpenAsync(area, Situation.YoungPeople)).ShouldSay("Nobody can be asked right now");
    }

    [Fact]
    public async Task What_NearAnOrganization_KeepsNeitherItsAddressNorTheHour()
    {
        var (area, partner, _) = await AddHelperAsync("Corner Hall");

        await OpenAsync(area, Situation.Grief, near: partner.Name);

        var callout = await House.AskAsync(db => db.Set<Callout>().OrderByDescending(c => c.Id).FirstAsync(c => c.Situation == Situation.Grief && c.AreaId == area.Id));
        callout.On.ShouldBe(House.Today());
        callout.Shift.ShouldBe(Shift.Day);
        DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(callout.Id.ToString().Replace("-", "", StringComparison.Ordinal)[..12], 16)).TimeOfDay.ShouldBe(TimeSpan.Zero);
        (await House.AskAsync(db => db.AuditPayloads.Where(p => db.AuditEvents.Any(e => e.Id == p.EventId && e.EntityId == callout.Id)).Select(p => p.Json).SingleAsync())).ShouldNotContain("42.3");
    }

    [Fact]
    public async Task What_NearNobodyKnown_SaysSoAndKeepsWhatWasTyped()
    {
        var officer = await House.SignInAsync(Role.Officer);

        var page = await (await officer.GetAsync("/Callouts/What")).Form("form.pa-stack").Set("Input.Near", "Nowhere Cantina").SubmitAsync("Grief");

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.ShouldHaveError("Input.Near", "No organization in the directory is called so");
        page.Document.QuerySelector("[name='Input.Near']")!.GetAttribute("value").ShouldBe("Nowhere Cantina");
    }

    [Fact]
    public async Task Callout_OfAColleague_IsNotThere()
    {
        var (area, _, _) = await AddHelperAsync("Other Hall");
        var page = await OpenAsync(area, Situation.Other);

        (await (await House.SignInAsync(await House.AddOfficerAsync(), Role.Officer)).GetAsync(page.Address.AbsolutePath)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task NotSafe_ListsNobody()
    {
        await AddHelperAsync("Safe Hall");

        var page = await (await House.SignInAsync(Role.Officer)).GetAsync("/Callouts/NotSafe");

        page.ShouldSay("This page lists no helper");
        page.Body.ShouldNotContain("Safe Hall");
    }

    [Fact]
    public async Task Callout_AfterNinetyDays_IsGoneWithWhoWasAsked()
    {
        var (area, _, contact) = await AddHelperAsync("Old Hall");
        var page = await OpenAsync(area, Situation.YoungPeople);
        await page.Form("article form").SubmitAsync();
        var id = Guid.Parse(page.Address.Segments[^1]);
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            var callout = await db.Set<Callout>().SingleAsync(c => c.Id == id);
            callout.On = House.Today().AddDays(-Callout.DaysKept - 1);
            await db.SaveAsync(House.Act(), "Arranged", callout, null);
        });

        await House.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<CalloutExpiry>().Single().RunAsync();

        (await House.AskAsync(db => db.Set<Callout>().AnyAsync(c => c.Id == id))).ShouldBeFalse();
        (await House.AskAsync(db => db.Set<CalloutAsk>().AnyAsync(a => a.ContactId == contact.Id))).ShouldBeFalse();
    }

    /// <summary>A hall in a neighborhood of its own, whose keeper agreed to be asked for it at any time.</summary>
    private async Task<(Area Area, Partner Partner, Contact Contact)> AddHelperAsync(string name)
    {
        var number = Interlocked.Increment(ref areas);
        var west = -71.0 + number;
        var outline = FormattableString.Invariant($$"""{"type":"Polygon","coordinates":[[[{{west}},42.3],[{{west + 0.02}},42.3],[{{west + 0.02}},42.32],[{{west}},42.32],[{{west}},42.3]]]}""");
        var area = await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            var added = new Area { AgencyId = TestPeople.AgencyId, Id = House.NewId(), Name = $"Callout Row {number}", SortName = $"callout row {number}", Kind = AreaKind.Neighborhood, Outline = outline };
            db.Add(added);
            await db.SaveAsync(House.Act(), "Arranged", added, null);
            return added;
        });
        var partner = await House.AddPartnerAsync($"{name} {number}", area: area.Id);
        await House.AddRelationshipAsync(partner.Id);
        var contact = await House.AddReachableAsync(partner, $"Ines Quillfeather{number}");
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            var there = await db.Set<Partner>().SingleAsync(p => p.Id == partner.Id);
            (there.Latitude, there.Longitude) = (42.311, west + 0.011);
            var choice = House.ChoiceOf(contact, ChoiceKind.Callouts);
            (choice.For, choice.When) = (CalloutHelp.Place, CalloutTimes.Mornings | CalloutTimes.Afternoons | CalloutTimes.Evenings | CalloutTimes.Nights);
            db.Add(choice);
            db.Add(new Offer { AgencyId = TestPeople.AgencyId, Id = House.NewId(), PartnerId = partner.Id, ContactId = contact.Id, Kind = OfferKind.Room, Words = "Our back room", MadeAt = House.Clock.Instant() });
            await db.SaveAsync(House.Act(), "Arranged", there, there.Id);
        });
        return (area, partner, contact);
    }

    [Fact]
    public async Task OnHand_ForACalloutWithoutASignal_ListsOwnPartnersOnlyAndWhatCanBeDone()
    {
        var (_, own, contact) = await AddHelperAsync("Heron Hall");
        var (_, other, _) = await AddHelperAsync("Stranger Hall");
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            var tie = await db.Set<Relationship>().SingleAsync(r => r.PartnerId == other.Id);
            tie.OwnerId = House.Person(Role.Supervisor).Id;
            await db.SaveAsync(House.Act(), "Arranged", tie, other.Id);
        });
        var officer = await House.SignInAsync(Role.Officer);

        var page = await officer.GetAsync("/Callouts/OnHand");

        page.ShouldSay("Heron Hall");
        page.ShouldSay("Our back room");
        page.ShouldSay(contact.Name!);
        page.ShouldSay("Slow down: one breath");
        page.ShouldNotSay("Stranger Hall");
        await (await (await House.ComeInAsync(contact)).GetAsync("/portal/leave")).Form("form.pa-stack").Set("IsSure", "true").SubmitAsync();
        (await officer.GetAsync("/Callouts/OnHand")).ShouldNotSay("Heron Hall");
        (await House.EventsAsync(Alliance.Partnerships.PartnershipEvents.PartnersListed)).ShouldContain(e => e.Purpose == OnHandModel.Purpose && e.ActorId == House.Person(Role.Officer).Id);
    }

    private async Task<Page> OpenAsync(Area area, Situation situation, Browser? officer = null, string? near = null)
    {
        officer ??= await House.SignInAsync(Role.Officer);
        var form = (await officer.GetAsync("/Callouts/What")).Form("form.pa-stack").Set("Input.AreaId", $"{area.Id}");
        if (near is not null) form.Set("Input.Near", near);
        return await (await form.SubmitAsync(typeof(Situation).GetField($"{situation}")!.GetCustomAttribute<DisplayAttribute>()!.Name)).FollowAsync();
    }
}

public sealed class CalloutTestsOnSqlite(SqliteHouse house) : CalloutTests(house), IClassFixture<SqliteHouse>;

public sealed class CalloutTestsOnPostgres(PostgresHouse house) : CalloutTests(house), IClassFixture<PostgresHouse>;
