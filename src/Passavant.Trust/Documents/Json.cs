using System.Buffers;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Passavant.Accords.Identity;

namespace Passavant.Trust.Documents;

/// <summary>A JSON value as it is signed and read here, with the one spelling RFC 8785 gives it.</summary>
/// <remarks>
/// Immutable. Numbers are doubles, as RFC 8785 has them; whole numbers beyond 2^53 and decimals that must not be rounded are written as texts by this project.
/// Values hold lists, so compare <see cref="ToCanonicalBytes"/>, not <c>==</c>. Members keep the order they were given in; the canonical form sorts them.
/// </remarks>
public abstract record Json
{
    private Json() { }

    /// <summary>How deep a value may nest.</summary>
    public const int DeepestNesting = 64;

    /// <summary>The greatest whole number every reader of JSON reads alike.</summary>
    public const long LargestInteger = 1L << 53;

    /// <summary>Reads one JSON value from UTF-8.</summary>
    /// <exception cref="DocumentException">The bytes are no JSON, hold more than one value, repeat a name in an object, hold half of a surrogate pair or bytes that are no UTF-8, hold a number beyond a double, or nest deeper than <see cref="DeepestNesting"/>.</exception>
    public static Json Read(ReadOnlySpan<byte> utf8) => JsonTextReader.Read(utf8);

    /// <summary>A text, as by the constructor of <see cref="Text"/>; null for null, which <see cref="Of"/> leaves out.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator Json?(string? text) => text is null ? null : new Text(text);

    /// <summary>A whole number, at most <see cref="LargestInteger"/> in size.</summary>
    public static implicit operator Json(long number) =>
        Math.Abs(number) <= LargestInteger
            ? new Number(number)
            : throw new ArgumentOutOfRangeException(
                nameof(number),
                number,
                "beyond 2^53 readers of JSON differ"
            );

    /// <summary>True or false.</summary>
    public static implicit operator Json(bool value) => new Truth(value);

    /// <summary>An object of the members given, in their order; a member whose value is null is left out.</summary>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public static Object Of(params IEnumerable<(string Name, Json? Value)> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        return new Object(
            members
                .Where(member => member.Value is not null)
                .Select(member => KeyValuePair.Create(member.Name, member.Value!))
        );
    }

    /// <summary>A list of the values given.</summary>
    public static Array List(params IEnumerable<Json> items) => new(items);

    /// <summary>The canonical bytes of RFC 8785: UTF-8, no white space, names sorted by UTF-16 code units.</summary>
    public byte[] ToCanonicalBytes()
    {
        var output = new ArrayBufferWriter<byte>(256);
        Write(this, output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The canonical form as text.</summary>
    public sealed override string ToString() =>
        System.Text.Encoding.UTF8.GetString(ToCanonicalBytes());

    private static void Write(Json json, IBufferWriter<byte> output)
    {
        switch (json)
        {
            case Text text:
                CanonicalSpelling.WriteText(text.Value, output);
                break;
            case Number number:
                CanonicalSpelling.WriteReal(number.Value, output);
                break;
            case Truth truth:
                output.Write(truth.Value ? "true"u8 : "false"u8);
                break;
            case Null:
                output.Write("null"u8);
                break;
            case Array array:
                output.Write("["u8);
                for (var i = 0; i < array.Items.Count; i++)
                {
                    output.Write(i == 0 ? default : ","u8);
                    Write(array.Items[i], output);
                }
                output.Write("]"u8);
                break;
            case Object members:
                output.Write("{"u8);
                var first = true;
                foreach (
                    var (name, value) in members.Members.OrderBy(
                        member => member.Key,
                        StringComparer.Ordinal
                    )
                )
                {
                    output.Write(first ? default : ","u8);
                    first = false;
                    CanonicalSpelling.WriteText(name, output);
                    output.Write(":"u8);
                    Write(value, output);
                }
                output.Write("}"u8);
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>A text.</summary>
    public sealed record Text : Json
    {
        /// <summary>A text without half surrogate pairs.</summary>
        /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
        public Text(string value) => Value = CanonicalSpelling.WellFormed(value);

        /// <summary>The text itself.</summary>
        public string Value { get; }
    }

    /// <summary>A number.</summary>
    public sealed record Number : Json
    {
        /// <summary>A finite number.</summary>
        /// <exception cref="ArgumentException">The number is infinite or no number.</exception>
        public Number(double value) =>
            Value = double.IsFinite(value)
                ? value
                : throw new ArgumentException("JSON has no infinity and no NaN.", nameof(value));

        /// <summary>The number itself.</summary>
        public double Value { get; }
    }

    /// <summary>True or false.</summary>
    public sealed record Truth(bool Value) : Json;

    /// <summary>The value <c>null</c>.</summary>
    public sealed record Null : Json;

    /// <summary>A list.</summary>
    public sealed record Array : Json
    {
        /// <summary>A list of the values given.</summary>
        public Array(IEnumerable<Json> items) => Items = [.. items];

        /// <summary>The values in order.</summary>
        public IReadOnlyList<Json> Items { get; }
    }

    /// <summary>An object.</summary>
    public sealed record Object : Json
    {
        private readonly OrderedDictionary<string, Json> members;

        /// <summary>An object of members, in the order given.</summary>
        /// <exception cref="ArgumentException">A name occurs twice or holds half of a surrogate pair.</exception>
        public Object(IEnumerable<KeyValuePair<string, Json>> members)
        {
            this.members = new(StringComparer.Ordinal);
            foreach (var (name, value) in members)
            {
                if (!this.members.TryAdd(CanonicalSpelling.WellFormed(name), value))
                    throw new ArgumentException($"The name '{name}' occurs twice.");
            }
        }

        /// <summary>The members in the order given.</summary>
        public IReadOnlyList<KeyValuePair<string, Json>> Members => members;

        /// <summary>The value under a name, or null when there is none.</summary>
        public Json? Find(string name) => members.GetValueOrDefault(name);

        /// <summary>Whether there is a value under a name.</summary>
        public bool TryFind(string name, [NotNullWhen(true)] out Json? value) =>
            members.TryGetValue(name, out value);

        /// <summary>The same object with one member set or replaced.</summary>
        public Object With(string name, Json value) =>
            new(
                members.ContainsKey(name)
                    ? members.Select(member =>
                        member.Key == name ? KeyValuePair.Create(name, value) : member
                    )
                    : members.Append(KeyValuePair.Create(name, value))
            );
    }
}
