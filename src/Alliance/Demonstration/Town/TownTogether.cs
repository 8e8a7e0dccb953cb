using System.Globalization;
using Alliance.Partnerships;
using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Places;
using Alliance.Partnerships.Preparing;
using Alliance.Platform.Data;
using Alliance.Portal;

namespace Alliance.Demonstration.Town;

/// <summary>What officers and partners do together: goals that moved over the years, checks of how it goes between them, and what places need.</summary>
public sealed class TownTogether(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts, IReadOnlyDictionary<string, Partner> partners)
{
    private static readonly string[] Readers = ["first", "second", "third"];
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string[]>> Stories = Sections.Read("goals.txt");

    private readonly Dictionary<(int Year, int Quarter, AllianceQuestion Question, int Score), RatingTotal> totals = [];

    public void Tell(IReadOnlyList<TownTie> ties)
    {
        var live = ties.Where(t => t.Relationship is { EndedAt: null }).ToList();
        // Those whom the door of the demonstration offers to try.
        var readers = live.SelectMany(t => t.Contacts.Where(c => c.Email is not null).Select(c => (Tie: t, Contact: c, Talks: t.Met.Count(m => m == c)))).OrderByDescending(r => r.Talks).ThenBy(r => r.Contact.Id).Take(Readers.Length).ToList();
        for (var i = 0; i < readers.Count; i++) Live(readers[i].Tie, readers[i].Contact, Stories[Readers[i]]);
        foreach (var tie in live.Where(t => Stories.ContainsKey(t.Partner.Name) && !readers.Exists(r => r.Tie == t)))
            Live(tie, tie.Contacts[0], Stories[tie.Partner.Name]);
    }

    private void Live(TownTie tie, Contact contact, IReadOnlyList<string[]> lines)
    {
        var days = calendar.Today.DayNumber - DateOnly.FromDateTime(tie.Relationship!.StartedAt).DayNumber - 2;
        var story = new TogetherStory(tie, contact);
        foreach (var line in lines.OrderBy(l => int.Parse(l[0], CultureInfo.InvariantCulture)))
        {
            var ago = Math.Max(1, days - days * int.Parse(line[0], CultureInfo.InvariantCulture) / 100);
            Live(story, calendar.At(ago, line[1] == "us" ? 15 : 19, dice.Between(0, 59)), line[1] == "us" ? Side.Us : Side.Them, line[2], line.ElementAtOrDefault(3) ?? "", line.ElementAtOrDefault(4) ?? "", line.ElementAtOrDefault(5) ?? "");
        }
    }

    private void Live(TogetherStory story, DateTime at, Side side, string what, string values, string words, string more)
    {
        switch (what)
        {
            case "goal": Share(story, at, Enum.Parse<StageOfChange>(values), words, more); break;
            case "agree": Agree(story, at); break;
            case "stage": Move(story, at, side, values, words); break;
            case "rulers": Read(story, at, side, values, words); break;
            case "end": End(story, at, side, Enum.Parse<GoalEndKind>(values), words); break;
            case "check": Check(story, at, side, values); break;
            case "closed": Close(story, at, side, values); break;
            case "card": Correct(story, at, Enum.Parse<CardLine>(values), words); break;
            case "need": Need(story, at, Enum.Parse<Needs>(values), words, more); break;
            default: throw new InvalidOperationException($"goals.txt knows no \"{what}\".");
        }
    }

    private void Share(TogetherStory story, DateTime at, StageOfChange stage, string words, string heard)
    {
        var goal = story.Goal = new SharedGoal { AgencyId = story.AgencyId, Id = dice.NewId(at), PartnerId = story.Tie.Partner.Id, OfficerId = accounts[story.Tie.Owner], Words = words, At = at };
        story.GoalContact = new GoalContact { AgencyId = story.AgencyId, GoalId = goal.Id, ContactId = story.Contact.Id };
        Add(story, at, Side.Us, PartnershipEvents.GoalShared, goal, goal, story.GoalContact, NewMove(story, at, Side.Us, stage, false, heard));
    }

