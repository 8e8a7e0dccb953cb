using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Alliance.Tests.Architecture;

/// <summary>The house's walls: the platform knows no room, and a room's rows are written by that room's services alone.</summary>
public sealed class RoomTests
{
    private static readonly string[] Rooms = ["Partnerships", "Problems", "Callouts", "Training", "Evaluation", "Portal", "Stewardship"];

    /// <summary>Builds rows of all rooms at once, before anybody is there to be guarded.</summary>
    private const string Demonstration = "Demonstration";

    /// <summary>A command opens the whole house: the one way from the platform back to where the rooms are put together.</summary>
    private const string FrontDoor = "Alliance.Platform.Commands.CommandContext";

    private static readonly string[] Changing = ["Add", "AddAsync", "Attach", "Update", "Remove", "ExecuteUpdate", "ExecuteUpdateAsync", "ExecuteDelete", "ExecuteDeleteAsync"];
    private static readonly string[] Saving = ["SaveAsync", "SaveNewAsync", "SaveChangesAsync", "SaveChanges", "BeginWriteAsync", "Record", "EraseAsync", "ExecuteUpdateAsync", "ExecuteDeleteAsync", "ExecuteUpdate", "ExecuteDelete"];
    private static readonly string[] SavingAccounts = ["Create", "Update", "Delete", "Add", "Remove", "Set", "Reset", "Change"];

    private static readonly AssemblyDefinition House = AssemblyDefinition.ReadAssembly(typeof(Program).Assembly.Location);
    private static readonly IReadOnlyList<TypeDefinition> Types = [.. House.MainModule.GetTypes()];

    /// <summary>Every type that has a table: whatever a mapping is written for.</summary>
    private static readonly HashSet<string> Entities = [.. Types.SelectMany(t => t.Interfaces).Select(i => i.InterfaceType).OfType<GenericInstanceType>()
        .Where(i => i.ElementType.FullName == typeof(IEntityTypeConfiguration<>).FullName).Select(i => i.GenericArguments[0].FullName)];

