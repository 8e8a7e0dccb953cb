using System.Security.Cryptography;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Accounts;

/// <summary>A code on paper that is taken once in place of the app's six digits, when the telephone is not at hand.</summary>
public class RecoveryCode : Entity
{
    public Guid AccountId { get; set; }

    /// <summary>Encrypted, as the app's key is: a copy of the database alone gives none away.</summary>
    public required byte[] Secret { get; set; }
    public DateTime MadeAt { get; set; }
    public DateTime? UsedAt { get; set; }
}

public class RecoveryCodeMapping : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.Property(c => c.Secret).HasMaxLength(400).LeftOutOfAudit();
        builder.HasIndex(c => new { c.AgencyId, c.AccountId });
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
    }
}

/// <summary>Ten codes of twelve digits for each account that asked for them. Digits only, since the field on a telephone shows keys for digits.</summary>
public sealed class RecoveryCodes(AllianceContext db, IDataProtectionProvider protection)
{
    public const string Purpose = "Alliance.RecoveryCodes";
    public const int Count = 10;
    private const int Digits = 12;

    private readonly IDataProtector protector = protection.CreateProtector(Purpose);

    /// <summary>Whether what was typed has the length of a recovery code, and not of the app's.</summary>
    public static bool IsOne(string typed) => typed.Count(char.IsAsciiDigit) == Digits;

    /// <summary>New codes, in groups of four digits; those from before open nothing any more.</summary>
    public async Task<IReadOnlyList<string>> MakeAsync(Guid accountId, ActionContext action)
    {
        db.RemoveRange(await db.Set<RecoveryCode>().Where(c => c.AccountId == accountId).ToListAsync());
        var codes = Enumerable.Range(0, Count).Select(_ => RandomNumberGenerator.GetString("0123456789", Digits)).ToList();
        foreach (var code in codes) db.Add(new RecoveryCode { Id = action.NewId(), AccountId = accountId, Secret = protector.Protect(System.Text.Encoding.ASCII.GetBytes(code)), MadeAt = action.Now });
        db.Record(action, AccountEvents.RecoveryCodesMade, nameof(Account), accountId, accountId, ChangeDescription.Of(db.ChangeTracker));
        await db.SaveChangesAsync();
        return [.. codes.Select(code => string.Join(' ', code.Chunk(4).Select(four => new string(four))))];
    }

    /// <summary>Whether this is a code of the account that was not used before; from now on it was. Of two who use it at once, one gets in.</summary>
    public async Task<bool> TryUseAsync(Guid accountId, string typed, ActionContext action)
    {
        var digits = System.Text.Encoding.ASCII.GetBytes(string.Concat(typed.Where(char.IsAsciiDigit)));
        var open = await db.Set<RecoveryCode>().Where(c => c.AccountId == accountId && c.UsedAt == null).ToListAsync();
        if (open.Find(c => CryptographicOperations.FixedTimeEquals(protector.Unprotect(c.Secret), digits)) is not { } code) return false;
        code.UsedAt = action.Now;
        try
        {
            await db.SaveAsync(action, AccountEvents.RecoveryCodeUsed, code, accountId);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>How many are still to be used.</summary>
    public Task<int> LeftAsync(Guid accountId) => db.Set<RecoveryCode>().CountAsync(c => c.AccountId == accountId && c.UsedAt == null);

    /// <summary>The app they stood in for is gone. Inside a write.</summary>
    public Task<int> ForgetAsync(Guid accountId) => db.Set<RecoveryCode>().Where(c => c.AccountId == accountId).ExecuteDeleteAsync();
}
