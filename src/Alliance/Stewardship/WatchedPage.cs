using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Stewardship.Holds;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship;

/// <summary>A page that the records officer and the steward both open. To the first an organization has a name, to the second a sign.</summary>
public abstract class WatchedPage(AllianceContext db) : RoomPage
{
    public bool IsSteward => User.IsInRole(nameof(Role.Steward));

    public DateOnly Today => Agency.DayOf(HttpContext.RequestServices.GetRequiredService<TimeProvider>().Instant());

    protected DateTime Now => HttpContext.RequestServices.GetRequiredService<TimeProvider>().Instant();

    protected AllianceContext Db => db;

    /// <returns>Null where there is no such partner in this agency.</returns>
    protected async Task<string?> CalledAsync(Guid partnerId) => await CalledAsync([partnerId]) is var called && called.TryGetValue(partnerId, out var name) ? name : null;

    protected async Task<IReadOnlyDictionary<Guid, string>> CalledAsync(IReadOnlyCollection<Guid> partners)
    {
        var rows = await db.Set<Partner>().IgnoreQueryFilters(["Shown"]).Where(p => partners.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync();
        return rows.ToDictionary(p => p.Id, p => IsSteward ? Sign.Of(p.Id) : p.Name);
    }
}

/// <summary>What a hold and a release ask alike: the file's number, and whether a court wants silence.</summary>
public abstract class MatterInput
{
    public Guid Id { get; set; }
    public string? FileNumber { get; set; }
    public bool IsSilent { get; set; }
    public DateOnly? SilentUntil { get; set; }
    public string? OrderNumber { get; set; }
}

public abstract class MatterRules<T> : AbstractValidator<T> where T : MatterInput
{
    protected MatterRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.FileNumber).Must(IsFileNumber).WithMessage("Type the number of the file: 2 to 40 letters, digits, dashes and dots, with a digit among them.");
        RuleFor(i => i.SilentUntil).NotNull().When(i => i.IsSilent).WithMessage("Say until which day the court forbids it.");
        RuleFor(i => i.OrderNumber).Must(IsFileNumber).When(i => i.IsSilent).WithMessage("Type the number of the court's order: 2 to 40 letters, digits, dashes and dots, with a digit among them.");
    }

    private static bool IsFileNumber(string? text) => LegalHold.FileNumbers().IsMatch(text?.Trim() ?? "");
}
