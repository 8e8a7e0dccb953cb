using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Data;

/// <summary>Scopes for work that no request began: a job's, a command's.</summary>
public static class AgencyScopes
{
    /// <returns>A scope in which the agency has been entered; whoever asked for it disposes it.</returns>
    public static AsyncServiceScope OpenIn(this IServiceScopeFactory scopes, Agency agency)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agency);
        return scope;
    }

    /// <summary>One agency after the other, each with the services of a scope of its own, which ends when the next is asked for.</summary>
    public static async IAsyncEnumerable<(Agency Agency, IServiceProvider Services)> InEachAgencyAsync(this IServiceScopeFactory scopes, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var outside = scopes.CreateAsyncScope();
        foreach (var agency in await outside.ServiceProvider.GetRequiredService<AllianceContext>().Agencies.AsNoTracking().OrderBy(a => a.Id).ToListAsync(cancel))
        {
            await using var scope = scopes.OpenIn(agency);
            yield return (agency, scope.ServiceProvider);
        }
    }
}
