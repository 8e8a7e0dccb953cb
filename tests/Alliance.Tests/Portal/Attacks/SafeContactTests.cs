using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Promises;
using Alliance.Platform.Data;
using Alliance.Platform.Mail;
using Alliance.Stewardship;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Platform.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Portal.Attacks;

/// <summary>Somebody whom nobody near them may find out: no letter ever, nothing of what was before, and a way out on every page.</summary>
public abstract class SafeContactTests(AttackedHouse house) : HouseTest(house)
{
    private new AttackedHouse House => (AttackedHouse)base.House;

    [Fact]
    public async Task Letters_OfNoKind_GoOut()
    {
        var (insider, _) = await ChooseAsync();
        var address = insider.Contact.Email!;

        // Everything that writes letters: asking for a link, what is given out, an answered concern, the end of the consent.
        (await (await House.Stranger().GetAsync("/at/maple-harbor/portal/sign-in")).Form("#address-form").Set("Input.Address", address).SubmitAsync()).ShouldSay("Look in your mailbox");
        await House.ChangeAsync<Consent>(insider.RowsOf(typeof(Consent)).Single(), c => c.ExpiresAt = House.Clock.Instant().AddDays(50));
        await House.AskAfterFourWeeksAsync();
        foreach (var days in new[] { 1, 7 })
        {
            House.Clock.Advance(TimeSpan.FromDays(days));
            await ActivatorUtilities.CreateInstance<Expiry>(House.Services).RunAsync(TestContext.Current.CancellationToken);
            await ActivatorUtilities.CreateInstance<StewardsHour>(House.Services).RunAsync(TestContext.Current.CancellationToken);
        }

        (await House.AskAsync(db => db.Set<OutboxMail>().CountAsync(m => m.SubjectId == insider.Contact.Id || m.To == address))).ShouldBe(0);
        await ActivatorUtilities.CreateInstance<MailSending>(House.Services).RunAsync(TestContext.Current.CancellationToken);
        if (Directory.Exists(House.Settings.MailFolder)) Directory.GetFiles(House.Settings.MailFolder, $"*-{insider.Contact.Id:N}.eml").ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_TheNextDay_ShowNothingOfBefore_AndEachHasAWayOut()
    {
        var (insider, code) = await ChooseAsync();
        var (ended, answered) = await EndAsync(insider);
        House.Clock.Advance(TimeSpan.FromDays(1));
        var browser = House.Stranger();
        (await browser.TypeCodeAsync(code, "/at/maple-harbor")).ShouldRedirectTo("/at/maple-harbor/portal");
        var keys = new[] { insider.Talk, insider.Promise, insider.Goal, insider.OpenCheck, insider.GappedCheck, insider.Concern, ended, answered, House.NewId() };

        foreach (var route in (await House.RoutesAsync()).Where(r => r.IsPortal && r.AnswersGet && r.Template is not ("/portal/language" or "/portal/sign-out")))
            foreach (var key in route.TakesKey ? keys : [House.NewId()])
            {
                var page = await browser.GetAsync("/at/maple-harbor" + route.For(key));
                ((int)page.Status).ShouldBeOneOf([200, 404], $"{route.Template}");
                page.Document.QuerySelectorAll("header form[data-leave], header form[action$='/calendar']").Length.ShouldBe(1, $"{route.Template} ({(int)page.Status}) has no way out");
                foreach (var word in new[] { "The alley is dark", "The lamp", "It was nine", "Swept", "A surprise", "A lamp in the yard", "They talked about it", "Ask about the press" }) page.Body.ShouldNotContain(word, Case.Sensitive, route.Template);
                (page.Document.Title ?? "").ShouldNotContain(insider.Mark);
            }
        (await browser.GetAsync($"/portal/entry/{insider.Talk}")).ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync($"/portal/promise/{answered}")).ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync($"/portal/concerns/{ended}")).ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync("/portal/take")).ShouldNotSay("It was taken before");
    }

    /// <summary>What went wrong is said in the portal's own frame, in the reader's language, and leads back to it.</summary>
    [Fact]
    public async Task Pages_ThatSayWhatWentWrong_AreThePortalsOwn()
    {
        foreach (var ask in new Func<Browser, Task<Page>>[] { b => b.GetAsync($"/portal/entry/{House.NewId()}"), b => b.GetAsync("/portal/nowhere"), b => b.PostAsync("/portal/take", []) })
        {
            var browser = await House.VisitAsync(House.One);
            await browser.GetAsync("/portal/language?to=es&back=/portal");
            var page = await ask(browser);
            page.Document.DocumentElement.GetAttribute("lang").ShouldBe("es");
            page.Element("main .pa-empty__actions a").GetAttribute("href").ShouldNotBeNull().ShouldEndWith("/portal");
            (await page.Form("header form[data-leave]").SubmitAsync()).ShouldRedirectTo("/calendar");
            (await browser.GetAsync("/portal")).ShouldRedirectTo("/portal/sign-in");
        }
    }

    [Fact]
    public async Task Subjects_OfAllLetters_TellNothingToWhoeverLooksOn()
    {
        var role = await House.AddPersonAsync(House.Partner, "cook");
        await (await House.InviteFormAsync(role, "Email", InvitedPeople.NewAddress())).SubmitAsync();
        await House.VisitAsync(House.Two);
        await House.AskAfterFourWeeksAsync();
        var letters = await House.AskAsync(db => db.Set<OutboxMail>().AsNoTracking().ToListAsync());
        letters.Select(l => l.Subject).Distinct().Count().ShouldBeGreaterThan(1);
        foreach (var letter in letters)
            foreach (var word in new[] { "police", "officer", "alliance", "Maple", "Bakery", House.One.Mark, House.Two.Mark, "concern", "promise" }) letter.Subject.ShouldNotContain(word, Case.Insensitive);
    }

    /// <summary>A safe contact with a card of their own, chosen in the portal.</summary>
    private async Task<(Insider Insider, string Code)> ChooseAsync()
    {
        var insider = await House.AddSpareAsync();
        var browser = await House.VisitAsync(insider);
        var code = (await (await browser.GetAsync("/portal/choices")).Form("#card-form").SubmitAsync()).CodeOnIt();
        await (await browser.GetAsync("/portal/take")).Form("main form").SubmitAsync();
        (await House.LettersAsync(insider.Contact.Email!)).ShouldNotBeEmpty("a letter that waits proves that it is taken back");
        (await (await browser.GetAsync("/portal/choices")).Form("#choices-form").Set("Input.IsSafeContact", "true").SubmitAsync()).ShouldRedirectTo("/portal/choices");
        (await House.AskAsync(db => db.Set<ConsentChoice>().AnyAsync(c => c.ContactId == insider.Contact.Id && c.Kind == ChoiceKind.SafeContact && c.WithdrawnAt == null))).ShouldBeTrue();
        return (insider, code);
    }

    /// <summary>A concern that is solved, and a promise that was kept.</summary>
    private async Task<(Guid Concern, Guid Promise)> EndAsync(Insider insider)
    {
        var concern = insider.RowsOf(typeof(Concern)).First(id => id != insider.Concern);
        await House.ChangeAsync<Concern>(concern, c => (c.State, c.EndedAt, c.Words) = (ConcernState.Solved, House.Clock.Instant(), "Ask about the press"));
        return (concern, insider.RowsOf(typeof(Promise)).First(id => id != insider.Promise));
    }
}

public sealed class SafeContactTestsOnSqlite(AttackedSqliteHouse house) : SafeContactTests(house), IClassFixture<AttackedSqliteHouse>;

public sealed class SafeContactTestsOnPostgres(AttackedPostgresHouse house) : SafeContactTests(house), IClassFixture<AttackedPostgresHouse>;
