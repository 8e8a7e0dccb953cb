using System.Net;
using System.Security.Cryptography;
using System.Text;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Engagements.KeptBack;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preparing;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Mail;
using Alliance.Stewardship;
using Alliance.Stewardship.Releases;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Stewardship;

/// <summary>What goes out by law, to the sentence and to the day: which texts, in which order, and who is told of it.</summary>
public sealed class ReleaseEdgesTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    /// <summary>Nine in the evening of the first of March, for the people of Maple Harbor.</summary>
    private static readonly DateTime Evening = new(2027, 3, 2, 2, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Cut_AText_KeepsItsFirstLineWholeAndCutsTheRestIntoSentences()
    {
        var text = Releasable.Cut(ReleasedKind.Talk, Guid.NewGuid(), Evening, "Otto Featherquill", $"The lamp. {{contact:{Guid.NewGuid()}}} asked", "One. Two! Three?\n\nFour…  Five", null, " ", "Six");

        text.Sentences.ShouldBe(["The lamp. █████ [a person's privacy] asked", "One.", "Two!", "Three?", "Four…", "Five", "Six"]);
        Releasable.Cut(ReleasedKind.Talk, Guid.NewGuid(), Evening, "Otto Featherquill", "", "One.").Sentences.ShouldBe(["…", "One."]);
    }

    [Fact]
    public void Write_TextsOfEachKind_SaysWhichAndWhyBlackAndNothingWrittenSince()
    {
        var ids = Enum.GetValues<ReleasedKind>().ToDictionary(kind => kind, _ => Guid.NewGuid());
        // Three hours after nine in the evening another day begins.
        var texts = ids.Select(id => Releasable.Cut(id.Key, id.Value, id.Key == ReleasedKind.Talk ? Evening : Evening.AddHours(3), "Otto", "The lamp", "One. Two. Three. Four. Five. Since then."));
        var (talk, plan) = (ids[ReleasedKind.Talk], ids[ReleasedKind.Plan]);
        // The last two: a sentence that is there no more, and a part of another kind.
        ReleasedPart[] parts = [.. Enum.GetValues<Redaction>().OrderDescending().Select(reason => PartOf(ReleasedKind.Talk, talk, (int)reason, reason)), PartOf(ReleasedKind.Talk, talk, 0), PartOf(ReleasedKind.Plan, plan, 2), PartOf(ReleasedKind.Plan, plan, 7), PartOf(ReleasedKind.Promise, plan, 1)];

        var file = Encoding.UTF8.GetString(ReleaseFile.Write(new Agency { Id = 1, Name = "Maple Harbor Police", Slug = "maple-harbor", TimeZone = "America/New_York" }, new Release { FileNumber = "PR-1" }, texts, parts));

        file.ShouldBe("Maple Harbor Police\nPublic record, file PR-1\n\n2027-03-01, Otto\n  The lamp\n  █████ [a person's privacy]\n  █████ [somebody who took no part]\n  █████ [somebody's safety]\n  █████ [told in confidence]\n  █████ [a law protects it]\n\n"
            + "2027-03-02, Otto, promise\n\n2027-03-02, Otto, shared goal\n\n2027-03-02, Otto, relationship\n\n2027-03-02, Otto, plan\n  Two.\n\n2027-03-02, Otto, note kept back then\n\n");
        ReleaseFile.ReasonOf(null).ShouldBe("not given out");
    }

    [Fact]
    public async Task Again_OfSomeTexts_BringsThoseAloneOldestFirst()
    {
        var partner = await House.AddShopAsync();
        var (younger, older) = (await WriteAsync(partner, Evening), await WriteAsync(partner, Evening.AddDays(-1)));
        await WriteAsync(partner, Evening);
        var kinds = Enum.GetValues<ReleasedKind>();

        foreach (var kind in kinds)
            (await AgainAsync([PartOf(kind, younger[kind], 0), PartOf(kind, younger[kind], 1), PartOf(kind, older[kind], 0)])).Select(t => (t.Kind, t.Id)).ToList().ShouldBe([(kind, older[kind]), (kind, younger[kind])]);
        (await AgainAsync([.. kinds.Select(kind => PartOf(kind, younger[kind], 0))])).Select(t => t.Id).ToList().ShouldBe(kinds.Select(kind => younger[kind]).ToList());
    }

    [Fact]
    public async Task Of_APartner_BringsTheNewestTwoHundredOfEachKindAndThoseOfOneInstantByTheirKeys()
    {
        var partner = await House.AddShopAsync();
        var keys = Enumerable.Range(0, Releasables.MostOfAKind + 1).Select(_ => NewKeys()).ToList();
        // The three newest are of one instant.
        await House.KeepAsync(partner.AgencyId, [.. keys.SelectMany((each, i) => RowsOf(partner, each, Evening.AddMinutes(Math.Min(i, 198))))]);
        await WriteAsync(await House.AddShopAsync("Lute Shop"), Evening.AddDays(1));

        var texts = await OfAsync(partner);

        texts.Select(t => t.Id).ToList().ShouldBe(Enum.GetValues<ReleasedKind>().SelectMany(kind => keys.Skip(198).Select(each => each[kind]).Order().Concat(keys.Take(198).Skip(1).Reverse().Select(each => each[kind]))).ToList());
    }

    [Fact]
    public async Task Of_TextsWithoutWords_OffersATalkThatStillHoldsSomeAndNothingElse()
    {
        var partner = await House.AddShopAsync();
        await WriteAsync(partner, Evening, words: "");
        var heard = await WriteAsync(partner, Evening, words: "", more: "It is quiet.");

        var text = (await OfAsync(partner)).ShouldHaveSingleItem();

        text.Id.ShouldBe(heard[ReleasedKind.Talk]);
        text.Sentences.ShouldBe(["…", "It is quiet."]);
    }

    [Fact]
    public async Task Of_WhatBecameOfATextSince_BringsTheOfficersWordsInTheirOrderEachToItsOwn()
    {
        var partner = await House.AddShopAsync();
        var (own, other, agency, officer) = (await WriteAsync(partner, Evening), await WriteAsync(partner, Evening.AddDays(-1), more: "So it was."), partner.AgencyId, House.Person(Role.Officer).Id);
        PromiseAnswer Answer(Guid of, int minute, string? reason, Guid by) => new() { AgencyId = agency, Id = House.NewId(), PromiseId = of, Kind = PromiseAnswerKind.Broken, ToldBy = Side.Us, RecordedById = by, At = Evening.AddMinutes(minute), Reason = reason };
        StageMove Move(Guid of, Side side, string heard) => new() { AgencyId = agency, Id = House.NewId(), GoalId = of, Side = side, ById = officer, At = Evening.AddMinutes(3), Stage = StageOfChange.Action, Heard = heard };
        RulerReading Ruler(Guid of, Side side, string why) => new() { AgencyId = agency, Id = House.NewId(), GoalId = of, Side = side, ById = officer, At = Evening.AddMinutes(1), Importance = 5, Confidence = 5, Why = why };
        GoalEnd End(Guid of, Side side, string why) => new() { AgencyId = agency, Id = House.NewId(), GoalId = of, Side = side, ById = officer, At = Evening.AddMinutes(2), Kind = GoalEndKind.Reached, Why = why };
        var (promise, goal, tie, theirs) = (own[ReleasedKind.Promise], own[ReleasedKind.Goal], own[ReleasedKind.Relationship], other[ReleasedKind.Goal]);
        var strange = new Touchpoint { AgencyId = agency, Id = House.NewId(), PartnerId = partner.Id, OfficerId = Guid.NewGuid(), On = House.Today(), Purpose = "Coffee", PlannedAt = Evening };
        await House.KeepAsync(agency,
        [
            Answer(promise, 2, "Second.", officer), Answer(promise, 1, "First.", officer), Answer(promise, 3, "A contact's.", Guid.NewGuid()), Answer(promise, 4, null, officer), Answer(other[ReleasedKind.Promise], 1, "Elsewhere.", officer),
            Move(goal, Side.Us, "Moved."), Ruler(goal, Side.Us, "Ruled."), End(goal, Side.Us, "Ended."), Move(goal, Side.Them, "Their move."), Ruler(goal, Side.Them, "Their ruler."), End(theirs, Side.Them, "Their end."),
            new PhaseChange { AgencyId = agency, Id = House.NewId(), RelationshipId = tie, Phase = Phase.Building, At = Evening.AddMinutes(3), ById = officer, Why = "Met." },
            new CardCorrection { AgencyId = agency, Id = House.NewId(), RelationshipId = tie, Line = CardLine.Why, Words = "Lent.", ById = officer, At = Evening.AddMinutes(1) },
            new Pause { AgencyId = agency, Id = House.NewId(), RelationshipId = tie, FromAt = Evening.AddMinutes(2), ById = officer, Reason = "Closed." },
            strange,
            // Its day is tomorrow, and that of the others today.
            new KeptBackNote { AgencyId = agency, Id = House.NewId(), EngagementId = own[ReleasedKind.Talk], ById = officer, WrittenAt = Evening, Locked = House.Services.GetRequiredService<KeptBackLock>().Close("Later"), UntilOn = House.Today().AddDays(1) },
        ]);

        var texts = (await OfAsync(partner)).ToDictionary(t => t.Id);

        string Said(Guid id) => string.Join('|', texts[id].Sentences);
        (Said(promise), Said(goal), Said(tie), Said(theirs)).ShouldBe(("The lane|First.|Second.", "The lane|Ruled.|Ended.|Moved.", "The lane|Lent.|Closed.|Met.", "The lane"));
        (Said(other[ReleasedKind.Promise]), Said(other[ReleasedKind.Talk]), Said(other[ReleasedKind.Plan]), Said(other[ReleasedKind.KeptBack])).ShouldBe(("The lane|Elsewhere.", "The lane|So it was.", "The lane|So it was.", "The lane|So it was."));
        (texts[own[ReleasedKind.Talk]].Channel, texts[promise].Channel, texts[promise].Officer, texts[strange.Id].Officer).ShouldBe((Channel.Telephone, null, "Officer One", "…"));
        texts.Values.Count(t => t.Kind == ReleasedKind.KeptBack).ShouldBe(2);
    }

    [Fact]
    public async Task PartsAbout_EachContact_AreOfTheirOwnTalksAndGoalsAndOfWhatIsAboutAllWhoHadAgreedByThen()
    {
        var (partner, elsewhere) = (await House.AddShopAsync(), await House.AddShopAsync("Lute Shop"));
        var (rosa, otto, wilma, vera) = (await House.AddPersonAsync(partner), await House.AddPersonAsync(partner), await House.AddPersonAsync(partner), await House.AddPersonAsync(elsewhere));
        Consent Yes(Contact contact, DateTime given) => new() { AgencyId = contact.AgencyId, Id = House.NewId(), ContactId = contact.Id, AskedById = House.Person(Role.Officer).Id, GivenAt = given, Way = ConsentWay.Card, WordingVersion = 1, Language = "en", ExpiresAt = given + Consent.Lifetime };
        await House.KeepAsync(partner.AgencyId, [Yes(rosa, Evening), Yes(otto, Evening.AddMilliseconds(1)), Yes(wilma, Evening.AddDays(-1)), Yes(vera, Evening.AddDays(-1))]);
        var (rosas, veras, loose) = (await WriteAsync(partner, Evening, with: rosa), await WriteAsync(elsewhere, Evening, with: vera), await WriteAsync(partner, Evening));
        await WriteAsync(partner, Evening, with: otto);
        ReleasedKind[] shared = [ReleasedKind.Talk, ReleasedKind.Promise, ReleasedKind.KeptBack, ReleasedKind.Goal], ofAll = [ReleasedKind.Promise, ReleasedKind.Relationship, ReleasedKind.Plan];
        await GiveOutAsync(partner, Evening, null, [.. shared.Select(kind => PartOf(kind, rosas[kind], 0)), .. ofAll.Select(kind => PartOf(kind, loose[kind], 0))]);
        await GiveOutAsync(elsewhere, Evening, null, [PartOf(ReleasedKind.Plan, veras[ReleasedKind.Plan], 0)]);

        async Task ShouldBeAsync(Contact contact, IEnumerable<Guid> expected) => (await House.AskAsync(db => db.PartsAbout(contact.Id).Select(p => p.SourceId).ToListAsync())).Order().ToList().ShouldBe(expected.Order().ToList());
        await ShouldBeAsync(rosa, [.. shared.Select(kind => rosas[kind]), .. ofAll.Select(kind => loose[kind])]);
        await ShouldBeAsync(otto, []);
        await ShouldBeAsync(wilma, ofAll.Select(kind => loose[kind]));
        await ShouldBeAsync(vera, [veras[ReleasedKind.Plan]]);
    }

    [Fact]
    public async Task TellDue_OnTheCourtsDay_TellsOnceOfWhatWasGivenOutAndOfNothingElse()
    {
        // Half an hour before midnight where the agency is: elsewhere the tenth has begun.
        var (late, tenth) = (new DateTime(2027, 3, 10, 4, 30, 0, DateTimeKind.Utc), new DateOnly(2027, 3, 10));
        var partner = await House.AddShopAsync();
        var contact = await House.AddReachableAsync(partner, "Zebulon Quackenbush");
        var (plan, given) = (PartOf(ReleasedKind.Plan, (await WriteAsync(partner, Evening))[ReleasedKind.Plan], 0), House.Act().Now.AddMinutes(1));
        var (begun, open, due, silent) = (await GiveOutAsync(partner, null, null, [plan]), await GiveOutAsync(partner, given, null, [plan]), await GiveOutAsync(partner, given, tenth, [plan]), await GiveOutAsync(partner, given, tenth.AddDays(1), [plan]));
        var (begunSilent, told) = (await GiveOutAsync(partner, null, tenth.AddDays(-9), [plan]), await GiveOutAsync(partner, given, tenth.AddDays(-9), [plan], given));

        await TellDueAsync(late);
        (await ToldAsync(begun, begunSilent, told, open, due, silent)).ShouldBe([null, null, given, late, null, null]);
        await TellDueAsync(late.AddMinutes(30));
        await TellDueAsync(late.AddMinutes(40));

        (await ToldAsync(begun, begunSilent, told, open, due, silent)).ShouldBe([null, null, given, late, late.AddMinutes(30), null]);
        (await House.EventsAsync(StewardshipEvents.ReleaseTold)).Where(e => e.SubjectId == partner.Id).Select(e => e.EntityId!.Value).ToList().ShouldBe([open, due]);
        var letters = (await House.LettersAsync(contact.Email!)).Where(l => l.Subject == "Your record / Su registro").ToList();
        letters.Select(l => (l.SubjectId, l.WrittenAt)).ToList().ShouldBe([((Guid?)contact.Id, late), ((Guid?)contact.Id, late.AddMinutes(30))]);
        letters[0].Text.ShouldStartWith("Hello,\n\nthere is something new to read in your record.");
        letters[0].Text.ShouldContain("Hola:\n\nhay algo nuevo que leer en su registro.");
    }

    [Fact]
    public async Task TellDue_OfATalk_WritesToThoseThereWhoTookPartAndHaveAnAddress()
    {
        var (partner, elsewhere) = (await House.AddShopAsync(), await House.AddShopAsync("Lute Shop"));
        Contact Person(Partner at, bool reachable = true, bool left = false) => new() { AgencyId = at.AgencyId, Id = House.NewId(), PartnerId = at.Id, RoleTitle = "clerk", Email = reachable ? $"{Guid.NewGuid():N}@quillfeather.example" : null, LeftAt = left ? Evening : null };
        var (there, gone, silent, visitor, absent) = (Person(partner), Person(partner, left: true), Person(partner, reachable: false), Person(elsewhere), Person(partner));
        var talk = (await WriteAsync(partner, Evening))[ReleasedKind.Talk];
        Contact[] people = [there, gone, silent, visitor, absent];
        await House.KeepAsync(partner.AgencyId, [.. people, .. people.Take(4).Select(c => new EngagementContact { AgencyId = c.AgencyId, EngagementId = talk, ContactId = c.Id })]);
        await GiveOutAsync(partner, Evening, null, [PartOf(ReleasedKind.Talk, talk, 0), PartOf(ReleasedKind.Talk, talk, 1)]);

        await TellDueAsync(House.Act().Now);

        var keys = people.Select(p => p.Id).ToList();
        (await House.AskAsync(db => db.Set<OutboxMail>().Where(m => m.SubjectId != null && keys.Contains(m.SubjectId.Value)).Select(m => m.To).ToListAsync())).ShouldHaveSingleItem().ShouldBe(there.Email);
    }

    [Fact]
    public async Task Make_WithSilenceUntilADay_TellsAtOnceFromThatDayOn()
    {
        (await MakeAsync(House.Today())).ToldAt.ShouldBe(House.Act().Now);
        (await MakeAsync(House.Today().AddDays(1))).ToldAt.ShouldBeNull();

        async Task<Release> MakeAsync(DateOnly silentUntil)
        {
            var partner = await House.AddShopAsync();
            return await this.MakeAsync(partner, silentUntil, [new ChosenText((await WriteAsync(partner, Evening))[ReleasedKind.Talk], new Dictionary<int, Redaction>())]);
        }
    }

    [Fact]
    public async Task Make_OfATalk_KeepsItsSentencesAndTheSealOfTheFileThatIsTaken()
    {
        var partner = await House.AddShopAsync();
        var talk = (await WriteAsync(partner, Evening, more: "One. Two."))[ReleasedKind.Talk];
        var foreign = (await WriteAsync(await House.AddShopAsync("Lute Shop"), Evening))[ReleasedKind.Talk];

        var release = await MakeAsync(partner, null, [new ChosenText(talk, new Dictionary<int, Redaction> { [1] = Redaction.Safety }), new ChosenText(foreign, new Dictionary<int, Redaction>())]);

        (await House.AskAsync(db => db.Set<ReleasedPart>().Where(p => p.ReleaseId == release.Id).OrderBy(p => p.Place).ToListAsync())).Select(p => (p.Kind, p.SourceId, p.Place, p.BlackedOutFor)).ToList()
            .ShouldBe([(ReleasedKind.Talk, talk, 0, null), (ReleasedKind.Talk, talk, 1, Redaction.Safety), (ReleasedKind.Talk, talk, 2, null)]);
        var file = (await TakeAsync(release)).ShouldNotBeNull();
        Encoding.UTF8.GetString(file).ShouldBe("Maple Harbor Police\nPublic record, file PR-7\n\n2027-03-01, Officer One\n  The lane\n  █████ [somebody's safety]\n  Two.\n\n");
        release.FileHash.ShouldBe(SHA256.HashData(file));
        (await House.EventAsync(StewardshipEvents.ReleaseMade, partner.Id)).EntityId.ShouldBe(release.Id);
        var taken = await House.EventAsync(StewardshipEvents.ReleaseTaken, partner.Id);
        (taken.Entity, taken.EntityId, await House.PayloadAsync(taken)).ShouldBe(("Release", (Guid?)release.Id, $$"""{"FileNumber":"PR-7","Hash":"{{Convert.ToHexStringLower(SHA256.HashData(file))}}"}"""));

        await House.AskAsync(db => db.Set<Engagement>().Where(e => e.Id == talk).ExecuteUpdateAsync(set => set.SetProperty(e => e.Heard, "One. Other words.")));
        (await TakeAsync(release)).ShouldBeNull();
        release.FileHash = null;
        (await TakeAsync(release)).ShouldBeNull();
        await House.EventAsync(StewardshipEvents.ReleaseTaken, partner.Id);
    }

    [Fact]
    public async Task Show_SentTwiceWithWhatNoFormSends_GivesOutOnceWhatWasMeant()
    {
        var (partner, rita) = (await House.AddShopAsync(), await House.SignInAsync(Role.RecordsOfficer));
        var talk = (await WriteAsync(partner, Evening, more: "One. Two. Three."))[ReleasedKind.Talk];
        var path = $"/Stewardship/Releases/{await GiveOutAsync(partner, null, null, [])}";
        var form = (await rita.GetAsync(path)).Form("form.pa-stack").Set("Chosen", $"{talk}").Forge("Chosen", $"{talk}");
        foreach (var black in (string[])["1:Safety", "1:Confidence", "2:9", "-3:Safety", "3", "3:Nothing"]) form.Forge("Black", $"{talk}:{black}");
        (await rita.PostAsync($"/Stewardship/Releases/{Guid.NewGuid()}", form.Fields)).ShouldBe(HttpStatusCode.NotFound);
        (await rita.PostAsync(path, [.. form.Fields.Where(f => f.Key != "Chosen"), new("Chosen", $"{Guid.NewGuid()}")])).ShouldSay("What you chose is not there any more.");

        var page = await (await form.SubmitAsync()).FollowAsync();
        (await form.SubmitAsync()).ShouldRedirectTo(path);

        foreach (var words in (string[])["Kept. Take the file now; the partner is told.", "1 text, 3 sentences", "Talks: 1", "Blacked out, Somebody's safety: 1", "The partner was told"]) page.ShouldSay(words);
        (await House.EventsAsync(StewardshipEvents.ReleaseOpened)).Where(e => e.SubjectId == partner.Id).Select(e => e.Entity).ShouldBe(["Partner", "Partner"]);
        var file = await rita.GetAsync($"{path}/File");
        file.Body.ShouldBe("Maple Harbor Police\nPublic record, file PR-7\n\n2027-03-01, Officer One\n  The lane\n  █████ [somebody's safety]\n  Two.\n  Three.\n\n");
        file.Response.Content.Headers.ContentDisposition!.ToString().ShouldContain($"release-20270302-{path[^6..]}.txt");
    }

    private static ReleasedPart PartOf(ReleasedKind kind, Guid source, int place, Redaction? reason = null) => new() { Kind = kind, SourceId = source, Place = place, BlackedOutFor = reason };

    private Dictionary<ReleasedKind, Guid> NewKeys() => Enum.GetValues<ReleasedKind>().ToDictionary(kind => kind, _ => House.NewId());

    /// <summary>One text of each kind, all of one instant; the promise is made in the talk where somebody took part in it.</summary>
    private async Task<Dictionary<ReleasedKind, Guid>> WriteAsync(Partner partner, DateTime at, string words = "The lane", string? more = null, Contact? with = null)
    {
        var keys = NewKeys();
        await House.KeepAsync(partner.AgencyId, [.. RowsOf(partner, keys, at, words, more, with is not null)]);
        if (with is not null) await House.KeepAsync(partner.AgencyId, [new EngagementContact { AgencyId = with.AgencyId, EngagementId = keys[ReleasedKind.Talk], ContactId = with.Id }, new GoalContact { AgencyId = with.AgencyId, GoalId = keys[ReleasedKind.Goal], ContactId = with.Id }]);
        return keys;
    }

    private object[] RowsOf(Partner partner, Dictionary<ReleasedKind, Guid> keys, DateTime at, string words = "The lane", string? more = null, bool inTalk = false)
    {
        var (agency, officer, talk, keptBack) = (partner.AgencyId, House.Person(Role.Officer).Id, keys[ReleasedKind.Talk], House.Services.GetRequiredService<KeptBackLock>());
        return
        [
            new Engagement { AgencyId = agency, Id = talk, PartnerId = partner.Id, OfficerId = officer, At = at, Channel = Channel.Telephone, Setting = Setting.Distance, StartedBy = Side.Us, Outcome = Outcome.Talked, Minutes = 5, Purpose = words, Heard = more },
            new Promise { AgencyId = agency, Id = keys[ReleasedKind.Promise], PartnerId = partner.Id, OfficerId = officer, EngagementId = inTalk ? talk : null, By = Side.Us, Words = words, MadeAt = at, DueOn = House.Today() },
            new SharedGoal { AgencyId = agency, Id = keys[ReleasedKind.Goal], PartnerId = partner.Id, OfficerId = officer, Words = words, At = at },
            new Relationship { AgencyId = agency, Id = keys[ReleasedKind.Relationship], PartnerId = partner.Id, OwnerId = officer, Purpose = words, StartedAt = at, EndedAt = at, Phase = Phase.Ended },
            new Touchpoint { AgencyId = agency, Id = keys[ReleasedKind.Plan], PartnerId = partner.Id, OfficerId = officer, On = House.Today(), Purpose = words, PlannedAt = at, CancelReason = more },
            new KeptBackNote { AgencyId = agency, Id = keys[ReleasedKind.KeptBack], EngagementId = talk, ById = officer, WrittenAt = at, Locked = words.Length == 0 ? null : keptBack.Close(words), LockedReason = more is null ? null : keptBack.Close(more), UntilOn = House.Today() },
        ];
    }

    /// <summary>A release as it lies in the database.</summary>
    private async Task<Guid> GiveOutAsync(Partner partner, DateTime? releasedAt, DateOnly? silentUntil, ReleasedPart[] parts, DateTime? toldAt = null)
    {
        var release = new Release { AgencyId = partner.AgencyId, Id = House.NewId(), PartnerId = partner.Id, Asker = Asker.Press, Ground = ReleaseGround.Subpoena, FileNumber = "PR-7", BegunById = House.Person(Role.RecordsOfficer).Id, BegunAt = Evening, ReleasedAt = releasedAt, SilentUntil = silentUntil, ToldAt = toldAt };
        await House.KeepAsync(partner.AgencyId, [release, .. parts.Select(p => new ReleasedPart { AgencyId = partner.AgencyId, Id = House.NewId(), ReleaseId = release.Id, Kind = p.Kind, SourceId = p.SourceId, Place = p.Place, BlackedOutFor = p.BlackedOutFor })]);
        return release.Id;
    }

    private Task<Release> MakeAsync(Partner partner, DateOnly? silentUntil, ChosenText[] chosen) => House.DoAsync(async services =>
    {
        var (releases, action, id) = (services.GetRequiredService<ReleaseService>(), House.Act(House.Person(Role.RecordsOfficer).Id, Role.RecordsOfficer), House.NewId());
        await releases.BeginAsync(new NewRelease { Id = id, PartnerId = partner.Id, Asker = Asker.Press, Ground = ReleaseGround.Subpoena, FileNumber = "PR-7", SilentUntil = silentUntil }, action);
        var release = await services.GetRequiredService<AllianceContext>().Set<Release>().SingleAsync(r => r.Id == id);
        await releases.MakeAsync(release, chosen, action);
        return release;
    });

    private Task<byte[]?> TakeAsync(Release release) => House.DoAsync(services => services.GetRequiredService<ReleaseService>().TakeAsync(release, House.Act(House.Person(Role.RecordsOfficer).Id, Role.RecordsOfficer)));

    private Task TellDueAsync(DateTime now) => House.DoAsync(services => services.GetRequiredService<ReleaseService>().TellDueAsync(House.Act() with { Now = now }));

    private async Task<List<DateTime?>> ToldAsync(params Guid[] releases)
    {
        var told = await House.AskAsync(db => db.Set<Release>().AsNoTracking().Where(r => releases.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.ToldAt));
        return [.. releases.Select(id => told[id])];
    }

    private Task<IReadOnlyList<Releasable>> OfAsync(Partner partner) => House.DoAsync(services => services.GetRequiredService<Releasables>().OfAsync(partner.Id));

    private Task<IReadOnlyList<Releasable>> AgainAsync(ReleasedPart[] parts) => House.DoAsync(services => services.GetRequiredService<Releasables>().AgainAsync(parts));
}
