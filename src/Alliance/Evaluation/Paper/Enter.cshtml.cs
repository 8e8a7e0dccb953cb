using System.Text.Json;
using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Surveys;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Paper;

/// <summary>Types filled-in sheets in, one after the other; where asked, each twice.</summary>
[Authorize(Policy = EvaluationPolicies.Evaluate)]
public sealed class EnterModel(AllianceContext db, InstrumentShelf shelf, ResponseService responses) : PaperPage(db, shelf)
{
    private const int LongestFirst = 40_000;

    /// <summary>Of the sheet, so that one sent twice is kept once.</summary>
    [BindProperty] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true)] public string? Language { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Unit { get; set; }
    [BindProperty(SupportsGet = true)] public bool Twice { get; set; }

    /// <summary>What was typed the first time, as JSON; null while it is the first time.</summary>
    [BindProperty] public string? First { get; set; }
    [BindProperty] public bool Begin { get; set; }

    /// <summary>By item. Named, so that where none was typed no other field is taken for one.</summary>
    [BindProperty(Name = nameof(Answers))]
    public Dictionary<string, string?> Answers { get; set; } = [];

    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();
    public int Entered { get; private set; }

    public bool IsSecond => !string.IsNullOrEmpty(First);
    public string InLanguage => InstrumentView.LanguageOf(Language);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Id = Guid.NewGuid();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!IsOnPaper) return NotFound();
        if (Id == Guid.Empty) Id = Guid.NewGuid();
        if (Begin) return Next(null);
        var posted = Typed(Answers);
        var given = Answering.Check(Instrument, posted, "en");
        Problems = given.Problems;
        if (!given.IsGood) ModelState.AddModelError("", Words["Not saved yet: look at the fields that are marked."]);
        else if (given.IsEmpty) ModelState.AddModelError("", Words["Nothing is typed yet. Leave an empty sheet out."]);
        if (Unit is { } unit && Units.All(u => u.Id != unit)) ModelState.AddModelError(nameof(Unit), Words["Choose among the groups here."]);
        var screened = await ScreenAsync(Guid.Empty, Instrument.Items.Where(i => i.Kind == ItemKind.Words).Select(i => Answers.GetValueOrDefault(i.Key)));
        MustNameNobody(nameof(ScreenReason));
        if (!ModelState.IsValid) return await ShowAgainAsync();
        if (Twice && !IsSecond) return SecondTime(posted);
        if (IsSecond && Differing(posted) is { Count: > 0 } differing)
        {
            Problems = differing;
            ModelState.AddModelError("", Words["The two times differ where it is marked. Look at the sheet, put it right, and save: what stands here then counts."]);
            Remember(posted);
            return await ShowAgainAsync();
        }
        var action = Act(EvaluationEvents.Purpose);
        TellSteward(nameof(SurveyResponse), Id, screened, action);
        await responses.TakeSheetAsync(Wave, Unit, new Given(Id, InLanguage, given.Answers, given.Words), action);
        return Next(Words["Saved."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync()) return false;
        Entered = await Db.Set<SurveyResponse>().CountAsync(r => r.WaveId == WaveId && r.Way == SurveyWays.Paper);
        return true;
    }

    /// <summary>The same form, empty, with what was typed kept aside.</summary>
    private PageResult SecondTime(Dictionary<string, string> posted)
    {
        Remember(posted);
        ModelState.Clear();
        Answers = [];
        return Page();
    }

    /// <summary>For the next comparison: once shown, a difference is settled by what is typed then.</summary>
    private void Remember(Dictionary<string, string> posted)
    {
        ModelState.Remove(nameof(First));
        First = JsonSerializer.Serialize(posted);
    }

    /// <summary>By item, what was typed the first time.</summary>
    private Dictionary<string, string> Differing(Dictionary<string, string> posted)
    {
        var first = Before();
        return Instrument.Items.Where(i => first.GetValueOrDefault(i.Key) != posted.GetValueOrDefault(i.Key))
            .ToDictionary(i => i.Key, i => first.GetValueOrDefault(i.Key) is { } typed ? Words["The first time you typed “{0}”.", typed].Value : Words["The first time you left it empty."].Value);
    }

    private Dictionary<string, string> Before()
    {
        try
        {
            return First is { Length: < LongestFirst } text && JsonSerializer.Deserialize<Dictionary<string, string>>(text) is { } typed ? typed : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private RedirectResult Next(string? banner)
    {
        var url = $"~/Evaluation/Paper/{WaveId}/Enter?language={InLanguage}&unit={Unit}&twice={Twice}";
        return banner is null ? Redirect(url) : Done(url, banner);
    }

    private static Dictionary<string, string> Typed(Dictionary<string, string?> answers) =>
        answers.Where(a => !string.IsNullOrWhiteSpace(a.Value)).ToDictionary(a => a.Key, a => a.Value!.ReplaceLineEndings("\n").Trim(), StringComparer.Ordinal);
}
