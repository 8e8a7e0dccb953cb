using System.Globalization;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Stewardship.Screening;

namespace Alliance.Portal;

/// <summary>A page for somebody on the other side of the record.</summary>
public abstract class PortalPage(ScreeningDesk? desk = null) : ScreenedPage(desk)
{
    public Guid ContactId => User.ContactId();

    protected override ActionContext Act(string purpose) => HttpContext.ActAsPartner(purpose);

    /// <summary>Their own name and the department's people may stand; whether anybody else is a contact, the screen tells no partner.</summary>
    protected override Task<IReadOnlyList<Hit>> LookAsync(Guid partnerId, IEnumerable<string?> texts) =>
        HttpContext.RequestServices.GetRequiredService<ScreeningDesk>().CheckAsPartnerAsync(partnerId, User.IsPartner() ? ContactId : null, texts, HttpContext.RequestAborted);

    /// <summary>A day as this reader's language writes it.</summary>
    public static string DayOf(DateOnly day) => day.ToString(IsSpanish ? "d 'de' MMMM 'de' yyyy" : "MMMM d, yyyy", CultureInfo.CurrentCulture);

    public new string DayOf(DateTime instant) => DayOf(Agency.DayOf(instant));

    public string MomentOf(DateTime instant) => MomentOf(instant, Zone);

    public static string MomentOf(DateTime instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(instant, zone);
        return $"{DayOf(DateOnly.FromDateTime(local))}, {local.ToString(IsSpanish ? "H:mm" : "h:mm\u00a0tt", CultureInfo.CurrentCulture)}";
    }

    public static bool IsSpanish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "es";
}
