using Alliance.Platform.Accounts;

namespace Alliance.Demonstration;

public sealed record DemonstrationPerson(string UserName, string DisplayName, params Role[] Roles)
{
    public bool MayTendRegister { get; init; }
}

/// <summary>Who works in the town that does not exist.</summary>
public static class DemonstrationPeople
{
    public const string Password = "paper lantern harbor";

    public static readonly IReadOnlyList<DemonstrationPerson> All =
    [
        new("ana", "Officer Ana Example", Role.Officer),
        new("ben", "Officer Ben Sample", Role.Officer) { MayTendRegister = true },
        new("cleo", "Officer Cleo Placeholder", Role.Officer),
        new("dan", "Officer Dan Fictional", Role.Officer),
        new("elif", "Officer Elif Imaginary", Role.Officer),
        new("femi", "Officer Femi Pretend", Role.Officer),
        new("greta", "Officer Greta Invented", Role.Officer),
        new("hugo", "Officer Hugo Hypothetical", Role.Officer),
        new("iris", "Officer Iris Makebelieve", Role.Officer),
        new("jonas", "Officer Jonas Mockup", Role.Officer),
        new("kim", "Officer Kim Storybook", Role.Officer),
        new("leon", "Officer Leon Notional", Role.Officer),
        new("sofia", "Sergeant Sofia Specimen", Role.Supervisor, Role.Officer),
        new("lou", "Lieutenant Lou Standin", Role.Supervisor),
        new("theo", "Theo Trainer", Role.Trainer),
        new("eva", "Eva Evaluator", Role.Evaluator),
        new("stella", "Stella Steward", Role.Steward),
        new("rita", "Rita Records", Role.RecordsOfficer),
        new("adam", "Adam Admin", Role.Administrator),
    ];

    public static IEnumerable<DemonstrationPerson> Greeted => All.GroupBy(p => p.Roles[0]).Select(g => g.First());
}
