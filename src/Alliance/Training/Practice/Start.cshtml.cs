using Alliance.Coaching.Scenarios;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Training.Practice;

/// <summary>What the officer knows before the first word, and how they want to talk.</summary>
[Authorize(Policy = TrainingPolicies.Learn)]
public sealed class StartModel(PracticeService practice, PartnerVoices voices) : RoomPage
{
    [BindProperty(SupportsGet = true, Name = "scenario")]
    public string? Key { get; set; }

    /// <summary>To have the same conversation once more.</summary>
    [BindProperty(SupportsGet = true, Name = "seed")]
    public long? Seed { get; set; }

    [BindProperty(SupportsGet = true)]
    public PracticeMode? Mode { get; set; }

    [BindProperty]
    public PracticeVoice Voice { get; set; } = PracticeVoice.Written;

    public Scenario Scenario { get; private set; } = null!;
    public bool HasModel => voices.HasModel;

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (Mode is not { } mode || !Enum.IsDefined(mode)) ModelState.AddModelError("Mode", Words["Choose how you want to talk."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var session = await practice.BeginAsync(Scenario, Mode!.Value, HasModel ? Voice : PracticeVoice.Written, Seed, Act(PracticeEvents.Purpose));
        return Redirect($"~/Training/Practice/{session.Id}");
    }

    protected override Task<bool> LoadAsync()
    {
        if (Key is null || ScenarioShelf.Find(Key) is not { } scenario) return Task.FromResult(false);
        Scenario = scenario;
        return Task.FromResult(true);
    }
}
