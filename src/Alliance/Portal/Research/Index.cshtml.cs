using Alliance.Evaluation;
using Alliance.Evaluation.Keys;
using Alliance.Evaluation.ResearchConsents;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Portal.Research;

/// <summary>A contact's yes to taking part in a study: another thing than being in the record, and ended alone.</summary>
[Authorize(Policy = PortalPolicies.Partner)]
public sealed class IndexModel(StudiesToJoin studies, ResearchConsentService consents, TimeProvider time) : PortalPage
{
    [BindProperty]
    public Guid Study { get; set; }

    public IReadOnlyList<StudyToJoin> Studies { get; private set; } = [];

    public async Task OnGetAsync() => await LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (!Studies.Any(s => s.Id == Study)) return NotFound();
        await consents.GiveAsync(Study, Participant.Contact(ContactId), IsSpanish ? "es" : "en", Act(SurveyEvents.ConsentPurpose));
        return Done("~/portal/research", Words["Thank you. You take part."]);
    }

    public async Task<IActionResult> OnPostStopAsync()
    {
        await LoadAsync();
        if (!Studies.Any(s => s.Id == Study)) return NotFound();
        await consents.WithdrawAsync(Study, Participant.Contact(ContactId), Act(SurveyEvents.ConsentPurpose));
        return Done("~/portal/research", Words["You take part no longer. Nothing more is asked of you."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        Studies = await studies.ForContactAsync(ContactId, time.Instant());
        return true;
    }
}
