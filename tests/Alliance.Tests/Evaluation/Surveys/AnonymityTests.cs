using Alliance.Evaluation;
using Alliance.Evaluation.Keys;
using Alliance.Evaluation.Surveys;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Mail;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Evaluation.Surveys;

/// <summary>Whoever has the whole database, and no key, cannot say who answered.</summary>
public abstract class AnonymityTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Database_AfterAnswering_HasNoRowThatTiesAPersonToAnAnswer()
    {
        var study = await House.AddSurveyedStudyAsync(officers: 4);
        var partner = await House.AddPartnerAsync($"Bakery {study.Study.Title}");
        await House.AddRelationshipAsync(partner.Id, study.Officers[0].Id);
        var contacts = new List<Alliance.Partnerships.Partners.Contact>();
        for (var i = 0; i < 4; i++) contacts.Add(await House.AddReachableAsync(partner, $"Reader Number{i}"));
        foreach (var contact in contacts) await House.AgreeAsync(study.Study, Participant.Contact(contact.Id));
        var (ofOfficers, ofPartners) = (await House.AddWaveAsync(study.Study, SurveyWays.Link), await House.AddWaveAsync(study.Study, SurveyWays.Link, Alliance.Evaluation.Instruments.ReadyMade.AfterContact));
        var links = SurveyTown.LinksIn(await House.SendAsync(ofOfficers, study.Key)).ToList();
        await House.SendAsync(ofPartners, study.Key);
        foreach (var contact in contacts) links.Add(PortalPeople.PathIn((await House.LettersAsync(contact.Email!)).Single(l => l.Text.Contains("/Survey/", StringComparison.Ordinal)).Text));
        await ActivatorUtilities.CreateInstance<MailSending>(House.Services).RunAsync(TestContext.Current.CancellationToken);
        foreach (var link in links.Where((_, i) => i % 2 == 0)) (await House.Stranger().AnswerAllAsync(link, "2")).ShouldSay("Thank you");

        var rows = await RowsAsync();
        var people = study.Officers.Select(o => new[] { o.Id.ToString(), o.DisplayName, o.UserName! }).Concat(contacts.Select(c => new[] { c.Id.ToString(), c.Name!, c.Email! })).ToList();
        var pseudonyms = study.Officers.Select(o => study.Key.PseudonymOf(study.Study.Id, Participant.Officer(o.Id))).Concat(contacts.Select(c => study.Key.PseudonymOf(study.Study.Id, Participant.Contact(c.Id)))).ToList();
        var asked = await House.AskAsync(db => db.Set<SurveyInvitation>().AsNoTracking().Where(i => i.WaveId == ofOfficers.Id || i.WaveId == ofPartners.Id).ToListAsync());
        var answered = await House.AskAsync(db => db.Set<SurveyResponse>().AsNoTracking().Where(r => r.WaveId == ofOfficers.Id || r.WaveId == ofPartners.Id).ToListAsync());
        (asked.Count, answered.Count).ShouldBe((8, 4));
        List<string> traces = [.. pseudonyms, .. asked.SelectMany(i => new[] { i.Id.ToString(), Convert.ToHexString(i.SecretHash) }), .. answered.Select(r => r.Id.ToString()), .. links.Select(l => l.Split('/')[^1])];

        foreach (var person in people.SelectMany(p => p))
            foreach (var row in rows.Where(r => r.Contains(person, StringComparison.OrdinalIgnoreCase)))
                traces.Where(t => row.Contains(t, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty(row);
        // The search sees what it is to see: each of both is in the database somewhere.
        pseudonyms.ShouldAllBe(p => rows.Any(r => r.Contains(p, StringComparison.Ordinal)));
        people.ShouldAllBe(p => rows.Any(r => r.Contains(p[0], StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Rows_OfAnswers_HaveNoInstant_AndTheLinksHashIsGone()
    {
        var study = await House.AddSurveyedStudyAsync();
        var wave = await House.AddWaveAsync(study.Study, SurveyWays.Link);
        var link = SurveyTown.LinksIn(await House.SendAsync(wave, study.Key))[0];
        House.Clock.Advance(TimeSpan.FromMinutes(37));
        await House.Stranger().AnswerAllAsync(link);

        var (invitations, response) = (await House.AskAsync(db => db.Set<SurveyInvitation>().AsNoTracking().Where(i => i.WaveId == wave.Id).ToListAsync()), (await House.ResponsesAsync(wave)).Single());
        // A key made of the time would be one: the seventh kind has it, the fourth is made by chance.
        invitations.Select(i => i.Id).Append(response.Id).ShouldAllBe(id => id.Version == 4);
        foreach (var entity in (Type[])[typeof(SurveyInvitation), typeof(SurveyResponse), typeof(SurveySlip), typeof(SurveyWords)])
            entity.GetProperties().Where(p => p.PropertyType == typeof(DateTime) || p.PropertyType == typeof(DateTime?)).ShouldBeEmpty(entity.Name);
        var hash = Secret.HashOf(link.Split('/')[^1]);
        invitations.ShouldNotContain(i => i.SecretHash.SequenceEqual(hash!));
        var deed = (await House.EventsAsync(SurveyEvents.Answered)).Last(e => e.EntityId == wave.Id);
        (deed.ActorId, deed.Source, deed.SubjectId, deed.PayloadHash, deed.Role).ShouldBe((null, null, null, null, "Anonymous"));
        deed.At.ShouldBe(new DateTime(2027, 3, deed.At.Day, 5, 0, 0, DateTimeKind.Utc), "midnight in New York: the day, and no hour");
    }

    [Fact]
    public async Task Invitations_OfOneLetterRound_StandInNoOrderOfThePeople()
    {
        var study = await House.AddSurveyedStudyAsync(officers: 12);
        var wave = await House.AddWaveAsync(study.Study, SurveyWays.Link);
        await House.SendAsync(wave, study.Key);

        var rows = await House.AskAsync(db => db.Set<SurveyInvitation>().AsNoTracking().Where(i => i.WaveId == wave.Id).Select(i => new { i.Id, i.Pseudonym }).ToListAsync());
        var inOrder = study.Officers.Select(o => study.Key.PseudonymOf(study.Study.Id, Participant.Officer(o.Id))).ToList();

        // One in 479 million would be so by chance.
        rows.OrderBy(r => r.Id.ToString("N"), StringComparer.Ordinal).Select(r => r.Pseudonym).ShouldNotBe(inOrder);
        rows.Select(r => r.Pseudonym).ShouldBe(inOrder, ignoreOrder: true);
    }

    [Fact]
    public async Task Evaluator_OnTheirPages_SeesNoNameAndNoPseudonym_AndNoSmallCount()
    {
        var study = await House.AddSurveyedStudyAsync();
        var wave = await House.AddWaveAsync(study.Study, SurveyWays.Link);
        foreach (var link in SurveyTown.LinksIn(await House.SendAsync(wave, study.Key)).Take(2)) await House.Stranger().AnswerAllAsync(link);
        var evaluator = await House.SignInAsync(Role.Evaluator);

        foreach (var path in (string[])[$"/Evaluation/Surveys/{study.Study.Id}", $"/Evaluation/Surveys/Wave/{wave.Id}"])
        {
            var page = await evaluator.GetAsync(path);
            page.ShouldBeOk();
            foreach (var officer in study.Officers)
            {
                page.ShouldNotSay(officer.DisplayName);
                page.Body.ShouldNotContain(study.Key.PseudonymOf(study.Study.Id, Participant.Officer(officer.Id)));
            }
        }
        (await evaluator.GetAsync($"/Evaluation/Surveys/Wave/{wave.Id}")).Texts("#unit-rates td").ShouldAllBe(cell => cell == "fewer than 10" || cell == "not shown");
    }

    private async Task<List<string>> RowsAsync() => await House.AskAsync(async db =>
    {
        var rows = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.FindProperty(nameof(Entity.AgencyId)) is not null))
            foreach (var row in (System.Collections.IEnumerable)typeof(AnonymityTests).GetMethod(nameof(All), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type.ClrType).Invoke(null, [db])!)
                rows.Add($"{type.ClrType.Name}|{string.Join('|', type.GetProperties().Select(p => db.Entry(row).Property(p).CurrentValue switch { byte[] bytes => Convert.ToHexString(bytes), var other => other?.ToString() }))}");
        return rows;
    });

    private static List<T> All<T>(AllianceContext db) where T : class => db.Set<T>().ToList();
}

public sealed class AnonymityTestsOnSqlite(SqliteHouse house) : AnonymityTests(house), IClassFixture<SqliteHouse>;

public sealed class AnonymityTestsOnPostgres(PostgresHouse house) : AnonymityTests(house), IClassFixture<PostgresHouse>;
