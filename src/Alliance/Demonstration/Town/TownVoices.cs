using Alliance.Partnerships;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Engagements.KeptBack;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Portal;

namespace Alliance.Demonstration.Town;

/// <summary>What a few people on the other side said for themselves: those whom a newcomer can be with one tap, and one who gave no name.</summary>
public sealed class TownVoices(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts, KeptBackLock keptBack)
{
    private static readonly DeedBook.Actor Nobody = new(null, "Anonymous", null);

    public void Speak(IReadOnlyList<TownTie> ties)
    {
        var speakers = (from tie in ties
                        where tie.Relationship is { EndedAt: null }
                        from contact in tie.Contacts
                        where contact is { Email: not null, LeftAt: null }
                        orderby tie.Met.Count(m => m == contact) descending, contact.Id
                        select new Speaker(tie, contact)).Take(3).ToList();
        SayHow(speakers[0]);
        OfferHall(speakers[0]);
        KeepBack(speakers[0]);
        HalfSolved(speakers[0]);
        Answered(speakers[1]);
        OfferLanguage(speakers[1]);
        Raise(speakers[2], 3, ConcernKind.Other, "The lamp over the loading door has been out for two weeks, and deliveries come before six.");
        AboutAnOfficer(speakers[2]);
        WithoutAName(ties.Where(t => t is { Owner: "ana", Relationship.EndedAt: null, Contacts.Count: > 0 }).Select(t => new Speaker(t, t.Contacts[0])).First());
    }

    private void SayHow(Speaker speaker)
    {
        var at = calendar.At(40, 10, 5);
        var said = new ApproachPreference { AgencyId = speaker.AgencyId, Id = dice.NewId(at), ContactId = speaker.Contact.Id, Language = SpokenLanguage.Spanish, Days = Weekdays.Tuesday | Weekdays.Wednesday, From = new TimeOnly(10, 0), Until = new TimeOnly(12, 0), Place = MeetingPlace.Here, CallFirst = true, Please = "Come in by the side door; the front is for guests.", PleaseNot = "Please not on Friday evenings.", SaidAt = at };
        deeds.Add(at, speaker.Acting, PartnershipEvents.PreferenceStated, "Saying how to be approached", said, speaker.Contact.Id, [said, .. Told(speaker.Tie, NoticeKind.PreferenceStated, at)]);
    }

