using System.Globalization;

namespace Alliance.Partnerships.Import.Register;

/// <summary>
/// One sentence for the reader. The template is the localiser's key, so a page can say it in Spanish:
/// <c>localizer[sentence.Template, [.. sentence.Arguments]]</c>; <see cref="ToString"/> is the English.
/// </summary>
public sealed class Sentence(string template, params object[] arguments)
{
    public string Template { get; } = template;

    public IReadOnlyList<object> Arguments { get; } = arguments;

    public override string ToString() =>
        arguments.Length == 0 ? Template : string.Format(CultureInfo.InvariantCulture, Template, arguments);
}
