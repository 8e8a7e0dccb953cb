namespace Alliance.Stewardship.RunningOut;

/// <summary>What goes when, as the steward tells whoever asks. Each line is kept by a job and has a test.</summary>
public static class RunningOutRules
{
    private const string WithTheRecord = "With the record", WhenAConsentEnds = "When their consent ends or they leave", Counts = "That there was one, and when";

    /// <summary>What, when, and what stays of it.</summary>
    public static readonly IReadOnlyList<(string What, string Goes, string Stays)> All =
    [
        ("Names, telephones and e-mail", "24 months after the last yes, or when they leave", "What they do there: “a manager”"),
        ("Talks, corrections and notes kept back", WithTheRecord, "Day, channel, minutes and needs"),
        ("Promises and what became of them", "With the record; an open one once its day has passed", "Whose it was, its day, kept or not"),
        ("Shared goals, stages and rulers; what came of a gap", WithTheRecord, "Stages and numbers"),
        ("Why a relationship moved or rested, and plans", WithTheRecord, Counts),
        ("Anything that speaks of people who did not take part", "After 30 days; a concern 30 days after it was dealt with", Counts),
        ("Concerns and what was said to them", "24 months after the last word", "What it was about and how it ended"),
        ("Offers", "On their last day, or when a consent ends", "Its kind and hours"),
        ("How somebody wants to be approached", WhenAConsentEnds, "Nothing"),
        ("An invitation's address and first name", "After 14 days", "Nothing"),
    ];
}
