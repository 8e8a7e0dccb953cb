using FluentValidation;

namespace Alliance.Partnerships.Relationships;

/// <summary>Who tends a relationship, why, and how often, as typed.</summary>
public sealed class TermsInput
{
    public int Version { get; set; }
    public Guid? OwnerId { get; set; }
    public Guid? BackupId { get; set; }
    public string? Purpose { get; set; }

    /// <summary>Null for the agency's own rhythm.</summary>
    public int? CadenceDays { get; set; }

    /// <param name="owner">Who owns it where the form did not ask.</param>
    /// <param name="purpose">The purpose that stands where the form did not ask.</param>
    public RelationshipTerms ToTerms(Guid owner, string purpose) =>
        new() { OwnerId = OwnerId ?? owner, BackupId = BackupId, Purpose = Purpose?.Trim() ?? purpose, CadenceDays = CadenceDays };
}

public sealed class TermsInputRules : AbstractValidator<TermsInput>
{
    /// <param name="officers">Who may own or back a relationship.</param>
    /// <param name="owner">Who owns it where the form did not ask; null where it must.</param>
    /// <param name="asksPurpose">Whether the form asks for the purpose.</param>
    public TermsInputRules(IReadOnlyCollection<Guid> officers, Guid? owner, bool asksPurpose)
    {
        RuleFor(i => i.Purpose).NotEmpty().When(_ => asksPurpose).WithMessage("Say what this relationship is for, in your own words.")
            .MaximumLength(Relationship.PurposeMaxLength).WithMessage("Say what it is for in at most 300 characters.");
        RuleFor(i => i.CadenceDays).Must(days => days is null || Cadence.Choices.Contains(days.Value)).WithMessage("Choose a rhythm from the list.");
        RuleFor(i => i.OwnerId).NotNull().When(_ => owner is null).WithMessage("Choose who tends it.")
            .Must(id => id is null || officers.Contains(id.Value)).WithMessage("Choose an officer from the list.");
        RuleFor(i => i.BackupId).Must(id => id is null || officers.Contains(id.Value)).WithMessage("Choose an officer from the list.")
            .Must((input, id) => id is null || id != (input.OwnerId ?? owner)).WithMessage("The backup is somebody else than who tends it.");
    }
}
