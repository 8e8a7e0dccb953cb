using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Craft;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Import;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Places;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Partnerships.Thanks;
using Alliance.Partnerships.Touchpoints;
using Alliance.Platform.Data;
using Alliance.Problems;
using Alliance.Problems.Incidents;
using Alliance.Problems.Measures;
using Alliance.Stewardship.Holds;
using Alliance.Stewardship.Releases;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Duplicates;

/// <summary>
/// Every table whose rows belong to a partner and go with it when two are joined. A table that is missing here would leave its rows
/// behind at a partner nobody sees; a test compares this list with the model.
/// </summary>
internal static class PartnerRows
{
    public static readonly IReadOnlyList<PartnerTable> Tables =
    [
        Of<Relationship>(), Of<Engagement>(), Of<Promise>(), Of<Touchpoint>(), Of<TouchpointSeries>(), Of<Contact>(), Of<Notice>(), Of<ApproachWish>(), OfSome<ImportRow>(),
        Of<SharedGoal>(), Of<AllianceCheck>(), Of<PlaceNeed>(),
        Of<Concern>(), Of<ConcernLink>(), Of<Offer>(), Of<ThankYou>(), OfSome<CraftNote>(), OfSome<IncidentMonth>(), OfSome<MeasuredPlace>(), Of<ProblemMember>(), Of<OptionPart>(),
        // A hold on the one is a hold on both: what it keeps must not run out because two were joined.
        Of<LegalHold>(), Of<SealedRecord>(), Of<Release>(),
    ];

    private static PartnerTable Of<T>() where T : Entity => new(typeof(T),
        (db, partner) => db.Set<T>().Where(x => EF.Property<Guid>(x, nameof(Contact.PartnerId)) == partner).OrderBy(x => x.Id).Select(x => x.Id).ToArrayAsync(),
        // Their version stays: what somebody has open of them is as true as before.
        (db, ids, from, to) => db.Set<T>().Where(x => EF.Parameter(ids).Contains(x.Id) && EF.Property<Guid>(x, nameof(Contact.PartnerId)) == from)
            .ExecuteUpdateAsync(set => set.SetProperty(x => EF.Property<Guid>(x, nameof(Contact.PartnerId)), to)));

    /// <summary>Where a row may do without a partner.</summary>
    private static PartnerTable OfSome<T>() where T : Entity => new(typeof(T),
        (db, partner) => db.Set<T>().Where(x => EF.Property<Guid?>(x, nameof(Contact.PartnerId)) == partner).OrderBy(x => x.Id).Select(x => x.Id).ToArrayAsync(),
        (db, ids, from, to) => db.Set<T>().Where(x => EF.Parameter(ids).Contains(x.Id) && EF.Property<Guid?>(x, nameof(Contact.PartnerId)) == from)
            .ExecuteUpdateAsync(set => set.SetProperty(x => EF.Property<Guid?>(x, nameof(Contact.PartnerId)), (Guid?)to)));
}

/// <param name="IdsAsync">The rows of one partner.</param>
/// <param name="MoveAsync">Gives these rows from one partner to another, those that are still there.</param>
internal sealed record PartnerTable(Type Type, Func<AllianceContext, Guid, Task<Guid[]>> IdsAsync, Func<AllianceContext, Guid[], Guid, Guid, Task<int>> MoveAsync);
