namespace Alliance.Training.Curriculum;

/// <param name="Feedback">Why it is or is not the best answer.</param>
public sealed record CheckAnswer(string Words, bool IsBest, string Feedback);

public sealed record CheckQuestion(string Words, IReadOnlyList<CheckAnswer> Answers);

/// <summary>The questions of a module's check.</summary>
public sealed record KnowledgeCheck(IReadOnlyList<CheckQuestion> Questions)
{
    /// <summary>How many of ten must be right.</summary>
    public const int EnoughOfTen = 8;

    public int Enough => (int)Math.Ceiling(Questions.Count * EnoughOfTen / 10.0);

    /// <summary>
    /// Reads questions as they are written in a module: a heading of the third level for each, under it a list of answers, <c>[x]</c>
    /// before the best one, and below each answer why.
    /// </summary>
    /// <exception cref="FormatException">A sentence that names the question and what it lacks.</exception>
    public static KnowledgeCheck Read(string markdown)
    {
        var questions = new List<(string Words, List<(string Words, bool IsBest, List<string> Feedback)> Answers)>();
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("### ", StringComparison.Ordinal)) questions.Add((line[4..].Trim(), []));
            else if (line.StartsWith("- [", StringComparison.Ordinal) && line.Length > 5 && line[4] == ']' && questions.Count > 0) questions[^1].Answers.Add((line[5..].Trim(), line[3] is 'x' or 'X', []));
            else if (line.Trim() is { Length: > 0 } more)
            {
                if (questions.Count == 0 || questions[^1].Answers.Count == 0) throw new FormatException($"“{Short(more)}” stands before a question or an answer. Begin a question with ### and an answer with - [ ].");
                questions[^1].Answers[^1].Feedback.Add(more);
            }
        }
        if (questions.Count == 0) throw new FormatException("The check has no question. Begin one with ###.");
        foreach (var (words, answers) in questions)
        {
            if (words.Length == 0) throw new FormatException("A question has no words. Write them after ###.");
            if (answers.Count < 2) throw new FormatException($"“{Short(words)}” needs at least two answers, each beginning with - [ ].");
            if (answers.Count(a => a.IsBest) != 1) throw new FormatException($"“{Short(words)}” needs exactly one best answer, marked - [x].");
            if (answers.Find(a => a.Words.Length == 0 || a.Feedback.Count == 0) is { Feedback: not null } bare) throw new FormatException($"“{Short(bare.Words.Length == 0 ? words : bare.Words)}” needs words, and below them a line that says why.");
        }
        return new KnowledgeCheck(questions.ConvertAll(q => new CheckQuestion(q.Words, q.Answers.ConvertAll(a => new CheckAnswer(a.Words, a.IsBest, string.Join(' ', a.Feedback))))));
    }

    private static string Short(string words) => words.Length <= 60 ? words : words[..59] + "…";
}
