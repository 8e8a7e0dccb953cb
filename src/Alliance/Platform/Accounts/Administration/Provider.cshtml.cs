using Alliance.Platform.Accounts.Providers;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accounts.Administration;

/// <summary>Where the agency keeps the accounts of its own people, and which of its groups may act as what here.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class ProviderModel(AllianceContext db, ProviderService providers, ProviderConnections connections) : RoomPage
{
    private static readonly InlineValidator<ProviderFacts> Rules = new()
    {
        v => v.RuleFor(p => p.Name).NotEmpty().WithMessage("Type what your people call these accounts: it stands on the button."),
        v => v.RuleFor(p => p.Name).MaximumLength(SignInProvider.NameMaxLength).WithMessage("Use at most 60 characters for the name."),
        v => v.RuleFor(p => p.Issuer).NotEmpty().WithMessage("Type the provider’s address."),
        v => v.RuleFor(p => p.Issuer).MaximumLength(SignInProvider.AddressMaxLength).WithMessage("This address is too long."),
        v => v.RuleFor(p => p.ClientId).NotEmpty().WithMessage("Type the client’s name, as the provider knows this server."),
        v => v.RuleFor(p => p.ClientId).MaximumLength(SignInProvider.ClientIdMaxLength).WithMessage("Use at most 200 characters."),
        v => v.RuleFor(p => p.Secret).MaximumLength(SignInProvider.SecretMaxLength).WithMessage("Use at most 500 characters."),
        v => v.RuleFor(p => p.RoleClaim).NotEmpty().WithMessage("Type the claim that carries the groups, such as groups or roles."),
        v => v.RuleFor(p => p.RoleClaim).MaximumLength(SignInProvider.ClaimMaxLength).WithMessage("Use at most 100 characters."),
        v => v.RuleFor(p => p.Scopes).MaximumLength(SignInProvider.ScopesMaxLength).WithMessage("Use at most 200 characters."),
        v => v.RuleFor(p => p.Pairs).NotEmpty().WithMessage("Name at least one group: otherwise nobody could come in."),
        v => v.RuleForEach(p => p.Pairs).Must(p => p.Value.Length <= ProviderRole.ValueMaxLength).WithMessage("Use at most 200 characters for a group."),
    };

    [BindProperty]
    public ProviderFacts Input { get; set; } = new();

    /// <summary>Whether people come in by it now.</summary>
    public bool IsInUse { get; private set; }
    public bool HasSecret { get; private set; }

    /// <summary>Where the provider is to send browsers back to; it asks for this when this server is registered there.</summary>
    public string BackAddress => $"{Request.Scheme}://{Request.Host}{Request.PathBase}{ProviderConnections.CallbackPath}";

    public async Task OnGetAsync()
    {
        await LoadAsync();
        if (await NowAsync() is { } now) Input = ProviderFacts.Of(now, await RolesAsync());
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var now = await NowAsync();
        if (now is null && Input.Secret is null) ModelState.AddModelError("Input.Secret", Words["Type the secret that the provider gave for this server."]);
        if (!Check(Rules, Input)) return await ShowAgainAsync();
        if ((now?.Version ?? -1) != Input.Seen)
        {
            ModelState.Remove("Input.Seen");
            Input = Input with { Seen = now?.Version ?? -1 };
            ModelState.AddModelError("", Words["Somebody else changed this while you were typing. What you typed is still here; look at it, and save again."]);
            return await ShowAgainAsync(StatusCodes.Status409Conflict);
        }
        var issuer = Input.Issuer!.Trim();
        if (!connections.MayAsk(issuer))
            ModelState.AddModelError("Input.Issuer", Words["Type an address that begins with https:// and has nothing behind its path."]);
        else if (!await connections.AnswersAsync(issuer, HttpContext.RequestAborted))
            ModelState.AddModelError("Input.Issuer", Words["No provider that calls itself so answers there: {0} could not be read, or names another issuer. Nothing is saved; check the address.", $"{issuer.TrimEnd('/')}/.well-known/openid-configuration"]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await providers.SetAsync(new ProviderInput
        {
            Name = Input.Name!.Trim(),
            Issuer = issuer,
            ClientId = Input.ClientId!.Trim(),
            Secret = Input.Secret,
            RoleClaim = Input.RoleClaim!.Trim(),
            Scopes = Input.Scopes?.Trim(),
            AsksSecondFactor = Input.AsksSecondFactor,
            Roles = Input.Pairs,
        }, Act("Tending how people sign in"));
        return Done("~/agency/sign-in", Words["Saved. The sign-in page now offers {0}.", Input.Name!.Trim()]);
    }

    public async Task<IActionResult> OnPostStopAsync()
    {
        await providers.StopAsync(Act("Tending how people sign in"));
        return Done("~/agency/sign-in", Words["Nobody signs in by it any more. Whoever has no password here waits outside until it is used again, or until you add an account for them."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        var now = await NowAsync();
        (IsInUse, HasSecret) = (now is { StoppedAt: null }, now is not null);
        return true;
    }

    private Task<SignInProvider?> NowAsync() => db.Set<SignInProvider>().AsNoTracking().SingleOrDefaultAsync();

    private Task<List<ProviderRole>> RolesAsync() => db.Set<ProviderRole>().AsNoTracking().OrderBy(r => r.Value).ToListAsync();
}

/// <summary>The form as typed. The secret is never shown again; left empty, the one there is stays.</summary>
public sealed record ProviderFacts
{
    public string? Name { get; init; }
    public string? Issuer { get; init; }
    public string? ClientId { get; init; }
    public string? Secret { get; init; }
    public string? RoleClaim { get; init; } = "groups";
    public string? Scopes { get; init; }
    public bool AsksSecondFactor { get; init; }

    /// <summary>For each role the groups that may act in it, one to a line.</summary>
    public Dictionary<string, string?> Groups { get; init; } = [];

    /// <summary>The version of the settings when the form was shown; -1 where there were none.</summary>
    public int Seen { get; init; } = -1;

    public IReadOnlyList<(string Value, Role Role)> Pairs =>
        [.. from role in Enum.GetValues<Role>() from line in (Groups.GetValueOrDefault(role.ToString()) ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) select (line, role)];

    public static ProviderFacts Of(SignInProvider now, IReadOnlyList<ProviderRole> roles) => new()
    {
        Name = now.Name,
        Issuer = now.Issuer,
        ClientId = now.ClientId,
        RoleClaim = now.RoleClaim,
        Scopes = now.Scopes,
        AsksSecondFactor = now.AsksSecondFactor,
        Groups = roles.GroupBy(r => r.Role).ToDictionary(g => g.Key.ToString(), g => (string?)string.Join('\n', g.Select(r => r.Value))),
        Seen = now.Version,
    };
}
