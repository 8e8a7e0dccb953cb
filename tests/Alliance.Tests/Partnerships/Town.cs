using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships;

/// <summary>Builders for the rows of this room: what a test needs, with invented names.</summary>
public static class Town
{
    private static int count;

    public static Task<Partner> AddPartnerAsync(this TestHouse house, string? name = null, PartnerKind kind = PartnerKind.Business, Guid? area = null, int agency = TestPeople.AgencyId) =>
        house.DoAsync(services => services.GetRequiredService<PartnerService>().AddAsync(
            Guid.CreateVersion7(house.Clock.GetUtcNow()),
            new PartnerFacts { Name = name ?? $"Invented Bakery {Interlocked.Increment(ref count)}", Kind = kind, AreaId = area },
            house.Act(agency: agency)), agency);

    /// <summary>A relationship of the given officer, or of the house's own one.</summary>
    public static Task<Relationship> AddRelationshipAsync(this TestHouse house, Guid partner, Guid? owner = null, Guid? backup = null, int? cadence = null) =>
        house.DoAsync(async services => (await services.GetRequiredService<RelationshipService>().StartAsync(partner,
            new RelationshipTerms { OwnerId = owner ?? house.Person(Role.Officer).Id, BackupId = backup, Purpose = "A quiet corner after closing time", CadenceDays = cadence },
            null, house.Act(owner ?? house.Person(Role.Officer).Id, Role.Officer)))!);

    public static Task<Contact> AddContactAsync(this TestHouse house, Guid partner, string? name = null, string role = "night manager") =>
        house.DoAsync(async services =>
        {
            var action = house.Act(house.Person(Role.Officer).Id, Role.Officer);
            var contact = await services.GetRequiredService<ContactService>().AddAsync(Guid.CreateVersion7(house.Clock.GetUtcNow()), partner, role, action);
            if (name is not null) await services.GetRequiredService<ConsentService>().GiveAsync(contact, action.Actor, new Chosen { Name = name, Telephone = "+1 555 0100", Way = ConsentWay.Card, Language = "en" }, action);
            return contact;
        });
}
