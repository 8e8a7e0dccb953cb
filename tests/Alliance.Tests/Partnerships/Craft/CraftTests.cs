using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Craft;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships.Craft;

/// <summary>What a supervisor says to an officer on how they work: read by the two, never on how many, gone after a year.</summary>
public abstract class CraftTests(TestHouse house) : HouseTest(house)
{
    private const string Home = "/Partnerships/Craft";
    private static int last;

    [Fact]
    public async Task Write_ToAnOfficer_StandsOnTodayUntilAnswered_AndIsReadByTheTwoAlone()
    {
        var (officer, words) = (await House.AddOfficerAsync(), Unique("You gave back what you heard"));
        var supervisor = await House.SignInAsync(Role.Supervisor);

        (await WriteAsync(supervisor, officer, words)).ShouldRedirectTo(Home);

        var note = await NoteAsync(officer);
        var browser = await House.SignInAsync(officer, Role.Officer);
        (await browser.GetAsync("/Partnerships/Today")).ShouldSay("Supervisor One on how you work");
        (await browser.GetAsync("/Partnerships/Today")).ShouldNotSay(words);
        (await browser.GetAsync($"{Home}/{note.Id}")).ShouldSay(words);
        (await supervisor.GetAsync($"{Home}/{note.Id}")).ShouldSay(words);
        foreach (var other in new[] { await House.SignInAsync(Role.Officer), await House.SignInAsync(await House.AddAccountAsync($"other-{Guid.NewGuid():N}", Role.Supervisor), Role.Supervisor) })
        {
            (await other.GetAsync($"{Home}/{note.Id}")).ShouldBe(HttpStatusCode.NotFound);
            (await other.GetAsync(Home)).ShouldNotSay(officer.DisplayName);
        }
        (await (await browser.GetAsync($"{Home}/{note.Id}")).Form("#thank").SubmitAsync()).ShouldRedirectTo(Home);
        (await browser.GetAsync("/Partnerships/Today")).ShouldNotSay("on how you work");
        (await supervisor.GetAsync($"{Home}/{note.Id}")).ShouldSay("Thanked");
    }

    [Fact]
    public async Task Open_ByTheWriter_StandsInTheOfficersTrail()
    {
        var officer = await House.AddOfficerAsync();
        var supervisor = await House.SignInAsync(Role.Supervisor);
        await WriteAsync(supervisor, officer, Unique("You waited"));
        await supervisor.GetAsync($"{Home}/{(await NoteAsync(officer)).Id}");

        var trail = await (await House.SignInAsync(officer, Role.Officer)).GetAsync("/my-trail?others=true");

        trail.ShouldSay("Craft note written");
        trail.ShouldSay("Craft note opened");
    }

