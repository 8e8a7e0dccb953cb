using Alliance.Partnerships.Import;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Ecomaps;

/// <summary>One tie: how it is, how it came to be so, and the forms that say otherwise or end it.</summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class TieModel(AllianceContext db, OrganizationTieService ties) : RoomPage
{
    private const string Purpose = "Keeping the map of organizations";
    private OrganizationTie row = null!;
    private readonly List<NowThere> thereNow = [];

    [FromRoute] public Guid Id { get; set; }
    [BindProperty] public ChangedTieInput Input { get; set; } = new();
    [BindProperty] public TieEnding? Ending { get; set; }

    public string First { get; private set; } = "";
    public string Second { get; private set; } = "";
    public Guid FirstId => row.FirstId;
    public bool HasEnded => row.EndedAt is not null;
    public IReadOnlyList<TieStepLine> Steps { get; private set; } = [];
    public IReadOnlyList<NowThere> ThereNow => thereNow;

    /// <summary>Joining is said by the joining itself.</summary>
    public static IEnumerable<TieEnding> Endings => Enum.GetValues<TieEnding>().Where(e => e != TieEnding.Joined);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input = new ChangedTieInput { Version = row.Version, Quality = row.Quality, Flow = row.Flow, Supports = [.. Enum.GetValues<Supports>().Where(s => s != Supports.None && row.Supports.HasFlag(s))] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!Check(new TieStateRules<ChangedTieInput>(), Input)) return await ShowAgainAsync();
        if (await ties.ChangeAsync(row, Input.Version, Input.ToState(), Act(Purpose)) is not { } refusal) return Done($"~/Partnerships/Ecomap/{row.FirstId}", Words["Noted on the map."]);
        ModelState.AddModelError("", Words.Say(refusal));
        return await ShowAgainAsync();
    }

    public async Task<IActionResult> OnPostEndAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (Ending is not { } ending || !Endings.Contains(ending)) ModelState.AddModelError(nameof(Ending), Words["Choose why it ended."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await ties.EndAsync(row, Input.Version, Ending!.Value, Act(Purpose));
        return Done($"~/Partnerships/Ecomap/{row.FirstId}", Words["The tie is ended. That it was there stays on its page."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await db.Set<OrganizationTie>().SingleOrDefaultAsync(t => t.Id == Id) is not { } tie) return false;
        row = tie;
        // One that was joined with another goes on under its own name here.
        var names = await db.Set<Partner>().IgnoreQueryFilters(["Shown"]).Where(p => p.Id == tie.FirstId || p.Id == tie.SecondId).ToDictionaryAsync(p => p.Id, p => p.Name);
        (First, Second) = (names[tie.FirstId], names[tie.SecondId]);
        Steps = await (from step in db.Set<OrganizationTieStep>()
                       where step.TieId == Id
                       join account in db.Users on step.ById equals (Guid?)account.Id into accounts
                       from account in accounts.DefaultIfEmpty()
                       orderby step.At descending, step.Id descending
                       select new TieStepLine(step.At, account == null ? null : account.DisplayName, step.Quality, step.Flow, step.Supports, step.Ending)).ToListAsync();
        return true;
    }

    protected override void ShowWhatIsThere()
    {
        Compare("How the two stand", Words.Of(row.Quality), Input.Quality is { } quality ? Words.Of(quality) : null);
        Compare("Who helps whom", Words.FlowOf(row.Flow, First, Second), Input.Flow is { } flow ? Words.FlowOf(flow, First, Second) : null);
        Compare("What flows", Words.SupportsOf(row.Supports), string.Join(", ", Input.Supports.Select(s => Words.Of(s))));
        Input.Version = row.Version;
        ModelState.Remove("Input.Version");
    }

    private void Compare(string label, string? now, string? chosen)
    {
        if ((now ?? "") != (chosen ?? "")) thereNow.Add(new NowThere(Words[label], string.IsNullOrEmpty(now) ? null : now));
    }
}

public sealed class ChangedTieInput : TieStateInput
{
    public int Version { get; set; }
}

/// <param name="By">Null where nobody said it: the tie ended with the joining of two entries by the system.</param>
public sealed record TieStepLine(DateTime At, string? By, TieQuality Quality, TieFlow Flow, Supports Supports, TieEnding? Ending);
