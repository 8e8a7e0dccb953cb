using System.Text;

namespace Alliance.Tests.Architecture;

/// <summary>Takes the code out of a Razor page and leaves its markup: enough of a reader to find text that stands alone.</summary>
public static class RazorText
{
    private static readonly string[] LineDirectives = ["page", "model", "using", "inject", "addTagHelper", "inherits", "namespace", "implements", "removeTagHelper"];
    private static readonly string[] Statements = ["if", "for", "foreach", "while", "switch", "using", "lock"];

    public static string WithoutCode(string razor)
    {
        var reader = new Reader(razor);
        reader.Markup(untilBrace: false);
        return reader.Text.ToString();
    }

    private sealed class Reader(string source)
    {
        private int at;

        public StringBuilder Text { get; } = new();

        private char Now => at < source.Length ? source[at] : '\0';

        /// <summary>Reads markup; inside a statement's block, up to the brace that closes it.</summary>
        public void Markup(bool untilBrace)
        {
            while (at < source.Length)
            {
                if (Now == '@') Code();
                else Text.Append(source[at++]);
                if (untilBrace) return;
            }
        }

        private void Code()
        {
            at++;
            if (Now == '@') { Text.Append('@'); at++; return; }
            if (Now == '*') { at = source.IndexOf("*@", at, StringComparison.Ordinal) + 2; return; }
            if (Now == '{') { Balanced('{', '}'); return; }
            if (Now == '(') { Balanced('(', ')'); return; }
            var word = Word();
            if (LineDirectives.Contains(word) && !(word == "using" && After() == '(')) { SkipLine(); return; }
            if (word == "functions" || word == "section") { SkipTo('{'); if (word == "functions") Balanced('{', '}'); else { at++; Block(); } return; }
            if (Statements.Contains(word)) { Statement(); return; }
            Expression();
        }

        /// <summary>A statement's condition, its block, and the branches that follow it.</summary>
        private void Statement()
        {
            SkipSpace();
            if (Now == '(') Balanced('(', ')');
            SkipSpace();
            if (Now == '{') { at++; Block(); }
            var before = at;
            SkipSpace();
            if (Ahead("else")) { at += 4; SkipSpace(); if (Ahead("if")) at += 2; Statement(); }
            else at = before;
        }

        /// <summary>Code with markup in it: what stands between tags is markup, all else is code.</summary>
        private void Block()
        {
            while (at < source.Length && Now != '}')
            {
                if (Now == '<') Element();
                else if (Now == '@') Code();
                else if (Now == '"') String();
                else if (Now == '{') { at++; Block(); }
                else if (Ahead("//")) SkipLine();
                else at++;
            }
            at++;
        }

        /// <summary>One element with all it holds, copied; code inside it is left out.</summary>
        private void Element()
        {
            var depth = 0;
            do
            {
                if (Now == '<' && at + 1 < source.Length && source[at + 1] == '/') { depth--; Tag(); }
                else if (Now == '<') { if (!Tag()) depth++; }
                else if (Now == '@') Code();
                else if (at < source.Length) Text.Append(source[at++]);
            } while (depth > 0 && at < source.Length);
        }

        /// <returns>True where the tag closes itself or has no end.</returns>
        private bool Tag()
        {
            var start = Text.Length;
            while (at < source.Length && Now != '>')
            {
                if (Now == '@') Code();
                else Text.Append(source[at++]);
            }
            if (at < source.Length) Text.Append(source[at++]);
            var tag = Text.ToString(start, Text.Length - start);
            var name = new string([.. tag.Skip(1).TakeWhile(c => char.IsLetterOrDigit(c) || c == '-')]);
            return tag.EndsWith("/>", StringComparison.Ordinal) || name is "br" or "img" or "input" or "hr" or "meta" or "link";
        }

        private void Expression()
        {
            while (at < source.Length)
            {
                if (Now == '(') Balanced('(', ')');
                else if (Now == '[') Balanced('[', ']');
                else if (Now is '.' or '!' or '?' && at + 1 < source.Length && (char.IsLetter(source[at + 1]) || source[at + 1] is '.' or '[')) { at++; Word(); }
                else if (Now == '!' && at + 1 < source.Length && source[at + 1] == '.') at++;
                else return;
            }
        }

        private void Balanced(char open, char close)
        {
            var depth = 0;
            do
            {
                if (Now == '"') { String(); continue; }
                if (Now == '\'' && at + 2 < source.Length && (source[at + 2] == '\'' || source[at + 1] == '\\')) { at += source[at + 1] == '\\' ? 4 : 3; continue; }
                if (Now == open) depth++;
                if (Now == close) depth--;
                at++;
            } while (depth > 0 && at < source.Length);
        }

        private void String()
        {
            var interpolated = at > 0 && source[at - 1] == '$';
            at++;
            while (at < source.Length && Now != '"')
            {
                if (Now == '\\') at++;
                if (interpolated && Now == '{') { Balanced('{', '}'); continue; }
                at++;
            }
            at++;
        }

        private string Word()
        {
            var start = at;
            while (char.IsLetterOrDigit(Now) || Now == '_') at++;
            return source[start..at];
        }

        private char After()
        {
            var ahead = at;
            while (ahead < source.Length && source[ahead] == ' ') ahead++;
            return ahead < source.Length ? source[ahead] : '\0';
        }

        private bool Ahead(string word) => string.CompareOrdinal(source, at, word, 0, word.Length) == 0;

        private void SkipSpace() { while (char.IsWhiteSpace(Now)) at++; }

        private void SkipTo(char stop) { while (at < source.Length && Now != stop) at++; }

        private void SkipLine() { while (at < source.Length && Now != '\n') at++; }
    }
}
