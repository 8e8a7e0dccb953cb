using Alliance.Platform.Data;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Studies;

/// <summary>What was done otherwise than the locked plan says.</summary>
[Authorize(Policy = EvaluationPolicies.Follow)]
public sealed class DeviationsModel(AllianceContext db, DeviationService service, StudyReader reader, TimeProvider time) : StudyPage(db, time)
{
    private static readonly InlineValidator<DeviationInput> Rules = new()
    {
        v => v.RuleFor(i => i.What).NotEmpty().WithMessage("Say what was done otherwise.").MaximumLength(Deviation.WordsMaxLength).WithMessage("Say it in at most 600 characters."),
        v => v.RuleFor(i => i.Why).NotEmpty().WithMessage("Say why.").MaximumLength(Deviation.WordsMaxLength).WithMessage("Say it in at most 600 characters."),
    };

    private static readonly InlineValidator<WaveChangeInput> ChangeRules = new()
    {
        v => v.RuleFor(i => i.Unit).NotNull().WithMessage("Choose the unit."),
        v => v.RuleFor(i => i.ToWave).NotNull().WithMessage("Choose the wave that it went with."),
        v => v.RuleFor(i => i.FromMonth).NotNull().WithMessage("Choose a day in the month from which it did."),
        v => v.RuleFor(i => i.Reason).NotEmpty().WithMessage("Say why.").MaximumLength(WaveChange.WhyMaxLength).WithMessage("Say it in at most 400 characters."),
    };

    [BindProperty]
    public DeviationInput Input { get; set; } = new();

    [BindProperty]
    public WaveChangeInput Change { get; set; } = new();

    /// <summary>Whether the form of a unit's wave was sent, so that its questions come back to it.</summary>
    public bool IsChange { get; private set; }

    public IReadOnlyList<DeviationLine> All { get; private set; } = [];
    public IReadOnlyList<StudyUnit> Units { get; private set; } = [];
    public IReadOnlyList<int> Waves { get; private set; } = [];

    public async Task<IActionResult> OnPostNoteAsync()
    {
        if (!MayPlan) return Forbid();
        ModelState.Clear();
        Check(Rules, Input);
        var screened = await ScreenAsync(Guid.Empty, Input.What, Input.Why);
        MustNameNobody("Input.What");
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Acting;
        TellSteward(nameof(Deviation), Id, screened, action);
        return await DoneOrAgainAsync(await service.NoteAsync(Id, Input.What!.Trim(), Input.Why!.Trim(), action), Words["Noted. The report names it."], $"~/Evaluation/Studies/Deviations/{Id}");
    }

    public async Task<IActionResult> OnPostChangeAsync()
    {
        if (!MayPlan) return Forbid();
        ModelState.Clear();
        IsChange = true;
        Check(ChangeRules, Change, nameof(Change));
        var screened = await ScreenAsync(Guid.Empty, Change.Reason);
        MustNameNobody("Change.Reason");
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Acting;
        TellSteward(nameof(WaveChange), Id, screened, action);
        return await DoneOrAgainAsync(await service.ChangeWaveAsync(Id, Change.Unit!.Value, Change.ToWave!.Value, Change.FromMonth!.Value, Change.Reason!.Trim(), action), Words["Noted. The unit stays counted where it was drawn."], $"~/Evaluation/Studies/Deviations/{Id}");
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync()) return false;
        All = await (from deviation in Db.Set<Deviation>()
                     join account in Db.Users on deviation.ById equals (Guid?)account.Id into accounts
                     from account in accounts.DefaultIfEmpty()
                     where deviation.StudyId == Id
                     orderby deviation.At, deviation.Id
                     select new DeviationLine(deviation.What, deviation.Why, account == null ? null : account.DisplayName, deviation.At)).ToListAsync();
        Units = await reader.UnitsOfAsync(Id);
        Waves = await Db.Set<StudyWave>().Where(w => w.StudyId == Id).OrderBy(w => w.Number).Select(w => w.Number).ToListAsync();
        return true;
    }
}

/// <param name="By">Null where the house itself noted it.</param>
public sealed record DeviationLine(string What, string Why, string? By, DateTime At);

public sealed class DeviationInput
{
    public string? What { get; set; }
    public string? Why { get; set; }
}

public sealed class WaveChangeInput
{
    public Guid? Unit { get; set; }
    public int? ToWave { get; set; }
    public DateOnly? FromMonth { get; set; }
    public string? Reason { get; set; }
}