    /// <summary>The row was made with the goal; it is written once, as it ended.</summary>
    private void Agree(TogetherStory story, DateTime at)
    {
        story.GoalContact!.AgreedAt = at;
        Add(story, at, Side.Them, PartnershipEvents.GoalAgreed, story.Goal!);
    }

    private void Move(TogetherStory story, DateTime at, Side side, string values, string heard)
    {
        var parts = values.Split(' ');
        Add(story, at, side, PartnershipEvents.StageMoved, story.Goal!, NewMove(story, at, side, Enum.Parse<StageOfChange>(parts[0]), parts.Contains("back"), heard));
    }

    private StageMove NewMove(TogetherStory story, DateTime at, Side side, StageOfChange stage, bool isRecurrence, string heard) =>
        new() { AgencyId = story.AgencyId, Id = dice.NewId(at), GoalId = story.Goal!.Id, Side = side, ById = By(story, side), At = at, Stage = stage, IsRecurrence = isRecurrence, Heard = heard };

    private void Read(TogetherStory story, DateTime at, Side side, string values, string why)
    {
        var numbers = Numbers(values);
        Add(story, at, side, PartnershipEvents.RulerRead, story.Goal!,
            new RulerReading { AgencyId = story.AgencyId, Id = dice.NewId(at), GoalId = story.Goal!.Id, Side = side, ById = By(story, side), At = at, Importance = numbers[0], Confidence = numbers[1], Why = why.Length == 0 ? null : why });
    }

    private void End(TogetherStory story, DateTime at, Side side, GoalEndKind kind, string why) => Add(story, at, side, PartnershipEvents.GoalEnded, story.Goal!,
        new GoalEnd { AgencyId = story.AgencyId, Id = dice.NewId(at), GoalId = story.Goal!.Id, Side = side, ById = By(story, side), At = at, Kind = kind, Why = why });

    private void Check(TogetherStory story, DateTime at, Side asked, string values)
    {
        var (ours, theirs) = (Numbers(values.Split(',')[0]), values.Split(',')[1].Trim());
        var check = new AllianceCheck { AgencyId = story.AgencyId, Id = dice.NewId(at), PartnerId = story.Tie.Partner.Id, ContactId = story.Contact.Id, AskedBy = asked, AskedById = By(story, asked), AskedAt = at, ExpiresAt = at + AllianceCheck.Lifetime };
        Add(story, at, asked, PartnershipEvents.CheckAsked, check, check);
        var isForTotals = theirs == "totals";
        var answers = new List<AllianceAnswer> { NewAnswer(story, check, at.AddMinutes(5), Side.Us, isForTotals ? null : ours) };
        Add(story, at.AddMinutes(5), Side.Us, PartnershipEvents.CheckAnswered, check, answers[0]);
        if (theirs == "-") return;
        var answered = at.AddHours(20);
        var before = deeds.Before(check);
        check.ClosedAt = answered;
        answers.Add(NewAnswer(story, check, answered, Side.Them, isForTotals ? null : Numbers(theirs)));
        Count(isForTotals ? [3, 3, 3] : Numbers(theirs), answered);
        var rows = new List<object> { answers[1] };
        if (CheckReader.PairOf(answers)?.Any(p => p.IsWide) == true) rows.Add(story.Repair = new Repair { AgencyId = story.AgencyId, Id = dice.NewId(answered), CheckId = check.Id, OpenedAt = answered });
        deeds.Add(answered, Acting(story, Side.Them), PartnershipEvents.CheckAnswered, Purpose(Side.Them), check, story.Contact.Id, rows, (check, before));
    }

    private AllianceAnswer NewAnswer(TogetherStory story, AllianceCheck check, DateTime at, Side side, int[]? numbers) => new()
    {
        AgencyId = story.AgencyId,
        Id = dice.NewId(at),
        CheckId = check.Id,
        Side = side,
        ById = By(story, side),
        At = at,
        ForTotalsOnly = numbers is null && side == Side.Them,
        Bond = numbers?[0],
        Goals = numbers?[1],
        Tasks = numbers?[2],
    };

