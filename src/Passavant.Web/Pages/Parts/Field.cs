namespace Passavant.Web.Pages.Parts;

/// <summary>The fields of forms, each with its label, what helps to fill it, and what is wrong with it. They look and behave as those of GOV.UK Frontend, whose style sheet they use.</summary>
internal static class Field
{
    /// <summary>A line of text.</summary>
    /// <param name="form">The form.</param>
    /// <param name="name">Its name in the form.</param>
    /// <param name="label">What is asked.</param>
    /// <param name="hint">What helps to answer.</param>
    /// <param name="width">About how many letters are expected: 2, 3, 4, 5, 10, 20 or 30; null for the whole width.</param>
    /// <param name="type">The kind of input, such as <c>email</c>.</param>
    /// <param name="complete">What browsers may fill in by themselves, such as <c>username</c>.</param>
    /// <param name="mode">The keyboard a phone shows, such as <c>numeric</c>.</param>
    /// <param name="after">What stands behind the box, such as a unit.</param>
    /// <param name="big">Whether the label is the heading of the page.</param>
    public static Markup Text(
        Form form,
        string name,
        string label,
        string? hint = null,
        int? width = null,
        string type = "text",
        string? complete = null,
        string? mode = null,
        string? after = null,
        bool big = false
    )
    {
        var id = Id(name);
        var box = Markup.Of(
            $"""<input class="{$"govuk-input{(width is { } letters ? $" govuk-input--width-{letters}" : "")}{Red(form, name, " govuk-input--error")}"}" id="{id}" name="{name}" type="{type}"{Attribute("value", type == "password" ? null : form.Text(name))}{Attribute("autocomplete", complete)}{Attribute("inputmode", mode)}{(type == "text" && complete is null ? Markup.Of($" spellcheck=\"false\"") : Markup.Empty)}{Described(form, name, hint)}>"""
        );
        return Group(
            form,
            name,
            Markup.Of(
                $"""{Label(id, label, big)}{Hint(name, hint)}{Fault(form, name)}{(after is null ? box : Markup.Of($"""<div class="govuk-input__wrapper">{box}<div class="govuk-input__suffix">{after}</div></div>"""))}"""
            )
        );
    }

    /// <summary>Several lines of text.</summary>
    public static Markup Area(
        Form form,
        string name,
        string label,
        string? hint = null,
        int rows = 5,
        bool big = false
    )
    {
        var id = Id(name);
        return Group(
            form,
            name,
            Markup.Of(
                $"""{Label(id, label, big)}{Hint(name, hint)}{Fault(form, name)}<textarea class="{$"govuk-textarea{Red(form, name, " govuk-textarea--error")}"}" id="{id}" name="{name}" rows="{rows}"{Described(form, name, hint)}>{form.Text(name)}</textarea>"""
            )
        );
    }

    /// <summary>One of many, chosen from a list.</summary>
    public static Markup Select(
        Form form,
        string name,
        string label,
        IEnumerable<Option> options,
        string? hint = null,
        string? none = null
    )
    {
        var id = Id(name);
        var chosen = form.Text(name);
        var lines = options.Select(option =>
            Markup.Of(
                $"""<option value="{option.Value}"{Markup.If(option.Value == chosen, $" selected")}>{option.Label}</option>"""
            )
        );
        return Group(
            form,
            name,
            Markup.Of(
                $"""{Label(id, label, false)}{Hint(name, hint)}{Fault(form, name)}<select class="{$"govuk-select{Red(form, name, " govuk-select--error")}"}" id="{id}" name="{name}"{Described(form, name, hint)}>{(none is null ? Markup.Empty : Markup.Of($"""<option value="">{none}</option>"""))}{lines}</select>"""
            )
        );
    }

    /// <summary>One of a few.</summary>
    /// <param name="big">Whether the question is the heading of the page.</param>
    /// <param name="inline">Whether the choices stand beside each other.</param>
    public static Markup Radios(
        Form form,
        string name,
        string question,
        IEnumerable<Option> options,
        string? hint = null,
        bool big = false,
        bool inline = false
    ) => Choices(form, name, question, options, hint, big, inline, "radio");

    /// <summary>Any of a few.</summary>
    public static Markup Boxes(
        Form form,
        string name,
        string question,
        IEnumerable<Option> options,
        string? hint = null,
        bool big = false
    ) => Choices(form, name, question, options, hint, big, false, "checkbox");

