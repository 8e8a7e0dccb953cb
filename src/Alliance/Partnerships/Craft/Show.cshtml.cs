using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Craft;

/// <summary>One note, for the two it is between; for anybody else there is none. Each opening stands in the officer's own trail.</summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class ShowModel(AllianceContext db, CraftNoteService notes, ReadLog reads, ScreeningDesk screening, TimeProvider time) : ScreenedPage(screening)
{
    private const string Purpose = "A word on how an officer works";

    [FromRoute] public Guid Id { get; set; }
    [BindProperty] public Guid StepId { get; set; }
    [BindProperty] public string? Answer { get; set; }

    public CraftNote Note { get; private set; } = null!;
    public string From { get; private set; } = "";
    public string To { get; private set; } = "";
    public string? Partner { get; private set; }
    public IReadOnlyList<CraftNoteStep> Steps { get; private set; } = [];
    public bool IsMine => Note.ToId == User.AccountId();
    public bool IsWriter => Note.FromId == User.AccountId();
    public DateTime GoneAt => Note.WrittenAt.AddMonths(CraftNote.LifetimeMonths);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await reads.RecordAsync(Act(Purpose), PartnershipEvents.CraftNoteOpened, nameof(CraftNote), [Note.ToId], HttpContext.RequestAborted);
        StepId = Guid.CreateVersion7(time.GetUtcNow());
        return Page();
    }

    public Task<IActionResult> OnPostThankAsync() => DoAsync(CraftStepKind.Thanked, Words["Thanked. They see it with the note."]);

    public Task<IActionResult> OnPostPutAwayAsync() => DoAsync(CraftStepKind.PutAway, Words["Put away. It stays for the two of you until its year is over."]);

    public async Task<IActionResult> OnPostAnswerAsync()
    {
        if (!await LoadAsync() || !IsMine) return NotFound();
        if (StepId == Guid.Empty) ModelState.AddModelError("", Words["This form is too old to be saved. Open it again; copy what you typed first."]);
        if (string.IsNullOrWhiteSpace(Answer)) ModelState.AddModelError(nameof(Answer), Words["Write your answer first."]);
        else if (Answer.Trim().Length > CraftNote.WordsMaxLength) ModelState.AddModelError(nameof(Answer), Words["Say it in at most 400 characters."]);
        var screened = await ScreenAsync(Guid.Empty, Answer);
        MustNameNobody(nameof(Answer));
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(Purpose);
        TellSteward(nameof(CraftNoteStep), StepId, screened, action);
        await notes.AnswerAsync(Note, StepId, CraftStepKind.Answered, Answer!.Trim(), action);
        return Done($"~/Partnerships/Craft/{Id}", Words["Answered."]);
    }

    public async Task<IActionResult> OnPostBackAsync()
    {
        if (!await LoadAsync() || !IsWriter) return NotFound();
        await notes.EndAsync([Note], Act(Purpose));
        return Done("~/Partnerships/Craft", Words["Taken back. Nothing of it is kept."]);
    }

    private async Task<IActionResult> DoAsync(CraftStepKind kind, string said)
    {
        if (!await LoadAsync() || !IsMine) return NotFound();
        await notes.AnswerAsync(Note, Guid.CreateVersion7(time.GetUtcNow()), kind, null, Act(Purpose));
        return Done("~/Partnerships/Craft", said);
    }

    protected override async Task<bool> LoadAsync()
    {
        var me = User.AccountId();
        if (await db.Set<CraftNote>().AsNoTracking().SingleOrDefaultAsync(n => n.Id == Id && (n.FromId == me || n.ToId == me)) is not { } note) return false;
        Note = note;
        var names = await db.Users.Where(a => a.Id == note.FromId || a.Id == note.ToId).ToDictionaryAsync(a => a.Id, a => a.DisplayName);
        (From, To) = (names[note.FromId], names[note.ToId]);
        Partner = await db.Set<Partner>().Where(p => p.Id == note.PartnerId).Select(p => p.Name).SingleOrDefaultAsync();
        Steps = await db.Set<CraftNoteStep>().AsNoTracking().Where(s => s.NoteId == Id).OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync();
        return true;
    }
}
