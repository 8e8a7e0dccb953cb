using System.Net;
using Alliance.Platform.Layout;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Audit;

public static class SourceWords
{
    /// <summary>Where an event came from, as people say it.</summary>
    public static string From(this IStringLocalizer<Words> words, string? source) =>
        source is null ? words["unknown"]
        : IPAddress.TryParse(source, out var address) && IPAddress.IsLoopback(address) ? words["the server itself"]
        : words[source];
}
