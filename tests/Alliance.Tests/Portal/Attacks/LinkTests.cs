using System.Net;
using System.Text.RegularExpressions;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Mail;
using Alliance.Portal.Door;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Portal.Attacks;

/// <summary>The link in the letter: not used twice, not guessed, not somebody else's, and nobody learns from the door who is known.</summary>
public abstract partial class LinkTests(CountedHouse house) : HouseTest(house)
{
    private static int sources;

    [Fact]
    public async Task Ask_KnownOrNot_IsTheSameAnswerAfterTheSameStatements()
    {
        var partner = await House.AddOwnPartnerAsync();
        var (known, left, lapsed) = (await House.AddReachableAsync(partner), await House.AddReachableAsync(partner), await House.AddReachableAsync(partner));
        await House.ChangeAsync<Contact>(left.Id, c => c.LeftAt = House.Clock.Instant());
        await House.ChangeAsync<Consent>(await House.AskAsync(db => db.Set<Consent>().Where(c => c.ContactId == lapsed.Id).Select(c => c.Id).SingleAsync()), c => c.ExpiresAt = House.Clock.Instant());
        var often = await House.AddReachableAsync(partner);
        for (var time = 0; time < PartnerDoor.LinksPerAddress; time++) await AskAsync(often.Email!);
        // What is done once and remembered is done before.
        await AskAsync("first@quillfeather.example");

        var answers = new Dictionary<string, Asked>();
        foreach (var (whose, address) in new[] { ("known", known.Email!), ("nobody's", "nobody@quillfeather.example"), ("left", left.Email!), ("lapsed", lapsed.Email!), ("too often", often.Email!), ("a mailbox of several", "info@quillfeather.example") })
            answers[whose] = await AskAsync(address);

        var theirs = answers["known"];
        theirs.Letters.ShouldBe(1);
        theirs.Statements.Count.ShouldBeGreaterThan(3);
        foreach (var (whose, answer) in answers)
        {
            (answer.Status, answer.Body, answer.Headers, answer.Letters).ShouldBe((theirs.Status, theirs.Body, theirs.Headers, theirs.Letters), whose);
            answer.Length.ShouldBe(theirs.Length, whose);
            answer.Statements.ShouldBe(theirs.Statements, whose);
        }
        (await House.LettersAsync(known.Email!)).ShouldHaveSingleItem();
    }

    /// <summary>The letter that is written for nobody goes nowhere, and opens nothing.</summary>
    [Fact]
    public async Task Ask_AddressOfNobody_SendsNothing()
    {
        // A letter to somebody goes with it, so that something does go.
        await AskAsync((await House.AddReachableAsync(await House.AddOwnPartnerAsync())).Email!);
        await AskAsync("nobody.at.all@quillfeather.example");
        var letter = (await House.LettersAsync(Outbox.Nobody))[^1];
        var before = Count();

        await ActivatorUtilities.CreateInstance<MailSending>(House.Services).RunAsync(TestContext.Current.CancellationToken);

        (await House.LettersAsync(Outbox.Nobody)).ShouldBeEmpty();
        Directory.Exists(House.Settings.MailFolder).ShouldBeTrue();
        Directory.GetFiles(House.Settings.MailFolder).SelectMany(File.ReadLines).ShouldNotContain(line => line.StartsWith("To:", StringComparison.Ordinal) && !line.Contains('@'));
        (await House.Stranger().GetAsync(PortalPeople.PathIn(letter.Text))).ShouldSay("This link no longer works");
        Count().ShouldBeGreaterThanOrEqualTo(before);

        int Count() => Directory.Exists(House.Settings.MailFolder) ? Directory.GetFiles(House.Settings.MailFolder).Length : 0;
    }

    [Fact]
    public async Task Enter_LinkOpenedByManyScanners_IsNotUsedUp_AndUsedOnceIsNeverGoodAgain()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        var link = await LinkAsync(contact);
        for (var scanner = 0; scanner < 12; scanner++) (await House.Stranger().GetAsync(link, Source())).ShouldSay("Open my record");
        var (first, second) = (House.Stranger(), House.Stranger());
        var (one, two) = ((await first.GetAsync(link)).Form(), (await second.GetAsync(link)).Form());

        (await one.SubmitAsync()).ShouldRedirectTo("/portal");
        (await two.SubmitAsync()).ShouldSay("This link no longer works");
        (await one.SubmitAsync()).ShouldSay("This link no longer works");

