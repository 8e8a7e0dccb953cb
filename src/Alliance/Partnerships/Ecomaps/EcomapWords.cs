using Alliance.Platform.Layout;
using Microsoft.Extensions.Localization;

namespace Alliance.Partnerships.Ecomaps;

public static class EcomapWords
{
    /// <summary>Who helps whom, by name.</summary>
    public static string FlowOf(this IStringLocalizer<Words> words, TieFlow flow, string first, string second) => flow switch
    {
        TieFlow.ToSecond => words["{0} helps {1}", first, second],
        TieFlow.ToFirst => words["{0} helps {1}", second, first],
        _ => words.Of(flow),
    };

    /// <summary>What flows, as one line; empty where nothing was said.</summary>
    public static string SupportsOf(this IStringLocalizer<Words> words, Supports supports) => string.Join(", ", words.OfEach(supports));
}
