using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Platform.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Portal;

/// <summary>How a contact asked to be approached and what they offer: theirs to say, rest and end; read by whoever tends the relationship.</summary>
public abstract class VoiceTests(TestHouse house) : HouseTest(house)
{
    private const string Script = "<script>alert(1)</script>";

    [Fact]
    public async Task Preference_Stated_IsReadByTheOwnerOnThePageAndWhilePlanning()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner);
        var browser = await House.ComeInAsync(contact);

        (await (await browser.GetAsync("/portal/preferences")).Form("form.pa-form").Set("Input.Language", "Spanish").Set("Input.Days", "Tuesday").Set("Input.From", "10:00").Set("Input.Until", "12:00")
            .Set("Input.CallFirst", "true").Set("Input.Please", $"Come in by the side door {Script}").SubmitAsync()).ShouldRedirectTo("/portal/preferences");

        await House.EventAsync(PartnershipEvents.PreferenceStated, contact.Id);
        (await House.AskAsync(db => db.Set<Notice>().SingleAsync(n => n.PartnerId == partner.Id && n.Kind == NoticeKind.PreferenceStated))).AccountId.ShouldBe(House.Person(Role.Officer).Id);
        var officer = await House.SignInAsync(Role.Officer);
        foreach (var path in new[] { $"/Partnerships/Partners/{partner.Id}", $"/Partnerships/Touchpoints/Plan/{partner.Id}" })
        {
            var page = await officer.GetAsync(path);
            page.ShouldSay("Call before you come by");
            page.ShouldSay("10:00 AM to 12:00 PM");
            page.ShouldSay($"Come in by the side door {Script}");
            page.Document.QuerySelectorAll("main script").ShouldBeEmpty();
        }
        (await (await House.SignInAsync(await House.AddOfficerAsync(), Role.Officer)).GetAsync($"/Partnerships/Partners/{partner.Id}?why=0")).ShouldNotSay("side door");
        (await browser.GetAsync("/portal/preferences")).Form("form.pa-form").Value("Input.From").ShouldBe("10:00");
    }

    [Fact]
    public async Task Preference_SaidAnew_ReplacesTheEarlierAndEmptyTakesItBack()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        var browser = await House.ComeInAsync(contact);
        await (await browser.GetAsync("/portal/preferences")).Form("form.pa-form").Set("Input.Please", "Side door").SubmitAsync();
        House.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await browser.GetAsync("/portal/preferences")).Form("form.pa-form").Set("Input.Please", "Front door").SubmitAsync();

        (await House.AskAsync(db => db.Set<ApproachPreference>().Where(p => p.ContactId == contact.Id && p.ReplacedAt == null).Select(p => p.Please).SingleAsync())).ShouldBe("Front door");
        House.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await browser.GetAsync("/portal/preferences")).Form("form.pa-form").Set("Input.Please", "").SubmitAsync();
        (await House.AskAsync(db => db.Set<ApproachPreference>().AnyAsync(p => p.ContactId == contact.Id && p.ReplacedAt == null))).ShouldBeFalse();
    }

    [Fact]
    public async Task Preference_WithHalfATime_SaysWhatIsMissing()
    {
        var browser = await House.ComeInAsync(await House.AddReachableAsync(await House.AddOwnPartnerAsync()));

        (await (await browser.GetAsync("/portal/preferences")).Form("form.pa-form").Set("Input.From", "10:00").SubmitAsync()).ShouldHaveError("Input.Until", "Say until when, too.");
    }

    [Fact]
    public async Task Offer_Made_IsSeenByTheOwnerRestsAndEndsAtOnce()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner);
        var browser = await House.ComeInAsync(contact);

        (await (await browser.GetAsync("/portal/offers/new")).Form("form.pa-form").Set("Input.Kind", "Room").Set("Input.Words", $"Our hall has forty chairs {Script}").Set("Input.Limits", "No overnight stays")
            .Set("Input.Hours[4].From", "18:00").Set("Input.Hours[4].Until", "23:00").Set("Input.UntilOn", "2027-12-31").SubmitAsync()).ShouldRedirectTo("/portal/offers");

        var offer = await House.AskAsync(db => db.Set<Offer>().AsNoTracking().SingleAsync(o => o.ContactId == contact.Id));
        (await House.AskAsync(db => db.Set<OfferHours>().SingleAsync(h => h.OfferId == offer.Id))).Day.ShouldBe(DayOfWeek.Friday);
        var officer = await House.SignInAsync(Role.Officer);
        var page = await officer.GetAsync($"/Partnerships/Partners/{partner.Id}");
        page.ShouldSay($"Our hall has forty chairs {Script}");
        page.ShouldSay("Friday 18:00–23:00");
        page.Document.QuerySelectorAll("main script").ShouldBeEmpty();

        await (await browser.GetAsync("/portal/offers")).Form($"#offer-{offer.Id}").SubmitAsync("Let it rest");
        (await officer.GetAsync($"/Partnerships/Partners/{partner.Id}")).ShouldSay("Rests");
        await (await browser.GetAsync("/portal/offers")).Form($"#offer-{offer.Id}").SubmitAsync("Take it up again");
        (await officer.GetAsync($"/Partnerships/Partners/{partner.Id}")).ShouldNotSay("Rests");
        await (await browser.GetAsync("/portal/offers")).Form($"#offer-{offer.Id}").SubmitAsync("End it");

        (await officer.GetAsync($"/Partnerships/Partners/{partner.Id}")).ShouldNotSay("forty chairs");
        (await House.AskAsync(db => db.AuditPayloads.CountAsync(p => p.Json.Contains("forty chairs")))).ShouldBe(0);
        (await House.EventAsync(PartnershipEvents.OfferEnded, contact.Id)).Role.ShouldBe("Partner");
    }

    [Fact]
    public async Task Offer_OfAColleague_IsNeitherSeenNorEnded()
    {
        var partner = await House.AddOwnPartnerAsync();
        var (contact, colleague) = (await House.AddReachableAsync(partner), await House.AddReachableAsync(partner, "Otto Featherquill"));
        await House.DoAsync(services => services.GetRequiredService<OfferService>().MakeAsync(colleague.Id, partner.Id, new NewOffer { Id = House.NewId(), Kind = OfferKind.Room, Words = "The xylophone hall" }, House.Act()));
        var offer = await House.AskAsync(db => db.Set<Offer>().AsNoTracking().SingleAsync(o => o.ContactId == colleague.Id));
        var browser = await House.ComeInAsync(contact);
        (await browser.GetAsync("/portal/offers")).ShouldNotSay("xylophone");
        var token = (await browser.GetAsync("/portal/offers/new")).Form("form.pa-form").Fields.Where(f => f.Key == "__RequestVerificationToken").ToList();

        foreach (var handler in new[] { "Pause", "Resume", "End" })
            (await browser.PostAsync($"/portal/offers?handler={handler}", [.. token, new("offer", offer.Id.ToString())])).ShouldBe(HttpStatusCode.NotFound);

        (await House.AskAsync(db => db.Set<Offer>().SingleAsync(o => o.Id == offer.Id))).EndedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Offer_WithNothingSaid_SaysWhatIsMissing()
    {
        var browser = await House.ComeInAsync(await House.AddReachableAsync(await House.AddOwnPartnerAsync()));

        var page = await (await browser.GetAsync("/portal/offers/new")).Form("form.pa-form").Set("Input.Limits", "Not at night").Set("Input.Hours[0].From", "09:00").SubmitAsync();

        page.ShouldHaveError("Input.Kind", "Choose what you offer.");
        page.ShouldHaveError("Input.Words", "Say it in a few words.");
        page.ShouldHaveError("Input.Hours", "Each day needs both a beginning and an end.");
        page.Form("form.pa-form").Value("Input.Limits").ShouldBe("Not at night");
        page.Form("form.pa-form").Value("Input.Hours[0].From").ShouldBe("09:00");
    }

    [Fact]
    public async Task EveryFormOfThePortal_WithoutItsToken_IsRefused()
    {
        var browser = await House.ComeInAsync(await House.AddReachableAsync(await House.AddOwnPartnerAsync()));

        foreach (var route in (await House.RoutesAsync()).Where(r => r.Handlers.Count > 0 && (r.IsPortal || r.Template.StartsWith("/concern", StringComparison.Ordinal))))
            foreach (var handler in route.Handlers)
                ((int)(await browser.PostAsync($"{route.For(House.NewId())}?handler={handler}", [])).Status).ShouldBe(400, $"{route.Template} {handler}");
        (await browser.GetAsync("/portal")).ShouldBeOk();
    }
}

public sealed class VoiceTestsOnSqlite(SqliteHouse house) : VoiceTests(house), IClassFixture<SqliteHouse>;

public sealed class VoiceTestsOnPostgres(PostgresHouse house) : VoiceTests(house), IClassFixture<PostgresHouse>;
