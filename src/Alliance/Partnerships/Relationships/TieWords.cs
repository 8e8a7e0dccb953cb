using Alliance.Partnerships.Partners;
using Alliance.Platform.Layout;
using Microsoft.Extensions.Localization;

namespace Alliance.Partnerships.Relationships;

public static class TieWords
{
    /// <summary>What a tie is made of, in a sentence.</summary>
    public static string PartsOf(this IStringLocalizer<Words> words, TieStory story)
    {
        if (story.Talks == 0 && story.Kept == 0 && story.Broken == 0) return words["Nothing happened in the past year."];
        var parts = new List<string> { words.Count(story.Talks, "1 talk in the past year", "{0} talks in the past year") };
        if (story.TheyCame > 0) parts.Add(words.Count(story.TheyCame, "once they came to us", "{0} times they came to us"));
        if (story.Kept > 0) parts.Add(words.Count(story.Kept, "1 promise kept", "{0} promises kept"));
        if (story.Broken > 0) parts.Add(words.Count(story.Broken, "1 promise broken", "{0} promises broken"));
        return string.Join(", ", parts) + ".";
    }
}
