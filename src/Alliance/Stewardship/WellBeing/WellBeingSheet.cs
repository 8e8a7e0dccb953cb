namespace Alliance.Stewardship.WellBeing;

/// <summary>One thing to ask oneself about the last two weeks.</summary>
/// <param name="Key">Groups its answers on the page; it stands nowhere else.</param>
public sealed record Asked(string Key, string Words);

/// <summary>How to read what one answered, and what may help.</summary>
/// <param name="When">For whoever reads it without a script.</param>
public sealed record Reading(string Key, string When, string Title, IReadOnlyList<string> Words);

/// <summary>
/// A few questions to oneself, in words of our own; no test, and nothing that anybody has validated. The server hands out the sheet and
/// never learns what was answered: the browser reads it out, and forgets it.
/// </summary>
public static class WellBeingSheet
{
    public static readonly IReadOnlyList<Asked> Questions =
    [
        new("sleep", "I slept badly, or woke with work in my head."),
        new("rest", "I could not come to rest after a shift."),
        new("short", "I was shorter with people than I want to be, at work or at home."),
        new("pictures", "Something I saw came back when I did not want it to."),
        new("away", "I kept away from people I like, or from what I like to do."),
        new("means", "I drank or took something to come down."),
        new("sense", "I asked myself what it is all good for."),
        new("body", "My body was tense, tired or in pain, and I do not know from what."),
        new("here", "I thought that it would be better not to be here any more."),
    ];

    public static readonly IReadOnlyList<Reading> Readings =
    [
        new("now", "The last one, even once", "Please do not stay alone with this",
            ["Many who have carried too much for too long have had this thought, and it passes more easily with somebody beside you. Call or text 988 now, or go to somebody you trust and say the sentence as it stands. If you have your weapon at home, give it to somebody for these days."]),
        new("much", "Several “most days”", "That is a lot at once",
            ["You need not sort it out first, and you need not do it alone. Talk with somebody from the list this week, before the next hard shift. They have heard it before.",
             "Tell one person at home or at work that it is much right now. It need not be more than that sentence."]),
        new("some", "Some “some days”, or one or two “most days”", "Some of it stays with you",
            ["That happens to people who let others come close, which is what good work here asks of you. Look at which of these came up most, and talk it over with somebody you trust in the next days.",
             "What often helps: an hour after the shift that belongs to nobody, moving, sleeping before deciding anything. If it is the same in two weeks, turn to somebody from the list."]),
        new("light", "Mostly “hardly”", "You seem to be carrying it",
            ["Keep what is good for you: sleep, people, something that has nothing to do with work. And look at the one beside you; ask how it is, and wait for the answer."]),
    ];
}
