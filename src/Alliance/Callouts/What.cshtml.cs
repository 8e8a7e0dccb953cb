using System.Globalization;
using Alliance.Callouts.Ranking;
using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Callouts;

/// <summary>What it is and where: one tap, since the neighborhood is filled in.</summary>
[Authorize(Policy = CalloutPolicies.Respond)]
public sealed class WhatModel(AllianceContext db, CalloutService callouts, Whereabouts whereabouts) : RoomPage
{
    [BindProperty]
    public WhatInput Input { get; set; } = new();

    public IReadOnlyList<Choice> Areas { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        Input = new WhatInput { AreaId = await whereabouts.UsualAsync(User.AccountId(), HttpContext.RequestAborted) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Input.Situation is not { } situation || !Enum.IsDefined(situation)) ModelState.AddModelError("Input.Situation", Words["Choose what it is."]);
        var spot = await SpotAsync();
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var callout = await callouts.OpenAsync(Input.Situation!.Value, spot.AreaId, Act(CalloutEvents.Purpose));
        // The point stays with this browser, sealed, and is kept nowhere else.
        if (spot.At is { } at) TempData[ShowModel.PlaceKey(callout.Id)] = string.Create(CultureInfo.InvariantCulture, $"{at.Latitude:0.####} {at.Longitude:0.####}");
        return Redirect($"~/Callouts/{callout.Id}");
    }

    /// <summary>The device's own place where it was given, else the organization named, else the neighborhood chosen.</summary>
    private async Task<Spot> SpotAsync()
    {
        var cancel = HttpContext.RequestAborted;
        if (Input is { Latitude: { } latitude and >= -90 and <= 90, Longitude: { } longitude and >= -180 and <= 180 })
        {
            var here = new Place(latitude, longitude);
            return new Spot(here, await whereabouts.AreaAtAsync(here, cancel));
        }
        if (!string.IsNullOrWhiteSpace(Input.Near))
        {
            if (await whereabouts.NearAsync(Input.Near.Trim(), cancel) is { } near) return near;
            ModelState.AddModelError("Input.Near", Words["No organization in the directory is called so, or more than one. Type more of its name, or choose the neighborhood."]);
        }
        else if (Input.AreaId is { } area)
        {
            if (await whereabouts.InAsync(area, cancel) is { } there) return there;
            ModelState.AddModelError("Input.AreaId", Words["Choose one of the neighborhoods."]);
        }
        return new Spot(null, null);
    }

    protected override async Task<bool> LoadAsync()
    {
        Areas = await db.Set<Area>().Where(a => a.Kind == AreaKind.Neighborhood).OrderBy(a => a.SortName).Select(a => new Choice(a.Id, a.Name)).ToListAsync();
        return true;
    }
}

public sealed class WhatInput
{
    public Situation? Situation { get; set; }
    public Guid? AreaId { get; set; }

    /// <summary>The name of an organization close by.</summary>
    public string? Near { get; set; }
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }
}
