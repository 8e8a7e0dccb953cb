namespace Alliance.Stewardship.Organization;

/// <summary>
/// What an agency asks itself about community policing. The elements are those of the federal outline of community policing
/// (partnerships, organization, problem solving); every question and every description is our own, and none has been validated.
/// </summary>
public static class ElementBook
{
    public static readonly IReadOnlyList<Element> All = [.. Partnerships(), .. Management(), .. Structure(), .. Problems()];

    private static readonly Dictionary<string, Element> ByCode = All.ToDictionary(e => e.Code);

    public static IReadOnlyList<Element> Of(Part part) => [.. All.Where(e => e.Part == part)];

    public static Element? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    private static IReadOnlyList<Element> Partnerships() =>
    [
        new("agencies", Part.Partnerships, "Other public agencies",
            "When a problem belongs to more than one office of the city or county, do we work on it with them?",
            "We know whom to call, and call when something has gone wrong.",
            "With some offices we meet, share what we may, and settle who does what.",
            "Schools, health, housing, parks and courts plan with us, and each does a part that the others count on."),
        new("community", Part.Partnerships, "Residents and their groups",
            "Do the people who live here help decide what we work on, before we decide?",
            "We tell residents what we do, and listen when they come to us.",
            "Some officers know groups well; what people say there changes some of our work.",
            "Every neighborhood has people who know an officer by name, help choose what matters, and hear what came of it."),
        new("services", Part.Partnerships, "Non-profits and services",
            "When somebody needs help that is not ours to give, is there a hand to pass them to?",
            "We have a list of telephone numbers.",
            "We know people at some services, and ask afterwards whether it worked.",
            "Officers and services know each other, hand over in person, and look together at who falls between."),
        new("businesses", Part.Partnerships, "Businesses",
            "Do businesses know us before something happens to them?",
            "We meet them as the place where something was reported.",
            "Some are visited with no reason but to know them, and tell us early what they see.",
            "Most have somebody here whom they know, and bring time, rooms or money to what we work on together."),
        new("media", Part.Partnerships, "Newspapers, radio and online voices",
            "Do people hear from us what we do, also when it did not go well?",
            "We answer questions about incidents.",
            "We tell of our work ourselves, in the languages people here speak.",
            "Reporters trust what we say, hear bad news from us first, and help people take part."),
    ];

    private static IReadOnlyList<Element> Management() =>
    [
        new("climate", Part.Organization, "Climate and culture",
            "Is knowing people here seen as police work, by those who do it?",
            "It is something extra, for those who like it.",
            "It is spoken of well, and some squads work that way.",
            "New colleagues learn it from old ones, and whoever does it well is looked up to."),
        new("leadership", Part.Organization, "Leadership",
            "Do those who lead do themselves what they ask for?",
            "It stands in speeches.",
            "Command asks about relationships as it asks about response times.",
            "Leaders at every rank tend relationships of their own, make room for others to, and say what they learned."),
        new("labor", Part.Organization, "Working with those who represent officers",
            "Have the people whose work changes had a say in the change?",
            "They hear of changes when these are decided.",
            "Their representatives are asked before a change, and some things were done differently for it.",
            "Changes of shifts, beats and duties are worked out together, and looked at together afterwards."),
        new("decisions", Part.Organization, "Who decides",
            "May the officer who knows the place decide what is tried there?",
            "Whatever is out of the ordinary goes up, and comes back late.",
            "Officers may try small things, and know which.",
            "Decisions are made where the knowledge is; those above ask what was learned, not who allowed it."),
        new("planning", Part.Organization, "Planning",
            "Does what we learn from people find its way into what the agency plans?",
            "There is a plan, and few know what is in it.",
            "The plan names partnerships and problems, and somebody looks at it during the year.",
            "Residents and officers write it with us, it says what will be different, and we report on it in public."),
        new("policies", Part.Organization, "Policies",
            "Do our written rules fit this way of working?",
            "They say nothing of it, or stand in its way.",
            "Some were changed, such as those for time on a beat or for talking with the press.",
            "They start from it: discretion, options other than enforcement, and how to treat people are written down and taught."),
        new("looking-back", Part.Organization, "Looking at ourselves",
            "Do we find out whether what we do works, apart from counting it?",
            "We count arrests, calls and minutes.",
            "We also ask people how it was for them, and look at some problems before and after.",
            "What we stop and what we go on with follows from what we found, and partners see the findings."),
        new("openness", Part.Organization, "Openness",
            "Can somebody outside see what we do, what we keep, and how to complain?",
            "They can ask, and wait.",
            "We publish figures and policies; complaints have a way that people know.",
            "Good and bad figures are out before anybody asks, and people can see and correct what is kept about them."),
    ];

