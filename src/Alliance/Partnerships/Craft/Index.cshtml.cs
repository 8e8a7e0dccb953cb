using Alliance.Platform.Accounts;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;

namespace Alliance.Partnerships.Craft;

/// <summary>What a supervisor said to me on how I work, and what I said to others.</summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class IndexModel(CraftNoteReading reading) : RoomPage
{
    public IReadOnlyList<CraftNoteLine> Mine { get; private set; } = [];
    public IReadOnlyList<CraftNoteLine> Written { get; private set; } = [];
    public bool MayWrite => User.ActingRole() == Role.Supervisor;

    public async Task OnGetAsync()
    {
        Mine = await reading.ToAsync(User.AccountId());
        if (MayWrite) Written = await reading.FromAsync(User.AccountId());
    }
}
