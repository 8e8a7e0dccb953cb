namespace Alliance.Stewardship.Screening;

/// <summary>The sentences an officer reads beside a hit: English, and the keys under which translations are found.</summary>
public sealed record Advice(Category Category, string ReasonText, string TryText)
{
    public static IReadOnlyList<Advice> All { get; } =
    [
        new(Category.RaceOrEthnicity,
            "We keep nothing about a person's race, ethnicity or national origin.",
            "Say what was asked or agreed. A language someone prefers may stay; for a group, use the organisation's name."),
        new(Category.Religion,
            "We keep nothing about a person's religion.",
            "Name the organisation you met with, or the day and time that suits, and leave out what anyone believes."),
        new(Category.Politics,
            "We keep nothing about a person's political views or activity.",
            "Write about the problem you are working on together, not about anyone's views, vote or protest."),
        new(Category.ImmigrationStatus,
            "We keep nothing about anyone's immigration status.",
            "Write what help was asked for, such as a contact at a legal clinic, without the reason."),
        new(Category.Gang,
            "Gang information does not belong in a record of a relationship.",
            "Describe what people at the place notice or need, without saying who belongs to what."),
        new(Category.Associates,
            "We do not keep who knows whom.",
            "Write only about those who took part and what they asked for."),
        new(Category.Vehicle,
            "We keep nothing that identifies a person's vehicle.",
            "Describe the problem, for example “parking blocks the ramp on weekday mornings”."),
        new(Category.PhysicalDescription,
            "We do not keep what a person looks like.",
            "Use the contact's name if they took part; otherwise leave the person out."),
        new(Category.Photo,
            "We keep no pictures of people.",
            "Describe the place or the problem in words, or picture the place without people."),
        new(Category.BirthDateOrAge,
            "We keep no birth dates or ages of people.",
            "Leave the age out, or name the programme's age group."),
        new(Category.HomeAddress,
            "We keep no home addresses or positions; people are placed by neighbourhood only.",
            "Name the neighbourhood, or the organisation's own address."),
        new(Category.HealthOrTrauma,
            "A person's health, whom they love and what they have lived through are theirs to tell, not ours to keep.",
            "Write what they asked us to do or avoid, for example “meet on the ground floor” or “call before visiting”."),
        new(Category.Minor,
            "Children and teenagers are never named or described here.",
            "Write about the programme or the adult staff you met, for example “the youth group asked for later hours”."),
        new(Category.CriminalInformation,
            "Information about a crime belongs in the department's own system, never in a record of a relationship.",
            "Report it where it belongs and write here only what you and your partner agreed to do."),
        new(Category.OfficialData,
            "Numbers and records from official systems must not be copied here.",
            "Remove them. If a follow-up is needed, write “see the report” without its number."),
        new(Category.SomeoneElse,
            "An entry speaks only of those who took part.",
            "Leave the person out, or name their role, for example “the shift lead”. If they took part, add them to the entry."),
    ];

    private static readonly Dictionary<Category, Advice> ByCategory = All.ToDictionary(advice => advice.Category);

    public static Advice For(Category category) => ByCategory[category];
}
