using Alliance.Partnerships.Import.Register;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Import;

/// <summary>What a person does with a register, up to asking for it to be applied or undone; <see cref="ImportRunner"/> does the rest.</summary>
public sealed class ImportService(AllianceContext db, PreviewShelf shelf)
{
    /// <summary>Takes a register in, where it can be read at all; a file that cannot leaves nothing.</summary>
    /// <param name="id">Made with the form: the same form posted twice is one run.</param>
    public async Task<ReadResult<ImportRun>> UploadAsync(Guid id, UploadedFiles files, ActionContext action, CancellationToken cancel = default)
    {
        if (await db.Set<ImportRun>().SingleOrDefaultAsync(r => r.Id == id, cancel) is { } there) return there;
        var table = RegisterFile.Read(files.Register, files.RegisterName);
        if (!table.Succeeded) return table.Refusal;
        if (files.Neighborhoods is not null && Neighborhoods.ReadWhole(files.Neighborhoods) is { Succeeded: false } areas) return areas.Refusal;
        var run = new ImportRun
        {
            AgencyId = action.AgencyId,
            Id = id,
            FileName = NameOf(files.RegisterName),
            ById = action.ActorId ?? ImportRun.ByTheCommandLine,
            StartedAt = action.Now,
            State = ImportState.Uploaded,
            File = files.Pack(),
            Rows = table.Value.Rows.Count,
            Mapping = await EarlierMappingAsync(table.Value, cancel) ?? GuessedMapping(table.Value),
        };
        db.Add(run);
        await db.SaveAsync(action, PartnershipEvents.ImportUploaded, run, null, cancel);
        return run;
    }

    /// <returns>What is wrong with the mapping; null where it was saved.</returns>
    public async Task<Sentence?> MapAsync(ImportRun run, int version, IReadOnlyDictionary<string, RegisterField> columns, ActionContext action)
    {
        if (!IsOpen(run)) return NoLongerOpen;
        var table = RegisterFile.Read(FilesOf(run).Register, run.FileName);
        if (!table.Succeeded) return table.Refusal;
        var mapping = ColumnMapping.From(table.Value, columns);
        return mapping.Succeeded ? await MapAsync(run, version, RememberedMapping.Write(mapping.Value, table.Value), action) : mapping.Refusal;
    }

    /// <summary>For a mapping that came as a file.</summary>
    public async Task<Sentence?> MapAsync(ImportRun run, string json, ActionContext action)
    {
        var table = RegisterFile.Read(FilesOf(run).Register, run.FileName);
        if (!table.Succeeded) return table.Refusal;
        var mapping = ColumnMapping.FromJson(json, table.Value);
        return mapping.Succeeded ? await MapAsync(run, run.Version, RememberedMapping.Write(mapping.Value, table.Value), action) : mapping.Refusal;
    }

    /// <summary>What the run would do with each row, as things are now.</summary>
    public async Task<ReadResult<RegisterPlan>> PreviewAsync(ImportRun run, CancellationToken cancel)
    {
        if (!IsOpen(run)) return NoLongerOpen;
        if (shelf.Find(run) is { } made) return made;
        var prepared = await new ImportPlanner(db).PlanAsync(FilesOf(run), run.Mapping, cancel);
        if (!prepared.Succeeded) return prepared.Refusal;
        shelf.Put(run, prepared.Value.Plan);
        return prepared.Value.Plan;
    }

    /// <summary>Asks for the run to be applied; whoever asks second changes nothing.</summary>
    /// <param name="version">The version that was previewed: another mapping since then stops it.</param>
    public async Task<bool> StartAsync(ImportRun run, int version, ActionContext action)
    {
        if (!IsOpen(run)) return false;
        db.Entry(run).Property(r => r.Version).OriginalValue = version;
        (run.State, run.Done, run.Failure, run.Summary) = (ImportState.Asked, 0, null, null);
        await db.SaveAsync(action, PartnershipEvents.ImportStarted, run, null);
        return true;
    }

    /// <summary>Asks for the run to be taken back; whoever asks second changes nothing.</summary>
    public async Task<bool> StartUndoAsync(ImportRun run, ActionContext action)
    {
        if (run.State != ImportState.Applied) return false;
        (run.State, run.Done, run.UndoneById) = (ImportState.Undoing, 0, action.ActorId);
        await db.SaveAsync(action, PartnershipEvents.ImportUndoStarted, run, null);
        return true;
    }

    /// <summary>Lets the file go without bringing anything in.</summary>
    public async Task GiveUpAsync(ImportRun run, ActionContext action)
    {
        if (!IsOpen(run)) return;
        (run.State, run.File) = (ImportState.GivenUp, null);
        await db.SaveAsync(action, PartnershipEvents.ImportGivenUp, run, null);
    }

    public static bool IsOpen(ImportRun run) => run is { State: ImportState.Uploaded or ImportState.Failed, File: not null };

    public static UploadedFiles FilesOf(ImportRun run) => UploadedFiles.Unpack(run.FileName, run.File!);

    public static readonly Sentence NoLongerOpen = new("This register has been brought in or given up already.");

    private async Task<Sentence?> MapAsync(ImportRun run, int version, string mapping, ActionContext action)
    {
        db.Entry(run).Property(r => r.Version).OriginalValue = version;
        if (run.Mapping == mapping) return null;
        run.Mapping = mapping;
        await db.SaveAsync(action, PartnershipEvents.ImportMapped, run, null);
        return null;
    }

    /// <summary>The next edition of a register has the same columns; what was corrected once is not corrected again.</summary>
    private async Task<string?> EarlierMappingAsync(RegisterTable table, CancellationToken cancel)
    {
        const int remembered = 30;
        var mappings = await db.Set<ImportRun>().Where(r => r.Mapping != null).OrderByDescending(r => r.StartedAt).Select(r => r.Mapping!).Take(remembered).ToListAsync(cancel);
        return mappings.Find(m => RememberedMapping.IsOf(table, m) && ColumnMapping.FromJson(m, table).Succeeded);
    }

    private static string? GuessedMapping(RegisterTable table) => ColumnMapping.Guess(table) is { Succeeded: true } guess ? RememberedMapping.Write(guess.Value, table) : null;

    private static string NameOf(string fileName)
    {
        var name = Text.Clean(Path.GetFileName(fileName.Replace('\\', '/')));
        return name.Length <= ImportRun.FileNameMaxLength ? name : Text.Clean(name[^ImportRun.FileNameMaxLength..]);
    }
}
