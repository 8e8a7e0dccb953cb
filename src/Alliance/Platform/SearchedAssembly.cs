using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Alliance.Platform;

/// <summary>
/// This program's assembly for frameworks that go through all types of one to find theirs. It shows them nothing else: the migrations and the view components,
/// found by what the metadata says of each type. Shown all, the runtime loads eleven thousand types, closures and state machines among them, at each start, and keeps them.
/// </summary>
internal sealed class SearchedAssembly : Assembly
{
    private static readonly Assembly Whole = typeof(SearchedAssembly).Assembly;
    private static readonly HashSet<string> Bases = [nameof(Migration), nameof(ModelSnapshot), nameof(ViewComponent)];
    private static readonly Lazy<TypeInfo[]> Found = new(Find);

    private SearchedAssembly() { }

    public static SearchedAssembly Own { get; } = new();

    public override IEnumerable<TypeInfo> DefinedTypes => Found.Value;

    public override string? FullName => Whole.FullName;

    public override AssemblyName GetName() => Whole.GetName();

    private static TypeInfo[] Find()
    {
        using var file = new PEReader(File.OpenRead(Whole.Location));
        var metadata = file.GetMetadataReader();
        return [.. metadata.TypeDefinitions.Where(type => NameOf(metadata, metadata.GetTypeDefinition(type).BaseType) is { } derived && Bases.Contains(derived)).Select(type => Whole.ManifestModule.ResolveType(MetadataTokens.GetToken(type)).GetTypeInfo())];
    }

    /// <returns>The name of a type of another assembly that is not generic; null for any other.</returns>
    private static string? NameOf(MetadataReader metadata, EntityHandle type) =>
        type.Kind == HandleKind.TypeReference ? metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name) : null;
}
