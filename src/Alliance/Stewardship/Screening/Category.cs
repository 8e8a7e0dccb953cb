using System.ComponentModel.DataAnnotations;

namespace Alliance.Stewardship.Screening;

/// <summary>Why a word in a note is worth a second look. The texts for each are in <see cref="Advice"/>.</summary>
public enum Category
{
    [Display(Name = "Race or ethnicity")] RaceOrEthnicity,
    [Display(Name = "Religion")] Religion,
    [Display(Name = "Politics")] Politics,
    [Display(Name = "Immigration status")] ImmigrationStatus,
    [Display(Name = "Gang")] Gang,
    [Display(Name = "Associates")] Associates,
    [Display(Name = "Vehicle")] Vehicle,
    [Display(Name = "Physical description")] PhysicalDescription,
    [Display(Name = "Photo")] Photo,
    [Display(Name = "Birth date or age")] BirthDateOrAge,
    [Display(Name = "Home address")] HomeAddress,
    [Display(Name = "Health, trauma or sexuality")] HealthOrTrauma,
    [Display(Name = "Minor")] Minor,
    [Display(Name = "Criminal information")] CriminalInformation,
    [Display(Name = "Data of official systems")] OfficialData,
    [Display(Name = "Someone who did not take part")] SomeoneElse,
}
