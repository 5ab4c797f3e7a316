namespace Passavant.Accords.Reading;

/// <summary>A part of a strict YAML text, with its place: a scalar, a sequence or a mapping.</summary>
/// <remarks>
/// Every scalar is text: <c>NO</c>, <c>3.10</c>, <c>null</c> and <c>~</c> mean themselves, and the glossary gives them types.
/// Nodes hold lists, so <c>==</c> compares references to them: compare canonical forms instead.
/// </remarks>
public abstract record YamlNode
{
    YamlNode(Place place) => Place = place;

    /// <summary>Where the node begins: the first letter or quotation mark, the first dash, the first key, or the opening bracket.</summary>
    public Place Place { get; }

    /// <summary>What the node is, in a word for faults: <c>text</c>, <c>list</c> or <c>mapping</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>A text.</summary>
    /// <remarks>A key without a value, and a dash without an item, have the empty text, placed just after the colon or the dash.</remarks>
    public sealed record Scalar : YamlNode
    {
        /// <summary>A text at a place.</summary>
        public Scalar(string text, bool quoted, Place place)
            : base(place)
        {
            Text = text;
            Quoted = quoted;
        }

        /// <summary>The text, after folding and unescaping.</summary>
        public string Text { get; }

        /// <summary>Whether it was written in quotation marks or as a block (<c>|</c>, <c>&gt;</c>), so that its letters do not follow one another from its place on.</summary>
        public bool Quoted { get; }

        /// <inheritdoc />
        public override string Kind => "text";
    }

    /// <summary>A list of nodes, in the order written.</summary>
    public sealed record Sequence : YamlNode
    {
        /// <summary>A list at a place.</summary>
        public Sequence(IReadOnlyList<YamlNode> items, Place place)
            : base(place) => Items = items;

        /// <summary>The items, in the order written.</summary>
        public IReadOnlyList<YamlNode> Items { get; }

        /// <inheritdoc />
        public override string Kind => "list";
    }

    /// <summary>Keys with their values, in the order written. No key occurs twice: the reader reports a repeated key and keeps the first.</summary>
    public sealed record Mapping : YamlNode
    {
        /// <summary>A mapping at a place.</summary>
        public Mapping(IReadOnlyList<Entry> entries, Place place)
            : base(place) => Entries = entries;

        /// <summary>The entries, in the order written.</summary>
        public IReadOnlyList<Entry> Entries { get; }

        /// <inheritdoc />
        public override string Kind => "mapping";

        /// <summary>The entry with this key, or null.</summary>
        public Entry? Find(string key)
        {
            foreach (var entry in Entries)
            {
                if (entry.Key == key)
                {
                    return entry;
                }
            }
            return null;
        }
    }

    /// <summary>One key of a mapping, with its place and its value.</summary>
    /// <param name="Key">The key, after unquoting.</param>
    /// <param name="KeyPlace">Where the key begins.</param>
    /// <param name="Value">The value; the empty text when none was written.</param>
    public sealed record Entry(string Key, Place KeyPlace, YamlNode Value);
}
