using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Alliance.Tests.Platform.Web;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships.Checks;

/// <summary>Three questions to both sides: neither stands alone anywhere, both stand together for both, and a wide gap is talked about.</summary>
public abstract class CheckTests(TestHouse house) : HouseTest(house)
{
    /// <summary>Stands nowhere else, not even by chance in a key or a token; no form would let it in, so it goes in by the service.</summary>
    private const int Marked = 777_777_771;

    [Theory]
    [InlineData(Side.Us)]
    [InlineData(Side.Them)]
    public async Task Answer_OfOneSide_StandsOnNoPageOfAnybodyAndInNoPayload(Side side)
    {
        var partner = await House.AddOwnPartnerAsync(with: r => r.BackupId = null);
        var (contact, colleague) = (await House.AddReachableAsync(partner), await House.AddReachableAsync(partner, "Otto Featherquill"));
        var check = await House.AskBothAsync(contact);
        (await House.AnswerAsync(check, side, side == Side.Us ? House.ActAsOfficer() : House.ActAs(contact), Marked, Marked, Marked)).ShouldBeTrue();
        (await House.AnswersAsync(check)).ShouldHaveSingleItem().Bond.ShouldBe(Marked);
        var everybody = new List<Browser> { await House.ComeInAsync(contact), await House.ComeInAsync(colleague), await House.SignInAsync(await House.AddOfficerAsync(), Role.Officer) };
        foreach (var role in Enum.GetValues<Role>()) everybody.Add(await House.SignInAsync(role));
        var saidSomething = 0;

        foreach (var route in (await House.RoutesAsync()).Where(r => r.AnswersGet))
            foreach (var browser in everybody)
                foreach (var key in route.TakesKey ? (Guid[])[check, partner.Id, contact.Id] : [partner.Id])
                {
                    var page = await browser.GetAsync(route.For(key));
                    page.Body.ShouldNotContain("7777777", Case.Sensitive, route.Template);
                    if (page.Body.Contains("Yours is kept", StringComparison.Ordinal)) saidSomething++;
                }
        saidSomething.ShouldBeGreaterThan(0, "a walk that meets the check nowhere proves nothing");
        (await House.AskAsync(db => db.AuditPayloads.CountAsync(p => p.Json.Contains("7777777")))).ShouldBe(0);
        (await House.AskAsync(db => db.AuditEvents.CountAsync(e => e.Action == PartnershipEvents.CheckAnswered && e.EntityId == check))).ShouldBe(1);
    }

    [Fact]
    public async Task Answer_OfBoth_StandsTogetherForBothAndForNobodyElse()
    {
        var partner = await House.AddOwnPartnerAsync();
        var (contact, colleague) = (await House.AddReachableAsync(partner), await House.AddReachableAsync(partner, "Otto Featherquill"));
        var check = await House.AskBothAsync(contact);
        var (officer, person) = (await House.SignInAsync(Role.Officer), await House.ComeInAsync(contact));
        (await person.GetAsync("/portal")).ShouldSay("Three short questions wait for you");

        (await officer.AnswerAsync($"/Partnerships/Checks/{check}", 4, 5, 3)).ShouldRedirectTo($"/Partnerships/Checks/{check}");
        (await officer.GetAsync($"/Partnerships/Checks/{check}")).ShouldSay("Neither of you sees a number before both have answered.");
        (await person.AnswerAsync($"/portal/checks/{check}", 3, 5, 2)).ShouldRedirectTo($"/portal/checks/{check}");

        string[] rows = ["We trust and respect each other. 4 3 1", "We want the same things from working together. 5 5 0", "What each of us does about it is right, and it helps. 3 2 1"];
        foreach (var page in new[] { await officer.GetAsync($"/Partnerships/Checks/{check}"), await person.GetAsync($"/portal/checks/{check}") })
        {
            page.Document.QuerySelectorAll(".pa-pairtable tbody tr").Select(r => string.Join(' ', r.Children.Select(c => c.TextContent.Trim()))).ShouldBe(rows);
            page.ShouldNotSay("How to talk about it");
        }
        (await House.AskAsync(db => db.Set<Repair>().CountAsync(r => r.CheckId == check))).ShouldBe(0);
        (await House.AskAsync(db => db.Set<Notice>().SingleAsync(n => n.PartnerId == partner.Id && n.Kind == NoticeKind.CheckAnswered))).AccountId.ShouldBe(House.Person(Role.Officer).Id);
        (await (await House.ComeInAsync(colleague)).GetAsync($"/portal/checks/{check}")).ShouldBe(HttpStatusCode.NotFound);
        (await (await House.SignInAsync(await House.AddOfficerAsync(), Role.Officer)).GetAsync($"/Partnerships/Checks/{check}")).ShouldBe(HttpStatusCode.NotFound);
        (await (await House.SignInAsync(Role.Supervisor)).GetAsync($"/Partnerships/Checks/{check}")).ShouldBe(HttpStatusCode.Forbidden);
        (await (await House.SignInAsync(Role.Supervisor)).GetAsync($"/Partnerships/Partners/{partner.Id}")).ShouldNotSay("What the two of us are doing");
    }

