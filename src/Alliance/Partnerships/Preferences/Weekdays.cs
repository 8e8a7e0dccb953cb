using System.ComponentModel.DataAnnotations;

namespace Alliance.Partnerships.Preferences;

[Flags]
public enum Weekdays
{
    None = 0,
    [Display(Name = "Monday")] Monday = 1,
    [Display(Name = "Tuesday")] Tuesday = 2,
    [Display(Name = "Wednesday")] Wednesday = 4,
    [Display(Name = "Thursday")] Thursday = 8,
    [Display(Name = "Friday")] Friday = 16,
    [Display(Name = "Saturday")] Saturday = 32,
    [Display(Name = "Sunday")] Sunday = 64,
}

/// <summary>What somebody would rather talk in, or can talk in for others. Said by themselves, and no sign of where anybody comes from.</summary>
public enum SpokenLanguage
{
    [Display(Name = "English")] English = 1,
    [Display(Name = "Spanish")] Spanish = 2,
    [Display(Name = "American Sign Language")] SignLanguage = 3,
    [Display(Name = "Amharic")] Amharic = 4,
    [Display(Name = "Arabic")] Arabic = 5,
    [Display(Name = "Chinese")] Chinese = 6,
    [Display(Name = "French")] French = 7,
    [Display(Name = "Haitian Creole")] HaitianCreole = 8,
    [Display(Name = "Korean")] Korean = 9,
    [Display(Name = "Portuguese")] Portuguese = 10,
    [Display(Name = "Russian")] Russian = 11,
    [Display(Name = "Somali")] Somali = 12,
    [Display(Name = "Tagalog")] Tagalog = 13,
    [Display(Name = "Vietnamese")] Vietnamese = 14,
    [Display(Name = "Another language")] Another = 15,
}

public enum MeetingPlace
{
    [Display(Name = "Where I work")] Here = 1,
    [Display(Name = "Somewhere else we agree on")] Elsewhere = 2,
    [Display(Name = "By telephone")] Telephone = 3,
    [Display(Name = "At your station")] Station = 4,
}
