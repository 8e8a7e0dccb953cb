using System.Text.RegularExpressions;
using Alliance.Platform.Layout;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Audit;

/// <summary>A sentence for one event name, brought by the room whose event it is.</summary>
public sealed record AuditWord(string Action, string Sentence);

/// <summary>Event names as people say them. A name that no room has worded is taken apart: PromiseMade is "Promise made".</summary>
public sealed partial class AuditWords(IEnumerable<AuditWord> words, IStringLocalizer<Words> localizer)
{
    private readonly Dictionary<string, string> sentences = words.ToDictionary(w => w.Action, w => w.Sentence);

    /// <summary>Rows of the record, named as events are: AuditChain is "Audit chain".</summary>
    public string OfEntity(string entity) => localizer[Spelled(entity)];

    public string Of(string action) => localizer[sentences.GetValueOrDefault(action) ?? Spelled(action)];

    private static string Spelled(string action)
    {
        var apart = Joint().Replace(action, " ");
        return apart.Length == 0 ? apart : apart[..1] + apart[1..].ToLowerInvariant();
    }

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Joint();
}
