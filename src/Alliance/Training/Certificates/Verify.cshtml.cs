using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Portal.Concerns;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Certificates;

/// <summary>Says to anybody who holds a certificate's code whether it is genuine and good.</summary>
[AllowAnonymous]
public sealed class VerifyModel(AllianceContext db, AgencyScope scope, Knocks knocks, TimeProvider time) : RoomPage
{
    /// <summary>How many codes one network address may try in a quarter of an hour.</summary>
    public const int TriesPerSource = 30;

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public Certificate? Found { get; private set; }
    public bool IsGood => Found?.IsGoodOn(Agency.DayOf(time.Instant())) == true;
    public string AgencyName => Agency.Name;

    public async Task<IActionResult> OnGetAsync()
    {
        if (scope.Agency is null) return NotFound();
        if (string.IsNullOrWhiteSpace(Code)) return Page();
        if (knocks.IsTooMany(HttpContext, "certificate", TriesPerSource)) return Say(Words["Too many codes were tried. Try again in a quarter of an hour."], StatusCodes.Status429TooManyRequests);
        if (Certificate.ReadCode(Code) is not { } code) return Say(Words["A code has sixteen letters and digits. Check each of them."], StatusCodes.Status400BadRequest);
        Found = await db.Set<Certificate>().AsNoTracking().FirstOrDefaultAsync(c => c.Code == code);
        return Found is null ? Say(Words["No certificate of this agency has this code. Check each letter, and whether another agency gave it."], StatusCodes.Status404NotFound) : Page();
    }

    private PageResult Say(string sentence, int status)
    {
        ModelState.AddModelError(nameof(Code), sentence);
        Response.StatusCode = status;
        return Page();
    }
}
