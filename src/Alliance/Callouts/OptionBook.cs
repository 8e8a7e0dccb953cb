namespace Alliance.Callouts;

/// <summary>Something to do other than enforcement.</summary>
/// <param name="What">In a line.</param>
/// <param name="Needs">What it takes.</param>
/// <param name="Who">Who can provide it.</param>
/// <param name="Not">When not to, and when safety comes first.</param>
public sealed record CalmOption(string What, string Needs, string Who, string Not);

/// <summary>What can be done in each kind of situation, and a way out of it for the talk itself; in words of our own.</summary>
public static class OptionBook
{
    /// <summary>Steps out of a struggle about who wins, in the order to try them.</summary>
    public static readonly IReadOnlyList<string> ExitRamp =
    [
        "Slow down: one breath, one step back, a lower voice.",
        "Say what you see, and that it matters: “This is a lot tonight.”",
        "Give the reason before the request.",
        "Offer two ways, both of which you can accept.",
        "Let them choose, and let them keep their face: no audience, no last word.",
        "If it climbs again, pause and come back, or let a colleague take over.",
    ];

    public static IReadOnlyList<CalmOption> Of(Situation situation) => Options[situation];

    private static readonly Dictionary<Situation, IReadOnlyList<CalmOption>> Options = new Dictionary<Situation, IReadOnlyList<CalmOption>>
    {
        [Situation.NeighborDispute] =
        [
            new("Hear each side alone first, then say back what each needs", "Ten minutes each, two places out of earshot", "You and one colleague", "Not while either is still shouting for the other to hear; not where one is afraid of the other."),
            new("Ask somebody both respect to sit with them", "A yes from both sides, and a room that belongs to neither", "A helper for talking things down, a hall nearby", "Not where there was violence, or a threat of it: that is no dispute."),
            new("Agree on one small thing until a fixed day", "One sentence that both would sign, and a day to look at it", "The relationship's owner, who comes back on that day", "Not as a way to end the call faster: who agreed only to be left alone has not agreed."),
        ],
        [Situation.MentalDistress] =
        [
            new("Make it quieter: fewer people, less light, one voice", "One person who talks, the others out of sight", "You and your colleagues", "With a weapon, or if somebody may die by their own hand, call the crisis team and medical help first."),
            new("Call the crisis team or the 988 line, and stay until somebody has taken over", "A telephone, and time", "The mobile crisis team, 988", "Do not leave the person alone to make the call."),
            new("Ask whom they would like to have beside them", "Their own choice, asked and not guessed", "A helper for keeping company, if they want one", "No helper learns who it is from you; and nobody comes whom the person did not want."),
            new("Bring them where they feel safe, if they wish", "A ride that is no transport under arrest", "A ride, a quiet room", "Not where a doctor is needed: then it is an ambulance."),
        ],
        [Situation.IntoxicatedPatron] =
        [
            new("A way home with somebody sober", "An address they say themselves, and somebody there", "A ride, a friend, a taxi the house pays for", "Cannot be woken, cannot stand, hit their head, is very cold: medical help at once."),
            new("Water, food, a chair away from the door", "Half an hour, and somebody who looks in", "The house itself, food nearby", "Not alone in a locked room, and not asleep on their back."),
            new("Settle with the house how tonight ends, and talk about the last hour on another day", "The manager, and a date", "The owner of the relationship", "No lesson for the manager in front of guests."),
        ],
        [Situation.YoungPeople] =
        [
            new("Ask first what they are here for, and what would make it a good night", "Five minutes without a request", "You, on foot", "Nobody's name is asked for that; it is a talk."),
            new("Offer a place that is open and meant for them", "A hall or a court with an adult who wants them there", "A room, a youth worker", "Not as an order to leave: an offer can be turned down."),
            new("Agree on the noise, the bottles and the hour, in their words", "Somebody they choose to speak for them", "You and the neighbors", "Not where somebody is in danger or much younger than the others: then call who cares for them."),
        ],
        [Situation.NowhereToSleep] =
        [
            new("A bed for tonight, asked for with them beside you", "A telephone, and what they need: a dog, a partner, a bag", "A bed, the shelter line 211", "No one is made to take it. In deadly cold, medical help comes first."),
            new("Warmth now: blankets, something hot, a place to sit", "A place that agreed to it for this hour", "Blankets and clothes, food, a room", "Not at the price of their belongings: those come along."),
            new("A name for tomorrow, and somebody who goes along", "A service that opens, and a time", "An outreach worker", "Do not promise what the service has not promised."),
        ],
        [Situation.Grief] =
        [
            new("Sit down, say the plain word, and then be quiet", "Time, and a telephone that does not ring", "You, and one colleague outside", "Not over the telephone where it can be helped, and not in front of children alone."),
            new("Ask who should be with them tonight, and wait until they are there", "Their own choice", "Family, a helper for keeping company, a chaplain if they ask for one", "No faith is offered that they did not name."),
            new("Leave one number on paper, and call once in the next days", "A date you keep", "The owner of the relationship", "No questions for a report in the first hour that can wait."),
        ],
        [Situation.BusinessConflict] =
        [
            new("Take the talk off the floor", "A back room, and one from each side", "The manager", "Not where there was violence, or where somebody cannot leave freely."),
            new("Let each say what a fair end would be, and look for the part they share", "Somebody who takes no side", "A helper for talking things down, somebody who speaks the language", "You are not the judge of a bill or a lease: say so, and who is."),
            new("Stay while one of the two leaves with their head up", "Five minutes, and a door that is not the front one", "You", "No ban is promised here on anybody's word."),
        ],
        [Situation.AfterFright] =
        [
            new("Open a place where people can be together", "A hall, something warm, and somebody who knows them", "A room, food, company", "Only when the scene is over and safe; never close to it."),
            new("Say what is known, what is not, and when you will say more", "One sentence that is true, repeated by many", "Helpers who pass on word", "No name of anybody hurt, and no guess."),
            new("Come back the next day, and the week after", "Two dates", "The owners of the relationships around", "Watch for who stays away: they may need it most."),
        ],
        [Situation.OrganizerAsks] =
        [
            new("Ask what they want to happen, and offer only what they ask for", "Who decides on their side, and how to reach them", "The owner of the relationship", "What it is about is nobody's business here, and is not written down."),
            new("Agree beforehand who speaks to whom, and what each will do first", "Two telephone numbers", "You and the organizer", "Not through somebody they did not choose."),
            new("Find what is missing: a room, water, somebody who speaks a language", "One list", "Those around who offered it", "No helper is asked to keep an eye on others."),
        ],
        [Situation.Other] =
        [
            new("Ask what would help, and wait for the answer", "A minute", "You", "Where somebody is in danger, help comes first."),
            new("Ask whom they trust", "Their own choice", "Somebody from this list, if they want", "Nobody is told who is in trouble, only what is needed."),
            new("Find the one thing that can be settled now", "One promise that you can keep", "You and they", "Do not promise for others."),
        ],
    };
}
