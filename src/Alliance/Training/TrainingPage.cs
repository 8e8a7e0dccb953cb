using Alliance.Platform.Data;
using Alliance.Platform.Layout;

namespace Alliance.Training;

/// <summary>A page of the room that knows the day it is where the agency is.</summary>
public abstract class TrainingPage(TimeProvider time) : RoomPage
{
    public DateTime Now => time.Instant();

    public DateOnly Today => Agency.DayOf(Now);

    public bool Teaches => User.IsInRole(nameof(Platform.Accounts.Role.Trainer));

    protected Guid NewKey() => Guid.CreateVersion7(time.GetUtcNow());
}