    [Theory]
    [InlineData("You had 5 good talks this week")]
    [InlineData("Please make more visits to the shops")]
    [InlineData("Three calls would be better")]
    [InlineData("You are ranked near the top")]
    [InlineData("Mind the quota")]
    public async Task Write_OnHowMany_IsRefusedAndKept(string words)
    {
        var officer = await House.AddOfficerAsync();

        var page = await WriteAsync(await House.SignInAsync(Role.Supervisor), officer, words);

        page.ShouldHaveError("Input.Words", "On how, not on how many");
        page.Form("#note").Value("Input.Words").ShouldBe(words);
        (await House.AskAsync(db => db.Set<CraftNote>().AnyAsync(n => n.ToId == officer.Id))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("You asked one more question and then listened.")]
    [InlineData("Less advice and more silence: it worked.")]
    [InlineData("You counted on them, and said so.")]
    public void Count_OfWordsOnHow_FindsNothing(string words) => CountingWords.Count(words).ShouldBeFalse();

    [Fact]
    public async Task Write_NamingSomebodyOutside_IsRefusedWhateverTheReason()
    {
        var officer = await House.AddOfficerAsync();
        var page = await WriteAsync(await House.SignInAsync(Role.Supervisor), officer, "Ask Zenobia Quillfeather how well you listened");

        page = await page.Form("#note").Set("ScreenReason", "It is how it was").SubmitAsync();

        page.ShouldHaveError("Input.Words", "Name nobody outside the agency here");
        (await House.AskAsync(db => db.Set<CraftNote>().AnyAsync(n => n.ToId == officer.Id))).ShouldBeFalse();
    }

    [Fact]
    public async Task Write_ByAnOfficer_IsNotAllowed()
    {
        var page = await (await House.SignInAsync(Role.Officer)).GetAsync($"{Home}/Write");

        page.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task PutAway_ByTheOfficer_LeavesTheListAndStaysForBoth()
    {
        var officer = await House.AddOfficerAsync();
        var supervisor = await House.SignInAsync(Role.Supervisor);
        await WriteAsync(supervisor, officer, Unique("You left a way out"));
        var note = await NoteAsync(officer);
        var browser = await House.SignInAsync(officer, Role.Officer);

        await (await browser.GetAsync($"{Home}/{note.Id}")).Form("#put-away").SubmitAsync();

        (await browser.GetAsync(Home)).ShouldSay("Nothing here now");
        (await browser.GetAsync("/Partnerships/Today")).ShouldNotSay("on how you work");
        (await House.AskAsync(db => db.Set<CraftNoteStep>().SingleAsync(s => s.NoteId == note.Id))).Kind.ShouldBe(CraftStepKind.PutAway);
        (await supervisor.GetAsync($"{Home}/{note.Id}")).ShouldBeOk();
    }

    [Fact]
    public async Task Answer_ByTheOfficer_IsReadByTheWriter_AndSentTwiceIsOne()
    {
        var (officer, words) = (await House.AddOfficerAsync(), Unique("I saw it too"));
        var supervisor = await House.SignInAsync(Role.Supervisor);
        await WriteAsync(supervisor, officer, Unique("You could ask first"));
        var note = await NoteAsync(officer);
        var form = (await (await House.SignInAsync(officer, Role.Officer)).GetAsync($"{Home}/{note.Id}")).Form("#answer").Set("Answer", words);

        await form.SubmitAsync();
        await form.SubmitAsync();

        (await supervisor.GetAsync($"{Home}/{note.Id}")).ShouldSay(words);
        (await House.AskAsync(db => db.Set<CraftNoteStep>().CountAsync(s => s.NoteId == note.Id))).ShouldBe(1);
        // Only who it is for answers.
        (await supervisor.PostAsync($"{Home}/{note.Id}?handler=Answer", [.. form.Fields.Where(f => f.Key != "__RequestVerificationToken"), .. (await supervisor.GetAsync($"{Home}/Write")).Form("#note").Fields.Where(f => f.Key == "__RequestVerificationToken")])).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Back_ByTheWriter_AndAYearLater_LeaveNothing()
    {
        var (officer, taken, old) = (await House.AddOfficerAsync(), Unique("sackbuts"), Unique("crumhorns"));
        var supervisor = await House.SignInAsync(Role.Supervisor);
        await WriteAsync(supervisor, officer, taken);
        await (await supervisor.GetAsync($"{Home}/{(await NoteAsync(officer)).Id}")).Form("#back").SubmitAsync();
        await WriteAsync(supervisor, officer, old);
        (await House.EverythingAsync()).ShouldNotContain(taken);

        await RunAfterAsync(TimeSpan.FromDays(360));
        (await House.EverythingAsync()).ShouldContain(old);
        await RunAfterAsync(TimeSpan.FromDays(7));

        (await House.EverythingAsync()).ShouldNotContain(old);
    }

    [Fact]
    public async Task Leave_OfSomebodyNamedInANote_TakesTheWordsOut()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        var note = new CraftNote { AgencyId = contact.AgencyId, Id = House.NewId(), FromId = House.Person(Role.Supervisor).Id, ToId = House.Person(Role.Officer).Id, Kind = CraftNoteKind.Coaching, Skills = CraftSkills.Calm, Words = $"You stayed calm with {contact.Name} there", WrittenAt = House.Clock.Instant() };
        await House.AddAsync(note, new CraftNoteStep { AgencyId = contact.AgencyId, Id = House.NewId(), NoteId = note.Id, Kind = CraftStepKind.Answered, Words = $"{contact.Name} was calm too", At = House.Clock.Instant() });

        await (await (await House.ComeInAsync(contact)).GetAsync("/portal/leave")).Form("form.pa-stack").Set("IsSure", "true").SubmitAsync();

        var left = await House.EverythingAsync();
        left.ShouldNotContain($"calm with {contact.Name}");
        left.ShouldNotContain($"{contact.Name} was calm");
    }

    private async Task RunAfterAsync(TimeSpan passed)
    {
        House.Clock.Advance(passed);
        await ActivatorUtilities.CreateInstance<Expiry>(House.Services).RunAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<Page> WriteAsync(Browser supervisor, Account officer, string words) =>
        await (await supervisor.GetAsync($"{Home}/Write")).Form("#note").Set("Input.ToId", officer.Id.ToString()).Set("Input.Kind", "Appreciation").Set("Input.Skills", "Listening").Set("Input.Words", words).SubmitAsync();

    private Task<CraftNote> NoteAsync(Account officer) => House.AskAsync(db => db.Set<CraftNote>().AsNoTracking().SingleAsync(n => n.ToId == officer.Id));

    /// <summary>Letters only: a digit would be a number.</summary>
    private static string Unique(string words) => $"{words} {new string('x', Interlocked.Increment(ref last) + 2)}";
}

public sealed class CraftTestsOnSqlite(SqliteHouse house) : CraftTests(house), IClassFixture<SqliteHouse>;

public sealed class CraftTestsOnPostgres(PostgresHouse house) : CraftTests(house), IClassFixture<PostgresHouse>;
