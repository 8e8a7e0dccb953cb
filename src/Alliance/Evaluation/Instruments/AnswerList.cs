namespace Alliance.Evaluation.Instruments;

/// <summary>Lists of answers that many questions use, in both languages.</summary>
/// <param name="Key">What the form calls it.</param>
/// <param name="Title">The key of its name.</param>
public sealed record AnswerList(string Key, string Title, IReadOnlyList<InBoth> Answers)
{
    public static IReadOnlyList<AnswerList> All { get; } =
    [
        new("agree", "Agreement, five steps", [new("Strongly disagree", "Muy en desacuerdo"), new("Disagree", "En desacuerdo"), new("Neither", "Ni una cosa ni la otra"), new("Agree", "De acuerdo"), new("Strongly agree", "Muy de acuerdo")]),
        new("sure", "How sure, five steps", [new("Not at all sure", "Nada seguro"), new("A little sure", "Poco seguro"), new("Fairly sure", "Bastante seguro"), new("Very sure", "Muy seguro"), new("Completely sure", "Totalmente seguro")]),
        new("often", "How often, five steps", [new("Never", "Nunca"), new("Rarely", "Rara vez"), new("Sometimes", "A veces"), new("Often", "A menudo"), new("Always", "Siempre")]),
        new("extent", "To what extent, five steps", [new("Not at all", "Nada"), new("A little", "Un poco"), new("Somewhat", "Algo"), new("Mostly", "Bastante"), new("Completely", "Del todo")]),
        new("yes-no", "Yes or no", [new("Yes", "Sí"), new("No", "No")]),
    ];
}
