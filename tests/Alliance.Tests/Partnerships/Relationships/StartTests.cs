using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Partnerships.Relationships;

public abstract class StartTests(TestHouse house) : HouseTest(house)
{
    private async Task<Form> FormAsync(Guid partner, Role role = Role.Officer) => (await (await House.SignInAsync(role)).GetAsync($"/Partnerships/Relationships/Start/{partner}")).Form("form.pa-form");

    [Fact]
    public async Task Post_ByAnOfficer_MakesItTheirs()
    {
        var partner = await House.AddShopAsync();
        var backup = await House.AddOfficerAsync("backup");
        var form = (await FormAsync(partner.Id)).Set("Input.Purpose", "A lane for everyone").Set("Input.CadenceDays", "30").Set("Input.BackupId", backup.Id.ToString());

        (await form.SubmitAsync()).ShouldRedirectTo($"/Partnerships/Partners/{partner.Id}");
        (await form.SubmitAsync()).ShouldRedirectTo($"/Partnerships/Partners/{partner.Id}");

        var relationship = await House.RelationshipAsync(partner);
        (relationship.OwnerId, relationship.BackupId, relationship.Purpose, relationship.CadenceDays, relationship.Phase).ShouldBe((House.Person(Role.Officer).Id, backup.Id, "A lane for everyone", 30, Phase.NotYetMet));
        relationship.DueOn.ShouldBe(House.Today().AddDays(30));
        await House.EventAsync(PartnershipEvents.RelationshipStarted, partner.Id);
        (await House.AskAsync(db => db.Set<Notice>().SingleAsync(n => n.PartnerId == partner.Id))).ShouldSatisfyAllConditions(n => n.AccountId.ShouldBe(backup.Id), n => n.Kind.ShouldBe(NoticeKind.BecameBackup));
    }

    [Fact]
    public async Task Post_WithoutPurpose_AsksForIt()
    {
        var again = await (await FormAsync((await House.AddShopAsync()).Id)).SubmitAsync();

        again.ShouldHaveError("Input.Purpose", "Say what this relationship is for");
    }

    [Fact]
    public async Task Post_AfterSomebodyTookIt_SaysWhoAndKeepsWhatWasTyped()
    {
        var partner = await House.AddShopAsync();
        var form = await FormAsync(partner.Id);
        var colleague = await House.AddOfficerAsync("quicker");
        await House.AddRelationshipAsync(partner, colleague);

        var refused = await form.Set("Input.Purpose", "I wanted to").SubmitAsync();

        refused.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldHaveError("", $"{colleague.DisplayName} took it on meanwhile.");
        refused.Form("form.pa-form").Value("Input.Purpose").ShouldBe("I wanted to");
        (await House.RelationshipAsync(partner)).OwnerId.ShouldBe(colleague.Id);
    }

    [Fact]
    public async Task Post_TwoOfficersAtOnce_OneGetsIt()
    {
        var partner = await House.AddShopAsync();
        var mine = (await FormAsync(partner.Id)).Set("Input.Purpose", "Mine");
        var colleague = await House.SignInAsync(await House.AddOfficerAsync(), Role.Officer);
        var theirs = (await colleague.GetAsync($"/Partnerships/Relationships/Start/{partner.Id}")).Form("form.pa-form").Set("Input.Purpose", "Theirs");

        var answers = await Task.WhenAll(mine.SubmitAsync(), theirs.SubmitAsync());

        answers.Select(a => a.Status).ShouldBe([HttpStatusCode.Found, HttpStatusCode.Conflict], ignoreOrder: true);
        await House.RelationshipAsync(partner);
    }

    [Fact]
    public async Task Post_BySupervisor_GivesItToAnOfficerWhoIsTold()
    {
        var partner = await House.AddShopAsync();
        var officer = await House.AddOfficerAsync("chosen");

        await (await FormAsync(partner.Id, Role.Supervisor)).Set("Input.OwnerId", officer.Id.ToString()).Set("Input.Purpose", "Nobody knows them yet").SubmitAsync();

        (await House.RelationshipAsync(partner)).OwnerId.ShouldBe(officer.Id);
        (await (await House.SignInAsync(officer, Role.Officer)).GetAsync("/Partnerships/Today")).ShouldSay("You are now the owner");
    }

    [Fact]
    public async Task Post_AnOwnerForgedByAnOfficer_IsIgnored()
    {
        var partner = await House.AddShopAsync();
        var other = await House.AddOfficerAsync("other");

        await (await FormAsync(partner.Id)).Set("Input.Purpose", "Mine").Forge("Input.OwnerId", other.Id.ToString()).SubmitAsync();

        (await House.RelationshipAsync(partner)).OwnerId.ShouldBe(House.Person(Role.Officer).Id);
    }

    [Theory]
    [InlineData(Role.Trainer)]
    [InlineData(Role.Officer)]
    public async Task Post_ABackupWhoMayNotBeOne_IsRefused(Role role)
    {
        var partner = await House.AddShopAsync();
        var officer = await House.SignInAsync(Role.Officer);
        var form = await FormAsync(partner.Id);
        var fields = form.Set("Input.Purpose", "Mine").Fields.Where(f => f.Key != "Input.BackupId").Append(new("Input.BackupId", House.Person(role).Id.ToString()));

        var again = await officer.PostAsync($"/Partnerships/Relationships/Start/{partner.Id}", [.. fields.Where(f => f.Key != "__RequestVerificationToken"), .. await officer.TokenAsync()]);

        again.ShouldBe(HttpStatusCode.BadRequest);
        again.ShouldHaveError("Input.BackupId", role == Role.Officer ? "The backup is somebody else" : "Choose an officer from the list.");
    }

    [Fact]
    public async Task Get_WhereSomebodyTendsIt_SaysWho()
    {
        var partner = await House.AddShopAsync();
        var owner = await House.AddOfficerAsync("there");
        await House.AddRelationshipAsync(partner, owner);

        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Relationships/Start/{partner.Id}")).ShouldSay($"{owner.DisplayName} tends this relationship");
    }
}

public sealed class StartTestsOnSqlite(SqliteHouse house) : StartTests(house), IClassFixture<SqliteHouse>;

public sealed class StartTestsOnPostgres(PostgresHouse house) : StartTests(house), IClassFixture<PostgresHouse>;
