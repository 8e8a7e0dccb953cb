using System.Security.Cryptography;
using System.Text.Json;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Releases;

public sealed record NewRelease
{
    public required Guid Id { get; init; }
    public required Guid PartnerId { get; init; }
    public required Asker Asker { get; init; }
    public required ReleaseGround Ground { get; init; }
    public required string FileNumber { get; init; }
    public DateOnly? SilentUntil { get; init; }
    public string? OrderNumber { get; init; }
}

/// <param name="BlackedOut">The sentences not given out, each with its reason.</param>
public sealed record ChosenText(Guid SourceId, IReadOnlyDictionary<int, Redaction> BlackedOut);

/// <summary>Gives out what a law asks for, keeps what went, and tells those it is about.</summary>
public sealed class ReleaseService(AllianceContext db, AgencyScope scope, Releasables texts)
{
    /// <summary>The same words for everybody, in both languages: somebody else may read over a shoulder, and a job does not know the language.</summary>
    public const string LetterSubject = "Your record / Su registro";

    private const string Letter = "Hello,\n\nthere is something new to read in your record. Open the address that the officer gave you, with /portal at its end, and look under “Who looked”.\n\n"
        + "Hola:\n\nhay algo nuevo que leer en su registro. Abra la dirección que le dio el agente, con /portal al final, y mire en «Quién miró».\n";

    public async Task BeginAsync(NewRelease input, ActionContext action)
    {
        if (await db.Set<Release>().AnyAsync(r => r.Id == input.Id)) return;
        var release = new Release
        {
            AgencyId = action.AgencyId,
            Id = input.Id,
            PartnerId = input.PartnerId,
            Asker = input.Asker,
            Ground = input.Ground,
            FileNumber = input.FileNumber,
            BegunById = action.Actor,
            BegunAt = action.Now,
            SilentUntil = input.SilentUntil,
            OrderNumber = input.OrderNumber,
        };
        db.Add(release);
        await db.SaveNewAsync(action, StewardshipEvents.ReleaseBegun, release, release.PartnerId);
    }

    /// <summary>Keeps which sentences go and which are blacked out, and tells the partner unless a court forbids it.</summary>
    /// <returns>False where none of what was chosen is there any more: nothing goes out then.</returns>
    public async Task<bool> MakeAsync(Release release, IReadOnlyList<ChosenText> chosen, ActionContext action)
    {
        var there = (await texts.OfAsync(release.PartnerId)).ToDictionary(t => t.Id);
        var parts = (from choice in chosen
                     where there.ContainsKey(choice.SourceId)
                     let text = there[choice.SourceId]
                     from place in Enumerable.Range(0, text.Sentences.Count)
                     select new ReleasedPart
                     {
                         AgencyId = action.AgencyId,
                         Id = action.NewId(),
                         ReleaseId = release.Id,
                         Kind = text.Kind,
                         SourceId = text.Id,
                         Place = place,
                         BlackedOutFor = choice.BlackedOut.TryGetValue(place, out var reason) ? reason : null,
                     }).ToList();
        if (parts.Count == 0) return false;
        (release.ReleasedAt, release.FileHash) = (action.Now, SHA256.HashData(await FileAsync(release, parts)));
        db.AddRange(parts);
        await db.SaveAsync(action, StewardshipEvents.ReleaseMade, release, release.PartnerId);
        if (release.SilentUntil is null || release.SilentUntil <= scope.Current.DayOf(action.Now)) await TellAsync(release, action);
        return true;
    }

    /// <summary>The file that was given out; null where the words have been taken out since.</summary>
    public async Task<byte[]?> TakeAsync(Release release, ActionContext action)
    {
        var parts = await db.Set<ReleasedPart>().AsNoTracking().Where(p => p.ReleaseId == release.Id).ToListAsync();
        var file = await FileAsync(release, parts);
        if (release.FileHash is null || !SHA256.HashData(file).AsSpan().SequenceEqual(release.FileHash)) return null;
        db.Record(action, StewardshipEvents.ReleaseTaken, nameof(Release), release.Id, release.PartnerId, JsonSerializer.Serialize(new { release.FileNumber, Hash = Convert.ToHexStringLower(release.FileHash) }));
        await db.SaveChangesAsync();
        return file;
    }

    /// <summary>Tells of releases whose silence is over.</summary>
    public async Task TellDueAsync(ActionContext action)
    {
        var today = scope.Current.DayOf(action.Now);
        foreach (var release in await db.Set<Release>().Where(r => r.ReleasedAt != null && r.ToldAt == null && (r.SilentUntil == null || r.SilentUntil <= today)).ToListAsync()) await TellAsync(release, action);
    }

    private async Task<byte[]> FileAsync(Release release, IReadOnlyCollection<ReleasedPart> parts) => ReleaseFile.Write(scope.Current, release, await texts.AgainAsync(parts), parts);

    /// <summary>Those whom it is about, and nobody else there.</summary>
    private async Task TellAsync(Release release, ActionContext action)
    {
        release.ToldAt = action.Now;
        foreach (var person in await db.Set<Contact>().AsNoTracking().Where(c => c.PartnerId == release.PartnerId && c.Email != null && c.LeftAt == null).Select(c => new { c.Id, c.Email }).ToListAsync())
            if (await db.PartsAbout(person.Id).AnyAsync(p => p.ReleaseId == release.Id)) db.Post(action, person.Id, person.Email!, LetterSubject, Letter);
        await db.SaveAsync(action, StewardshipEvents.ReleaseTold, release, release.PartnerId);
    }
}
