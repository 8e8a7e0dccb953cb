using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Engagements;
using Alliance.Portal.Record;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Portal.Together;

/// <summary>The three questions for the partner, and both answers once there are two.</summary>
[Authorize(Policy = PortalPolicies.Partner)]
public sealed class CheckModel(OwnRecord record, OwnGoals own, AllianceCheckService checks, TimeProvider time) : PortalPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public CheckInput Input { get; set; } = new();

    public CheckStory Story { get; private set; } = null!;
    public string Officer { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input = new CheckInput { Id = Guid.CreateVersion7(time.GetUtcNow()) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!Check(new CheckInputRules(), Input)) return await ShowAgainAsync();
        if (await checks.AnswerAsync(Id, Input.ToAnswer(Side.Them), Act("Answering how the two of us are doing"))) return Done($"~/portal/checks/{Id}", Words["Your answer is kept."]);
        ModelState.AddModelError("", Words["This was answered, or ran out, meanwhile. Yours was not saved."]);
        return await ShowAgainAsync(StatusCodes.Status409Conflict);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await record.PersonAsync(ContactId) is not { } person || (await own.ChecksAsync(person, Id)).SingleOrDefault() is not { } story) return false;
        Story = story;
        Officer = await record.OfficersAsync(person.PartnerId) is [var owner, ..] ? owner : Words["the officers there"];
        return true;
    }
}
