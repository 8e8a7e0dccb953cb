using Alliance.Platform.Layout;
using Alliance.Stewardship.Screening;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Stewardship;

/// <summary>Answers what the screen says of a text while it is being typed; keeps nothing of it.</summary>
[Authorize(Policy = StewardshipPolicies.Write)]
public sealed class ScreenModel(ScreeningDesk screening) : RoomPage
{
    private const int LongestText = 6000;

    public IReadOnlyList<Hit> Hits { get; private set; } = [];

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(string? text, Guid partnerId)
    {
        if (text is { Length: > 0 and <= LongestText }) Hits = await screening.CheckAsync(partnerId, [text], HttpContext.RequestAborted);
        return Page();
    }
}
