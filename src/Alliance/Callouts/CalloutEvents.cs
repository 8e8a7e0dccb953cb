namespace Alliance.Callouts;

/// <summary>What the audit calls the things done in this room.</summary>
public static class CalloutEvents
{
    public const string CalloutOpened = nameof(CalloutOpened);
    public const string CalloutEnded = nameof(CalloutEnded);
    public const string CalloutsForgotten = nameof(CalloutsForgotten);
    public const string HelpersListed = nameof(HelpersListed);
    public const string HelperAsked = nameof(HelperAsked);
    public const string HelperAnswered = nameof(HelperAnswered);
    public const string HelperThanked = nameof(HelperThanked);
    public const string HelpTalkedOver = nameof(HelpTalkedOver);

    /// <summary>The purpose that those who were listed read.</summary>
    public const string Purpose = "Callout: looking for who can help";
}
