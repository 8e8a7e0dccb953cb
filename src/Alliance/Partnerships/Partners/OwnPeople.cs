using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Partners;

/// <summary>Finds people by name among the relationships that the reader owns or backs. Nobody else's people are looked at.</summary>
public sealed class OwnPeople(AllianceContext db, Guid reader)
{
    public const int Most = 12;

    /// <summary>Each word typed must begin a word of the name. Names are folded here: no folded name of a person is kept.</summary>
    public async Task<IReadOnlyList<OwnPerson>> FindAsync(string typed, CancellationToken cancel)
    {
        var words = Names.Words(typed);
        if (words.Count == 0) return [];
        // In two steps: joined, SQLite would begin at the contacts of the whole agency.
        var own = await db.HeldBy(reader).Select(r => r.PartnerId).ToListAsync(cancel);
        var people = await db.Set<Contact>().Where(c => own.Contains(c.PartnerId) && c.Name != null && c.LeftAt == null)
            .Select(c => new OwnPerson(c.Id, c.Name!, c.RoleTitle, c.PartnerId, "")).ToListAsync(cancel);
        var found = people.Where(p => MayBegin(words[0][0], p.Name) && Begin(words, Names.Words(p.Name))).OrderBy(p => Names.Fold(p.Name), StringComparer.Ordinal).ThenBy(p => p.Id).Take(Most).ToList();
        if (found.Count == 0) return [];
        var partners = found.ConvertAll(p => p.PartnerId);
        var names = await db.Set<Partner>().Where(p => partners.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        return [.. found.Where(p => names.ContainsKey(p.PartnerId)).Select(p => p with { Partner = names[p.PartnerId] })];
    }

    /// <summary>Folding a name costs; the first letters of its words rule most of them out.</summary>
    private static bool MayBegin(char letter, string name)
    {
        var begins = true;
        foreach (var c in name)
        {
            if (begins && (!char.IsAscii(c) || char.ToLowerInvariant(c) == letter)) return true;
            begins = !char.IsAsciiLetterOrDigit(c);
        }
        return false;
    }

    private static bool Begin(IReadOnlyList<string> typed, IReadOnlyList<string> name) =>
        typed.All(t => name.Any(n => n.StartsWith(t, StringComparison.Ordinal)));
}

public sealed record OwnPerson(Guid Id, string Name, string RoleTitle, Guid PartnerId, string Partner);
