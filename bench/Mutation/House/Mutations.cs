using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Alliance.Mutation;

/// <summary>The changes that can be made to a file: those of Stryker's usual kinds that tests of a house can be asked about. Texts are left alone.</summary>
internal static class Mutations
{
    private static readonly Dictionary<SyntaxKind, SyntaxKind[]> Operators = new()
    {
        [SyntaxKind.EqualsExpression] = [SyntaxKind.NotEqualsExpression],
        [SyntaxKind.NotEqualsExpression] = [SyntaxKind.EqualsExpression],
        [SyntaxKind.LessThanExpression] = [SyntaxKind.LessThanOrEqualExpression, SyntaxKind.GreaterThanExpression],
        [SyntaxKind.LessThanOrEqualExpression] = [SyntaxKind.LessThanExpression, SyntaxKind.GreaterThanExpression],
        [SyntaxKind.GreaterThanExpression] = [SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.LessThanExpression],
        [SyntaxKind.GreaterThanOrEqualExpression] = [SyntaxKind.GreaterThanExpression, SyntaxKind.LessThanExpression],
        [SyntaxKind.LogicalAndExpression] = [SyntaxKind.LogicalOrExpression],
        [SyntaxKind.LogicalOrExpression] = [SyntaxKind.LogicalAndExpression],
        [SyntaxKind.AddExpression] = [SyntaxKind.SubtractExpression],
        [SyntaxKind.SubtractExpression] = [SyntaxKind.AddExpression],
        [SyntaxKind.MultiplyExpression] = [SyntaxKind.DivideExpression],
        [SyntaxKind.DivideExpression] = [SyntaxKind.MultiplyExpression],
    };

    private static readonly (string One, string Other)[] Twins =
    [
        ("Any", "All"), ("AnyAsync", "AllAsync"), ("First", "Last"), ("FirstOrDefault", "LastOrDefault"), ("Min", "Max"), ("MinAsync", "MaxAsync"), ("MinBy", "MaxBy"),
        ("OrderBy", "OrderByDescending"), ("ThenBy", "ThenByDescending"), ("Take", "Skip"), ("TakeWhile", "SkipWhile"), ("Union", "Intersect"), ("Concat", "Except"),
    ];

    private static readonly Dictionary<string, string> Methods = Twins.Concat(Twins.Select(t => (t.Other, t.One))).ToDictionary(t => t.Item1, t => t.Item2);

    /// <summary>Calls that may be left away, so that what they are called on stands alone.</summary>
    private static readonly HashSet<string> Sieves = ["Where", "Distinct", "Reverse", "DistinctBy"];

    public static IEnumerable<Mutant> Of(SyntaxNode file) =>
        from member in file.DescendantNodes().Where(IsMember)
        from node in Bodies(member).SelectMany(b => b.DescendantNodesAndSelf())
        where !node.Ancestors().TakeWhile(a => a != member).Any(a => a is AttributeSyntax or InterpolationFormatClauseSyntax)
        from replacement in Replacements(node)
        select new Mutant(member, node, replacement);

    /// <summary>Members whose body can be told apart from another; what is made once for all (a static field) cannot.</summary>
    private static bool IsMember(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax { ReturnType: not RefTypeSyntax } or ConstructorDeclarationSyntax => true,
        AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null } => true,
        PropertyDeclarationSyntax { ExpressionBody: not null, Type: not RefTypeSyntax } => true,
        _ => false,
    };

    private static IEnumerable<SyntaxNode> Bodies(SyntaxNode member) =>
        member.ChildNodes().Where(child => child is BlockSyntax or ArrowExpressionClauseSyntax { Expression: not ThrowExpressionSyntax });

    private static IEnumerable<SyntaxNode?> Replacements(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice => [Parenthesized(choice.Left), Parenthesized(choice.Right)],
        BinaryExpressionSyntax { Left: not LiteralExpressionSyntax { Token.Value: string }, Right: not LiteralExpressionSyntax { Token.Value: string } } two
            when Operators.TryGetValue(two.Kind(), out var others) => others.Select(SyntaxNode? (other) => BinaryExpression(other, two.Left, two.Right)),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression or (int)SyntaxKind.UnaryMinusExpression } not => [not.Operand],
        IsPatternExpressionSyntax question => [Not(question)],
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } => [LiteralExpression(SyntaxKind.FalseLiteralExpression)],
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } => [LiteralExpression(SyntaxKind.TrueLiteralExpression)],
        ConditionalExpressionSyntax choice => [Parenthesized(choice.WhenTrue), Parenthesized(choice.WhenFalse)],
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call => Calls(call, access),
        IfStatementSyntax { Condition: not (IsPatternExpressionSyntax or PrefixUnaryExpressionSyntax) } branch => [branch.WithCondition(Not(branch.Condition))],
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } sum => [AssignmentExpression(SyntaxKind.SubtractAssignmentExpression, sum.Left, sum.Right)],
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression } sum => [AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, sum.Left, sum.Right)],
        ExpressionStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax { Parent: not SwitchSectionSyntax } or ReturnStatementSyntax { Expression: null } => [null],
        _ => [],
    };

    private static IEnumerable<SyntaxNode> Calls(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access)
    {
        var name = access.Name.Identifier.ValueText;
        if (Methods.TryGetValue(name, out var other)) yield return call.WithExpression(access.WithName(IdentifierName(other)));
        if (Sieves.Contains(name)) yield return access.Expression;
    }

    private static PrefixUnaryExpressionSyntax Not(ExpressionSyntax condition) => PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, Parenthesized(condition));

    private static ParenthesizedExpressionSyntax Parenthesized(ExpressionSyntax expression) => ParenthesizedExpression(expression.WithoutTrivia());
}
