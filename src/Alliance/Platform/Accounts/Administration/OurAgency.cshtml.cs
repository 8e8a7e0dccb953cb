using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Platform.Web;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accounts.Administration;

/// <summary>What the agency is called, and where its days begin.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class OurAgencyModel(AllianceContext db, AgencyService agencies, AgencyDirectory directory) : RoomPage
{
    private static readonly InlineValidator<AgencyFacts> Rules = new()
    {
        v => v.RuleFor(a => a.Name).NotEmpty().WithMessage("Type the name that people know the agency by."),
        v => v.RuleFor(a => a.Name).MaximumLength(Agency.NameMaxLength).WithMessage("Use at most 120 characters for the name."),
        v => v.RuleFor(a => a.ComplaintRoute).MaximumLength(Agency.ComplaintRouteMaxLength).WithMessage("Use at most 600 characters: an office, its telephone, its address."),
        v => v.RuleFor(a => a.WhereToTurn).MaximumLength(Agency.WhereToTurnMaxLength).WithMessage("Use at most 600 characters: who, and how to reach them, one to a line."),
        v => v.RuleFor(a => a.TimeZone).Must(zone => zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)).WithMessage("Choose a time zone."),
    };

    [BindProperty]
    public AgencyFacts Input { get; set; } = new();

    public IReadOnlyList<string> Zones { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input = AgencyFacts.Of(await NowAsync());
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Check(Rules, Input)) return await ShowAgainAsync();
        var now = AgencyFacts.Of(await NowAsync());
        if (now.Seen != Input.Seen)
        {
            ModelState.Remove("Input.Seen");
            Input = Input with { Seen = now.Seen };
            ModelState.AddModelError("", Words["Somebody else changed this while you were typing. It is now: {0}, {1}. What you typed is still here; look at it, and save again.", now.Name!, now.TimeZone!]);
            return await ShowAgainAsync(StatusCodes.Status409Conflict);
        }
        await agencies.ChangeAsync(Input.Name!.Trim(), Input.TimeZone!, Input.ComplaintRoute?.Trim(), Input.WhereToTurn?.Trim(), Act("Tending the agency's settings"));
        directory.Forget();
        return Done("~/agency", Words["Saved."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        Zones = [.. AgencyService.Zones.Append((await NowAsync()).TimeZone).Distinct()];
        return true;
    }

    private Task<Agency> NowAsync() => db.Agencies.AsNoTracking().SingleAsync(a => a.Id == Agency.Id);
}

/// <summary>The form as typed, and the facts as they stood when it was shown.</summary>
public sealed record AgencyFacts
{
    public string? Name { get; init; }
    public string? TimeZone { get; init; }
    public string? ComplaintRoute { get; init; }
    public string? WhereToTurn { get; init; }
    public string? Seen { get; init; }

    public static AgencyFacts Of(Agency agency) => new() { Name = agency.Name, TimeZone = agency.TimeZone, ComplaintRoute = agency.ComplaintRoute, WhereToTurn = agency.WhereToTurn, Seen = $"{agency.Name}|{agency.TimeZone}|{OneLine(agency.ComplaintRoute)}|{OneLine(agency.WhereToTurn)}" };

    /// <summary>A browser sends line ends of its own.</summary>
    private static string? OneLine(string? text) => text?.ReplaceLineEndings(" ");
}
