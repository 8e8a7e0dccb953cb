namespace Alliance.Stewardship.Screening;

/// <summary>One word of the note; positions are in the folded text.</summary>
/// <param name="Joined">Only a space, hyphen or quotation mark lies between this word and the one before.</param>
/// <param name="Sentence">Which sentence it stands in, counted from 0.</param>
internal readonly record struct Token(
    string Word, int Start, int End, bool Joined, int Sentence, bool Capitalised, bool AllCapitals, bool Possessive, ulong Classes)
{
    public bool Is(ulong anyOf) => (Classes & anyOf) != 0;
}
