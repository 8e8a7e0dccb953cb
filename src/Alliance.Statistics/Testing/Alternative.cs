namespace Alliance.Statistics.Testing;

/// <summary>What a test looks for against its hypothesis.</summary>
public enum Alternative
{
    /// <summary>A difference either way.</summary>
    TwoSided,

    /// <summary>The first is less than the second, or than the value tested against.</summary>
    Less,

    /// <summary>The first is greater.</summary>
    Greater,
}
