using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Alliance.Partnerships.Import;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Partnerships.Team;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Map;

/// <summary>
/// The whole community at once: organisations by the phase of their relationship, and how many nobody knows, neighbourhood by
/// neighbourhood. Whoever may see the directory sees it, and nothing here is not there. Without scripts it is a table and a list.
/// </summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class IndexModel(AllianceContext db, PointReader points, CensusTaker census, Basemap basemap, ReadLog reads) : RoomPage
{
    public const string Path = "/Partnerships/Map";

    [BindProperty(SupportsGet = true, Name = "")] public MapFilter Filter { get; set; } = new();
    [BindProperty(SupportsGet = true)] public string? Box { get; set; }
    [BindProperty(SupportsGet = true)] public string? Zoom { get; set; }

    public PartnerCensus Census { get; private set; } = null!;
    public IReadOnlyList<PlaceRow> Places { get; private set; } = [];
    public MapView Seen { get; private set; } = null!;
    public bool HasBasemap => basemap.Path is not null;

    /// <summary>Organizations on the list that no coordinates place.</summary>
    public int WithoutPlace { get; private set; }

    public bool MayFilterOwn => User.ActingRole() == Role.Officer;

    public async Task<IActionResult> OnGetAsync()
    {
        Census = await census.OfAsync(Agency);
        Places = PlaceRow.Of(Census);
        var town = await points.OfAsync(Agency);
        WithoutPlace = Math.Max(0, Places.Sum(p => p.Listed) - town.Count);
        Seen = await SeeAsync(town);
        return Page();
    }

    /// <summary>What is in view, for the page's script: the same list of links that stands below the map.</summary>
    public async Task<IActionResult> OnGetHereAsync()
    {
        Seen = await SeeAsync(await points.OfAsync(Agency), isWholeEnough: false);
        var part = Partial("_Here", Seen);
        if (Seen.Refusal is not null) part.StatusCode = StatusCodes.Status400BadRequest;
        return part;
    }

    /// <param name="isWholeEnough">Whether the whole town is an answer where no part of it was asked for.</param>
    private async Task<MapView> SeeAsync(TownPoints town, bool isWholeEnough = true)
    {
        var read = Viewport.Read(Box, Zoom);
        var asked = Box is null && isWholeEnough;
        var view = read.Value ?? town.Around;
        if (!asked && !read.Succeeded) Response.StatusCode = StatusCodes.Status400BadRequest;
        if (view is null || !read.Succeeded && !isWholeEnough) return MapView.Nothing(asked || read.Succeeded ? null : Words.Say(read.Refusal!));
        var mine = Filter.Mine && MayFilterOwn ? await OwnAsync() : null;
        var seen = InView.Of(Filter.Among(town.In(view), mine), view);
        var named = await NamedAsync(seen.Singles, mine is not null);
        return new MapView(view, seen, named, await AreasAsync(seen), asked || read.Succeeded ? null : Words.Say(read.Refusal!)) { LinkTo = Link, Directory = Url.Content("~/Partnerships/Partners") };
    }

    private async Task<IReadOnlySet<Guid>> OwnAsync()
    {
        return (await db.HeldBy(User.AccountId()).Select(r => r.PartnerId).ToListAsync()).ToHashSet();
    }

    /// <summary>Names as they are now: whoever was merged or taken away since the points were read is not shown.</summary>
    private async Task<IReadOnlyList<NamedPoint>> NamedAsync(IReadOnlyList<TownPoint> single, bool own)
    {
        if (single.Count == 0) return [];
        var ids = single.Select(p => p.Id).ToList();
        var names = await db.Set<Partner>().Where(p => ids.Contains(p.Id)).OrderBy(p => p.SortName).Take(MapView.MostListed).Select(p => new { p.Id, p.Name, p.Street }).ToListAsync(HttpContext.RequestAborted);
        // A list of one's own relationships is a reading of them; a list of organizations is none.
        if (own && names.Count > 0) await reads.RecordAsync(Act(PartnerAccess.OwnPurpose), PartnershipEvents.PartnersListed, nameof(Partner), names.ConvertAll(n => n.Id), HttpContext.RequestAborted);
        var places = single.ToDictionary(p => p.Id);
        return names.ConvertAll(n => new NamedPoint(n.Id, n.Name, n.Street, places[n.Id]));
    }

    private async Task<IReadOnlyDictionary<Guid, string>> AreasAsync(InView seen)
    {
        var ids = seen.Clusters.Select(c => c.AreaId).OfType<Guid>().Distinct().ToList();
        return ids.Count == 0 ? new Dictionary<Guid, string>() : await db.Set<Areas.Area>().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name);
    }

    /// <summary>The page at another part of the map, with the same filters.</summary>
    private string Link(Viewport view) => QueryHelpers.AddQueryString(Url.Content("~" + Path), Filter.Asked().Append(new("Box", view.ToString())).Append(new("Zoom", view.Zoom.ToString("0.##", CultureInfo.InvariantCulture))));

    /// <summary>The areas as the page's script draws them. The encoder leaves no sign in it that could end the element it stands in.</summary>
    public IHtmlContent OutlinesJson()
    {
        var features = Census.Drawing.Outlines.Select(o => (JsonNode)new JsonObject
        {
            ["type"] = "Feature",
            ["geometry"] = JsonNode.Parse(o.GeoJson),
            ["properties"] = new JsonObject { ["name"] = o.Name, ["said"] = Said(Census.Of(o.AreaId)), ["level"] = Census.Of(o.AreaId).Level ?? -1, ["x"] = o.X, ["y"] = o.Y },
        });
        var options = new System.Text.Json.JsonSerializerOptions { Encoder = JavaScriptEncoder.Default };
        return new HtmlString(new JsonObject { ["type"] = "FeatureCollection", ["features"] = new JsonArray([.. features]) }.ToJsonString(options));
    }

    private string Said(Coverage known) => known.Total == 0 ? "" : Words["{0:N0} of {1:N0} known", known.Known, known.Total];

    /// <summary>Where the script asks what is in view.</summary>
    public string Asking => QueryHelpers.AddQueryString(Url.Content("~" + Path), Filter.Asked().Prepend(new("handler", "Here")));
}

