using System.Globalization;
using Passavant.Accords;
using Passavant.Cases;
using Passavant.Web.People;

namespace Passavant.Web.Pages;

/// <summary>What every page knows: the language, who looks, where.</summary>
internal sealed class Here
{
    private readonly Words words;

    private readonly HttpContext context;

    public Here(IHttpContextAccessor accessor, CaseworkSettings settings, TimeProvider time)
    {
        context = accessor.HttpContext!;
        words = Words.All[context.Language()];
        Settings = settings;
        Now = time.GetUtcNow();
    }

    /// <summary>The language, by its ISO 639 code.</summary>
    public string Language => words.Language;

    /// <summary>How numbers and dates are written.</summary>
    public CultureInfo Culture => words.Culture;

    /// <summary>What whoever runs the program set.</summary>
    public CaseworkSettings Settings { get; }

    /// <summary>Whether it is a demonstration.</summary>
    public bool IsDemonstration => Settings.Demo;

    /// <summary>Now.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Who signed in; null for nobody.</summary>
    public SignedIn? SignedIn => context.Features.Get<SignedIn>();

    /// <summary>Who looks, as what; null for nobody, or before they chose.</summary>
    public Caller? Caller => context.Features.Get<Caller>();

    /// <summary>As what; null for nobody.</summary>
    public Passavant.Cases.Role? Role => Caller?.Actor.Role;

    /// <summary>The path without its language, such as <c>/accord</c>.</summary>
    public string Path =>
        context.Request.Path.Value is { } path && path.Length > 3 ? path[3..] : "/";

    /// <summary>A text of the page, with what stands in its places.</summary>
    public string this[string english, params ReadOnlySpan<object?> given] =>
        given.IsEmpty ? words.Of(english) : string.Format(Culture, words.Of(english), given);

    /// <summary>A text about a number of things, which stands in its place 0.</summary>
    public string Count(long number, string one, string many) =>
        string.Format(Culture, words.Of(number, one, many), number);

    /// <summary>A text that carries its languages, in this one.</summary>
    public string this[Wording wording] => wording.In(Language);

    /// <summary>The address of a page, in this language.</summary>
    /// <param name="path">Its path without the language, such as <c>/accord</c>.</param>
    public string To(string path) => $"/{Language}{path}";

    /// <summary>This page in another language.</summary>
    public string In(string language) => $"/{language}{Path}{context.Request.QueryString}";

    /// <summary>A day, such as 3 December 2026.</summary>
    public string Day(DateOnly day) => day.ToString("d MMMM yyyy", Culture);

    /// <summary>The day of an instant, in universal time.</summary>
    public string Day(DateTimeOffset at) => Day(DateOnly.FromDateTime(at.UtcDateTime));

    /// <summary>An instant, in universal time, to the minute.</summary>
    public string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("d MMMM yyyy, HH:mm", Culture) + " UTC";

    /// <summary>A whole number, with its thousands apart.</summary>
    public string Number(long number) => number.ToString("N0", Culture);

    /// <summary>An amount of money.</summary>
    public string Amount(Money money) =>
        $"{(money.Minor / 100m).ToString(money.Minor % 100 == 0 ? "N0" : "N2", Culture)} {money.Currency}";
}
