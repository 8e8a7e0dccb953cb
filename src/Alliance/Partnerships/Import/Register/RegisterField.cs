using System.ComponentModel.DataAnnotations;

namespace Alliance.Partnerships.Import.Register;

/// <summary>
/// What a column of a register may become. There is deliberately no member for a person's name, personal e-mail, home
/// address or birth date: an import cannot bring in what it has no place for.
/// </summary>
public enum RegisterField
{
    [Display(Name = "Name")] Name,
    [Display(Name = "Trade name (DBA)")] TradeName,
    [Display(Name = "Kind of partner")] Kind,
    [Display(Name = "Line of business")] LineOfBusiness,
    [Display(Name = "Street address")] Street,

    /// <summary>Where the number stands apart from the street; without it two branches in one street would be one.</summary>
    [Display(Name = "House number in a column of its own")] HouseNumber,
    [Display(Name = "City")] City,
    [Display(Name = "State")] State,
    [Display(Name = "Postal code")] PostalCode,
    [Display(Name = "Telephone of the organization")] Telephone,
    [Display(Name = "Role mailbox (info@…)")] RoleEmail,
    [Display(Name = "Website")] Website,
    [Display(Name = "Latitude")] Latitude,
    [Display(Name = "Longitude")] Longitude,

    /// <summary>Both in one cell: "(42.26, -71.15)", or a point as in "POINT (-71.15 42.26)".</summary>
    [Display(Name = "Latitude and longitude in one")] Coordinates,
    [Display(Name = "Number in the register")] RegisterNumber,
}
