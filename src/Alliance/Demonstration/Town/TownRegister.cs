using Alliance.Partnerships;
using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Import;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;

namespace Alliance.Demonstration.Town;

/// <summary>Puts the neighborhoods and the partners on the register, as a supervisor would have done in the first days.</summary>
public sealed class TownRegister(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts, int agencyId)
{
    private const string Purpose = "Setting up the register";
    private readonly Dictionary<string, Guid> areaIds = [];
    private readonly List<(TownLine Line, Partner Partner)> register = [];
    private int telephones;

    public IReadOnlyList<(TownLine Line, Partner Partner)> Build()
    {
        var places = new TownPlaces(agencyId, dice, calendar.At(TownCalendar.Span, 9));
        foreach (var area in places.Areas) Add(area);
        var minutes = 0;
        foreach (var line in TownLine.ReadAll()) Add(line, places, calendar.At(TownCalendar.Span - 1, 9).AddMinutes(2 * ++minutes));
        return register;
    }

    private void Add(Area area)
    {
        areaIds[area.Name] = area.Id;
        deeds.Add(calendar.At(TownCalendar.Span, 9), accounts.Acting("sofia", Role.Supervisor), PartnershipEvents.AreaAdded, Purpose, area, null, [area]);
    }

    private void Add(TownLine line, TownPlaces places, DateTime at)
    {
        var partner = new Partner
        {
            AgencyId = agencyId,
            Id = dice.NewId(at),
            Name = line.Name,
            SortName = Names.Fold(line.Name),
            Kind = line.Kind,
            LineOfBusiness = line.Business,
            AreaId = areaIds[line.Area],
        };
        if (line.Kind != PartnerKind.Neighbor) Locate(partner, line, places);
        deeds.Add(at, accounts.Acting("sofia", Role.Supervisor), PartnershipEvents.PartnerAdded, Purpose, partner, partner.Id, [partner, .. Names.WordRows(partner)]);
        register.Add((line, partner));
        if (line.Has("wish")) Wish(partner, line.Officers[0]);
        if (line.Has("again")) Suspect(partner, line);
        else if (line.Owner is null && dice.Chance(0.3)) AddRole(partner, line, at.AddMinutes(1));
    }

    /// <summary>Organisations have an address, a switchboard and a role mailbox; a neighbor has only a neighborhood.</summary>
    private void Locate(Partner partner, TownLine line, TownPlaces places)
    {
        (partner.Street, partner.City) = (line.Street, "Harbor Falls");
        partner.AddressKey = RegisterKeys.AddressKeyOf(partner.Street, partner.City, null);
        (partner.Latitude, partner.Longitude) = places.SpotIn(line.Area, dice);
        // No area has the code 555, so none of these can be dialled.
        if (dice.Chance(0.85)) partner.Telephone = $"+1555{5_550_100 + ++telephones}";
        var domain = $"{partner.SortName.Replace(' ', '-')}.example";
        if (dice.Chance(0.4)) partner.RoleEmail = $"info@{domain}";
        if (dice.Chance(0.35)) partner.Website = $"https://{domain}";
    }

    private void AddRole(Partner partner, TownLine line, DateTime at)
    {
        var contact = new Contact { AgencyId = agencyId, Id = dice.NewId(at), PartnerId = partner.Id, RoleTitle = dice.Pick(Phrases.Roles(line)) };
        deeds.Add(at, accounts.Acting("sofia", Role.Supervisor), PartnershipEvents.ContactAdded, Purpose, contact, contact.Id, [contact]);
    }

    private void Wish(Partner partner, string officer)
    {
        var at = calendar.At(140, 11);
        var wish = new ApproachWish { Id = dice.NewId(at), PartnerId = partner.Id, SaidAt = at, RecordedById = accounts[officer], Words = "Please write to us, and do not come by. We will be in touch when we want to talk." };
        deeds.Add(at, accounts.Acting(officer), PartnershipEvents.ApproachRefused, "Keeping what they asked for", wish, partner.Id, [wish]);
    }

    private void Suspect(Partner partner, TownLine line)
    {
        var street = line.Street!.Split(',')[0];
        var first = register.First(r => r.Line.Area == line.Area && r.Line.Street == street && r.Partner != partner).Partner;
        var at = calendar.At(9, 14);
        var pair = new PossibleDuplicate { Id = dice.NewId(at), FirstId = first.Id, SecondId = partner.Id, FoundAt = at, Reason = "Nearly the same name at the same address." };
        deeds.Add(at, accounts.Acting("sofia", Role.Supervisor), PartnershipEvents.PartnerEdited, "Looking through the register", pair, partner.Id, [pair]);
    }
}
