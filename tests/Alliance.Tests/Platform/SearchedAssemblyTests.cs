using System.Reflection;
using Alliance.Platform;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ViewComponents;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Alliance.Tests.Platform;

/// <summary>What the frameworks are shown of our types is all that they would have found among all of them.</summary>
public class SearchedAssemblyTests
{
    private static readonly Assembly Whole = typeof(AllianceContext).Assembly;

    [Fact]
    public void MigrationsAndTheirModels_AreAllThere() => Both(types => types.Where(t => t.IsSubclassOf(typeof(Migration)) || t.IsSubclassOf(typeof(ModelSnapshot))), atLeast: 40);

    [Fact]
    public void ViewComponentsAndControllers_AreAllThere()
    {
        var (components, controllers) = (new ViewComponentFeature(), new ControllerFeature());
        new ViewComponentFeatureProvider().PopulateFeature([new AssemblyPart(Whole)], components);
        new ControllerFeatureProvider().PopulateFeature([new AssemblyPart(Whole)], controllers);

        Both(types => types.Where(t => components.ViewComponents.Contains(t.GetTypeInfo()) || controllers.Controllers.Contains(t.GetTypeInfo())), atLeast: 1);
    }

    [Fact]
    public void NothingElse_IsShown() =>
        SearchedAssembly.Own.DefinedTypes.ShouldAllBe(t => t.IsSubclassOf(typeof(Migration)) || t.IsSubclassOf(typeof(ModelSnapshot)) || t.IsSubclassOf(typeof(ViewComponent)));

    private static void Both(Func<IEnumerable<Type>, IEnumerable<Type>> find, int atLeast)
    {
        var all = find(Whole.GetTypes()).Select(t => t.FullName).ToList();

        all.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        find(SearchedAssembly.Own.DefinedTypes).Select(t => t.FullName).ShouldBe(all, ignoreOrder: true);
    }
}
