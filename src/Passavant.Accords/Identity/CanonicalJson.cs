using System.Buffers;
using System.Diagnostics;

namespace Passavant.Accords.Identity;

/// <summary>A JSON value that has exactly one spelling in bytes: the canonical form of RFC 8785.</summary>
/// <remarks>
/// Values are immutable. They hold lists, so compare <see cref="ToBytes"/>, not <c>==</c>.
/// Rationals are written as texts; numbers are whole and at most 2^53 in size, so every reader of JSON reads them alike.
/// </remarks>
public abstract record CanonicalJson
{
    const long LargestInteger = 1L << 53;

    CanonicalJson() { }

    /// <summary>A text. Throws when it holds half of a surrogate pair, which has no UTF-8.</summary>
    public static CanonicalJson Of(string text) => new Text(text);

    /// <summary>A whole number, at most 2^53 in size.</summary>
    public static CanonicalJson Of(long number) => new Integer(number);

    /// <summary>True or false.</summary>
    public static CanonicalJson Of(bool value) => new Truth(value);

    /// <summary>The values in the order given, for lists whose order means something.</summary>
    public static CanonicalJson List(IEnumerable<CanonicalJson> items) => new Array([.. items]);

    /// <summary>The values sorted by their canonical bytes and each once, for lists whose order and repetition mean nothing.</summary>
    public static CanonicalJson Set(IEnumerable<CanonicalJson> items)
    {
        var ordered = items.Select(item => (Item: item, Bytes: item.Kept())).ToArray();
        if (ordered.Length < 2)
            return new Array([.. ordered.Select(pair => pair.Item)]);
        System.Array.Sort(ordered, (a, b) => a.Bytes.AsSpan().SequenceCompareTo(b.Bytes));
        var distinct = new List<CanonicalJson>(ordered.Length);
        for (var i = 0; i < ordered.Length; i++)
        {
            if (i == 0 || !ordered[i].Bytes.AsSpan().SequenceEqual(ordered[i - 1].Bytes))
            {
                distinct.Add(ordered[i].Item);
            }
        }
        return new Array(distinct);
    }

    /// <summary>Members by name. A member whose value is null is left out. Throws when a name occurs twice.</summary>
    public static CanonicalJson Members(
        params IEnumerable<(string Name, CanonicalJson? Value)> members
    )
    {
        ArgumentNullException.ThrowIfNull(members);
        return new Object(
            members
                .Where(member => member.Value is not null)
                .Select(member => KeyValuePair.Create(member.Name, member.Value!))
        );
    }

    /// <summary>A text, as by <see cref="Of(string)"/>.</summary>
    public static implicit operator CanonicalJson(string text) => new Text(text);

    /// <summary>A whole number, as by <see cref="Of(long)"/>.</summary>
    public static implicit operator CanonicalJson(long number) => new Integer(number);

    /// <summary>True or false, as by <see cref="Of(bool)"/>.</summary>
    public static implicit operator CanonicalJson(bool value) => new Truth(value);

    /// <summary>Rewrites any JSON text in canonical form.</summary>
    /// <exception cref="FormatException">The bytes are no JSON, repeat a name, hold half of a surrogate pair, hold a number too large for a double, or nest deeper than 64.</exception>
    public static byte[] Canonicalise(ReadOnlySpan<byte> utf8Json) =>
        CanonicalJsonReader.Read(utf8Json).ToBytes();

    /// <summary>The canonical bytes: UTF-8, no white space, names sorted by UTF-16 code units.</summary>
    public byte[] ToBytes()
    {
        var output = new ArrayBufferWriter<byte>(256);
        WriteTo(output);
        return output.WrittenSpan.ToArray();
    }

    // What a set was sorted by is kept, so that sets of sets are not written again at every level.
    private byte[]? written;

    private byte[] Kept() => this is Array or Object ? written ??= ToBytes() : ToBytes();

