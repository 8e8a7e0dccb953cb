using System.Text.RegularExpressions;
using Alliance.Platform.Data.Search;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Alliance.Partnerships.Search;

/// <summary>Points out in a text what was searched for.</summary>
public static partial class Marks
{
    private const int Before = 60, Long = 240;

    public static IHtmlContent Marked(this IHtmlHelper html, string text, IReadOnlyList<string> words)
    {
        var content = new HtmlContentBuilder();
        var written = 0;
        foreach (Match word in Word().Matches(text).Where(m => IsOne(m.Value, words)))
        {
            content.Append(text[written..word.Index]).AppendHtml("<mark>").Append(word.Value).AppendHtml("</mark>");
            written = word.Index + word.Length;
        }
        return content.Append(text[written..]);
    }

    /// <summary>A piece of a long text around the first word that was searched for.</summary>
    public static string Piece(string text, IReadOnlyList<string> words)
    {
        if (text.Length <= Long) return text;
        var first = Word().Matches(text).FirstOrDefault(m => IsOne(m.Value, words))?.Index ?? 0;
        var from = first <= Before ? 0 : text.LastIndexOf(' ', first - Before) + 1;
        if (text.Length - from <= Long) return $"{(from > 0 ? "… " : "")}{text[from..]}";
        var space = text.LastIndexOf(' ', from + Long, Long / 2);
        var until = space > from ? space : from + Long;
        return $"{(from > 0 ? "… " : "")}{text[from..until]} …";
    }

    /// <summary>Whether each of the words begins a word of the text.</summary>
    internal static bool Say(string text, IReadOnlyList<string> words)
    {
        var said = SearchWords.Of(text);
        return words.All(w => said.Any(s => s.StartsWith(w, StringComparison.Ordinal)));
    }

    private static bool IsOne(string word, IReadOnlyList<string> words) => SearchWords.Of(word).Any(folded => words.Any(w => folded.StartsWith(w, StringComparison.Ordinal)));

    [GeneratedRegex(@"[\p{L}\p{N}\p{Mn}'’]+")]
    private static partial Regex Word();
}
