namespace Alliance.Coaching.Summary;

/// <summary>A sentence an officer could have said, begun with what the partner had just said where that can be given back.</summary>
internal static class BetterSaid
{
    public static string Instead(Suggestion kind, string? partnerSaid) => Mirror.Of(partnerSaid ?? "") is { } heard ? $"It sounds like {heard}. {After(kind)}" : Alone(kind);

    private static string After(Suggestion kind) => kind switch
    {
        Suggestion.InsteadOfConfronting => "Let's slow down for a moment. What matters most to you right now?",
        Suggestion.InsteadOfPersuading => "Would it be all right if I told you what has worked for others? You decide what fits.",
        Suggestion.InsteadOfClosedQuestion => "What has that been like for you?",
        Suggestion.InsteadOfInformation => "Before I say more: what would be most useful for you to know?",
        _ => "That must weigh on you.",
    };

    private static string Alone(Suggestion kind) => kind switch
    {
        Suggestion.InsteadOfConfronting => "I can see this matters to you. Let's slow down for a moment. What would you like me to understand?",
        Suggestion.InsteadOfPersuading => "I have a thought about that. Would it be all right if I shared it? You decide what fits.",
        Suggestion.InsteadOfClosedQuestion => "Tell me a little more about that. What has it been like for you?",
        Suggestion.InsteadOfInformation => "There is something I could tell you about that. What would be most useful for you to know?",
        _ => "It sounds like this has been weighing on you.",
    };
}
