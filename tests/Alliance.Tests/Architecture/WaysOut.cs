using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Mono.Cecil;

namespace Alliance.Tests.Architecture;

/// <summary>Finds the types of an assembly whose code can send something out: a response that is no page, a connection, a file.</summary>
public sealed class WaysOut(AssemblyDefinition assembly)
{
    private static readonly HashSet<string> Results = [typeof(JsonResult).FullName!, typeof(ContentResult).FullName!, typeof(ObjectResult).FullName!, typeof(FileResult).FullName!];

    private static readonly HashSet<string> ResultMethods = ["File", "PhysicalFile", "Content", "Json"];

    /// <summary>Results that carry a status and nothing else.</summary>
    private static readonly HashSet<string> EmptyResults = ["NoContent", "NotFound", "StatusCode", "Unauthorized", "Forbid", "Challenge"];

    private static readonly HashSet<string> WholeResponses =
        ["get_Body", "get_BodyWriter", "WriteAsync", "SendFileAsync", "WriteAsJsonAsync", "StartAsync"];

    private static readonly string[] Connections = ["System.Net.Http.", "System.Net.Sockets.", "System.Net.Mail.SmtpClient", "System.Net.WebSockets.", "System.Diagnostics.Process", "MailKit.", "MimeKit.", "OpenAI.", "System.ClientModel.", "Microsoft.Extensions.AI.", "OpenTelemetry.", "Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectHandler", "Microsoft.IdentityModel.Protocols."];

    private static readonly HashSet<string> FileWriters = ["AppendAllText", "AppendAllTextAsync", "AppendAllLines", "AppendAllLinesAsync", "AppendText", "Create", "CreateText", "Open", "OpenHandle", "OpenWrite",
        "WriteAllBytes", "WriteAllBytesAsync", "WriteAllLines", "WriteAllLinesAsync", "WriteAllText", "WriteAllTextAsync", "Copy", "Move", "Replace", "CreateSymbolicLink"];

    private static readonly HashSet<string> FileInfoWriters = ["AppendText", "CopyTo", "Create", "CreateText", "MoveTo", "Open", "OpenWrite", "Replace"];

    /// <summary>Full names of the outermost types, each with one thing it does.</summary>
    public IReadOnlyDictionary<string, string> Find() =>
        (from type in assembly.MainModule.GetTypes()
         from method in type.Methods
         where method.HasBody
         from instruction in method.Body.Instructions
         let call = instruction.Operand as MethodReference
         where call is not null && Sends(call)
         group $"{call.DeclaringType.FullName}.{call.Name}" by Outermost(type).FullName)
        .ToDictionary(g => g.Key, g => g.First());

    private bool Sends(MethodReference call)
    {
        var on = call.DeclaringType.GetElementType();
        return call.Name == ".ctor" && IsResult(on)
            || ResultMethods.Contains(call.Name) && on.FullName is "Microsoft.AspNetCore.Mvc.RazorPages.PageModel" or "Microsoft.AspNetCore.Mvc.RazorPages.PageBase" or "Microsoft.AspNetCore.Mvc.ControllerBase"
            || !EmptyResults.Contains(call.Name) && on.FullName is "Microsoft.AspNetCore.Http.Results" or "Microsoft.AspNetCore.Http.TypedResults"
            || on.FullName.StartsWith("Microsoft.AspNetCore.Http.HttpResponse", StringComparison.Ordinal) && WholeResponses.Contains(call.Name)
            || on.FullName == typeof(SendFileResponseExtensions).FullName
            || Connections.Any(c => on.FullName.StartsWith(c, StringComparison.Ordinal))
            || on.FullName == "System.IO.File" && FileWriters.Contains(call.Name)
            || on.FullName == "System.IO.FileInfo" && FileInfoWriters.Contains(call.Name)
            || call.Name == ".ctor" && on.FullName is "System.IO.FileStream" or "System.IO.StreamWriter" && call.Parameters is [{ ParameterType.FullName: "System.String" }, ..];
    }

    private bool IsResult(TypeReference type)
    {
        for (var looked = type; looked is not null; looked = TryResolve(looked)?.BaseType?.GetElementType())
            if (Results.Contains(looked.FullName)) return true;
        return false;
    }

    private TypeDefinition? TryResolve(TypeReference type)
    {
        if (assembly.MainModule.GetType(type.FullName) is { } own) return own;
        try
        {
            return type.Resolve();
        }
        catch (AssemblyResolutionException)
        {
            return null;
        }
    }

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
