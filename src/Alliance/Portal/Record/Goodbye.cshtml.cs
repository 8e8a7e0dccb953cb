using Microsoft.AspNetCore.Authorization;

namespace Alliance.Portal.Record;

/// <summary>The last page of somebody who withdrew. It knows nobody.</summary>
[AllowAnonymous]
public sealed class GoodbyeModel : PortalPage;
