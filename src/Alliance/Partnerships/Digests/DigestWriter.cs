using System.Globalization;
using Alliance.Partnerships.Calendar;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Partnerships.Team;
using Alliance.Platform;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Platform.Mail;
using Alliance.Portal.Door;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Partnerships.Digests;

/// <summary>
/// Writes a day's letter: to an officer what is due, promised and planned, to a supervisor what lapses. Organisations and counts; no
/// person, no officer, no word of an entry. Where there is nothing to say, there is no letter.
/// </summary>
public sealed class DigestWriter(AllianceContext db, AgencyScope scope, Settings settings, OutsideNames names, CensusTaker census, RelationshipService relationships, IStringLocalizer<Words> words)
{
    private const int MostShown = 12;

    /// <summary>Adds the letter, and that the day is seen to, to what the context saves next.</summary>
    public async Task AddAsync(DigestWish wish, DateOnly today, ActionContext action)
    {
        var isOfficer = wish.Role == Role.Officer;
        var lines = isOfficer ? await OfOfficerAsync(wish.AccountId, today) : await OfTeamAsync(today);
        var day = new DigestDay { AgencyId = action.AgencyId, AccountId = wish.AccountId, Role = wish.Role, Day = today };
        db.Add(day);
        if (lines.Count == 0) return;
        Speaking.In("en", () => day.MailId = db.Post(action, wish.Id, wish.Address!, words[isOfficer ? "Your day, {0}" : "Your team, {0}", today.ToString("MMMM d", CultureInfo.CurrentCulture)], TextOf(lines, isOfficer)));
        db.Record(action, PartnershipEvents.DigestSent, nameof(DigestWish), wish.Id, null, null);
    }

    private string TextOf(IReadOnlyList<string> lines, bool isOfficer)
    {
        var page = isOfficer ? "Partnerships/Today" : "Partnerships/Team";
        var rest = PortalAddress.Known(settings, scope.Current) is { } address ? $"{words["All of it is here:"]}\n{address}/{page}" : words[isOfficer ? "All of it is on Today." : "All of it is on the team's page."].Value;
        return $"{string.Join('\n', lines)}\n\n{rest}\n\n{words["You asked for this letter, and you can stop it under “A letter on working days”."]}\n";
    }

    private async Task<IReadOnlyList<string>> OfOfficerAsync(Guid officer, DateOnly today)
    {
        await using var open = await db.KeepOpenAsync();
        var own = db.HeldBy(officer);
        var due = await own.Where(r => r.OwnerId == officer && r.DueOn <= today && !db.Set<ApproachWish>().Any(w => w.PartnerId == r.PartnerId && w.LiftedAt == null))
            .OrderBy(r => r.DueOn).ThenBy(r => r.Id).Select(r => new { r.PartnerId, IsLate = r.DueOn < today }).ToListAsync();
        var promised = await db.Set<Promise>().Where(p => p.OfficerId == officer && p.By == Side.Us && p.State == PromiseState.Open && p.DueOn <= today && own.Any(r => r.PartnerId == p.PartnerId))
            .GroupBy(p => p.PartnerId).Select(g => new { PartnerId = g.Key, First = g.Min(p => p.DueOn), Count = g.Count() }).OrderBy(g => g.First).ThenBy(g => g.PartnerId).ToListAsync();
        var planned = await db.Set<Touchpoint>().Where(t => t.OfficerId == officer && t.IsOpen && t.On == today && own.Any(r => r.PartnerId == t.PartnerId)).Select(t => new { t.PartnerId, t.AtTime }).ToListAsync();
        var news = await db.Set<Relationships.Notice>().CountAsync(n => n.AccountId == officer && n.SeenAt == null);
        var called = await names.OfAsync([.. due.Select(d => d.PartnerId).Concat(promised.Select(p => p.PartnerId)).Concat(planned.Select(p => p.PartnerId)).Distinct()]);
        string[] talks = [.. planned.Where(p => called.ContainsKey(p.PartnerId)).OrderBy(p => p.AtTime ?? TimeOnly.MaxValue)
            .Select(p => p.AtTime is { } at ? $"{called[p.PartnerId].Words}, {at.ToString("h:mm tt", CultureInfo.GetCultureInfo("en-US"))}" : called[p.PartnerId].Words)];
        string[] kept = [.. promised.Where(p => called.ContainsKey(p.PartnerId)).Select(p => p.Count == 1 ? words["1 promise: {0}", called[p.PartnerId].Words].Value : words["{0} promises: {1}", p.Count, called[p.PartnerId].Words].Value)];
        string[] late = [.. due.Where(d => d.IsLate && called.ContainsKey(d.PartnerId)).Select(d => called[d.PartnerId].Words)];
        string[] now = [.. due.Where(d => !d.IsLate && called.ContainsKey(d.PartnerId)).Select(d => called[d.PartnerId].Words)];
        return [.. Parts(
            (words["Planned for today:"], talks),
            (words["Promised by us, for today or earlier:"], kept),
            (words["Be in touch today:"], now),
            (words["Waiting for longer than you meant:"], late),
            (words["News:"], news == 0 ? [] : [words.Count(news, "one thing happened without you", "{0} things happened without you")]))];
    }

    private IEnumerable<string> Parts(params IEnumerable<(string Head, string[] Lines)> parts)
    {
        foreach (var (head, lines) in parts.Where(p => p.Lines.Length > 0))
        {
            yield return "";
            yield return head;
            foreach (var line in lines.Take(MostShown)) yield return $"- {line}";
            if (lines.Length > MostShown) yield return $"- {words["and {0} more", lines.Length - MostShown]}";
        }
    }

    /// <summary>Counts of the whole agency; nothing by officer.</summary>
    private async Task<IReadOnlyList<string>> OfTeamAsync(DateOnly today)
    {
        var usual = (await relationships.SettingsAsync()).CadenceDays;
        var lapsing = await db.Lapsing(today, usual).CountAsync();
        var overdue = await db.Set<Promise>().CountAsync(p => p.State == PromiseState.Open && p.DueOn < today);
        if (lapsing == 0 && overdue == 0) return [];
        var all = CoverageTable.Of(await census.OfAsync(scope.Current)).All.All;
        return
        [
            words["Relationships that are lapsing: {0}", lapsing],
            words["Promises overdue, ours and theirs: {0}", overdue],
            words["Organizations known to somebody here: {0} of {1}", all.Known, all.Total],
        ];
    }
}
