using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;

namespace Alliance.Stewardship.Reading;

/// <summary>Reading that is worth a question, and the limits by which it is found.</summary>
[Authorize(Policy = StewardshipPolicies.Desk)]
public sealed class IndexModel(UnusualReading reading) : RoomPage
{
    public IReadOnlyList<UnusualLine> Lines { get; private set; } = [];

    public async Task OnGetAsync() => Lines = await reading.FindAsync();
}
