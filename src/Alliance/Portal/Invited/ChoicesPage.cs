using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Portal.Invited;

/// <summary>A page on which a contact chooses what is kept of them.</summary>
public abstract class ChoicesPage(AllianceContext db) : PortalPage
{
    [BindProperty]
    public ChoicesInput Input { get; set; } = new();

    /// <summary>What they do there, where, and of which kind that is.</summary>
    public Place Place { get; protected set; } = null!;

    /// <summary>The first yes; later choices do not ask for age again.</summary>
    public virtual bool IsFirst => false;

    /// <summary>On the officer's phone: no name is typed there.</summary>
    public virtual bool IsHanded => false;

    /// <summary>A code that is shown this once.</summary>
    public PaperCard? Paper { get; protected set; }

    protected AllianceContext Db => db;

    protected async Task<bool> CheckChoicesAsync()
    {
        Check(new ChoicesInputRules(IsFirst, IsHanded, AdultStaff.IsAskedAt(Place.Kind)), Input);
        if (ModelState.IsValid && Input is { Email: { } email, IsSafeContact: false } && await db.IsSharedAsync(email))
            ModelState.AddModelError("Input.Email", Words["This mailbox is read by more than one person, so it cannot open your record. Type an address that only you read, or leave it empty."]);
        return ModelState.IsValid;
    }

    /// <param name="address">The portal's address; null where nobody has said it, and then the card has no picture.</param>
    protected PaperCard PaperOf(string code, string? address) => new(code, address, Place.Partner, Sign.Of(Place.ContactId), IsSpanish ? "es" : "en");
}

public sealed record Place(Guid ContactId, string RoleTitle, string Partner, PartnerKind Kind);

/// <summary>What is printed on a card.</summary>
/// <param name="Code">What opens it.</param>
/// <param name="Address">Where it is typed.</param>
/// <param name="Partner">The organization, for a call to the steward.</param>
/// <param name="Number">What the steward calls this contact.</param>
/// <param name="Language">The contact's, whoever prints it.</param>
public sealed record PaperCard(string Code, string? Address, string Partner, string Number, string Language)
{
    public string? Link => Address is null ? null : $"{Address}/portal/card?code={Code}";
}
