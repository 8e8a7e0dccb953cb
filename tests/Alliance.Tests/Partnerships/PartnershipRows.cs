using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships;

/// <summary>Rows of the room as tests need them; each takes the rest from the usual.</summary>
public static class PartnershipRows
{
    public static Guid NewId(this TestHouse house) => Guid.CreateVersion7(house.Clock.GetUtcNow());

    public static DateOnly Today(this TestHouse house) => DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime.AddHours(-5));

    public static async Task<Partner> AddShopAsync(this TestHouse house, string name = "Harbor Street Bakery", Action<Partner>? with = null, int agency = TestPeople.AgencyId)
    {
        var partner = new Partner { AgencyId = agency, Id = house.NewId(), Name = name, SortName = Names.Fold(name), Kind = PartnerKind.Business };
        with?.Invoke(partner);
        await house.KeepAsync(agency, [partner, .. Names.WordRows(partner)]);
        return partner;
    }

    /// <summary>A partner whose relationship the usual officer owns, met ten days ago.</summary>
    public static async Task<Partner> AddOwnPartnerAsync(this TestHouse house, string name = "Harbor Street Bakery", Action<Relationship>? with = null)
    {
        var partner = await house.AddShopAsync(name);
        await house.AddRelationshipAsync(partner, house.Person(Role.Officer), with);
        return partner;
    }

    public static async Task<Relationship> AddRelationshipAsync(this TestHouse house, Partner partner, Account owner, Action<Relationship>? with = null)
    {
        var met = house.Clock.Instant().AddDays(-10);
        var relationship = new Relationship { AgencyId = partner.AgencyId, Id = house.NewId(), PartnerId = partner.Id, OwnerId = owner.Id, Purpose = "A quiet lane", StartedAt = met, LastContactAt = met, Phase = Phase.Building, DueOn = house.Today().AddDays(50) };
        with?.Invoke(relationship);
        await house.KeepAsync(partner.AgencyId, [relationship]);
        return relationship;
    }

    /// <summary>A contact; with a name, and then with the consent and the choice to be named.</summary>
    public static async Task<Contact> AddPersonAsync(this TestHouse house, Partner partner, string role = "night manager", string? name = null)
    {
        var contact = new Contact { AgencyId = partner.AgencyId, Id = house.NewId(), PartnerId = partner.Id, RoleTitle = role, Name = name };
        await house.KeepAsync(partner.AgencyId, name is null ? [contact] : [contact, house.ConsentOf(contact), house.ChoiceOf(contact, ChoiceKind.Named)]);
        return contact;
    }

    public static Consent ConsentOf(this TestHouse house, Contact contact) => new()
    {
        AgencyId = contact.AgencyId,
        Id = house.NewId(),
        ContactId = contact.Id,
        AskedById = house.Person(Role.Officer).Id,
        GivenAt = house.Clock.Instant(),
        Way = ConsentWay.EmailLink,
        WordingVersion = ConsentWording.Current,
        Language = "en",
        ExpiresAt = house.Clock.Instant() + Consent.Lifetime,
    };

    public static ConsentChoice ChoiceOf(this TestHouse house, Contact contact, ChoiceKind kind) =>
        new() { AgencyId = contact.AgencyId, Id = house.NewId(), ContactId = contact.Id, Kind = kind, GivenAt = house.Clock.Instant(), Way = ConsentWay.EmailLink, WordingVersion = ConsentWording.Current, Language = "en" };

    public static async Task<Promise> AddPromiseAsync(this TestHouse house, Partner partner, Account officer, Side by = Side.Us, string words = "Ask about the light")
    {
        var promise = new Promise { AgencyId = partner.AgencyId, Id = house.NewId(), PartnerId = partner.Id, OfficerId = officer.Id, By = by, Words = words, MadeAt = house.Clock.Instant(), DueOn = house.Today().AddDays(3) };
        await house.KeepAsync(partner.AgencyId, [promise]);
        return promise;
    }

    public static async Task<Touchpoint> AddTouchpointAsync(this TestHouse house, Partner partner, Account officer)
    {
        var touchpoint = new Touchpoint { AgencyId = partner.AgencyId, Id = house.NewId(), PartnerId = partner.Id, OfficerId = officer.Id, On = house.Today().AddDays(2), Purpose = "Coffee at the counter", PlannedAt = house.Clock.Instant() };
        await house.KeepAsync(partner.AgencyId, [touchpoint]);
        return touchpoint;
    }

    public static async Task<Area> AddAreaAsync(this TestHouse house, string name)
    {
        var area = new Area { AgencyId = TestPeople.AgencyId, Id = house.NewId(), Name = name, SortName = Names.Fold(name), Kind = AreaKind.Neighborhood };
        await house.KeepAsync(TestPeople.AgencyId, [area]);
        return area;
    }

    /// <summary>An officer of this test's own.</summary>
    public static Task<Account> AddOfficerAsync(this TestHouse house, string name = "colleague") => house.AddAccountAsync($"{name}-{Guid.NewGuid():N}", Role.Officer);

    /// <summary>A partner in another agency, with a relationship of its own there.</summary>
    public static async Task<Partner> AddForeignPartnerAsync(this TestHouse house)
    {
        var agency = Interlocked.Increment(ref lastAgency);
        await house.AddAgencyAsync(agency, $"town-{agency}");
        var partner = await house.AddShopAsync("Foreign Grocer", agency: agency);
        await house.AddRelationshipAsync(partner, await house.AddAccountAsync(agency, $"foreign-{Guid.NewGuid():N}", Role.Officer));
        return partner;
    }

    public static Task<Relationship> RelationshipAsync(this TestHouse house, Partner partner) =>
        house.AskAsync(db => db.Set<Relationship>().SingleAsync(r => r.PartnerId == partner.Id && r.EndedAt == null));

    /// <summary>The one event of this name about this subject.</summary>
    public static async Task<AuditEvent> EventAsync(this TestHouse house, string action, Guid subject) =>
        (await house.EventsAsync(action)).Where(e => e.SubjectId == subject).ShouldHaveSingleItem();

    public static Task<string> PayloadAsync(this TestHouse house, AuditEvent row) =>
        house.AskAsync(db => db.AuditPayloads.Where(p => p.EventId == row.Id).Select(p => p.Json).SingleAsync());

    public static Task KeepAsync(this TestHouse house, int agency, object[] rows) => house.DoAsync(async services =>
    {
        var db = services.GetRequiredService<AllianceContext>();
        db.AddRange(rows);
        db.Record(house.Act(agency: agency), "Arranged", null, null, null, null);
        await db.SaveChangesAsync();
    }, agency);

    /// <summary>An antiforgery token of this browser's own, from a form that every officer may open.</summary>
    public static async Task<IEnumerable<KeyValuePair<string, string>>> TokenAsync(this Browser browser) =>
        (await browser.GetAsync("/Partnerships/Partners/Add")).Form("form.pa-form").Fields.Where(f => f.Key == "__RequestVerificationToken");

    private static int lastAgency = 100;
}