/// <summary>An organisation that is shown by itself.</summary>
public sealed record NamedPoint(Guid Id, string Name, string? Street, TownPoint Point);

/// <summary>What is in view, with names; null as its view where there is no place on the earth at all.</summary>
public sealed record MapView(Viewport? View, InView Seen, IReadOnlyList<NamedPoint> Named, IReadOnlyDictionary<Guid, string> Areas, string? Refusal)
{
    public const int MostListed = 200;

    public required Func<Viewport, string> LinkTo { get; init; }
    public required string Directory { get; init; }

    /// <summary>A number as an attribute takes it, whatever the reader's language.</summary>
    public static string Plain(double number) => number.ToString("0.#####", CultureInfo.InvariantCulture);

    /// <summary>In view, and neither named nor in a cluster: too many in one spot.</summary>
    public int NotListed => Seen.Total - Named.Count - Seen.Clusters.Sum(c => c.Count);

    public static MapView Nothing(string? refusal) => new(null, InView.Of([], new Viewport(-1, -1, 1, 1, 0)), [], new Dictionary<Guid, string>(), refusal) { LinkTo = _ => "", Directory = "" };
}

/// <summary>One neighbourhood in the table: how many there are, how many somebody knows, and where the relationships stand.</summary>
public sealed record PlaceRow(Guid? AreaId, string? Area, int Listed, Coverage Coverage, int NotTended, IReadOnlyDictionary<Phase, int> ByPhase)
{
    /// <summary>Every area, and at the end those in none.</summary>
    public static IReadOnlyList<PlaceRow> Of(PartnerCensus census)
    {
        var rows = census.Areas.Select(a => Row(census, a.Id, a.Name)).ToList();
        var unplaced = Row(census, null, null);
        return unplaced.Listed > 0 ? [.. rows, unplaced] : rows;
    }

    /// <summary>Of those that may be approached, the share nobody knows, in whole percent.</summary>
    public int? Gap => Coverage.Total == 0 ? null : (int)Math.Round(100.0 * Coverage.Unknown / Coverage.Total);

    private static PlaceRow Row(PartnerCensus census, Guid? areaId, string? name)
    {
        var cells = census.Organizations.Where(c => c.AreaId == areaId).ToList();
        return new PlaceRow(areaId, name, cells.Sum(c => c.Listed), census.Of(areaId), cells.Sum(c => c.WithoutRelationship),
            cells.SelectMany(c => c.ByPhase).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Sum(p => p.Value)));
    }
}
