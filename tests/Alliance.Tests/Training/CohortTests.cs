using System.Net;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Alliance.Training;
using Alliance.Training.Certificates;
using Alliance.Training.Cohorts;
using Alliance.Training.Curriculum;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Training;

/// <summary>A cohort from its plan to certificates that anybody can check.</summary>
public abstract class CohortTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Plan_TwoDays_LaysOutSixteenHoursOnWeekdaysWithARestAtMidday()
    {
        var id = await PlanAsync();

        var sessions = await House.AskAsync(db => db.Set<CohortSession>().Where(s => s.CohortId == id).OrderBy(s => s.Place).ToListAsync());
        sessions.Sum(s => s.Minutes).ShouldBe(960);
        sessions.Select(s => s.On).Distinct().Count().ShouldBe(2);
        sessions.ShouldAllBe(s => s.On.DayOfWeek != DayOfWeek.Saturday && s.On.DayOfWeek != DayOfWeek.Sunday);
        foreach (var day in sessions.GroupBy(s => s.Day))
        {
            day.First().From.ShouldBe(new TimeOnly(8, 0));
            day.Last().From.AddMinutes(day.Last().Minutes).ShouldBe(new TimeOnly(17, 0));
        }
        (await House.EventsAsync(TrainingEvents.CohortPlanned)).ShouldContain(e => e.EntityId == id);
    }

    [Fact]
    public async Task Plan_WithoutANameOrAtNight_KeepsWhatWasTyped()
    {
        var trainer = await House.SignInAsync(Role.Trainer);

        var refused = await (await trainer.GetAsync("/Training/Cohorts/Plan")).Form("#plan").Set("Input.Place", "Harbor hall").Set("Input.From", "22:00").SubmitAsync();

        refused.ShouldHaveError("Input.Title", "Give it a name by which you know it again.");
        refused.ShouldHaveError("Input.From", "A day begins between 5 in the morning and 2 in the afternoon, so that it ends the same day.");
        refused.Form("#plan").Value("Input.Place").ShouldBe("Harbor hall");
    }

    [Fact]
    public async Task Cohort_FromPlanToCertificate_IsOneWay()
    {
        var id = await PlanAsync(observed: false);
        var trainer = await House.SignInAsync(Role.Trainer);
        var (learner, late) = (await AddLearnerAsync(id, trainer), await AddLearnerAsync(id, trainer));
        foreach (var session in await SessionsAsync(id))
        {
            var form = (await trainer.GetAsync($"/Training/Sessions/{session.Id}")).Form("#attendance");
            if (session.Place <= 3) form.Set($"Minutes[{late.Id}]", "0");
            (await form.Set("Guests", "2").SubmitAsync()).ShouldRedirectTo($"/Training/Cohorts/{id}");
        }
        (await trainer.GetAsync($"/Training/Cohorts/{id}")).Element($"#learner-{learner.Id}").TextContent.ShouldContain("16 h of 16 h");
        // Checks are still open.
        var early = await trainer.GetAsync($"/Training/Cohorts/{id}");
        early.Document.QuerySelector("#issue").ShouldBeNull();
        await PassAllAsync(learner);
        await PassAllAsync(late);

        (await (await trainer.GetAsync($"/Training/Cohorts/{id}")).Form("#issue").SubmitAsync()).ShouldRedirectTo($"/Training/Cohorts/{id}");

        var certificate = await House.AskAsync(db => db.Set<Certificate>().SingleAsync(c => c.CohortId == id));
        certificate.AccountId.ShouldBe(learner.Id);
        certificate.Minutes.ShouldBe(960);
        (await House.SignInAsync(learner, Role.Officer)).ShouldNotBeNull();
        var print = await (await House.SignInAsync(learner, Role.Officer)).GetAsync($"/Training/Certificates/{certificate.Id}");
        print.ShouldSay(learner.DisplayName);
        print.ShouldSay(certificate.PrintedCode);
        var stranger = House.Stranger();
        (await stranger.GetAsync($"/certificate?code={certificate.PrintedCode.ToLowerInvariant()}")).ShouldSay("Genuine, and good today");
        (await (await trainer.GetAsync($"/Training/Certificates/{certificate.Id}")).Form("#withdraw").Set("Why", "Given by mistake").SubmitAsync()).ShouldRedirectTo($"/Training/Certificates/{certificate.Id}");
        var checkedAgain = await stranger.GetAsync($"/certificate?code={certificate.Code}");
        checkedAgain.ShouldSay("No longer good: it was withdrawn");
        checkedAgain.ShouldNotSay("Given by mistake");
    }

    [Fact]
    public async Task Certificate_OfSomebodyElse_IsNotThere()
    {
        var certificate = await AddCertificateAsync();

        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Training/Certificates/{certificate.Id}")).ShouldBe(HttpStatusCode.NotFound);
        (await (await House.SignInAsync(Role.Supervisor)).GetAsync($"/Training/Certificates/{certificate.Id}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("short", HttpStatusCode.BadRequest, "A code has sixteen letters and digits.")]
    [InlineData("2222-3333-4444-5555", HttpStatusCode.NotFound, "No certificate of this agency has this code.")]
    [InlineData("<script>alert(1)</script>", HttpStatusCode.BadRequest, "A code has sixteen letters and digits.")]
    public async Task Verify_WhatIsNoCode_SaysSo(string code, HttpStatusCode status, string sentence)
    {
        var page = await House.Stranger().GetAsync($"/certificate?code={Uri.EscapeDataString(code)}");

        page.ShouldBe(status);
        page.ShouldSay(sentence);
    }

    [Fact]
    public async Task Verify_AfterItRanOut_SaysSo()
    {
        var certificate = await AddCertificateAsync(expires: Today.AddDays(-1));

        (await House.Stranger().GetAsync($"/certificate?code={certificate.Code}")).ShouldSay("Genuine, and run out");
    }

    [Fact]
    public async Task Remind_SixtyDaysBefore_TellsOnceByLetterAndOnThePage()
    {
        var certificate = await AddCertificateAsync(expires: Today.AddDays(50));
        await House.DoAsync(services => services.GetRequiredService<Alliance.Platform.Data.AllianceContext>().Users.Where(u => u.Id == certificate.AccountId).ExecuteUpdateAsync(set => set.SetProperty(u => u.Email, "learner@example.org")));
        var job = ActivatorUtilities.CreateInstance<CertificateReminders>(House.Services);

        await job.RunAsync(TestContext.Current.CancellationToken);
        await job.RunAsync(TestContext.Current.CancellationToken);

        (await House.EventsAsync(TrainingEvents.CertificateReminded)).Count(e => e.EntityId == certificate.Id).ShouldBe(1);
        (await House.AskAsync(db => db.Set<Alliance.Platform.Mail.OutboxMail>().CountAsync(m => m.To == "learner@example.org"))).ShouldBe(1);
        var holder = await House.AskAsync(db => db.Users.SingleAsync(u => u.Id == certificate.AccountId));
        (await (await House.SignInAsync(holder, Role.Officer)).GetAsync("/Training")).ShouldSay("time to renew it");
    }

    [Fact]
    public async Task Board_AsAFile_HoldsCertificatesAndNothingOfHowItWent()
    {
        var certificate = await AddCertificateAsync();
        var trainer = await House.SignInAsync(Role.Trainer);

        var file = await trainer.GetAsync($"/Training/Board/File?from={Today:yyyy-MM-dd}&until={Today:yyyy-MM-dd}");

        file.ShouldBeOk();
        file.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        file.Body.ShouldContain("agency,name,kind,course,hours,firstDay,lastDay,issued,expires,withdrawn,code");
        file.Body.ShouldContain($"{certificate.Name},Course,Two days,16.0");
        file.Body.ShouldContain(certificate.PrintedCode);
        (await House.EventsAsync(TrainingEvents.BoardExported)).ShouldNotBeEmpty();
        (await trainer.GetAsync("/Training/Board/File?from=2027-05-01&until=2027-04-01")).ShouldRedirectTo("/Training/Board");
        (await trainer.GetAsync("/Training/Board/File?from=never")).ShouldRedirectTo("/Training/Board");
        (await (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Training/Board/File?from={Today:yyyy-MM-dd}&until={Today:yyyy-MM-dd}")).FollowAsync()).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Teach_SignedOffForThreeModules_GivesACertificateToTeach()
    {
        var id = await PlanAsync();
        var trainer = await House.SignInAsync(Role.Trainer);
        var candidate = await House.AddAccountAsync($"coach{Guid.NewGuid():N}"[..14], Role.Officer);
        await AddCertificateAsync(candidate);
        await (await trainer.GetAsync($"/Training/Cohorts/{id}")).Form("#teacher").Set("Account", $"{candidate.Id}").Set("Part", "LearnsToTeach").SubmitAsync();
        var sessions = (await SessionsAsync(id)).Where(s => s.ModuleKey is not null).Take(3).ToList();
        var refused = await (await trainer.GetAsync($"/Training/Sessions/{sessions[0].Id}")).Form($"#signoff-{candidate.Id}").SubmitAsync();
        refused.ShouldSay("Say what you saw them do, in at most 400 characters.");

        foreach (var session in sessions)
            (await (await trainer.GetAsync($"/Training/Sessions/{session.Id}")).Form($"#signoff-{candidate.Id}").Set("SignWords", "Clear, warm and on time").Set("IsReady", "true").SubmitAsync()).ShouldRedirectTo($"/Training/Sessions/{session.Id}");
        var issued = await (await trainer.GetAsync("/Training/Teachers")).Form($"form[action*='{candidate.Id}']").SubmitAsync();

        var certificate = await House.AskAsync(db => db.Set<Certificate>().SingleAsync(c => c.AccountId == candidate.Id && c.Kind == CertificateKind.Teaching));
        issued.ShouldRedirectTo($"/Training/Certificates/{certificate.Id}");
        certificate.Minutes.ShouldBe(sessions.Sum(s => s.Minutes));
    }

    [Fact]
    public async Task Attendance_BeforeItsDay_WaitsUntilThen()
    {
        var id = await PlanAsync(first: Today.AddDays(30));
        var trainer = await House.SignInAsync(Role.Trainer);
        await AddLearnerAsync(id, trainer);
        var session = (await SessionsAsync(id))[0];

        var refused = await (await trainer.GetAsync($"/Training/Sessions/{session.Id}")).Form("#attendance").SubmitAsync();

        refused.ShouldSay("This session is still to come.");
        var moved = await (await trainer.GetAsync($"/Training/Sessions/{session.Id}")).Form("#move").Set("On", $"{Today:yyyy-MM-dd}").SubmitAsync();
        moved.ShouldRedirectTo($"/Training/Sessions/{session.Id}");
        (await (await trainer.GetAsync($"/Training/Sessions/{session.Id}")).Form("#attendance").SubmitAsync()).ShouldRedirectTo($"/Training/Cohorts/{id}");
    }

    [Fact]
    public async Task Attendance_LongerThanTheSession_IsRefusedWithTheOthersKept()
    {
        var id = await PlanAsync();
        var trainer = await House.SignInAsync(Role.Trainer);
        var learner = await AddLearnerAsync(id, trainer);
        var session = (await SessionsAsync(id))[0];

        var refused = await (await trainer.GetAsync($"/Training/Sessions/{session.Id}")).Form("#attendance").Set($"Minutes[{learner.Id}]", "999").Set("Guests", "3").SubmitAsync();

        refused.ShouldHaveError($"Minutes[{learner.Id}]", $"Type minutes from 0 to {session.Minutes}.");
        refused.Form("#attendance").Value("Guests").ShouldBe("3");
    }

    [Fact]
    public async Task Cohorts_AreForTrainersAlone()
    {
        var id = await PlanAsync();
        var session = (await SessionsAsync(id))[0];

        foreach (var role in new[] { Role.Officer, Role.Supervisor, Role.Evaluator, Role.Steward })
            foreach (var path in new[] { "Cohorts", $"Cohorts/{id}", $"Sessions/{session.Id}", "Teachers", "Board" })
                (await (await (await House.SignInAsync(role)).GetAsync($"/Training/{path}")).FollowAsync()).ShouldBe(HttpStatusCode.Forbidden);
    }

    private DateOnly Today => DateOnly.FromDateTime(House.Clock.GetUtcNow().UtcDateTime);

    private async Task<Guid> PlanAsync(bool observed = true, DateOnly? first = null)
    {
        var trainer = await House.SignInAsync(Role.Trainer);
        var form = (await trainer.GetAsync("/Training/Cohorts/Plan")).Form("#plan").Set("Input.Title", "Harbor spring").Set("Input.Place", "Harbor hall").Set("Input.FirstDay", $"{first ?? Today.AddDays(-14):yyyy-MM-dd}");
        if (!observed) form.Untick("Input.IsObserved");
        var planned = await form.SubmitAsync();
        planned.Status.ShouldBe(HttpStatusCode.Redirect);
        return Guid.Parse(planned.Location![^36..]);
    }

    private Task<List<CohortSession>> SessionsAsync(Guid cohort) => House.AskAsync(db => db.Set<CohortSession>().AsNoTracking().Where(s => s.CohortId == cohort).OrderBy(s => s.Place).ToListAsync());

    private async Task<Account> AddLearnerAsync(Guid cohort, Browser trainer)
    {
        var learner = await House.AddAccountAsync($"learner{Guid.NewGuid():N}"[..16], Role.Officer);
        (await (await trainer.GetAsync($"/Training/Cohorts/{cohort}")).Form("#add").Set("Accounts", $"{learner.Id}").SubmitAsync()).ShouldRedirectTo($"/Training/Cohorts/{cohort}");
        return learner;
    }

    private Task PassAllAsync(Account learner) => House.DoAsync(async services =>
    {
        var modules = services.GetRequiredService<ModuleService>();
        foreach (var module in ShippedCourse.Modules)
        {
            var version = await modules.KeepAsync(module.Key, House.Act(learner.Id, Role.Officer));
            await modules.AnswerAsync(Guid.CreateVersion7(House.Clock.GetUtcNow()), version!, [.. KnowledgeCheck.Read(version!.Check).Questions.Select(q => q.Answers.ToList().FindIndex(a => a.IsBest))], House.Act(learner.Id, Role.Officer));
        }
    });

    private async Task<Certificate> AddCertificateAsync(Account? holder = null, DateOnly? expires = null)
    {
        var account = holder ?? await House.AddAccountAsync($"holder{Guid.NewGuid():N}"[..15], Role.Officer);
        var certificate = new Certificate
        {
            AgencyId = TestPeople.AgencyId,
            Id = Guid.CreateVersion7(House.Clock.GetUtcNow()),
            Code = Certificate.NewCode(),
            Kind = CertificateKind.Course,
            AccountId = account.Id,
            Name = account.DisplayName,
            Course = "Two days",
            Minutes = 960,
            FirstDay = Today,
            LastDay = Today,
            IssuedOn = Today,
            ExpiresOn = expires ?? Today.AddYears(2),
            IssuedById = House.Person(Role.Trainer).Id,
            IssuedAt = House.Clock.GetUtcNow().UtcDateTime,
        };
        await House.AddAsync(certificate);
        return certificate;
    }
}

public sealed class CohortTestsOnSqlite(SqliteHouse house) : CohortTests(house), IClassFixture<SqliteHouse>;

public sealed class CohortTestsOnPostgres(PostgresHouse house) : CohortTests(house), IClassFixture<PostgresHouse>;
