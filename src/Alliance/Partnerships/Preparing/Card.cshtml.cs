using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Preparing;

/// <summary>What to know before knocking, on one screen of a phone; for the owner and the backup alone.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class CardModel(AllianceContext db, RelationshipService relationships, ScreeningDesk screening, CardReader reader, TimeProvider time) : RelationshipPage(db, relationships, screening)
{
    public const int GoalsShown = 2, PromisesShown = 3;

    public PrepCard Card { get; private set; } = null!;

    public DateOnly Today => Agency.DayOf(time.Instant());

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Card = await reader.ReadAsync(Relationship, User.AccountId(), Today);
        await OpenedAsync(PartnerAccess.OwnPurpose);
        return Page();
    }
}