    private void Count(int[] numbers, DateTime at)
    {
        foreach (var (question, score) in Enum.GetValues<AllianceQuestion>().Zip(numbers))
        {
            var key = (at.Year, (at.Month + 2) / 3, question, score);
            if (!totals.TryGetValue(key, out var total)) totals[key] = total = new RatingTotal { AgencyId = 1, Year = key.Year, Quarter = key.Item2, Question = question, Score = score };
            total.Count++;
        }
    }

    private void Close(TogetherStory story, DateTime at, Side side, string reason)
    {
        var before = deeds.Before(story.Repair!);
        (story.Repair!.ClosedAt, story.Repair.ClosedBy, story.Repair.ClosedById, story.Repair.Reason) = (at, side, By(story, side), reason);
        deeds.Add(at, Acting(story, side), PartnershipEvents.RepairClosed, Purpose(side), story.Repair, SubjectOf(story, side), [], (story.Repair, before));
    }

    private void Correct(TogetherStory story, DateTime at, CardLine line, string words)
    {
        var row = new CardCorrection { AgencyId = story.AgencyId, Id = dice.NewId(at), RelationshipId = story.Tie.Relationship!.Id, Line = line, Words = words, ById = By(story, Side.Us), At = at };
        Add(story, at, Side.Us, PartnershipEvents.CardCorrected, row, row);
    }

    private void Need(TogetherStory story, DateTime at, Needs need, string service, string outcome)
    {
        var row = new PlaceNeed { AgencyId = story.AgencyId, Id = dice.NewId(at), PartnerId = story.Tie.Partner.Id, Need = need, ById = accounts[story.Tie.Owner], At = at };
        Add(story, at, Side.Us, PartnershipEvents.NeedNoted, row, row);
        if (service.Length == 0) return;
        var referral = new Referral { AgencyId = story.AgencyId, Id = dice.NewId(at), NeedId = row.Id, ServiceId = partners[service].Id, ById = row.ById, At = at.AddMinutes(4) };
        Add(story, referral.At, Side.Us, PartnershipEvents.ReferralMade, referral, referral);
        if (outcome.Length == 0) return;
        var (before, answered) = (deeds.Before(referral), at.AddDays(5));
        (referral.Outcome, referral.OutcomeAt, referral.OutcomeById) = (Enum.Parse<ReferralOutcome>(outcome), answered, row.ById);
        deeds.Add(answered, Acting(story, Side.Us), PartnershipEvents.ReferralAnswered, Purpose(Side.Us), referral, story.Tie.Partner.Id, [], (referral, before));
    }

    /// <summary>What the totals have counted by now; saved beside the deeds, since no event tells of them.</summary>
    public IEnumerable<RatingTotal> Totals => totals.Values;

    private void Add(TogetherStory story, DateTime at, Side side, string what, Entity about, params object[] rows) =>
        deeds.Add(at, Acting(story, side), what, Purpose(side), about, SubjectOf(story, side), rows);

    private Guid By(TogetherStory story, Side side) => side == Side.Us ? accounts[story.Tie.Owner] : story.Contact.Id;

    private DeedBook.Actor Acting(TogetherStory story, Side side) => side == Side.Us ? accounts.Acting(story.Tie.Owner) : new(story.Contact.Id, PartnerPrincipal.RoleName, "192.0.2.20");

    private static Guid SubjectOf(TogetherStory story, Side side) => side == Side.Us ? story.Tie.Partner.Id : story.Contact.Id;

    private static string Purpose(Side side) => side == Side.Us ? PartnerAccess.OwnPurpose : "Working on a shared goal";

    private static int[] Numbers(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
}

/// <summary>One tie while what they do together is told.</summary>
public sealed class TogetherStory(TownTie tie, Contact contact)
{
    public TownTie Tie => tie;
    public Contact Contact => contact;
    public int AgencyId => tie.Partner.AgencyId;
    public SharedGoal? Goal { get; set; }
    public GoalContact? GoalContact { get; set; }
    public Repair? Repair { get; set; }
}
