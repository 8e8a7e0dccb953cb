using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Mail;

namespace Alliance.Partnerships.Digests;

/// <summary>Whether somebody's letters of the day come back.</summary>
public sealed class DigestTrouble(AllianceContext db, DigestService digests)
{
    /// <returns>Null where they get none, or nothing has come back.</returns>
    public async Task<BouncingAddress?> OfAsync(Guid account, Role role) =>
        await digests.OfAsync(account, role) is { Address: { } address } wish && await db.BounceOfAsync(wish.AgencyId, address) is { } bounce
            ? new BouncingAddress(Masked(address), bounce.At, bounce.Code)
            : null;

    /// <summary>"ana.morales@harbor.example" is "a…@h…": enough for its owner.</summary>
    public static string Masked(string address) => address.Split('@', 2) is [{ Length: > 0 } name, { Length: > 0 } host] ? $"{name[0]}…@{host[0]}…" : "…";
}

public sealed record BouncingAddress(string Masked, DateTime At, int Code);
