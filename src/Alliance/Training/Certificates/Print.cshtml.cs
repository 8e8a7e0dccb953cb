using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Portal.Door;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Certificates;

/// <summary>A certificate to print, for its holder and for trainers.</summary>
[Authorize(Policy = TrainingPolicies.Learn)]
public sealed class PrintModel(AllianceContext db, CertificateService certificates) : ScreenedPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public Certificate Certificate { get; private set; } = null!;
    public string? IssuedBy { get; private set; }
    public string AgencyName => Agency.Name;
    public bool Teaches => User.IsInRole(nameof(Role.Trainer));

    /// <summary>Where anybody can check it; null where nobody has said how this server is reached.</summary>
    public string? Address => PortalAddress.Of(HttpContext) is { } address ? $"{address}/certificate" : null;
    public QrPicture? Picture => Address is { } address ? QrPicture.Of($"{address}?code={Certificate.Code}") : null;

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Teaches) return Forbid();
        if (!await LoadAsync()) return NotFound();
        if (string.IsNullOrWhiteSpace(Why) || Why.Length > Certificate.WhyMaxLength) ModelState.AddModelError("Why", Words["Say why, in at most 200 characters."]);
        var screened = await ScreenAsync(Guid.Empty, Why);
        MustNameNobody("Why");
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(TrainingEvents.Purpose);
        TellSteward(nameof(Certificate), Id, screened, action);
        if (Certificate.WithdrawnAt is null) await certificates.WithdrawAsync(Certificate, Why!.Trim(), action);
        return Done($"~/Training/Certificates/{Id}", Words["Withdrawn. Whoever checks its code reads that it is no longer good."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        var me = User.AccountId();
        if (await db.Set<Certificate>().FirstOrDefaultAsync(c => c.Id == Id && (Teaches || c.AccountId == me)) is not { } certificate) return false;
        Certificate = certificate;
        IssuedBy = await db.Users.Where(u => u.Id == certificate.IssuedById).Select(u => u.DisplayName).FirstOrDefaultAsync();
        return true;
    }
}
