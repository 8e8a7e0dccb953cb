using System.Text.RegularExpressions;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Partnerships.Partners;

/// <summary>
/// A known contact's name in a note is kept as a reference and written out from the contact when the note is read: taking the name
/// out of the contact takes it out of every note.
/// </summary>
public static partial class ContactReferences
{
    /// <summary>Stands where words were that had to go; read as an ellipsis.</summary>
    public const string TakenOut = "";

    private const int ShortestPart = 3;

    /// <summary>Parts of surnames that are words of their own; "the delivery van" speaks of nobody.</summary>
    private static readonly HashSet<string> Particles = new(StringComparer.OrdinalIgnoreCase) { "van", "von", "der", "den", "del", "dos", "das", "los", "las", "bin", "ibn" };

    /// <summary>How long a text may grow when names in it become references; the shortest name and its space become 53 characters.</summary>
    public static int RoomFor(int typed) => typed * 14;

    /// <summary>Puts references where the partner's contacts are named, by full name or by one part of it.</summary>
    public static string? Encode(string? text, IEnumerable<Contact> contacts)
    {
        if (text is null) return null;
        foreach (var contact in contacts.Where(c => c.Name is not null).OrderByDescending(c => c.Name!.Length))
        {
            text = Replace(text, contact.Name!, $"{{contact:{contact.Id}}}", RegexOptions.IgnoreCase);
            var parts = contact.Name!.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < parts.Length && parts.Length > 1; i++)
            {
                if (parts[i].Length < ShortestPart || i > 0 && Particles.Contains(parts[i])) continue;
                // A surname is often a word too (park, young): only as a name is written. A first name is typed in haste.
                text = Replace(text, parts[i], $"{{contact:{contact.Id}:{(i == 0 ? "first" : i)}}}", i == 0 ? RegexOptions.IgnoreCase : RegexOptions.None);
            }
        }
        return text;
    }

    /// <param name="nameOf">How the contact may be called now.</param>
    public static string? Render(string? text, Func<Guid, CalledAs?> nameOf) =>
        text is null ? null : text == TakenOut ? "…" : Reference().Replace(text, match =>
        {
            if (nameOf(Guid.Parse(match.Groups["id"].Value)) is not { } called) return "…";
            if (!called.ByName || !match.Groups["part"].Success) return called.Words;
            var parts = called.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return int.TryParse(match.Groups["part"].ValueSpan, out var part) ? parts[Math.Min(part, parts.Length - 1)] : parts[0];
        });

    private static string Replace(string text, string name, string reference, RegexOptions options) =>
        Regex.Replace(text, $@"(?<![\p{{L}}\p{{N}}{{:-]){Regex.Escape(name)}(?![\p{{L}}\p{{N}}])", reference, options | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(200));

    [GeneratedRegex(@"\{contact:(?<id>[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(:(?<part>first|\d{1,2}))?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}

/// <summary>What a contact is called to this reader: their name, or the words for what they do there.</summary>
public sealed record CalledAs(string Words, bool ByName)
{
    /// <summary>By name where there is one, else by what they do there.</summary>
    public static CalledAs Now(string? name, string roleTitle, IStringLocalizer<Words> words) => name is null ? new(words["a contact ({0})", roleTitle], false) : new(name, true);
}

public static class ContactNames
{
    /// <summary>How each contact of these partners may be called now: by name, or by what they do there.</summary>
    public static async Task<Dictionary<Guid, CalledAs>> ContactNamesAsync(this AllianceContext db, IReadOnlyCollection<Guid> partners, IStringLocalizer<Words> words)
    {
        if (partners.Count == 0) return [];
        var contacts = await db.Set<Contact>().Where(c => partners.Contains(c.PartnerId)).Select(c => new { c.Id, c.Name, c.RoleTitle }).ToListAsync();
        return contacts.ToDictionary(c => c.Id, c => CalledAs.Now(c.Name, c.RoleTitle, words));
    }

    /// <summary>Writes references for the names of one partner's contacts; every text of a record passes through it before it is kept.</summary>
    public static async Task<Func<string?, string?>> ReferencesAsync(this AllianceContext db, Guid partnerId)
    {
        var named = await db.Set<Contact>().AsNoTracking().Where(c => c.PartnerId == partnerId && c.Name != null).ToListAsync();
        return text => ContactReferences.Encode(text, named);
    }
}
