using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;

namespace Alliance.Callouts;

/// <summary>No helper is asked to a scene that is not safe; it says what to do instead.</summary>
[Authorize(Policy = CalloutPolicies.Respond)]
public sealed class NotSafeModel : RoomPage;
