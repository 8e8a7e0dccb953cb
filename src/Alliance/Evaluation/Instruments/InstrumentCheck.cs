using System.Globalization;
using System.Text.RegularExpressions;

namespace Alliance.Evaluation.Instruments;

/// <summary>Something about an instrument that must, or should, be changed.</summary>
/// <param name="Item">The item that it is about; null where it is about a scale or the whole.</param>
/// <param name="Sentence">The key of the sentence.</param>
/// <param name="With">What goes into its places.</param>
/// <param name="IsWarning">Whether it may be published all the same.</param>
public sealed record InstrumentProblem(string? Item, string Sentence, object[] With, bool IsWarning)
{
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, Sentence, With);
}

/// <summary>Says in sentences what is wrong with an instrument.</summary>
public sealed partial class InstrumentCheck
{
    public const int MostItems = 60;
    public const int WordsMaxLength = 400;
    public const int AnswerMaxLength = 80;
    public const int IntroMaxLength = 1000;
    public const int SayMaxLength = 400;
    public const int MostAnswers = 12;

    private readonly List<InstrumentProblem> problems = [];
    private readonly Instrument instrument;

    private InstrumentCheck(Instrument instrument) => this.instrument = instrument;

    public static IReadOnlyList<InstrumentProblem> Of(Instrument instrument)
    {
        var check = new InstrumentCheck(instrument);
        check.Whole();
        foreach (var item in instrument.Items) check.Item(item);
        foreach (var scale in instrument.Scales) check.Scale(scale);
        check.Traits();
        return check.problems;
    }

    /// <summary>What is wrong with one scale of an instrument.</summary>
    public static IReadOnlyList<InstrumentProblem> OfScale(Instrument instrument, InstrumentScale scale)
    {
        var check = new InstrumentCheck(instrument);
        check.Scale(scale);
        return check.problems;
    }

    public static bool IsKey(string key) => key.Length <= InstrumentVersion.KeyMaxLength && Key().IsMatch(key);

    private void Whole()
    {
        if (!IsKey(instrument.Key)) Refuse(null, "The key “{0}” must begin with a lower case letter and hold only lower case letters, digits and -.", instrument.Key);
        Said(null, instrument.Title, InstrumentVersion.TitleMaxLength, "the title");
        Said(null, instrument.Intro, IntroMaxLength, "the introduction");
        if (instrument.License.Length == 0) Refuse(null, "Say who may use it and how (license).");
        if (instrument.Source.Length == 0) Refuse(null, "Say where wording and scoring come from (source).");
        if (Math.Max(instrument.License.Length, instrument.Source.Length) > SayMaxLength) Refuse(null, "Say license and source in at most {0} characters each.", SayMaxLength);
        if (instrument.Items.Count == 0) Refuse(null, "It has no question yet. Add one.");
        if (instrument.Items.Count > MostItems) Refuse(null, "It has {0} questions; at most {1} can be asked at once.", instrument.Items.Count, MostItems);
        foreach (var twice in Twice(instrument.Items.Select(i => i.Key))) Refuse(null, "Two questions have the key “{0}”. Give one of them another.", twice);
        foreach (var twice in Twice(instrument.Scales.Select(s => s.Key))) Refuse(null, "Two scales have the key “{0}”. Give one of them another.", twice);
    }

    private void Item(InstrumentItem item)
    {
        if (!IsKey(item.Key)) Refuse(item.Key, "The key “{0}” must begin with a lower case letter and hold only lower case letters, digits and -.", item.Key);
        if (!Enum.IsDefined(item.Kind)) Refuse(item.Key, "Question “{0}” has no kind.", item.Key);
        Said(item.Key, item.Words, WordsMaxLength, NameOf(item));
        var hasList = item.Kind is ItemKind.Rating or ItemKind.Choice;
        if (hasList && item.Answers.Count is < 2 or > MostAnswers) Refuse(item.Key, "Question “{0}” needs from 2 to {1} answers to choose from.", item.Key, MostAnswers);
        if (!hasList && item.Answers.Count > 0) Refuse(item.Key, "Question “{0}” asks for a number or for words, so it cannot have answers to choose from.", item.Key);
        foreach (var answer in item.Answers) Said(item.Key, answer, AnswerMaxLength, $"an answer to {NameOf(item)}");
        foreach (var twice in Twice(item.Answers.Select(a => a.En))) Refuse(item.Key, "Question “{0}” has the answer “{1}” twice.", item.Key, twice);
        if (item.IsReversed && item.Kind != ItemKind.Rating) Refuse(item.Key, "Question “{0}” is counted in reverse but is no rating. Only ratings have another end to count from.", item.Key);
        if (item.IsReversed && !instrument.Scales.Any(s => s.Items.Contains(item.Key))) Warn(item.Key, "Question “{0}” is counted in reverse but is in no scale, so it makes no difference.", item.Key);
        if (item.Kind == ItemKind.Words && item.IsRequired) Refuse(item.Key, "Question “{0}” asks for own words; those are always optional.", item.Key);
        if (item.When is { } when) Logic(item, when);
    }

