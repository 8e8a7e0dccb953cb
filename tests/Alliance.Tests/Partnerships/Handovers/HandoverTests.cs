using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Duplicates;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Handovers;
using Alliance.Partnerships.Import;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Mail;
using Alliance.Stewardship.Holds;
using Alliance.Tests.House;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships.Handovers;

public abstract class HandoverTests(TestHouse house) : HouseTest(house)
{
    private string Day(int days) => House.Today().AddDays(days).ToString("yyyy-MM-dd", null);

    private async Task<Form> OfferFormAsync(Partner partner, Account to, Role role = Role.Officer) =>
        (await (await House.SignInAsync(role)).GetAsync($"/Partnerships/Handovers/Offer/{partner.Id}")).Form("form.pa-form")
            .Set("Input.ToId", to.Id.ToString()).Set("Input.Why", "NewDuty").Set("Input.TalkOn", Day(5));

    private async Task<Handover> OfferAsync(Partner partner, Account to, Role role = Role.Officer)
    {
        (await (await OfferFormAsync(partner, to, role)).SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        return await HandoverAsync(partner, to.Id);
    }

    private Task<Handover> HandoverAsync(Partner partner, Guid? toId = null) => House.AskAsync(db => db.Set<Handover>().AsNoTracking().Where(h => (toId == null || h.ToId == toId) && db.Set<Relationship>().Any(r => r.Id == h.RelationshipId && r.PartnerId == partner.Id)).OrderByDescending(h => h.Id).FirstAsync());

    private Task<List<HandoverState>> StatesAsync(Handover handover) => House.AskAsync(db => db.Set<HandoverStep>().Where(s => s.HandoverId == handover.Id).OrderBy(s => s.At).ThenBy(s => s.State).Select(s => s.State).ToListAsync());

    private Task<List<NoticeKind>> NoticesAsync(Account account, Partner partner) => House.AskAsync(db => db.Set<Notice>().Where(n => n.AccountId == account.Id && n.PartnerId == partner.Id).Select(n => n.Kind).ToListAsync());

    private async Task<Page> ShowAsync(Handover handover, Account? officer = null) =>
        await (officer is null ? await House.SignInAsync(Role.Officer) : await House.SignInAsync(officer, Role.Officer)).GetAsync($"/Partnerships/Handovers/{handover.Id}");

    private static string FormFor(string handler) => $"form[action*='handler={handler}']";

    private async Task NoteTalkAsync(Handover handover, Contact? with = null, string heard = "Somebody who knows the lane")
    {
        var form = (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Handovers/{handover.Id}/Talk")).Form("form.pa-form").Set("Input.Heard", heard).Set("Input.NextWasThere", "true").Set("Input.PromisesGoneThrough", "true");
        if (with is not null) form = form.Set("Input.ContactIds", with.Id.ToString());
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);
    }

    private async Task NoTalkAsync(Handover handover) =>
        (await (await ShowAsync(handover)).Form(FormFor("NoTalk")).Set("NoTalkBecause", "NoDay").SubmitAsync()).ShouldBe(HttpStatusCode.Found);

    private async Task<Page> AcceptAsync(Handover handover, Account next) => await (await ShowAsync(handover, next)).Form(FormFor("Accept")).SubmitAsync();

    [Fact]
    public async Task Handover_FromOfferToDone_ChangesHandsOnceEverybodyTalked()
    {
        var (partner, next) = (await House.AddOwnPartnerAsync(), await House.AddOfficerAsync("next"));
        var person = await House.AddReachableAsync(partner);
        var (promise, planned) = (await House.AddPromiseAsync(partner, House.Person(Role.Officer)), await House.AddTouchpointAsync(partner, House.Person(Role.Officer)));

        var handover = await OfferAsync(partner, next);
        var waiting = await ShowAsync(handover, next);
        waiting.Document.QuerySelector(FormFor("Accept")).ShouldBeNull("first comes the conversation");
        waiting.ShouldNotSay(promise.Words);
        (await (await House.SignInAsync(next, Role.Officer)).GetAsync($"/Partnerships/Prepare/{partner.Id}")).ShouldBe(HttpStatusCode.NotFound);
        await NoteTalkAsync(handover, person);
        (await AcceptAsync(handover, next)).ShouldRedirectTo($"/Partnerships/Prepare/{partner.Id}");

        var relationship = await House.RelationshipAsync(partner);
        (relationship.OwnerId, relationship.Phase).ShouldBe((next.Id, Phase.HandedOver));
        (await StatesAsync(handover)).ShouldBe([HandoverState.Offered, HandoverState.Talked, HandoverState.Accepted, HandoverState.Done], ignoreOrder: true);
        var today = await (await House.SignInAsync(next, Role.Officer)).GetAsync("/Partnerships/Today");
        today.ShouldSay(promise.Words);
        today.ShouldSay(planned.Purpose);
        (await (await House.SignInAsync(next, Role.Officer)).GetAsync($"/Partnerships/Prepare/{partner.Id}")).ShouldSay("Somebody who knows the lane");
        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Prepare/{partner.Id}")).ShouldBe(HttpStatusCode.NotFound);
        (await ShowAsync(handover)).ShouldNotSay(promise.Words);
        (await NoticesAsync(next, partner)).ShouldBe([NoticeKind.HandoverOffered, NoticeKind.HandoverTalked], ignoreOrder: true);
        (await NoticesAsync(House.Person(Role.Officer), partner)).ShouldContain(NoticeKind.HandoverAccepted);
        foreach (var what in new[] { PartnershipEvents.HandoverOffered, PartnershipEvents.HandoverTalked, PartnershipEvents.HandoverAccepted, PartnershipEvents.EngagementLogged }) await House.EventAsync(what, partner.Id);
        (await House.PayloadAsync(await House.EventAsync(PartnershipEvents.HandoverAccepted, partner.Id))).ShouldContain(promise.Id.ToString());
    }

    [Fact]
    public async Task Accept_ContactsWithAnAddress_AreWrittenToWithoutANameOrAWord()
    {
        var (partner, next) = (await House.AddOwnPartnerAsync("Letter Bakery"), await House.AddOfficerAsync("next"));
        var (reader, safe) = (await House.AddReachableAsync(partner, "Rosa Quillfeather"), await House.AddReachableAsync(partner, "Otto Featherquill"));
        await House.KeepAsync(partner.AgencyId, [House.ChoiceOf(safe, ChoiceKind.SafeContact)]);
        var handover = await OfferAsync(partner, next);
        await NoteTalkAsync(handover, reader, "They fear the bagpipes");
        await AcceptAsync(handover, next);

        var letters = await House.AskAsync(db => db.Set<OutboxMail>().AsNoTracking().Where(m => m.To == reader.Email || m.To == safe.Email).ToListAsync());
        var letter = letters.ShouldHaveSingleItem();
        letter.To.ShouldBe(reader.Email);
        letter.Subject.ShouldBe("Something has changed");
        foreach (var word in new[] { "Rosa", "Quillfeather", "bagpipes", next.DisplayName, House.Person(Role.Officer).DisplayName, "Letter Bakery" }) $"{letter.Subject} {letter.Text}".ShouldNotContain(word);
        var record = await (await House.ComeInAsync(reader)).GetAsync("/portal");
        record.ShouldSay(next.DisplayName);
        record.ShouldSay($"Before that it was {House.Person(Role.Officer).DisplayName}");
        record.ShouldSay("They fear the bagpipes");
        (await (await House.ComeInAsync(safe)).GetAsync("/portal")).ShouldNotSay("Before that it was");
    }

    [Fact]
    public async Task Accept_InSpanish_TheLetterIsInTheirs()
    {
        var (partner, next) = (await House.AddOwnPartnerAsync(), await House.AddOfficerAsync("next"));
        var reader = await House.AddReachableAsync(partner);
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            var consent = await db.Set<Consent>().SingleAsync(c => c.ContactId == reader.Id);
            consent.Language = "es";
            await db.SaveAsync(House.Act(), "Arranged", consent, reader.Id);
        });
        var handover = await OfferAsync(partner, next);
        await NoteTalkAsync(handover);
        await AcceptAsync(handover, next);

