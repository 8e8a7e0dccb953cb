using System.ComponentModel.DataAnnotations;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Consents;

/// <summary>
/// A question to a contact, open for 14 days. Of the person it holds one address, a first name, and that they are 18 or older; both go
/// with the answer. A row whose answer was no stays until its day, empty, so that it looks like one without an answer.
/// </summary>
public class Invitation : Entity
{
    public const int FirstNameMaxLength = 40, OriginMaxLength = 200;
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14), ReminderAfter = TimeSpan.FromDays(7);

    public Guid ContactId { get; set; }
    public Guid InvitedById { get; set; }
    public InvitationWay Way { get; set; }
    public string? FirstName { get; set; }
    public string? Address { get; set; }
    public bool IsAdult { get; set; }
    public required string Language { get; set; }

    /// <summary>The portal's address as it was then; the reminder leads there too.</summary>
    public required string Origin { get; set; }

    /// <summary>Of the link in the letter, and of the one in the reminder.</summary>
    public byte[]? SecretHash { get; set; }
    public byte[]? ReminderHash { get; set; }

    /// <summary>Of the page on the officer's phone, where a yes counts for nothing until it is confirmed elsewhere.</summary>
    public byte[]? HandedHash { get; set; }

    /// <summary>What they ticked there, to be found ticked when they confirm; see <see cref="SealedTicks"/>.</summary>
    public string? Chosen { get; set; }

    public DateTime MadeAt { get; set; }
    public DateTime? RemindedAt { get; set; }
    public DateTime ExpiresAt { get; set; }

    /// <summary>They said no. The officer is not told.</summary>
    public DateTime? ClosedAt { get; set; }
}

public enum InvitationWay
{
    [Display(Name = "By e-mail")] Email = 1,
    [Display(Name = "With a printed card")] Card = 2,
    [Display(Name = "Here, on my phone")] OfficersPhone = 3,
}

/// <summary>A card in a contact's pocket. Only the hash of its code is kept.</summary>
public class ContactCard : Entity
{
    public Guid ContactId { get; set; }
    public required byte[] CodeHash { get; set; }
    public DateTime MadeAt { get; set; }

    /// <summary>Made by the contact alone. A card that an officer printed opens the choices, never the record: whoever printed it has seen its code.</summary>
    public bool IsOwn { get; set; }
}

/// <summary>A code that did not work, kept for a day to count how often somebody guesses.</summary>
public class CardTry : Entity
{
    public string? Source { get; set; }
    public DateTime At { get; set; }
}

public class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        // The audit tells that somebody was invited, and keeps nothing of whom.
        builder.Property(i => i.FirstName).HasMaxLength(Invitation.FirstNameMaxLength).LeftOutOfAudit();
        builder.Property(i => i.Address).HasMaxLength(Contact.EmailMaxLength).LeftOutOfAudit();
        builder.Property(i => i.Language).HasMaxLength(2);
        builder.Property(i => i.Origin).HasMaxLength(Invitation.OriginMaxLength).LeftOutOfAudit();
        builder.Property(i => i.SecretHash).HasMaxLength(32).LeftOutOfAudit();
        builder.Property(i => i.ReminderHash).HasMaxLength(32).LeftOutOfAudit();
        builder.Property(i => i.HandedHash).HasMaxLength(32).LeftOutOfAudit();
        builder.Property(i => i.Chosen).HasMaxLength(60).LeftOutOfAudit();
        builder.HasIndex(i => new { i.AgencyId, i.ContactId }).IsUnique();
        builder.HasOne<Contact>().WithMany().HasForeignKey(i => new { i.AgencyId, i.ContactId }).OnDelete(DeleteBehavior.Cascade);
    }
}

public class ContactCardMapping : IEntityTypeConfiguration<ContactCard>
{
    public void Configure(EntityTypeBuilder<ContactCard> builder)
    {
        builder.Property(c => c.CodeHash).HasMaxLength(32).LeftOutOfAudit();
        builder.HasIndex(c => new { c.AgencyId, c.CodeHash }).IsUnique();
        builder.HasOne<Contact>().WithMany().HasForeignKey(c => new { c.AgencyId, c.ContactId }).OnDelete(DeleteBehavior.Cascade);
    }
}

public class CardTryMapping : IEntityTypeConfiguration<CardTry>
{
    public void Configure(EntityTypeBuilder<CardTry> builder)
    {
        builder.Property(t => t.Source).HasMaxLength(60);
        builder.HasIndex(t => new { t.AgencyId, t.At });
    }
}
