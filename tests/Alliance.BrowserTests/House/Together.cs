using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Places;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.BrowserTests.House;

/// <summary>Something to look at for the reader of the portal and for ana alike: a goal that moved, a check that waits, one with a gap, a need.</summary>
public sealed record Together(Guid Goal, Guid WaitingCheck, Guid GapCheck, Guid Need)
{
    public static async Task<Together> PrepareAsync(OpenHouse house)
    {
        var reader = await Reader.FindAsync(house);
        var person = await house.AskAsync(db => db.Set<Contact>().AsNoTracking().SingleAsync(c => c.Id == reader.Contact));
        var officer = await house.ActAsync(await OwnerAsync(house), Role.Officer);
        var contact = officer with { ActorId = person.Id, Role = "Partner" };
        var goal = Guid.NewGuid();
        await house.DoAsync(async services =>
        {
            var goals = services.GetRequiredService<GoalService>();
            await goals.ShareAsync(new NewGoal { Id = goal, PartnerId = person.PartnerId, Words = "No more broken bottles on the steps on Sunday mornings", ContactIds = [person.Id], Stage = StageOfChange.Contemplation, Heard = "“Saturdays pay the rent.”" }, officer);
            foreach (var (days, side, stage, back) in new[] { (100, Side.Them, StageOfChange.Preparation, false), (60, Side.Us, StageOfChange.Action, false), (20, Side.Them, StageOfChange.Contemplation, true) })
                await goals.MoveAsync(new NewStage { Id = Guid.NewGuid(), GoalId = goal, Side = side, Stage = stage, IsRecurrence = back, Heard = "They said so at the counter." }, (side == Side.Us ? officer : contact) with { Now = officer.Now.AddDays(-days) });
            foreach (var (days, side, number) in new[] { (90, Side.Us, 6), (80, Side.Them, 3), (10, Side.Them, 7) })
                await goals.ReadRulersAsync(new NewReading { Id = Guid.NewGuid(), GoalId = goal, Side = side, Importance = number, Confidence = number - 2 }, (side == Side.Us ? officer : contact) with { Now = officer.Now.AddDays(-days) });
            return true;
        });
        var gap = await AskAsync(house, person, officer);
        await AnswerAsync(house, gap, Side.Us, 5, officer);
        await AnswerAsync(house, gap, Side.Them, 2, contact);
        var waiting = await AskAsync(house, person, officer);
        var need = Guid.NewGuid();
        await house.DoAsync(async services =>
        {
            await services.GetRequiredService<NeedService>().NoteAsync(need, person.PartnerId, null, Needs.Safety, officer);
            return true;
        });
        return new Together(goal, waiting, gap, need);
    }

    /// <summary>Who tends the reader's relationship.</summary>
    public static async Task<string> OwnerAsync(OpenHouse house)
    {
        var reader = (await Reader.FindAsync(house)).Contact;
        return await house.AskAsync(db => (from contact in db.Set<Contact>()
                                           where contact.Id == reader
                                           join relationship in db.Set<Relationship>() on contact.PartnerId equals relationship.PartnerId
                                           where relationship.EndedAt == null
                                           join account in db.Users on relationship.OwnerId equals account.Id
                                           select account.UserName!).SingleAsync());
    }

    private static Task<Guid> AskAsync(OpenHouse house, Contact person, Platform.Data.ActionContext officer) =>
        house.DoAsync(services => services.GetRequiredService<AllianceCheckService>().AskAsync(Guid.NewGuid(), person.PartnerId, person.Id, Side.Us, officer));

    private static Task<bool> AnswerAsync(OpenHouse house, Guid check, Side side, int number, Platform.Data.ActionContext action) =>
        house.DoAsync(services => services.GetRequiredService<AllianceCheckService>().AnswerAsync(check, new NewAnswer { Id = Guid.NewGuid(), Side = side, Bond = number, Goals = 4, Tasks = 4 }, action));
}
