using Alliance.Partnerships;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Problems.Incidents.File;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Problems.Incidents;

/// <summary>What a file will count before it does, what it counted afterwards, and the way back.</summary>
[Authorize(Policy = PartnershipPolicies.Register)]
public sealed class ShowModel(AllianceContext db, IncidentService incidents) : RoomPage
{
    public const string AddIt = "add", LeaveItOut = "leave";
    private const string Purpose = "Bringing in counts of incidents";

    [FromRoute] public Guid Id { get; set; }

    /// <summary>What each unknown category becomes, by the word's place in the file: the key of a known one, or one of the two words above.</summary>
    [BindProperty(Name = nameof(Meanings))] public Dictionary<int, string?> Meanings { get; set; } = [];

    public IncidentImport Import { get; private set; } = null!;
    public IncidentPlan? Plan { get; private set; }
    public IReadOnlyList<Named> Categories { get; private set; } = [];

    public string ChosenFor(int number) => Meanings.GetValueOrDefault(number) ?? AddIt;

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (Plan is null) return Again();
        var action = Act(Purpose);
        var meanings = Plan.Unknown.Where(c => Meanings.ContainsKey(c.Number)).ToDictionary(c => c.Text, c => Read(Meanings[c.Number]));
        if (meanings.Count < Plan.Unknown.Count || meanings.Values.Any(m => m is null))
        {
            ModelState.AddModelError("", Words["Say what each category of the file is; one of them came up or changed since this page was opened."]);
            return await ShowAgainAsync();
        }
        await incidents.DecideAsync(Import, meanings.ToDictionary(m => m.Key, m => m.Value!), action);
        await incidents.ApplyAsync(Import, action, null, HttpContext.RequestAborted);
        return Again();
    }

    public async Task<IActionResult> OnPostGiveUpAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await incidents.GiveUpAsync(Import, Act(Purpose));
        return Done("~/Problems/Incidents", Words["Given up. Nothing of the file is kept."]);
    }

    public async Task<IActionResult> OnPostUndoAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await incidents.UndoAsync(Import, Act("Taking back counts of incidents"), HttpContext.RequestAborted);
        return Again();
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await incidents.FindAsync(Id) is not { } import) return false;
        Import = import;
        Categories = await db.Set<IncidentCategory>().OrderBy(c => c.SortName).Select(c => new Named(c.Id, c.Name)).ToListAsync();
        Plan = import.State == IncidentImportState.Waiting ? await incidents.PlanAsync(import, Act(Purpose), HttpContext.RequestAborted) : null;
        return true;
    }

    private CategoryMeaning? Read(string? chosen) => chosen switch
    {
        AddIt => new CategoryMeaning.Added(),
        LeaveItOut => new CategoryMeaning.LeftOut(),
        _ => Guid.TryParse(chosen, out var id) && Categories.Any(c => c.Id == id) ? new CategoryMeaning.Known(id) : null,
    };

    private RedirectResult Again() => Redirect($"~/Problems/Incidents/Import/{Id}");
}

/// <param name="Words">Some of the words that stood there, while they are still kept.</param>
public sealed record LeftOutLine(RowProblem Problem, int Rows, IReadOnlyList<int> FirstRows, IReadOnlyList<string> Words, int DifferentWords);
