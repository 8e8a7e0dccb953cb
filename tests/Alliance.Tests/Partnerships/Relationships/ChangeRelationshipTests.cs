using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Partnerships.Relationships;

public abstract class ChangeRelationshipTests(TestHouse house) : HouseTest(house)
{
    private async Task<Form> FormAsync(string page, Partner partner, Role role = Role.Officer) => (await (await House.SignInAsync(role)).GetAsync($"/Partnerships/Relationships/{page}/{partner.Id}")).Form("form.pa-form");

    private Task<List<Notice>> NoticesAsync(Account account) => House.AskAsync(db => db.Set<Notice>().Where(n => n.AccountId == account.Id).ToListAsync());

    [Fact]
    public async Task Change_PurposeRhythmAndBackup_AreKeptAndRecorded()
    {
        var partner = await House.AddOwnPartnerAsync();
        var backup = await House.AddOfficerAsync("backup");

        (await (await FormAsync("Change", partner)).Set("Input.Purpose", "A lit alley").Set("Input.CadenceDays", "14").Set("Input.BackupId", backup.Id.ToString()).SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        var relationship = await House.RelationshipAsync(partner);
        (relationship.Purpose, relationship.CadenceDays, relationship.BackupId).ShouldBe(("A lit alley", 14, backup.Id));
        relationship.DueOn.ShouldBe(House.Today().AddDays(4), "14 days from the talk ten days ago");
        var payload = await House.PayloadAsync(await House.EventAsync(PartnershipEvents.RelationshipChanged, partner.Id));
        payload.ShouldContain("A quiet lane");
        payload.ShouldContain("A lit alley");
        (await NoticesAsync(backup)).ShouldHaveSingleItem().Kind.ShouldBe(NoticeKind.BecameBackup);
    }

    [Fact]
    public async Task Change_BackToTheDepartmentsRhythm_CountsTheAgencysDays()
    {
        var partner = await House.AddOwnPartnerAsync(with: r => r.CadenceDays = 7);

        await (await FormAsync("Change", partner)).Set("Input.CadenceDays", "").SubmitAsync();

        (await House.RelationshipAsync(partner)).DueOn.ShouldBe(House.Today().AddDays(PartnershipSettings.UsualCadenceDays - 10));
    }

    [Fact]
    public async Task Change_ARhythmOffTheList_IsRefused()
    {
        var partner = await House.AddOwnPartnerAsync();
        var officer = await House.SignInAsync(Role.Officer);
        var form = (await officer.GetAsync($"/Partnerships/Relationships/Change/{partner.Id}")).Form("form.pa-form");

        var again = await officer.PostAsync($"/Partnerships/Relationships/Change/{partner.Id}", form.Fields.Where(f => f.Key != "Input.CadenceDays").Append(new("Input.CadenceDays", "1")));

        again.ShouldHaveError("Input.CadenceDays", "Choose a rhythm from the list.");
    }

    [Fact]
    public async Task Change_FromTheSecondTab_IsRefusedWithBothVersions()
    {
        var partner = await House.AddOwnPartnerAsync();
        var first = await FormAsync("Change", partner);
        var second = await FormAsync("Change", partner);
        await first.Set("Input.Purpose", "Said first").SubmitAsync();

        var stale = await second.Set("Input.Purpose", "Said second").SubmitAsync();

        stale.ShouldBe(HttpStatusCode.Conflict);
        stale.Texts(".pa-banner--warning dd").ShouldBe(["Said first"]);
        stale.Form("form.pa-form").Value("Input.Purpose").ShouldBe("Said second");
        (await stale.Form("form.pa-form").SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        (await House.RelationshipAsync(partner)).Purpose.ShouldBe("Said second");
    }

    [Fact]
    public async Task Change_Twice_IsOneChange()
    {
        var partner = await House.AddOwnPartnerAsync();
        var form = (await FormAsync("Change", partner)).Set("Input.Purpose", "Once only");

        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        await House.EventAsync(PartnershipEvents.RelationshipChanged, partner.Id);
    }

    [Fact]
    public async Task Change_AForgedOwner_ChangesNothingAndThePageLeadsToAHandover()
    {
        var partner = await House.AddOwnPartnerAsync();
        var heir = await House.AddOfficerAsync("heir");
        var page = await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Relationships/Change/{partner.Id}");
        page.Element($"a[href='/Partnerships/Handovers/Offer/{partner.Id}']");

        await page.Form("form.pa-form").Forge("Input.OwnerId", heir.Id.ToString()).SubmitAsync();

        (await House.RelationshipAsync(partner)).OwnerId.ShouldBe(House.Person(Role.Officer).Id);
    }

    [Fact]
    public async Task Change_BySupervisor_ShowsNoPurposeAndLeavesItAlone()
    {
        var partner = await House.AddOwnPartnerAsync(with: r => r.Purpose = "Their worry about the alley");
        var heir = await House.AddOfficerAsync("heir");
        var supervisor = await House.SignInAsync(Role.Supervisor);
        var page = await supervisor.GetAsync($"/Partnerships/Relationships/Change/{partner.Id}");
        page.ShouldNotSay("Their worry");
        page.Body.ShouldNotContain("Their worry");

        (await page.Form("form.pa-form").Set("Input.BackupId", heir.Id.ToString()).Set("Input.CadenceDays", "90").Forge("Input.Purpose", "Forged").SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        var relationship = await House.RelationshipAsync(partner);
        (relationship.Purpose, relationship.BackupId, relationship.CadenceDays).ShouldBe(("Their worry about the alley", heir.Id, 90));
        (await House.EventAsync(PartnershipEvents.RelationshipChanged, partner.Id)).Role.ShouldBe(nameof(Role.Supervisor));
    }

    [Fact]
    public async Task Phase_ASensibleStep_IsARowWithItsReason()
    {
        var partner = await House.AddOwnPartnerAsync();
        var form = (await FormAsync("Phase", partner)).Set("Input.Phase", "WorkingAlliance").Set("Input.Why", "Both of us kept what we promised");

        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        var relationship = await House.RelationshipAsync(partner);
        relationship.Phase.ShouldBe(Phase.WorkingAlliance);
        var step = await House.AskAsync(db => db.Set<PhaseChange>().SingleAsync(c => c.RelationshipId == relationship.Id));
        (step.Phase, step.Why, step.ById, step.At).ShouldBe((Phase.WorkingAlliance, "Both of us kept what we promised", House.Person(Role.Officer).Id, House.Clock.Instant()));
        await House.EventAsync(PartnershipEvents.PhaseChanged, partner.Id);
    }

    [Fact]
    public async Task Phase_AStepThatCannotFollow_IsRefused()
    {
        var partner = await House.AddOwnPartnerAsync();
        var officer = await House.SignInAsync(Role.Officer);
        var form = (await officer.GetAsync($"/Partnerships/Relationships/Phase/{partner.Id}")).Form("form.pa-form").Set("Input.Why", "Because");

        var again = await officer.PostAsync($"/Partnerships/Relationships/Phase/{partner.Id}", form.Fields.Append(new("Input.Phase", "NotYetMet")));

        again.ShouldHaveError("Input.Phase", "Choose one of the phases that can follow.");
        again.Form("form.pa-form").Value("Input.Why").ShouldBe("Because");
    }

    [Fact]
    public async Task Phase_FromTheSecondTab_IsRefusedAndKeepsWhatWasTyped()
    {
        var partner = await House.AddOwnPartnerAsync();
        var first = (await FormAsync("Phase", partner)).Set("Input.Phase", "Strained").Set("Input.Why", "We forgot them");
        var second = (await FormAsync("Phase", partner)).Set("Input.Phase", "WorkingAlliance").Set("Input.Why", "All is well");
        await first.SubmitAsync();

        var stale = await second.SubmitAsync();

        stale.ShouldBe(HttpStatusCode.Conflict);
        stale.Texts(".pa-banner--warning dd").ShouldBe(["Strained"]);
        stale.Form("form.pa-form").Value("Input.Why").ShouldBe("All is well");
    }

    [Fact]
    public async Task Pause_UntilADay_MovesTheDueDateAndBringsItBackThen()
    {
        var partner = await House.AddOwnPartnerAsync();
        var until = House.Today().AddDays(20);
        var form = (await FormAsync("Pause", partner)).Set("Input.UntilOn", until.ToString("yyyy-MM-dd", null)).Set("Input.Why", "Closed for works");

        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        (await House.RelationshipAsync(partner)).DueOn.ShouldBe(until);
        await House.EventAsync(PartnershipEvents.RelationshipPaused, partner.Id);
        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Partners/{partner.Id}")).ShouldSay("Closed for works");
        House.Clock.Advance(TimeSpan.FromDays(21));
        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Partners/{partner.Id}")).ShouldNotSay("Closed for works");
        await (await FormAsync("Pause", partner)).Set("Input.UntilOn", until.AddDays(30).ToString("yyyy-MM-dd", null)).Set("Input.Why", "Closed again").SubmitAsync();
        var relationship = await House.RelationshipAsync(partner);
        (await House.AskAsync(db => db.Set<Pause>().SingleAsync(p => p.RelationshipId == relationship.Id && p.EndedAt == null))).Reason.ShouldBe("Closed again");
    }

    [Fact]
    public async Task Pause_AChangedRhythmMeanwhile_LeavesTheDueDateAtThePausesEnd()
    {
        var partner = await House.AddOwnPartnerAsync();
        var until = House.Today().AddDays(20);
        await (await FormAsync("Pause", partner)).Set("Input.UntilOn", until.ToString("yyyy-MM-dd", null)).Set("Input.Why", "Closed for works").SubmitAsync();

        await (await FormAsync("Change", partner)).Set("Input.CadenceDays", "7").SubmitAsync();

        (await House.RelationshipAsync(partner)).DueOn.ShouldBe(until);
    }

    [Fact]
    public async Task Resume_APause_CountsFromTheLastTalkAgain()
    {
        var partner = await House.AddOwnPartnerAsync(with: r => r.CadenceDays = 30);
        await (await FormAsync("Pause", partner)).Set("Input.UntilOn", House.Today().AddDays(90).ToString("yyyy-MM-dd", null)).Set("Input.Why", "Closed for works").SubmitAsync();

        await (await FormAsync("Pause", partner, Role.Supervisor)).SubmitAsync("Go on now");

        (await House.RelationshipAsync(partner)).DueOn.ShouldBe(House.Today().AddDays(20));
        await House.EventAsync(PartnershipEvents.RelationshipResumed, partner.Id);
    }

    [Theory]
    [InlineData(0, "Choose a day after today.")]
    [InlineData(400, "A pause lasts a year at most.")]
    public async Task Pause_UntilADayThatCannotBe_IsRefused(int days, string sentence)
    {
        var partner = await House.AddOwnPartnerAsync();

        var again = await (await FormAsync("Pause", partner)).Set("Input.UntilOn", House.Today().AddDays(days).ToString("yyyy-MM-dd", null)).Set("Input.Why", "Closed").SubmitAsync();

        again.ShouldHaveError("Input.UntilOn", sentence);
    }

    [Fact]
    public async Task End_WithItsReason_FreesThePartner()
    {
        var partner = await House.AddOwnPartnerAsync();
        var form = (await FormAsync("End", partner)).Set("Input.Why", "The shop has closed");

        (await form.SubmitAsync()).ShouldRedirectTo($"/Partnerships/Partners/{partner.Id}");
        (await form.SubmitAsync()).ShouldRedirectTo($"/Partnerships/Partners/{partner.Id}");

        var relationship = await House.AskAsync(db => db.Set<Relationship>().SingleAsync(r => r.PartnerId == partner.Id));
        (relationship.Phase, relationship.EndedAt, relationship.DueOn).ShouldBe((Phase.Ended, House.Clock.Instant(), null));
        await House.EventAsync(PartnershipEvents.RelationshipEnded, partner.Id);
        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Relationships/Start/{partner.Id}")).ShouldSay("Will you tend");
    }

    [Theory]
    [InlineData("Phase", "Input.Why")]
    [InlineData("Pause", "Input.Why")]
    [InlineData("End", "Input.Why")]
    public async Task Post_WithoutAReason_AsksForIt(string page, string field)
    {
        var partner = await House.AddOwnPartnerAsync();

        var again = await (await FormAsync(page, partner)).SubmitAsync();

        again.ShouldHaveError(field, "Say");
    }
}

public sealed class ChangeRelationshipTestsOnSqlite(SqliteHouse house) : ChangeRelationshipTests(house), IClassFixture<SqliteHouse>;

public sealed class ChangeRelationshipTestsOnPostgres(PostgresHouse house) : ChangeRelationshipTests(house), IClassFixture<PostgresHouse>;
