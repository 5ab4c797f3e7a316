namespace Passavant.Web.Asking;

/// <summary>Why a request is not answered, to be told to whoever asked.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="detail">What is wrong, in a sentence.</param>
/// <param name="faults">Each fault, where there may be several.</param>
internal sealed class Trouble(int status, string detail, IReadOnlyList<Fault>? faults = null)
    : Exception(detail)
{
    public int Status { get; } = status;

    public IReadOnlyList<Fault> Faults { get; } = faults ?? [];

    /// <summary>A word for it that programs can tell apart; null where the status says it all.</summary>
    public string? Code { get; init; }

    /// <summary>The sentence in French; null where there is none.</summary>
    public string? French { get; init; }

    /// <summary>How many seconds to wait before asking again.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>A refusal with a word for programs, in the languages people read it in.</summary>
    public static Trouble Of(int status, string code, string english, string french) =>
        new(status, english) { Code = code, French = french };

    public static Trouble Invalid(IReadOnlyList<Fault> faults) =>
        new(
            StatusCodes.Status422UnprocessableEntity,
            string.Join(
                "; ",
                faults.Select(fault => $"{string.Join('.', fault.Loc)}: {fault.Msg}")
            ),
            faults
        );

    public static Trouble Invalid(string msg, params string[] loc) => Invalid([new(loc, msg)]);

    public static Trouble Bad(string detail) => new(StatusCodes.Status400BadRequest, detail);

    public static Trouble Absent(string detail) => new(StatusCodes.Status404NotFound, detail);
}

/// <summary>One thing wrong with a request.</summary>
/// <param name="Loc">Where: <c>query</c> or <c>body</c>, then the names that lead to it.</param>
/// <param name="Msg">What is wrong.</param>
/// <param name="Type">A word for it.</param>
internal sealed record Fault(IReadOnlyList<string> Loc, string Msg, string Type = "value_error");
