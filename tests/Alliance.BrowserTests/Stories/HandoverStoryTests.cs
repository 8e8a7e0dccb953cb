using Alliance.BrowserTests.House;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Stories;

/// <summary>A relationship goes from Ana to Ben: they talk with the partner, Ben says yes, and the partner reads who it is now.</summary>
public sealed class HandoverStoryTests(Run run) : BrowserTest(run)
{
    [Fact(Timeout = Patience)]
    public async Task Relationship_FromAnaToBen_IsTalkedOverAndReadByThePartner()
    {
        await using var house = OpenHouse.Open();
        var (partner, contact) = await ReadableAsync(house);
        await using var ana = await Visitor.ComeAsAsync(Run, Role.Officer, "ana", house);

        await ana.OpenAsync($"/Partnerships/Relationships/Change/{partner}");
        await ana.Page.GetByRole(AriaRole.Link, new() { Name = "Hand it over" }).ClickAsync();
        await ana.Page.GetByLabel("Who is to tend it?").SelectOptionAsync(new SelectOptionValue { Label = "Officer Ben Sample" });
        await ana.Page.Locator("#why-NewDuty").ClickAsync();
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Offer it" }).ClickAsync();
        await ana.Page.GetByText("It is offered. Nothing changes hands before the answer.").WaitForAsync();
        var handover = ana.Path;

        await ana.Page.GetByRole(AriaRole.Link, new() { Name = "We have talked" }).ClickAsync();
        await ana.Page.GetByLabel("What matters to them?").FillAsync("Somebody who comes by before closing");
        await ana.Page.Locator($"[id='contact-{contact.Id}']").ClickAsync();
        await ana.Page.GetByText("Officer Ben Sample was there").ClickAsync();
        await ana.Page.GetByText("We went through what is still open").ClickAsync();
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Note the conversation" }).ClickAsync();
        await ana.Page.GetByText("It is for Officer Ben Sample to answer now.").WaitForAsync();

        await using var ben = await Visitor.ComeAsAsync(Run, Role.Officer, "ben", house);
        await ben.OpenAsync("/Partnerships/Today");
        await ben.Page.Locator($"a[href='{handover}']").ClickAsync();
        await ben.Page.GetByRole(AriaRole.Button, new() { Name = "I take it over" }).ClickAsync();
        await ben.Page.GetByText("It is yours to tend.").WaitForAsync();
        await ben.Page.GetByText("Somebody who comes by before closing").First.WaitForAsync();

        await using var reader = await Visitor.ComeAsync(Run, house);
        await new Reader(contact.Id, contact.Email!, Guid.Empty, Guid.Empty).ComeInAsync(reader, house);
        await reader.OpenAsync("/portal");
        await reader.Page.GetByText("Somebody new looks after the contact with you").WaitForAsync();
        await reader.Page.GetByText("Officer Ben Sample does, since").WaitForAsync();
        await reader.Page.GetByText("Somebody who comes by before closing").First.WaitForAsync();
        foreach (var visitor in new[] { ana, ben, reader }) visitor.Complaints.ShouldBeEmpty();
    }

    /// <summary>A partner of Ana's who is not being handed over, with somebody who comes in by e-mail.</summary>
    private static Task<(Guid Partner, Contact Contact)> ReadableAsync(OpenHouse house) => house.AskAsync(async db =>
    {
        var contact = await db.Set<Contact>().AsNoTracking().Where(c => c.Email != null && c.LeftAt == null && db.Set<ConsentChoice>().Any(a => a.ContactId == c.Id && a.Kind == ChoiceKind.Email && a.WithdrawnAt == null)
            && db.Set<Relationship>().Any(r => r.PartnerId == c.PartnerId && r.EndedAt == null && db.Users.Any(a => a.Id == r.OwnerId && a.UserName == "ana")
                && !db.Set<Alliance.Partnerships.Handovers.Handover>().Any(h => h.RelationshipId == r.Id && h.IsOpen))).OrderBy(c => c.Id).FirstAsync();
        return (contact.PartnerId, contact);
    });
}
