using System.Diagnostics;
using System.Threading.Channels;
using Alliance.Demonstration.Town;
using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Demonstration.Load;

/// <summary>What a load left, in the words of the command line.</summary>
public sealed record LoadReport(int Agencies, int Officers, int Partners, int Relationships, int Engagements, long AuditEvents, double Seconds, long Bytes);

/// <summary>Fills an empty database with an invented department, larger than any, or with many of them, to measure on.</summary>
public sealed class StressLoad(AllianceContext db, UserManager<Account> accounts, Settings settings, TimeProvider time)
{
    private const int RowsInABatch = 4000;

    private static readonly Type[] RowTypes =
    [
        typeof(Account), typeof(RoleGrant), typeof(Area), typeof(Partner), typeof(PartnerWord), typeof(Contact), typeof(Consent), typeof(ConsentChoice), typeof(Offer), typeof(OfferHours), typeof(Relationship), typeof(PhaseChange), typeof(Pause),
        typeof(Notice), typeof(Engagement), typeof(EngagementContact), typeof(Touchpoint), typeof(Promise), typeof(PromiseAnswer), typeof(AuditEvent), typeof(AuditPayload), typeof(AuditLink),
    ];

    /// <exception cref="BadInputException">Something is in the database already.</exception>
    public async Task<LoadReport> RunAsync(Agency agency, LoadSize size, LoadProgress progress, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var agencies = await TakeOverAsync(agency, size.Agencies, cancel);
        var now = time.Instant();
        await using BulkStore store = settings.IsPostgres ? new PostgresBulkStore(settings.Database, db.Model, progress) : new SqliteBulkStore(settings.Database, db.Model, progress);
        await store.BeginAsync(RowTypes, cancel);
        var (events, relationships) = await FillAsync(agencies, size, now, store, progress, cancel);
        progress.Stage($"Rows written after {clock.Elapsed.TotalSeconds:F0} s");
        await store.FinishAsync(cancel);
        return new LoadReport(size.Agencies, size.Agencies * size.Officers, size.Agencies * size.Partners, relationships, size.Agencies * size.Engagements, events, Math.Round(clock.Elapsed.TotalSeconds, 1), await store.BytesAsync(cancel));
    }

    /// <summary>The agency must be new: without indexes and keys nobody could work in it meanwhile, and nothing could be taken back.</summary>
    private async Task<List<Agency>> TakeOverAsync(Agency agency, int count, CancellationToken cancel)
    {
        var isEmpty = !await db.Users.IgnoreQueryFilters().AnyAsync(cancel) && !await db.Set<Partner>().IgnoreQueryFilters().AnyAsync(cancel) && !await db.AuditEvents.IgnoreQueryFilters().AnyAsync(cancel);
        if (!isEmpty) throw new BadInputException("This database holds something already; a load needs one of its own: name a new file or an empty database with --database.");
        (agency.Name, agency.Slug, agency.IsDemonstration) = ("Stress Harbor (load test)", "stress", true);
        var others = Enumerable.Range(2, count - 1).Select(number => new Agency { Id = agency.Id + number - 1, Name = $"Stress Harbor {number} (load test)", Slug = $"stress-{number}", TimeZone = agency.TimeZone, IsDemonstration = true }).ToList();
        db.AddRange(others);
        await db.SaveChangesAsync(cancel);
        await db.Database.CloseConnectionAsync();
        // The load wants the file to itself.
        if (db.Database.GetDbConnection() is SqliteConnection connection) SqliteConnection.ClearPool(connection);
        return [agency, .. others];
    }

