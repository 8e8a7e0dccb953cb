using Alliance.Partnerships.Partners;
using FluentValidation;

namespace Alliance.Partnerships.Contacts;

/// <summary>A person as what they do. A name comes from themselves, when they say yes.</summary>
public sealed class ContactInput
{
    public Guid Id { get; set; }
    public int Version { get; set; }
    public string? RoleTitle { get; set; }

    public static ContactInput Of(Contact contact) => new() { Id = contact.Id, Version = contact.Version, RoleTitle = contact.RoleTitle };
}

public sealed class ContactInputRules : AbstractValidator<ContactInput>
{
    public ContactInputRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.RoleTitle).NotEmpty().WithMessage("Say what they do there, such as “night manager”.")
            .MaximumLength(Contact.RoleTitleMaxLength).WithMessage("Say what they do in at most 60 characters.");
    }
}
