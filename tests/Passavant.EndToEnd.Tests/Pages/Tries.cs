using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;

namespace Passavant.EndToEnd.Tests.Pages;

/// <summary>Ways to fill in a form that no form may stumble over.</summary>
internal static class Tries
{
    /// <summary>What would be markup if it were not escaped, with signs that cannot be seen.</summary>
    public const string Markup =
        "<script>alert(1)</script>\"'><b id=slipped>&amp;\u0001\u0007\u200f";

    public static IReadOnlyList<Try> All { get; } =
    [
        new("nothing", _ => null, _ => null, hidden => hidden),
        new(
            "too much",
            _ => new string('x', 10_000),
            values => values.FirstOrDefault(one => one.Length > 0),
            hidden => hidden
        ),
        new("the wrong kind", _ => Markup, _ => Markup, hidden => hidden),
        new(
            "something likely",
            Likely,
            values => values.FirstOrDefault(one => one.Length > 0),
            hidden => hidden
        ),
        new(
            "what it hides spoiled",
            Likely,
            values => values is [.., var last] ? last : null,
            _ => "'\"><b id=slipped>"
        ),
    ];

    /// <summary>Those a normal run has time for: nothing, the wrong kind, and what it hides spoiled.</summary>
    public static IReadOnlyList<Try> Few { get; } = [All[0], All[2], All[4]];

    /// <summary>What a form hides.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Hidden(IElement form) =>
        form.QuerySelectorAll("input[type=hidden][name]")
            .Select(one =>
                KeyValuePair.Create(one.GetAttribute("name")!, one.GetAttribute("value") ?? "")
            );

    private static string Likely(IElement field)
    {
        var name = field.GetAttribute("name")!;
        return field.GetAttribute("type") == "email" ? "somebody@somewhere.example"
            : field.GetAttribute("type") == "password" ? "correct horse battery"
            : name.EndsWith("-year", StringComparison.Ordinal) ? "2027"
            : field.GetAttribute("inputmode") is "numeric" or "decimal" ? "7"
            : "What somebody would write here";
    }
}

/// <summary>A way to fill in a form.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Written">What is written into a field; null for nothing.</param>
/// <param name="Chosen">What is chosen of several; null for none.</param>
/// <param name="Hides">What becomes of what the form hides, save the proof that it is ours.</param>
internal sealed record Try(
    string Name,
    Func<IElement, string?> Written,
    Func<IReadOnlyList<string>, string?> Chosen,
    Func<string, string> Hides
)
{
    private const string Ours = "ours";

    /// <summary>Whether what the form hides is sent as it is.</summary>
    public bool HidesWhole => Hides("whole") == "whole";

    /// <summary>A form filled in this way.</summary>
    /// <param name="form">The form.</param>
    /// <param name="button">The button it is sent by.</param>
    public Filled Fill(IElement form, IElement? button)
    {
        var all = new List<KeyValuePair<string, string>>();
        var typed = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in Tries.Hidden(form))
            all.Add(KeyValuePair.Create(name, name == Ours ? value : Hides(value)));
        var files = new List<string>();
        foreach (
            var same in Soundness
                .Fields(form)
                .Where(field => field.GetAttribute("name") is { Length: > 0 })
                .GroupBy(field => field.GetAttribute("name")!)
        )
        {
            var first = same.First();
            var type =
                first.LocalName == "input" ? first.GetAttribute("type") ?? "text" : first.LocalName;
            switch (type)
            {
                case "file":
                    files.Add(same.Key);
                    break;
                case "radio" or "checkbox":
                    Add(
                        same.Key,
                        Chosen([.. same.Select(one => one.GetAttribute("value") ?? "on")])
                    );
                    break;
                case "select":
                    Add(
                        same.Key,
                        Chosen([
                            .. first
                                .QuerySelectorAll("option")
                                .Select(one => one.GetAttribute("value") ?? one.TextContent),
                        ])
                    );
                    break;
                default:
                    foreach (var field in same)
                        if (Written(field) is { } text)
                        {
                            Add(same.Key, text);
                            if (
                                type != "password"
                                && field.GetAttribute("aria-hidden") != "true"
                                && same.Count() == 1
                            )
                                typed.Add(KeyValuePair.Create(same.Key, text));
                        }
                    break;
            }
        }
        if (button?.GetAttribute("name") is { Length: > 0 } pressed)
            Add(pressed, button.GetAttribute("value") ?? "");
        return new Filled(all, typed, files, form.GetAttribute("enctype") == "multipart/form-data");

        void Add(string name, string? value)
        {
            if (value is not null)
                all.Add(KeyValuePair.Create(name, value));
        }
    }
}

/// <summary>A form as it is sent.</summary>
/// <param name="All">Everything in it.</param>
/// <param name="Typed">What was typed, which is to be kept.</param>
/// <param name="Files">The fields for files.</param>
/// <param name="InParts">Whether it is sent in parts, as files are.</param>
internal sealed record Filled(
    IReadOnlyList<KeyValuePair<string, string>> All,
    IReadOnlyList<KeyValuePair<string, string>> Typed,
    IReadOnlyList<string> Files,
    bool InParts
)
{
    /// <summary>What is sent; with files that are not what they say where something was typed.</summary>
    public HttpContent Content()
    {
        if (!InParts)
            return new FormUrlEncodedContent(All);
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in All)
            parts.Add(new StringContent(value), $"\"{name}\"");
        if (All.Any(one => one.Value == Tries.Markup))
            foreach (var name in Files)
            {
                var file = new ByteArrayContent(Encoding.UTF8.GetBytes(Tries.Markup));
                file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
                parts.Add(file, $"\"{name}\"", "no such <b id=slipped>.pdf");
            }
        return parts;
    }
}
