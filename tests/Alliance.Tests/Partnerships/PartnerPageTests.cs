using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Engagements;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships;

public abstract class PartnerPageTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Get_ByTheOwner_ShowsEverythingAndIsRecorded()
    {
        var partner = await ArrangeAsync(House.Person(Role.Officer).Id);

        var page = await OpenAsync(Role.Officer, partner);

        page.ShouldSay("Oriel Specimen");
        page.ShouldSay("They would like the gate open until nine.");
        var opened = (await House.EventsAsync(PartnershipEvents.PartnerOpened)).Single(e => e.SubjectId == partner);
        opened.ActorId.ShouldBe(House.Person(Role.Officer).Id);
        opened.Purpose.ShouldBe("Tending my relationship");
    }

    [Fact]
    public async Task Get_ByAnotherOfficer_ShowsFactsOnlyUntilTheySayWhy()
    {
        var owner = await House.AddAccountAsync("gatekeeper", Role.Officer);
        var partner = await ArrangeAsync(owner.Id);

        var facts = await OpenAsync(Role.Officer, partner);
        facts.ShouldSay("Why do you want to see more?");
        facts.ShouldSay("gatekeeper of the test");
        facts.ShouldNotSay("Oriel");
        facts.ShouldNotSay("gate open until nine");

        var more = await OpenAsync(Role.Officer, partner, "?why=1");
        more.ShouldSay("In person");
        more.ShouldNotSay("Oriel");
        more.ShouldNotSay("gate open until nine");
        more.ShouldNotSay("The gate");
        (await House.EventsAsync(PartnershipEvents.PartnerOpened)).Where(e => e.SubjectId == partner).Select(e => e.Purpose)
            .ShouldBe(["Looking up the organization", "I am covering for the owner"], ignoreOrder: true);
    }

    [Fact]
    public async Task Get_BySupervisor_ShowsNoNoteAndNoPerson()
    {
        var partner = await ArrangeAsync(House.Person(Role.Officer).Id);

        var page = await OpenAsync(Role.Supervisor, partner);

        page.ShouldSay("In person");
        page.ShouldNotSay("Oriel");
        page.ShouldNotSay("gate open until nine");
        page.ShouldNotSay("A quiet corner after closing time");
    }

    [Theory]
    [InlineData(Role.Trainer)]
    [InlineData(Role.Evaluator)]
    [InlineData(Role.Steward)]
    [InlineData(Role.RecordsOfficer)]
    [InlineData(Role.Administrator)]
    public async Task Get_ByAnyOtherRole_IsNotAllowed(Role role)
    {
        var partner = await House.AddPartnerAsync();

        (await (await House.SignInAsync(role)).GetAsync($"/Partnerships/Partners/{partner.Id}")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Get_WordsThatSpeakOfOthers_StayWithTheOwnerUntilTheyExpire()
    {
        var partner = await House.AddPartnerAsync();
        var backup = await House.AddOfficerAsync("backup");
        await House.AddRelationshipAsync(partner.Id, backup: backup.Id);
        await House.KeepAsync(TestPeople.AgencyId, [new Engagement { AgencyId = TestPeople.AgencyId, Id = House.NewId(), PartnerId = partner.Id, OfficerId = House.Person(Role.Officer).Id, At = House.Clock.GetUtcNow().UtcDateTime, Channel = Channel.InPerson, Setting = Setting.Street, StartedBy = Side.Us, Outcome = Outcome.Talked, Minutes = 10, Purpose = "Somebody else", Heard = "Words of somebody else", ExpiresAt = House.Clock.GetUtcNow().UtcDateTime.AddDays(30) }]);

        (await OpenAsync(Role.Officer, partner.Id)).ShouldSay("Words of somebody else");
        (await (await House.SignInAsync(backup, Role.Officer)).GetAsync($"/Partnerships/Partners/{partner.Id}")).ShouldNotSay("omebody else");
        House.Clock.Advance(TimeSpan.FromDays(31));
        (await OpenAsync(Role.Officer, partner.Id)).ShouldNotSay("omebody else");
    }

    [Fact]
    public async Task Get_WithScriptInEveryField_ShowsItAsText()
    {
        var partner = await House.AddPartnerAsync("<script>alert(1)</script>");
        await House.AddRelationshipAsync(partner.Id);
        await House.AddContactAsync(partner.Id, "<img src=x onerror=alert(2)>", "<b>boss</b>");

        var page = await OpenAsync(Role.Officer, partner.Id);

        page.Document.QuerySelectorAll("main script, main img[src=x], main b").ShouldBeEmpty();
        page.ShouldSay("<script>alert(1)</script>");
    }

    private async Task<Page> OpenAsync(Role role, Guid partner, string query = "")
    {
        var page = await (await House.SignInAsync(role)).GetAsync($"/Partnerships/Partners/{partner}{query}");
        page.ShouldBeOk();
        return page;
    }

    private async Task<Guid> ArrangeAsync(Guid owner)
    {
        var partner = await House.AddPartnerAsync();
        await House.AddRelationshipAsync(partner.Id, owner);
        var contact = await House.AddContactAsync(partner.Id, "Oriel Specimen");
        await House.DoAsync(services => services.GetRequiredService<EngagementService>().LogAsync(new LoggedEngagement
        {
            Id = Guid.CreateVersion7(House.Clock.GetUtcNow()),
            PartnerId = partner.Id,
            At = House.Clock.GetUtcNow().UtcDateTime,
            Channel = Channel.InPerson,
            Setting = Setting.TheirPlace,
            StartedBy = Side.Us,
            Outcome = Outcome.Talked,
            Minutes = 20,
            Purpose = "The gate",
            Heard = "They would like the gate open until nine.",
            ContactIds = [contact.Id],
        }, House.Act(owner, Role.Officer)));
        return partner.Id;
    }
}

public sealed class PartnerPageTestsOnSqlite(SqliteHouse house) : PartnerPageTests(house), IClassFixture<SqliteHouse>;

public sealed class PartnerPageTestsOnPostgres(PostgresHouse house) : PartnerPageTests(house), IClassFixture<PostgresHouse>;
