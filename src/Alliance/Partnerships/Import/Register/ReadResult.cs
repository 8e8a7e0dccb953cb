using System.Diagnostics.CodeAnalysis;

namespace Alliance.Partnerships.Import.Register;

/// <summary>What was read, or the one sentence that says why not. A bad file is a value here, never an exception.</summary>
public sealed class ReadResult<T>
    where T : class
{
    private ReadResult(T? value, Sentence? refusal) => (Value, Refusal) = (value, refusal);

    public T? Value { get; }

    public Sentence? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Succeeded => Value is not null;

    public static implicit operator ReadResult<T>(T value) => new(value, null);

    public static implicit operator ReadResult<T>(Sentence refusal) => new(null, refusal);
}
