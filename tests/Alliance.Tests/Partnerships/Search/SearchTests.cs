using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships.Search;

/// <summary>One field: what is found of each kind, and by whom.</summary>
public abstract class SearchTests(TestHouse house) : HouseTest(house)
{
    private const string Organizations = "[aria-labelledby=organizations] li > a", People = "[aria-labelledby=people] strong", Offers = "[aria-labelledby=offers] li", Conversations = "[aria-labelledby=conversations] li";

    [Theory]
    [InlineData("zitheria")]
    [InlineData("ZITHÉRIA")]
    [InlineData("etoile zith")]
    [InlineData("l'étoile")]
    [InlineData("Zanzibar works")]
    [InlineData("luthier")]
    [InlineData("7 Quillback")]
    public async Task Get_AWordOfAnOrganization_FindsIt(string typed)
    {
        var name = $"Zithéria de l'Étoile {Guid.NewGuid():N}";
        await House.AddShopAsync(name, p => (p.OtherName, p.LineOfBusiness, p.Street) = ("Zanzibar String Works", "Luthier", "7 Quillback Road"));

        var page = await SearchAsync(typed);

        page.Texts(Organizations).ShouldContain(name);
        page.Texts("mark").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Get_TheNeighborhood_FindsWhatLiesThereAlsoUnderANewName()
    {
        var area = await House.AddAreaAsync("Gooseberry Flats");
        var partner = await House.AddShopAsync("Nightjar Kiosk", p => p.AreaId = area.Id);
        (await SearchAsync("gooseberry nightjar")).Texts(Organizations).ShouldBe(["Nightjar Kiosk"]);

        await House.DoAsync(services => services.GetRequiredService<AllianceContext>().Set<Alliance.Partnerships.Areas.Area>().Where(a => a.Id == area.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Name, "Elderflower Flats")));

        (await SearchAsync("elderflower nightjar")).Texts(Organizations).ShouldBe([partner.Name]);
        (await SearchAsync("gooseberry nightjar")).ShouldSay("Nothing found");
    }

    [Theory]
    [InlineData("papr lantern glockenhaus", "paper")]
    [InlineData("paper lantren glockenhaus", "lantern")]
    [InlineData("Glokenhaus", "glockenhaus")]
    public async Task Get_ASlipInAName_IsForgivenAndSaid(string typed, string meant)
    {
        await House.AddShopAsync("Paper Lantern Glockenhaus");

        var page = await SearchAsync(typed);

        page.Texts(Organizations).ShouldContain("Paper Lantern Glockenhaus");
        page.ShouldSay("Shown is what is spelled nearly so");
        page.ShouldSay(meant);
    }

    [Fact]
    public async Task Get_ARenamedOrganization_IsFoundByItsNewNameOnly()
    {
        var partner = await House.AddPartnerAsync("Oldmarrow Press");
        await House.DoAsync(async services =>
        {
            var row = await services.GetRequiredService<AllianceContext>().Set<Partner>().SingleAsync(p => p.Id == partner.Id);
            await services.GetRequiredService<PartnerService>().EditAsync(row, row.Version, new PartnerFacts { Name = "Newthistle Press", Kind = PartnerKind.Business }, House.Act());
        });

        (await SearchAsync("newthistle")).Texts(Organizations).ShouldBe(["Newthistle Press"]);
        (await SearchAsync("oldmarrow")).ShouldSay("Nothing found");
    }

    [Fact]
    public async Task Get_APersonOfMyOwn_IsFoundAndTheReadingIsRecorded()
    {
        var partner = await House.AddOwnPartnerAsync("Inkwell Yard");
        await House.AddPersonAsync(partner, name: "Zoë Featherquillian");

        (await SearchAsync("zoe featherq")).Texts(People).ShouldBe(["Zoë Featherquillian"]);
        (await SearchAsync("fetherquillian")).Texts(People).ShouldBe(["Zoë Featherquillian"]);

        (await House.EventsAsync(PartnershipEvents.PartnersListed)).Count(e => e.SubjectId == partner.Id && e.ActorId == House.Person(Role.Officer).Id).ShouldBe(2);
    }

    [Fact]
    public async Task Get_WhatIsAColleagues_IsNeverFound()
    {
        var partner = await House.AddShopAsync("Stillwater Forge");
        var colleague = await House.AddOfficerAsync();
        await House.AddRelationshipAsync(partner, colleague);
        var contact = await House.AddPersonAsync(partner, name: "Xaverine Ploverton");
        await House.LogTalkAsync(partner, [contact], "Xaverine keeps dulcimers in the loft.");

        foreach (var typed in new[] { "xaverine", "ploverton", "dulcimers", "xavrine" })
        {
            (await SearchAsync(typed)).ShouldSay("Nothing found");
            (await SearchAsync(typed, Role.Supervisor)).ShouldSay("Nothing found");
        }
        (await SearchAsync("stillwater", Role.Supervisor)).Texts(Organizations).ShouldBe(["Stillwater Forge"]);
        var page = await (await House.SignInAsync(colleague, Role.Officer)).GetAsync("/Partnerships/Search?Q=dulcimers");
        page.Texts(Conversations).Count.ShouldBe(1);
        page.ShouldSay("Xaverine keeps");
    }

