using System.Globalization;
using System.Text;

namespace Passavant.Accords.Quantities;

/// <summary>What kind of thing is measured: a power of each base dimension, such as length per time.</summary>
/// <remarks>
/// <para>The base dimensions, with the unit each counts in: length <c>m</c>, time <c>s</c>, mass <c>g</c>, plane angle <c>deg</c>, temperature <c>K</c>, charge <c>C</c>,
/// luminous intensity <c>cd</c>, solid angle <c>sr</c>, amount of substance <c>mol</c>, information <c>bit</c>, processing performance <c>TPP</c>, weighted teraflops <c>WT</c>, nucleobases <c>base</c>;
/// and one more that goes by name: a currency (<c>currency:EUR</c>) or a logarithmic level with its reference (<c>level:mW</c>, or <c>level</c> for a bare ratio).</para>
/// <para>UCUM derives solid angle from plane angle, and counts moles and bits as plain numbers; here they are dimensions of their own, so that a bit is never compared with a percentage and steradians and lumens stay exact.</para>
/// <para>Exponents are held doubled, so those of <c>pT/sqrt(Hz)</c> are exact. Equal when every exponent and the name are equal; no order. <c>default</c> is dimensionless.</para>
/// </remarks>
public readonly record struct Dimension
{
    const int Lanes = 16;
    const int NamedLane = 15;
    const int Greatest = 126;
    static readonly string[] Bases =
    [
        "m",
        "s",
        "g",
        "deg",
        "K",
        "C",
        "cd",
        "sr",
        "mol",
        "bit",
        "TPP",
        "WT",
        "base",
    ];

    // Sixteen signed bytes of doubled exponents.
    readonly UInt128 exponents;
    readonly string? name;

    Dimension(UInt128 exponents, string? name)
    {
        this.exponents = exponents;
        this.name = name;
    }

    /// <summary>No dimension: a number, a count, a percentage.</summary>
    public static Dimension None => default;

    /// <summary>Whether this is the dimension of plain numbers.</summary>
    public bool IsNone => exponents == UInt128.Zero;

    /// <summary>The currency counted in, such as <c>EUR</c>, or null.</summary>
    public string? Currency =>
        name?.StartsWith("currency:", StringComparison.Ordinal) == true ? name[9..] : null;

    /// <summary>Whether this is a logarithmic level.</summary>
    public bool IsLevel => name?.StartsWith("level", StringComparison.Ordinal) == true;

    /// <summary>The name of the one dimension that goes by name, such as <c>level:mW</c>.</summary>
    internal string? Name => name;

    internal static Dimension Base(int lane) => default(Dimension).With(lane, 2, null);

    internal static Dimension Named(string name) => default(Dimension).With(NamedLane, 2, name);

    internal static IReadOnlyList<string> BaseCodes => Bases;

    /// <summary>Twice the exponent of the base unit <paramref name="code"/> (<c>m</c>, <c>s</c>, <c>g</c>, …); 0 for one that does not occur or is not known.</summary>
    public int DoubledExponent(string code)
    {
        var lane = Array.IndexOf(Bases, code);
        return lane < 0 ? 0 : Lane(lane);
    }

    /// <summary>The same without the named dimension.</summary>
    internal Dimension WithoutName() => With(NamedLane, 0, null);

    /// <summary>This times <paramref name="other"/> to the power <paramref name="halves"/>/2; false when an exponent outgrows the vector, or two named dimensions meet.</summary>
    internal bool TryTimes(Dimension other, int halves, out Dimension product)
    {
        product = this;
        for (var lane = 0; lane < Lanes; lane++)
        {
            var added = other.Lane(lane) * halves;
            var sum = Lane(lane) + added / 2;
            if (added % 2 != 0 || Math.Abs(sum) > Greatest)
            {
                return false;
            }

            product = product.With(lane, sum, product.name);
        }

        if (name is not null && other.name is not null && name != other.name)
        {
            return false;
        }

        product = product.With(
            NamedLane,
            product.Lane(NamedLane),
            product.Lane(NamedLane) == 0 ? null : name ?? other.name
        );
        return true;
    }

    /// <summary>The base units multiplied out, such as <c>m2.g/s3</c>; <c>1</c> when there is no dimension.</summary>
    public override string ToString()
    {
        var above = new StringBuilder();
        var below = new StringBuilder();
        for (var lane = 0; lane < Lanes; lane++)
        {
            var halves = Lane(lane);
            if (halves == 0)
            {
                continue;
            }

            var code = lane == NamedLane ? Currency ?? name! : Bases[lane];
            if (halves > 0)
            {
                above.Append(above.Length == 0 ? "" : ".").Append(Power(code, halves));
            }
            else
            {
                below.Append('/').Append(Power(code, -halves));
            }
        }

        return (above.Length == 0 ? "1" : above.ToString()) + below;
    }

    internal static string Power(string code, int halves)
    {
        var exponent = halves % 2 == 0 ? halves / 2 : halves;
        var raised = exponent == 1 ? code : code + exponent.ToString(CultureInfo.InvariantCulture);
        return halves % 2 == 0 ? raised : $"sqrt({raised})";
    }

    int Lane(int lane) => (sbyte)(byte)(exponents >> (8 * lane));

    Dimension With(int lane, int halves, string? named) =>
        new(
            (exponents & ~((UInt128)0xFF << (8 * lane)))
                | ((UInt128)(byte)(sbyte)halves << (8 * lane)),
            named
        );
}
