namespace Alliance.Coaching.Coding;

public enum Speaker
{
    Officer,
    Partner,
}

/// <summary>What one person said before the other spoke again.</summary>
public sealed record Turn(Speaker Speaker, string Text);
