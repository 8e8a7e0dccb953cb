using Alliance.Platform.Accounts;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;

namespace Alliance.Stewardship.WellBeing;

/// <summary>
/// A sheet to ask oneself how one is. It has no form, takes no answer, and writes no event: that somebody opened it is nobody's business,
/// the steward's neither.
/// </summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class IndexModel : RoomPage
{
    /// <summary>Who is there for the agency's own people, a line for each; empty where the administrator has named nobody.</summary>
    public IReadOnlyList<string> WhereToTurn { get; private set; } = [];

    public void OnGet() => WhereToTurn = Agency.WhereToTurn?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
