using Alliance.Partnerships.Import;
using Alliance.Partnerships.Import.Register;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Areas;

/// <summary>The areas partners are placed in: neighborhoods, beats, districts. Added by hand or drawn from a map file.</summary>
[Authorize(Policy = PartnershipPolicies.Register)]
[UploadLimit(LargestUpload, "~/Partnerships/Areas")]
[RequestSizeLimit(LargestUpload), RequestFormLimits(MultipartBodyLengthLimit = LargestUpload)]
public sealed class IndexModel(AllianceContext db, AreaService areas, TimeProvider time) : RoomPage
{
    private const int LargestUpload = Neighborhoods.MaximumBytes + 1024 * 1024;
    private const int MostRemarks = 5;
    private const string Purpose = "Keeping the areas";

    [BindProperty] public AreaInput Input { get; set; } = new();
    [BindProperty] public IFormFile? Map { get; set; }
    [BindProperty] public AreaKind MapKind { get; set; } = AreaKind.Neighborhood;

    [BindProperty(SupportsGet = true)] public bool TooLarge { get; set; }

    /// <summary>What of a map file was left out, mended or joined, a sentence in each line; told once, on the page after it.</summary>
    [TempData] public string? Remarks { get; set; }

    public IReadOnlyList<ListedArea> Areas { get; private set; } = [];
    public int WithoutArea { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (TooLarge)
        {
            ModelState.AddModelError(nameof(Map), Words.Say(Neighborhoods.TooLarge));
            Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        }
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAddAsync()
    {
        if (Check(new AreaInputRules(), Input) && await areas.IsTakenAsync(Input.ToFacts(), Input.Id))
            ModelState.AddModelError("Input.Name", Words["There is an area of this kind and name already."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await areas.AddAsync(Input.Id, Input.ToFacts(), Act(Purpose));
        return Done("~/Partnerships/Areas", Words["{0} is added.", Input.Name!]);
    }

    public async Task<IActionResult> OnPostDrawAsync()
    {
        if (Map is null || Map.Length == 0)
        {
            ModelState.AddModelError(nameof(Map), Words["Choose a map file first."]);
            return await ShowAgainAsync();
        }
        using var bytes = new MemoryStream();
        await Map.CopyToAsync(bytes, HttpContext.RequestAborted);
        var read = Neighborhoods.Read(bytes.ToArray());
        if (!read.Succeeded || !Enum.IsDefined(MapKind))
        {
            ModelState.AddModelError(nameof(Map), read.Refusal is { } refusal ? Words.Say(refusal) : Words["Choose what the areas of this file are."]);
            return await ShowAgainAsync();
        }
        var drawn = await areas.DrawAsync(read.Value, MapKind, Act(Purpose));
        Remarks = RemarksOn(read.Value);
        return Done("~/Partnerships/Areas", Words["The map is taken over: {0} areas added, {1} drawn anew, {2} as they were.", drawn.Added, drawn.Redrawn, drawn.Unchanged]);
    }

    private string? RemarksOn(Neighborhoods map)
    {
        List<string> left = [.. map.LeftOut.Take(MostRemarks).Select(Words.Say)];
        if (map.LeftOut.Count > MostRemarks) left.Add(Words["{0:N0} more were left out for such reasons.", map.LeftOut.Count - MostRemarks]);
        if (left.Count > 0) left.Insert(0, Words["The areas that are right are taken over. Mend the others, and take the file over again:"]);
        if (map.Mended.Count > 0) left.Add(Words["The border of these crossed itself and was mended, so look at them on the map: {0}.", Named(map.Mended)]);
        if (map.Joined.Count > 0) left.Add(Words["These stand in the file more than once and are one area each: {0}.", Named(map.Joined)]);
        return left.Count == 0 ? null : string.Join('\n', left);
    }

    private static string Named(IReadOnlyList<string> names) => string.Join(", ", names.Take(MostRemarks)) + (names.Count > MostRemarks ? ", …" : "");

    protected override async Task<bool> LoadAsync()
    {
        // The other form on the page needs its key too.
        if (Input.Id == Guid.Empty) Input.Id = Guid.CreateVersion7(time.GetUtcNow());
        var counts = await db.Set<Partner>().GroupBy(p => p.AreaId).Select(g => new { AreaId = g.Key, Count = g.Count() }).ToListAsync();
        var rows = await db.Set<Area>().AsNoTracking().OrderBy(a => a.Kind).ThenBy(a => a.SortName).Select(a => new { a.Id, a.Name, a.Kind, IsDrawn = a.Outline != null }).ToListAsync();
        Areas = rows.ConvertAll(a => new ListedArea(a.Id, a.Name, a.Kind, a.IsDrawn, counts.Find(c => c.AreaId == a.Id)?.Count ?? 0));
        WithoutArea = counts.Find(c => c.AreaId is null)?.Count ?? 0;
        return true;
    }
}

public sealed record ListedArea(Guid Id, string Name, AreaKind Kind, bool IsDrawn, int Partners);

/// <summary>The form as typed.</summary>
public sealed class AreaInput
{
    public Guid Id { get; set; }
    public string? Name { get; set; }
    public AreaKind Kind { get; set; } = AreaKind.Neighborhood;
    public int Version { get; set; }

    /// <summary>Once the rules have passed; a property would be read by the framework before.</summary>
    public AreaFacts ToFacts() => new(Name!.Trim(), Kind);
}

public sealed class AreaInputRules : AbstractValidator<AreaInput>
{
    public AreaInputRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Name).Must(name => Names.Fold(name ?? "").Length > 0).WithMessage("Give the area a name.")
            .MaximumLength(Area.NameMaxLength).WithMessage("A name has at most 80 characters.");
        RuleFor(i => i.Kind).IsInEnum().WithMessage("Choose what kind of area it is.");
    }
}
