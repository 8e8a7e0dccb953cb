using System.Xml.Linq;
using Alliance.Platform.Audit;
using Alliance.Platform.Commands;
using Alliance.Platform.Data;
using Alliance.Platform.Operation;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Keys;

/// <param name="Anew">How many contents were locked with the new key.</param>
/// <param name="Unopenable">How many no key here opens; their keys are left where they were.</param>
/// <param name="Destroyed">How many older keys were destroyed.</param>
/// <param name="SetAside">Where the certificate from before lies, which nothing uses any more; null where it was destroyed, as it is when everything was opened.</param>
public sealed record KeysRenewed(Guid Key, int Anew, int Unopenable, int Destroyed, string? SetAside);

/// <summary>
/// A new certificate and a new key, everything locked with it, the old ones destroyed: for when somebody who left may have a copy of
/// them. Whoever is signed in signs in again. No server may run meanwhile. Cut off at any point, both certificates are there
/// and open everything, and renewing again brings it to its end.
/// </summary>
public sealed class KeyRenewal(Settings settings, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <exception cref="BadInputException">Nothing was changed.</exception>
    public async Task<KeysRenewed> RunAsync(CancellationToken cancel)
    {
        var engine = BackupEngine.Of(settings);
        if (!await engine.HasContentAsync(cancel)) throw new BadInputException("There is no database there whose keys could be renewed.");
        await engine.RefuseCompanyAsync(cancel);
        if (!File.Exists(settings.EarlierCertificateFile))
        {
            if (!File.Exists(settings.CertificateFile)) throw new BadInputException($"{settings.CertificateFile} is missing: put it back from a backup first.");
            File.Move(settings.CertificateFile, settings.EarlierCertificateFile);
        }
        // Opening it makes the new certificate.
        await using var house = CommandContext.HouseOver(settings);
        await using var scope = house.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        await db.PrepareAsync(cancel);
        var now = time.GetUtcNow();
        var key = house.GetRequiredService<IKeyManager>().CreateNewKey(now, now + Lifetime).KeyId;
        // Nothing is destroyed that something still lies under, whatever the reason.
        var (anew, unopenable, needed) = (0, 0, new HashSet<Guid> { key });
        await foreach (var (agency, services) in house.GetRequiredService<IServiceScopeFactory>().InEachAgencyAsync(cancel))
        {
            var locking = services.GetRequiredService<LockingAnew>();
            var done = await locking.RunAsync(ActionContext.System(agency.Id, time, "The keys were renewed"), cancel);
            (anew, unopenable) = (anew + done.Anew, unopenable + done.Unopenable);
            needed.UnionWith((await locking.CountAsync(cancel)).Keys);
            await services.GetRequiredService<AuditSealer>().SealAsync(cancel);
        }
        var destroyed = await DestroyAsync(db, needed, cancel);
        return new KeysRenewed(key, anew, unopenable, destroyed, needed.Count == 1 ? Destroy(settings.EarlierCertificateFile) : SetAside(settings.EarlierCertificateFile));
    }

    private static string? Destroy(string certificate)
    {
        File.Delete(certificate);
        return null;
    }

    /// <summary>All that it opens is locked anew. As long as something is opened by none, nobody takes an old certificate from whoever may yet find a use for it.</summary>
    private string SetAside(string certificate)
    {
        var aside = Path.ChangeExtension(certificate, $"until-{time.Instant():yyyyMMddHHmmss}.pfx");
        File.Move(certificate, aside, overwrite: true);
        return aside;
    }

    private static async Task<int> DestroyAsync(AllianceContext db, HashSet<Guid> needed, CancellationToken cancel)
    {
        var old = (await db.DataProtectionKeys.ToListAsync(cancel)).FindAll(k => IdOf(k) is { } id && !needed.Contains(id)).ConvertAll(k => k.Id);
        await using var write = await db.BeginWriteAsync(cancel);
        var destroyed = await db.DataProtectionKeys.Where(k => old.Contains(k.Id)).ExecuteDeleteAsync(cancel);
        await write.CommitAsync(cancel);
        return destroyed;
    }

    /// <returns>Null for what is no key, but the word that one was revoked.</returns>
    private static Guid? IdOf(DataProtectionKey kept) => kept.Xml is { } xml && XElement.Parse(xml) is { Name.LocalName: "key" } key ? (Guid?)key.Attribute("id") : null;
}
