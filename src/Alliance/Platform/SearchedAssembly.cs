using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Alliance.Platform;

/// <summary>
/// This program's assembly for frameworks that go through all types of one to find theirs. It shows them nothing else: the mappings, the migrations
/// and the view components, found by what the metadata says of each type. Shown all, the runtime loads eleven thousand types, closures
/// and state machines among them, at each start, and keeps them.
/// </summary>
internal sealed class SearchedAssembly : Assembly
{
    private static readonly Assembly Whole = typeof(SearchedAssembly).Assembly;
    private static readonly HashSet<string> Bases = [nameof(Migration), nameof(ModelSnapshot), nameof(ViewComponent)];
    private static readonly string Mapping = typeof(IEntityTypeConfiguration<>).Name;
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
        return [.. metadata.TypeDefinitions.Where(type => IsSought(metadata, metadata.GetTypeDefinition(type))).Select(type => Whole.ManifestModule.ResolveType(MetadataTokens.GetToken(type)).GetTypeInfo())];
    }

    private static bool IsSought(MetadataReader metadata, TypeDefinition type) =>
        NameOf(metadata, type.BaseType) is { } derived && Bases.Contains(derived)
        || type.GetInterfaceImplementations().Any(implemented => NameOf(metadata, metadata.GetInterfaceImplementation(implemented).Interface) == Mapping);

    /// <returns>The name of a type of another assembly, also where it is generic; null for one of ours.</returns>
    private static string? NameOf(MetadataReader metadata, EntityHandle type)
    {
        if (type.Kind == HandleKind.TypeSpecification)
        {
            var signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)type).Signature);
            if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance) return null;
            signature.ReadSignatureTypeCode();
            type = signature.ReadTypeHandle();
        }
        return type.Kind == HandleKind.TypeReference ? metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name) : null;
    }
}
