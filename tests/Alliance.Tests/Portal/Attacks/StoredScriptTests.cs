using System.IO.Compression;
using System.Text;
using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Places;
using Alliance.Partnerships.Preparing;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Mail;
using Alliance.Problems;
using Alliance.Stewardship.Releases;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Platform.Web;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Portal.Attacks;

/// <summary>What one side writes, the other reads as words: on every page, in the file they take along, in letters, in what is given out.</summary>
public sealed class StoredScriptTests(AttackedSqliteHouse house) : HouseTest(house), IClassFixture<AttackedSqliteHouse>
{
    private readonly Scripts scripts = new();

    /// <summary>Shown to nobody: an offer that ended keeps no words, and a reason is kept where the screen warned.</summary>
    private static readonly string[] NeverShown = ["Our hall", "Not at night", "reason"];

    [Fact]
    public async Task EveryTextOfThePortal_IsPlantedOrReadByNobody()
    {
        var texts = (await house.BoundFieldsAsync()).Where(f => f.Method == "Post" && f.Type == typeof(string) && f.Name != "ScreenReason" && (f.Template.StartsWith("/portal", StringComparison.Ordinal) || f.Template.StartsWith("/concern", StringComparison.Ordinal))).ToList();
        texts.Count.ShouldBeGreaterThan(20);
        foreach (var attack in PortalCases.All)
            texts.Where(t => t.Template == attack.Template && string.Equals(t.Handler, attack.Handler, StringComparison.OrdinalIgnoreCase)).Select(t => t.Name)
                .ShouldBe(attack.Texts.Concat(attack.Unread.Keys), ignoreOrder: true, $"{attack.Template} {attack.Handler}: say in PortalCases which texts the other side reads");
    }

    [Fact]
    public async Task EveryTextOfTheDepartment_IsPlantedOrReadByNoPartner()
    {
        var texts = (await house.BoundFieldsAsync()).Where(f => f.Method == "Post" && f.Type == typeof(string) && f.Name != "ScreenReason" && !f.Template.StartsWith("/portal", StringComparison.Ordinal) && !f.Template.StartsWith("/concern", StringComparison.Ordinal)).Select(f => $"{f.Template} {f.Name}").Distinct();

        texts.ShouldBe(StaffTexts.All, ignoreOrder: true, "say in StaffTexts whether a partner reads it, and plant it here if so");
    }

    [Fact]
    public async Task Texts_OfEitherSide_AreWordsToTheOther()
    {
        var insider = await house.AddInsiderAsync(house.Partner, "Scriptum", scripts.In);
        await PlantAroundAsync(insider);
        await PlantByPostAsync(insider);
        var seen = new HashSet<string>();
        void Look(Page page, string who)
        {
            page.ShouldBeHarmless(who);
            seen.UnionWith(Scripts.MarksIn(page.Body));
        }
        List<Guid> keys = [.. insider.RowsOf(typeof(Promise), typeof(SharedGoal), typeof(AllianceCheck), typeof(Concern), typeof(Release), typeof(Touchpoint), typeof(Problem), typeof(ResponseOption)), insider.Talk, insider.Contact.Id, house.Partner.Id, House.Person(Role.Officer).Id, .. await PlantedAroundAsync()];
        var routes = (await House.RoutesAsync()).Where(r => r.AnswersGet).ToList();

        var partner = await house.VisitAsync(insider);
        foreach (var route in routes.Where(r => r.IsPortal && r.Template is not "/portal/language"))
            foreach (var key in route.TakesKey ? keys : [insider.Talk]) Look(await partner.GetAsync(route.For(key)), "the contact");
        var (portal, file) = (seen.Count, await TakeAsync(partner, seen));
        portal.ShouldBeGreaterThan(20);
        file.ShouldBeGreaterThan(20);
        Look(await House.Stranger().GetAsync(house.PublicAddress), "anybody");
        foreach (var role in Enum.GetValues<Role>())
        {
            var browser = await House.SignInAsync(role);
            foreach (var route in routes.Where(r => !r.IsPortal && r.Template is not ("/sign-out" or "/unlock")))
            {
                if (!route.IsAnonymous && !await House.LetsInAsync(route, role)) continue;
                foreach (var key in route.TakesKey ? keys : [insider.Talk]) Look(await browser.GetAsync(route.For(key)), role.ToString());
            }
        }
        await PrintACardAsync(Look);

        scripts.Count.ShouldBeGreaterThan(50);
        scripts.NotIn(seen).Except(NeverShown).ShouldBeEmpty("what is seen on no page proves nothing");
        await LettersAreTextAsync();
    }

