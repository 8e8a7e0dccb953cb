using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Platform.Accounts;

/// <summary>Ends this sign-in: its ticket is gone from the database, and its cookie opens nothing.</summary>
[AllowAnonymous]
public sealed class SignOutModel(TicketService tickets) : RoomPage
{
    public IActionResult OnGet() => User.IsSignedIn() ? Page() : Redirect("~/sign-in");

    public async Task<IActionResult> OnPostAsync()
    {
        if (User.IsSignedIn())
        {
            await tickets.SignOutAsync(Act("Signing out"));
            await HttpContext.SignOutAsync();
        }
        return Done("~/sign-in", Words["You are signed out."]);
    }
}
