using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Work.Acts;

/// <summary>The form of an act on a case's page: where it stands, what it asks, and the act it makes of the answers.</summary>
/// <param name="Act">The act, by its word.</param>
/// <param name="Section">The section it stands in.</param>
/// <param name="Title">What it does, in English.</param>
/// <param name="Done">What is said once it is done, in English.</param>
internal sealed record ActForm(string Act, string Section, string Title, string Done)
{
    /// <summary>What it asks; nothing for what a button does.</summary>
    public Func<ActFields, Markup>? Fields { get; init; }

    /// <summary>What is sent, made of the answers; null where something is wrong with them, which is then on the form.</summary>
    public required Func<ActFields, Sending?> Read { get; init; }

    /// <summary>Whether there is anything to do it to, beyond what <see cref="WhoMay"/> says.</summary>
    public Func<ActFields, bool> When { get; init; } = _ => true;

    /// <summary>Another title where the case stands otherwise, in English.</summary>
    public Func<ActFields, string?>? TitleNow { get; init; }

    /// <summary>What to say in the place of the form where it would be refused; null where it would not.</summary>
    public Func<ActFields, string?>? Instead { get; init; }

    /// <summary>What has to be done before the case is held, such as asking a partner, which may take a while; in the place of <see cref="Read"/>. Null where something is wrong, which is then on the form.</summary>
    public Func<HttpContext, ActFields, CancellationToken, Task<Sending?>>? Before { get; init; }

    /// <summary>Whether a file goes with it.</summary>
    public bool HasFile { get; init; }

    /// <summary>Whether it cannot be taken back.</summary>
    public bool IsGrave { get; init; }
}

/// <summary>An act to be done, and what is kept beside it.</summary>
/// <param name="Make">Makes the act from the case as it is.</param>
/// <param name="Beside">What is kept in the same transaction.</param>
internal sealed record Sending(
    Func<Transaction, CaseFile, Task<Act>> Make,
    Func<Transaction, CaseFile, Reply, Task>? Beside = null
)
{
    /// <summary>An act that needs nothing of the case.</summary>
    public static Sending Of(Act act) => new((_, _) => Task.FromResult(act));
}

/// <summary>The fields of one form of a case's page. Their names begin with the act and what it is about, so that no two on the page are the same.</summary>
/// <param name="Sheet">The case.</param>
/// <param name="Form">What was typed into this form; empty for one not sent.</param>
/// <param name="Act">The act, by its word.</param>
/// <param name="About">What it is about, where it is done to one of several.</param>
/// <param name="By">Who looks.</param>
/// <param name="Desk">Where acts are done.</param>
internal sealed record ActFields(
    CaseSheet Sheet,
    Form Form,
    string Act,
    string About,
    Actor By,
    Desk Desk
)
{
    /// <summary>The language, who looks, where.</summary>
    public Here Here => Sheet.Here;

    /// <summary>The case.</summary>
    public Case Case => Sheet.Case;

    /// <summary>The name of a field in the form.</summary>
    public string Name(string field) =>
        About.Length == 0 ? $"{Act}-{field}" : $"{Act}-{About}-{field}";

    /// <summary>A line of text.</summary>
    public Markup Text(string field, string label, string? hint = null, int? width = null) =>
        Field.Text(Form, Name(field), label, hint, width);

    /// <summary>Several lines of text.</summary>
    public Markup Area(string field, string label, string? hint = null, int rows = 3) =>
        Field.Area(Form, Name(field), label, hint, rows);

    /// <summary>One of many.</summary>
    public Markup Select(
        string field,
        string label,
        IEnumerable<Option> options,
        string? hint = null,
        string? none = null
    ) => Field.Select(Form, Name(field), label, options, hint, none);

    /// <summary>One of a few.</summary>
    public Markup Radios(
        string field,
        string question,
        IEnumerable<Option> options,
        string? hint = null,
        bool inline = false
    ) => Small(Field.Radios(Form, Name(field), question, options, hint, inline: inline));

    /// <summary>Any of a few.</summary>
    public Markup Boxes(
        string field,
        string question,
        IEnumerable<Option> options,
        string? hint = null
    ) => Small(Field.Boxes(Form, Name(field), question, options, hint));

    /// <summary>Any of many, for a field of this act.</summary>
    public Markup Several(
        string field,
        string question,
        IReadOnlyList<Option> options,
        string? hint = null
    ) => Small(Field.Several(Form, Here, Name(field), question, options, hint));

    /// <summary>A length of time: how many, of what.</summary>
    public Markup Length(string field, string label, string? hint = null) =>
        Markup.Of(
            $"""<div class="p-length">{Field.Text(Form, Name(field), label, hint, width: 3, mode: "numeric")}{Field.Select(Form, Name($"{field}-unit"), Here["Counted in"], Units)}</div>"""
        );

    /// <summary>What was typed.</summary>
    public string Said(string field) => Form.Text(Name(field));

    /// <summary>What was typed; null for nothing.</summary>
    public string? Maybe(string field) => Said(field) is { Length: > 0 } text ? text : null;

    /// <summary>What was chosen of several.</summary>
    public IReadOnlyList<string> Chosen(string field) => Form.Texts(Name(field));

    /// <summary>A text that has to be there.</summary>
    public string Required(string field, string otherwise, int most = 20_000) =>
        Form.Required(
            Name(field),
            otherwise,
            most,
            Here["Write at most {0} characters; put the rest into a document", Here.Number(most)]
        );

    /// <summary>Says what is wrong with a field.</summary>
    public void Wrong(string field, string message) => Form.Wrong(Name(field), message);

    /// <summary>A length of time; null for none, or with a fault for what is none.</summary>
    public Accords.TimeLimit? LengthOf(string field)
    {
        if (Maybe(field) is not { } number)
            return null;
        if (
            Accords.TimeLimit.TryParse($"{number} {Said($"{field}-unit")}", null, out var limit)
            && limit.Number > 0
        )
            return limit;
        Wrong(field, Here["Enter a whole number, such as 30"]);
        return null;
    }

    /// <summary>The act, if nothing is wrong with what was typed.</summary>
    public Sending? Send(Func<Act> act) => Form.IsRight ? Sending.Of(act()) : null;

    private IEnumerable<Option> Units =>
        [
            new("days", Here["days"]),
            new("working days", Here["working days"]),
            new("months", Here["months"]),
            new("years", Here["years"]),
        ];

    private static Markup Small(Markup choices) =>
        Markup.Of($"""<div class="p-choices">{choices}</div>""");
}
