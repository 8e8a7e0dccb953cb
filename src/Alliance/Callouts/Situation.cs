using System.ComponentModel.DataAnnotations;

namespace Alliance.Callouts;

/// <summary>What it is, in the officer's two taps. It says what happens at a place, never who it happens to.</summary>
public enum Situation
{
    [Display(Name = "A dispute between neighbors")] NeighborDispute = 1,
    [Display(Name = "Somebody in mental distress")] MentalDistress = 2,
    [Display(Name = "A guest who drank too much")] IntoxicatedPatron = 3,
    [Display(Name = "Young people gathering")] YoungPeople = 4,
    [Display(Name = "Nowhere to sleep tonight")] NowhereToSleep = 5,
    [Display(Name = "Grief")] Grief = 6,
    [Display(Name = "A conflict at a business")] BusinessConflict = 7,
    [Display(Name = "After something frightening")] AfterFright = 8,
    [Display(Name = "An organizer asks for help")] OrganizerAsks = 9,
    [Display(Name = "Something else")] Other = 10,
}

/// <summary>The part of a day a callout fell into; its exact time is kept nowhere.</summary>
public enum Shift
{
    [Display(Name = "Day")] Day = 1,
    [Display(Name = "Evening")] Evening = 2,
    [Display(Name = "Night")] Night = 3,
}

public static class Shifts
{
    public static Shift At(TimeOnly time) => time.Hour switch { >= 6 and < 15 => Shift.Day, >= 15 and < 23 => Shift.Evening, _ => Shift.Night };
}
