using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Alliance.Platform.Data;

/// <summary>A type of which some rows are seen only by whoever asks with <c>IgnoreQueryFilters(["Shown"])</c>.</summary>
public interface IShowsSome
{
    /// <summary>Which rows everybody else sees: from the row to a truth value.</summary>
    static abstract LambdaExpression Shown { get; }
}

/// <summary>Which rows of a type a question sees unless it asks for others: those of its own agency, and only the shown ones.</summary>
internal static class RowFilters
{
    public static IEnumerable<(string Name, LambdaExpression Filter)> Of(IReadOnlyEntityType type)
    {
        if (type.ClrType.IsAssignableTo(typeof(IShowsSome)))
            yield return ("Shown", (LambdaExpression)type.ClrType.GetProperty(nameof(IShowsSome.Shown))!.GetValue(null)!);
        if (!type.IsOwned() && type.FindProperty(nameof(Entity.AgencyId)) is not null)
            yield return ("Agency", OwnAgencyOnly(type.ClrType));
    }

    /// <summary>Builds <c>row => row.AgencyId == context.AgencyId</c>; EF puts the asking context where one stands, and reads its value anew for each question.</summary>
    private static LambdaExpression OwnAgencyOnly(Type rowType)
    {
        var row = Expression.Parameter(rowType, "row");
        var held = Expression.Call(typeof(EF), nameof(EF.Property), [typeof(int)], row, Expression.Constant(nameof(Entity.AgencyId)));
        var own = Expression.Property(Expression.Constant(null, typeof(AllianceContext)), nameof(AllianceContext.AgencyId));
        return Expression.Lambda(Expression.Equal(held, own), row);
    }
}