    [Fact]
    public async Task Answer_TwoApart_OpensARepairThatEitherCloses()
    {
        var partner = await House.AddOwnPartnerAsync(with: r => r.Phase = Phase.WorkingAlliance);
        var contact = await House.AddReachableAsync(partner);
        var check = await House.AskBothAsync(contact);
        var (officer, person) = (await House.SignInAsync(Role.Officer), await House.ComeInAsync(contact));
        await person.AnswerAsync($"/portal/checks/{check}", 2, 4, 4);
        await officer.AnswerAsync($"/Partnerships/Checks/{check}", 4, 4, 4);

        var talk = await officer.GetAsync($"/Partnerships/Checks/{check}/Repair");
        talk.ShouldSay("how much we trust each other");
        talk.ShouldNotSay("what only cost you time");
        talk.ShouldSay("If it has become “strained”");
        (await House.RelationshipAsync(partner)).Phase.ShouldBe(Phase.WorkingAlliance, "a phase is offered, not forced");
        (await person.GetAsync($"/portal/checks/{check}")).ShouldSay("You see it differently");

        var close = (await person.GetAsync($"/portal/checks/{check}/repair")).Form("form.pa-form");
        (await close.SubmitAsync()).ShouldHaveError("Input.Reason", "Say in a sentence what came of it.");
        (await close.Set("Input.Reason", "We talked for an hour. <script>alert(1)</script>").SubmitAsync()).ShouldRedirectTo($"/portal/checks/{check}/repair");

        var closed = await officer.GetAsync($"/Partnerships/Checks/{check}/Repair");
        closed.ShouldSay("We talked for an hour. <script>alert(1)</script>");
        closed.Document.QuerySelectorAll("main script").ShouldBeEmpty();
        closed.ShouldSay("They say");
        var repair = await House.AskAsync(db => db.Set<Repair>().SingleAsync(r => r.CheckId == check));
        (repair.ClosedBy, repair.ClosedById).ShouldBe((Side.Them, contact.Id));
        await House.EventAsync(PartnershipEvents.RepairClosed, contact.Id);
        (await House.AskAsync(db => db.Set<Notice>().AnyAsync(n => n.PartnerId == partner.Id && n.Kind == NoticeKind.RepairClosed))).ShouldBeTrue();
        (await House.DoAsync(services => services.GetRequiredService<RepairService>().CloseAsync(repair.Id, Side.Us, "Another reason", null, House.ActAsOfficer()))).ShouldBeFalse();
    }

