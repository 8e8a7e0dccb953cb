namespace Alliance.Stewardship.Screening;

/// <summary>
/// Finds what reads like a person's name. A clear given name is enough; one that is also a word ("May", "Grace") needs a
/// surname or surroundings that speak of a person. What continues as a street or a business is neither.
/// </summary>
internal sealed class PersonNames(Reading reading)
{
    private const int LongestName = 4;

    private static readonly HashSet<string> ClearNames = Load("given-names");
    private static readonly HashSet<string> NamesAlsoWords = Load("given-names-also-words");
    private static readonly HashSet<string> LowerCaseWords = Load("given-names-words-in-lower-case");
    private static readonly ulong Honorific = WordClasses.Named("honorific");
    private static readonly ulong Kin = WordClasses.Named("kin");
    private static readonly ulong Child = WordClasses.Named("child");
    private static readonly ulong Named = WordClasses.Named("named");
    private static readonly ulong Speech = WordClasses.Named("speech");
    private static readonly ulong Tell = WordClasses.Named("tell");
    private static readonly ulong Says = WordClasses.Named("says");
    private static readonly ulong Particle = WordClasses.Named("particle");
    private static readonly ulong Saint = WordClasses.Named("saint");
    private static readonly ulong Opener = WordClasses.Named("opener");
    private static readonly ulong Place = WordClasses.Named("street") | WordClasses.Named("business");
    private static readonly ulong PersonWord = WordClasses.Named("person") | WordClasses.Named("child") | WordClasses.Named("kin");
    private static readonly ulong NoSurname =
        Place | Honorific | Opener | WordClasses.Named("calendar") | WordClasses.Named("car") | WordClasses.Named("language");

    private readonly IReadOnlyList<Token> tokens = reading.Tokens;
    private readonly List<NameFound> found = [];

    /// <param name="First">First word of the passage: the tie for a child ("son Tom"), else the name itself.</param>
    /// <param name="Introducer">Index of the word that led to the name ("brother"), which then needs no hit of its own.</param>
    internal readonly record struct NameFound(Category Category, int First, int Last, int Introducer);

    public IReadOnlyList<NameFound> Find()
    {
        for (var index = 0; index < tokens.Count;)
            index = ReadAt(index);
        return found;
    }

