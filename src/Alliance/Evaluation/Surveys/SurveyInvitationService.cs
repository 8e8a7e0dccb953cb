using System.Security.Cryptography;
using System.Text.Json;
using Alliance.Evaluation.Keys;
using Alliance.Evaluation.ResearchConsents;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Surveys;

/// <summary>A link for somebody without an address, shown once to be printed and handed over.</summary>
public sealed record PrintedLetter(string Name, string Link);

/// <param name="ByMail">Letters that went into the outbox.</param>
/// <param name="WaitForOthers">People in units in which too few are new to be asked without being known by it.</param>
public sealed record Sent(int ByMail, IReadOnlyList<PrintedLetter> ToPrint, int WaitForOthers);

/// <summary>
/// Asks people by a link of their own. The key makes pseudonyms of them for one request; what is kept is a pseudonym, a unit and a
/// link's hash. Nothing kept leads back: not the order of rows, not their keys, not an instant, not a unit with one new person in it.
/// </summary>
public sealed class SurveyInvitationService(AllianceContext db, AgencyScope scope, PeopleToAsk people, WithdrawalService withdrawals, SurveyLetters letters)
{
    /// <summary>
    /// Whoever is asked for the first time in a unit has so many beside them, themselves counted: consents are kept by name, and one new
    /// consent beside one new pseudonym would tell whose it is. More would silence half of the small squads.
    /// </summary>
    public const int LeastTogether = 3;

    /// <summary>Asks everybody who agreed and was not asked in this wave yet.</summary>
    public async Task<Sent> InviteAsync(SurveyWave wave, OpenKey key, string address, ActionContext action)
    {
        // Whoever has withdrawn goes first: a pseudonym that is suddenly asked no more would tell whose it is.
        await withdrawals.CarryOutAsync(key, action);
        var units = await UnitsSoFarAsync(key.StudyId);
        var asked = (await db.Set<SurveyInvitation>().Where(i => i.WaveId == wave.Id).Select(i => i.Pseudonym).ToListAsync()).ToHashSet();
        var open = (await people.OfAsync(wave, action.Now)).Select(p => new ToSend(p, key.PseudonymOf(p.Who))).Where(p => !asked.Contains(p.Pseudonym)).DistinctBy(p => p.Pseudonym).ToList();
        var tooFew = open.Where(p => !units.ContainsKey(p.Pseudonym)).GroupBy(p => p.Person.UnitId).Where(g => g.Count() < LeastTogether).SelectMany(g => g).Select(p => p.Pseudonym).ToHashSet();
        var sending = open.Where(p => !tooFew.Contains(p.Pseudonym)).ToArray();
        RandomNumberGenerator.Shuffle<ToSend>(sending);
        var today = scope.Current.DayOf(action.Now);
        foreach (var one in sending)
        {
            var (secret, hash) = Secret.New();
            one.Link = LinkTo(address, secret, one.Person.Language);
            // Whoever moves to another squad stays where they were first asked: the move, kept by name, would tell whose the pseudonym is.
            db.Add(new SurveyInvitation { AgencyId = action.AgencyId, Id = Guid.NewGuid(), WaveId = wave.Id, Pseudonym = one.Pseudonym, UnitId = units.GetValueOrDefault(one.Pseudonym, one.Person.UnitId), SecretHash = hash, SentOn = today });
        }
        return await SendAsync(wave, sending, tooFew.Count, SurveyEvents.InvitationsSent, letters.Invite, action);
    }

    /// <summary>Asks once more whoever has not answered. Their link is a new one; the old one works no longer.</summary>
    public async Task<Sent> RemindAsync(SurveyWave wave, OpenKey key, string address, ActionContext action)
    {
        await withdrawals.CarryOutAsync(key, action);
        var today = scope.Current.DayOf(action.Now);
        var waiting = await db.Set<SurveyInvitation>().Where(i => i.WaveId == wave.Id && i.AnsweredOn == null && i.SentOn < today && (i.RemindedOn == null || i.RemindedOn < today)).ToDictionaryAsync(i => i.Pseudonym);
        var sending = (await people.OfAsync(wave, action.Now)).Select(p => new ToSend(p, key.PseudonymOf(p.Who))).Where(p => waiting.ContainsKey(p.Pseudonym)).DistinctBy(p => p.Pseudonym).ToArray();
        RandomNumberGenerator.Shuffle<ToSend>(sending);
        foreach (var one in sending)
        {
            var (secret, hash) = Secret.New();
            one.Link = LinkTo(address, secret, one.Person.Language);
            (waiting[one.Pseudonym].SecretHash, waiting[one.Pseudonym].RemindedOn) = (hash, today);
        }
        return await SendAsync(wave, sending, 0, SurveyEvents.RemindersSent, letters.Remind, action);
    }

    /// <summary>The invitation that a link belongs to.</summary>
    public async Task<SurveyInvitation?> FindAsync(string? secret)
    {
        if (Secret.HashOf(secret) is not { } hash) return null;
        return await db.Set<SurveyInvitation>().SingleOrDefaultAsync(i => i.SecretHash == hash && i.AnsweredOn == null);
    }

    private async Task<Sent> SendAsync(SurveyWave wave, ToSend[] sending, int waiting, string what, Action<PersonToAsk, SurveyWave, string, ActionContext> write, ActionContext action)
    {
        foreach (var one in sending.Where(s => s.Person.Address is not null)) write(one.Person, wave, one.Link, action);
        var printed = sending.Where(s => s.Person.Address is null).Select(s => new PrintedLetter(s.Person.Name ?? "", s.Link)).OrderBy(l => l.Name, StringComparer.CurrentCulture).ToList();
        // How many, and not whom: neither the rows nor the people stand in the event.
        db.Record(action, what, nameof(SurveyWave), wave.Id, null, JsonSerializer.Serialize(new { ByMail = sending.Length - printed.Count, Printed = printed.Count, Waiting = waiting }));
        await db.SaveChangesAsync();
        return new Sent(sending.Length - printed.Count, printed, waiting);
    }

    /// <summary>The unit in which each pseudonym of the study was first asked.</summary>
    private async Task<Dictionary<string, Guid?>> UnitsSoFarAsync(Guid studyId)
    {
        var rows = await (from invitation in db.Set<SurveyInvitation>()
                          join wave in db.Set<SurveyWave>() on invitation.WaveId equals wave.Id
                          where wave.StudyId == studyId
                          orderby invitation.SentOn
                          select new { invitation.Pseudonym, invitation.UnitId }).ToListAsync();
        return rows.DistinctBy(r => r.Pseudonym).ToDictionary(r => r.Pseudonym, r => r.UnitId);
    }

    private static string LinkTo(string address, string secret, string language) => $"{address}/Survey/{secret}{(language == "es" ? "?in=es" : "")}";

    private sealed record ToSend(PersonToAsk Person, string Pseudonym)
    {
        public string Link { get; set; } = "";
    }
}
