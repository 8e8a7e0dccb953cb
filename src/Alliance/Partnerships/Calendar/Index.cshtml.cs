using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Portal.Door;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Calendar;

/// <summary>An officer's own address for calendar programs: makes it, shows it once, renews it and ends it.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class IndexModel(CalendarFeedService feeds, CalendarReader reader, TimeProvider time) : RoomPage
{
    private const int Shown = 6;
    private const string Purpose = "Seeing to my calendar";

    /// <summary>Of the address this form makes.</summary>
    [BindProperty]
    public Guid Id { get; set; }

    public CalendarFeed? Feed { get; private set; }

    /// <summary>Shown only in the answer to the form that made it.</summary>
    public string? Address { get; private set; }

    public Guid NextId { get; private set; }
    public DateOnly Today { get; private set; }
    public IReadOnlyList<CalendarItem> Coming { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Id == Guid.Empty) ModelState.AddModelError("", Words["This form is too old to be saved. Open it again; copy what you typed first."]);
        var origin = PortalAddress.Of(HttpContext);
        if (origin is null) ModelState.AddModelError("", Words["No address can be made: whoever runs this server has not said where it is found. Ask your administrator."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        if (await feeds.MakeAsync(Id, Act(Purpose)) is { } secret) Address = $"{origin}/calendar/{secret}.ics";
        else ModelState.AddModelError("", Words["This address was made before, and it is shown only once. If you did not copy it, make a new one."]);
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync()
    {
        await feeds.RevokeAsync(Act(Purpose));
        return Done("~/Partnerships/Calendar", Words["The address has stopped. What a calendar program has fetched goes when it next asks, or when you delete the calendar there."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        var now = time.Instant();
        Today = Agency.DayOf(now);
        NextId = Guid.CreateVersion7(time.GetUtcNow());
        Feed = await feeds.OfAsync(User.AccountId());
        Coming = [.. (await reader.OfAsync(User.AccountId(), now)).Where(i => i.Day >= Today).Take(Shown)];
        return true;
    }

    /// <summary>A day, and the hour where it has one, as the calendar will show it here.</summary>
    public string When(CalendarItem item) => item.StartsAt is { } start
        ? $"{item.Day:dddd, MMMM d}, {TimeZoneInfo.ConvertTimeFromUtc(start, Zone):h:mm tt}"
        : $"{item.Day:dddd, MMMM d}";
}