    /// <summary>Writes the canonical bytes.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (written is not null)
        {
            output.Write(written);
            return;
        }
        switch (this)
        {
            case Text(var text):
                CanonicalSpelling.WriteText(text, output);
                break;
            case Integer(var number):
                CanonicalSpelling.WriteInteger(number, output);
                break;
            case Real(var number):
                CanonicalSpelling.WriteReal(number, output);
                break;
            case Truth(var value):
                output.Write(value ? "true"u8 : "false"u8);
                break;
            case Nothing:
                output.Write("null"u8);
                break;
            case Array array:
                output.Write("["u8);
                for (var i = 0; i < array.Items.Count; i++)
                {
                    output.Write(i == 0 ? default : ","u8);
                    array.Items[i].WriteTo(output);
                }
                output.Write("]"u8);
                break;
            case Object members:
                output.Write("{"u8);
                for (var i = 0; i < members.Members.Count; i++)
                {
                    output.Write(i == 0 ? default : ","u8);
                    CanonicalSpelling.WriteText(members.Members[i].Key, output);
                    output.Write(":"u8);
                    members.Members[i].Value.WriteTo(output);
                }
                output.Write("}"u8);
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The canonical form as text.</summary>
    public sealed override string ToString() => System.Text.Encoding.UTF8.GetString(ToBytes());

    /// <summary>A text.</summary>
    public sealed record Text : CanonicalJson
    {
        /// <summary>A text without half surrogate pairs.</summary>
        public Text(string value) => Value = CanonicalSpelling.WellFormed(value);

        /// <summary>The text itself.</summary>
        public string Value { get; }

        /// <summary>The text itself.</summary>
        public void Deconstruct(out string value) => value = Value;
    }

    /// <summary>A whole number that every reader of JSON reads alike.</summary>
    public sealed record Integer : CanonicalJson
    {
        /// <summary>A whole number, at most 2^53 in size.</summary>
        public Integer(long value)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LargestInteger);
            ArgumentOutOfRangeException.ThrowIfLessThan(value, -LargestInteger);
            Value = value;
        }

        /// <summary>The number itself.</summary>
        public long Value { get; }

        /// <summary>The number itself.</summary>
        public void Deconstruct(out long value) => value = Value;
    }

    /// <summary>A floating-point number, which only foreign JSON holds: an accord writes rationals as texts.</summary>
    public sealed record Real : CanonicalJson
    {
        /// <summary>A finite number.</summary>
        public Real(double value)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(value),
                    value,
                    "JSON has finite numbers only."
                );
            }
            Value = value;
        }

        /// <summary>The number itself.</summary>
        public double Value { get; }

        /// <summary>The number itself.</summary>
        public void Deconstruct(out double value) => value = Value;
    }

    /// <summary>True or false.</summary>
    /// <param name="Value">The value itself.</param>
    public sealed record Truth(bool Value) : CanonicalJson;

    /// <summary>JSON's null.</summary>
    public sealed record Nothing : CanonicalJson;

    /// <summary>Values in order.</summary>
    /// <param name="Items">The values.</param>
    public sealed record Array(IReadOnlyList<CanonicalJson> Items) : CanonicalJson;

    /// <summary>Members, sorted by name, each name once.</summary>
    public sealed record Object : CanonicalJson
    {
        /// <summary>Members in any order. Throws when a name occurs twice.</summary>
        public Object(IEnumerable<KeyValuePair<string, CanonicalJson>> members)
        {
            var sorted = members.ToArray();
            System.Array.Sort(sorted, (a, b) => string.CompareOrdinal(a.Key, b.Key));
            for (var i = 0; i < sorted.Length; i++)
            {
                CanonicalSpelling.WellFormed(sorted[i].Key);
                if (i > 0 && sorted[i].Key == sorted[i - 1].Key)
                {
                    throw new ArgumentException(
                        $"The name '{sorted[i].Key}' occurs twice.",
                        nameof(members)
                    );
                }
            }
            Members = sorted;
        }

        /// <summary>The members, sorted by UTF-16 code units of their names.</summary>
        public new IReadOnlyList<KeyValuePair<string, CanonicalJson>> Members { get; }
    }
}
