namespace Alliance.Partnerships.Checks;

/// <summary>What is said beside the three questions, on either side.</summary>
public static class CheckWords
{
    public const string NotValidated = "Three questions in our own words. Nobody has tested whether they measure anything: use them to begin a talk, not to judge anybody.";

    public const int Least = 1, Most = 5;

    /// <summary>A way to open the talk about one question, for the officer; to be said in one's own words.</summary>
    public static string Opening(AllianceQuestion question) => question switch
    {
        AllianceQuestion.Bond => "“I saw that we feel differently about how much we trust each other. I would like to understand how it looks from your side. What happened, or did not happen?”",
        AllianceQuestion.Goals => "“It seems we do not want quite the same from this. What would have to come of it for it to be worth your time? Here is what I hope for.”",
        _ => "“We see differently whether what we do helps. What has been useful to you, and what only cost you time? What should I do more of, or leave?”",
    };

    /// <summary>How to listen while they answer.</summary>
    public static readonly IReadOnlyList<string> Listening =
    [
        "Ask for the talk, and let them choose when and where: they do not owe it to you.",
        "Ask openly, and wait. Three quiet seconds are an answer too.",
        "Say back what you heard before you say anything of your own. “Did I get that right?”",
        "Own your part in one plain sentence, without a “but”.",
        "Agree on one small thing that will be different, and write it down as a promise.",
    ];

    /// <summary>The same for the partner.</summary>
    public static readonly IReadOnlyList<string> ForThePartner =
    [
        "You may say no to this talk, or bring somebody.",
        "Say what happened and what it was like for you. One example is enough.",
        "Ask what they heard you say. They should get it right before they answer.",
        "Say what should be different next time: one small thing.",
        "If you would rather not talk with this officer, say so; the steward is there for that.",
    ];
}
