using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Partners;

/// <summary>
/// A person at a partner. Without a recorded agreement there is only a role ("a manager"); name, telephone and e-mail exist
/// no longer than the <see cref="Agreement"/> does.
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

/// <summary>That a person agreed to be named here: who asked, when, how, and which wording was read to them.</summary>
public class Agreement : Entity
{
    public Guid ContactId { get; set; }
    public Guid AskedById { get; set; }
    public DateTime AskedAt { get; set; }
    public AgreementWay Way { get; set; }

    /// <summary>Which version of the wording; see <see cref="AgreementWording"/>.</summary>
    public int WordingVersion { get; set; }

    public DateTime ExpiresAt { get; set; }
    public DateTime? WithdrawnAt { get; set; }
}

public enum AgreementWay
{
    [System.ComponentModel.DataAnnotations.Display(Name = "Face to face")] InPerson = 1,
    [System.ComponentModel.DataAnnotations.Display(Name = "By telephone")] Telephone = 2,
    [System.ComponentModel.DataAnnotations.Display(Name = "In writing")] Writing = 3,
}

/// <summary>The words read to a person before their name is kept. A changed text is a new version; old ones stay.</summary>
public static class AgreementWording
{
    public const int Current = 1;
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(730);

    public const string Text = "May I keep your name and a way to reach you, so that we can stay in touch? You can see everything we keep about you and who has looked at it, correct it, or have it taken out at any time. It is for working together; it is not offered to enforcement. A court order or a public-records request could still reach it. It ends after 24 months unless you renew it. You are 18 or older, and you are free to say no.";
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

public class AgreementMapping : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.HasOne<Contact>().WithMany().HasForeignKey(a => new { a.AgencyId, a.ContactId }).OnDelete(DeleteBehavior.Cascade);
    }
}