    private static HashSet<string> Load(string list) =>
        [.. TermFile.Lines(list).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).SelectMany(TermFile.Forms)];

    /// <summary>Looks for a name that starts here and returns where to go on.</summary>
    private int ReadAt(int index)
    {
        var introduced = IsIntroduced(index);
        if (IsLowerCaseName(index, introduced))
            return Keep(index, index, introduced);
        if (IsInitialOfSurname(index))
            return Keep(index, index + 1, introduced);
        if (!tokens[index].Capitalised || tokens[index].Is(Place) && !introduced)
            return index + 1;

        var last = EndOfName(index);
        if (ReadsLikeAName(index, last, introduced) && !ContinuesAsPlace(index, last))
            return Keep(index, last, introduced);
        return index + 1;
    }

    private int Keep(int first, int last, bool introduced)
    {
        var introducer = introduced ? first - 1 : -1;
        var isChild = introduced && tokens[introducer].Is(Child);
        found.Add(isChild
            ? new NameFound(Category.Minor, introducer, last, introducer)
            : new NameFound(Category.SomeoneElse, first, last, introducer));
        return last + 1;
    }

    private bool ReadsLikeAName(int first, int last, bool introduced)
    {
        var word = tokens[first].Word;
        var hasSurname = last > first;
        if (introduced || HasHonorific(first))
            return !tokens[first].Is(NoSurname) || NamesAlsoWords.Contains(word);
        if (ClearNames.Contains(word))
            return hasSurname || !FollowsPlaceWord(first);
        if (NamesAlsoWords.Contains(word))
            return !IsShouted(first) && (hasSurname && !FollowsPlaceWord(first) || IsPersonish(first, last));
        return hasSurname && !tokens[first].Is(NoSurname) && !IsAcronymInside(first, last) && IsPersonish(first, last);
    }

    /// <summary>"his brother Teo", "a man named Zed", "a guy called Spider".</summary>
    private bool IsIntroduced(int index) =>
        index > 0 && tokens[index].Joined && (tokens[index].Capitalised || ClearNames.Contains(tokens[index].Word))
        && !tokens[index - 1].Possessive && IntroducesPerson(index - 1);

    private bool IntroducesPerson(int index)
    {
        var token = tokens[index];
        if (token.Is(Kin) || token.Is(Child))
            return index > 0 && !token.Capitalised && (tokens[index - 1].Is(WordClasses.Possessor) || token.Is(Child) || index > 1 && tokens[index - 2].Is(WordClasses.Possessor));
        // "a bakery named Rosita's" names a bakery: what is named must be a person.
        return token.Is(Named) && index > 0 && tokens[index - 1].Is(PersonWord);
    }

    /// <summary>"talked to luis", "denise has the keys", "mrs. petrakis": notes are typed in a hurry.</summary>
    private bool IsLowerCaseName(int index, bool introduced)
    {
        var token = tokens[index];
        if (token.Capitalised || IsJoined(index + 1, Place))
            return false;
        if (ClearNames.Contains(token.Word) && token.Word.Length > 2)
            return token.Word.Length > 3 && !LowerCaseWords.Contains(token.Word) || introduced || IsSpokenTo(index) || HasHonorific(index) || SaysSomething(index);
        return index > 0 && token.Joined && tokens[index - 1].Word is "mr" or "mrs" or "mister" && char.IsLetter(token.Word[0]) && !token.Is(NoSurname);
    }

    /// <summary>"tony said", "maria gonzalez called".</summary>
    private bool SaysSomething(int index) =>
        !tokens[index].Possessive && (IsJoined(index + 1, Says) || IsJoined(index + 1, 0) && IsJoined(index + 2, Says) && !tokens[index + 1].Is(NoSurname));

    private bool IsJoined(int index, ulong classes) => index < tokens.Count && tokens[index].Joined && (classes == 0 || tokens[index].Is(classes));

    /// <summary>"J. Martinez" at the start of a sentence or after a word that leads to a person; "unit B. Parking" is none.</summary>
    private bool IsInitialOfSurname(int index) =>
        tokens[index] is { Capitalised: true, Word.Length: 1 } && index + 1 < tokens.Count && tokens[index + 1] is { Capitalised: true, Joined: true, Word.Length: > 2 }
        && reading.Text.Lower[tokens[index].End..tokens[index + 1].Start].StartsWith('.') && !tokens[index + 1].Is(NoSurname)
        && (index == 0 || tokens[index - 1].Sentence != tokens[index].Sentence || tokens[index - 1].Is(Tell) || tokens[index - 1].Word is "with" or "to" or "by" or "from" or "and" or "for" or "con")
        && !ContinuesAsPlace(index, index + 1);

    private bool HasHonorific(int index)
    {
        if (index == 0 || !tokens[index].Joined || !tokens[index - 1].Is(Honorific))
            return false;
        // "12 Elm Dr. Next week": after a capital or a number it is a drive, not a doctor.
        return tokens[index - 1].Word != "dr" || index == 1 || !tokens[index - 1].Joined || !tokens[index - 2].Capitalised;
    }

    private bool IsPersonish(int first, int last) =>
        IsSpokenTo(first) || last + 1 < tokens.Count && tokens[last + 1].Joined && tokens[last + 1].Is(Says) && !tokens[last].Possessive;

    private bool IsSpokenTo(int index)
    {
        if (index == 0 || !tokens[index].Joined)
            return false;
        if (tokens[index - 1].Is(Tell))
            return true;
        if (index == 1 || tokens[index - 1].Word is not ("with" or "to" or "con" or "a"))
            return false;
        return tokens[index - 2].Is(Speech) || index > 2 && tokens[index - 3].Is(Speech);
    }

    private bool FollowsPlaceWord(int index) => index > 0 && tokens[index].Joined && tokens[index - 1].Is(Saint);

    private bool IsShouted(int index) => tokens[index].AllCapitals;

    private bool IsAcronymInside(int first, int last)
    {
        for (var index = first; index <= last; index++)
            if (tokens[index].AllCapitals)
                return true;
        return false;
    }

    private int EndOfName(int first)
    {
        var last = first;
        while (last + 1 < tokens.Count && last - first + 1 < LongestName && !tokens[last].Possessive)
        {
            var next = last + 1;
            if (tokens[next].Joined && tokens[next].Is(Particle) && !tokens[next].Capitalised && next + 1 < tokens.Count)
                next++;
            if (!tokens[next].Joined || !tokens[next].Capitalised || tokens[next].Is(NoSurname) || char.IsAsciiDigit(tokens[next].Word[0]))
                break;
            last = next;
        }

        return last;
    }

    /// <summary>"Maria's Bakery", "Luther King Park", "Chase Bank": the next word says that it is no person.</summary>
    private bool ContinuesAsPlace(int first, int last)
    {
        var next = last + 1;
        return next < tokens.Count && tokens[next].Joined && tokens[next].Is(Place)
            && (tokens[last].Possessive || tokens[next].Capitalised || last == first && !tokens[next].Is(Says));
    }
}
