using Microsoft.AspNetCore.Authorization;

namespace Alliance.Portal.Record;

/// <summary>The last page of somebody who withdrew. It knows nobody: what it lists came along with the step here, once.</summary>
[AllowAnonymous]
public sealed class GoodbyeModel : PortalPage
{
    public const string GivenKey = "Given", SealedKey = "Sealed";

    public IReadOnlyList<string> Given { get; private set; } = [];

    /// <summary>Why a law forbids to destroy what they took out; empty where none does, or where a court forbids to say so.</summary>
    public IReadOnlyList<string> Sealed { get; private set; } = [];

    public void OnGet() => (Given, Sealed) = (Lines(GivenKey), Lines(SealedKey));

    private string[] Lines(string key) => TempData[key] is string text ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
}
