using System.Text.RegularExpressions;
using Alliance.Stewardship.Screening;

namespace Alliance.Evaluation.Instruments;

/// <summary>
/// Finds questions that ask people what they are: no survey here keeps a trait (DESIGN §5, line 1). The house's screen knows most of
/// the words; what only a questionnaire asks for is added.
/// </summary>
public static partial class TraitQuestions
{
    private static readonly Category[] Traits =
    [
        Category.RaceOrEthnicity, Category.Religion, Category.Politics, Category.ImmigrationStatus, Category.Gang, Category.Vehicle, Category.PhysicalDescription,
        Category.Photo, Category.BirthDateOrAge, Category.HomeAddress, Category.HealthOrTrauma,
    ];

    /// <summary>The telling words, each once.</summary>
    public static IReadOnlyList<string> In(IEnumerable<InBoth> texts)
    {
        var all = texts.SelectMany(t => new[] { t.En, t.Es }).Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => t!).ToList();
        var screened = all.SelectMany(t => Screen.Check(t, ScreeningContext.Empty)).Where(h => Traits.Contains(h.Category)).Select(h => h.Word);
        var asked = all.SelectMany(t => Asked().Matches(t)).Select(m => m.Value);
        return [.. screened.Concat(asked).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    [GeneratedRegex(
        @"\b(gender|transgender|non-?binary|your sex|sexual orientation|are you (a )?(male|female|man|woman)|your (age|race|ethnicity|religion|faith|nationality|income|birthplace|marital status|zip code|address|(first |last |full )?name|political (party|views))|how old are you|age (group|range)|year (were you|of) b(orn|irth)|when were you born|born in|ethnic(ity)?|national origin|country of origin|citizen(ship)?|immigra\w+|household income|marital|disabilit(y|ies)|racial|(which|what) (church|mosque|synagogue|temple)|you (worship|pray)|(vote|voted) for"
        + @"|género|su sexo|sexo (masculino|femenino)|orientación sexual|es usted (hombre|mujer|un hombre|una mujer)|su (edad|raza|etnia|religión|nacionalidad|estado civil|domicilio|dirección|nombre)|sus ingresos|cuántos años tiene|qué edad|grupo de edad|año de nacimiento|cuándo nació|dónde nació|país de origen|etnia|étnic[oa]|ciudadan[íi]a|inmigra\w+|migratori[oa]|discapacidad\w*|(qué|cuál) (iglesia|mezquita|sinagoga|templo)|por quién vot\w+)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asked();
}
