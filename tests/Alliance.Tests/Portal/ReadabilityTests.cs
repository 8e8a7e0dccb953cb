using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Alliance.Tests.Portal;

/// <summary>
/// Everything a partner reads, pages and letters, in words for a reader of twelve: in English by the grade of Flesch and Kincaid
/// (the sixth is eleven to twelve years), in Spanish by the perspicuity of Szigriszt (65 and more is easier than the sixth grade's books).
/// </summary>
public sealed partial class ReadabilityTests
{
    private const double SixthGrade = 6, FairlyEasy = 65;
    private const int LongestSentence = 25;

    [Fact]
    public void English_IsForReadersOfTwelve() => GradeOf(Sentences(entry => entry.English)).ShouldBeLessThanOrEqualTo(SixthGrade);

    [Fact]
    public void Spanish_IsForReadersOfTwelve() => PerspicuityOf(Sentences(entry => entry.Spanish)).ShouldBeGreaterThanOrEqualTo(FairlyEasy);

    [Fact]
    public void Sentences_EndBeforeTheReaderIsLost() =>
        Sentences(entry => entry.English).Concat(Sentences(entry => entry.Spanish)).Where(s => s.Count > LongestSentence).Select(s => string.Join(' ', s)).ShouldBeEmpty();

    [Fact]
    public void Measures_TellALawyersSentenceFromAChilds()
    {
        GradeOf(SentencesIn("Notwithstanding the aforementioned stipulations, the department's retention obligations necessitate indefinite preservation of identifiable documentation.")).ShouldBeGreaterThan(15);
        GradeOf(SentencesIn("We keep your name. You can see it here.")).ShouldBeLessThan(2);
        PerspicuityOf(SentencesIn("No obstante las estipulaciones anteriormente mencionadas, las obligaciones departamentales de conservación requieren documentación identificable.")).ShouldBeLessThan(20);
        PerspicuityOf(SentencesIn("Guardamos su nombre. Usted lo ve en esta hoja.")).ShouldBeGreaterThan(80);
    }

    [Theory]
    [InlineData("promise", 2)]
    [InlineData("table", 2)]
    [InlineData("asked", 1)]
    [InlineData("organization", 5)]
    [InlineData("you", 1)]
    public void Syllables_OfEnglishWords(string word, int syllables) => InEnglish(word).ShouldBe(syllables);

    [Theory]
    [InlineData("guardamos", 3)]
    [InlineData("día", 2)]
    [InlineData("relación", 3)]
    [InlineData("quién", 1)]
    [InlineData("leer", 2)]
    public void Syllables_OfSpanishWords(string word, int syllables) => InSpanish(word).ShouldBe(syllables);

    /// <summary>0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid et al., 1975).</summary>
    private static double GradeOf(IReadOnlyCollection<IReadOnlyList<string>> sentences) =>
        0.39 * WordsASentence(sentences) + 11.8 * SyllablesAWord(sentences, InEnglish) - 15.59;

    /// <summary>206.835 - 62.3 syllables a word - words a sentence (Szigriszt Pazos, 1993).</summary>
    private static double PerspicuityOf(IReadOnlyCollection<IReadOnlyList<string>> sentences) =>
        206.835 - 62.3 * SyllablesAWord(sentences, InSpanish) - WordsASentence(sentences);

    private static double WordsASentence(IReadOnlyCollection<IReadOnlyList<string>> sentences) => sentences.Average(s => s.Count);

    private static double SyllablesAWord(IReadOnlyCollection<IReadOnlyList<string>> sentences, Func<string, int> syllables) => sentences.SelectMany(s => s).Average(syllables);

    private static List<IReadOnlyList<string>> Sentences(Func<(string English, string Spanish), string> side)
    {
        var file = Path.Combine(Repository.Root, "src", "Alliance", "Platform", "Layout", "Words.es.resx");
        var sentences = XDocument.Load(file).Root!.Elements("data").Select(d => (d.Attribute("name")!.Value, d.Element("value")!.Value)).Select(side)
            .Where(text => text.TrimEnd().EndsWith('.') || text.TrimEnd().EndsWith('?')).SelectMany(SentencesIn).ToList();
        sentences.Count.ShouldBeGreaterThan(60, "There should have been sentences to measure.");
        return sentences;
    }

    /// <summary>Words by sentence; labels and single words are none.</summary>
    private static List<IReadOnlyList<string>> SentencesIn(string text) =>
        [.. End().Split(Placeholder().Replace(text, "one")).Select(s => Word().Matches(s).Select(m => m.Value).ToList()).Where(s => s.Count >= 3)];

    private static int InEnglish(string word)
    {
        var letters = NotEnglish().Replace(word.ToLowerInvariant(), "");
        var count = EnglishVowels().Count(letters);
        if (count > 1 && (SilentE().IsMatch(letters) || SilentEd().IsMatch(letters))) count--;
        return Math.Max(1, count);
    }

    private static int InSpanish(string word)
    {
        var letters = SilentU().Replace(word.ToLowerInvariant(), "$1");
        return Math.Max(1, SpanishVowels().Matches(letters).Sum(m => 1 + m.Value.Zip(m.Value.Skip(1)).Count(pair => IsHiatus(pair.First, pair.Second))));
    }

    private static bool IsHiatus(char one, char other) => IsStrong(one) && IsStrong(other) || "íú".Contains(one) && IsStrong(other) || IsStrong(one) && "íú".Contains(other);

    private static bool IsStrong(char vowel) => "aeoáéó".Contains(vowel);

    [GeneratedRegex(@"(?<=[.?!:;])\s+")]
    private static partial Regex End();

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[\p{L}\p{N}'’-]+")]
    private static partial Regex Word();

    [GeneratedRegex("[^a-z]")]
    private static partial Regex NotEnglish();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex EnglishVowels();

    [GeneratedRegex("(?<![aeiouyl])e$")]
    private static partial Regex SilentE();

    [GeneratedRegex("[^aeiouytd]ed$")]
    private static partial Regex SilentEd();

    [GeneratedRegex("(q)u|(?<=g)u(?=[eiéí])")]
    private static partial Regex SilentU();

    [GeneratedRegex("[aeiouáéíóúüy]+")]
    private static partial Regex SpanishVowels();
}
