using Alliance.Platform.Accounts;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;

namespace Alliance.Partnerships.Team;

/// <summary>Time for contact that is not enforcement: what there is, what the cadences ask, and what gives. An officer sees their own, a supervisor the whole.</summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class TimeModel(TimeReading reading) : RoomPage
{
    public bool IsLead => User.IsInRole(nameof(Role.Supervisor));
    public Workload Workload { get; private set; } = null!;
    public double HoursLogged { get; private set; }
    public IReadOnlyList<TimeOfArea> Areas { get; private set; } = [];
    public IReadOnlyList<BudgetLine> Budgets { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var me = User.AccountId();
        Workload = IsLead ? await reading.AllAsync() : await reading.OwnAsync(me);
        HoursLogged = await reading.LoggedAsync(IsLead ? null : me);
        Budgets = await reading.BudgetsAsync();
        if (IsLead) Areas = await reading.ByAreaAsync();
    }
}
