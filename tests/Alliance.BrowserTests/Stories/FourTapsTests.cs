using Alliance.BrowserTests.House;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Stories;

/// <summary>One-handed after a talk: four taps besides the words, with a listening skill, a need and a promise in them.</summary>
public sealed class FourTapsTests(Run run) : BrowserTest(run)
{
    [Fact(Timeout = Patience)]
    public async Task Log_WithAKnownPartner_TakesFourTapsBesidesTheWords()
    {
        var (me, others) = ((await Run.Town).Account, (await Run.Town).OwnPartner);
        // One with whom no other story logs in this moment.
        var partner = await House.AskAsync(db => db.Set<Relationship>().Where(r => r.OwnerId == me && r.EndedAt == null && r.PartnerId != others).OrderBy(r => r.Id).Select(r => r.PartnerId).LastAsync());
        await using var ana = await Visitor.ComeAsAsync(Run, Role.Officer);
        await ana.OpenAsync($"/Partnerships/Engagements/Log/{partner}");
        var taps = 0;
        async Task TapAsync(ILocator control)
        {
            var box = (await control.BoundingBoxAsync())!;
            box.Height.ShouldBeGreaterThanOrEqualTo(44);
            (box.X + box.Width).ShouldBeLessThanOrEqualTo(Visitor.Phone.Width);
            await control.ClickAsync();
            taps++;
        }

        // The words, by the phone's own keyboard or its dictation: the field waits for them.
        await ana.Page.Keyboard.TypeAsync("Four taps and a lamp");
        await TapAsync(ana.Page.Locator("#skill-Reflection"));
        await TapAsync(ana.Page.Locator("#need-Safety"));
        await TapAsync(ana.Page.Locator("#follow-ComeBy"));
        await TapAsync(ana.Page.GetByRole(AriaRole.Button, new() { Name = "Save the talk" }));

        await ana.Page.GetByRole(AriaRole.Heading, new() { Name = "What happened" }).WaitForAsync();
        taps.ShouldBe(4);
        var talk = await House.AskAsync(db => db.Set<Engagement>().SingleAsync(e => e.Purpose == "Four taps and a lamp"));
        (talk.Skills, talk.Needs, talk.Outcome).ShouldBe((ListeningSkills.Reflection, Needs.Safety, Outcome.Talked));
        (await House.AskAsync(db => db.Set<Promise>().SingleAsync(p => p.EngagementId == talk.Id))).Words.ShouldBe("Come by again");
        ana.Complaints.ShouldBeEmpty();
    }

    [Fact(Timeout = Patience)]
    public async Task Card_BeforeGoingIn_FitsOneScreenOfAPhone()
    {
        await using var ana = await Visitor.ComeAsAsync(Run, Role.Officer);
        await ana.OpenAsync($"/Partnerships/Prepare/{(await Run.Town).OwnPartner}");

        var lines = (await ana.Page.Locator(".pa-prep__lines").BoundingBoxAsync())!;
        var bar = (await ana.Page.Locator(".pa-thumbbar").BoundingBoxAsync())!;

        (lines.Y + lines.Height).ShouldBeLessThanOrEqualTo(bar.Y, "all lines stand above the bar at the foot, without scrolling");
        await ana.OpenAsync("/Partnerships/Today");
        await ana.Page.GetByRole(AriaRole.Link, new() { Name = "Before you go in" }).First.ClickAsync();
        await ana.Page.GetByText("Better not").WaitForAsync();
        ana.Complaints.ShouldBeEmpty();
    }
}