    [Fact]
    public void Platform_UsesNoRoom()
    {
        var crossings = from type in Types
                        where Part(type) == "Platform"
                        from used in UsedTypes(type)
                        where Part(used) is { } part && part != "Platform" && !(Outermost(type).FullName == FrontDoor && used.FullName == typeof(Alliance.House).FullName)
                        select $"{type.FullName} uses {used.FullName}";

        crossings.Distinct().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(typeof(AllianceContext))]
    [InlineData(typeof(SqliteContext))]
    [InlineData(typeof(PostgresContext))]
    public void Context_HasNoSetOfARoom(Type context)
    {
        var sets = context.GetProperties().Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>));

        sets.Select(p => p.PropertyType.GetGenericArguments()[0].Namespace!).Where(n => Rooms.Any(r => n.StartsWith($"Alliance.{r}", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void Entities_AreWrittenByTheirOwnRoom()
    {
        var crossings = from type in Types
                        where Part(type) is { } part && part != Demonstration
                        from call in Calls(type)
                        where Written(call) is { } entity && Part(entity) != Part(type)
                        select $"{type.FullName} writes by {call.FullName}";

        crossings.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Pages_NeverSaveThemselves()
    {
        var savers = from type in Types
                     where IsPage(Outermost(type))
                     from call in Calls(type)
                     where Saves(call)
                     select $"{type.FullName} calls {call.Name}";

        savers.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Time_IsAskedOfTheTimeProviderAlone()
    {
        string[] clocks = ["System.DateTime::get_Now()", "System.DateTime::get_UtcNow()", "System.DateTime::get_Today()", "System.DateTimeOffset::get_Now()", "System.DateTimeOffset::get_UtcNow()", "System.Guid::CreateVersion7()", "System.Threading.Thread::Sleep("];
        var askers = from type in Types
                     from call in Calls(type)
                     where clocks.Any(c => call.FullName.Contains(c, StringComparison.Ordinal))
                     select $"{type.FullName} calls {call.FullName}";

        askers.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Walls_AreLookedAtWithOpenEyes()
    {
        // What the tests above search through is really there: an empty search would pass them all.
        Entities.Count.ShouldBeGreaterThan(25);
        Types.Count(IsPage).ShouldBeGreaterThan(50);
        Types.SelectMany(Calls).Count(c => Written(c) is not null).ShouldBeGreaterThan(50);
        Types.SelectMany(Calls).Count(Saves).ShouldBeGreaterThan(30);
        Types.SelectMany(UsedTypes).Count(used => Part(used) == "Partnerships").ShouldBeGreaterThan(100);
    }

    /// <summary>The room, "Platform", or another folder a type lies in; the house itself for what stands beside the rooms, null for what is not ours.</summary>
    private static string? Part(TypeReference type) => Outermost(type) switch
    {
        { Namespace: "AspNetCoreGeneratedDocument", Name: var view } => view.Split('_')[0],
        { FullName: "Alliance.House" } => "the house",
        { Namespace: var path } => path.Split('.') is ["Alliance", var part, ..] ? part : null,
    };

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    /// <summary>A page's model or its view.</summary>
    private static bool IsPage(TypeReference type) => Ancestors(type).Any(t => t is "Microsoft.AspNetCore.Mvc.RazorPages.PageModel" or "Microsoft.AspNetCore.Mvc.RazorPages.Page" or "Microsoft.AspNetCore.Mvc.Razor.RazorPage`1");

    private static IEnumerable<string> Ancestors(TypeReference type)
    {
        for (var ancestor = House.MainModule.GetType(type.FullName)?.BaseType; ancestor is not null; ancestor = House.MainModule.GetType(ancestor.GetElementType().FullName)?.BaseType)
            yield return ancestor.GetElementType().FullName;
    }

    private static bool Saves(MethodReference call) => call.DeclaringType.Name switch
    {
        nameof(AllianceContext) or nameof(DbContext) or "AuditRecording" or "NewRows" or "Erasure" or "EntityFrameworkQueryableExtensions" => Saving.Contains(call.Name),
        "RelationalDatabaseFacadeExtensions" => call.Name.StartsWith("ExecuteSql", StringComparison.Ordinal),
        "DatabaseFacade" => call.Name.StartsWith("BeginTransaction", StringComparison.Ordinal),
        "UserManager`1" => SavingAccounts.Any(verb => call.Name.StartsWith(verb, StringComparison.Ordinal)),
        _ => false,
    };

    /// <summary>The entity that a call makes, changes or takes away; null where it does none of these.</summary>
    private static TypeReference? Written(MethodReference call)
    {
        if (Entities.Contains(call.DeclaringType.FullName))
            return call.Name.StartsWith("set_", StringComparison.Ordinal) || call.Name == ".ctor" ? call.DeclaringType : null;
        if (!Changing.Contains(call.Name)) return null;
        var named = call.DeclaringType is GenericInstanceType { ElementType.Name: "DbSet`1" } set ? set.GenericArguments[0] : (call as GenericInstanceMethod)?.GenericArguments[0];
        return named is not null && Entities.Contains(named.FullName) ? named : null;
    }

    private static IEnumerable<MethodReference> Calls(TypeDefinition type) =>
        from method in type.Methods
        where method.HasBody
        from instruction in method.Body.Instructions
        where instruction.OpCode != OpCodes.Ldtoken
        let called = instruction.Operand as MethodReference
        where called is not null
        select called;

    private static IEnumerable<TypeReference> UsedTypes(TypeDefinition type)
    {
        var bodies = type.Methods.Where(m => m.HasBody).Select(m => m.Body).ToList();
        return type.Fields.Select(f => f.FieldType)
            .Concat(type.Interfaces.Select(i => i.InterfaceType))
            .Concat(type.BaseType is { } ancestor ? [ancestor] : [])
            .Concat(type.CustomAttributes.Select(a => a.AttributeType))
            .Concat(type.Methods.SelectMany(m => m.Parameters.Select(p => p.ParameterType).Append(m.ReturnType)))
            .Concat(bodies.SelectMany(b => b.Variables).Select(v => v.VariableType))
            .Concat(bodies.SelectMany(b => b.Instructions).SelectMany(i => i.Operand switch
            {
                GenericInstanceMethod call => call.GenericArguments.Append(call.DeclaringType),
                MethodReference call => [call.DeclaringType],
                FieldReference field => [field.DeclaringType],
                TypeReference reference => [reference],
                _ => Enumerable.Empty<TypeReference>(),
            })).SelectMany(Parts);
    }

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification around => Parts(around.ElementType),
        _ => [type],
    };
}
