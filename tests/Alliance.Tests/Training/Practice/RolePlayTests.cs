using System.Net;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Alliance.Training.Practice;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Training.Practice;

/// <summary>A role-play is looked at once both agreed, each from their own account; its words are never kept.</summary>
public abstract class RolePlayTests(TestHouse house) : HouseTest(house)
{
    private static int pairs;

    private const string Played = "Officer: Good morning. How are you?\nPartner: Tired of you.\nOfficer: You have waited a long time,\nand nobody told you why.\nPartner: Yes. Zanzibarian times.";

    [Fact]
    public async Task Paste_BeforeBothAgreed_IsNotPossible()
    {
        var pair = await PairAsync();

        var page = await pair.One.GetAsync($"/Training/Practice/RolePlay/{pair.Id}");

        page.ShouldSay("has not answered yet");
        page.Document.QuerySelector("textarea").ShouldBeNull();
        (await PasteByForceAsync(pair)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Paste_OnceBothAgreed_GivesNumbersAndKeepsNothing()
    {
        var pair = await PairAsync(agreed: true);

        var page = await PasteAsync(pair.Two, pair.Id, Played);

        page.ShouldBeOk();
        page.ShouldSay("Looked at, and not kept");
        page.ShouldSay("What went well: ");
        page.Body.ShouldNotContain("Zanzibarian");
        (await House.AskAsync(db => db.Set<RolePlayAgreement>().CountAsync(a => a.RolePlayId == pair.Id))).ShouldBe(2);
        (await House.AskAsync(db => db.AuditPayloads.AnyAsync(p => p.Json.Contains("Zanzibarian")))).ShouldBeFalse();
        (await House.AskAsync(db => db.Set<PracticeTurn>().AnyAsync(t => t.Words.Contains("Zanzibarian")))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Real")]
    [InlineData("BodyCamera")]
    [InlineData("Recording")]
    public async Task Paste_WhatIsNoRolePlay_IsRefused(string kind)
    {
        var pair = await PairAsync(agreed: true);

        var page = await PasteAsync(pair.One, pair.Id, Played, kind);

        page.ShouldBe(HttpStatusCode.BadRequest);
        page.ShouldHaveError("Kind", "That is not looked at here.");
        page.Body.ShouldNotContain("In numbers");
    }

    [Theory]
    [InlineData("Good morning.\nTired of you.", "The text does not say who speaks.")]
    [InlineData("Officer: Good morning.", "No turn is the partner's.")]
    [InlineData("Partner: Good morning.", "No turn is the officer's.")]
    [InlineData("", "Paste what the two of you said.")]
    public async Task Paste_WhatCannotBeRead_IsRefusedInASentenceAndKept(string text, string sentence)
    {
        var pair = await PairAsync(agreed: true);

        var page = await PasteAsync(pair.One, pair.Id, text);

        page.ShouldBe(HttpStatusCode.BadRequest);
        page.ShouldHaveError("Text", sentence);
        page.Form("main form[data-keep]").Value("Text")!.Trim().ReplaceLineEndings("\n").ShouldBe(text);
    }

    [Fact]
    public async Task Decline_ByTheOther_LeavesNothing()
    {
        var pair = await PairAsync();

        await (await pair.Two.GetAsync($"/Training/Practice/RolePlay/{pair.Id}")).Form("form[action*='handler=Decline']").SubmitAsync();

        (await House.AskAsync(db => db.Set<RolePlay>().AnyAsync(r => r.Id == pair.Id))).ShouldBeFalse();
        (await House.AskAsync(db => db.Set<RolePlayAgreement>().AnyAsync(a => a.RolePlayId == pair.Id))).ShouldBeFalse();
    }

    [Fact]
    public async Task RolePlay_OfTwoOthers_IsNotThere()
    {
        var pair = await PairAsync(agreed: true);

        (await (await House.SignInAsync(Role.Supervisor)).GetAsync($"/Training/Practice/RolePlay/{pair.Id}")).ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<(Browser One, Browser Two, Guid Id)> PairAsync(bool agreed = false)
    {
        var number = Interlocked.Increment(ref pairs);
        var (one, two) = (await House.AddAccountAsync($"player-{number}", Role.Officer), await House.AddAccountAsync($"other-{number}", Role.Officer));
        var (first, second) = (await House.SignInAsync(one, Role.Officer), await House.SignInAsync(two, Role.Officer));
        await (await first.GetAsync("/Training/Practice/RolePlay")).Form("main form").Set("WithId", $"{two.Id}").Set("IAgree", "true").SubmitAsync();
        var id = await House.AskAsync(db => db.Set<RolePlay>().Where(r => r.AskedById == one.Id).Select(r => r.Id).SingleAsync());
        if (agreed) await (await second.GetAsync($"/Training/Practice/RolePlay/{id}")).Form("form[action*='handler=Agree']").SubmitAsync();
        return (first, second, id);
    }

    private static async Task<Page> PasteAsync(Browser browser, Guid id, string text, string kind = "Played") =>
        await (await browser.GetAsync($"/Training/Practice/RolePlay/{id}")).Form("main form[data-keep]").Set("Kind", kind).Set("Text", text).SubmitAsync();

    private static async Task<Page> PasteByForceAsync((Browser One, Browser Two, Guid Id) pair)
    {
        var token = (await pair.One.GetAsync("/my-password")).Form("form.pa-form").Value("__RequestVerificationToken")!;
        return await pair.One.PostAsync($"/Training/Practice/RolePlay/{pair.Id}", [new("__RequestVerificationToken", token), new("Kind", "Played"), new("Text", Played)]);
    }
}

public sealed class RolePlayTestsOnSqlite(SqliteHouse house) : RolePlayTests(house), IClassFixture<SqliteHouse>;

public sealed class RolePlayTestsOnPostgres(PostgresHouse house) : RolePlayTests(house), IClassFixture<PostgresHouse>;
