using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Studies;

/// <summary>Lots before witnesses; afterwards, how anybody can draw them again.</summary>
[Authorize(Policy = EvaluationPolicies.Follow)]
public sealed class DrawModel(AllianceContext db, DrawService service, DrawAgain again, StudyReader reader, TimeProvider time) : StudyPage(db, time)
{
    [BindProperty]
    public DrawnByInput Input { get; set; } = new();

    public IReadOnlyList<StudyUnit> Units { get; private set; } = [];
    public IReadOnlyList<Witness> People { get; private set; } = [];
    public IReadOnlyList<DrawMethod> Methods { get; private set; } = [];
    public StudyRefusal? WhyNot { get; private set; }

    // After the draw.
    public DrawInput Drawn { get; private set; } = null!;
    public string DrawnBy { get; private set; } = "";
    public IReadOnlyList<SaidLine> Said { get; private set; } = [];
    public DrawCheck? Checked { get; private set; }

    /// <summary>Draw again, to see whether the same comes.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Again { get; set; }

    public override async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input = new DrawnByInput { Method = DrawMethod.Complete, Said = [.. Enumerable.Range(0, DrawSeed.MostWitnesses).Select(_ => new WitnessInput())] };
        return Page();
    }

    public async Task<IActionResult> OnPostDrawAsync()
    {
        if (!MayPlan) return Forbid();
        if (!await LoadAsync()) return NotFound();
        if (Input.Said.Exists(s => s.Account is null != s.Number is null)) ModelState.AddModelError("", Words["Each witness is chosen and says a number: one of the two is missing."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var said = Input.Said.Where(s => s.Account is not null && s.Number is not null).Select(s => new SaidNumber(s.Account!.Value, s.Number!.Value)).ToList();
        return await DoneOrAgainAsync(await service.DrawAsync(Id, Input.Method, said, Acting), Words["Drawn. This page says how anybody can draw it again."], $"~/Evaluation/Studies/Draw/{Id}");
    }

    public string WhyNotSaid => Say(WhyNot!);

    public string UnitName(string code) => Units.FirstOrDefault(u => u.Code == code)?.Name ?? code;

    public DateOnly? Begins(DrawnUnit unit) => StudyCalendar.BeginsOn(Study, unit.Wave);

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync()) return false;
        Units = await reader.UnitsOfAsync(Id);
        if (Draw is { } draw) await LoadDrawnAsync(draw);
        else await LoadPeopleAsync();
        return true;
    }

    private async Task LoadPeopleAsync()
    {
        WhyNot = DrawService.WhyNot(Study, [.. Units]);
        Methods = DrawInput.MethodsOf(Study.Design, Units.Any(u => u.Stratum is not null));
        var me = User.AccountId();
        People = await Db.Users.Where(u => u.Id != me && u.LockoutEnd == null && Db.Set<RoleGrant>().Any(g => g.AccountId == u.Id && g.EndedAt == null)).OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Select(u => new Witness(u.Id, u.DisplayName)).ToListAsync();
        while (Input.Said.Count < DrawSeed.MostWitnesses) Input.Said.Add(new WitnessInput());
    }

    private async Task LoadDrawnAsync(StudyDraw draw)
    {
        Drawn = DrawInput.FromJson(draw.Input);
        DrawnBy = await NameOfAsync(draw.DrawnById);
        Said = await (from witness in Db.Set<DrawWitness>() join account in Db.Users on witness.AccountId equals account.Id where witness.DrawId == draw.Id orderby witness.Number, witness.Id select new SaidLine(account.DisplayName, witness.Number)).ToListAsync();
        if (Again) Checked = await again.CheckAsync(draw);
    }
}

public sealed record Witness(Guid Id, string Name);

public sealed record SaidLine(string Name, int Number);

public sealed class DrawnByInput
{
    public DrawMethod Method { get; set; }
    public List<WitnessInput> Said { get; set; } = [];
}

public sealed class WitnessInput
{
    public Guid? Account { get; set; }
    public int? Number { get; set; }
}
