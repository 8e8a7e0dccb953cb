using System.Globalization;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;

namespace Alliance.Portal;

/// <summary>A page for somebody on the other side of the record.</summary>
public abstract class PortalPage : RoomPage
{
    public Guid ContactId => User.ContactId();

    protected override ActionContext Act(string purpose) => HttpContext.ActAsPartner(purpose);

    /// <summary>A day as this reader's language writes it.</summary>
    public static string DayOf(DateOnly day) => day.ToString(IsSpanish ? "d 'de' MMMM 'de' yyyy" : "MMMM d, yyyy", CultureInfo.CurrentCulture);

    public new string DayOf(DateTime instant) => DayOf(Agency.DayOf(instant));

    public string MomentOf(DateTime instant)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(instant, Zone);
        return $"{DayOf(DateOnly.FromDateTime(local))}, {local.ToString(IsSpanish ? "H:mm" : "h:mm\u00a0tt", CultureInfo.CurrentCulture)}";
    }

    public static bool IsSpanish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "es";
}
