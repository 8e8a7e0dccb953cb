using Alliance.Platform;
using Alliance.Statistics;

namespace Alliance.Evaluation.StudyCommands;

internal static class StudyAnswer
{
    /// <summary>The value; or the refusal's sentence, which ends the command as its only answer.</summary>
    /// <param name="about">The file that it is about, named in front of the sentence.</param>
    public static T OrBadInput<T>(this Answer<T> answer, string? about = null) => answer switch
    {
        Answer<T>.NotReckoned { Refusal: var refusal } => throw new BadInputException(about is null ? refusal.Sentence : $"{Path.GetFileName(about)}: {refusal.Sentence}"),
        _ => answer.Required(),
    };
}
