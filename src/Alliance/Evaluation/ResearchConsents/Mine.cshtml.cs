using Alliance.Evaluation.Keys;
using Alliance.Platform.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Evaluation.ResearchConsents;

/// <summary>An officer's own yes to taking part in a study, and its end. Nobody else's page shows it.</summary>
[Authorize(Policy = EvaluationPolicies.TakePart)]
public sealed class MineModel(StudiesToJoin studies, ResearchConsentService consents, TimeProvider time) : EvaluationPage(time)
{
    [BindProperty]
    public Guid Study { get; set; }

    public IReadOnlyList<StudyToJoin> Studies { get; private set; } = [];

    public async Task OnGetAsync() => await LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (!Studies.Any(s => s.Id == Study)) return NotFound();
        await consents.GiveAsync(Study, Participant.Officer(User.AccountId()), "en", Act(SurveyEvents.ConsentPurpose));
        return Done("~/Evaluation/Consent", Words["Thank you. You take part."]);
    }

    public async Task<IActionResult> OnPostStopAsync()
    {
        await LoadAsync();
        if (!Studies.Any(s => s.Id == Study)) return NotFound();
        await consents.WithdrawAsync(Study, Participant.Officer(User.AccountId()), Act(SurveyEvents.ConsentPurpose));
        return Done("~/Evaluation/Consent", Words["You take part no longer. Nothing more is asked of you."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        Studies = await studies.ForOfficerAsync(User.AccountId(), Now);
        return true;
    }
}
