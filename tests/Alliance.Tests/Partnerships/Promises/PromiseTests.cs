using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Stewardship;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Partnerships.Promises;

public abstract class PromiseTests(TestHouse house) : HouseTest(house)
{
    private async Task<Form> FormAsync(string path, Browser? browser = null) => (await (browser ?? await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Promises/{path}")).Form("form.pa-form");

    private Task<Promise> FindAsync(Partner partner) => House.AskAsync(db => db.Set<Promise>().SingleAsync(p => p.PartnerId == partner.Id));

    private Task<List<PromiseAnswer>> AnswersAsync(Promise promise) => House.AskAsync(db => db.Set<PromiseAnswer>().Where(a => a.PromiseId == promise.Id).OrderBy(a => a.Id).ToListAsync());

    private string Day(int days) => House.Today().AddDays(days).ToString("yyyy-MM-dd", null);

    [Fact]
    public async Task Make_Theirs_IsKeptOnceAndRecorded()
    {
        var partner = await House.AddOwnPartnerAsync();
        var form = (await FormAsync($"Make/{partner.Id}")).Set("Input.By", "Them").Set("Input.Words", "Keep the back door shut").Set("Input.DueOn", Day(7));

        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        var promise = await FindAsync(partner);
        (promise.By, promise.Words, promise.DueOn, promise.OfficerId).ShouldBe((Side.Them, "Keep the back door shut", House.Today().AddDays(7), House.Person(Role.Officer).Id));
        await House.EventAsync(PartnershipEvents.PromiseMade, partner.Id);
    }

    [Fact]
    public async Task Make_NothingFilledIn_AsksForAll()
    {
        var partner = await House.AddOwnPartnerAsync();

        var again = await (await FormAsync($"Make/{partner.Id}")).SubmitAsync();

        again.ShouldHaveError("Input.By", "Choose who promised.");
        again.ShouldHaveError("Input.Words", "Say what was promised.");
        again.ShouldHaveError("Input.DueOn", "Say by which day.");
    }

    [Fact]
    public async Task Make_ScreenedWords_NeedAReasonAndReachTheStewardWithoutThem()
    {
        var partner = await House.AddOwnPartnerAsync();
        var form = (await FormAsync($"Make/{partner.Id}")).Set("Input.By", "Us").Set("Input.Words", "Ask about the undocumented cook").Set("Input.DueOn", Day(7));

        var warned = await form.SubmitAsync();
        warned.ShouldHaveError("ScreenReason", "Not saved yet.");
        (await warned.Form("form.pa-form").Set("ScreenReason", "Their own wish, in their words").SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        var promise = await FindAsync(partner);
        var entry = await House.AskAsync(db => db.Set<ScreenedEntry>().SingleAsync(e => e.EntityId == promise.Id));
        (entry.Entity, entry.Reason).ShouldBe((nameof(Promise), "Their own wish, in their words"));
        entry.Categories.ShouldNotContain("undocumented");
    }

    [Fact]
    public async Task Answer_TheyKeptIt_IsRecordedAndTellsTheOwner()
    {
        var owner = await House.AddOfficerAsync("owner");
        var partner = await House.AddShopAsync();
        await House.AddRelationshipAsync(partner, owner);
        var promise = await House.AddPromiseAsync(partner, House.Person(Role.Officer), Side.Them);
        var form = (await FormAsync(promise.Id.ToString())).Set("Input.Kind", "Kept").Set("Input.ToldBy", "Them");

        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        (await FindAsync(partner)).State.ShouldBe(PromiseState.Kept);
        (await AnswersAsync(promise)).ShouldHaveSingleItem().ToldBy.ShouldBe(Side.Them);
        await House.EventAsync(PartnershipEvents.PromiseAnswered, partner.Id);
        (await House.AskAsync(db => db.Set<Notice>().SingleAsync(n => n.AccountId == owner.Id))).Kind.ShouldBe(NoticeKind.PartnerKept);
    }

    [Fact]
    public async Task Answer_NotKeptSaysTheBackup_TellsOwnerAndHolder()
    {
        var (owner, holder) = (await House.AddOfficerAsync("owner"), await House.AddOfficerAsync("holder"));
        var partner = await House.AddShopAsync();
        await House.AddRelationshipAsync(partner, owner, r => r.BackupId = House.Person(Role.Officer).Id);
        var promise = await House.AddPromiseAsync(partner, holder);

        await (await FormAsync(promise.Id.ToString())).Set("Input.Kind", "Broken").Set("Input.Reason", "The part did not come").SubmitAsync();

        (await House.AskAsync(db => db.Set<Notice>().Where(n => n.PartnerId == partner.Id).Select(n => n.AccountId).ToListAsync())).ShouldBe([owner.Id, holder.Id], ignoreOrder: true);
        (await (await House.SignInAsync(owner, Role.Officer)).GetAsync("/Partnerships/Today")).ShouldSay("Somebody noted what became of a promise");
    }

    [Theory]
    [InlineData("Broken")]
    [InlineData("Renegotiated")]
    public async Task Answer_NotKept_NeedsAReason(string kind)
    {
        var promise = await House.AddPromiseAsync(await House.AddOwnPartnerAsync(), House.Person(Role.Officer));

        var again = await (await FormAsync(promise.Id.ToString())).Set("Input.Kind", kind).SubmitAsync();

        again.ShouldHaveError("Input.Reason", "Say why");
        again.Form("form.pa-form").Value("Input.Kind").ShouldBe(kind);
    }

    [Fact]
    public async Task Answer_AgreedAnew_MovesTheDayAndKeepsTheHistory()
    {
        var partner = await House.AddOwnPartnerAsync();
        var promise = await House.AddPromiseAsync(partner, House.Person(Role.Officer));
        var form = (await FormAsync(promise.Id.ToString())).Set("Input.Kind", "Renegotiated").Set("Input.Reason", "The city is slow").Set("Input.NewDueOn", Day(30));

        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        (await FindAsync(partner)).ShouldSatisfyAllConditions(p => p.State.ShouldBe(PromiseState.Open), p => p.DueOn.ShouldBe(House.Today().AddDays(30)));
        (await AnswersAsync(promise)).ShouldHaveSingleItem().DueBefore.ShouldBe(House.Today().AddDays(3));
        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Promises/{promise.Id}")).ShouldSay("The city is slow");
    }

    [Fact]
    public async Task Answer_AgreedAnewWithoutADay_AsksForIt()
    {
        var promise = await House.AddPromiseAsync(await House.AddOwnPartnerAsync(), House.Person(Role.Officer));

        var again = await (await FormAsync(promise.Id.ToString())).Set("Input.Kind", "Renegotiated").Set("Input.Reason", "Later").SubmitAsync();

        again.ShouldHaveError("Input.NewDueOn", "Say by which day now.");
    }

    [Fact]
    public async Task Answer_FromTheSecondTab_IsRefusedWhereItMovedMeanwhile()
    {
        var promise = await House.AddPromiseAsync(await House.AddOwnPartnerAsync(), House.Person(Role.Officer));
        var first = (await FormAsync(promise.Id.ToString())).Set("Input.Kind", "Renegotiated").Set("Input.Reason", "Later").Set("Input.NewDueOn", Day(30));
        var second = (await FormAsync(promise.Id.ToString())).Set("Input.Kind", "Broken").Set("Input.Reason", "I forgot");
        await first.SubmitAsync();

        var stale = await second.SubmitAsync();

        stale.ShouldBe(HttpStatusCode.Conflict);
        stale.Form("form.pa-form").Value("Input.Reason").ShouldBe("I forgot");
        stale.Element(".pa-banner--warning");
        (await stale.Form("form.pa-form").SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        (await AnswersAsync(promise)).Select(a => a.Kind).ShouldBe([PromiseAnswerKind.Renegotiated, PromiseAnswerKind.Broken], ignoreOrder: true);
    }

    [Fact]
    public async Task Answer_AfterItWasAnswered_SaysSoAndKeepsWhatWasTyped()
    {
        var promise = await House.AddPromiseAsync(await House.AddOwnPartnerAsync(), House.Person(Role.Officer));
        var first = (await FormAsync(promise.Id.ToString())).Set("Input.Kind", "Kept").Set("Input.Reason", "Done on Friday");
        var second = (await FormAsync(promise.Id.ToString())).Set("Input.Kind", "Broken").Set("Input.Reason", "I forgot");
        await first.SubmitAsync();

        var refused = await second.SubmitAsync();

        refused.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldSay("Done on Friday");
        refused.Form("form.pa-form").Value("Input.Reason").ShouldBe("I forgot");
        (await AnswersAsync(promise)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Answer_ByTheOfficerWhoHoldsIt_NeedsNoRelationship_AndShowsNoName()
    {
        var partner = await House.AddShopAsync();
        await House.AddRelationshipAsync(partner, await House.AddOfficerAsync("owner"));
        var contact = await House.AddPersonAsync(partner, name: "Rosa Diaz");
        var promise = await House.AddPromiseAsync(partner, House.Person(Role.Officer), words: $"Call {{contact:{contact.Id}}} back");

        var page = await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Promises/{promise.Id}");

        page.ShouldSay("Call … back");
        page.ShouldNotSay("Rosa");
    }
}

public sealed class PromiseTestsOnSqlite(SqliteHouse house) : PromiseTests(house), IClassFixture<SqliteHouse>;

public sealed class PromiseTestsOnPostgres(PostgresHouse house) : PromiseTests(house), IClassFixture<PostgresHouse>;
