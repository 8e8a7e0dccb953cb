using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Alliance.Mutation;

/// <summary>A file in which each member is there as often as it has changes, and the environment says which is taken: built once, asked many times.</summary>
internal static class Switched
{
    /// <summary>Added to the program: which change is taken, and which members were come to.</summary>
    public const string Chooser = """
        namespace Alliance;

        internal static class MutantChooser
        {
            private static readonly int Taken = int.Parse(System.Environment.GetEnvironmentVariable("MUTANT") ?? "0", System.Globalization.CultureInfo.InvariantCulture);
            private static readonly string? Touched = System.Environment.GetEnvironmentVariable("MUTANT_TOUCHED");
            private static readonly System.Collections.Concurrent.ConcurrentDictionary<int, bool> Seen = new();

            public static int In(int member)
            {
                if (Touched is not null && Seen.TryAdd(member, true))
                    lock (Seen) System.IO.File.AppendAllText(Touched, member + "\n");
                return Taken;
            }
        }
        """;

    /// <param name="file">As it is.</param>
    /// <param name="mutants">Those of this file, by number.</param>
    /// <returns>The text of the changed file. A member is known by the smallest number in it.</returns>
    public static string Write(SyntaxNode file, IReadOnlyList<(int Number, Mutant Mutant)> mutants)
    {
        var byMember = mutants.GroupBy(m => m.Mutant.Member).ToDictionary(g => g.Key, g => g.ToList());
        return file.ReplaceNodes(byMember.Keys, (member, _) => Member(member, byMember[member])).ToFullString();
    }

    private static SyntaxNode Member(SyntaxNode member, List<(int Number, Mutant Mutant)> mutants)
    {
        var sections = new List<SwitchSectionSyntax>();
        foreach (var (number, mutant) in mutants)
        {
            var label = CaseSwitchLabel(LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(number)));
            sections.Add(Section(label, Body(member.ReplaceNode(mutant.Original, mutant.Replacement ?? Block()))));
        }
        sections.Add(Section(DefaultSwitchLabel(), Body(member)));
        var chosen = ParseExpression($"global::Alliance.MutantChooser.In({mutants.Min(m => m.Number)})");
        var block = Block(SwitchStatement(chosen, List(sections))).NormalizeWhitespace(eol: "\n").WithTrailingTrivia(LineFeed);
        return WithBody(member, block);
    }

    private static SwitchSectionSyntax Section(SwitchLabelSyntax label, BlockSyntax body) =>
        SwitchSection(SingletonList(label), List<StatementSyntax>([body, BreakStatement()]));

    private static BlockSyntax Body(SyntaxNode member) => member switch
    {
        BaseMethodDeclarationSyntax { Body: { } body } => body,
        AccessorDeclarationSyntax { Body: { } body } => body,
        BaseMethodDeclarationSyntax { ExpressionBody.Expression: var expression } method => Alone(expression, GivesNothing(method)),
        AccessorDeclarationSyntax { ExpressionBody.Expression: var expression } accessor => Alone(expression, !accessor.IsKind(SyntaxKind.GetAccessorDeclaration)),
        PropertyDeclarationSyntax { ExpressionBody.Expression: var expression } => Alone(expression, givesNothing: false),
        _ => throw new InvalidOperationException($"No body in {member.Kind()}."),
    };

    private static BlockSyntax Alone(ExpressionSyntax expression, bool givesNothing) => Block(givesNothing ? ExpressionStatement(expression) : ReturnStatement(expression));

    private static bool GivesNothing(BaseMethodDeclarationSyntax method) => method is ConstructorDeclarationSyntax
        || method is MethodDeclarationSyntax named && named.ReturnType.ToString() is var type
            && (type == "void" || type is "Task" or "ValueTask" && named.Modifiers.Any(SyntaxKind.AsyncKeyword));

    private static SyntaxNode WithBody(SyntaxNode member, BlockSyntax body) => member switch
    {
        MethodDeclarationSyntax method => method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body),
        ConstructorDeclarationSyntax constructor => constructor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body),
        AccessorDeclarationSyntax accessor => accessor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body),
        PropertyDeclarationSyntax property => property.WithExpressionBody(null).WithSemicolonToken(default).WithInitializer(null)
            .WithAccessorList(AccessorList(SingletonList(AccessorDeclaration(SyntaxKind.GetAccessorDeclaration, body)))),
        _ => throw new InvalidOperationException($"No body in {member.Kind()}."),
    };
}
