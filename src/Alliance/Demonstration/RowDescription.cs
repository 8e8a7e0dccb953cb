using System.Buffers;
using System.Text;
using System.Text.Json;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Alliance.Demonstration;

/// <summary>
/// Says what a save did in the words of <see cref="ChangeDescription"/>, for rows that are written in bulk and so were never tracked.
/// </summary>
public sealed class RowDescription(IModel model)
{
    private readonly Dictionary<Type, Column[]> known = [];

    private sealed record Column(JsonEncodedText Name, Func<object, object?> Read);

    /// <summary>Starts the description of one deed.</summary>
    public Telling Tell() => new(this);

    public object?[] Values(Entity row) => [.. ColumnsOf(row).Select(c => c.Read(row))];

    private Column[] ColumnsOf(Entity row)
    {
        if (known.TryGetValue(row.GetType(), out var columns)) return columns;
        var type = model.FindEntityType(row.GetType())!;
        return known[row.GetType()] = [.. type.GetProperties()
            .Where(p => p.Name is not (nameof(Entity.AgencyId) or nameof(Entity.Id) or nameof(Entity.Version)) && !Unaudited.Is(p))
            .Select(p => new Column(JsonEncodedText.Encode(p.Name), p.GetGetter().GetClrValue))];
    }

    /// <summary>One deed's description as it grows.</summary>
    public sealed class Telling : IDisposable
    {
        private readonly RowDescription description;
        private readonly ArrayBufferWriter<byte> buffer = new(600);
        private readonly Utf8JsonWriter json;

        internal Telling(RowDescription description)
        {
            this.description = description;
            json = new Utf8JsonWriter(buffer);
            json.WriteStartObject();
        }

        public Telling New(Entity row)
        {
            Open(row);
            json.WriteStartObject("new");
            foreach (var column in description.ColumnsOf(row))
            {
                if (column.Read(row) is { } value) Write(column.Name, value);
            }
            json.WriteEndObject();
            json.WriteEndObject();
            return this;
        }

        /// <param name="before">What <see cref="Values"/> said before the row was changed.</param>
        public Telling Changed(Entity row, object?[] before)
        {
            var columns = description.ColumnsOf(row);
            var changed = Enumerable.Range(0, columns.Length).Where(i => !Equals(before[i], columns[i].Read(row))).ToList();
            if (changed.Count == 0) return this;
            Open(row);
            json.WriteStartObject("old");
            foreach (var i in changed) Write(columns[i].Name, before[i]);
            json.WriteEndObject();
            json.WriteStartObject("new");
            foreach (var i in changed) Write(columns[i].Name, columns[i].Read(row));
            json.WriteEndObject();
            json.WriteEndObject();
            return this;
        }

        public override string ToString()
        {
            json.WriteEndObject();
            json.Flush();
            return Encoding.UTF8.GetString(buffer.WrittenSpan);
        }

        public void Dispose() => json.Dispose();

        private void Open(Entity row) => json.WriteStartObject($"{row.GetType().Name}/{row.Id}");

        private void Write(JsonEncodedText name, object? value)
        {
            switch (value)
            {
                case null: json.WriteNull(name); break;
                case string text: json.WriteString(name, text); break;
                case Guid id: json.WriteString(name, id); break;
                case DateTime instant: json.WriteString(name, instant); break;
                case Enum word: json.WriteString(name, word.ToString()); break;
                case int number: json.WriteNumber(name, number); break;
                case double number: json.WriteNumber(name, number); break;
                case bool yes: json.WriteBoolean(name, yes); break;
                default: json.WritePropertyName(name); JsonSerializer.Serialize(json, value, value.GetType()); break;
            }
        }
    }
}