    [Fact]
    public async Task Answer_ForTotalsOnly_IsSeenSinglyByNobodyAndCounts()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner);
        var check = await House.AskBothAsync(contact);
        var (officer, person) = (await House.SignInAsync(Role.Officer), await House.ComeInAsync(contact));
        await officer.AnswerAsync($"/Partnerships/Checks/{check}", 5, 5, 5);
        var before = await CountedAsync(AllianceQuestion.Bond, 1);

        await person.AnswerAsync($"/portal/checks/{check}", 1, 1, 2, forTotalsOnly: true);

        (await House.AnswersAsync(check)).ShouldAllBe(a => a.Bond == null && a.Goals == null && a.Tasks == null);
        (await CountedAsync(AllianceQuestion.Bond, 1)).ShouldBe(before + 1);
        (await House.AskAsync(db => db.Set<Repair>().AnyAsync(r => r.CheckId == check))).ShouldBeFalse("a gap would tell");
        (await officer.GetAsync($"/Partnerships/Checks/{check}")).ShouldSay("They answered for totals only");
        (await person.GetAsync($"/portal/checks/{check}")).ShouldSay("You answered for totals only");
    }

    [Fact]
    public async Task Answer_ByAnOfficer_IsNeverForTotalsOnly()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        var check = await House.AskBothAsync(contact);
        var form = (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Checks/{check}")).Form("form.pa-form").Set("Input.Bond", "3").Set("Input.Goals", "3").Set("Input.Tasks", "3");

        await form.Forge("Input.ForTotalsOnly", "true").SubmitAsync();

        (await House.AnswersAsync(check)).ShouldHaveSingleItem().ForTotalsOnly.ShouldBeFalse();
    }

    [Fact]
    public async Task Answer_MissingOrOutOfRange_IsRefusedAndKeepsTheRest()
    {
        var check = await House.AskBothAsync(await House.AddReachableAsync(await House.AddOwnPartnerAsync()));
        var form = (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Checks/{check}")).Form("form.pa-form").Set("Input.Bond", "3");

        var page = await form.Forge("Input.Goals", "6").SubmitAsync();

        page.ShouldHaveError("Input.Goals", "Choose a number from 1 to 5.");
        page.ShouldHaveError("Input.Tasks", "Choose a number from 1 to 5.");
        page.Form("form.pa-form").Value("Input.Bond").ShouldBe("3");
        (await House.AnswersAsync(check)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Check_AfterThirtyDays_RunsOutAndKeepsNoNumber()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        var check = await House.AskBothAsync(contact);
        await House.AnswerAsync(check, Side.Us, House.ActAsOfficer(), 2, 2, 2);
        House.Clock.Advance(TimeSpan.FromDays(30));
        (await House.AnswerAsync(check, Side.Them, House.ActAs(contact), 5, 5, 5)).ShouldBeFalse();
        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Checks/{check}")).ShouldSay("It ran out");

        await ActivatorUtilities.CreateInstance<Expiry>(House.Services).RunAsync(TestContext.Current.CancellationToken);

        (await House.AnswersAsync(check)).ShouldHaveSingleItem().Bond.ShouldBeNull();
        (await House.AskAsync(db => db.Set<AllianceCheck>().SingleAsync(c => c.Id == check))).ClosedAt.ShouldNotBeNull();
        (await House.AskBothAsync(contact)).ShouldNotBe(check, "a new one can be asked");
    }

    [Fact]
    public async Task Totals_OfAQuarter_AreShownOnceItIsOverAndTenAnswered_ToTheEvaluatorAlone()
    {
        var village = await Village.BuildAsync(House);
        DateOnly Quarter(int ago) => village.Today.AddMonths(-3 * ago);
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            RatingTotal Total(int quartersAgo, int score, int count) => new() { AgencyId = village.Agency.Id, Year = Quarter(quartersAgo).Year, Quarter = (Quarter(quartersAgo).Month + 2) / 3, Question = AllianceQuestion.Bond, Score = score, Count = count };
            db.AddRange(Total(1, 5, 6), Total(1, 2, 4), Total(2, 5, 9), Total(0, 5, 40));
            await db.SaveChangesAsync();
        }, village.Agency.Id);

        var page = await (await village.SignInAsync(Role.Evaluator)).GetAsync("/Partnerships/Aggregates");

        page.Document.QuerySelectorAll("[aria-labelledby=ratings] tbody tr").Select(r => string.Join(' ', r.Children.Select(c => c.TextContent.Trim())))
            .ShouldBe([$"{Quarter(1).Year}, quarter {(Quarter(1).Month + 2) / 3} We trust and respect each other. 10 3.8"]);
        (await (await village.SignInAsync(Role.Supervisor)).GetAsync("/Partnerships/Aggregates")).ShouldNotSay("rate working together");
    }

    [Fact]
    public async Task Ask_WhileOneWaits_LeadsToThatOne()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner);
        var person = await House.ComeInAsync(contact);
        var asked = await (await person.GetAsync("/portal/goals")).Form().SubmitAsync();
        var check = await House.AskAsync(db => db.Set<AllianceCheck>().SingleAsync(c => c.ContactId == contact.Id));
        asked.ShouldRedirectTo($"/portal/checks/{check.Id}");
        check.AskedBy.ShouldBe(Side.Them);
        (await House.AskAsync(db => db.Set<Notice>().AnyAsync(n => n.PartnerId == partner.Id && n.Kind == NoticeKind.CheckAsked))).ShouldBeTrue();

        var page = await (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Checks/Ask/{partner.Id}")).Form("form.pa-form").SubmitAsync();

        page.ShouldRedirectTo($"/Partnerships/Checks/{check.Id}");
        (await House.AskAsync(db => db.Set<AllianceCheck>().CountAsync(c => c.ContactId == contact.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task Ask_OfSomebodyWhoChoseLetters_PostsOneWithoutAWordOfTheRecord()
    {
        var partner = await House.AddOwnPartnerAsync("Lantern Bakery");
        var contact = await House.AddReachableAsync(partner);

        await House.AskBothAsync(contact);

        var letter = (await House.LettersAsync(contact.Email!)).ShouldHaveSingleItem();
        letter.Subject.ShouldBe("A question for you");
        letter.Text.ShouldContain("three short questions wait for you in your own record");
        letter.Text.ShouldNotContain("Lantern");
        letter.Text.ShouldNotContain("Rosa");
    }

    [Theory]
    [InlineData(ChoiceKind.SafeContact)]
    [InlineData(null)]
    public async Task Ask_OfSomebodyWhoWantsNoLetters_PostsNone(ChoiceKind? instead)
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            if (instead is { } kind) db.Add(House.ChoiceOf(contact, kind));
            else (await db.Set<ConsentChoice>().SingleAsync(c => c.ContactId == contact.Id && c.Kind == ChoiceKind.Email)).WithdrawnAt = House.Clock.Instant();
            await db.SaveAsync(House.Act(), "Arranged", await db.Set<Contact>().SingleAsync(c => c.Id == contact.Id), contact.Id);
        });

        await House.AskBothAsync(contact);

        (await House.LettersAsync(contact.Email!)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Answer_ByBothAtOnce_ClosesTheCheckOnce()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        var check = await House.AskBothAsync(contact);

        await Task.WhenAll(House.AnswerAsync(check, Side.Us, House.ActAsOfficer(), 5, 5, 5), House.AnswerAsync(check, Side.Them, House.ActAs(contact), 1, 5, 5));

        (await House.AnswersAsync(check)).Count.ShouldBe(2);
        (await House.AskAsync(db => db.Set<AllianceCheck>().SingleAsync(c => c.Id == check))).ClosedAt.ShouldNotBeNull();
        (await House.AskAsync(db => db.Set<Repair>().CountAsync(r => r.CheckId == check))).ShouldBe(1);
    }

    [Fact]
    public async Task Ask_SomebodyOfAnotherPartner_IsRefused()
    {
        var (own, other) = (await House.AddOwnPartnerAsync(), await House.AddOwnPartnerAsync("Quay Clinic"));
        await House.AddReachableAsync(own);
        var stranger = await House.AddReachableAsync(other, "Otto Featherquill");
        var form = (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Checks/Ask/{own.Id}")).Form("form.pa-form");
        var fields = form.Fields.Where(f => f.Key != "Input.ContactId").Append(new("Input.ContactId", stranger.Id.ToString()));

        (await (await House.SignInAsync(Role.Officer)).PostAsync($"/Partnerships/Checks/Ask/{own.Id}", fields)).ShouldBe(HttpStatusCode.BadRequest);
        (await House.AskAsync(db => db.Set<AllianceCheck>().AnyAsync(c => c.ContactId == stranger.Id))).ShouldBeFalse();
    }

    private Task<int> CountedAsync(AllianceQuestion question, int score) => House.AskAsync(db => db.Set<RatingTotal>().Where(t => t.Question == question && t.Score == score).SumAsync(t => t.Count));
}

public sealed class CheckTestsOnSqlite(SqliteHouse house) : CheckTests(house), IClassFixture<SqliteHouse>;

public sealed class CheckTestsOnPostgres(PostgresHouse house) : CheckTests(house), IClassFixture<PostgresHouse>;