    [Fact]
    public async Task Get_AConversation_IsFoundByItsWordsAndByWhoIsNamedInIt()
    {
        var partner = await House.AddOwnPartnerAsync("Wrenfield Hall");
        var named = await House.AddPersonAsync(partner, name: "Balthasar Wigglesworth");
        await House.LogTalkAsync(partner, [], "The harmoniums are too loud, says Balthasar. Next week we look at the hours.");
        await House.LogTalkAsync(partner, [named], "Only the bassoons were talked about.");

        (await SearchAsync("harmonium")).Texts(Conversations).ShouldHaveSingleItem().ShouldContain("says Balthasar");
        (await SearchAsync("loud harmoniums")).Texts("[aria-labelledby=conversations] mark").ShouldBe(["harmoniums", "loud"]);
        (await SearchAsync("wigglesworth")).Texts(Conversations).Count.ShouldBe(2);
        (await SearchAsync("wigglesworth harmoniums")).Texts(Conversations).ShouldHaveSingleItem();
        (await SearchAsync("harmoniums bassoons")).ShouldSay("Nothing found");
        (await SearchAsync("harmonuims")).ShouldSay("Nothing found");
        // No key of a reference, nor what surrounds it, is a word that anybody wrote.
        (await SearchAsync("contact first")).Texts(Conversations).ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_WhatSpeaksOfOthers_IsFoundByItsWriterAndTheOwnerAndGoneOnItsDay()
    {
        var backup = await House.AddOfficerAsync();
        var partner = await House.AddOwnPartnerAsync("Cuckoo Lane Smithy", r => r.BackupId = backup.Id);
        var talk = await House.LogTalkAsync(partner, [], "The sousaphones next door again.");
        await House.DoAsync(services => services.GetRequiredService<AllianceContext>().Set<Engagement>().Where(e => e.Id == talk.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.ExpiresAt, House.Clock.Instant().AddDays(30))));

        (await SearchAsync("sousaphones")).Texts(Conversations).Count.ShouldBe(1);
        (await (await House.SignInAsync(backup, Role.Officer)).GetAsync("/Partnerships/Search?Q=sousaphones")).ShouldSay("Nothing found");
        House.Clock.Advance(TimeSpan.FromDays(31));
        (await SearchAsync("sousaphones")).ShouldSay("Nothing found");
    }

    [Fact]
    public async Task Get_ANoteKeptBack_IsNotFound()
    {
        var partner = await House.AddOwnPartnerAsync("Kingfisher Stables");
        await House.DoAsync(services => services.GetRequiredService<EngagementService>().LogAsync(new LoggedEngagement
        {
            Id = House.NewId(),
            PartnerId = partner.Id,
            At = House.Clock.Instant(),
            Channel = Channel.InPerson,
            Setting = Setting.TheirPlace,
            StartedBy = Side.Us,
            Outcome = Outcome.Talked,
            Minutes = 5,
            Purpose = "The stables",
            KeptBack = new NewKeptBack("They play crumhorns", "Not yet agreed", House.Today().AddDays(5)),
        }, House.ActAsOfficer()));

        (await SearchAsync("crumhorns")).ShouldSay("Nothing found");
    }

    [Fact]
    public async Task Get_AnOffer_IsFoundByAllWithoutTheName()
    {
        var (partner, contact, offer) = await OfferAsync("Marimba Hall", "Ottilie Grimbleshanks", "Ottilie opens the hall with the marimbas");

        var page = await SearchAsync("marimbas hall", Role.Supervisor);

        page.Texts(Offers).ShouldHaveSingleItem().ShouldContain("night manager");
        page.ShouldNotSay("Ottilie");
        (await SearchAsync("ottilie", Role.Supervisor)).ShouldSay("Nothing found");
        (await SearchAsync("marimbas")).Texts(Offers).Count.ShouldBe(1);
        await House.DoAsync(async services => await services.GetRequiredService<OfferService>().PauseAsync(await services.GetRequiredService<AllianceContext>().Set<Offer>().SingleAsync(o => o.Id == offer), House.ActAs(contact)));
        (await SearchAsync("marimbas")).Texts(Offers).ShouldBeEmpty();
        partner.Name.ShouldBe("Marimba Hall");
    }

    [Fact]
    public async Task Get_AnOfferByWhomDidNotAgreeToBeAsked_IsNotFound()
    {
        var (_, contact, _) = await OfferAsync("Celesta Club", "Ottokar Grimbleshanks", "Celestas for everybody");
        await House.DoAsync(services => services.GetRequiredService<AllianceContext>().Set<ConsentChoice>().Where(c => c.ContactId == contact.Id && c.Kind == ChoiceKind.Callouts).ExecuteDeleteAsync());

        (await SearchAsync("celestas everybody")).ShouldSay("Nothing found");
    }

