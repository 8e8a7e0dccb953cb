using Alliance.Partnerships.Concerns;
using Alliance.Portal.Record;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Portal.Concerns;

/// <summary>A contact raises a concern: about an officer to the steward alone, about anything else to those who tend the relationship.</summary>
[Authorize(Policy = PortalPolicies.Partner)]
public sealed class NewModel(OwnRecord record, ConcernService concerns, TimeProvider time) : PortalPage, IConcernForm
{
    [BindProperty]
    public ConcernInput Input { get; set; } = new();

    public Person Person { get; private set; } = null!;
    public IReadOnlyList<string> Officers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input = new ConcernInput { Id = Guid.CreateVersion7(time.GetUtcNow()) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new ConcernRules(), Input);
        var screened = await ScreenAsync(Person.PartnerId, Input.Counts, Input.Words);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await concerns.RaiseAsync(new NewConcern { Id = Input.Id, PartnerId = Person.PartnerId, ContactId = ContactId, Kind = Input.Kind!.Value, Words = Input.Words!.Trim(), Screened = screened }, Act("Raising a concern"));
        return Done("~/portal/concerns", Words["Thank you for saying it. You will read the answer here."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await record.PersonAsync(ContactId) is not { } person) return false;
        (Person, Officers) = (person, await record.OfficersAsync(person.PartnerId));
        return true;
    }
}
