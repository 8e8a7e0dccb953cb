using Alliance.Coaching.Scenarios;
using Alliance.Training.Practice;
using PracticeTalk = Alliance.Coaching.Scenarios.Conversation;

namespace Alliance.Demonstration.Town;

/// <summary>What ana practiced: one conversation to its end, which she showed to theo, one in which she stopped, and role-plays with colleagues.</summary>
public sealed class TownPractice(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts, int agencyId)
{
    private const long Seed = 4711;

    public void Practice()
    {
        Ended();
        Open();
        Played("ana", "ben", 3, agreed: true);
        Played("cleo", "ana", 1, agreed: false);
    }

    /// <summary>She chose well, with one slip in the middle to look back at.</summary>
    private void Ended()
    {
        var at = calendar.At(12, 20, 5);
        var session = Begin("restaurant-manager-calling", PracticeMode.Choices, at);
        var talk = PracticeTalk.Begin(ScenarioShelf.Find(session.Scenario)!, Seed);
        while (talk.Ending is null)
        {
            var slips = talk.Exchanges.Count == 1;
            var chosen = talk.Choices().OrderBy(c => Worth(talk, c) * (slips ? 1 : -1)).ThenBy(c => c.Text, StringComparer.Ordinal).First();
            at = at.AddMinutes(1);
            Say(session, talk.Say(chosen.Coded()), at);
        }
        (session.EndedAt, session.Ending) = (at, talk.Ending);
        var share = new PracticeShare { AgencyId = agencyId, Id = dice.NewId(at), SessionId = session.Id, TrainerId = accounts["theo"], SharedAt = at.AddMinutes(3) };
        deeds.AddUnnamed(share.SharedAt, PracticeEvents.PracticeShared, PracticeEvents.Purpose, nameof(PracticeSession), share);
    }

    private void Open()
    {
        var at = calendar.At(1, 19, 40);
        var session = Begin("shop-owner-slow-response", PracticeMode.FreeText, at);
        var talk = PracticeTalk.Begin(ScenarioShelf.Find(session.Scenario)!, Seed);
        Say(session, talk.Say(WrittenCodes.Read("open", "I came to hear how last night was for you. What happened?")!.Coded()), at.AddMinutes(1));
        Say(session, talk.Say(WrittenCodes.Read("complex", "You called, and then nobody came for forty minutes. You were all alone with it.")!.Coded()), at.AddMinutes(2));
    }

    private static int Worth(PracticeTalk talk, WrittenTurn turn)
    {
        var then = PracticeTalk.Replay(talk.Scenario, Seed, [.. talk.Exchanges.Select(e => e.Officer), turn.Coded()]).State;
        return then.Trust * 4 + then.Safety + then.Heard.Count * 3 - (then.InStruggle ? 3 : 0);
    }

    private PracticeSession Begin(string scenario, PracticeMode mode, DateTime at)
    {
        var session = new PracticeSession { AgencyId = agencyId, Id = dice.NewId(at), LearnerId = accounts["ana"], Scenario = scenario, ScenarioVersion = ScenarioShelf.Find(scenario)!.Version, Seed = Seed, Mode = mode, Voice = PracticeVoice.Written, StartedAt = at };
        deeds.AddUnnamed(at, PracticeEvents.PracticeBegun, PracticeEvents.Purpose, nameof(PracticeSession), session);
        return session;
    }

    private void Say(PracticeSession session, Exchange exchange, DateTime at)
    {
        var turn = new PracticeTurn { AgencyId = agencyId, Id = dice.NewId(at), SessionId = session.Id, Number = exchange.Number, Words = exchange.Officer.Turn.Text, Codes = TurnCodes.Write(exchange.Officer), Answer = exchange.Answer, By = AnsweredBy.Written };
        deeds.AddUnnamed(at, PracticeEvents.PracticeTurnSaid, PracticeEvents.Purpose, nameof(PracticeSession), turn);
    }

    private void Played(string by, string with, int ago, bool agreed)
    {
        var at = calendar.At(ago, 18, 20);
        var play = new RolePlay { AgencyId = agencyId, Id = dice.NewId(at), AskedById = accounts[by], WithId = accounts[with], AskedAt = at };
        deeds.AddUnnamed(at, PracticeEvents.RolePlayAsked, PracticeEvents.Purpose, nameof(RolePlay), play, Agreement(play, by, at));
        if (agreed) deeds.AddUnnamed(at.AddHours(1), PracticeEvents.RolePlayAgreed, PracticeEvents.Purpose, nameof(RolePlay), Agreement(play, with, at.AddHours(1)));
    }

    private RolePlayAgreement Agreement(RolePlay play, string who, DateTime at) => new() { AgencyId = agencyId, Id = dice.NewId(at), RolePlayId = play.Id, AccountId = accounts[who], At = at };
}
