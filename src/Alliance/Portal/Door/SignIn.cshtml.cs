using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Web;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Portal.Door;

/// <summary>Where a partner asks for a link. Whatever address is typed, the answer is the same.</summary>
[AllowAnonymous]
public sealed class SignInModel(AllianceContext db, AgencyScope scope, AgencyDirectory directory, PartnerDoor door, TimeProvider time) : PortalPage
{
    private static readonly InlineValidator<Asked> Rules = new()
    {
        v => v.RuleFor(a => a.Address).NotEmpty().WithMessage("Type your e-mail address.")
            .EmailAddress().WithMessage("This does not look like an e-mail address. Check it, please.")
            .MaximumLength(120).WithMessage("This does not look like an e-mail address. Check it, please."),
    };

    [BindProperty]
    public Asked Input { get; set; } = new();

    public Agency? Here => scope.Agency;
    public IReadOnlyList<Agency> Choices { get; private set; } = [];

    /// <summary>Part of an agency's name, where there are many.</summary>
    public string? Find { get; private set; }

    public bool IsSent { get; private set; }

    /// <summary>In the town that does not exist: somebody invented, whom a newcomer can be with one tap.</summary>
    public IReadOnlyList<Invented> Invented { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? find)
    {
        Find = find;
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Here is not { } agency) return RedirectToPage();
        if (!Check(Rules, Input)) return await ShowAgainAsync();
        if (PortalAddress.Of(HttpContext) is not { } address)
        {
            ModelState.AddModelError("", Words["Links cannot be sent yet: whoever runs this server has not said what its address is. Please tell the officer you know."]);
            return await ShowAgainAsync(StatusCodes.Status503ServiceUnavailable);
        }
        await door.AskAsync(Input.Address!, secret => $"{address}/portal/enter/{secret}", Asking(agency));
        IsSent = true;
        return Page();
    }

    /// <summary>One of the invented people: the link that would have been sent opens at once.</summary>
    public async Task<IActionResult> OnPostTapAsync(Guid who)
    {
        if (Here is not { IsDemonstration: true } agency || await db.Set<Contact>().Where(c => c.Id == who).Select(c => c.Email).SingleOrDefaultAsync() is not { } address) return RedirectToPage();
        string? link = null;
        await door.AskAsync(address, secret => link = $"~/portal/enter/{secret}", Asking(agency));
        return link is null ? RedirectToPage() : Redirect(link);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (Here is null) Choices = await directory.AllAsync(HttpContext.RequestAborted);
        if (Here?.IsDemonstration == true) Invented = await InventedAsync();
        return true;
    }

    private ActionContext Asking(Agency agency) => new(agency.Id, null, PartnerPrincipal.RoleName, time.Instant(), "Asking for a link to one's own record", HttpContext.Source());

    /// <summary>Three with much to read, told by what they do and not by name.</summary>
    private Task<List<Invented>> InventedAsync() => (
        from contact in db.Set<Contact>()
        where contact.Email != null && contact.LeftAt == null
        join partner in db.Set<Partner>() on contact.PartnerId equals partner.Id
        orderby db.Set<EngagementContact>().Count(c => c.ContactId == contact.Id) descending, contact.Id
        select new Invented(contact.Id, contact.RoleTitle, partner.Name)).Take(3).ToListAsync();
}

public sealed record Invented(Guid Id, string RoleTitle, string Partner);

public sealed record Asked
{
    public string? Address { get; init; }
}
