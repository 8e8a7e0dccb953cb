using System.Net;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Platform.Web;

/// <summary>Deny by default: a page without a policy opens to nobody, and what needs no sign-in stands on this list.</summary>
public sealed class EndpointTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    /// <summary>Open to anybody. Whoever adds a line says in the review why.</summary>
    private static readonly string[] Anonymous =
    [
        "/", "/sign-in", "/sign-out", "/second-factor", "/second-factor/set-up", "/password",
        // To the agency's own provider, and back from it.
        "/sign-in/provider", "/sign-in/back",
        "/status/{code:int}", "/problem", "/not-allowed", "/what-we-keep",
        // Shown where there is no signal; the same for everybody.
        "/no-signal",
        // Counts of a quarter that are published: nobody is in them.
        "/transparency", "/transparency/{quarter}", "/transparency/{quarter}/csv",
        "/portal/sign-in", "/portal/enter/{secret}", "/portal/language", "/portal/goodbye",
        // Whoever was invited has no visit yet; a card is typed where nobody is in; leave-now leads out.
        "/portal/invitation/{secret}", "/portal/card", "/calendar",
        // Concerns without a name: whoever stands before the poster.
        "/concern/{code}", "/concern/follow",
        // A calendar program, by the secret in the address; it gets organizations and counts.
        "/calendar/{secret}.ics",
        // Whoever is shown a certificate, with its code of sixteen signs.
        "/certificate",
        // What other programs may ask; nothing of what they are told.
        "/api/v1/openapi.json",
        // Whoever answers a survey is nobody: by their own link, by the poster's, on a kiosk; and who takes an answer back.
        "/Survey/{secret}", "/S/{code}", "/Kiosk/{code}", "/Survey/TakeBack",
    ];

    [Fact]
    public async Task Endpoints_HaveAPolicyOrStandOnTheList()
    {
        var routes = await House.RoutesAsync();

        routes.Where(r => r.IsAnonymous).Select(r => r.Template).ShouldBe(Anonymous, ignoreOrder: true);
        routes.Where(r => !r.IsAnonymous && r.Policies.Count == 0).Select(r => r.Template).ShouldBeEmpty("these open to nobody; give each page an [Authorize(Policy = …)]");
        routes.Where(r => !r.IsAnonymous && r.Policies.Contains("")).Select(r => r.Template).ShouldBeEmpty("[Authorize] without a policy lets in whoever is signed in, in any role");
    }

    [Fact]
    public async Task Policies_OfEndpoints_Exist()
    {
        var provider = House.Services.GetRequiredService<IAuthorizationPolicyProvider>();
        foreach (var policy in (await House.RoutesAsync()).SelectMany(r => r.Policies).Distinct())
            (await provider.GetPolicyAsync(policy)).ShouldNotBeNull($"no room registers {policy}");
    }

    [Fact]
    public async Task Endpoints_AskedByAStranger_LeadToTheSignIn()
    {
        var stranger = House.Stranger();
        foreach (var route in (await House.RoutesAsync()).Where(r => !r.IsAnonymous && !r.IsApi && r.AnswersGet))
            (await stranger.GetAsync(route.For(Guid.CreateVersion7(House.Clock.GetUtcNow())))).Location.ShouldNotBeNull(route.Template)
                .ShouldStartWith(route.IsPortal ? "/portal/sign-in" : "/sign-in?ReturnUrl=", customMessage: route.Template);
    }

    [Fact]
    public async Task Endpoints_PostedToByAStranger_DoNothing()
    {
        var stranger = House.Stranger();
        foreach (var route in (await House.RoutesAsync()).Where(r => !r.IsAnonymous))
            ((int)(await stranger.PostAsync(route.For(Guid.CreateVersion7(House.Clock.GetUtcNow())), [])).Status).ShouldBeOneOf([400, 401], route.Template);
    }

    [Fact]
    public async Task Screen_AskedByWhoeverWritesNothing_IsRefused()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var browser = await House.SignInAsync(role);
            var token = (await browser.GetAsync("/my-password")).Form("form.pa-form").Value("__RequestVerificationToken")!;

            var answer = await browser.PostAsync("/Stewardship/Screen", [new("text", "Good morning"), new("__RequestVerificationToken", token)]);

            answer.ShouldBe(role is Role.Officer or Role.Supervisor ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task Forms_TooLargeToRead_AreAnsweredByWhatHappened()
    {
        var stranger = House.Stranger();

        var page = await stranger.PostAsync("/my-password", [new("Current", new string('x', 5_000_000))]);

        page.ShouldBe(HttpStatusCode.Unauthorized);
        page.ShouldSay("You are no longer signed in");
    }

    /// <summary>Where a write fails, the sentence that says so stands in the page's summary.</summary>
    [Fact]
    public void Pages_WithAForm_HaveAPlaceForWhatWentWrong()
    {
        var pages = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Alliance"), "*.cshtml", SearchOption.AllDirectories)
            .Where(p => !p.Contains("node_modules", StringComparison.Ordinal)).ToDictionary(p => p, File.ReadAllText)
            .Where(p => p.Value.StartsWith("@page", StringComparison.Ordinal) && p.Value.Contains("method=\"post\"", StringComparison.Ordinal)).ToList();

        pages.Count.ShouldBeGreaterThan(20);
        pages.Where(p => !p.Value.Contains("asp-validation-summary", StringComparison.Ordinal)).Select(p => Path.GetFileName(p.Key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Forms_WithoutTheirToken_AreRefused()
    {
        var administrator = await House.SignInAsync(Role.Administrator);
        foreach (var route in (await House.RoutesAsync()).Where(r => r.Handlers.Count > 0 && r.Template is not ("/status/{code:int}" or "/problem")))
            foreach (var handler in route.Handlers)
                ((int)(await administrator.PostAsync($"{route.For(House.Person(Role.Officer).Id)}?handler={handler}", [])).Status).ShouldBeOneOf([400, route.IsPortal ? 401 : 403], $"{route.Template} {handler}");
    }
}
