using Alliance.Platform.Data;
using Alliance.Platform.Layout;

namespace Alliance.Evaluation;

/// <summary>A page of the room that knows the day it is where the agency is.</summary>
public abstract class EvaluationPage(TimeProvider time) : RoomPage
{
    public DateTime Now => time.Instant();

    public DateOnly Today => Agency.DayOf(Now);

    protected Guid NewKey() => Guid.CreateVersion7(time.GetUtcNow());
}
