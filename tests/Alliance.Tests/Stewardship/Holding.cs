using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship.Holds;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;

namespace Alliance.Tests.Stewardship;

/// <summary>Builders: holds, boxes and openings as rows.</summary>
internal static class Holding
{
    /// <summary>Placed now by the steward, and not confirmed.</summary>
    public static async Task<LegalHold> AddHoldAsync(this TestHouse house, Partner partner, Action<LegalHold>? with = null)
    {
        var hold = new LegalHold { AgencyId = partner.AgencyId, Id = house.NewId(), PartnerId = partner.Id, Reason = HoldReason.Lawsuit, FileNumber = "CV-1", ReviewOn = house.Today().AddMonths(6), PlacedById = house.Person(Role.Steward).Id, PlacedAs = nameof(Role.Steward), PlacedAt = house.Clock.Instant() };
        with?.Invoke(hold);
        await house.KeepAsync(hold.AgencyId, [hold]);
        return hold;
    }

    /// <summary>A box that nobody can open: its bytes are no lock's.</summary>
    public static async Task<SealedRecord> AddBoxAsync(this TestHouse house, LegalHold hold, Action<SealedRecord>? with = null)
    {
        var box = new SealedRecord { AgencyId = hold.AgencyId, Id = house.NewId(), HoldId = hold.Id, PartnerId = hold.PartnerId, Because = SealedBecause.Withdrew, SealedAt = house.Clock.Instant(), Box = [1] };
        with?.Invoke(box);
        await house.KeepAsync(box.AgencyId, [box]);
        return box;
    }

    /// <summary>Asked now, by one of the two.</summary>
    public static async Task<SealedOpening> AddOpeningAsync(this TestHouse house, SealedRecord box, Role by, Action<SealedOpening>? with = null)
    {
        var opening = new SealedOpening { AgencyId = box.AgencyId, Id = house.NewId(), SealedRecordId = box.Id, Reason = OpeningReason.Lawsuit, AskedById = house.Person(by).Id, AskedAs = by.ToString(), AskedAt = house.Clock.Instant() };
        with?.Invoke(opening);
        await house.KeepAsync(opening.AgencyId, [opening]);
        return opening;
    }
}