    /// <summary>One thread invents and hashes, the other writes.</summary>
    private async Task<(long Events, int Relationships)> FillAsync(List<Agency> agencies, LoadSize size, DateTime now, BulkStore store, LoadProgress progress, CancellationToken cancel)
    {
        var batches = System.Threading.Channels.Channel.CreateBounded<List<object>>(new BoundedChannelOptions(32) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var writing = Task.Run(async () =>
        {
            try
            {
                await foreach (var batch in batches.Reader.ReadAllAsync(stop.Token)) batch.ForEach(store.Write);
            }
            catch
            {
                await stop.CancelAsync();
                throw;
            }
        }, cancel);
        (long, int) result = default;
        try
        {
            result = await Task.Run(() => InventAll(agencies, size, now, batches.Writer, progress, stop.Token), cancel);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // The writer failed; awaiting it says how.
        }
        batches.Writer.Complete();
        await writing;
        return result;
    }

    private (long Events, int Relationships) InventAll(List<Agency> agencies, LoadSize size, DateTime now, ChannelWriter<List<object>> batches, LoadProgress progress, CancellationToken cancel)
    {
        var (events, relationships) = (0L, 0);
        foreach (var (place, agency) in agencies.Index())
        {
            if (agencies.Count > 1) progress.Stage($"{agency.Name}, {place + 1} of {agencies.Count}");
            // Far enough apart that no two roll the same dice.
            var invented = Invent(agency, size with { Seed = size.Seed + 1000 * place }, now, batches, progress, cancel);
            events += invented.Events;
            relationships += invented.Relationships;
        }
        return (events, relationships);
    }

    private (long Events, int Relationships) Invent(Agency agency, LoadSize size, DateTime now, ChannelWriter<List<object>> batches, LoadProgress progress, CancellationToken cancel)
    {
        var batch = new List<object>(RowsInABatch);
        var dice = new Dice(size.Seed);
        var audit = new LoadAudit(agency.Id, new RowDescription(db.Model), Write);
        var register = new LoadRegister(agency.Id, size, audit, dice, now.Date.AddDays(-365 * LoadSize.Years - 10), Write);
        progress.Stage("Accounts, areas and partners");
        register.Write(now, account => accounts.PasswordHasher.HashPassword(account, DemonstrationPeople.Password), accounts.NormalizeName!);
        var ties = Ties(size, register.Partners, dice, out var elsewhere);
        var times = new LoadTimes(size, ties, elsewhere, now, dice);
        new LoadStory(agency, audit, dice, now, Write).Tell(register.Officers, register.Partners, ties, times, done => progress.Step($"Engagements: {done:N0} of {size.Engagements:N0}"));
        // Dice of their own: the same department, with or without offers.
        new LoadOffers(agency.Id, new Dice(size.Seed + 1), now, Write).Write(register.Partners, size.Offers);
        Flush();
        return (audit.Events, ties.Count(t => t.Relationship is not null));

        void Write(object row)
        {
            batch.Add(row);
            if (batch.Count == RowsInABatch) Flush();
        }

        void Flush()
        {
            if (!batches.TryWrite(batch)) batches.WriteAsync(batch, cancel).AsTask().GetAwaiter().GetResult();
            batch = new List<object>(RowsInABatch);
        }
    }

    /// <summary>Gives each officer partners of one neighborhood, and a backup who knows it too.</summary>
    private static List<LoadTie> Ties(LoadSize size, LoadPartner[] partners, Dice dice, out List<int> elsewhere)
    {
        var shuffled = Enumerable.Range(0, LoadSize.Areas).Select(area => new Queue<int>(dice.Shuffled(Enumerable.Range(0, partners.Length).Where(i => partners[i].Area == area)))).ToArray();
        var ties = new List<LoadTie>(size.Relationships);
        for (var i = 0; ties.Count < size.Relationships; i++)
        {
            var officer = i % size.Officers;
            if (!shuffled[officer % LoadSize.Areas].TryDequeue(out var partner) && !shuffled[i % LoadSize.Areas].TryDequeue(out partner)) continue;
            ties.Add(new LoadTie(partners[partner], officer, (officer + LoadSize.Areas) % size.Officers));
        }
        elsewhere = [.. shuffled.SelectMany(q => q)];
        return ties;
    }
}
