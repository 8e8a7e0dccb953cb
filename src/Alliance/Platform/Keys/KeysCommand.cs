using System.CommandLine;
using Alliance.Platform.Commands;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Alliance.Platform.Keys;

/// <summary><c>keys</c>: which there are and how much lies under each; <c>keys renew</c> makes new ones and destroys the old.</summary>
public static class KeysCommand
{
    public static Command Build()
    {
        var keys = new Command("keys", "The keys that lock notes kept back, sealed records and secrets: which there are, and how much lies under each") { SharedOptions.Json };
        keys.SetAction((result, cancel) => CommandContext.GuardAsync(async () =>
        {
            var list = await ListAsync(result.Settings(), cancel);
            if (result.GetValue(SharedOptions.Json)) CommandContext.Print(list);
            else foreach (var key in list) await Console.Out.WriteLineAsync($"{key.Id}  {(key.From is { } from ? $"from {from:yyyy-MM-dd} until {key.Until:yyyy-MM-dd}" : "is not here"),-32}  {key.Locked:N0} locked with it{(key.IsNewest ? ", the newest" : "")}");
            return list.Any(k => k is { From: null, Locked: > 0 }) ? 1 : 0;
        }));
        keys.Subcommands.Add(Renew());
        return keys;
    }

    private static Command Renew()
    {
        var renew = new Command("renew", "Make a new certificate and a new key, lock everything with it and destroy the old ones; stop every server first. Everybody signs in again") { SharedOptions.Json };
        renew.SetAction((result, cancel) => CommandContext.GuardAsync(async () =>
        {
            var settings = result.Settings();
            var done = await new KeyRenewal(settings, TimeProvider.System).RunAsync(cancel);
            if (result.GetValue(SharedOptions.Json)) CommandContext.Print(done);
            else await Console.Out.WriteLineAsync($"{done.Anew:N0} contents are locked with the new key {done.Key}; {done.Destroyed:N0} older keys were destroyed. Nodes on other machines need the new {settings.CertificateFile}. Make a backup: those from before still hold the old keys.");
            if (done.Unopenable > 0) await Console.Error.WriteLineAsync($"{done.Unopenable:N0} contents are opened by no key that is here and are as they were. If you have the certificate that opens them, put it at {settings.EarlierCertificateFile} and say ./run keys renew again.{(done.SetAside is null ? "" : $" The one from before is kept as {done.SetAside}: nothing uses it.")}");
            return done.Unopenable > 0 ? 1 : 0;
        }));
        return renew;
    }

    private static async Task<IReadOnlyList<ListedKey>> ListAsync(Settings settings, CancellationToken cancel)
    {
        await using var house = CommandContext.HouseOver(settings);
        await using var scope = house.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        await db.PrepareAsync(cancel);
        var locked = new Dictionary<Guid, int>();
        await foreach (var (_, services) in house.GetRequiredService<IServiceScopeFactory>().InEachAgencyAsync(cancel))
            foreach (var (key, count) in await services.GetRequiredService<LockingAnew>().CountAsync(cancel)) locked[key] = locked.GetValueOrDefault(key) + count;
        var here = house.GetRequiredService<IKeyManager>().GetAllKeys().OrderBy(k => k.ActivationDate).ToList();
        var newest = here.FindLast(k => !k.IsRevoked)?.KeyId;
        return [.. here.Select(k => new ListedKey(k.KeyId, k.ActivationDate, k.ExpirationDate, locked.GetValueOrDefault(k.KeyId), k.KeyId == newest)),
            .. locked.Where(l => here.TrueForAll(k => k.KeyId != l.Key)).Select(l => new ListedKey(l.Key, null, null, l.Value, false))];
    }

    /// <param name="From">Null where something is locked with it and it is not here.</param>
    private sealed record ListedKey(Guid Id, DateTimeOffset? From, DateTimeOffset? Until, int Locked, bool IsNewest);
}
