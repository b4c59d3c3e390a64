using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcosystemSim.Experiments.Summary;

/// <summary>Numbers in a row. Written on one line and with seven digits, which is more than a figure shows: paths are most of a summary.</summary>
[JsonConverter(typeof(Converter))]
public readonly record struct NumberRow(ImmutableArray<double> Values)
{
    /// <summary>Rounds to what will be written, so that a summary and its file say the same.</summary>
    public NumberRow(IEnumerable<double> values)
        : this([.. values.Select(Rounded)])
    {
    }

    /// <summary>How many.</summary>
    public int Length => Values.IsDefault ? 0 : Values.Length;

    /// <summary>One of them.</summary>
    public double this[int index] => Values[index];

    /// <summary>Whether the numbers are the same.</summary>
    public bool Equals(NumberRow other) => Values.IsDefault ? other.Values.IsDefault : !other.Values.IsDefault && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Length == 0 ? 0 : HashCode.Combine(Length, Values[0], Values[^1]);

    private static double Rounded(double value) =>
        double.IsFinite(value) ? double.Parse(value.ToString("G7", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : value;

    private sealed class Converter : JsonConverter<NumberRow>
    {
        public override NumberRow Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("A row of numbers is a list.");
            var values = ImmutableArray.CreateBuilder<double>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                values.Add(reader.TokenType == JsonTokenType.Number ? reader.GetDouble() : double.NaN);
            return new NumberRow(values.ToImmutable());
        }

        public override void Write(Utf8JsonWriter writer, NumberRow value, JsonSerializerOptions options)
        {
            var text = new StringBuilder("[");
            for (int i = 0; i < value.Length; i++)
            {
                if (i > 0) text.Append(", ");
                if (double.IsFinite(value[i])) text.Append(value[i].ToString("R", CultureInfo.InvariantCulture));
                else text.Append("\"NaN\"");
            }

            writer.WriteRawValue(text.Append(']').ToString());
        }
    }
}
