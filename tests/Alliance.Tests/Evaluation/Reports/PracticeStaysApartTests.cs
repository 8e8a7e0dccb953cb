using Mono.Cecil;

namespace Alliance.Tests.Evaluation.Reports;

/// <summary>Practice is the learner's own: nothing of evaluation knows of it.</summary>
public sealed class PracticeStaysApartTests
{
    [Fact]
    public void Evaluation_UsesNoTypeOfPractice()
    {
        using var house = AssemblyDefinition.ReadAssembly(typeof(Program).Assembly.Location);

        var used = from type in house.MainModule.GetTypes()
                   where type.FullName.StartsWith("Alliance.Evaluation.", StringComparison.Ordinal) || (type.DeclaringType?.FullName ?? "").StartsWith("Alliance.Evaluation.", StringComparison.Ordinal)
                   from method in type.Methods
                   where method.HasBody
                   from instruction in method.Body.Instructions
                   let named = instruction.Operand switch
                   {
                       MethodReference call => call.FullName,
                       TypeReference other => other.FullName,
                       FieldReference field => field.FullName,
                       _ => "",
                   }
                   where named.Contains("Alliance.Training.Practice.", StringComparison.Ordinal)
                   select $"{type.FullName} uses {named}";

        used.ShouldBeEmpty();
    }
}
