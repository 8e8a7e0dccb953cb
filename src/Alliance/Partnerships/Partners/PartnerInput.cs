using Alliance.Partnerships.Import.Register;
using FluentValidation;

namespace Alliance.Partnerships.Partners;

/// <summary>An organisation's facts as typed.</summary>
public sealed class PartnerInput
{
    public Guid Id { get; set; }
    public int Version { get; set; }
    public PartnerKind? Kind { get; set; }
    public string? Name { get; set; }
    public string? OtherName { get; set; }
    public string? LineOfBusiness { get; set; }
    public string? Street { get; set; }
    public string? City { get; set; }
    public string? State { get; set; }
    public string? PostalCode { get; set; }
    public string? Telephone { get; set; }
    public string? RoleEmail { get; set; }
    public string? Website { get; set; }
    public Guid? AreaId { get; set; }

    public bool IsNeighbor => Kind == PartnerKind.Neighbor;

    public static PartnerInput Of(Partner partner) => new()
    {
        Id = partner.Id,
        Version = partner.Version,
        Kind = partner.Kind,
        Name = partner.Name,
        OtherName = partner.OtherName,
        LineOfBusiness = partner.LineOfBusiness,
        Street = partner.Street,
        City = partner.City,
        State = partner.State,
        PostalCode = partner.PostalCode,
        Telephone = partner.Telephone,
        RoleEmail = partner.RoleEmail,
        Website = partner.Website,
        AreaId = partner.AreaId,
    };

    /// <summary>The facts, written as the import writes them; of somebody on their own only the neighbourhood.</summary>
    /// <param name="neighborName">What a neighbour is called here, who is never called by name.</param>
    public PartnerFacts ToFacts(string neighborName) => IsNeighbor ? new PartnerFacts { Name = neighborName, Kind = PartnerKind.Neighbor, AreaId = AreaId } : new PartnerFacts
    {
        Name = Text.Clean(Name!),
        Kind = Kind!.Value,
        OtherName = Clean(OtherName),
        LineOfBusiness = Clean(LineOfBusiness),
        Street = Clean(Street),
        City = Clean(City),
        State = Clean(State) is { Length: 2 } letters ? letters.ToUpperInvariant() : Clean(State),
        PostalCode = Clean(PostalCode),
        Telephone = Telephone is null ? null : Import.Register.Telephone.Read(Text.Clean(Telephone)),
        RoleEmail = RoleEmail is null ? null : RoleMailbox.Read(RoleEmail),
        Website = Website is null ? null : Import.Register.Website.Read(Text.Clean(Website)),
        AreaId = AreaId,
    };

    private static string? Clean(string? text) => text is null || Text.Clean(text) is not { Length: > 0 } clean ? null : clean;
}

public sealed class PartnerInputRules : AbstractValidator<PartnerInput>
{
    public PartnerInputRules(IReadOnlyCollection<Guid> areas)
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Kind).NotNull().WithMessage("Choose what kind of partner this is.").IsInEnum().WithMessage("Choose one of the kinds in the list.");
        RuleFor(i => i.AreaId).NotNull().When(i => i.IsNeighbor).WithMessage("Choose the neighborhood: a neighbor is placed by it alone.");
        RuleFor(i => i.AreaId).Must(id => id is null || areas.Contains(id.Value)).WithMessage("Choose a neighborhood from the list.");
        When(i => !i.IsNeighbor, OrganizationRules);
    }

    private void OrganizationRules()
    {
        RuleFor(i => i.Name).NotEmpty().WithMessage("Type the name that stands on the sign.")
            .Must(name => name is null || name.Any(char.IsLetterOrDigit)).WithMessage("A name has letters or digits.");
        AtMost(i => i.Name, Partner.NameMaxLength);
        AtMost(i => i.OtherName, Partner.NameMaxLength);
        AtMost(i => i.LineOfBusiness, Partner.LineOfBusinessMaxLength);
        AtMost(i => i.Street, Partner.StreetMaxLength);
        AtMost(i => i.City, Partner.CityMaxLength);
        AtMost(i => i.State, Partner.StateMaxLength);
        RuleFor(i => i.PostalCode).Matches(@"^\s*[\p{L}\d][\p{L}\d \-]{1,9}\s*$").WithMessage("A postal code has a few letters or digits, such as 02118.");
        RuleFor(i => i.Telephone).Must(t => t is null || Telephone.Read(Text.Clean(t)) is not null).WithMessage("This cannot be dialed. Type the number with its area code, such as (617) 555-0142.");
        RuleFor(i => i.RoleEmail).Must(e => e is null || RoleMailbox.Read(e) is not null).WithMessage("Only a mailbox of the office can be kept here, such as info@ or office@. A person's own address needs their agreement: add them as a person.");
        AtMost(i => i.RoleEmail, Partner.RoleEmailMaxLength);
        RuleFor(i => i.Website).Must(w => w is null || Website.Read(Text.Clean(w)) is { Length: <= Partner.WebsiteMaxLength }).WithMessage("Type the address of a web page, such as example.org or https://example.org/visit.");
    }

    private void AtMost(System.Linq.Expressions.Expression<Func<PartnerInput, string?>> field, int length) =>
        RuleFor(field).MaximumLength(length).WithMessage($"Say it in at most {length} characters.");
}
