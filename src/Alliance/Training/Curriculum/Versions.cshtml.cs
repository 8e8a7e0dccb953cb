using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Curriculum;

public sealed record KeptVersion(Guid Id, int Number, string? By, DateTime At, string? Why, int Readers);

/// <summary>The texts of a module that are kept.</summary>
[Authorize(Policy = TrainingPolicies.Teach)]
public sealed class VersionsModel(AllianceContext db, ModuleShelf shelf, TimeProvider time) : TrainingPage(time)
{
    [FromRoute]
    public string Key { get; set; } = "";

    public string Title { get; private set; } = "";
    public IReadOnlyList<KeptVersion> Kept { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await shelf.FindAsync(Key) is not { } taught) return NotFound();
        Title = taught.Text.Title;
        Kept = await (from version in db.Set<ModuleVersion>()
                      join writer in db.Users on version.WrittenById equals writer.Id into writers
                      from writer in writers.DefaultIfEmpty()
                      where version.Key == Key
                      orderby version.Number descending
                      select new KeptVersion(version.Id, version.Number, writer == null ? null : writer.DisplayName, version.KeptAt, version.Why, db.Set<ModuleReading>().Count(r => r.ModuleVersionId == version.Id))).ToListAsync();
        return Page();
    }
}
