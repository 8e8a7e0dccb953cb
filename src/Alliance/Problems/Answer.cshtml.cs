using Alliance.Partnerships.Engagements;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Problems;

/// <summary>What the department says to an option, and what it would do for it.</summary>
[Authorize(Policy = ProblemPolicies.Work)]
public sealed class AnswerModel(AllianceContext db, ProblemReader reader, OptionService options, AgencyScope scope, ScreeningDesk screening, TimeProvider time) : ProblemPage(reader, screening, time)
{
    [FromRoute]
    public Guid Option { get; set; }

    [BindProperty]
    public OptionInput Input { get; set; } = new();

    [BindProperty]
    public VoiceInput Voice { get; set; } = new();

    public OptionLine Line { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input = new OptionInput { PartId = NewKey(), PartnerId = Partners.Count == 1 ? Partners[0].Id : null };
        Voice = new VoiceInput { Id = NewKey() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new VoiceRules(), Voice, nameof(Voice));
        await ScreenForAllAsync(Voice.Why);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await options.SayAsync(Voice.Id, Option, Side.Us, Voice.Voice!.Value, Voice.Reason, Act(ProblemEvents.Purpose));
        return Back(Words["Noted."]);
    }

    public async Task<IActionResult> OnPostOfferAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new PartRules(scope.Current.DayOf(Now), Partners.Select(p => p.Id)), Input);
        await ScreenForAllAsync(Input.Part);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await options.OfferAsync(Option, new NewPart(Input.PartId, Side.Us, Input.PartnerId!.Value, Input.Part!.Trim(), Input.DueOn!.Value), Act(ProblemEvents.Purpose));
        return Back(Words["Offered. It becomes a promise when the option is chosen."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        // The address names the option; the problem is the one it belongs to.
        Id = await db.Set<ResponseOption>().Where(o => o.Id == Option).Select(o => o.ProblemId).SingleOrDefaultAsync();
        if (!await base.LoadAsync() || Story.Open.FirstOrDefault(o => o.Option.Id == Option) is not { Option.ChosenAt: null } line) return false;
        Line = line;
        return true;
    }
}
