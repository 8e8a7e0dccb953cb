using System.Text.Json;
using Alliance.Partnerships.Import;
using Alliance.Partnerships.Import.Register;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Problems.Incidents.File;
using Microsoft.EntityFrameworkCore;
using Text = Alliance.Partnerships.Import.Register.Text;

namespace Alliance.Problems.Incidents;

/// <summary>Takes files of incidents in, brings their counts in once somebody has looked, and takes them back.</summary>
public sealed class IncidentService(AllianceContext db, AgencyScope scope, IServiceScopeFactory scopes, IncidentReading reading, ImportTurn turn, TimeProvider time)
{
    public static Sentence NoLongerOpen => new("This file has been brought in or given up already.");

    /// <summary>Counts a file and keeps the counts until they are brought in; a file that cannot be read leaves nothing.</summary>
    /// <param name="id">Made with the form: the same form posted twice is one import.</param>
    public async Task<ReadResult<IncidentImport>> UploadAsync(Guid id, string fileName, Stream file, ActionContext action, CancellationToken cancel = default)
    {
        if (await FindAsync(id, cancel) is { } there) return there;
        var read = IncidentFile.Read(file, await IncidentPlaces.LocatorAsync(db, cancel));
        if (!read.Succeeded) return read.Refusal;
        var import = new IncidentImport { AgencyId = action.AgencyId, Id = id, FileName = NameOf(fileName), ById = action.ActorId, StartedAt = action.Now, State = IncidentImportState.Waiting, Tally = TallyPack.Pack(read.Value), Rows = read.Value.Rows };
        db.Add(import);
        return await db.SaveNewAsync(action, IncidentEvents.IncidentsUploaded, import, null) ? import : (await FindAsync(id, cancel))!;
    }

    public Task<IncidentImport?> FindAsync(Guid id, CancellationToken cancel = default) => db.Set<IncidentImport>().SingleOrDefaultAsync(i => i.Id == id, cancel);

    /// <summary>What bringing it in would do, as things are now.</summary>
    public async Task<IncidentPlan> PlanAsync(IncidentImport import, ActionContext action, CancellationToken cancel = default)
    {
        var tally = TallyPack.Unpack(import.Tally!);
        var plan = IncidentPlan.Of(tally, await IncidentPlaces.OfAsync(db, tally, cancel), await MeaningsAsync(cancel), scope.Current.DayOf(action.Now));
        await reading.CompareAsync(plan, cancel);
        return plan;
    }

    /// <summary>Remembers what words of a file mean: a category known before, a new one of that name, or nothing.</summary>
    /// <param name="meanings">By the word as written.</param>
    public async Task DecideAsync(IncidentImport import, IReadOnlyDictionary<string, CategoryMeaning> meanings, ActionContext action)
    {
        var known = await MeaningsAsync(default);
        var there = await db.Set<IncidentCategory>().ToDictionaryAsync(c => c.SortName, c => c.Id);
        foreach (var (word, meaning) in meanings)
        {
            if (known.ContainsKey(Names.Fold(word))) continue;
            if (meaning is CategoryMeaning.Added) there[Names.Fold(word)] = Add(word, action);
            else db.Add(new CategoryWord { AgencyId = action.AgencyId, Id = action.NewId(), Word = word, SortWord = Names.Fold(word), CategoryId = (meaning as CategoryMeaning.Known)?.CategoryId, ById = action.ActorId, At = action.Now });
        }
        if (db.ChangeTracker.HasChanges()) await db.SaveAsync(action, IncidentEvents.IncidentCategoriesDecided, import, null);
    }

    /// <returns>False where it is no longer open, or somebody else was faster.</returns>
    public async Task<bool> ApplyAsync(IncidentImport import, ActionContext action, Action? waiting = null, CancellationToken cancel = default)
    {
        await using var held = await turn.TakeAsync(waiting, cancel);
        await db.Entry(import).ReloadAsync(cancel);
        if (import.State != IncidentImportState.Waiting) return false;
        var plan = await PlanAsync(import, action, cancel);
        if (plan.Unknown.Count > 0) return false;
        var writer = new IncidentWriter(new ChunkedWriting(scopes, time, scope.Current), time, import.Id, action);
        // What an earlier try left behind, before it stopped.
        await writer.ClearAsync(cancel);
        await writer.WriteAsync(plan, () => turn.KeepAsync(cancel), cancel);
        (import.State, import.Tally, import.AppliedAt) = (IncidentImportState.Applied, null, await AfterAllOthersAsync(cancel));
        (import.Counted, import.LeftOut, import.Replaced, import.From, import.Until) = (plan.Counted, plan.RowsLeftOut, plan.Replaced, plan.From, plan.Until);
        import.Notes = JsonSerializer.Serialize(plan.Notes);
        await db.SaveAsync(action, IncidentEvents.IncidentsBroughtIn, import, null, cancel);
        return true;
    }

    /// <summary>From this moment its counts hold no longer, and those it replaced do; its rows go right after.</summary>
    public async Task<bool> UndoAsync(IncidentImport import, ActionContext action, CancellationToken cancel = default)
    {
        if (import.State != IncidentImportState.Applied) return false;
        (import.State, import.UndoneAt, import.UndoneById) = (IncidentImportState.Undone, action.Now, action.ActorId);
        await db.SaveAsync(action, IncidentEvents.IncidentsTakenBack, import, null, cancel);
        await new IncidentWriter(new ChunkedWriting(scopes, time, scope.Current), time, import.Id, action).ClearAsync(cancel);
        return true;
    }

    public async Task GiveUpAsync(IncidentImport import, ActionContext action)
    {
        if (import.State != IncidentImportState.Waiting) return;
        (import.State, import.Tally) = (IncidentImportState.GivenUp, null);
        await db.SaveAsync(action, IncidentEvents.IncidentsGivenUp, import, null);
    }

    /// <summary>Now, and later than every other: the order in which imports replace each other hangs on it.</summary>
    private async Task<DateTime> AfterAllOthersAsync(CancellationToken cancel)
    {
        var now = time.Instant();
        return await db.Set<IncidentImport>().MaxAsync(i => i.AppliedAt, cancel) is { } last && last >= now ? last.AddMicroseconds(1) : now;
    }

    /// <summary>What words of files mean, folded: the names of categories, and what was decided of others.</summary>
    private async Task<Dictionary<string, Guid?>> MeaningsAsync(CancellationToken cancel)
    {
        var meanings = await db.Set<CategoryWord>().AsNoTracking().ToDictionaryAsync(w => w.SortWord, w => w.CategoryId, cancel);
        foreach (var category in await db.Set<IncidentCategory>().AsNoTracking().Select(c => new { c.SortName, c.Id }).ToListAsync(cancel)) meanings[category.SortName] = category.Id;
        return meanings;
    }

    private Guid Add(string word, ActionContext action)
    {
        var category = new IncidentCategory { AgencyId = action.AgencyId, Id = action.NewId(), Name = word, SortName = Names.Fold(word) };
        db.Add(category);
        return category.Id;
    }

    private static string NameOf(string fileName)
    {
        var name = Text.Clean(Path.GetFileName(fileName.Replace('\\', '/')));
        return name.Length <= IncidentImport.FileNameMaxLength ? name : Text.Clean(name[^IncidentImport.FileNameMaxLength..]);
    }
}

/// <summary>What a word of a file is decided to mean.</summary>
public abstract record CategoryMeaning
{
    private CategoryMeaning()
    {
    }

    public sealed record Known(Guid CategoryId) : CategoryMeaning;

    public sealed record Added : CategoryMeaning;

    public sealed record LeftOut : CategoryMeaning;
}
