using Alliance.Demonstration.Town;
using Alliance.Evaluation.Instruments;
using Alliance.Partnerships.Digests;
using Alliance.Partnerships.Engagements.KeptBack;
using Alliance.Partnerships.Relationships;
using Alliance.Platform;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Demonstration;

/// <summary>
/// Harbor Falls: a town with nobody real in it. Its two years end yesterday, and are the same whenever it is built on the same day.
/// </summary>
public sealed class DemonstrationTown(AllianceContext db, AgencyScope scope, UserManager<Account> accounts, AuditSealer sealer, KeptBackLock keptBack, RelationshipService relationships, DigestWriter digests, Settings settings, TimeProvider time)
{
    private const int Seed = 20260412;

    public async Task BuildAsync(CancellationToken cancel)
    {
        keptBack.Ready();
        await using (var write = await db.BeginWriteAsync(cancel))
        {
            var agency = new Agency { Id = 1, Name = "Harbor Falls Police (demonstration)", Slug = "harbor-falls", TimeZone = "America/New_York", IsDemonstration = true, ComplaintRoute = "Harbor Falls Civilian Review Board (invented)\n555-0142, Town Hall, second floor", WhereToTurn = "Peer support team (invented): 555-0160, any hour; they are colleagues, and trained for it\nEmployee assistance (invented): 555-0161, for you and your family, outside the department" };
            db.Add(agency);
            await db.SaveChangesAsync(cancel);
            scope.Enter(agency);
            await Tell(agency, time.Instant()).SaveAsync(cancel);
            await relationships.ReckonTiesAsync(int.MaxValue, cancel);
            await WriteDigestAsync(agency, cancel);
            await write.CommitAsync(cancel);
        }
        await sealer.SealAsync(cancel);
    }

    /// <summary>The letter of the last working day lies in the folder where there is no mail server; to invented addresses nothing is sent.</summary>
    private async Task WriteDigestAsync(Agency agency, CancellationToken cancel)
    {
        if (settings.MailServer is not null) return;
        var wish = await db.Set<DigestWish>().AsNoTracking().SingleAsync(w => w.Role == Role.Officer, cancel);
        var calendar = new TownCalendar(agency.DayOf(time.Instant()), agency.Zone);
        var day = time.Instant() < calendar.At(calendar.Today, wish.Hour) ? calendar.Day(1) : calendar.Today;
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(-1);
        await digests.AddAsync(wish, day, ActionContext.System(agency.Id, time, "The letter of the day") with { Now = calendar.At(day, wish.Hour), Source = "this server" });
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Two years of deeds: accounts, register, and then each relationship's life.</summary>
    private DeedBook Tell(Agency agency, DateTime now)
    {
        var dice = new Dice(Seed);
        var calendar = new TownCalendar(agency.DayOf(now), agency.Zone);
        var deeds = new DeedBook(db, agency.Id);
        var people = new TownAccounts(deeds, dice, agency.Id, calendar.At(TownCalendar.Span + 1, 9), now, accounts);
        var relations = new TownRelations(deeds, dice, calendar, people, agency);
        var history = new TownHistory(deeds, dice, calendar, people, new TownContacts(deeds, dice, calendar, people), new TownPromises(deeds, dice, calendar, people, relations), relations);
        var register = new TownRegister(deeds, dice, calendar, people, agency.Id).Build();
        var ties = new List<TownTie>();
        foreach (var (line, partner) in register.Where(r => r.Line.Owner is not null))
        {
            ties.Add(new TownTie(line, partner, line.Story.GetValueOrDefault("handed") ?? line.Owner!, BackupOf(line, dice), dice));
            history.Live(ties[^1]);
        }
        // With dice of its own: what the two do together changes nothing of what is told above.
        var together = new TownTogether(deeds, new Dice(Seed + 1), calendar, people, register.ToDictionary(r => r.Line.Name, r => r.Partner));
        together.Tell(ties);
        db.AddRange(together.Totals);
        var consents = new TownConsents(deeds, calendar, people);
        consents.Renew([.. ties.SelectMany(t => t.Agreed)]);
        consents.Settle(ties);
        // Dice of its own: whoever watches changes nothing in what the others did.
        new TownWatch(deeds, new Dice(Seed + 2), calendar, people, agency).Watch(ties);
        // Dice of their own: what they say changes nothing of what the others did.
        new TownVoices(deeds, new Dice(Seed + 3), calendar, people, keptBack).Speak(ties);
        new TownHelpers(deeds, new Dice(Seed + 4), calendar, people).Offer(ties);
        var problems = new TownProblems(deeds, new Dice(Seed + 9), calendar, people);
        problems.Solve(ties);
        new TownOrganization(deeds, new Dice(Seed + 5), calendar, people, agency.Id).Look();
        new TownTraining(deeds, new Dice(Seed + 10), calendar, people, agency.Id).Teach();
        new TownStudies(deeds, new Dice(Seed + 11), calendar, people, agency.Id).Begin();
        new TownQuestionnaires(deeds, new Dice(Seed + 27), calendar, people, agency.Id).Write();
        var instruments = new TownFirstStudy(deeds, new Dice(Seed + 12), calendar, people, agency.Id).Tell();
        // And of its own again: what was counted in the streets changes nothing in what anybody did.
        var incidents = new TownIncidents(deeds, new Dice(Seed + 6), calendar, people, agency.Id);
        incidents.Count(register);
        if (problems.ToCompare is { } problem) incidents.Compare(problem, "ana", calendar.At(1, 17));
        new TownThanks(deeds, new Dice(Seed + 7), calendar, people, agency.Id).Give(ties);
        new TownLetters(deeds, new Dice(Seed + 33), calendar, people, agency.Id).Ask();
        new TownPrograms(deeds, new Dice(Seed + 34), calendar, people, agency.Id).Give();
        var ecomap = new TownEcomap(deeds, new Dice(Seed + 31), calendar, people, agency.Id);
        var byName = register.ToDictionary(r => r.Line.Name, r => r.Partner);
        ecomap.Draw(byName);
        ecomap.Speak(byName);
        new TownSurvey(deeds, new Dice(Seed + 13), calendar, people, agency).Ask(instruments[ReadyMade.Community]);
        new TownHandovers(deeds, new Dice(Seed + 14), calendar, people, agency.Id).KeepGoing(ties);
        return deeds;
    }

    /// <summary>Another officer of the neighborhood; where it has only one, the sergeant stands in.</summary>
    private static string BackupOf(TownLine line, Dice dice)
    {
        var others = line.Officers.Where(o => o != line.Owner && o != line.Story.GetValueOrDefault("handed")).ToList();
        return others.Count == 0 ? "sofia" : line.Has("colleague") ? others[0] : dice.Pick(others);
    }
}