    private Task<List<Guid>> PlantedAroundAsync() => House.AskAsync(async db => (List<Guid>)
    [
        .. await db.Set<Concern>().Where(c => c.PartnerId == house.Partner.Id && c.ContactId == null).Select(c => c.Id).ToListAsync(),
        .. await db.Set<PlaceNeed>().Where(n => n.PartnerId == house.Partner.Id).Select(n => n.Id).ToListAsync(),
        .. await db.Set<Area>().Select(a => a.Id).ToListAsync(),
    ]);

    /// <summary>What the department writes of places, organizations and itself, and that partners read too.</summary>
    private async Task PlantAroundAsync(Insider insider)
    {
        await House.ChangeAsync<Contact>(insider.Contact.Id, c => c.RoleTitle = scripts.Short("role"));
        var area = await House.AddAreaAsync(scripts.Short("area"));
        await House.ChangeAsync<Partner>(house.Partner.Id, p =>
        {
            (p.Name, p.AreaId, p.OtherName, p.Street) = (scripts.Short("partner"), area.Id, scripts.Short("other name"), scripts.Short("street"));
            (p.Website, p.Telephone, p.RoleEmail) = ($"javascript:alert('{scripts.Short("website")}')", scripts.Short("organization's tel"), scripts.Short("mailbox"));
        });
        var service = await House.AddShopAsync(scripts.Short("service"), p => p.Telephone = scripts.Short("tel"));
        var officer = House.Person(Role.Officer);
        var need = new PlaceNeed { AgencyId = TestPeople.AgencyId, Id = House.NewId(), PartnerId = house.Partner.Id, AreaId = area.Id, Need = Needs.Safety, ById = officer.Id, At = House.Clock.Instant() };
        var tie = await House.RelationshipAsync(house.Partner);
        var named = $"{{contact:{insider.Contact.Id}}}";
        await House.KeepAsync(TestPeople.AgencyId,
        [
            need, new Referral { AgencyId = TestPeople.AgencyId, Id = House.NewId(), NeedId = need.Id, ServiceId = service.Id, ById = officer.Id, At = House.Clock.Instant() },
            new ApproachWish { AgencyId = TestPeople.AgencyId, Id = House.NewId(), PartnerId = house.Partner.Id, SaidAt = House.Clock.Instant(), RecordedById = officer.Id, Words = scripts.In($"wish {named}") },
            new PhaseChange { AgencyId = TestPeople.AgencyId, Id = House.NewId(), RelationshipId = tie.Id, Phase = Phase.Building, At = House.Clock.Instant(), ById = officer.Id, Why = scripts.In($"step {named}") },
            new CardCorrection { AgencyId = TestPeople.AgencyId, Id = House.NewId(), RelationshipId = tie.Id, Line = CardLine.FirstQuestion, At = House.Clock.Instant(), ById = officer.Id, Words = scripts.In($"card {named}") },
        ]);
        await House.ChangeAsync<Relationship>(tie.Id, r => r.Purpose = scripts.In($"purpose {named}"));
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            (await db.Users.SingleAsync(a => a.Id == officer.Id)).DisplayName = scripts.Short("officer");
            var agency = await db.Agencies.SingleAsync(a => a.Id == TestPeople.AgencyId);
            (agency.Name, agency.ComplaintRoute) = (scripts.Short("agency"), scripts.In("route"));
            await db.SaveChangesAsync();
        });
        House.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    /// <summary>The same over the forms of the portal and of the public page, past the screen.</summary>
    private async Task PlantByPostAsync(Insider insider)
    {
        var browser = await house.VisitAsync(insider);
        foreach (var attack in PortalCases.All.Where(c => c.Texts.Count > 0 && (c.At is null || c.Template == "/concern/{code}") && c.Template != "/portal/goals/{id:guid}/end").Concat(PortalCases.All.Where(c => c.Template == "/portal/goals/{id:guid}/end")))
        {
            var whose = attack.At is null ? browser : House.Stranger();
            var key = attack.Own?.Invoke(insider);
            var fields = attack.Filled(key, House.NewId()).Where(f => !attack.Texts.Contains(f.Key)).ToList();
            foreach (var text in attack.Texts) fields.Add(new(text, text == "Input.Email" ? insider.Contact.Email! : text == "Input.Name" ? $"Eve {scripts.Short("typed name")}" : text == "Input.Part" ? scripts.Short($"typed {attack.Template} {text}") : scripts.In($"typed {attack.Template} {text}")));
            var page = await whose.PostAsync(attack.Address(house, key), [.. await attack.TokenAsync(whose), .. fields, new("ScreenReason", scripts.Short("reason"))]);
            ((int)page.Status).ShouldBeOneOf([302, attack.At is null ? 302 : 200], $"{attack.Template} {attack.Handler} says {page.Text}");
        }
    }

    private static async Task<int> TakeAsync(Browser browser, HashSet<string> seen)
    {
        var answer = await (await browser.GetAsync("/portal/take")).Form("main form").SubmitAsync();
        answer.ShouldBeHarmless("the contact");
        using var zip = new ZipArchive(new MemoryStream(await answer.Response.Content.ReadAsByteArrayAsync()));
        zip.Entries.Select(e => e.FullName).ShouldBe(["record.json", "record.html"], "no name in it is made of what was typed");
        var found = 0;
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(), Encoding.UTF8);
            var text = await reader.ReadToEndAsync();
            text.ShouldNotContain("<script>");
            if (entry.FullName.EndsWith(".html", StringComparison.Ordinal)) new HtmlParser().ParseDocument(text).ShouldBeHarmless(text, entry.FullName);
            found = Scripts.MarksIn(text).Distinct().Count();
            seen.UnionWith(Scripts.MarksIn(text));
        }
        return found;
    }

    private async Task PrintACardAsync(Action<Page, string> look)
    {
        var role = await House.AddPersonAsync(house.Partner, scripts.Short("printed role"));
        var officer = await House.SignInAsync(Role.Officer);
        var card = await (await officer.GetAsync($"/Partnerships/Contacts/{role.Id}/Invite")).Form("form.pa-form").Set("Input.Way", "Card").Set("Input.IsAdult", "true").SubmitAsync();
        look(card, "the officer who prints");
        var stranger = House.Stranger();
        look(await stranger.GetAsync((await stranger.TypeCodeAsync(card.CodeOnIt(), "/at/maple-harbor")).Location!), "whoever is asked");
    }

    /// <summary>No letter has a part that a reader would show as a page.</summary>
    private async Task LettersAreTextAsync()
    {
        await ActivatorUtilities.CreateInstance<MailSending>(House.Services).RunAsync(TestContext.Current.CancellationToken);
        var letters = Directory.GetFiles(House.Settings.MailFolder).Select(file => MimeKit.MimeMessage.Load(file)).ToList();
        letters.ShouldNotBeEmpty();
        letters.ShouldAllBe(letter => letter.HtmlBody == null && !letter.Attachments.Any());
    }
}
