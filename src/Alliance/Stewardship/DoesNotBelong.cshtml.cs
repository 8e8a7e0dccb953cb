using Alliance.Platform.Accounts;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;

namespace Alliance.Stewardship;

/// <summary>Duties to report and services for victims. Shows, and stores nothing.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class DoesNotBelongModel : RoomPage;
