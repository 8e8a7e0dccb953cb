using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Partners;

/// <summary>
/// A person at a partner. Without a consent there is only a role ("a manager"); name, telephone and e-mail exist no longer than the
/// <see cref="Consents.Consent"/> does, and are the contact's own to set.
/// </summary>
public class Contact : Entity
{
    public const int RoleTitleMaxLength = 60;
    public const int NameMaxLength = 80;
    public const int EmailMaxLength = 120;

    public Guid PartnerId { get; set; }

    /// <summary>What they do there: "night manager". Never a person's trait.</summary>
    public required string RoleTitle { get; set; }

    public string? Name { get; set; }
    public string? Telephone { get; set; }
    public string? Email { get; set; }
    public DateTime? LeftAt { get; set; }
}

public class ContactMapping : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.Property(c => c.RoleTitle).HasMaxLength(Contact.RoleTitleMaxLength);
        builder.Property(c => c.Name).HasMaxLength(Contact.NameMaxLength);
        builder.Property(c => c.Telephone).HasMaxLength(24);
        builder.Property(c => c.Email).HasMaxLength(Contact.EmailMaxLength);
        builder.HasIndex(c => new { c.AgencyId, c.PartnerId });
        builder.HasOne<Partner>().WithMany().HasForeignKey(c => new { c.AgencyId, c.PartnerId }).OnDelete(DeleteBehavior.Cascade);
    }
}
