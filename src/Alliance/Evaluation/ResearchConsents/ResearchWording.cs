using Alliance.Partnerships.Consents;

namespace Alliance.Evaluation.ResearchConsents;

/// <summary>What somebody reads before they agree to take part in a study. A changed text is a new version; old ones stay.</summary>
public static class ResearchWording
{
    public const int Current = 1;

    private static readonly Passage[] ForPartners =
    [
        new("What you are asked",
        [
            "A few short questions, now and then, by a letter to your e-mail address.",
            "It comes only if you also agreed to e-mail.",
            "You are free to answer or not, each time.",
        ]),
        new("What is kept of it",
        [
            "Your answers, under a number instead of your name.",
            "The day you answered. No hour, and no trace of your device.",
            "Only the steward has the key from the number to you. It is on paper, and not in this program.",
        ]),
        new("Who sees it",
        [
            "Somebody who studies how we work reads the answers. They do not know whose they are.",
            "The officer you know sees none of them, nor whether you take part.",
            "What fewer than 10 people said is shown to nobody.",
        ]),
        new("You can stop",
        [
            "Stop at any time, here, alone and without a reason.",
            "Then your answers go. The steward needs the key to find them, so it can take some days.",
            "If the study has begun to count, your words and the number go. The rest stays only among 10 or more.",
            "After you answer you get a code. With it you can take that answer back at once, alone.",
        ]),
    ];

    private static readonly Passage[] ForOfficers =
    [
        new("What you are asked",
        [
            "Short questions, now and then, by a link that is yours alone and works once.",
            "You are free to answer or not, each time, and to leave any question out.",
        ]),
        new("What is kept",
        [
            "Your answers, under a pseudonym made of who you are and a key. Your squad, and the day; no hour, no account, no network address.",
            "The key is with the steward, on paper. It is not in this program, so nobody can look you up in it: not the evaluator, not the administrator.",
            "That you agreed, and when: here, for you. No page shows it to your supervisor.",
        ]),
        new("Who sees it",
        [
            "The evaluator sees answers by pseudonym and squad, never by name, and shows no result of fewer than 10 people.",
            "The steward holds the key and sees no answers. Only the two together could find out whose they are, and they have promised not to.",
        ]),
        new("What it is never used for",
        [
            "Answers and scores never touch appraisal, quota or discipline. Whether you take part does not either.",
        ]),
        new("You can stop",
        [
            "Stop at any time, here, without a reason. Before the analysis plan is locked, your answers are deleted.",
            "After that, your pseudonym and own words are destroyed, and the answers stay only where at least 10 share your squad and the survey; the report says how many.",
            "Finding your answers takes the steward's key, so it waits until the steward does it. With the code you get after answering, you can take an answer back at once, alone.",
        ]),
    ];

    public static IReadOnlyList<Passage> Of(bool isPartner) => isPartner ? ForPartners : ForOfficers;
}
