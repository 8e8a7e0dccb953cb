using System.Globalization;

namespace Alliance.Evaluation.Instruments;

/// <summary>A question as it is typed.</summary>
public sealed class ItemInput
{
    public string? Key { get; set; }
    public ItemKind? Kind { get; set; }
    public string? En { get; set; }
    public string? Es { get; set; }

    /// <summary>The key of an <see cref="AnswerList"/>; empty where the answers are written out.</summary>
    public string? List { get; set; }
    public string? AnswersEn { get; set; }
    public string? AnswersEs { get; set; }
    public bool IsReversed { get; set; }
    public bool IsRequired { get; set; }
    public string? WhenItem { get; set; }
    public string? WhenAnswers { get; set; }

    /// <summary>For the question after the last: answered as that one is, which is what most are.</summary>
    public static ItemInput Next(Instrument instrument)
    {
        var last = instrument.Items.LastOrDefault(i => i.Kind == ItemKind.Rating);
        var input = last is null ? new ItemInput { Kind = ItemKind.Rating, List = AnswerList.All[0].Key } : Of(last);
        return new ItemInput { Key = InstrumentDraft.NextItemKey(instrument), Kind = input.Kind, List = input.List, AnswersEn = input.AnswersEn, AnswersEs = input.AnswersEs };
    }

    public static ItemInput Of(InstrumentItem item)
    {
        var list = AnswerList.All.FirstOrDefault(l => l.Answers.SequenceEqual(item.Answers))?.Key;
        return new ItemInput
        {
            Key = item.Key,
            Kind = item.Kind,
            En = item.Words.En,
            Es = item.Words.Es,
            List = list,
            AnswersEn = list is null ? string.Join('\n', item.Answers.Select(a => a.En)) : null,
            AnswersEs = list is null ? string.Join('\n', item.Answers.Select(a => a.Es)).TrimEnd('\n') : null,
            IsReversed = item.IsReversed,
            IsRequired = item.IsRequired,
            WhenItem = item.When?.Item,
            WhenAnswers = item.When is { } when ? string.Join(", ", when.Answers) : null,
        };
    }

    /// <summary>The question as typed, as far as it can be made one.</summary>
    /// <param name="refuse">Called with a field and a sentence for what cannot.</param>
    public InstrumentItem ToItem(Action<string, string> refuse)
    {
        var key = Key?.Trim() ?? "";
        if (!InstrumentCheck.IsKey(key)) refuse(nameof(Key), "Begin with a lower case letter; then lower case letters, digits and - only, at most 40 in all.");
        if (Kind is not { } kind || !Enum.IsDefined(kind)) { refuse(nameof(Kind), "Choose how it is answered."); kind = ItemKind.Rating; }
        if (string.IsNullOrWhiteSpace(En)) refuse(nameof(En), "Write the question.");
        if (Math.Max(En?.Length ?? 0, Es?.Length ?? 0) > InstrumentCheck.WordsMaxLength) refuse(nameof(En), "Say it in at most 400 characters.");
        var isListed = kind is ItemKind.Rating or ItemKind.Choice;
        return new InstrumentItem
        {
            Key = key,
            Kind = kind,
            Words = AboutInput.Both(En, Es),
            Answers = isListed ? AnswersTyped(refuse) : [],
            IsReversed = kind == ItemKind.Rating && IsReversed,
            IsRequired = kind != ItemKind.Words && IsRequired,
            When = Asked(refuse),
        };
    }

    private IReadOnlyList<InBoth> AnswersTyped(Action<string, string> refuse)
    {
        if (!string.IsNullOrEmpty(List))
        {
            if (AnswerList.All.FirstOrDefault(l => l.Key == List) is { } list) return list.Answers;
            refuse(nameof(List), "Choose among the lists here.");
            return [];
        }
        var (en, es) = (Lines(AnswersEn), Lines(AnswersEs));
        if (en.Count < 2) refuse(nameof(AnswersEn), "Write at least two answers, one on each line.");
        if (es.Count > 0 && es.Count != en.Count) refuse(nameof(AnswersEs), "Write as many answers in Spanish as in English, or none yet.");
        return [.. en.Select((words, i) => new InBoth(words, i < es.Count ? es[i] : null))];
    }

    private AskedWhen? Asked(Action<string, string> refuse)
    {
        if (string.IsNullOrEmpty(WhenItem))
        {
            if (!string.IsNullOrWhiteSpace(WhenAnswers)) refuse(nameof(WhenItem), "Choose the question that these answers belong to.");
            return null;
        }
        var numbers = new List<int>();
        foreach (var part in (WhenAnswers ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) numbers.Add(number);
            else refuse(nameof(WhenAnswers), "Write the numbers of the answers with commas between, such as 1, 2.");
        }
        if (numbers.Count == 0) refuse(nameof(WhenAnswers), "Say after which answers it is asked, such as 1, 2.");
        return new AskedWhen(WhenItem, [.. numbers.Distinct().Order()]);
    }

    private static List<string> Lines(string? text) => [.. (text ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
