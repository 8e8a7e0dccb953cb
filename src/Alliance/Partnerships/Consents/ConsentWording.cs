namespace Alliance.Partnerships.Consents;

/// <summary>The page a person reads before anything of theirs is kept. A changed text is a new version; old ones stay.</summary>
public static class ConsentWording
{
    public const int Current = 2;

    private static readonly Passage[] First =
    [
        new("What was read to you", ["May I keep your name and a way to reach you, so that we can stay in touch? You can see everything we keep about you and who has looked at it, correct it, or have it taken out at any time. It is for working together; it is not offered to enforcement. A court order or a public-records request could still reach it. It ends after 24 months unless you renew it. You are 18 or older, and you are free to say no."]),
    ];

    private static readonly Passage[] Second =
    [
        new("What is kept",
        [
            "Your name, if you want that. If not, only what you do there, such as “a manager”.",
            "A telephone number and an e-mail address, if you give them.",
            "What we talk about with you and what we promise each other, in words that you can read.",
        ]),
        new("Who sees it",
        [
            "The officer you know, and one colleague who stands in.",
            "Other officers see that there was a talk, and no words and no name. They must first say why.",
            "You see all of it, and each time somebody looked.",
        ]),
        new("How long",
        [
            "24 months. After that it goes out by itself, unless you say yes again.",
            "You can leave at any time, alone and without a reason. It happens at once.",
        ]),
        new("What it is never used for",
        [
            "It is for working together before there is trouble. It is not offered to enforcement.",
            "Nothing is kept about your religion, your origin, your papers, your politics or your family.",
        ]),
        new("What we cannot promise", ["A court order or a public-records request can still reach it. You are told when it does, unless a court forbids it."]),
        new("You are free to say no", ["If you say no, nothing is kept, and nobody is told. It looks the same as no answer."]),
    ];

    public static IReadOnlyList<Passage> Of(int version) => version == 1 ? First : Second;
}

/// <summary>A heading, and short sentences under it.</summary>
public sealed record Passage(string Heading, IReadOnlyList<string> Sentences);
