using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using Alliance.Partnerships.Areas;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Partners;

/// <summary>An organisation we may know, or a neighbour on their own, who is never named here but in a contact with their agreement.</summary>
public class Partner : Entity, IShowsSome
{
    public const int NameMaxLength = 120;
    public const int StreetMaxLength = 160;
    public const int LineOfBusinessMaxLength = 120;
    public const int CityMaxLength = 80;
    public const int StateMaxLength = 40;
    public const int PostalCodeMaxLength = 20;
    public const int RoleEmailMaxLength = 120;
    public const int WebsiteMaxLength = 200;
    public const int RegisterNumberMaxLength = 60;
    public const int AddressKeyMaxLength = 200;

    public required string Name { get; set; }

    /// <summary>The name folded for sorting and matching, the same on either engine.</summary>
    public string SortName { get; set; } = "";

    /// <summary>Another name it goes by: the legal one in a register, or the one before.</summary>
    public string? OtherName { get; set; }

    public PartnerKind Kind { get; set; }

    /// <summary>What it does, in the register's words: "Eating and drinking with take-out".</summary>
    public string? LineOfBusiness { get; set; }

    public string? Street { get; set; }
    public string? City { get; set; }
    public string? State { get; set; }
    public string? PostalCode { get; set; }

    /// <summary>A switchboard or published number, never a person's own.</summary>
    public string? Telephone { get; set; }

    /// <summary>A role mailbox such as info@, never a person's own.</summary>
    public string? RoleEmail { get; set; }

    public string? Website { get; set; }
    public string? RegisterNumber { get; set; }
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }
    public Guid? AreaId { get; set; }

    /// <summary>The square of the map it lies in; follows from the two above, and is kept to be searched by.</summary>
    public int? Cell { get => Grid.CellOf(Latitude, Longitude); private set { } }

    /// <summary>The street folded for matching; null where there is none.</summary>
    public string? AddressKey { get; set; }

    /// <summary>Set while an import is being applied or undone: nothing half-done is shown.</summary>
    public Guid? StagedById { get; set; }

    /// <summary>The partner this one was merged into.</summary>
    public Guid? MergedIntoId { get; set; }

    public Area? Area { get; set; }

    public static LambdaExpression Shown => (Partner p) => p.StagedById == null && p.MergedIntoId == null;
}

public enum PartnerKind
{
    [Display(Name = "Business")] Business = 1,
    [Display(Name = "School")] School = 2,
    [Display(Name = "Faith community")] FaithCommunity = 3,
    [Display(Name = "Non-profit or service provider")] NonProfit = 4,
    [Display(Name = "Other public agency")] OtherAgency = 5,
    [Display(Name = "News and media")] Media = 6,
    [Display(Name = "Residents' group")] ResidentsGroup = 7,
    [Display(Name = "A neighbor on their own")] Neighbor = 8,
}

/// <summary>One word of a partner's name, so that a search finds it by the word's beginning on either engine.</summary>
public class PartnerWord
{
    public int AgencyId { get; set; }
    public required string Word { get; set; }
    public required string SortName { get; set; }
    public Guid PartnerId { get; set; }
}

/// <summary>The organisation asked not to be approached: its name and this wish remain, until it says otherwise.</summary>
public class ApproachWish : Entity
{
    public const int WordsMaxLength = 500;

    public Guid PartnerId { get; set; }
    public DateTime SaidAt { get; set; }
    public Guid RecordedById { get; set; }
    public string? Words { get; set; }
    public DateTime? LiftedAt { get; set; }
    public Guid? LiftedById { get; set; }
}

public class PartnerMapping : IEntityTypeConfiguration<Partner>
{
    public void Configure(EntityTypeBuilder<Partner> builder)
    {
        builder.Property(p => p.Name).HasMaxLength(Partner.NameMaxLength);
        builder.Property(p => p.SortName).HasMaxLength(Partner.NameMaxLength).LeftOutOfAudit();
        builder.Property(p => p.OtherName).HasMaxLength(Partner.NameMaxLength);
        builder.Property(p => p.LineOfBusiness).HasMaxLength(Partner.LineOfBusinessMaxLength);
        builder.Property(p => p.Street).HasMaxLength(Partner.StreetMaxLength);
        builder.Property(p => p.City).HasMaxLength(Partner.CityMaxLength);
        builder.Property(p => p.State).HasMaxLength(Partner.StateMaxLength);
        builder.Property(p => p.PostalCode).HasMaxLength(Partner.PostalCodeMaxLength);
        builder.Property(p => p.Telephone).HasMaxLength(24);
        builder.Property(p => p.RoleEmail).HasMaxLength(Partner.RoleEmailMaxLength);
        builder.Property(p => p.Website).HasMaxLength(Partner.WebsiteMaxLength);
        builder.Property(p => p.RegisterNumber).HasMaxLength(Partner.RegisterNumberMaxLength);
        builder.Property(p => p.Cell).UsePropertyAccessMode(PropertyAccessMode.Property).LeftOutOfAudit();
        builder.HasIndex(p => new { p.AgencyId, p.Cell }).HasFilter("\"Cell\" IS NOT NULL");
        builder.HasIndex(p => new { p.AgencyId, p.AreaId }, "IX_Partner_OnTheirOwn").HasFilter("\"Cell\" IS NULL");
        builder.Property(p => p.AddressKey).HasMaxLength(Partner.AddressKeyMaxLength).LeftOutOfAudit();
        builder.HasOne(p => p.Area).WithMany().HasForeignKey(p => new { p.AgencyId, p.AreaId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.AgencyId, p.SortName, p.Id });
        builder.HasIndex(p => new { p.AgencyId, p.AreaId, p.SortName, p.Id });
        builder.HasIndex(p => new { p.AgencyId, p.Kind, p.SortName, p.Id });
        builder.HasIndex(p => new { p.AgencyId, p.AddressKey }).HasFilter("\"AddressKey\" IS NOT NULL");
        builder.HasIndex(p => new { p.AgencyId, p.Telephone }).HasFilter("\"Telephone\" IS NOT NULL");
        builder.HasIndex(p => new { p.AgencyId, p.StagedById }).HasFilter("\"StagedById\" IS NOT NULL");
    }
}

public class PartnerWordMapping : IEntityTypeConfiguration<PartnerWord>
{
    public void Configure(EntityTypeBuilder<PartnerWord> builder)
    {
        builder.ToTable(nameof(PartnerWord));
        builder.HasKey(w => new { w.AgencyId, w.Word, w.SortName, w.PartnerId });
        builder.Property(w => w.Word).HasMaxLength(40);
        builder.Property(w => w.SortName).HasMaxLength(Partner.NameMaxLength);
        builder.HasIndex(w => new { w.AgencyId, w.PartnerId });
    }
}

public class ApproachWishMapping : IEntityTypeConfiguration<ApproachWish>
{
    public void Configure(EntityTypeBuilder<ApproachWish> builder)
    {
        builder.Property(w => w.Words).HasMaxLength(ContactReferences.RoomFor(ApproachWish.WordsMaxLength));
        builder.HasOne<Partner>().WithMany().HasForeignKey(w => new { w.AgencyId, w.PartnerId }).OnDelete(DeleteBehavior.Cascade);
    }
}
