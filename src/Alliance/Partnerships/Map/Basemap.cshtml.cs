using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace Alliance.Partnerships.Map;

/// <summary>The file beneath the map, in the pieces that a browser asks for. Nothing kept here is in it.</summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class BasemapModel(Basemap basemap) : PageModel
{
    public IActionResult OnGet()
    {
        if (basemap.Path is not { } path || !System.IO.File.Exists(path)) return NotFound();
        var changed = System.IO.File.GetLastWriteTimeUtc(path);
        // The same for everybody who may see it; fetched piece by piece, it would be slow if each were asked for anew.
        Response.Headers.CacheControl = "private, max-age=86400";
        return new PhysicalFileResult(path, "application/octet-stream") { EnableRangeProcessing = true, LastModified = changed, EntityTag = new EntityTagHeaderValue($"\"{changed.Ticks:x}\"") };
    }
}
