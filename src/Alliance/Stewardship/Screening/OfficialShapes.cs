namespace Alliance.Stewardship.Screening;

/// <summary>Numbers from official papers and systems.</summary>
internal static class OfficialShapes
{
    private const string Sign = @"( ?(no\b\.?|number|num|#|is|:))* ?";

    public static Shape[] All { get; } =
    [
        Shape.Of(Category.OfficialData, @"\b\d{3}[- ]\d{2}[- ]\d{4}\b"),
        Shape.Of(Category.OfficialData, @"\b(ssn|social security|seguro social)" + Sign + @"\d{3}[- ]?\d{2}[- ]?\d{4}\b"),
        Shape.Of(Category.OfficialData, @"\b(dl|oln|dln|driver'?s? licen[sc]e|licencia( de conducir)?)" + Sign + @"[a-z]{0,2}[- ]?\d[\d-]{4,14}\b"),
        Shape.Of(Category.OfficialData, @"\b(fbi|cii|sid|nic|ori|ncic|afis|passport|pasaporte|booking|inmate|badge id)" + Sign + @"[/-]?[a-z]{0,3}\d[\da-z-]{3,14}\b"),
        Shape.Of(Category.OfficialData, @"\b(case|incident|report|complaint|cad|citation|docket|warrant)( ?(no\b\.?|number|num|#|:))+ ?[a-z]{0,3}-?\d[\d-]{2,14}\b"),
        Shape.Of(Category.OfficialData, @"\b(case|incident|report|complaint|cad|citation|docket|warrant|booking)s? ?#? ?\d{2,4}-[a-z]{0,3}-?\d{3,8}\b"),
        Shape.Of(Category.OfficialData, @"\b(19|20)?\d{2}-?(cr|cf|cv|cm|mi)-?\d{3,8}\b"),
        Shape.AsTyped(@"\bA[- ]?\d{8,9}\b", (_, _) => Category.OfficialData),
    ];
}