    /// <summary>Any of many: of a few, boxes to tick; of more, a list that takes no more room than a few.</summary>
    public static Markup Several(
        Form form,
        Here here,
        string name,
        string question,
        IReadOnlyList<Option> options,
        string? hint = null
    )
    {
        if (options.Count <= 15)
            return Boxes(form, name, question, options, hint);
        var id = Id(name);
        var lines = options.Select(option =>
            Markup.Of(
                $"""<option value="{option.Value}"{Markup.If(form.IsTicked(name, option.Value), $" selected")}>{option.Label}</option>"""
            )
        );
        return Group(
            form,
            name,
            Markup.Of(
                $"""{Label(id, question, false)}<div id="{id}-hint" class="govuk-hint">{here["Hold Ctrl (on a Mac, Command) to choose several, or to undo a choice."]}{(hint is null ? "" : $" {hint}")}</div>{Fault(form, name)}<select multiple size="8" class="{$"govuk-select p-several{Red(form, name, " govuk-select--error")}"}" id="{id}" name="{name}"{Described(form, name, question)}>{lines}</select>"""
            )
        );
    }

    /// <summary>A box to tick.</summary>
    public static Markup Box(Form form, string name, string label, string value = "yes") =>
        Group(
            form,
            name,
            Markup.Of(
                $"""{Fault(form, name)}<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="{Id(name)}" name="{name}" type="checkbox" value="{value}"{Markup.If(form.IsTicked(name, value), $" checked")}{Described(form, name, null)}><label class="govuk-label govuk-checkboxes__label" for="{Id(name)}">{label}</label></div></div>"""
            )
        );

    /// <summary>A day, in three boxes.</summary>
    public static Markup Day(
        Form form,
        Here here,
        string name,
        string question,
        string? hint = null
    )
    {
        var parts = new[]
        {
            ("day", here["Day"], 2),
            ("month", here["Month"], 2),
            ("year", here["Year"], 4),
        }.Select(part =>
        {
            var box = $"{name}-{part.Item1}";
            return Markup.Of(
                $"""<div class="govuk-date-input__item"><div class="govuk-form-group"><label class="govuk-label govuk-date-input__label" for="{Id(box)}">{part.Item2}</label><input class="{$"govuk-input govuk-date-input__input govuk-input--width-{part.Item3}{Red(form, name, " govuk-input--error")}"}" id="{Id(box)}" name="{box}" type="text" inputmode="numeric" value="{form.Text(box)}"></div></div>"""
            );
        });
        return Group(
            form,
            name,
            Markup.Of(
                $"""<fieldset class="govuk-fieldset" role="group"{Described(form, name, hint)}>{Legend(question, false)}{Hint(name, hint)}{Fault(form, name)}<div class="govuk-date-input" id="{Id(name)}">{parts}</div></fieldset>"""
            )
        );
    }

    /// <summary>A file. The form has to be sent as <c>multipart/form-data</c>.</summary>
    public static Markup File(
        Form form,
        string name,
        string label,
        string? hint = null,
        string? accept = null,
        bool several = false
    ) =>
        Group(
            form,
            name,
            Markup.Of(
                $"""{Label(Id(name), label, false)}{Hint(name, hint)}{Fault(form, name)}<input class="{$"govuk-file-upload{Red(form, name, " govuk-file-upload--error")}"}" id="{Id(name)}" name="{name}" type="file"{Attribute("accept", accept)}{Markup.If(several, $" multiple")}{Described(form, name, hint)}>"""
            )
        );

    /// <summary>The button that sends a form.</summary>
    /// <param name="label">What it does.</param>
    /// <param name="name">For one of several: what it is called in the form.</param>
    /// <param name="value">And what it says.</param>
    /// <param name="kind"><c>secondary</c>, <c>warning</c>, or nothing.</param>
    public static Markup Button(
        string label,
        string? name = null,
        string? value = null,
        string? kind = null
    ) =>
        Markup.Of(
            $"""<button type="submit" class="{$"govuk-button{(kind is null ? "" : $" govuk-button--{kind}")}"}"{Attribute("name", name)}{Attribute("value", value)}>{label}</button>"""
        );

    /// <summary>Something sent along unseen.</summary>
    public static Markup Hidden(string name, string value) =>
        Markup.Of($"""<input type="hidden" name="{name}" value="{value}">""");

