using System.Globalization;
using System.Security.Claims;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Portal.Door;

namespace Alliance.Portal;

/// <summary>What a partner's cookie says: which contact, of which agency, by which visit. Nothing of the staff's claims.</summary>
public static class PartnerPrincipal
{
    public const string RoleName = "Partner";
    private const string AgencyClaim = "portal-agency", ContactClaim = "portal-contact", VisitClaim = "portal-visit", ChoicesClaim = "portal-choices-only";

    public static ClaimsPrincipal Of(PartnerVisit visit) => new(new ClaimsIdentity(
    [
        new(AgencyClaim, visit.AgencyId.ToString(CultureInfo.InvariantCulture)),
        new(ContactClaim, visit.ContactId.ToString()),
        new(VisitClaim, visit.Id.ToString()),
        .. visit.IsForChoices ? [new Claim(ChoicesClaim, "yes")] : Array.Empty<Claim>(),
    ], PartnerDoor.Scheme));

    public static bool IsPartner(this ClaimsPrincipal person) => person.HasClaim(c => c.Type == ContactClaim);

    /// <summary>Whether the visit opens no more than what was agreed, to change or end it.</summary>
    public static bool IsForChoicesOnly(this ClaimsPrincipal person) => person.HasClaim(c => c.Type == ChoicesClaim);

    public static int PartnersAgencyId(this ClaimsPrincipal person) => int.Parse(person.FindFirstValue(AgencyClaim)!, CultureInfo.InvariantCulture);

    public static Guid ContactId(this ClaimsPrincipal person) => Guid.Parse(person.FindFirstValue(ContactClaim)!);

    public static Guid VisitId(this ClaimsPrincipal person) => Guid.Parse(person.FindFirstValue(VisitClaim)!);

    public static ActionContext ActAsPartner(this HttpContext request, string purpose) => new(
        request.User.PartnersAgencyId(), request.User.ContactId(), RoleName, request.RequestServices.GetRequiredService<TimeProvider>().Instant(), purpose, request.Source());
}
