using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Audit;

/// <summary>Columns derived from others or too large to repeat (a polygon, an uploaded file): the event tells what they come from.</summary>
public static class Unaudited
{
    private const string Mark = "Alliance:Unaudited";

    public static PropertyBuilder<T> LeftOutOfAudit<T>(this PropertyBuilder<T> property) => property.HasAnnotation(Mark, true) as PropertyBuilder<T> ?? property;

    public static bool Is(IReadOnlyProperty property) => property.FindAnnotation(Mark) is not null;
}
