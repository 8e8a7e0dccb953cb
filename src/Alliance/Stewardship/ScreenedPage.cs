using System.Text.RegularExpressions;
using Alliance.Platform.Layout;
using Alliance.Stewardship.Screening;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Stewardship;

/// <summary>
/// A page on which somebody writes freely. The screen warns on saving; saving anyway needs a reason, which the steward is told.
/// </summary>
public abstract class ScreenedPage(ScreeningDesk? desk = null) : RoomPage
{
    private ScreeningDesk Screening => desk ?? HttpContext.RequestServices.GetRequiredService<ScreeningDesk>();

    /// <summary>Why it is to be saved although the screen warned.</summary>
    [BindProperty]
    public string? ScreenReason { get; set; }

    public IReadOnlyList<Hit> Hits { get; private set; } = [];

    /// <summary>Screens the texts of the form. Where there are hits and no reason, the page says so and must be shown again.</summary>
    protected Task<ScreenedAnyway?> ScreenAsync(Guid partnerId, params IEnumerable<string?> texts) => ScreenAsync(partnerId, _ => true, texts);

    /// <param name="partnerId">The partner whose contacts may be named.</param>
    /// <param name="counts">Which hits count on this form.</param>
    /// <param name="texts">What was typed.</param>
    protected async Task<ScreenedAnyway?> ScreenAsync(Guid partnerId, Func<Hit, bool> counts, params IEnumerable<string?> texts)
    {
        Hits = [.. (await LookAsync(partnerId, texts)).Where(counts)];
        if (Hits.Count == 0) return null;
        var reason = ScreenReason?.Trim();
        if (string.IsNullOrEmpty(reason))
        {
            ModelState.AddModelError(nameof(ScreenReason), Words["Not saved yet. Some words may not belong in this record: change them, or say why they must stay."]);
            return null;
        }
        if (Hits.Any(h => Regex.IsMatch(reason, $@"(?<!\w){Regex.Escape(h.Word)}(?!\w)", RegexOptions.IgnoreCase)) || (await LookAsync(partnerId, [reason])).Count > 0)
            ModelState.AddModelError(nameof(ScreenReason), Words["The steward reads this reason, and must not read the words themselves. Say it without them."]);
        if (reason.Length > ScreenedEntry.ReasonMaxLength) ModelState.AddModelError(nameof(ScreenReason), Words["Say it in at most 200 characters."]);
        var ofOthers = Hits.Where(h => h.Category is Category.SomeoneElse or Category.PhysicalDescription).Select(h => h.Word).ToList();
        return new ScreenedAnyway(string.Join(ScreenedEntry.Between, Hits.Select(h => h.Category).Distinct()), await Screening.WithoutNamesAsync(partnerId, reason), ofOthers.Count > 0) { OfOthers = ofOthers };
    }

    /// <summary>For what is no entry and would outlive a withdrawal: it names nobody outside the agency, whatever reason is given.</summary>
    protected void MustNameNobody(string field)
    {
        if (Hits.Any(h => h.Category is Category.SomeoneElse or Category.PhysicalDescription)) ModelState.AddModelError(field, Words["Name nobody outside the agency here, and describe nobody. Name the organization instead."]);
    }

    /// <summary>What the screen says to whoever writes on this page.</summary>
    protected virtual Task<IReadOnlyList<Hit>> LookAsync(Guid partnerId, IEnumerable<string?> texts) => Screening.CheckAsync(partnerId, texts, HttpContext.RequestAborted);

    /// <summary>Tells the steward, where the screen warned and it is saved all the same; saved with the text itself.</summary>
    protected void TellSteward(string entity, Guid entityId, ScreenedAnyway? screened, ActionContext action)
    {
        if (screened is not null) Screening.Note(entity, entityId, screened, action);
    }
}