    private void OfferHall(Speaker speaker)
    {
        var at = calendar.At(35, 11);
        var offer = new Offer { AgencyId = speaker.AgencyId, Id = dice.NewId(at), PartnerId = speaker.Tie.Partner.Id, ContactId = speaker.Contact.Id, Kind = OfferKind.Room, Words = "The back room, with forty chairs and a kettle.", Limits = "No overnight stays.", MadeAt = at };
        var hours = new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Thursday }.Select(day => new OfferHours { AgencyId = speaker.AgencyId, OfferId = offer.Id, Day = day, From = new TimeOnly(15, 0), Until = new TimeOnly(22, 0) });
        deeds.Add(at, speaker.Acting, PartnershipEvents.OfferMade, "Offering something", offer, speaker.Contact.Id, [offer, .. hours, .. Told(speaker.Tie, NoticeKind.OfferMade, at)]);
    }

    private void OfferLanguage(Speaker speaker)
    {
        var (at, rests) = (calendar.At(60, 9), calendar.At(6, 17));
        var offer = new Offer { AgencyId = speaker.AgencyId, Id = dice.NewId(at), PartnerId = speaker.Tie.Partner.Id, ContactId = speaker.Contact.Id, Kind = OfferKind.Language, Language = SpokenLanguage.Amharic, Words = "On the telephone, until ten in the evening.", MadeAt = at };
        deeds.Add(at, speaker.Acting, PartnershipEvents.OfferMade, "Offering something", offer, speaker.Contact.Id, [offer, .. Told(speaker.Tie, NoticeKind.OfferMade, at)]);
        var pause = new OfferPause { AgencyId = speaker.AgencyId, Id = dice.NewId(rests), OfferId = offer.Id, FromAt = rests };
        deeds.Add(rests, speaker.Acting, PartnershipEvents.OfferPaused, "Resting an offer of one's own", offer, speaker.Contact.Id, [pause]);
    }

    /// <summary>A note to the last talk that those who took part read in three weeks.</summary>
    private void KeepBack(Speaker speaker)
    {
        if (speaker.Tie.Last is not { } talk) return;
        var at = talk.At.AddMinutes(talk.Minutes + 6);
        var note = new KeptBackNote { AgencyId = speaker.AgencyId, Id = dice.NewId(at), EngagementId = talk.Id, ById = talk.OfficerId, WrittenAt = at, UntilOn = calendar.Today.AddDays(21), Locked = keptBack.Close("The neighborhood wants to thank them at the spring fair. They are not to know before."), LockedReason = keptBack.Close("It is a surprise.") };
        deeds.Add(at, accounts.Acting(speaker.Tie.Owner), PartnershipEvents.NoteKeptBack, "Logging an engagement", note, speaker.Tie.Partner.Id, [note]);
    }

    private void HalfSolved(Speaker speaker)
    {
        var concern = Raise(speaker, 75, ConcernKind.Other, "Guests are afraid to walk to the bus stop after closing.");
        Answer(speaker.Tie, concern, 72, speaker.Tie.Owner, Role.Officer, "I walk the block at closing on Fridays and Saturdays, and asked the city for the two lamps.");
        Ask(concern, 44);
        Step(concern, ConcernStepKind.HalfSolved, 43, speaker.Acting, PartnershipEvents.ConcernJudged, "Saying whether a concern is solved", "Fridays are better. The lamps are still dark.", (ConcernState.HalfSolved, null), Told(speaker.Tie, NoticeKind.ConcernJudged, calendar.At(43, 12)));
    }

    private void Answered(Speaker speaker)
    {
        var concern = Raise(speaker, 33, ConcernKind.Other, "Delivery trucks block the crossing in front of us in the morning.");
        Answer(speaker.Tie, concern, 31, speaker.Tie.Owner, Role.Officer, "I spoke with the drivers' office: from the first of the month they use the yard.");
        Ask(concern, 3);
    }

    private void AboutAnOfficer(Speaker speaker)
    {
        var concern = Raise(speaker, 12, ConcernKind.Officer, "An officer in uniform spoke to our cashier as if she had done something. She was shaking.");
        Answer(speaker.Tie, concern, 10, "stella", Role.Steward, "Thank you for telling me. I have asked for a talk with whoever is responsible, without naming you. A formal complaint goes to the review board.");
    }

    private void WithoutAName(Speaker speaker)
    {
        var at = calendar.At(90, 9, 30);
        var link = new ConcernLink { AgencyId = speaker.AgencyId, Id = dice.NewId(at), PartnerId = speaker.Tie.Partner.Id, Code = "harborfall", MadeAt = at, MadeById = accounts[speaker.Tie.Owner] };
        deeds.Add(at, accounts.Acting(speaker.Tie.Owner), PartnershipEvents.ConcernLinkMade, "Making the public address for concerns", link, speaker.Tie.Partner.Id, [link]);
        Raise(speaker with { Acting = Nobody, IsNamed = false }, 5, ConcernKind.Other, "The bench behind the building is where people drink at night, and nobody dares to pass.");
    }

    private Concern Raise(Speaker speaker, int ago, ConcernKind kind, string words)
    {
        var at = calendar.At(ago, 10, 20);
        var concern = new Concern
        {
            AgencyId = speaker.AgencyId,
            Id = dice.NewId(at),
            PartnerId = speaker.Tie.Partner.Id,
            ContactId = speaker.IsNamed ? speaker.Contact.Id : null,
            Kind = kind,
            Words = words,
            RaisedAt = at,
            OwnerThenId = accounts[speaker.Tie.Owner],
            BackupThenId = speaker.Tie.Relationship!.BackupId,
        };
        deeds.Add(at, speaker.Acting, PartnershipEvents.ConcernRaised, speaker.IsNamed ? "Raising a concern" : "Raising a concern without a name", concern, concern.ContactId ?? concern.PartnerId, [concern, .. kind == ConcernKind.Other ? Told(speaker.Tie, NoticeKind.ConcernRaised, at) : []]);
        return concern;
    }

    private void Answer(TownTie tie, Concern concern, int ago, string who, Role role, string words) =>
        Step(concern, ConcernStepKind.Answered, ago, accounts.Acting(who, role), PartnershipEvents.ConcernAnswered, "Answering a concern", words, (ConcernState.Answered, calendar.At(ago, 12) + Concern.AskAfter), []);

    private void Ask(Concern concern, int ago) =>
        Step(concern, ConcernStepKind.Asked, ago, new DeedBook.Actor(null, ActionContext.SystemRole, "this server"), PartnershipEvents.ConcernAsked, "Asking whether a concern is solved", null, (concern.State, null), []);

    private void Step(Concern concern, ConcernStepKind kind, int ago, DeedBook.Actor actor, string what, string purpose, string? words, (ConcernState State, DateTime? AskAt) then, IEnumerable<Notice> told)
    {
        var (at, before) = (calendar.At(ago, 12), deeds.Before(concern));
        (concern.State, concern.AskAt) = then;
        if (then.State is ConcernState.Solved or ConcernState.HalfSolved) concern.EndedAt = at;
        var step = new ConcernStep { AgencyId = concern.AgencyId, Id = dice.NewId(at), ConcernId = concern.Id, Kind = kind, At = at, ById = kind == ConcernStepKind.Answered ? actor.Id : null, Words = words };
        deeds.Add(at, actor, what, purpose, concern, concern.ContactId ?? concern.PartnerId, [step, .. told], (concern, before));
    }

    /// <summary>Those who tend the relationship were told, and have read it.</summary>
    private IEnumerable<Notice> Told(TownTie tie, NoticeKind kind, DateTime at) =>
        new[] { tie.Relationship!.OwnerId, tie.Relationship.BackupId ?? tie.Relationship.OwnerId }.Distinct()
            .Select(account => new Notice { AgencyId = tie.Partner.AgencyId, Id = dice.NewId(at), AccountId = account, PartnerId = tie.Partner.Id, Kind = kind, At = at, SeenAt = at.AddHours(2) });

    private sealed record Speaker(TownTie Tie, Contact Contact)
    {
        public int AgencyId => Contact.AgencyId;
        public bool IsNamed { get; init; } = true;
        public DeedBook.Actor Acting { get; init; } = new(Contact.Id, PartnerPrincipal.RoleName, "192.0.2.30");
    }
}
