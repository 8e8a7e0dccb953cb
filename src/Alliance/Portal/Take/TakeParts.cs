namespace Alliance.Portal.Take;

public static class TakeParts
{
    /// <summary>In the order in which they are read. Another room's part may be registered by that room.</summary>
    public static IServiceCollection AddTakeParts(this IServiceCollection services) => services
        .AddScoped<TakePaper>()
        .AddScoped<ITakePart, PersonPart>().AddScoped<ITakePart, ConsentPart>().AddScoped<ITakePart, ResearchPart>().AddScoped<ITakePart, CardPart>().AddScoped<ITakePart, TiePart>()
        .AddScoped<ITakePart, TalkPart>().AddScoped<ITakePart, CorrectionPart>().AddScoped<ITakePart, PromisePart>()
        .AddScoped<ITakePart, KeptBackPart>().AddScoped<ITakePart, GoalPart>().AddScoped<ITakePart, CheckPart>().AddScoped<ITakePart, NeedPart>().AddScoped<ITakePart, OrganizationTiePart>().AddScoped<ITakePart, ConcernPart>().AddScoped<ITakePart, PreferencePart>().AddScoped<ITakePart, OfferPart>().AddScoped<ITakePart, ProblemPart>().AddScoped<ITakePart, ThanksPart>().AddScoped<ITakePart, NamedPart>()
        .AddScoped<ITakePart, LookPart>().AddScoped<ITakePart, GivenPart>().AddScoped<ITakePart, VisitPart>().AddScoped<ITakePart, LetterPart>().AddScoped<ITakePart, TrailPart>();
}
