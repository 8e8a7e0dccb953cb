using Alliance.Evaluation;
using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Surveys;
using Alliance.Platform.Accounts;

namespace Alliance.Demonstration.Town;

/// <summary>A questionnaire of the town's own: a first version that was published, and the draft of the next.</summary>
public sealed class TownQuestionnaires(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts, int agencyId)
{
    private const string Key = "after-the-open-house";
    private const int Sheets = 28;

    private static readonly IReadOnlyList<string> Said =
    [
        "Tell us in a month what came of it.", "A light at the bus stop.", "Come back without the display table. Talking was the best part.", "Someone should write down who does what by when.", "More chairs, and somebody who speaks Spanish from the beginning.",
    ];

    public void Write()
    {
        var published = Row(FirstVersion, 1, 40);
        var (at, before) = (calendar.At(37, 11), deeds.Before(published));
        published.PublishedAt = at;
        deeds.Add(at, accounts.Acting("eva", Role.Evaluator), InstrumentEvents.InstrumentPublished, EvaluationEvents.Purpose, published, null, [], (published, before));
        Ask(published);
        Row(FirstVersion with { Items = [.. FirstVersion.Items.Take(3), More, .. FirstVersion.Items.Skip(3)] }, 2, 6);
    }

    /// <summary>Sheets that lay on the tables of the open house, typed in afterward.</summary>
    private void Ask(InstrumentVersion questionnaire)
    {
        var (planned, opens) = (calendar.At(36, 10), calendar.Day(34));
        var wave = new SurveyWave
        {
            AgencyId = agencyId,
            Id = dice.NewId(planned),
            InstrumentVersionId = questionnaire.Id,
            Title = "Open house, what it was like",
            ForMonth = new DateOnly(opens.Year, opens.Month, 1),
            OpensOn = opens,
            ClosesOn = opens.AddDays(14),
            Ways = SurveyWays.Paper,
            Code = "OPENDAY",
            PlannedById = accounts["eva"],
            PlannedAt = planned,
        };
        deeds.Add(planned, accounts.Acting("eva", Role.Evaluator), SurveyEvents.WavePlanned, EvaluationEvents.Purpose, wave, null, [wave]);
        for (var sheet = 0; sheet < Sheets; sheet++)
        {
            var at = calendar.At(18, 9, sheet);
            var leaning = dice.Between(-1, 1);
            int Answer(int usual) => Math.Clamp(usual + leaning + dice.Between(-1, 1), 1, 5);
            var raised = dice.Chance(0.55);
            var answers = new Dictionary<string, int> { ["q1"] = Answer(4), ["q2"] = Answer(4), ["q3"] = 6 - Answer(3), ["q4"] = raised ? 1 : 2 };
            var response = new SurveyResponse { AgencyId = agencyId, Id = dice.NewId(at), WaveId = wave.Id, Way = SurveyWays.Paper, Language = dice.Chance(0.25) ? "es" : "en", AnsweredOn = calendar.Day(18), Answers = SurveyAnswers.Write(FirstVersion, answers), EnteredById = accounts["eva"] };
            object[] rows = raised && sheet % 3 == 0 ? [response, new SurveyWords { AgencyId = agencyId, Id = dice.NewId(at), ResponseId = response.Id, Item = "q5", Words = Said[sheet / 3 % Said.Count] }] : [response];
            deeds.AddUnnamed(at, SurveyEvents.Answered, EvaluationEvents.Purpose, nameof(SurveyWave), rows);
        }
    }

    private InstrumentVersion Row(Instrument instrument, int number, int ago)
    {
        var at = calendar.At(ago, 10);
        var row = new InstrumentVersion
        {
            AgencyId = agencyId,
            Id = dice.NewId(at),
            Key = Key,
            Number = number,
            Title = instrument.Title.En,
            Audience = instrument.Audience,
            Text = InstrumentText.Write(instrument),
            IsOurOwn = true,
            ById = accounts["eva"],
            At = at,
        };
        deeds.Add(at, accounts.Acting("eva", Role.Evaluator), InstrumentEvents.InstrumentDrafted, EvaluationEvents.Purpose, row, null, [row]);
        return row;
    }

    private static IReadOnlyList<InBoth> Agree => AnswerList.All.Single(l => l.Key == "agree").Answers;

    private static InstrumentItem Rating(string key, string en, string? es, bool isReversed = false) => new() { Key = key, Kind = ItemKind.Rating, Words = new(en, es), Answers = Agree, IsReversed = isReversed };

    /// <summary>Still without Spanish: the draft says so.</summary>
    private static InstrumentItem More => Rating("q6", "I know now whom I can call about the harbor path.", null);

    private static Instrument FirstVersion => new()
    {
        Key = Key,
        Title = new("After the open house", "Después de la casa abierta"),
        Intro = new("You were at our open house. Two minutes, please: what was it like?", "Usted estuvo en nuestra casa abierta. Dos minutos, por favor: ¿cómo le pareció?"),
        Audience = InstrumentAudience.Community,
        License = "Our own; free to use.",
        Source = "Written by the evaluator for the town’s open house.",
        IsUnvalidated = true,
        Items =
        [
            Rating("q1", "I felt welcome.", "Me sentí bienvenido."),
            Rating("q2", "I could say what I came to say.", "Pude decir lo que venía a decir."),
            Rating("q3", "It was mostly the police who talked.", "Habló sobre todo la policía.", isReversed: true),
            new() { Key = "q4", Kind = ItemKind.Choice, Words = new("Did you raise something that should change?", "¿Planteó algo que debería cambiar?"), Answers = AnswerList.All.Single(l => l.Key == "yes-no").Answers },
            new() { Key = "q5", Kind = ItemKind.Words, Words = new("What should happen next with it?", "¿Qué debería pasar ahora con eso?"), When = new("q4", [1]) },
        ],
        Scales = [new() { Key = "welcome", Title = new("Being welcome and heard", "Ser bienvenido y escuchado"), Items = ["q1", "q2", "q3"], Least = 2 }],
    };
}
