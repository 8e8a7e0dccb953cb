using Alliance.Demonstration.Load;
using Alliance.Platform.Accounts;

namespace Alliance.Demonstration;

public static class DemonstrationServices
{
    public static IServiceCollection AddDemonstration(this IServiceCollection services)
    {
        foreach (var person in DemonstrationPeople.Greeted)
            services.AddSingleton(new QuickSignIn(person.UserName, DemonstrationPeople.Password, person.DisplayName, person.Roles[0]));
        return services.AddScoped<DemonstrationTown>().AddScoped<StressLoad>();
    }
}
