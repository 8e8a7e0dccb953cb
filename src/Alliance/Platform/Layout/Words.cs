using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Layout;

/// <summary>The key to every word a user reads. The English sentence is its own key; other languages bring resources.</summary>
public sealed class Words;

public static class WordsExtensions
{
    /// <summary>The words for one value of a closed list.</summary>
    public static string Of<T>(this IStringLocalizer<Words> words, T value) where T : struct, Enum =>
        words[typeof(T).GetField(value.ToString())?.GetCustomAttribute<DisplayAttribute>()?.Name ?? value.ToString()];

    /// <summary>The words for each flag that is set.</summary>
    public static IEnumerable<string> OfEach<T>(this IStringLocalizer<Words> words, T flags) where T : struct, Enum =>
        Enum.GetValues<T>().Where(f => Convert.ToInt64(f, null) != 0 && flags.HasFlag(f)).Select(f => words.Of(f));

    /// <summary>One form for one, another for all other counts; the count is the sentence's {0}.</summary>
    public static string Count(this IStringLocalizer<Words> words, int count, string one, string many) => words[count == 1 ? one : many, count];
}
