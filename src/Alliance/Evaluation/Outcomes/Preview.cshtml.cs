using System.Text.Json;
using Alliance.Evaluation.Studies;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Outcomes;

/// <summary>What a file of counts says, before it is taken in.</summary>
[Authorize(Policy = EvaluationPolicies.Evaluate)]
public sealed class PreviewModel(AllianceContext db, OutcomeService outcomes, TimeProvider time) : EvaluationPage(time)
{
    [FromRoute] public Guid Id { get; set; }

    public OutcomeFile Brought { get; private set; } = null!;
    public string StudyTitle { get; private set; } = "";
    public string OutcomeTitle { get; private set; } = "";
    public IReadOnlyList<string> Remarks { get; private set; } = [];
    public IReadOnlyList<UnitCounts> Units { get; private set; } = [];

    /// <summary>Whether counts of an earlier file are there, which this one would replace.</summary>
    public bool Replaces { get; private set; }

    public static IReadOnlyList<string> RemarksOf(OutcomeFile file) => JsonSerializer.Deserialize<List<string>>(file.Remarks) ?? [];

    public async Task<IActionResult> OnGetAsync() => !await LoadAsync() ? NotFound() : Brought.Waiting is null ? Redirect($"~/Evaluation/Outcomes/{Brought.StudyId}") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        return await outcomes.TakeAsync(Id, Act("Bringing in counts for a study"))
            ? Done($"~/Evaluation/Outcomes/{Brought.StudyId}", Words["{0} counts were taken in.", Brought.Rows])
            : Done($"~/Evaluation/Outcomes/{Brought.StudyId}", Words["This file had been taken in or given up already."]);
    }

    public async Task<IActionResult> OnPostGiveUpAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await outcomes.GiveUpAsync(Brought, Act("Bringing in counts for a study"));
        return Done($"~/Evaluation/Outcomes/{Brought.StudyId}", Words["Given up. Nothing of the file is kept."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await outcomes.FindAsync(Id) is not { } file) return false;
        Brought = file;
        Remarks = RemarksOf(file);
        StudyTitle = await db.Set<Study>().Where(study => study.Id == file.StudyId).Select(study => study.Title).SingleAsync();
        OutcomeTitle = await db.Set<StudyOutcome>().Where(outcome => outcome.StudyId == file.StudyId && outcome.Key == file.Outcome).Select(outcome => outcome.Title).SingleOrDefaultAsync() ?? file.Outcome;
        Replaces = await db.Set<OutcomeFile>().AnyAsync(each => each.StudyId == file.StudyId && each.Outcome == file.Outcome && each.TakenAt != null && each.ReplacedAt == null);
        if (file.Waiting is { } packed)
        {
            Units = [.. PackedCounts.Unpack(packed).GroupBy(count => count.Unit).OrderBy(unit => unit.Key, StringComparer.Ordinal)
                .Select(unit => new UnitCounts(unit.Key, unit.Count(), unit.Min(count => count.Month), unit.Max(count => count.Month), unit.Sum(count => (long)count.Count), unit.Min(count => count.Count), unit.Max(count => count.Count)))];
        }
        return true;
    }
}

public sealed record UnitCounts(string Unit, int Months, DateOnly First, DateOnly Last, long Sum, int Least, int Most);
