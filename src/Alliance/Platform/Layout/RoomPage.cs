using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Layout;

/// <summary>What every page of every room can do: say who acts, check what was typed, and show the page again with it.</summary>
public abstract class RoomPage : PageModel
{
    public const string BannerKey = "Banner";

    public IStringLocalizer<Words> Words => HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Words>>();

    protected virtual ActionContext Act(string purpose) => HttpContext.Act(purpose);

    public TimeZoneInfo Zone => Agency.Zone;

    /// <summary>An instant as a day where the agency is, for a sentence.</summary>
    public string DayOf(DateTime instant) => Agency.DayOf(instant).ToString("MMMM d, yyyy", System.Globalization.CultureInfo.CurrentCulture);

    protected Agency Agency => HttpContext.RequestServices.GetRequiredService<AgencyScope>().Current;

    /// <summary>Loads what the page shows beside the form; false where it is not there, or not for this person.</summary>
    protected virtual Task<bool> LoadAsync() => Task.FromResult(true);

    /// <summary>The page as posted, with its sentences, under a status that says it was not saved.</summary>
    public async Task<IActionResult> ShowAgainAsync(int status = StatusCodes.Status400BadRequest)
    {
        if (!await LoadAsync()) return NotFound();
        if (status == StatusCodes.Status409Conflict) ShowWhatIsThere();
        Response.StatusCode = status;
        return Page();
    }

    /// <summary>Called where somebody else was faster: the form takes up the new version, and the page says what is there beside what was typed.</summary>
    protected virtual void ShowWhatIsThere()
    {
    }

    /// <summary>Adds the sentences of a validator under the names of the posted fields.</summary>
    protected bool Check<T>(IValidator<T> validator, T input, string prefix = "Input")
    {
        foreach (var failure in validator.Validate(input).Errors)
            ModelState.AddModelError($"{prefix}.{failure.PropertyName}", Words[failure.ErrorMessage]);
        return ModelState.IsValid;
    }

    /// <summary>Goes on to a page that shows a banner of what was done.</summary>
    protected RedirectResult Done(string url, string banner)
    {
        TempData[BannerKey] = banner;
        return LocalRedirectTo(url);
    }

    private static RedirectResult LocalRedirectTo(string url) => new(url, permanent: false, preserveMethod: false);
}
