using Alliance.Partnerships.Import;
using Alliance.Partnerships.Import.Register;
using Alliance.Partnerships.Places;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Ecomaps;

/// <summary>A map of organisations, with the form that adds a tie to it. There is no person on it, whoever looks.</summary>
public abstract class EcomapPage(OrganizationTieService ties, ServiceDirectory services, Triangles triangles, TimeProvider time) : RoomPage
{
    protected const string Purpose = "Keeping the map of organizations";

    /// <summary>The beginning of a word of an organisation's name: those found are drawn too, and can be tied.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty]
    public TieInput Input { get; set; } = new();

    public Ecomap Map { get; protected set; } = null!;
    public IReadOnlyList<Service> Found { get; private set; } = [];

    /// <summary>Where the reader stands between two at odds; nobody else reads it.</summary>
    public IReadOnlyList<Triangle> Triangles { get; private set; } = [];

    public abstract string Title { get; }
    public abstract string Here { get; }

    public bool HasSearched => !string.IsNullOrWhiteSpace(Q);
    public string Day => DayOf(time.Instant());

    /// <summary>All that can be chosen in the form: those drawn, and services nearby that have no tie yet.</summary>
    public IEnumerable<Service> Nearby => Found.Where(f => Map.Find(f.Id) is null);

    protected void Begin() => Input = new TieInput { Id = Guid.CreateVersion7(time.GetUtcNow()), FirstId = Map.CenterId };

    protected async Task<IActionResult> AddAsync()
    {
        if (!Check(new TieRules(), Input)) return await ShowAgainAsync();
        if (await ties.AddAsync(Input.ToTie(), Act(Purpose)) is not { } refusal) return Done(Here, Words["Noted on the map."]);
        return await RefuseAsync(refusal);
    }

    protected async Task FindAsync(Guid? area) => Found = await services.FindAsync(Q, area, Map?.CenterId ?? Guid.Empty);

    protected async Task LoadTrianglesAsync()
    {
        if (User.ActingRole() != Role.Officer) return;
        Triangles = [.. (await triangles.OfAsync(User.AccountId())).Where(t => Map.Ties.Any(tie => tie.Id == t.TieId))];
    }

    private async Task<IActionResult> RefuseAsync(Sentence refusal)
    {
        ModelState.AddModelError("", Words.Say(refusal));
        return await ShowAgainAsync();
    }
}
