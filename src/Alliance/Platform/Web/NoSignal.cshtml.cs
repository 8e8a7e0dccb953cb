using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;

namespace Alliance.Platform.Web;

/// <summary>What a device shows where there is neither a signal nor a copy; the same for everybody, and kept beforehand.</summary>
[AllowAnonymous]
public sealed class NoSignalModel : RoomPage;