    /// <summary>What is wrong with a form, at the top of its page, each linked to its field; nothing where nothing is.</summary>
    public static Markup Faults(Form form, Here here)
    {
        if (form.IsRight)
            return Markup.Empty;
        var lines = form.Faults.Select(fault =>
            fault.Field.Length == 0
                ? Markup.Of($"<li>{fault.Message}</li>")
                : Markup.Of($"""<li><a href="#{Id(fault.Field)}">{fault.Message}</a></li>""")
        );
        return Markup.Of(
            $"""<div class="govuk-error-summary" role="alert" tabindex="-1" autofocus><h2 class="govuk-error-summary__title">{here["There is a problem"]}</h2><div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">{lines}</ul></div></div>"""
        );
    }

    /// <summary>The id of a field of a name.</summary>
    public static string Id(string name) => $"f-{name}";

    private static Markup Choices(
        Form form,
        string name,
        string question,
        IEnumerable<Option> options,
        string? hint,
        bool big,
        bool inline,
        string type
    )
    {
        var kind = type == "radio" ? "radios" : "checkboxes";
        var lines = options.Select(
            (option, index) =>
            {
                // The summary of faults leads to the first.
                var id = index == 0 ? Id(name) : $"{Id(name)}-{index + 1}";
                return Markup.Of(
                    $"""<div class="govuk-{kind}__item"><input class="govuk-{kind}__input" id="{id}" name="{name}" type="{type}" value="{option.Value}"{Markup.If(form.IsTicked(name, option.Value), $" checked")}{(option.Hint is null ? Markup.Empty : Markup.Of($" aria-describedby=\"{id}-hint\""))}><label class="govuk-label govuk-{kind}__label" for="{id}">{option.Label}</label>{(option.Hint is null ? Markup.Empty : Markup.Of($"""<div id="{id}-hint" class="govuk-hint govuk-{kind}__hint">{option.Hint}</div>"""))}</div>"""
                );
            }
        );
        return Group(
            form,
            name,
            Markup.Of(
                $"""<fieldset class="govuk-fieldset"{Described(form, name, hint)}>{Legend(question, big)}{Hint(name, hint)}{Fault(form, name)}<div class="{$"govuk-{kind}{(inline ? $" govuk-{kind}--inline" : "")}"}">{lines}</div></fieldset>"""
            )
        );
    }

    private static Markup Group(Form form, string name, Markup inside) =>
        Markup.Of(
            $"""<div class="{$"govuk-form-group{Red(form, name, " govuk-form-group--error")}"}">{inside}</div>"""
        );

    private static Markup Label(string id, string label, bool big) =>
        big
            ? Markup.Of(
                $"""<h1 class="govuk-label-wrapper"><label class="govuk-label govuk-label--l" for="{id}">{label}</label></h1>"""
            )
            : Markup.Of($"""<label class="govuk-label" for="{id}">{label}</label>""");

    private static Markup Legend(string question, bool big) =>
        big
            ? Markup.Of(
                $"""<legend class="govuk-fieldset__legend govuk-fieldset__legend--l"><h1 class="govuk-fieldset__heading">{question}</h1></legend>"""
            )
            : Markup.Of($"""<legend class="govuk-fieldset__legend">{question}</legend>""");

    private static Markup Hint(string name, string? hint) =>
        hint is null
            ? Markup.Empty
            : Markup.Of($"""<div id="{Id(name)}-hint" class="govuk-hint">{hint}</div>""");

    private static Markup Fault(Form form, string name) =>
        form.FaultOf(name) is { } wrong
            ? Markup.Of($"""<p id="{Id(name)}-fault" class="govuk-error-message">{wrong}</p>""")
            : Markup.Empty;

    private static string Red(Form form, string name, string look) =>
        form.FaultOf(name) is null ? "" : look;

    private static Markup Described(Form form, string name, string? hint)
    {
        var by =
            $"{(hint is null ? "" : $"{Id(name)}-hint ")}{(form.FaultOf(name) is null ? "" : $"{Id(name)}-fault")}".Trim();
        return by.Length == 0 ? Markup.Empty : Markup.Of($" aria-describedby=\"{by}\"");
    }

    private static Markup Attribute(string name, string? value) =>
        value is null ? Markup.Empty : Markup.Of($" {name}=\"{value}\"");
}

/// <summary>One choice of several.</summary>
/// <param name="Value">What the form says.</param>
/// <param name="Label">What people read.</param>
/// <param name="Hint">What helps to choose.</param>
internal sealed record Option(string Value, string Label, string? Hint = null);