    [Fact]
    public async Task Get_AfterAHandOver_TheNewOwnerFindsAndTheOldOneNot()
    {
        var partner = await House.AddOwnPartnerAsync("Ocarina Court");
        var heir = await House.AddOfficerAsync();
        await House.LogTalkAsync(partner, [], "Bandoneons until midnight.");
        (await SearchAsync("bandoneons")).Texts(Conversations).Count.ShouldBe(1);

        await House.DoAsync(async services =>
        {
            var (db, action) = (services.GetRequiredService<AllianceContext>(), House.ActAsOfficer());
            var row = await db.Set<Relationship>().SingleAsync(r => r.PartnerId == partner.Id);
            await services.GetRequiredService<RelationshipService>().PassToAsync(row, heir.Id, action);
            await db.SaveAsync(action, PartnershipEvents.HandoverAccepted, row, partner.Id);
        });

        (await SearchAsync("bandoneons")).ShouldSay("Nothing found");
        (await (await House.SignInAsync(heir, Role.Officer)).GetAsync("/Partnerships/Search?Q=bandoneons")).Texts(Conversations).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Get_AnotherAgencys_IsNeverFound()
    {
        await House.AddForeignPartnerAsync();

        (await SearchAsync("foreign grocer")).ShouldSay("Nothing found");
        (await SearchAsync("forein")).ShouldSay("Nothing found");
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("* OR a*")]
    [InlineData("nighthawk NEAR(\"harbor\", 5)")]
    [InlineData("nighthawk' & !x | ')")]
    [InlineData("':*")]
    [InlineData("'; DROP TABLE \"Partner\"; --")]
    [InlineData("😀 nighthawk 👩‍👩‍👧")]
    [InlineData("%00 \u0000 \uffff nighthawk")]
    [InlineData("ß ß İ ﷺ नमस्ते 漢字 nighthawk")]
    public async Task Get_WhatNobodyWouldSearch_IsAnsweredAllTheSame(string typed) => (await SearchAsync(typed)).ShouldBeOk();

    [Fact]
    public async Task Get_TenThousandLetters_IsAnsweredAllTheSame() => (await SearchAsync(new string('n', 10_000))).ShouldBeOk();

    [Theory]
    [InlineData("a", "Type at least two letters.")]
    [InlineData("", "Accents, capitals")]
    [InlineData("--", "Type at least two letters.")]
    public async Task Get_TooLittle_SaysWhatToDo(string typed, string sentence)
    {
        var before = (await House.EventsAsync(PartnershipEvents.PartnersListed)).Count;

        (await SearchAsync(typed)).ShouldSay(sentence);

        (await House.EventsAsync(PartnershipEvents.PartnersListed)).Count.ShouldBe(before);
    }

    [Fact]
    public async Task Get_WordsOfMarkup_AreShownAsTyped()
    {
        await House.AddShopAsync("Bobolink <b>Bold</b> & Sons");

        var page = await SearchAsync("bobolink bold");

        page.Texts(Organizations).ShouldBe(["Bobolink <b>Bold</b> & Sons"]);
        page.Document.QuerySelectorAll("main b").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Role.Trainer)]
    [InlineData(Role.Evaluator)]
    [InlineData(Role.Steward)]
    [InlineData(Role.RecordsOfficer)]
    [InlineData(Role.Administrator)]
    public async Task Get_ByAnyOtherRole_IsNotAllowedAndNotOffered(Role role)
    {
        var browser = await House.SignInAsync(role);

        (await browser.GetAsync("/Partnerships/Search?Q=harbor")).ShouldBe(HttpStatusCode.Forbidden);

        (await browser.GetAsync("/my-trail")).Document.QuerySelectorAll("form.pa-find").ShouldBeEmpty();
    }

    [Fact]
    public async Task Field_OfTheFrame_LeadsHere()
    {
        var form = (await (await House.SignInAsync(Role.Officer)).GetAsync("/Partnerships/Today")).Element("form.pa-find");

        form.GetAttribute("action").ShouldBe("/Partnerships/Search");
        form.QuerySelector("input[type=search]")!.GetAttribute("name").ShouldBe("Q");
    }

    private async Task<(Partner Partner, Contact Contact, Guid Offer)> OfferAsync(string at, string name, string words)
    {
        var partner = await House.AddShopAsync(at);
        var contact = await House.AddPersonAsync(partner, name: name);
        await House.KeepAsync(partner.AgencyId, [House.ChoiceOf(contact, ChoiceKind.Callouts)]);
        var id = House.NewId();
        await House.DoAsync(services => services.GetRequiredService<OfferService>().MakeAsync(contact.Id, partner.Id, new NewOffer { Id = id, Kind = OfferKind.Room, Words = words }, House.ActAs(contact)));
        return (partner, contact, id);
    }

    private async Task<Page> SearchAsync(string typed, Role role = Role.Officer)
    {
        var page = await (await House.SignInAsync(role)).GetAsync($"/Partnerships/Search?Q={Uri.EscapeDataString(typed)}");
        page.ShouldBeOk();
        return page;
    }
}

public sealed class SearchTestsOnSqlite(SqliteHouse house) : SearchTests(house), IClassFixture<SqliteHouse>;

public sealed class SearchTestsOnPostgres(PostgresHouse house) : SearchTests(house), IClassFixture<PostgresHouse>;
