using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Surveys;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Portal;
using Alliance.Portal.Concerns;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Alliance.Evaluation.AnswerPages;

public enum AnsweringFace
{
    Gone,
    ToCome,
    Closed,
    AnsweredAlready,
    TooMany,
    Start,
    Questions,
    Thanks,
}

/// <summary>
/// Answers a survey, a few questions a page. Who asks for it is never looked at. What was answered on other pages travels with the
/// form, so that nothing half-done is kept anywhere, and nothing is lost by an error or by going back.
/// </summary>
public abstract class AnsweringPage(SurveyDesk desk, BegunSurvey begun, Knocks knocks, AgencyScope scope, TimeProvider time) : RoomPage
{
    /// <summary>How often one network address may open a survey, try codes, or send answers without a link, in a quarter of an hour. A whole office may share one.</summary>
    public const int OpeningsPerSource = 600, TriesPerSource = 40, AnswersPerSource = 120;

    private IReadOnlyList<IReadOnlyList<InstrumentItem>> steps = [];

    [BindProperty]
    public string? Seal { get; set; }

    [BindProperty]
    public int Step { get; set; }

    [BindProperty]
    public Dictionary<string, string?> Answers { get; set; } = [];

    /// <summary>The code of a slip of paper.</summary>
    [BindProperty]
    public string? Slip { get; set; }

    public AnsweringFace Face { get; protected set; }
    public SurveyWave Wave { get; protected set; } = null!;
    public Instrument Instrument { get; private set; } = null!;
    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();
    public string? TakeBackCode { get; private set; }

    public static string Language => PortalPage.IsSpanish ? "es" : "en";
    public static string OtherLanguage => PortalPage.IsSpanish ? "en" : "es";
    public string Department => scope.Current.Name;
    public int Steps => steps.Count;
    public IEnumerable<ItemView> Items => steps[Step].Where(i => Instruments.Answering.IsAsked(i, Given.Answers)).Select(i => new ItemView(Instrument, i, Language, Answers.GetValueOrDefault(i.Key), Problems.GetValueOrDefault(i.Key)));

    /// <summary>What was answered on other pages.</summary>
    public IEnumerable<KeyValuePair<string, string>> Elsewhere
    {
        get
        {
            var here = Items.Select(i => i.Item.Key).ToHashSet();
            return Posted.Where(a => !here.Contains(a.Key));
        }
    }

    public bool IsFirst => SurveySteps.Before(steps, Step, Given.Answers) < 0;
    public bool IsLast => SurveySteps.After(steps, Step, Given.Answers) >= steps.Count;

    /// <summary>Whether this way in takes a slip, and cannot do without.</summary>
    public virtual bool NeedsSlip => false;
    public virtual bool IsKiosk => false;

    /// <summary>The address of one of the page's deeds, in a language.</summary>
    public static string Here(string? deed, string? language = null) => $"?in={language ?? Language}{(deed is null ? "" : $"&handler={deed}")}";

    public static string DayOf(DateOnly day) => PortalPage.DayOf(day);

    protected DateTime Now => time.Instant();
    protected SurveyDesk Desk => desk;
    protected AgencyScope Scope => scope;
    protected Began? Begun { get; private set; }

    private CheckedAnswers Given { get; set; } = null!;

    private Dictionary<string, string> Posted => Answers.Where(a => !string.IsNullOrWhiteSpace(a.Value)).ToDictionary(a => a.Key, a => a.Value!, StringComparer.Ordinal);

    /// <summary>By nobody, from nowhere.</summary>
    protected ActionContext Answering => new(scope.AgencyId, null, "Anonymous", Now, "Answering a survey", null);

    public async Task<IActionResult> OnGetAsync()
    {
        if (scope.Agency is null) return NotFound();
        if (IsTooMany("survey", OpeningsPerSource)) return Show(AnsweringFace.TooMany);
        if (!await FindAsync()) return Page();
        return await ReadyAsync() ? Show(AnsweringFace.Start) : Page();
    }

    public async Task<IActionResult> OnPostBeginAsync()
    {
        if (!await OpenAsync()) return Gone();
        if (!await MayBeginAsync()) return Page();
        Seal = begun.Begin(Wave.Id, out var response);
        Keep(response);
        Step = SurveySteps.After(steps, -1, Given.Answers);
        return Show(AnsweringFace.Questions);
    }

    /// <summary>The same page once more, in the other language.</summary>
    public async Task<IActionResult> OnPostStayAsync() => await OpenAsync() ? Show(AnsweringFace.Questions) : Gone();

