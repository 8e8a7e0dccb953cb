using System.Text.Json;
using System.Text.RegularExpressions;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Instruments;

/// <summary>Writes the agency's own instruments: drafts that change, published ones that do not.</summary>
public sealed partial class InstrumentService(AllianceContext db)
{
    /// <summary>Keeps a first draft; a form sent twice makes one.</summary>
    public async Task StartAsync(Guid id, Instrument instrument, ActionContext action)
    {
        if (await db.Set<InstrumentVersion>().AnyAsync(v => v.Id == id)) return;
        var key = await FreeKeyAsync(instrument.Title.En);
        await KeepAsync(id, instrument with { Key = key }, 1, action);
    }

    /// <summary>A draft of the next version of an own instrument.</summary>
    /// <returns>The draft: a new one, or the one that somebody began already.</returns>
    public async Task<InstrumentVersion> NextAsync(InstrumentVersion before, Guid id, ActionContext action)
    {
        if (await db.Set<InstrumentVersion>().FirstOrDefaultAsync(v => v.Key == before.Key && v.PublishedAt == null) is { } begun) return begun;
        var last = await db.Set<InstrumentVersion>().Where(v => v.Key == before.Key).MaxAsync(v => v.Number);
        return await KeepAsync(id, InstrumentText.Read(before.Text), last + 1, action);
    }

    /// <param name="version">What the writer saw.</param>
    /// <returns>False where somebody else was faster, or it is published.</returns>
    public Task<bool> ChangeAsync(InstrumentVersion draft, int version, Instrument changed, ActionContext action)
    {
        if (draft.Version != version || draft.PublishedAt is not null) return Task.FromResult(false);
        (draft.Text, draft.Title, draft.Audience) = (InstrumentText.Write(changed), changed.Title.En, changed.Audience);
        return SavedAsync(draft, InstrumentEvents.InstrumentChanged, action);
    }

    /// <summary>From now on its text stays. It must be whole.</summary>
    /// <returns>False where somebody changed it meanwhile.</returns>
    public Task<bool> PublishAsync(InstrumentVersion draft, int version, ActionContext action)
    {
        if (InstrumentCheck.Of(InstrumentText.Read(draft.Text)).Any(p => !p.IsWarning)) throw new InvalidOperationException("An instrument that is not whole cannot be published.");
        if (draft.Version != version || draft.PublishedAt is not null) return Task.FromResult(false);
        draft.PublishedAt = action.Now;
        return SavedAsync(draft, InstrumentEvents.InstrumentPublished, action);
    }

    /// <summary>No new survey takes it. Those that did go on with it.</summary>
    public async Task RetireAsync(InstrumentVersion own, ActionContext action)
    {
        if (own.RetiredAt is not null) return;
        own.RetiredAt = action.Now;
        await db.SaveAsync(action, InstrumentEvents.InstrumentRetired, own, null);
    }

    /// <summary>A draft goes for good: nobody ever answered it.</summary>
    public async Task DropAsync(InstrumentVersion draft, ActionContext action)
    {
        if (draft.PublishedAt is not null) throw new InvalidOperationException("A published instrument is retired, not dropped.");
        db.Remove(draft);
        await db.SaveAsync(action, InstrumentEvents.InstrumentDropped, draft, null);
    }

    /// <summary>Writes down who takes which questionnaire out of the house, before it leaves.</summary>
    public async Task TakeAlongAsync(Instrument instrument, Guid? row, ActionContext action)
    {
        db.Record(action, InstrumentEvents.InstrumentExported, nameof(InstrumentVersion), row, null, JsonSerializer.Serialize(new { key = instrument.Key }));
        await db.SaveChangesAsync();
    }

    private async Task<InstrumentVersion> KeepAsync(Guid id, Instrument instrument, int number, ActionContext action)
    {
        var draft = new InstrumentVersion
        {
            AgencyId = action.AgencyId,
            Id = id,
            Key = instrument.Key,
            Number = number,
            Title = instrument.Title.En,
            Audience = instrument.Audience,
            Text = InstrumentText.Write(instrument),
            IsOurOwn = true,
            ById = action.Actor,
            At = action.Now,
        };
        db.Add(draft);
        await db.SaveNewAsync(action, InstrumentEvents.InstrumentDrafted, draft, null);
        return draft;
    }

    private async Task<bool> SavedAsync(InstrumentVersion draft, string what, ActionContext action)
    {
        try
        {
            await db.SaveAsync(action, what, draft, null);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>From the title, with a number where it is taken.</summary>
    private async Task<string> FreeKeyAsync(string title)
    {
        var slug = NotInKey().Replace(title.ToLowerInvariant(), "-").Trim('-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        slug = slug.Length == 0 ? "instrument" : slug[..Math.Min(slug.Length, InstrumentVersion.KeyMaxLength - 4)].Trim('-');
        var taken = (await db.Set<InstrumentVersion>().Select(v => v.Key).Distinct().ToListAsync()).Concat(ReadyMade.Instruments.Select(i => i.Key)).ToHashSet(StringComparer.Ordinal);
        var key = slug;
        for (var n = 2; taken.Contains(key); n++) key = $"{slug}-{n}";
        return key;
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInKey();
}
