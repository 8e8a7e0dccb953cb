using Alliance.Partnerships.Import.Register;
using Alliance.Platform.Layout;
using Microsoft.Extensions.Localization;

namespace Alliance.Partnerships.Import;

public static class SentenceWords
{
    /// <summary>A sentence of the reader in the reader's language.</summary>
    public static string Say(this IStringLocalizer<Words> words, Sentence sentence) =>
        words[sentence.Template, [.. sentence.Arguments.Select(a => a is RegisterField field ? words.Of(field) : a)]];
}
