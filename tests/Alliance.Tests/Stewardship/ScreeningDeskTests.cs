using System.Net;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Stewardship.Organization;
using Alliance.Stewardship.Screening;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Stewardship;

/// <summary>Whom the screen spares at which partner, and what the steward is told of words that were saved anyway.</summary>
public sealed class ScreeningDeskTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    private const string OfAnOfficer = "Spoke with Tony about the bins.", OfAContact = "Dana Miller asked for a bench.", OfAPlace = "Luis Example Vale will close at six.";

    [Fact]
    public async Task Check_WhoeverTendsThePartner_IsSparedThereAndByTheWholeNameEverywhere()
    {
        var village = await Village.BuildAsync(House);
        await village.AskAsync(db => db.Users.Where(a => a.Id == village.Officer.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.DisplayName, "Tony Hartwell")));
        var (owned, backed, ended, other) = (village.Partner("Quill One"), village.Partner("Quill Two"), village.Partner("Quill Three"), village.Partner("Quill Four"));
        village.Tie(owned);
        village.Tie(backed, owner: village.Supervisor).BackupId = village.Officer.Id;
        village.Tie(ended).EndedAt = village.Now;
        await village.MoveInAsync();

        foreach (var look in new Func<Partner, string, Task<IReadOnlyList<Hit>>>[] { (partner, text) => CheckAsync(village, partner, text), (partner, text) => CheckAsPartnerAsync(village, partner, null, text) })
        {
            (await look(owned, OfAnOfficer)).ShouldBeEmpty();
            (await look(backed, OfAnOfficer)).ShouldBeEmpty();
            (await look(ended, OfAnOfficer)).ShouldNotBeEmpty();
            (await look(other, OfAnOfficer)).ShouldNotBeEmpty();
            (await look(other, "Tony Hartwell will cover on Friday.")).ShouldBeEmpty();
            (await look(other, " ")).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Check_AContact_IsSparedAtTheirPartnerWhileThereAndToThemselves()
    {
        var village = await Village.BuildAsync(House);
        var (here, left, other) = (village.Partner("Quill One"), village.Partner("Quill Two"), village.Partner("Quill Three"));
        var (dana, colleague) = (village.Contact(here, "Dana Miller"), village.Contact(here, "Zebulon Quackenbush"));
        village.Contact(left, "Dana Miller").LeftAt = village.Now;
        await village.MoveInAsync();

        (await CheckAsync(village, here, OfAContact)).ShouldBeEmpty();
        (await CheckAsync(village, left, OfAContact)).ShouldNotBeEmpty();
        (await CheckAsync(village, other, OfAContact)).ShouldNotBeEmpty();
        (await CheckAsPartnerAsync(village, here, dana, OfAContact)).ShouldBeEmpty();
        (await CheckAsPartnerAsync(village, here, colleague, OfAContact)).ShouldNotBeEmpty("sparing the name would tell who is a contact");
        (await CheckAsPartnerAsync(village, here, null, OfAContact)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Check_TheNameOfAnOrganizationOrANeighborhood_IsSparedOnceItIsThere()
    {
        var (village, town) = (await Village.BuildAsync(House), await Village.BuildAsync(House));
        var (own, asked, there) = (village.Partner("Warrant & Daughters"), village.Partner("Quill Two"), town.Partner("Quill Three"));
        await village.MoveInAsync();
        await town.MoveInAsync();
        (await CheckAsync(village, own, "Warrant & Daughters opens at nine.")).ShouldBeEmpty();
        (await CheckAsPartnerAsync(village, own, null, "Warrant & Daughters opens at nine.")).ShouldBeEmpty();
        (await CheckAsPartnerAsync(village, asked, null, "Warrant & Daughters opens at nine.")).ShouldNotBeEmpty();
        foreach (var (place, partner) in new[] { (village, asked), (town, there) }) (await CheckAsync(place, partner, OfAPlace)).ShouldNotBeEmpty();

        village.Partner("Luis Example Vale");
        town.Area("Luis Example Vale");
        await village.MoveInAsync();
        await town.MoveInAsync();

        foreach (var (place, partner) in new[] { (village, asked), (town, there) }) (await CheckAsync(place, partner, OfAPlace)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Note_OfWhatWasSavedAnyway_GoesAfterThirtyDaysWhereItSpeaksOfOthersInAnEntry()
    {
        var village = await Village.BuildAsync(House);
        var (now, officer) = (House.Clock.Instant(), village.Officer.Id);
        var (entry, action, plain, nobodys) = (House.NewId(), House.NewId(), House.NewId(), House.NewId());
        await WriteAsync(village, (_, desk) =>
        {
            desk.Note(nameof(Promise), entry, new ScreenedAnyway("SomeoneElse", "It matters", true), House.Act(officer, Role.Officer, village.Agency.Id));
            desk.Note(nameof(AgreedAction), action, new ScreenedAnyway("SomeoneElse", "It matters", true), House.Act(officer, Role.Officer, village.Agency.Id));
            desk.Note(nameof(Promise), plain, new ScreenedAnyway("Religion", "It matters", false), House.Act(officer, Role.Officer, village.Agency.Id));
            desk.Note(nameof(Promise), nobodys, new ScreenedAnyway("Religion", "It matters", false), House.Act(agency: village.Agency.Id));
            return Task.CompletedTask;
        });

        var rows = await EntriesAsync(village);
        rows[entry].ExpiresAt.ShouldBe(now.AddDays(30));
        (rows[entry].At, rows[entry].Entity).ShouldBe((now, nameof(Promise)));
        foreach (var stays in new[] { action, plain, nobodys }) rows[stays].ExpiresAt.ShouldBeNull();
        rows[entry].ById.ShouldBe(officer);
        rows[nobodys].ById.ShouldBe(Guid.Empty);
        // Emptied by keys, and by a question; each leaves the others.
        await WriteAsync(village, (_, desk) => desk.ForgetReasonsAsync([entry]));
        (await EntriesAsync(village)).Where(r => r.Value.Reason.Length == 0).ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Key.ShouldBe(entry), r => r.Value.ExpiresAt.ShouldBeNull());
        await WriteAsync(village, (db, desk) => desk.ForgetReasonsAsync(db.Set<ScreenedEntry>().Where(e => e.EntityId == plain).Select(e => e.EntityId)));
        (await EntriesAsync(village)).Where(r => r.Value.Reason.Length == 0).Select(r => r.Key).ShouldBe([entry, plain], ignoreOrder: true);
    }

    [Fact]
    public async Task Reason_GivenForWordsThatStay_HasNoneOfThemIsShortAndNamesNoContact()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddPersonAsync(partner, name: "Dana Whitfield");
        var page = await (await FormAsync(partner, "Ask about the warrant and the other warrant")).SubmitAsync();
        page.ShouldHaveError("ScreenReason", "Not saved yet.");

        (await ReasonAsync(page, "   ")).ShouldHaveError("ScreenReason", "Not saved yet.");
        (await ReasonAsync(page, "That WARRANT is theirs")).ShouldHaveError("ScreenReason", "The steward reads this reason, and must not read the words themselves.");
        (await ReasonAsync(page, new string('a', 201))).ShouldHaveError("ScreenReason", "Say it in at most 200 characters.");
        (await House.AskAsync(db => db.Set<Promise>().AnyAsync(p => p.PartnerId == partner.Id))).ShouldBeFalse();
        (await ReasonAsync(page, " Dana asked for it ")).ShouldBe(HttpStatusCode.Found);

        var entry = await EntryAsync(partner);
        (entry.Entity, entry.Categories, entry.Reason, entry.ById).ShouldBe((nameof(Promise), nameof(Category.CriminalInformation), $"{{contact:{contact.Id}:first}} asked for it", House.Person(Role.Officer).Id));
        entry.ExpiresAt.ShouldBeNull();
    }

    [Fact]
    public async Task Reason_OfTheLongestLengthForHowSomebodyLooks_IsSavedForThirtyDays()
    {
        var partner = await House.AddOwnPartnerAsync();
        var page = await (await FormAsync(partner, "The cashier has a neck tattoo.")).SubmitAsync();

        (await ReasonAsync(page, new string('a', 200))).ShouldBe(HttpStatusCode.Found);

        var entry = await EntryAsync(partner);
        (entry.Categories, entry.Reason.Length).ShouldBe((nameof(Category.PhysicalDescription), 200));
        entry.ExpiresAt.ShouldBe(House.Clock.Instant().AddDays(30));
    }

    [Fact]
    public async Task Screen_AskedWhileTyping_AnswersUpToItsLongestText()
    {
        const string hint = "Please look at these words again";
        var partner = await House.AddOwnPartnerAsync();
        var officer = await House.SignInAsync(Role.Officer);
        var token = await officer.TokenAsync();
        async Task<Page> AskAsync(string text) => await officer.PostAsync("/Stewardship/Screen", [.. token, new("text", text), new("partnerId", $"{partner.Id}")]);

        (await AskAsync("The warrant is out.")).ShouldSay(hint);
        (await AskAsync("The warrant is out.".PadRight(6000, '.'))).ShouldSay(hint);
        (await AskAsync("The warrant is out.".PadRight(6001, '.'))).ShouldNotSay(hint);
        (await AskAsync("The lamp is out.")).ShouldNotSay(hint);
        (await AskAsync("")).ShouldBeOk();
        (await officer.GetAsync("/Stewardship/Screen")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void SpeaksOfOthers_InOneTextOfAForm_IsAskedOfItsOwnWords()
    {
        var screened = new ScreenedAnyway("SomeoneElse", "It matters", true) { OfOthers = ["Tony", "Luis"] };

        screened.SpeaksOfOthersIn("His brother TONY does deliveries").ShouldBeTrue();
        screened.SpeaksOfOthersIn("The bins").ShouldBeFalse();
        screened.SpeaksOfOthersIn(null).ShouldBeFalse();
    }

    private static Task<IReadOnlyList<Hit>> CheckAsync(Village village, Partner partner, string text) =>
        village.House.DoAsync(services => services.GetRequiredService<ScreeningDesk>().CheckAsync(partner.Id, [null, text]), village.Agency.Id);

    private static Task<IReadOnlyList<Hit>> CheckAsPartnerAsync(Village village, Partner partner, Contact? writer, string text) =>
        village.House.DoAsync(services => services.GetRequiredService<ScreeningDesk>().CheckAsPartnerAsync(partner.Id, writer?.Id, [null, text]), village.Agency.Id);

    private static Task<Dictionary<Guid, ScreenedEntry>> EntriesAsync(Village village) => village.AskAsync(db => db.Set<ScreenedEntry>().AsNoTracking().ToDictionaryAsync(e => e.EntityId));

    private static Task WriteAsync(Village village, Func<AllianceContext, ScreeningDesk, Task> write) => village.House.DoAsync(async services =>
    {
        var db = services.GetRequiredService<AllianceContext>();
        await write(db, services.GetRequiredService<ScreeningDesk>());
        db.Record(village.House.Act(agency: village.Agency.Id), "Arranged", null, null, null, null);
        await db.SaveChangesAsync();
    }, village.Agency.Id);

    private async Task<Form> FormAsync(Partner partner, string words) =>
        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Promises/Make/{partner.Id}")).Form("form.pa-form").Set("Input.By", nameof(Side.Us)).Set("Input.Words", words).Set("Input.DueOn", House.Today().AddDays(9).ToString("yyyy-MM-dd", null));

    private static Task<Page> ReasonAsync(Page page, string reason) => page.Form("form.pa-form").Set("ScreenReason", reason).SubmitAsync();

    private Task<ScreenedEntry> EntryAsync(Partner partner) => House.AskAsync(db => db.Set<ScreenedEntry>().AsNoTracking().SingleAsync(e => db.Set<Promise>().Any(p => p.PartnerId == partner.Id && p.Id == e.EntityId)));
}