        (await House.AskAsync(db => db.Set<OutboxMail>().AsNoTracking().SingleAsync(m => m.To == reader.Email))).Subject.ShouldBe("Algo ha cambiado");
    }

    [Fact]
    public async Task Accept_WithNobodyToWriteTo_PlansAVisitAndIsDoneOnceTheyTalked()
    {
        var (partner, next) = (await House.AddOwnPartnerAsync(), await House.AddOfficerAsync("next"));
        var handover = await OfferAsync(partner, next);
        await NoTalkAsync(handover);
        await AcceptAsync(handover, next);

        (await HandoverAsync(partner)).State.ShouldBe(HandoverState.Accepted);
        (await ShowAsync(handover, next)).ShouldSay("tell them when you are there");
        (await House.AskAsync(db => db.Set<Touchpoint>().SingleAsync(t => t.PartnerId == partner.Id))).ShouldSatisfyAllConditions(t => t.OfficerId.ShouldBe(next.Id), t => t.On.ShouldBe(House.Today().AddDays(5)));
        await House.DoAsync(services => services.GetRequiredService<EngagementService>().LogAsync(new LoggedEngagement { Id = House.NewId(), PartnerId = partner.Id, At = House.Clock.Instant(), Channel = Channel.InPerson, Setting = Setting.TheirPlace, StartedBy = Side.Us, Outcome = Outcome.Talked, Minutes = 5, Purpose = "Hello" }, House.Act(next.Id, Role.Officer)));

        (await HandoverAsync(partner)).State.ShouldBe(HandoverState.Done);
    }

    [Fact]
    public async Task SayTold_ByTheNewOfficer_IsAStepOfItsOwn()
    {
        var (partner, next) = (await House.AddOwnPartnerAsync(), await House.AddOfficerAsync("next"));
        var handover = await OfferAsync(partner, next);
        await NoTalkAsync(handover);
        await AcceptAsync(handover, next);

        (await (await ShowAsync(handover, next)).Form(FormFor("Told")).SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        (await HandoverAsync(partner)).State.ShouldBe(HandoverState.Done);
        await House.EventAsync(PartnershipEvents.PartnerToldOfHandover, partner.Id);
    }

    [Fact]
    public async Task Accept_BeforeTheConversation_IsRefusedWithASentence()
    {
        var (partner, next) = (await House.AddOwnPartnerAsync(), await House.AddOfficerAsync("next"));
        var handover = await OfferAsync(partner, next);
        var page = await ShowAsync(handover, next);
        var fields = page.Form(FormFor("Decline")).Fields.ToList();

        var refused = await page.Browser.PostAsync($"/Partnerships/Handovers/{handover.Id}?handler=Accept", fields);

        refused.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldHaveError("", "First comes the conversation");
        (await House.RelationshipAsync(partner)).OwnerId.ShouldBe(House.Person(Role.Officer).Id);
    }

    [Fact]
    public async Task Accept_AndTakeBackAtOnce_OneOfThemStands()
    {
        var (partner, next) = (await House.AddOwnPartnerAsync(), await House.AddOfficerAsync("next"));
        var handover = await OfferAsync(partner, next);
        await NoTalkAsync(handover);
        var (accept, decline, takeBack) = ((await ShowAsync(handover, next)).Form(FormFor("Accept")), (await ShowAsync(handover, next)).Form(FormFor("Decline")).Set("DeclinedBecause", "TooMany"), (await ShowAsync(handover)).Form(FormFor("TakeBack")));

        var answers = await Task.WhenAll(accept.SubmitAsync(), decline.SubmitAsync(), takeBack.SubmitAsync());

        answers.Count(a => a.Status == HttpStatusCode.Found).ShouldBe(1);
        answers.Count(a => a.Status == HttpStatusCode.Conflict).ShouldBe(2);
        var stands = await HandoverAsync(partner);
        stands.IsOpen.ShouldBeFalse();
        (await House.RelationshipAsync(partner)).OwnerId.ShouldBe(stands.State is HandoverState.Accepted or HandoverState.Done ? next.Id : House.Person(Role.Officer).Id);
        (await StatesAsync(handover)).Count(s => s is HandoverState.Accepted or HandoverState.Declined or HandoverState.TakenBack).ShouldBe(1);
    }

    [Fact]
    public async Task Accept_PressedTwice_IsOneStep()
    {
        var (partner, next) = (await House.AddOwnPartnerAsync(), await House.AddOfficerAsync("next"));
        var handover = await OfferAsync(partner, next);
        await NoTalkAsync(handover);
        var accept = (await ShowAsync(handover, next)).Form(FormFor("Accept"));

        (await accept.SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        (await accept.SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        await House.EventAsync(PartnershipEvents.HandoverAccepted, partner.Id);
    }

    [Fact]
    public async Task Decline_WithItsReason_LeavesItWithTheOwner_WhoOffersItAgain()
    {
        var (partner, next, third) = (await House.AddOwnPartnerAsync(), await House.AddOfficerAsync("next"), await House.AddOfficerAsync("third"));
        var handover = await OfferAsync(partner, next);

        (await (await ShowAsync(handover, next)).Form(FormFor("Decline")).SubmitAsync()).ShouldHaveError("DeclinedBecause", "Choose why not");
        (await (await ShowAsync(handover, next)).Form(FormFor("Decline")).Set("DeclinedBecause", "TooClose").SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        (await House.RelationshipAsync(partner)).OwnerId.ShouldBe(House.Person(Role.Officer).Id);
        (await NoticesAsync(House.Person(Role.Officer), partner)).ShouldContain(NoticeKind.HandoverDeclined);
        (await ShowAsync(handover)).ShouldSay("I am too close to them");
        (await OfferAsync(partner, third)).ToId.ShouldBe(third.Id);
    }

    [Fact]
    public async Task Offer_WhileOneIsUnderWay_IsRefused()
    {
        var (partner, next, third) = (await House.AddOwnPartnerAsync(), await House.AddOfficerAsync("next"), await House.AddOfficerAsync("third"));
        var second = await OfferFormAsync(partner, third);
        await OfferAsync(partner, next);

        (await second.SubmitAsync()).ShouldHaveError("", "It is being handed over already");

        (await House.AskAsync(db => db.Set<Handover>().CountAsync(h => h.ToId == third.Id))).ShouldBe(0);
    }

    [Fact]
    public async Task Offer_TwoAtOnce_OneIsKept()
    {
        var (partner, next, third) = (await House.AddOwnPartnerAsync(), await House.AddOfficerAsync("next"), await House.AddOfficerAsync("third"));
        var (first, second) = (await OfferFormAsync(partner, next), await OfferFormAsync(partner, third, Role.Supervisor));

        var answers = await Task.WhenAll(first.SubmitAsync(), second.SubmitAsync());

        answers.Count(a => a.Status == HttpStatusCode.Found).ShouldBe(1);
        (await House.AskAsync(db => db.Set<Handover>().CountAsync(h => h.ToId == next.Id || h.ToId == third.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task Offer_Twice_IsOneHandover()
    {
        var (partner, next) = (await House.AddOwnPartnerAsync(), await House.AddOfficerAsync("next"));
        var form = await OfferFormAsync(partner, next);

        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        await House.EventAsync(PartnershipEvents.HandoverOffered, partner.Id);
    }

    [Fact]
    public async Task Offer_ToWhoeverCannotTendIt_IsRefusedWithASentence()
    {
        var partner = await House.AddOwnPartnerAsync();
        await House.AddAgencyAsync(77, "elsewhere-77");
        var foreign = await House.AddAccountAsync(77, $"foreign-{Guid.NewGuid():N}", Role.Officer);

        foreach (var (to, sentence) in new[] { (House.Person(Role.Officer).Id, HandoverService.ToThemselves), (House.Person(Role.Trainer).Id, HandoverService.NoOfficer), (foreign.Id, HandoverService.NoOfficer), (Guid.NewGuid(), HandoverService.NoOfficer) })
        {
            var browser = await House.SignInAsync(Role.Officer);
            var form = (await browser.GetAsync($"/Partnerships/Handovers/Offer/{partner.Id}")).Form("form.pa-form").Set("Input.Why", "Other").Set("Input.TalkOn", Day(5));
            var refused = await browser.PostAsync($"/Partnerships/Handovers/Offer/{partner.Id}", form.Fields.Where(f => f.Key != "Input.ToId").Append(new("Input.ToId", to.ToString())));
            refused.ShouldHaveError("Input.ToId", sentence);
        }
        (await House.AskAsync(db => db.Set<Handover>().AnyAsync(h => db.Set<Relationship>().Any(r => r.Id == h.RelationshipId && r.PartnerId == partner.Id)))).ShouldBeFalse();
    }

    [Fact]
    public async Task Offer_ByTheBackup_SaysWhoCan()
    {
        var owner = await House.AddOfficerAsync("owner");
        var partner = await House.AddShopAsync();
        await House.AddRelationshipAsync(partner, owner, r => r.BackupId = House.Person(Role.Officer).Id);

        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Handovers/Offer/{partner.Id}")).ShouldSay("Only the owner and the supervisor can hand it over.");
    }

    [Fact]
    public async Task Offer_BySomebodyElse_IsNotThere()
    {
        var partner = await House.AddShopAsync();
        await House.AddRelationshipAsync(partner, await House.AddOfficerAsync("owner"));

        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Handovers/Offer/{partner.Id}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Offer_WhatIsPaused_TakesThePauseAlong()
    {
        var (partner, next) = (await House.AddOwnPartnerAsync(), await House.AddOfficerAsync("next"));
        var pause = (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Relationships/Pause/{partner.Id}")).Form("form.pa-form").Set("Input.UntilOn", Day(40)).Set("Input.Why", "Closed for works");
        await pause.SubmitAsync();
        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Handovers/Offer/{partner.Id}")).ShouldSay("the pause goes with it");
        var handover = await OfferAsync(partner, next);
        await NoTalkAsync(handover);
        await AcceptAsync(handover, next);

        var relationship = await House.RelationshipAsync(partner);
        (relationship.OwnerId, relationship.DueOn).ShouldBe((next.Id, House.Today().AddDays(40)));
        (await House.AskAsync(db => db.Set<Pause>().SingleAsync(p => p.RelationshipId == relationship.Id))).EndedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Handover_UnderALegalHold_LeavesTheHoldAndTellsOfficersNothingOfIt()
    {
        var (partner, next) = (await House.AddOwnPartnerAsync(), await House.AddOfficerAsync("next"));
        await House.KeepAsync(partner.AgencyId, [new LegalHold { AgencyId = partner.AgencyId, Id = House.NewId(), PartnerId = partner.Id, Reason = HoldReason.Lawsuit, FileNumber = "2027-CV-11", ReviewOn = House.Today().AddDays(60), PlacedById = House.Person(Role.Steward).Id, PlacedAs = nameof(Role.Steward), PlacedAt = House.Clock.Instant() }]);
        var handover = await OfferAsync(partner, next);
        await NoTalkAsync(handover);
        await AcceptAsync(handover, next);

        (await House.RelationshipAsync(partner)).OwnerId.ShouldBe(next.Id);
        (await House.AskAsync(db => db.Set<LegalHold>().AsNoTracking().SingleAsync(h => h.PartnerId == partner.Id))).FileNumber.ShouldBe("2027-CV-11");
        (await ShowAsync(handover, next)).ShouldNotSay("2027-CV-11");
    }

    [Fact]
    public async Task Offer_WhatHasEndedMeanwhile_SaysSoAndChangesNothing()
    {
        var (partner, next) = (await House.AddOwnPartnerAsync(), await House.AddOfficerAsync("next"));
        var form = await OfferFormAsync(partner, next);
        await EndAsync(partner);

        var refused = await form.SubmitAsync();

        refused.ShouldBe(HttpStatusCode.BadRequest);
        refused.ShouldSay("Nobody tends this relationship any more");
        (await House.AskAsync(db => db.Set<Handover>().AnyAsync(h => h.ToId == next.Id))).ShouldBeFalse();
    }

    private async Task EndAsync(Partner partner) =>
        (await (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Relationships/End/{partner.Id}")).Form("form.pa-form").Set("Input.Why", "They have closed").SubmitAsync()).ShouldBe(HttpStatusCode.Found);

    [Fact]
    public async Task End_WithAHandoverUnderWay_TakesItBack()
    {
        var (partner, next) = (await House.AddOwnPartnerAsync(), await House.AddOfficerAsync("next"));
        var handover = await OfferAsync(partner, next);
        await NoTalkAsync(handover);
        var accept = (await ShowAsync(handover, next)).Form(FormFor("Accept"));
        await EndAsync(partner);

        var refused = await accept.SubmitAsync();

        refused.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldSay("The relationship has ended, and the handover with it.");
        (await HandoverAsync(partner)).State.ShouldBe(HandoverState.TakenBack);
        (await NoticesAsync(next, partner)).ShouldContain(NoticeKind.HandoverTakenBack);
    }

    [Fact]
    public async Task Merge_OfAPartnerBeingHandedOver_TakesItBackAndLeadsToTheOther()
    {
        var (partner, other, next) = (await House.AddOwnPartnerAsync("Twin Bakery One"), await House.AddOwnPartnerAsync("Twin Bakery Two"), await House.AddOfficerAsync("next"));
        var handover = await OfferAsync(partner, next);
        var form = await OfferFormAsync(other, next);
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            var pair = new PossibleDuplicate { AgencyId = partner.AgencyId, Id = House.NewId(), FirstId = other.Id, SecondId = partner.Id, Reason = "name", FoundAt = House.Clock.Instant() };
            db.Add(pair);
            await db.SaveAsync(House.Act(), "Arranged", pair, null);
            (await services.GetRequiredService<MergeService>().JoinAsync(pair, pair.Version, other.Id, House.Act(House.Person(Role.Supervisor).Id, Role.Supervisor))).ShouldBeNull();
        });

        (await House.AskAsync(db => db.Set<Handover>().SingleAsync(h => h.Id == handover.Id))).State.ShouldBe(HandoverState.TakenBack);
        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Handovers/Offer/{partner.Id}")).ShouldRedirectTo($"/Partnerships/Partners/{other.Id}");
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Leaver_SeveralAtOnce_AreOfferedWithADayForEachAndNothingIsLost()
    {
        var (leaver, next) = (await House.AddOfficerAsync("leaver"), await House.AddOfficerAsync("next"));
        var partners = new List<Partner>();
        for (var number = 0; number < 3; number++)
        {
            partners.Add(await House.AddShopAsync($"Left Shop {number}"));
            await House.AddRelationshipAsync(partners[^1], leaver, r => r.DueOn = House.Today().AddDays(number));
        }
        var promise = await House.AddPromiseAsync(partners[0], leaver);
        await House.DoAsync(async services => (await services.GetRequiredService<AccountService>().CloseAsync(await services.GetRequiredService<AllianceContext>().Users.SingleAsync(a => a.Id == leaver.Id), House.Act())).ShouldBeEmpty());
        var supervisor = await House.SignInAsync(Role.Supervisor);
        (await supervisor.GetAsync("/Partnerships/Team")).ShouldSay($"{leaver.DisplayName} is no longer here");
        var path = $"/Partnerships/Handovers/Leaver/{leaver.Id}";
        var form = (await supervisor.GetAsync(path)).Form("form.pa-form").Untick("Input.Rows[1].IsChosen").Set("Input.ToId", next.Id.ToString()).Set("Input.FirstOn", "2027-03-05").Set("Input.EachDay", "1");

        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Found);

        var offered = await House.AskAsync(db => db.Set<Handover>().AsNoTracking().Where(h => h.FromId == leaver.Id).OrderBy(h => h.TalkOn).ToListAsync());
        offered.Select(h => h.TalkOn).ShouldBe([new DateOnly(2027, 3, 5), new DateOnly(2027, 3, 8)], "Friday, and the Monday after");
        offered.ShouldAllBe(h => h.State == HandoverState.NoTalk && h.ToId == next.Id);
        foreach (var handover in offered) (await AcceptAsync(handover, next)).ShouldBe(HttpStatusCode.Found);
        (await House.AskAsync(db => db.Set<Relationship>().CountAsync(r => r.OwnerId == next.Id))).ShouldBe(2);
        (await (await House.SignInAsync(next, Role.Officer)).GetAsync("/Partnerships/Today")).ShouldSay(promise.Words);
        (await House.AskAsync(db => db.Set<Touchpoint>().Where(t => t.OfficerId == next.Id).Select(t => t.On).OrderBy(d => d).ToListAsync())).ShouldBe([new DateOnly(2027, 3, 5), new DateOnly(2027, 3, 8)]);
        (await supervisor.GetAsync(path)).ShouldSay("Left Shop 1");
    }

    [Fact]
    public async Task Leaver_WhoIsHere_IsSentToEachPartnersPage()
    {
        var officer = await House.AddOfficerAsync("here");

        (await (await House.SignInAsync(Role.Supervisor)).GetAsync($"/Partnerships/Handovers/Leaver/{officer.Id}")).ShouldSay("is here");
    }

    [Fact]
    public async Task Talk_WithoutWhatMatters_KeepsWhatWasTyped()
    {
        var (partner, next) = (await House.AddOwnPartnerAsync(), await House.AddOfficerAsync("next"));
        var handover = await OfferAsync(partner, next);

        var again = await (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Handovers/{handover.Id}/Talk")).Form("form.pa-form").Set("Input.Minutes", "45").SubmitAsync();

        again.ShouldHaveError("Input.Heard", "Say what matters to them");
        again.Form("form.pa-form").Value("Input.Minutes").ShouldBe("45");
        (await HandoverAsync(partner)).State.ShouldBe(HandoverState.Offered);
    }

    [Fact]
    public async Task Show_ByAThirdOfficer_IsNotThere()
    {
        var (partner, next, third) = (await House.AddOwnPartnerAsync(), await House.AddOfficerAsync("next"), await House.AddOfficerAsync("third"));
        var handover = await OfferAsync(partner, next);

        (await ShowAsync(handover, third)).ShouldBe(HttpStatusCode.NotFound);
        (await (await House.SignInAsync(third, Role.Officer)).GetAsync("/Partnerships/Handovers")).ShouldNotSay("Harbor Street Bakery");
        (await (await House.SignInAsync(Role.Supervisor)).GetAsync($"/Partnerships/Handovers/{handover.Id}")).ShouldSay("From ");
    }
}

public sealed class HandoverTestsOnSqlite(SqliteHouse house) : HandoverTests(house), IClassFixture<SqliteHouse>;

public sealed class HandoverTestsOnPostgres(PostgresHouse house) : HandoverTests(house), IClassFixture<PostgresHouse>;
