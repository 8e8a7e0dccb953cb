using Alliance.Platform.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
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

    private static readonly AssemblyDefinition House = AssemblyDefinition.ReadAssembly(typeof(Program).Assembly.Location);
    private static readonly IReadOnlyList<TypeDefinition> Types = [.. House.MainModule.GetTypes()];
    private static readonly HashSet<string> Entities = [.. Types.Where(IsEntity).Select(t => t.FullName)];

    [Fact]
    public void Platform_UsesNoRoom()
    {
        var crossings = Types.Where(t => Part(t) == "Platform").SelectMany(UsedTypes)
            .Where(use => Rooms.Contains(Part(use.Used))).Select(use => $"{use.User} uses {use.Used.FullName}");

        crossings.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Context_HasNoSetOfARoom()
    {
        var sets = typeof(AllianceContext).GetProperties().Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>));

        sets.Select(p => p.PropertyType.GetGenericArguments()[0].Namespace!).Where(n => Rooms.Any(r => n.StartsWith($"Alliance.{r}", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void Entities_AreWrittenByTheirOwnRoom()
    {
        var crossings = from type in Types
                        where Part(type) is { } part && part != Demonstration
                        from call in Calls(type)
                        where WritesEntity(call.Method) && Part(call.Method.DeclaringType) != Part(type)
                        select $"{type.FullName} writes {call.Method.FullName}";

        crossings.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Pages_NeverSaveThemselves()
    {
        string[] saving = ["SaveAsync", "SaveChangesAsync", "SaveChanges", "BeginWriteAsync", "ExecuteUpdateAsync", "ExecuteDeleteAsync", "ExecuteUpdate", "ExecuteDelete", "Record"];
        var savers = from type in Types
                     where IsPage(type) || type.DeclaringType is { } outer && IsPage(outer)
                     from call in Calls(type)
                     where saving.Contains(call.Method.Name) && (IsContext(call.Method.DeclaringType) || call.Method.DeclaringType.Name is "EntityFrameworkQueryableExtensions" or "AuditRecording")
                     select $"{type.FullName} calls {call.Method.Name}";

        savers.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Walls_AreLookedAtWithOpenEyes()
    {
        // What the tests above search through is really there: an empty search would pass them all.
        Entities.Count.ShouldBeGreaterThan(15);
        Types.Where(IsPage).Count().ShouldBeGreaterThan(5);
        Types.SelectMany(Calls).Count(c => WritesEntity(c.Method)).ShouldBeGreaterThan(50);
        Types.SelectMany(UsedTypes).Count(u => Part(u.Used) == "Partnerships").ShouldBeGreaterThan(100);
    }

    /// <summary>The room, "Platform", or the folder of the house a type lies in; null for what stands beside the rooms.</summary>
    private static string? Part(TypeReference type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        var path = type.Namespace.Split('.');
        return path is ["Alliance", var part, ..] ? part : null;
    }

    private static bool IsEntity(TypeDefinition type) => !type.IsAbstract && type.BaseType?.FullName == typeof(Entity).FullName;

    private static bool IsPage(TypeDefinition type) => Ancestors(type).Any(t => t.FullName == typeof(PageModel).FullName);

    private static bool IsContext(TypeReference type) => type.FullName is "Alliance.Platform.Data.AllianceContext" or "Microsoft.EntityFrameworkCore.DbContext";

    private static IEnumerable<TypeReference> Ancestors(TypeDefinition type)
    {
        for (TypeReference? ancestor = type.BaseType; ancestor is not null; ancestor = Types.FirstOrDefault(t => t.FullName == ancestor.FullName)?.BaseType)
            yield return ancestor;
    }

    private static bool WritesEntity(MethodReference method) =>
        Entities.Contains(method.DeclaringType.FullName) && (method.Name.StartsWith("set_", StringComparison.Ordinal) || method.Name == ".ctor");

    private static IEnumerable<(string User, MethodReference Method)> Calls(TypeDefinition type) =>
        from method in type.Methods
        where method.HasBody
        from instruction in method.Body.Instructions
        where instruction.OpCode == OpCodes.Call || instruction.OpCode == OpCodes.Callvirt || instruction.OpCode == OpCodes.Newobj
        select (type.FullName, (MethodReference)instruction.Operand);

    private static IEnumerable<(string User, TypeReference Used)> UsedTypes(TypeDefinition type)
    {
        var used = type.Fields.Select(f => f.FieldType)
            .Concat(type.Methods.SelectMany(m => m.Parameters.Select(p => p.ParameterType).Append(m.ReturnType)))
            .Concat(type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions).Select(i => i.Operand switch
            {
                MethodReference call => call.DeclaringType,
                FieldReference field => field.DeclaringType,
                TypeReference reference => reference,
                _ => null,
            }).OfType<TypeReference>())
            .Concat(type.Interfaces.Select(i => i.InterfaceType));
        return used.SelectMany(Parts).Select(t => (type.FullName, t));
    }

    private static IEnumerable<TypeReference> Parts(TypeReference type) =>
        type is GenericInstanceType generic ? generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType) : [type];
}
