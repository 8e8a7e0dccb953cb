using Alliance.Coaching.Coding.Reading;

namespace Alliance.Coaching.Coding.Model;

/// <summary>What the second layer decides from: what the first said of this turn and of those before it, and what can be counted.</summary>
internal static class Surroundings
{
    private const int LooksBack = 4, RemembersBack = 24;
    private const int OfNeighbor = Heads.Behaviors + 2 + Heads.Talks;
    private const int Remembered = Heads.Behaviors + Heads.Talks;

    /// <summary>Where it is told what the turns before did, and the cues of change: nothing that tells an open question from a closed one.</summary>
    public static bool IsAroundTheTurn(int place) => place >= TurnScores.Count && place < TurnScores.Count + LooksBack * OfNeighbor + Remembered || place >= Count - Cues.Count;

    public static readonly int Count = TurnScores.Count + LooksBack * OfNeighbor + Remembered + Measures.Count + Cues.Count;

    /// <param name="scores">Of the first layer, for every turn of the conversation.</param>
    public static float[] Of(ReadTurn[] turns, float[][] scores, int i)
    {
        var all = new float[Count];
        var next = 0;
        foreach (var score in scores[i]) all[next++] = Math.Clamp(score, -6, 6);
        for (var back = 1; back <= LooksBack; back++)
        {
            if (i >= back) WriteNeighbor(turns[i - back], scores[i - back], all.AsSpan(next, OfNeighbor));
            next += OfNeighbor;
        }
        WriteRemembered(turns, scores, i, all.AsSpan(next, Remembered));
        next += Remembered;
        Measures.Write(turns, i, all.AsSpan(next, Measures.Count));
        next += Measures.Count;
        Cues.Write(turns[i].Text, all.AsSpan(next, Cues.Count));
        return all;
    }

    /// <summary>Behaviors and kinds only of an officer, talk of both.</summary>
    private static void WriteNeighbor(ReadTurn turn, float[] scores, Span<float> into)
    {
        if (turn.Speaker == Speaker.Officer)
        {
            for (var b = 0; b < Heads.Behaviors; b++) into[b] = MathF.Exp(scores[Heads.Behavior + b]);
            into[Heads.Behaviors] = Chance(scores[Heads.Closed]) * Chance(scores[Heads.Asks]);
            into[Heads.Behaviors + 1] = Chance(scores[Heads.Complex]) * Chance(scores[Heads.Reflects]);
        }
        for (var t = 0; t < Heads.Talks; t++) into[Heads.Behaviors + 2 + t] = MathF.Exp(scores[Heads.Talk + t]);
    }

    /// <summary>How this conversation went so far, drawn towards an even share while little was said.</summary>
    private static void WriteRemembered(ReadTurn[] turns, float[][] scores, int i, Span<float> into)
    {
        var (officers, partners) = (0, 0);
        for (var j = i - 1; j >= 0 && j >= i - RemembersBack; j--)
        {
            if (turns[j].Speaker == Speaker.Officer)
            {
                officers++;
                for (var b = 0; b < Heads.Behaviors; b++) into[b] += MathF.Exp(scores[j][Heads.Behavior + b]);
            }
            else
            {
                partners++;
                for (var t = 0; t < Heads.Talks; t++) into[Heads.Behaviors + t] += MathF.Exp(scores[j][Heads.Talk + t]);
            }
        }
        for (var b = 0; b < Heads.Behaviors; b++) into[b] = (into[b] + 3f / Heads.Behaviors) / (officers + 3);
        for (var t = 0; t < Heads.Talks; t++) into[Heads.Behaviors + t] = (into[Heads.Behaviors + t] + 3f / Heads.Talks) / (partners + 3);
    }

    private static float Chance(float odds) => 1 / (1 + MathF.Exp(-odds));
}
