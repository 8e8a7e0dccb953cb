using System.ComponentModel.DataAnnotations;

namespace Alliance.Problems.Incidents.File;

/// <summary>Why a row is left out, as the sentence its reader sees.</summary>
public enum RowProblem
{
    [Display(Name = "A quotation mark is not closed, so the row runs into those below.")] RunsOn = 1,
    [Display(Name = "There is no date.")] NoDate = 2,
    [Display(Name = "The date cannot be read; write it as 2027-03-31.")] NotADate = 3,
    [Display(Name = "The date can be read two ways, day first or month first, and this file holds both; write it as 2027-03-31.")] TwoWayDate = 4,
    [Display(Name = "The date lies in the future.")] FutureDate = 5,
    [Display(Name = "The date lies before 1970.")] OldDate = 6,
    [Display(Name = "There is no neighborhood, organization or point.")] NoPlace = 7,
    [Display(Name = "No neighborhood or organization here has this name; add it first, or correct the name.")] UnknownPlace = 8,
    [Display(Name = "More than one organization here has this name; name its neighborhood as well.")] TwoPlaces = 9,
    [Display(Name = "The point lies in no neighborhood that is drawn here.")] PointOutside = 10,
    [Display(Name = "There is no category.")] NoCategory = 11,
    [Display(Name = "The category is left out.")] CategoryLeftOut = 12,
    [Display(Name = "The count is negative.")] NegativeCount = 13,
    [Display(Name = "The count is not a whole number.")] NotACount = 14,
    [Display(Name = "The count is larger than a million.")] HugeCount = 15,
}
