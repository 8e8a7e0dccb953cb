using System.Globalization;
using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Export;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Api;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Api;

/// <summary>
/// The directory for other programs: organizations only, no neighbor on their own, no word of who tends whom. Those that asked not to be
/// approached are left out of what is read, as they are of the file.
/// </summary>
public static class OrganizationsApi
{
    private const int MostOnAPage = 500;
    private const int UsualOnAPage = 100;
    private const string KeyHeader = "Idempotency-Key";

    /// <summary>What is sent as something else is told so here; otherwise the router would say that nothing is there.</summary>
    private const string Body = "application/json", Anything = "*/*";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/organizations", ListAsync).WithName("listOrganizations").WithSummary("Organizations, a page at a time").WithDescription($"limit is 1 to {MostOnAPage}, {UsualOnAPage} where none is given; after comes from the page before.")
            .Needs(ServiceScopes.OrganizationsRead).Produces<OrganizationPage>().ProducesValidationProblem();
        api.MapGet("/organizations/{id:guid}", ShowAsync).WithName("getOrganization").WithSummary("One organization; its version is the ETag")
            .Needs(ServiceScopes.OrganizationsRead).Produces<Organization>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/organizations", AddAsync).WithName("addOrganization").WithSummary("Adds an organization, once for each Idempotency-Key")
            .WithDescription("The header Idempotency-Key is a UUID of your choice, which becomes the organization's id: sent again, it adds nothing and answers 200. Where it may be one that is here already, the answer is 409 with their ids; say isNew if it is none of them.")
            .Accepts<OrganizationFacts>(Body, Anything).Needs(ServiceScopes.OrganizationsWrite).Produces<Organization>(StatusCodes.Status201Created).Produces<Organization>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict);
        api.MapPut("/organizations/{id:guid}", CorrectAsync).WithName("correctOrganization").WithSummary("Replaces the facts of an organization")
            .WithDescription("The header If-Match is the ETag it was read with. Where somebody changed it since, the answer is 412 and nothing is saved.")
            .Accepts<OrganizationFacts>(Body, Anything).Needs(ServiceScopes.OrganizationsWrite).Produces<Organization>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }

    private static async Task<IResult> ListAsync(HttpContext context, AllianceContext db, ReadLog log, string? after, string? limit)
    {
        var from = Guid.Empty;
        if (after is not null && !Guid.TryParse(after, out from)) return ApiProblem.Of(new Dictionary<string, string[]> { ["after"] = ["Send after as the page before gave it."] });
        var size = UsualOnAPage;
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out size) || size is < 1 or > MostOnAPage))
            return ApiProblem.Of(new Dictionary<string, string[]> { ["limit"] = [$"Ask for 1 to {MostOnAPage} at a time."] });
        var found = await db.OrganizationsThatMayLeave().AsNoTracking().Where(p => p.Id.CompareTo(from) > 0).OrderBy(p => p.Id).Take(size + 1).Select(Projection).ToListAsync(context.RequestAborted);
        var page = found.Take(size).ToList();
        if (page.Count > 0) await log.RecordAsync(context.ActAsService("Listing organizations for another program"), PartnershipEvents.PartnersListed, nameof(Partner), page.ConvertAll(o => o.Id), context.RequestAborted);
        return Results.Ok(new OrganizationPage(page, found.Count > size ? page[^1].Id : null));
    }

    private static async Task<IResult> ShowAsync(HttpContext context, AllianceContext db, ReadLog log, Guid id)
    {
        if (await OneAsync(db, id, context.RequestAborted) is not { } organization) return NotHere();
        await log.RecordAsync(context.ActAsService("Reading an organization for another program"), PartnershipEvents.PartnerOpened, nameof(Partner), [id], context.RequestAborted);
        return Answer(context, organization);
    }

    private static async Task<IResult> AddAsync(HttpContext context, AllianceContext db, PartnerService partners, LikelyPartners likely, ScreeningDesk screening)
    {
        if (!Guid.TryParseExact(context.Request.Headers[KeyHeader].ToString(), "D", out var id) || id == Guid.Empty)
            return ApiProblem.Of(StatusCodes.Status400BadRequest, $"Send a UUID of your choice in the header {KeyHeader}, so that this is added once, however often it arrives.");
        // In this order: sent twice at one moment, the other may come to be there between the two questions.
        if (await db.Set<Partner>().IgnoreQueryFilters(["Shown"]).AnyAsync(p => p.Id == id, context.RequestAborted))
            return await OneAsync(db, id, context.RequestAborted) is { } there ? Answer(context, there) : ApiProblem.Of(StatusCodes.Status409Conflict, $"This {KeyHeader} is taken. Choose another.");
        var (facts, refusal) = await FactsAsync(context, db, screening, id);
        if (facts is null) return refusal!;
        // The other may be there by now.
        var same = facts.Value.IsNew ? [] : (await likely.OfAsync(facts.Value.Facts, context.RequestAborted)).Where(p => p.Id != id).ToList();
        if (same.Count > 0)
            return ApiProblem.Of(StatusCodes.Status409Conflict, "It may be here already. If it is none of these, send it again with isNew.", new Dictionary<string, object?> { ["likely"] = same.Select(s => new { s.Id, s.Name, s.Street, s.Area }) });
        await partners.AddAsync(id, facts.Value.Facts, context.ActAsService("Adding an organization for another program"));
        return Answer(context, (await OneAsync(db, id, context.RequestAborted))!, StatusCodes.Status201Created);
    }

    private static async Task<IResult> CorrectAsync(HttpContext context, AllianceContext db, PartnerService partners, ScreeningDesk screening, Guid id)
    {
        var match = context.Request.Headers.IfMatch.ToString();
        if (match.Length == 0) return ApiProblem.Of(StatusCodes.Status428PreconditionRequired, "Send the ETag it was read with in the header If-Match, so that nobody's later change is lost.");
        if (await db.OrganizationsThatMayLeave().SingleOrDefaultAsync(p => p.Id == id, context.RequestAborted) is not { } partner) return NotHere();
        if (!int.TryParse(match.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version != partner.Version) return ChangedSince();
        var (facts, refusal) = await FactsAsync(context, db, screening, id);
        if (facts is null) return refusal!;
        try
        {
            await partners.EditAsync(partner, version, facts.Value.Facts, context.ActAsService("Correcting an organization for another program"));
        }
        catch (DbUpdateConcurrencyException)
        {
            return ChangedSince();
        }
        return Answer(context, (await OneAsync(db, id, context.RequestAborted))!);
    }

    /// <summary>The same rules as on the form, and no way past the screen: a program has no reason to give.</summary>
    private static async Task<((PartnerFacts Facts, bool IsNew)? Facts, IResult? Refusal)> FactsAsync(HttpContext context, AllianceContext db, ScreeningDesk screening, Guid id)
    {
        var (body, unread) = await context.ReadAsync<OrganizationFacts>();
        if (body is null) return (null, unread);
        var input = body.ToInput(id);
        var problems = new PartnerInputRules(await db.Set<Area>().Select(a => a.Id).ToListAsync(context.RequestAborted)).Validate(input).ToDictionary();
        if (input.IsNeighbor) problems["Kind"] = ["A neighbor on their own is added by a person, never by a program."];
        else if ((await screening.CheckAsync(id, [input.LineOfBusiness], context.RequestAborted)).Count > 0) problems["LineOfBusiness"] = ["Some words do not belong in this record: say what the organization does, and nothing of a person."];
        if (problems.Count > 0) return (null, ApiProblem.Of(problems.ToDictionary(p => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(p.Key), p => p.Value)));
        return ((input.ToFacts(""), body.IsNew), null);
    }

    private static Task<Organization?> OneAsync(AllianceContext db, Guid id, CancellationToken cancel) => db.OrganizationsThatMayLeave().AsNoTracking().Where(p => p.Id == id).Select(Projection).SingleOrDefaultAsync(cancel);

    private static readonly System.Linq.Expressions.Expression<Func<Partner, Organization>> Projection = p => new Organization
    {
        Id = p.Id,
        Version = p.Version,
        Name = p.Name,
        Kind = p.Kind,
        OtherName = p.OtherName,
        LineOfBusiness = p.LineOfBusiness,
        Street = p.Street,
        City = p.City,
        State = p.State,
        PostalCode = p.PostalCode,
        Telephone = p.Telephone,
        RoleEmail = p.RoleEmail,
        Website = p.Website,
        RegisterNumber = p.RegisterNumber,
        AreaId = p.AreaId,
        Area = p.Area == null ? null : p.Area.Name,
        Latitude = p.Latitude,
        Longitude = p.Longitude,
    };

    private static IResult Answer(HttpContext context, Organization organization, int status = StatusCodes.Status200OK)
    {
        context.Response.Headers.ETag = $"\"{organization.Version}\"";
        return status == StatusCodes.Status201Created ? Results.Created($"{Platform.Api.Api.Path}/organizations/{organization.Id}", organization) : Results.Ok(organization);
    }

    private static IResult NotHere() => ApiProblem.Of(StatusCodes.Status404NotFound, "There is no such organization, or it asked not to be approached.");

    private static IResult ChangedSince() => ApiProblem.Of(StatusCodes.Status412PreconditionFailed, "Somebody changed this organization since. Read it again, and send what is still to be changed.");
}
