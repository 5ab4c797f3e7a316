using System.Globalization;
using Microsoft.Extensions.Primitives;
using Passavant.Cases;

namespace Passavant.Web.Pages;

/// <summary>What somebody typed into the form of a page, and what is wrong with it. What was typed is shown again, whatever happens.</summary>
internal sealed class Form
{
    private readonly Dictionary<string, StringValues> values = [];
    private readonly List<FieldFault> faults = [];

    /// <summary>A form nobody has sent yet.</summary>
    public Form() { }

    /// <summary>A form as it was sent.</summary>
    public Form(IFormCollection sent)
    {
        IsSent = true;
        foreach (var (name, value) in sent)
            values[name] = value;
        Files = sent.Files;
    }

    /// <summary>The form of a request: as sent, or empty.</summary>
    /// <exception cref="Asking.Trouble">It is too long, or no form.</exception>
    public static async Task<Form> Of(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
            return new Form();
        try
        {
            return new Form(await request.ReadFormAsync());
        }
        catch (InvalidDataException wrong)
        {
            throw new Asking.Trouble(StatusCodes.Status413PayloadTooLarge, wrong.Message);
        }
    }

    /// <summary>Whether it was sent.</summary>
    public bool IsSent { get; }

    /// <summary>The files sent with it.</summary>
    public IFormFileCollection Files { get; } = new FormFileCollection();

    /// <summary>What is wrong, in the order it was found.</summary>
    public IReadOnlyList<FieldFault> Faults => faults;

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsRight => faults.Count == 0;

    /// <summary>The names of what was sent.</summary>
    public IEnumerable<string> Names => values.Keys;

    /// <summary>Sets what stands in a field before anybody typed; what was typed stays.</summary>
    public void Fill(string name, string? value)
    {
        if (!IsSent && value is not null)
            values[name] = value;
    }

    /// <summary>Ticks boxes before anybody did.</summary>
    public void Tick(string name, IEnumerable<string> chosen)
    {
        if (!IsSent)
            values[name] = new StringValues([.. chosen]);
    }

    /// <summary>What was typed into a field, without the spaces around it; empty for nothing.</summary>
    public string Text(string name) =>
        values.TryGetValue(name, out var value) ? $"{value}".Trim() : "";

    /// <summary>What was chosen of several.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        values.TryGetValue(name, out var value)
            ? [.. value.Where(one => one is { Length: > 0 }).Select(one => one!.Trim())]
            : [];

    /// <summary>Whether a box is ticked.</summary>
    public bool IsTicked(string name, string value = "yes") => Texts(name).Contains(value);

    /// <summary>A text that has to be there.</summary>
    /// <param name="otherwise">What to say where it is not, such as <em>Enter the name of the end user</em>.</param>
    /// <param name="most">How many letters it may have.</param>
    /// <param name="tooLong">What to say where it has more.</param>
    public string Required(string name, string otherwise, int most = 10_000, string? tooLong = null)
    {
        var text = Text(name);
        if (text.Length == 0)
            Wrong(name, otherwise);
        else if (text.Length > most)
            Wrong(name, tooLong ?? otherwise);
        return text;
    }

    /// <summary>A whole number; null, and a fault, where it is none.</summary>
    public long? Whole(string name, string otherwise, long least = 0, long most = long.MaxValue)
    {
        var text = Text(name)
            .Replace(" ", "", StringComparison.Ordinal)
            .Replace("\u00a0", "", StringComparison.Ordinal)
            .Replace("\u202f", "", StringComparison.Ordinal);
        if (
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
            return number;
        Wrong(name, otherwise);
        return null;
    }

    /// <summary>A day, typed in three fields, <c>name-day</c>, <c>name-month</c>, <c>name-year</c>; null, and a fault, where there is none.</summary>
    public DateOnly? Day(string name, string otherwise)
    {
        if (
            int.TryParse(
                Text($"{name}-day"),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var day
            )
            && int.TryParse(
                Text($"{name}-month"),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var month
            )
            && int.TryParse(
                Text($"{name}-year"),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var year
            )
            && year is >= 1 and <= 9999
            && month is >= 1 and <= 12
            && day >= 1
            && day <= DateTime.DaysInMonth(year, month)
        )
            return new DateOnly(year, month, day);
        Wrong(name, otherwise);
        return null;
    }

    /// <summary>A choice by its word; null, and a fault, where none or another was chosen.</summary>
    public T? Choice<T>(string name, string otherwise)
        where T : struct, Enum
    {
        var found = Cases.Choices.TryFind<T>(Text(name));
        if (found is null)
            Wrong(name, otherwise);
        return found;
    }

    /// <summary>Says what is wrong with a field; the empty name for the form as a whole.</summary>
    public void Wrong(string name, string message) => faults.Add(new FieldFault(name, message));

    /// <summary>Says why an act was refused, with everything that has to be settled first.</summary>
    public void Refused(Refusal refusal, string language)
    {
        Wrong("", refusal.Why.In(language));
        foreach (var gate in refusal.Gates)
            Wrong("", gate.What.In(language));
    }

    /// <summary>What is wrong with a field; null for nothing.</summary>
    public string? FaultOf(string name) =>
        faults.FirstOrDefault(fault => fault.Field == name)?.Message;
}

/// <summary>Something wrong with what was typed.</summary>
/// <param name="Field">The field; empty for the form as a whole.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
internal sealed record FieldFault(string Field, string Message);
