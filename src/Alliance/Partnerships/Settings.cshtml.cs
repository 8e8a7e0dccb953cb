using Alliance.Partnerships.Relationships;
using Alliance.Partnerships.Team;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships;

/// <summary>The agency's own rhythm, and the hours set aside for it.</summary>
[Authorize(Policy = PartnershipPolicies.Set)]
public sealed class SettingsModel(AllianceContext db, RelationshipService relationships, SettingsService settings, CensusTaker census) : RoomPage
{
    public const string Path = "/Partnerships/Settings";

    [BindProperty] public SettingsInput Input { get; set; } = new();

    /// <summary>Where one came from: the team, or for the administrator nowhere else.</summary>
    public string Back => User.IsInRole(nameof(Role.Supervisor)) ? "~/Partnerships/Team" : "~" + Path;

    /// <summary>Relationships that have no cadence of their own, and so follow this one.</summary>
    public int Following { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var now = await relationships.SettingsAsync();
        Input = new SettingsInput { CadenceDays = now.CadenceDays, WeeklyHoursPerOfficer = now.WeeklyHoursPerOfficer, Version = now.Version };
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Check(new SettingsInputRules(), Input)) return await ShowAgainAsync();
        var moved = await settings.ChangeAsync(Input.Version, new SettingsChange(Input.CadenceDays!.Value, Input.WeeklyHoursPerOfficer!.Value), Act("Setting the agency's rhythm"));
        census.Forget(Agency.Id);
        return Done(Back, moved == 0 ? Words["Saved."] : Words.Count(moved, "Saved. One due date followed.", "Saved. {0:N0} due dates followed."));
    }

    protected override async Task<bool> LoadAsync()
    {
        Following = await db.Set<Relationship>().CountAsync(r => r.EndedAt == null && r.CadenceDays == null);
        return true;
    }
}

/// <summary>The form as typed.</summary>
public sealed class SettingsInput
{
    public int? CadenceDays { get; set; }
    public int? WeeklyHoursPerOfficer { get; set; }
    public int Version { get; set; }
}

public sealed class SettingsInputRules : AbstractValidator<SettingsInput>
{
    public SettingsInputRules()
    {
        RuleFor(i => i.CadenceDays).Must(days => days is { } chosen && Cadence.Choices.Contains(chosen)).WithMessage("Choose one of the cadences.");
        RuleFor(i => i.WeeklyHoursPerOfficer).NotNull().WithMessage("Say how many hours a week each officer has; a guess will do.")
            .InclusiveBetween(0, 40).WithMessage("Hours a week go from 0 to 40.");
    }
}