    private static IReadOnlyList<Element> Structure() =>
    [
        new("places", Part.Organization, "Officers for a place",
            "Does a neighborhood keep the same officers long enough to know them?",
            "Whoever is free goes.",
            "There are beats, and people stay for a year or so unless needed elsewhere.",
            "Officers stay, their shifts fit the place, and they hand over in person when they leave."),
        new("everybody", Part.Organization, "Everybody's work",
            "Is it the work of all, or of a unit that does it for the others?",
            "There is a unit for it; the rest do not need to.",
            "The unit helps the others begin.",
            "Every patrol officer works this way, and specialists are called for what is special."),
        new("means", Part.Organization, "Time and money",
            "Is there time on the schedule for contact that nobody called us for?",
            "It is done when nothing else comes.",
            "Some hours are set aside, and mostly hold.",
            "Hours, cover and money for it are in the budget, and go last when things are cut."),
        new("hiring", Part.Organization, "Hiring",
            "Do we look for people who can listen?",
            "We look for what the test asks.",
            "Listening and patience are spoken of in interviews.",
            "People from the neighborhoods help choose, and what we look for is what the work here needs."),
        new("supervision", Part.Organization, "Supervision and appraisal",
            "Is good work with people noticed, without counting it?",
            "Appraisals ask for numbers of stops and reports.",
            "Supervisors ask what was tried and what was learned.",
            "Supervisors coach, come along, and appraise how problems and people were dealt with; no count of contacts is a goal."),
        new("training", Part.Organization, "Training",
            "Do we practice talking with people as we practice the rest?",
            "A lecture at the academy.",
            "Some have practiced listening and calming with feedback.",
            "Everybody practices, again and again, with people from the community among the teachers."),
        new("access", Part.Organization, "Getting at information",
            "Does an officer find what they need to know about a place, when they are there?",
            "It lies in systems few can use.",
            "Maps and figures of a beat can be had within a day or two.",
            "Officers and partners look at the same figures of a place, and nobody sees more about people than the work needs."),
        new("quality", Part.Organization, "Right and complete information",
            "Can we rely on what is written down?",
            "Often it is late, or half of it is missing.",
            "Mistakes are looked for, and put right when found.",
            "What is kept is right, asked for once, checked by those it is about, and gone when its time is over."),
    ];

    private static IReadOnlyList<Element> Problems() =>
    [
        new("scanning", Part.Problems, "Finding the problem",
            "Do we see what belongs together, and agree with others that it matters?",
            "We go from call to call.",
            "We notice what comes back, and ask some of those who live with it.",
            "Problems are found and put in order together with those they harm, from more than our own figures."),
        new("analysis", Part.Problems, "Understanding it",
            "Do we know why it happens before we do something?",
            "We do what worked last time.",
            "We look at when and where, and talk to a few who know.",
            "We look until we can say what keeps it going, also where that is something we do."),
        new("response", Part.Problems, "Choosing what to do",
            "Do we look for answers that last, and beyond enforcement?",
            "More patrols, and citations.",
            "We try other things beside that, mostly our own ideas.",
            "Those concerned choose with us among several answers; each takes a part, and enforcement is one of them."),
        new("assessment", Part.Problems, "Seeing whether it worked",
            "Do we look afterwards, and say so when it did not help?",
            "When it is quiet, it is over.",
            "We compare before and after for some problems.",
            "We look each time, also at what moved next door, ask those concerned, and change what did not work."),
        new("triangle", Part.Problems, "People, places and who could step in",
            "Beside who did it: do we look at who is harmed, at the place, and at who could watch over each?",
            "We look for whoever did it.",
            "We also look at the place, and speak with whoever runs it.",
            "For each side we ask who could make a difference, and work with them: family, neighbors, owners, managers."),
    ];
}
