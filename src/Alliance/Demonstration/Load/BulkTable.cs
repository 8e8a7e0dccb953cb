using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Alliance.Demonstration.Load;

/// <summary>A column as the model maps it.</summary>
/// <param name="Read">The row's value as the engine's driver takes it, after the model's own conversion.</param>
public sealed record BulkColumn(string Name, string StoreType, Func<object, object?> Read);

/// <summary>
/// Where the rows of one type go when they are written past the context. Names, types and conversions come from the model, so that
/// a renamed column or another conversion is followed and not broken.
/// </summary>
public sealed record BulkTable(string Name, IReadOnlyList<BulkColumn> Columns)
{
    public static BulkTable Of(IModel model, Type rowType)
    {
        var type = model.FindEntityType(rowType) ?? throw new InvalidOperationException($"{rowType.Name} has no table.");
        var name = type.GetTableName()!;
        var table = StoreObjectIdentifier.Table(name, type.GetSchema());
        return new BulkTable(name, [.. type.GetProperties().Select(p => new BulkColumn(p.GetColumnName(table)!, p.GetRelationalTypeMapping().StoreType, Reader(p)))]);
    }

    public string ColumnList => string.Join(", ", Columns.Select(c => $"\"{c.Name}\""));

    private static Func<object, object?> Reader(IProperty property)
    {
        if (property.IsShadowProperty()) throw new InvalidOperationException($"{property.DeclaringType.DisplayName()}.{property.Name} lives only in the model; a bulk row cannot carry it.");
        var read = property.GetGetter();
        var convert = property.GetRelationalTypeMapping().Converter?.ConvertToProvider;
        return convert is null ? read.GetClrValue : row => read.GetClrValue(row) is { } value ? convert(value) : null;
    }
}
