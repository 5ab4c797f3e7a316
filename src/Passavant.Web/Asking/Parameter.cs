using System.Globalization;

namespace Passavant.Web.Asking;

/// <summary>What a parameter holds.</summary>
internal enum Holds
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>Texts, each in a parameter of the same name.</summary>
    Texts,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number from 0 to 1.</summary>
    Share,

    /// <summary>True or false.</summary>
    Truth,
}

/// <summary>A parameter that an endpoint takes in the query: it is read, and described, from here.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Holds">What it holds.</param>
/// <param name="Says">What it is for.</param>
/// <param name="Least">The least whole number.</param>
/// <param name="Most">The largest whole number.</param>
internal sealed record Parameter(
    string Name,
    Holds Holds,
    string Says,
    int Least = 0,
    int Most = int.MaxValue
);

/// <summary>The parameters of one request, each as it should be.</summary>
internal sealed class Given
{
    private readonly Dictionary<string, object> values = new(StringComparer.Ordinal);

    private Given() { }

    /// <summary>Reads the parameters.</summary>
    /// <exception cref="Trouble">One is not known, or does not hold what it should; all faults are told at once.</exception>
    public static Given Read(HttpRequest request, IReadOnlyList<Parameter> takes)
    {
        var given = new Given();
        var faults = new List<Fault>();
        foreach (var (name, texts) in request.Query)
        {
            var found = Value(takes.FirstOrDefault(one => one.Name == name), takes, [.. texts]);
            if (found is Fault fault)
                faults.Add(fault with { Loc = ["query", name] });
            else
                given.values.Add(name, found);
        }
        return faults.Count == 0 ? given : throw Trouble.Invalid(faults);
    }

    public string? Text(string name) => values.GetValueOrDefault(name) as string;

    public IReadOnlyList<string> Texts(string name) =>
        values.GetValueOrDefault(name) as IReadOnlyList<string> ?? [];

    public int? Whole(string name) => values.GetValueOrDefault(name) as int?;

    public decimal? Share(string name) => values.GetValueOrDefault(name) as decimal?;

    public bool? Truth(string name) => values.GetValueOrDefault(name) as bool?;

    private static object Value(
        Parameter? parameter,
        IReadOnlyList<Parameter> takes,
        IReadOnlyList<string?> texts
    )
    {
        if (parameter is null)
            return new Fault(
                [],
                $"is no parameter here; expected {(takes.Count == 0 ? "none" : string.Join(", ", takes.Select(one => one.Name)))}",
                "unknown_parameter"
            );
        if (texts.Any(text => text?.Contains('\0') == true))
            return new Fault([], "holds the sign of number 0, which no record can");
        if (parameter.Holds == Holds.Texts)
            return texts.Where(text => !string.IsNullOrEmpty(text)).ToList();
        if (texts.Count != 1)
            return new Fault([], "is given more than once");
        var only = texts[0] ?? "";
        return parameter.Holds switch
        {
            Holds.Whole => int.TryParse(
                only,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var whole
            )
            && whole >= parameter.Least
            && whole <= parameter.Most
                ? whole
                : new Fault(
                    [],
                    $"is '{only}'; expected a whole number from {parameter.Least} to {parameter.Most}"
                ),
            Holds.Share => decimal.TryParse(
                only,
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var share
            ) && share is >= 0 and <= 1
                ? share
                : new Fault([], $"is '{only}'; expected a number from 0 to 1, such as 0.7"),
            Holds.Truth => bool.TryParse(only, out var truth)
                ? truth
                : new Fault([], $"is '{only}'; expected true or false"),
            _ => only,
        };
    }
}
