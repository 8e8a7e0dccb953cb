using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Internal;

namespace Alliance.CompiledMap
{
    /// <summary>
    /// The map of types to tables, compiled ahead for each engine; <c>make</c> writes it anew after a change to an entity or a mapping.
    /// What it cannot hold is which rows a question may see, so that is added as soon as it is loaded.
    /// </summary>
    internal static class CompiledMaps
    {
        internal static void AddRowFilters(IModel map)
        {
            foreach (var type in map.GetEntityTypes().Cast<RuntimeEntityType>())
            {
#pragma warning disable EF1001 // The framework has no public way yet to give a compiled map its filters. CompiledMapTests compare what comes of it with the map that is not compiled.
                var filters = RowFilters.Of(type).Select(f => new RuntimeQueryFilter(f.Name, f.Filter)).ToList();
                if (filters.Count > 0) type.AddAnnotation(CoreAnnotationNames.QueryFilter, new QueryFilterCollection(filters));
#pragma warning restore EF1001
            }
        }
    }
}

namespace Alliance.CompiledMap.Sqlite
{
    public partial class SqliteContextModel
    {
        partial void Customize() => CompiledMaps.AddRowFilters(this);
    }
}

namespace Alliance.CompiledMap.Postgres
{
    public partial class PostgresContextModel
    {
        partial void Customize() => CompiledMaps.AddRowFilters(this);
    }
}
