using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;

namespace Alliance.Partnerships;

/// <summary>Talks that wait on this device for a signal; the browser alone knows them, and shows them here.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class WaitingModel : RoomPage
{
    public void OnGet()
    {
    }
}
