using System.CommandLine;
using Alliance.Platform.Commands;
using Alliance.Platform.Data;

namespace Alliance.Platform.Audit;

/// <summary><c>audit verify</c> walks the chain; <c>audit head</c> signs and prints where it stands.</summary>
public static class AuditCommand
{
    /// <summary>Somebody with the server in their hands said that the database is a restored backup.</summary>
    public const string BackupRestored = nameof(BackupRestored);

    public static Command Build() => new("audit", "verify, head, restored: check the record of who did and looked at what") { Verify(), Head(), Restored() };

    private static Command Verify()
    {
        var head = new Option<string?>("--head") { Description = "A file of signed heads kept outside; without it, this server's own" };
        var command = new Command("verify", "Walk the chain and name the first damage") { head, SharedOptions.Json };
        command.SetAction((result, cancel) => CommandContext.RunAsync(result, async context =>
        {
            var heads = context.Services.GetRequiredService<AuditHeads>();
            var given = result.GetValue(head);
            var path = given ?? heads.FilePath;
            var signed = await (given is null ? heads.ReadOwnAsync() : heads.ReadAsync(given));
            if (given is not null && signed.All(h => h.Agency != context.Agency.Id))
                throw new BadInputException($"{given} holds no signed head of {context.Agency.Name}; use a copy of this server's audit-heads file.");
            var verdict = await context.Services.GetRequiredService<AuditVerifier>().VerifyAsync(context.Agency.Id, signed, cancel);
            Print(verdict, result.GetValue(SharedOptions.Json));
            if (signed.Count > 0 && verdict.Kind is AuditVerifier.Cut or AuditVerifier.Recomputed)
                await Console.Error.WriteLineAsync($"Compared with the signed heads in {path}. If you put a backup back, say so with ./run audit restored; if you began this database anew on purpose, put that file away.");
            return verdict.Valid ? 0 : 1;
        }));
        return command;
    }

    private static Command Head()
    {
        var command = new Command("head", "Sign the chain's head now, and print the file it is kept in");
        command.SetAction((result, cancel) => CommandContext.RunAsync(result, async context =>
        {
            await context.Services.GetRequiredService<AuditSealer>().SealAsync(cancel);
            var heads = context.Services.GetRequiredService<AuditHeads>();
            await heads.SignAsync(cancel);
            await Console.Out.WriteLineAsync(heads.FilePath);
            return 0;
        }));
        return command;
    }

    private static Command Restored()
    {
        var command = new Command("restored", "Say that a backup was put back: heads signed after it are set aside, openly and signed");
        command.SetAction((result, cancel) => CommandContext.RunAsync(result, async context =>
        {
            var aside = await SayRestoredAsync(context.Services, context.Agency, cancel);
            await Console.Out.WriteLineAsync(aside is { } heads
                ? $"Set aside: signed heads beyond event {heads.AgreesAt:N0}. The furthest spoke of {heads.Signed:N0} events; those after the backup are lost. The steward sees that it was restored."
                : "Nothing to set aside: the chain and the signed heads agree.");
            return 0;
        }));
        return command;
    }

    /// <summary>Leaves an event that the steward sees, and sets aside the heads that were signed after the backup.</summary>
    /// <param name="services">Of a scope that works in that agency.</param>
    public static async Task<(long AgreesAt, long Signed)?> SayRestoredAsync(IServiceProvider services, Agency agency, CancellationToken cancel)
    {
        var db = services.GetRequiredService<AllianceContext>();
        db.Record(ActionContext.System(agency.Id, services.GetRequiredService<TimeProvider>(), "A backup was put back"), BackupRestored, "AuditChain", null, null, null);
        await db.SaveChangesAsync(cancel);
        await services.GetRequiredService<AuditSealer>().SealAsync(cancel);
        return await services.GetRequiredService<AuditHeads>().SetAsideAsync(agency.Id, cancel);
    }

    private static void Print(AuditVerdict verdict, bool json)
    {
        if (json && verdict is { Valid: true, Erased: > 0 }) CommandContext.Print(new { verdict.Valid, verdict.Events, verdict.Unsealed, verdict.Erased });
        else if (json && verdict.Valid) CommandContext.Print(new { verdict.Valid, verdict.Events, verdict.Unsealed });
        else if (json) CommandContext.Print(verdict);
        else Console.Out.WriteLine(verdict.Valid
            ? $"The chain is whole: {verdict.Events:N0} events, {verdict.Unsealed:N0} not sealed yet{(verdict.Erased > 0 ? $"; of {verdict.Erased:N0} the content was erased" : "")}."
            : $"The chain is damaged at {verdict.Sequence:N0}: an event was {verdict.Kind}. {verdict.Events:N0} events in all.");
    }
}
