using System.Net.Mail;
using Alliance.Partnerships.Import.Register;
using Alliance.Partnerships.Partners;
using FluentValidation;

namespace Alliance.Partnerships.Contacts;

/// <summary>A person as typed: what they do, and a name only where they said yes.</summary>
public sealed class ContactInput
{
    public Guid Id { get; set; }
    public int Version { get; set; }
    public string? RoleTitle { get; set; }
    public string? Name { get; set; }
    public string? Telephone { get; set; }
    public string? Email { get; set; }
    public AgreementWay? Way { get; set; }
    public bool SaidYes { get; set; }

    public bool HasAnythingOfAPerson => Name is not null || Telephone is not null || Email is not null || Way is not null || SaidYes;

    public static ContactInput Of(Contact contact) =>
        new() { Id = contact.Id, Version = contact.Version, RoleTitle = contact.RoleTitle, Name = contact.Name, Telephone = contact.Telephone, Email = contact.Email };

    public NamedContact? ToNamed() => Name is null ? null : new NamedContact
    {
        Name = Text.Clean(Name),
        Telephone = Telephone is null ? null : Import.Register.Telephone.Read(Text.Clean(Telephone)),
        Email = Email?.Trim(),
        Way = SaidYes ? Way : null,
    };
}

public sealed class ContactInputRules : AbstractValidator<ContactInput>
{
    /// <param name="agreedName">The name that an agreement in force covers; null where nothing was agreed.</param>
    /// <param name="keptName">The name that is kept now.</param>
    public ContactInputRules(string? agreedName, string? keptName)
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.RoleTitle).NotEmpty().WithMessage("Say what they do there, such as “night manager”.")
            .MaximumLength(Contact.RoleTitleMaxLength).WithMessage("Say what they do in at most 60 characters.");
        RuleFor(i => i.Name).Must(name => name is not null || keptName is null).WithMessage("To take the name out, use the button at the end of the page: it takes it out everywhere.")
            .Must((input, name) => name is not null || !input.HasAnythingOfAPerson).WithMessage("Type their name, or leave all of this empty. A role alone is fine.")
            .Must(name => name is null || name.Any(char.IsLetter)).WithMessage("A name has letters.")
            .MaximumLength(Contact.NameMaxLength).WithMessage("Say the name in at most 80 characters.");
        RuleFor(i => i.Telephone).Must(t => t is null || Telephone.Read(Text.Clean(t)) is not null).WithMessage("This cannot be dialed. Type the number with its area code, such as (617) 555-0142.");
        RuleFor(i => i.Email).Must(e => e is null || MailAddress.TryCreate(e.Trim(), out var address) && address.Address == e.Trim() && address.Host.Contains('.', StringComparison.Ordinal))
            .WithMessage("This is not an e-mail address. Type it like name@example.org.")
            .MaximumLength(Contact.EmailMaxLength).WithMessage("An e-mail address here has at most 120 characters.");
        RuleFor(i => i.Way).IsInEnum().WithMessage("Choose how you asked them.");
        When(i => i.Name is not null && (i.SaidYes || agreedName is null || Text.Clean(i.Name) != agreedName), () =>
        {
            RuleFor(i => i.SaidYes).Equal(true).WithMessage("A name is kept only if they said yes to it. Read the words to them, and tick this when they agree.");
            RuleFor(i => i.Way).NotNull().WithMessage("Choose how you asked them.");
        });
    }
}