        (await first.GetAsync("/portal")).ShouldBeOk();
        (await second.GetAsync("/portal")).ShouldRedirectTo("/portal/sign-in");
        await (await first.GetAsync("/portal")).Form("form[data-leave]").SubmitAsync();
        (await one.SubmitAsync()).ShouldSay("This link no longer works");
        (await first.GetAsync("/portal")).ShouldRedirectTo("/portal/sign-in");
    }

    [Fact]
    public async Task Enter_PressedByTwoAtTheSameMoment_LetsOneIn()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        var link = await LinkAsync(contact);
        var forms = new List<Form>();
        for (var i = 0; i < 6; i++) forms.Add((await House.Stranger().GetAsync(link, Source())).Form());

        var answers = await Task.WhenAll(forms.Select(f => f.SubmitAsync()));

        answers.Count(a => a.Status == HttpStatusCode.Redirect).ShouldBe(1);
        (await House.AskAsync(db => db.Set<PartnerVisit>().CountAsync(v => v.ContactId == contact.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task Enter_AfterTheAddressWasTakenOut_IsTooLate_AndNoLetterIsLeft()
    {
        foreach (var (field, value) in new[] { ("Input.IsSafeContact", "true"), ("Input.Email", "another@quillfeather.example") })
        {
            var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
            var browser = await House.ComeInAsync(contact);
            var link = await LinkAsync(contact);
            (await House.LettersAsync(contact.Email!)).ShouldNotBeEmpty();

            (await (await browser.GetAsync("/portal/choices")).Form("#choices-form").Set(field, value).SubmitAsync()).ShouldRedirectTo("/portal/choices");

            (await House.Stranger().GetAsync(link)).ShouldSay("This link no longer works");
            (await House.LettersAsync(contact.Email!)).ShouldBeEmpty();
            House.Clock.Advance(EntryLink.Lifetime);
        }
    }

    [Fact]
    public async Task Secrets_AreLongRandomAndNowhereKept()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        var secrets = Enumerable.Range(0, 500).Select(_ => Secret.New().Text).ToList();
        secrets.Distinct().Count().ShouldBe(500);
        secrets.ShouldAllBe(s => s.Length == 43);

        var secret = (await LinkAsync(contact)).Split('/')[^1];

        (await House.AskAsync(db => db.Set<EntryLink>().Where(l => l.ContactId == contact.Id).Select(l => l.SecretHash).SingleAsync())).ShouldBe(Secret.HashOf(secret));
        (await House.AskAsync(db => db.AuditPayloads.CountAsync(p => p.Json.Contains(secret)))).ShouldBe(0);
        // One letter less, one more, another one: nobody's.
        foreach (var near in new[] { secret[..^1], secret + "A", (secret[0] == 'A' ? "B" : "A") + secret[1..], secret.ToUpperInvariant() })
            (await House.Stranger().GetAsync($"/portal/enter/{near}", Source())).ShouldSay("This link no longer works");
    }

    [Fact]
    public async Task Enter_GuessedAgainAndAgain_IsNotLookedAtForAQuarterOfAnHour()
    {
        House.Clock.Advance(EntryLink.Lifetime);
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        var link = await LinkAsync(contact);
        var guesser = Source();
        for (var guess = 0; guess < EnterModel.OpeningsPerSource; guess++) (await House.Stranger().GetAsync($"/portal/enter/{Secret.New().Text}", guesser)).ShouldBeOk();

        (await House.Stranger().GetAsync(link, guesser)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await House.Stranger().GetAsync(link, Source())).ShouldSay("Open my record");
    }

    private async Task<Asked> AskAsync(string address)
    {
        var (browser, source) = (House.Stranger(), Source());
        var form = (await browser.GetAsync("/portal/sign-in")).Form("#address-form").Set("Input.Address", address);
        var before = await LettersAsync();
        Counted.Statements.Take();
        var page = await form.SubmitAsync(null, source);
        var statements = Counted.Statements.Take();
        var headers = string.Join('\n', page.Response.Headers.Select(h => h.Key == "Set-Cookie" ? string.Join(',', h.Value.Select(v => v.Split('=')[0])) : h.Key).Order());
        return new Asked((int)page.Status, Varying().Replace(page.Body, "…"), headers, page.Body.Length, statements, await LettersAsync() - before);
    }

    private Task<int> LettersAsync() => House.AskAsync(db => db.Set<OutboxMail>().CountAsync());

    private CountedHouse Counted => (CountedHouse)House;

    private async Task<string> LinkAsync(Contact contact)
    {
        var browser = House.Stranger();
        (await (await browser.GetAsync("/portal/sign-in")).Form("#address-form").Set("Input.Address", contact.Email!).SubmitAsync(null, Source())).ShouldBeOk();
        return PortalPeople.PathIn((await House.LettersAsync(contact.Email!))[^1].Text).Replace("/at/maple-harbor", "", StringComparison.Ordinal);
    }

    /// <summary>A network address that nobody else has.</summary>
    private static (string, string) Source() => ("X-Forwarded-For", $"198.51.{Interlocked.Increment(ref sources) / 250}.{sources % 250 + 1}");

    private sealed record Asked(int Status, string Body, string Headers, int Length, IReadOnlyList<string> Statements, int Letters);

    [GeneratedRegex("CfDJ8[\\w-]+|nonce=\"[^\"]+\"")]
    private static partial Regex Varying();
}

public sealed class LinkTestsOnSqlite(CountedSqliteHouse house) : LinkTests(house), IClassFixture<CountedSqliteHouse>;

public sealed class LinkTestsOnPostgres(CountedPostgresHouse house) : LinkTests(house), IClassFixture<CountedPostgresHouse>;