    public async Task<IActionResult> OnPostBackAsync()
    {
        if (!await OpenAsync()) return Gone();
        Step = Math.Max(0, SurveySteps.Before(steps, Step, Given.Answers));
        return Show(AnsweringFace.Questions);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await OpenAsync()) return Gone();
        Problems = Given.Problems.Where(p => steps[Step].Any(i => i.Key == p.Key)).ToDictionary();
        if (Problems.Count > 0) return Refuse();
        if (!IsLast)
        {
            Step = SurveySteps.After(steps, Step, Given.Answers);
            return Show(AnsweringFace.Questions);
        }
        return await FinishAsync();
    }

    /// <summary>Finds the survey; false with a face where it cannot be answered now.</summary>
    protected abstract Task<bool> FindAsync();

    /// <summary>Whether whoever stands here may begin; else says why.</summary>
    protected virtual Task<bool> MayBeginAsync() => Task.FromResult(true);

    /// <summary>Whether the form belongs to whoever stands here now.</summary>
    protected virtual bool IsThisTurn(Began began) => true;

    /// <summary>Remembers on a kiosk whose turn it is.</summary>
    protected virtual void Keep(Guid responseId)
    {
    }

    protected abstract Task<Taken?> TakeAsync(Given given);

    protected override async Task<bool> LoadAsync()
    {
        if (!await FindAsync() || !await ReadyAsync()) return true;
        Face = AnsweringFace.Questions;
        return true;
    }

    protected bool IsTooMany(string what, int most)
    {
        if (!knocks.IsTooMany(HttpContext, what, most)) return false;
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return true;
    }

    protected PageResult Show(AnsweringFace face)
    {
        Face = face;
        return Page();
    }

    protected bool Fail(AnsweringFace face, int status = StatusCodes.Status200OK)
    {
        (Face, Response.StatusCode) = (face, status);
        return false;
    }

    /// <summary>What the page needs beside the survey: its questions, and whether it is open.</summary>
    protected async Task<bool> ReadyAsync()
    {
        Instrument = await desk.InstrumentAsync(Wave);
        steps = SurveySteps.Of(Instrument);
        Given = await desk.CheckAsync(Instrument, Posted, Language);
        Step = Math.Clamp(Step, 0, steps.Count - 1);
        Begun = begun.Read(Seal, Wave.Id);
        if (Wave.IsTakenFrom(Begun?.At ?? Now, Now, scope.Current)) return true;
        return Fail(Wave.StateAt(Now, scope.Current) == WaveState.ToCome ? AnsweringFace.ToCome : AnsweringFace.Closed, HttpMethods.IsPost(Request.Method) ? StatusCodes.Status409Conflict : StatusCodes.Status200OK);
    }

    /// <summary>What somebody wrote, where it could not be taken any more: it is theirs to copy.</summary>
    public IEnumerable<string> OwnWords => Instrument.Items.Where(i => i.Kind == ItemKind.Words).Select(i => Answers.GetValueOrDefault(i.Key)).Where(text => !string.IsNullOrWhiteSpace(text))!;

    private async Task<bool> OpenAsync()
    {
        if (scope.Agency is null || !await FindAsync() || !await ReadyAsync()) return false;
        if (Request.Query["handler"] == "Begin" || Begun is { } began && IsThisTurn(began)) return true;
        if (IsKiosk)
        {
            // Of an earlier turn: what stands in it is nobody's business here any more.
            Answers = [];
            return Fail(AnsweringFace.Start, StatusCodes.Status409Conflict);
        }
        // Without a seal of ours somebody begins now, with what they have.
        Seal = begun.Begin(Wave.Id, out _);
        Begun = begun.Read(Seal, Wave.Id);
        return true;
    }

    private IActionResult Gone() => scope.Agency is null ? NotFound() : Page();

    private async Task<IActionResult> FinishAsync()
    {
        Problems = Given.Problems;
        if (Given.IsEmpty) ModelState.AddModelError("", AnsweringWords.Nothing.In(Language));
        if (Problems.Count > 0 || Given.IsEmpty)
        {
            // The first page with something on it that needs another look.
            if (Problems.Count > 0) Step = steps.TakeWhile(s => !s.Any(i => Problems.ContainsKey(i.Key))).Count();
            return Refuse();
        }
        if (await TakeAsync(new Given(Begun!.ResponseId, Language, Given.Answers, Given.Words)) is not { } taken) return Page();
        if (taken.IsThereAlready)
        {
            Fail(AnsweringFace.AnsweredAlready, StatusCodes.Status409Conflict);
            return Page();
        }
        TakeBackCode = taken.TakeBackCode;
        return Show(AnsweringFace.Thanks);
    }

    private PageResult Refuse()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        if (Problems.Count > 0) ModelState.AddModelError("", Words["Something here needs another look. What you answered is still there."]);
        return Show(AnsweringFace.Questions);
    }
}
