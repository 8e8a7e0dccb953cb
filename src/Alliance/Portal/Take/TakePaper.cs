using System.Text;
using System.Text.Encodings.Web;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Portal.Record;
using Microsoft.Extensions.Localization;

namespace Alliance.Portal.Take;

/// <summary>The record as a page that needs nothing else: no script, no picture, no address to fetch from; and a browser is told to run none.</summary>
public sealed class TakePaper(IStringLocalizer<Words> words, AgencyScope scope)
{
    private const string Style = "body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#22262b;background:#fffdf8}"
        + "h1{line-height:1.2}h2{border-top:2px solid #d8c9a8;margin-top:2.5rem;padding-top:1rem}dl{border:1px solid #e3dccb;border-radius:8px;padding:.75rem 1rem;margin:0 0 1rem}"
        + "dt{color:#5a6270;font-size:.9375rem}dd{margin:0 0 .5rem;white-space:pre-wrap;overflow-wrap:anywhere}";

    public string Write(Person person, IReadOnlyList<(ITakePart Part, IReadOnlyList<TakeRow> Rows)> parts, DateTime now)
    {
        var title = Safe(words["What is kept with {0}", person.Name ?? person.RoleTitle]);
        var page = new StringBuilder($"<!doctype html>\n<html lang=\"{(PortalPage.IsSpanish ? "es" : "en")}\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append(null, $"<title>{title}</title>\n<style>{Style}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p>{Safe(words["{0}, as it stood on {1}.", scope.Current.Name, PortalPage.MomentOf(now, scope.Current.Zone)])}</p>\n");
        page.Append(null, $"<p>{Safe(words["The same is in the file {0}, for a program to read.", TakeAlong.DataName])}</p>\n");
        foreach (var (part, rows) in parts) Append(page, part.Heading, rows);
        return page.Append("</body>\n</html>\n").ToString();
    }

    private void Append(StringBuilder page, string heading, IReadOnlyList<TakeRow> rows)
    {
        page.Append(null, $"<h2>{Safe(heading)}</h2>\n");
        if (rows.Count == 0) page.Append(null, $"<p>{Safe(words["Nothing is kept here."])}</p>\n");
        foreach (var row in rows)
        {
            page.Append("<dl>\n");
            foreach (var fact in row.Facts.Where(f => f is { Label: not null, Value: not null })) page.Append(null, $"<dt>{Safe(fact.Label!)}</dt><dd>{Safe(Said(fact.Value!))}</dd>\n");
            page.Append("</dl>\n");
        }
    }

    private string Said(object value) => value switch
    {
        DateTime instant => PortalPage.MomentOf(instant, scope.Current.Zone),
        DateOnly day => PortalPage.DayOf(day),
        bool yes => yes ? words["Yes"] : words["No"],
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.CurrentCulture),
        _ => value.ToString() ?? "",
    };

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}
