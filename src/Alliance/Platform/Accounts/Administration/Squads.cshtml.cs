using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accounts.Administration;

/// <summary>The squads there are; another is formed here.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class SquadsModel(AllianceContext db, SquadService squads, TimeProvider time) : RoomPage
{
    [BindProperty]
    public SquadName Input { get; set; } = new();

    public IReadOnlyList<SquadLine> Squads { get; private set; } = [];

    /// <summary>Officers who are in no squad.</summary>
    public int Without { get; private set; }

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input = new SquadName { Id = Guid.CreateVersion7(time.GetUtcNow()) };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Check(SquadName.Rules, Input)) return await ShowAgainAsync();
        if (await squads.FormAsync(Input.Id, Input.Name!.Trim(), Act("Tending squads")) is not { } sentence) return Done($"~/squads/{Input.Id}", Words["Formed. Now say who is in it."]);
        ModelState.AddModelError("Input.Name", Words[sentence]);
        return await ShowAgainAsync();
    }

    protected override async Task<bool> LoadAsync()
    {
        var today = Agency.DayOf(time.Instant());
        Squads = await db.Set<Squad>().OrderBy(s => s.DissolvedAt != null).ThenBy(s => s.SortName).ThenBy(s => s.Id)
            .Select(s => new SquadLine(s.Id, s.Name, db.Set<SquadMember>().Count(m => m.SquadId == s.Id && m.FromOn <= today && (m.UntilOn == null || m.UntilOn > today)), s.DissolvedAt)).ToListAsync();
        Without = await db.Users.CountAsync(u => u.LockoutEnd == null && db.Set<RoleGrant>().Any(g => g.AccountId == u.Id && g.EndedAt == null && g.Role == Role.Officer) && !db.Set<SquadMember>().Any(m => m.AccountId == u.Id && m.UntilOn == null));
        return true;
    }
}

public sealed record SquadLine(Guid Id, string Name, int People, DateTime? DissolvedAt);

public sealed class SquadName
{
    public static readonly IValidator<SquadName> Rules = new InlineValidator<SquadName>
    {
        v => v.RuleFor(s => s.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first."),
        v => v.RuleFor(s => s.Name).NotEmpty().WithMessage("Give the squad a name: a shift or a call sign.").MaximumLength(Squad.NameMaxLength).WithMessage("Use at most 60 characters for the name."),
    };

    public Guid Id { get; set; }
    public string? Name { get; set; }
}