    private void Logic(InstrumentItem item, AskedWhen when)
    {
        var earlier = instrument.Items.FirstOrDefault(i => i.Key == when.Item);
        if (earlier is null) Refuse(item.Key, "Question “{0}” is asked after an answer to “{1}”, and there is no such question.", item.Key, when.Item);
        else if (Place(earlier.Key) >= Place(item.Key)) Refuse(item.Key, "Question “{0}” is asked after an answer to “{1}”, which does not come before it. Move one of them.", item.Key, when.Item);
        else if (earlier.Kind is not (ItemKind.Rating or ItemKind.Choice)) Refuse(item.Key, "Question “{0}” hangs on “{1}”, which has no answers to choose from.", item.Key, when.Item);
        else if (when.Answers.Count == 0) Refuse(item.Key, "Question “{0}” is asked after an answer to “{1}”; say which answers.", item.Key, when.Item);
        else if (when.Answers.Any(a => a < 1 || a > earlier.Answers.Count)) Refuse(item.Key, "Question “{0}” is asked after an answer to “{1}” that it does not have; it has {2}.", item.Key, when.Item, earlier.Answers.Count);
        else if (when.Answers.Distinct().Count() == earlier.Answers.Count) Warn(item.Key, "Question “{0}” is asked after any answer to “{1}”.", item.Key, when.Item);
    }

    private void Scale(InstrumentScale scale)
    {
        if (!IsKey(scale.Key)) Refuse(null, "The key “{0}” must begin with a lower case letter and hold only lower case letters, digits and -.", scale.Key);
        Said(null, scale.Title, InstrumentVersion.TitleMaxLength, $"the title of the scale “{scale.Key}”");
        if (scale.Items.Count == 0) Refuse(null, "The scale “{0}” has no question.", scale.Key);
        foreach (var twice in Twice(scale.Items)) Refuse(null, "The scale “{0}” has the question “{1}” twice.", scale.Key, twice);
        var items = new List<InstrumentItem>();
        foreach (var key in scale.Items.Distinct())
        {
            if (instrument.Items.FirstOrDefault(i => i.Key == key) is not { } item) Refuse(null, "The scale “{0}” names the question “{1}”, and there is no such question.", scale.Key, key);
            else if (item.Kind != ItemKind.Rating) Refuse(null, "The scale “{0}” holds the question “{1}”, which is no rating. Only ratings can be scored.", scale.Key, key);
            else items.Add(item);
        }
        if (items.Select(i => i.Answers.Count).Distinct().Count() > 1) Refuse(null, "The questions of the scale “{0}” have different numbers of answers, so they cannot be added up.", scale.Key);
        if (scale.Least < 1 || scale.Least > Math.Max(1, scale.Items.Count)) Refuse(null, "The scale “{0}” must ask for at least 1 and at most {1} answers.", scale.Key, Math.Max(1, scale.Items.Count));
    }

    private void Traits()
    {
        foreach (var item in instrument.Items)
        {
            foreach (var asked in TraitQuestions.In([item.Words, .. item.Answers]))
                Refuse(item.Key, "Question “{0}” says “{1}”: nobody is asked here about themselves as a member of a group. Ask what was done and how it was, not who somebody is.", item.Key, asked);
        }
    }

    private void Said(string? item, InBoth words, int most, string what)
    {
        if (string.IsNullOrWhiteSpace(words.En)) Refuse(item, "Write {0} in English.", what);
        else if (string.IsNullOrWhiteSpace(words.Es)) Warn(item, "The Spanish of {0} is missing; whoever answers in Spanish reads it in English.", what);
        if (Math.Max(words.En.Length, words.Es?.Length ?? 0) > most) Refuse(item, "Say {0} in at most {1} characters.", what, most);
    }

    private int Place(string key) => instrument.Items.TakeWhile(i => i.Key != key).Count();

    private string NameOf(InstrumentItem item) => $"question {Place(item.Key) + 1} (“{item.Key}”)";

    private void Refuse(string? item, string sentence, params object[] with) => problems.Add(new InstrumentProblem(item, sentence, with, false));

    private void Warn(string? item, string sentence, params object[] with) => problems.Add(new InstrumentProblem(item, sentence, with, true));

    private static IEnumerable<string> Twice(IEnumerable<string> keys) => keys.GroupBy(k => k, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex Key();
}
