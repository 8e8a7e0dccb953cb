using System.Security.Cryptography;
using System.Text;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Mail;

/// <summary>A mail server refused an address for good. The address itself is not kept, only what tells it again.</summary>
public class MailBounce
{
    public int AgencyId { get; set; }
    public required byte[] AddressHash { get; set; }

    /// <summary>Whose letter it was, so that erasing them takes this too.</summary>
    public Guid? SubjectId { get; set; }

    public DateTime At { get; set; }

    /// <summary>The server's number, without its words: those may name the address.</summary>
    public int Code { get; set; }
}

public class MailBounceMapping : IEntityTypeConfiguration<MailBounce>
{
    public void Configure(EntityTypeBuilder<MailBounce> builder)
    {
        builder.ToTable(nameof(MailBounce));
        builder.HasKey(b => new { b.AgencyId, b.AddressHash });
        builder.Property(b => b.AddressHash).HasMaxLength(SHA256.HashSizeInBytes);
        builder.HasIndex(b => new { b.AgencyId, b.SubjectId });
    }
}

public static class MailBounces
{
    /// <summary>The bounce of an address; null where it has none.</summary>
    public static Task<MailBounce?> BounceOfAsync(this AllianceContext db, int agencyId, string address)
    {
        var hash = HashOf(agencyId, address);
        return db.Set<MailBounce>().AsNoTracking().SingleOrDefaultAsync(b => b.AddressHash == hash);
    }

    /// <summary>The address is tried again: by somebody's wish, or since a letter got through.</summary>
    public static Task ForgetBounceAsync(this AllianceContext db, int agencyId, string address)
    {
        var hash = HashOf(agencyId, address);
        return db.Set<MailBounce>().IgnoreQueryFilters().Where(b => b.AgencyId == agencyId && b.AddressHash == hash).ExecuteDeleteAsync();
    }

    /// <summary>To be called inside a write.</summary>
    public static async Task NoteBounceAsync(this AllianceContext db, OutboxMail mail, int code, DateTime at)
    {
        await db.ForgetBounceAsync(mail.AgencyId, mail.To);
        db.Add(new MailBounce { AgencyId = mail.AgencyId, AddressHash = HashOf(mail.AgencyId, mail.To), SubjectId = mail.SubjectId, At = at, Code = code });
        await db.SaveChangesAsync();
    }

    private static byte[] HashOf(int agencyId, string address) => SHA256.HashData(Encoding.UTF8.GetBytes($"bounce|{agencyId}|{address.Trim().ToLowerInvariant()}"));
}
