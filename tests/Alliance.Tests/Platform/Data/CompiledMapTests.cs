using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Alliance.Tests.Platform.Data;

/// <summary>The map that is compiled ahead says what the mappings say; where it does not, <c>src/Alliance/CompiledMap/make</c> writes it anew.</summary>
public class CompiledMapTests
{
    private static readonly Func<AllianceContext>[] Engines = [() => new SqliteDesign().CreateDbContext([]), () => new PostgresDesign().CreateDbContext([])];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Map_IsTheCompiledOne(int engine)
    {
        using var db = Engines[engine]();

        db.Model.GetType().Namespace.ShouldNotBeNull().ShouldStartWith("Alliance.CompiledMap.");
        Mapped(db).GetType().Namespace.ShouldNotBeNull().ShouldStartWith("Microsoft.EntityFrameworkCore.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Types_AreThoseOfTheMappings(int engine)
    {
        using var db = Engines[engine]();

        var (compiled, mapped) = (Lines(db.Model), Lines(Mapped(db)));

        mapped.Count.ShouldBeGreaterThan(2_000);
        compiled.Except(mapped).ShouldBeEmpty("Run src/Alliance/CompiledMap/make.");
        mapped.Except(compiled).ShouldBeEmpty("Run src/Alliance/CompiledMap/make.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Tables_AreThoseOfTheMappings(int engine)
    {
        using var db = Engines[engine]();

        TablesOf(db.Model).ShouldBe(TablesOf(Mapped(db)), "Run src/Alliance/CompiledMap/make.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Filters_AreThoseOfTheMappings(int engine)
    {
        using var db = Engines[engine]();

        var (compiled, mapped) = (FiltersOf(db.Model), FiltersOf(Mapped(db)));

        compiled.ShouldBe(mapped);
        compiled.Count(f => f.Contains(" Agency ", StringComparison.Ordinal)).ShouldBeGreaterThan(100);
        compiled.Where(f => f.Contains(" Shown ", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldStartWith(typeof(Partner).FullName!);
    }

    /// <summary>The map as it is put together from the mappings, which nobody works with any more.</summary>
    private static IModel Mapped(AllianceContext db) => db.GetService<IModelSource>().GetModel(db, db.GetService<ModelCreationDependencies>(), designTime: false);

    private static List<string> Lines(IModel map) => [.. map.GetEntityTypes().OrderBy(t => t.Name, StringComparer.Ordinal).SelectMany(type => type.ToDebugString(MetadataDebugStringOptions.LongDefault | MetadataDebugStringOptions.IncludeAnnotations, 0).Split('\n').Select(line => $"{type.Name}: {line.Trim()}"))];

    private static string TablesOf(IModel map) => map.GetRelationalModel().ToDebugString(MetadataDebugStringOptions.LongDefault, 0);

    private static List<string> FiltersOf(IModel map) =>
        [.. from type in map.GetEntityTypes() from filter in type.GetDeclaredQueryFilters() orderby type.Name, filter.Key select $"{type.Name} {filter.Key} {filter.Expression}"];
}
