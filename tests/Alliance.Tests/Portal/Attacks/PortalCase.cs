using System.Runtime.CompilerServices;
using Alliance.Tests.House;

namespace Alliance.Tests.Portal.Attacks;

/// <summary>One thing that can be posted to the portal or to the public form, with what an attacker needs to know of it.</summary>
/// <param name="Template">The route.</param>
/// <param name="Handler">Null for the page's only or unnamed handler.</param>
internal sealed record PortalCase(string Template, string? Handler)
{
    /// <summary>Which of their rows the address names, or <see cref="KeyField"/> does; null where it names none.</summary>
    public Func<Insider, Guid>? Own { get; init; }

    /// <summary>The field that names a row, where the address does not.</summary>
    public string? KeyField { get; init; }

    /// <summary>The field with the key that the form brings for a new row.</summary>
    public string? NewKeyField { get; init; }

    /// <summary>What makes it succeed, beside those keys.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields { get; init; } = [];

    /// <summary>Texts that somebody else reads afterwards.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Texts that nobody else ever reads, each with the reason.</summary>
    public IReadOnlyDictionary<string, string> Unread { get; init; } = new Dictionary<string, string>();

    /// <summary>An address that is no key; else the template with the key in it.</summary>
    public Func<AttackedHouse, string>? At { get; init; }

    /// <summary>What the address or the field names, so that another key can take its place.</summary>
    public bool NamesARow => Own is not null || KeyField is not null;

    public string Address(AttackedHouse house, Guid? key) =>
        (At?.Invoke(house) ?? "/" + string.Join('/', Template.Trim('/').Split('/').Select(part => part.StartsWith('{') ? key.ToString() : part))) + (Handler is null ? "" : $"?handler={Handler}");

    public List<KeyValuePair<string, string>> Filled(Guid? key, Guid newKey)
    {
        var fields = Fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)).ToList();
        if (KeyField is not null && key is not null) fields.Add(new(KeyField, key.Value.ToString()));
        if (NewKeyField is not null) fields.Add(new(NewKeyField, newKey.ToString()));
        return fields;
    }

    public async Task<Page> PostAsync(AttackedHouse house, Browser browser, Guid? key, Guid newKey) =>
        await browser.PostAsync(Address(house, key), [.. await TokenAsync(browser), .. Filled(key, newKey)]);

    /// <summary>A form's token of this browser's own: one for whoever is in, and one for strangers.</summary>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> TokenAsync(Browser browser)
    {
        var known = Tokens.GetOrCreateValue(browser);
        if (known.TryGetValue(At is null, out var tokens)) return tokens;
        var page = await browser.GetAsync(At is null ? "/portal/choices" : "/at/maple-harbor/portal/card");
        return known[At is null] = [.. page.Form(At is null ? "#renew-form" : "#card-form").Fields.Where(f => f.Key == "__RequestVerificationToken")];
    }

    /// <summary>One is good for many forms.</summary>
    private static readonly ConditionalWeakTable<Browser, Dictionary<bool, IReadOnlyList<KeyValuePair<string, string>>>> Tokens = [];
}
