using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships;

public abstract class LogTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Post_ATalkWithPromises_KeepsAllOfItAndRecordsIt()
    {
        var partner = await House.AddPartnerAsync();
        await House.AddRelationshipAsync(partner.Id);
        var officer = await House.SignInAsync(Role.Officer);

        var form = (await officer.GetAsync($"/Partnerships/Engagements/Log/{partner.Id}")).Form("form.pa-form")
            .Set("Input.Purpose", "The light in the lane")
            .Set("Input.Heard", "The early shift walks home before light.")
            .Set("Input.OurPromise", "Ask the city about the light").Set("Input.OurPromiseDueOn", $"{House.Today().AddDays(7):yyyy-MM-dd}")
            .Set("Input.TheirPromise", "Keep the back door shut").Set("Input.TheirPromiseDueOn", $"{House.Today().AddDays(28):yyyy-MM-dd}");
        var done = await form.SubmitAsync();

        done.ShouldRedirectTo($"/Partnerships/Partners/{partner.Id}");
        var engagement = await House.AskAsync(db => db.Set<Engagement>().SingleAsync(e => e.PartnerId == partner.Id));
        engagement.Heard.ShouldBe("The early shift walks home before light.");
        engagement.At.ShouldBe(House.Clock.GetUtcNow().UtcDateTime, TimeSpan.FromMinutes(1));
        (await House.AskAsync(db => db.Set<Promise>().Where(p => p.PartnerId == partner.Id).Select(p => p.By).OrderBy(b => b).ToListAsync())).ShouldBe([Side.Us, Side.Them]);
        var recorded = (await House.EventsAsync(PartnershipEvents.EngagementLogged)).Single(e => e.EntityId == engagement.Id);
        recorded.ActorId.ShouldBe(House.Person(Role.Officer).Id);
        recorded.SubjectId.ShouldBe(partner.Id);
        var shown = await done.FollowAsync();
        shown.ShouldSay("The light in the lane");
        shown.ShouldSay("Ask the city about the light");
    }

    [Fact]
    public async Task Post_RealContact_MovesTheDueDateAndThePhase()
    {
        var partner = await House.AddPartnerAsync();
        await House.AddRelationshipAsync(partner.Id, cadence: 30);

        await LogAsync(partner.Id, form => form.Set("Input.On", "2027-02-20"));

        var relationship = await House.AskAsync(db => db.Set<Relationship>().SingleAsync(r => r.PartnerId == partner.Id));
        relationship.DueOn.ShouldBe(new DateOnly(2027, 3, 22));
        relationship.Phase.ShouldBe(Phase.Introduced);
    }

    [Fact]
    public async Task Post_ByManyAtOnceWithOnePartner_KeepsEveryTalk()
    {
        var partner = await House.AddOwnPartnerAsync();
        var browsers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => House.SignInAsync(Role.Officer)));
        var forms = await Task.WhenAll(browsers.Select(async b => (await b.GetAsync($"/Partnerships/Engagements/Log/{partner.Id}")).Form("form.pa-form").Set("Input.Purpose", "The lamp")));

        var done = await Task.WhenAll(forms.Select(f => f.SubmitAsync()));

        done.ShouldAllBe(page => page.Status == HttpStatusCode.Redirect);
        (await House.AskAsync(db => db.Set<Engagement>().CountAsync(e => e.PartnerId == partner.Id))).ShouldBe(4);
    }

    [Fact]
    public async Task Tie_OfWhatWasLogged_IsTheOneReckonedFromItsHistory()
    {
        var partner = await House.AddPartnerAsync();
        await House.AddRelationshipAsync(partner.Id);
        await LogAsync(partner.Id, form => form.Set("Input.On", "2027-02-20").Set("Input.StartedBy", nameof(Side.Them)));
        await LogAsync(partner.Id, form => form.Set("Input.On", "2027-01-20"));
        await LogAsync(partner.Id, form => form.Set("Input.Outcome", nameof(Outcome.NobodyThere)));

        var kept = (await House.AskAsync(db => db.Set<Relationship>().SingleAsync(r => r.PartnerId == partner.Id))).Tie!.Value;
        var reckoned = await House.DoAsync(services => services.GetRequiredService<TieReading>().OfAsync(partner.Id));

        kept.At.ShouldBe(reckoned.At);
        kept.Recent.ShouldBe(reckoned.Recent, 1e-9);
        kept.Lasting.ShouldBe(reckoned.Lasting, 1e-9);
        kept.StrengthAt(House.Clock.Instant()).ShouldBeGreaterThan(0);
        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Partners/{partner.Id}")).ShouldSay("2 talks in the past year, once they came to us.");
    }

    [Fact]
    public async Task Get_AfterAnEarlierTalk_GuessesHowAndWhere()
    {
        var partner = await House.AddOwnPartnerAsync();
        await LogAsync(partner.Id, form => form.Set("Input.Channel", nameof(Channel.Telephone)).Set("Input.Setting", nameof(Setting.Distance)));

        var form = (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Engagements/Log/{partner.Id}")).Form("form.pa-form");

        form.Fields.ShouldContain(new KeyValuePair<string, string>("Input.Channel", nameof(Channel.Telephone)));
        form.Fields.ShouldContain(new KeyValuePair<string, string>("Input.Setting", nameof(Setting.Distance)));
    }

    [Fact]
    public async Task Post_AChipForWhatIsNext_IsAPromiseOfOursInAWeek()
    {
        var partner = await House.AddOwnPartnerAsync();

        await LogAsync(partner.Id, form => form.Set("Input.FollowUp", nameof(FollowUp.FindOut)));

        var promise = await House.AskAsync(db => db.Set<Promise>().SingleAsync(p => p.PartnerId == partner.Id));
        (promise.By, promise.Words, promise.DueOn).ShouldBe((Side.Us, "Find out, and tell them", House.Today().AddDays(7)));
    }

    [Fact]
    public async Task Post_AChipAndOurPromiseInWords_AsksWhichOne()
    {
        var partner = await House.AddOwnPartnerAsync();
        var form = (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Engagements/Log/{partner.Id}")).Form("form.pa-form");

        var page = await form.Set("Input.Purpose", "The lamp").Set("Input.FollowUp", nameof(FollowUp.CallBack)).Set("Input.OurPromise", "Ask the city").Set("Input.OurPromiseDueOn", $"{House.Today():yyyy-MM-dd}").SubmitAsync();

        page.ShouldHaveError("Input.FollowUp", "Our promise stands below in words already. Keep the words, or the chip.");
    }

    [Fact]
    public async Task PostWaiting_SentAgainAndAgain_IsOneTalkAndOtherWordsAreAConflict()
    {
        var partner = await House.AddOwnPartnerAsync();
        var officer = await House.SignInAsync(Role.Officer);
        var form = (await officer.GetAsync($"/Partnerships/Engagements/Log/{partner.Id}")).Form("form.pa-form").Set("Input.Purpose", "The stairwell");
        Task<Page> SendAsync(Guid author) => officer.PostAsync($"/Partnerships/Engagements/Log/{partner.Id}?handler=Waiting", [.. form.Fields, new("author", $"{author}")]);
        var me = House.Person(Role.Officer).Id;

        (await SendAsync(House.Person(Role.Supervisor).Id)).Body.ShouldContain("notYours");
        (await House.AskAsync(db => db.Set<Engagement>().AnyAsync(e => e.PartnerId == partner.Id))).ShouldBeFalse("nobody sends what another wrote");
        for (var i = 0; i < 3; i++) (await SendAsync(me)).Body.ShouldContain("\"state\":\"saved\"");
        form.Set("Input.Purpose", "Something else");
        (await SendAsync(me)).Body.ShouldContain("\"state\":\"differs\"");
        form.Set("Input.Purpose", "");
        (await SendAsync(me)).Body.ShouldContain("Say in a few words what it was about.");

        (await House.AskAsync(db => db.Set<Engagement>().SingleAsync(e => e.PartnerId == partner.Id))).Purpose.ShouldBe("The stairwell");
        (await House.EventsAsync(PartnershipEvents.EngagementLogged)).Count(e => e.SubjectId == partner.Id).ShouldBe(1);
    }

    [Fact]
    public async Task Post_NobodyWasThere_LeavesTheDueDate()
    {
        var partner = await House.AddPartnerAsync();
        var before = await House.AddRelationshipAsync(partner.Id);

        await LogAsync(partner.Id, form => form.Set("Input.Outcome", "NobodyThere"));

        var after = await House.AskAsync(db => db.Set<Relationship>().SingleAsync(r => r.PartnerId == partner.Id));
        after.DueOn.ShouldBe(before.DueOn);
        after.LastContactAt.ShouldBeNull();
    }

    [Fact]
    public async Task Post_TheSameFormTwice_IsOneTalk()
    {
        var partner = await House.AddPartnerAsync();
        await House.AddRelationshipAsync(partner.Id);
        var officer = await House.SignInAsync(Role.Officer);
        var form = (await officer.GetAsync($"/Partnerships/Engagements/Log/{partner.Id}")).Form("form.pa-form").Set("Input.Purpose", "Twice");

        await form.SubmitAsync();
        (await form.SubmitAsync()).Status.ShouldBe(HttpStatusCode.Redirect);

        (await House.AskAsync(db => db.Set<Engagement>().CountAsync(e => e.PartnerId == partner.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task Post_NothingTyped_SaysWhatIsMissingAndKeepsTheRest()
    {
        var partner = await House.AddPartnerAsync();
        var officer = await House.SignInAsync(Role.Officer);

        var again = await (await officer.GetAsync($"/Partnerships/Engagements/Log/{partner.Id}")).Form("form.pa-form")
            .Set("Input.Heard", "Words that must not be lost").Set("Input.OurPromise", "Call back").SubmitAsync();

        again.ShouldBe(HttpStatusCode.BadRequest);
        again.ShouldHaveError("Input.Purpose", "Say in a few words what it was about.");
        again.ShouldHaveError("Input.OurPromiseDueOn", "Say by which day.");
        again.Form("form.pa-form").Value("Input.Heard").ShouldBe("Words that must not be lost");
    }

    [Fact]
    public async Task Post_WordsThatDoNotBelong_AskForAReasonAndTellTheSteward()
    {
        var partner = await House.AddPartnerAsync();
        await House.AddRelationshipAsync(partner.Id);
        var officer = await House.SignInAsync(Role.Officer);
        var form = (await officer.GetAsync($"/Partnerships/Engagements/Log/{partner.Id}")).Form("form.pa-form")
            .Set("Input.Purpose", "A worried talk").Set("Input.Heard", "She said her neighbor is in a gang.");

        var again = await form.SubmitAsync();
        again.ShouldBe(HttpStatusCode.BadRequest);
        again.ShouldSay("Gang information does not belong in a record of a relationship.");
        var done = await again.Form("form.pa-form").Set("ScreenReason", "They asked me to write it down").SubmitAsync();

        done.Status.ShouldBe(HttpStatusCode.Redirect);
        var entry = await House.AskAsync(db => db.Set<ScreenedEntry>().SingleAsync(e => e.Reason == "They asked me to write it down"));
        entry.Categories.ShouldContain("Gang");
        entry.Categories.ShouldNotContain("neighbor");
    }

    [Fact]
    public async Task Post_AReasonThatNamesSomebody_IsRefused()
    {
        var partner = await House.AddPartnerAsync();
        var warned = await LogAsync(partner.Id, form => form.Set("Input.Heard", "His brother Tony does deliveries."));

        var refused = await warned.Form("form.pa-form").Set("ScreenReason", "Spoke with Denise Marlow about it").SubmitAsync();

        refused.ShouldHaveError("ScreenReason", "must not read the words themselves");
    }

    [Fact]
    public async Task Post_WordsAboutOthers_AreTheOwnersAndGoneAfterThirtyDays()
    {
        var backup = await House.AddOfficerAsync();
        var partner = await House.AddPartnerAsync();
        await House.AddRelationshipAsync(partner.Id, backup: backup.Id);
        var warned = await LogAsync(partner.Id, form => form.Set("Input.Heard", "His brother Tony does deliveries."));
        (await warned.Form("form.pa-form").Set("ScreenReason", "They asked me to remember it").SubmitAsync()).Status.ShouldBe(HttpStatusCode.Redirect);
        var page = $"/Partnerships/Partners/{partner.Id}";

        (await (await House.SignInAsync(Role.Officer)).GetAsync(page)).ShouldSay("His brother Tony");
        (await (await House.SignInAsync(backup, Role.Officer)).GetAsync(page)).ShouldNotSay("His brother Tony");
        House.Clock.Advance(TimeSpan.FromDays(31));
        (await (await House.SignInAsync(Role.Officer)).GetAsync(page)).ShouldNotSay("His brother Tony");
    }

    [Fact]
    public async Task Post_AnOrganizationsName_IsSpared()
    {
        await House.AddPartnerAsync("Black Rose");
        var partner = await House.AddPartnerAsync();

        (await LogAsync(partner.Id, form => form.Set("Input.Heard", "The Black Rose closes at two now."))).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Post_AContactsName_IsKeptAsAReference()
    {
        var partner = await House.AddPartnerAsync();
        await House.AddRelationshipAsync(partner.Id);
        var contact = await House.AddContactAsync(partner.Id, "Imelda Specimen");

        var done = await LogAsync(partner.Id, form => form.Set("Input.Heard", "Imelda wants the light mended. Imelda Specimen will call."));

        var heard = await House.AskAsync(db => db.Set<Engagement>().Where(e => e.PartnerId == partner.Id).Select(e => e.Heard).SingleAsync());
        heard!.ShouldNotContain("Imelda");
        heard!.ShouldContain(contact.Id.ToString());
        (await done.FollowAsync()).ShouldSay("Imelda wants the light mended. Imelda Specimen will call.");
    }

    [Fact]
    public async Task Post_ByAColleague_TellsTheOwner()
    {
        var partner = await House.AddPartnerAsync();
        var owner = await House.AddAccountAsync("owner" + partner.Id.ToString("N")[..6], Role.Officer);
        await House.AddRelationshipAsync(partner.Id, owner.Id);

        await LogAsync(partner.Id);

        (await House.AskAsync(db => db.Set<Notice>().SingleAsync(n => n.AccountId == owner.Id && n.Kind == NoticeKind.ColleagueEngaged))).PartnerId.ShouldBe(partner.Id);
        (await (await House.SignInAsync(owner, Role.Officer)).GetAsync("/Partnerships/Today")).ShouldSay("A colleague spoke with them");
    }

    [Fact]
    public async Task Post_WithAPartnerNobodyKnows_OffersTheRelationship()
    {
        var partner = await House.AddPartnerAsync();

        (await LogAsync(partner.Id)).ShouldRedirectTo($"/Partnerships/Relationships/Start/{partner.Id}");
    }

    [Fact]
    public async Task Post_ATimeThatLiesAhead_IsRefused()
    {
        var partner = await House.AddPartnerAsync();

        (await LogAsync(partner.Id, form => form.Set("Input.AtTime", "23:59"))).ShouldHaveError("Input.AtTime", "That time lies ahead.");
        (await LogAsync(partner.Id, form => form.Set("Input.AtTime", ""))).ShouldBe(HttpStatusCode.Found);

        (await House.AskAsync(db => db.Set<Engagement>().SingleAsync(e => e.PartnerId == partner.Id))).At.ShouldBeLessThanOrEqualTo(House.Clock.GetUtcNow().UtcDateTime);
    }

    [Theory]
    [InlineData("Input.OurPromiseDueOn", "2027-04-01", "Input.OurPromise", "Say what was promised, or leave the day empty.")]
    [InlineData("Input.NextPurpose", "Bring the list", "Input.NextOn", "Say on which day, or leave the next step empty.")]
    [InlineData("Input.NextOn", "9999-12-31", "Input.NextOn", "Choose a day within a year.")]
    public async Task Post_HalfAPromiseOrPlan_IsNotDroppedInSilence(string field, string typed, string wrong, string sentence)
    {
        var partner = await House.AddPartnerAsync();

        var again = await LogAsync(partner.Id, form => form.Set(field, typed));

        again.ShouldHaveError(wrong, sentence);
        again.Form("form.pa-form").Value(field).ShouldBe(typed);
    }

    [Fact]
    public async Task Post_TheSameFormInOtherWords_IsNotCalledSaved()
    {
        var partner = await House.AddPartnerAsync();
        await House.AddRelationshipAsync(partner.Id);
        var form = (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Engagements/Log/{partner.Id}")).Form("form.pa-form").Set("Input.Purpose", "First words");
        await form.SubmitAsync();

        var again = await form.Set("Input.Heard", "Written after going back").SubmitAsync();

        again.ShouldBe(HttpStatusCode.Conflict);
        again.ShouldHaveError("", "This form was saved before, in other words");
        again.Form("form.pa-form").Value("Input.Heard").ShouldBe("Written after going back");
    }

    [Theory]
    [InlineData("2026-11-01T05:40:00Z", "01:30", "2026-11-01T05:30:00Z")]
    [InlineData("2026-11-01T06:40:00Z", "01:30", "2026-11-01T06:30:00Z")]
    [InlineData("2026-11-01T15:00:00Z", null, "2026-11-01T15:00:00Z")]
    [InlineData("2026-11-01T20:00:00Z", null, "2026-11-01T17:00:00Z")]
    public void Instant_OnTheDayClocksGoBack_LiesNeverAhead(string now, string? at, string expected)
    {
        var input = new LogInput { On = new DateOnly(2026, 11, 1), AtTime = at is null ? null : TimeOnly.Parse(at, System.Globalization.CultureInfo.InvariantCulture) };

        input.Instant(TimeZoneInfo.FindSystemTimeZoneById("America/New_York"), Utc(now)).ShouldBe(Utc(expected));

        static DateTime Utc(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
    }

    [Fact]
    public async Task Get_WithPeopleToTick_IsRecordedAsAReading()
    {
        var partner = await House.AddPartnerAsync();
        await House.AddRelationshipAsync(partner.Id);
        await House.AddContactAsync(partner.Id, "Nerissa Specimen");

        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Engagements/Log/{partner.Id}")).ShouldSay("Nerissa Specimen");

        await House.EventAsync(PartnershipEvents.PartnerOpened, partner.Id);
    }

    [Fact]
    public async Task Get_APartnerThatIsNotThere_IsNotFound() =>
        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Engagements/Log/{Guid.NewGuid()}")).ShouldBe(HttpStatusCode.NotFound);

    private async Task<Page> LogAsync(Guid partner, Action<Form>? change = null)
    {
        var officer = await House.SignInAsync(Role.Officer);
        var form = (await officer.GetAsync($"/Partnerships/Engagements/Log/{partner}")).Form("form.pa-form").Set("Input.Purpose", "Just saying hello");
        change?.Invoke(form);
        return await form.SubmitAsync();
    }
}

public sealed class LogTestsOnSqlite(SqliteHouse house) : LogTests(house), IClassFixture<SqliteHouse>;

public sealed class LogTestsOnPostgres(PostgresHouse house) : LogTests(house), IClassFixture<PostgresHouse>;
