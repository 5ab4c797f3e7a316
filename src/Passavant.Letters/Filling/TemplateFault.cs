namespace Passavant.Letters.Filling;

/// <summary>Something wrong in a template, or with what it was filled with.</summary>
/// <param name="Line">The line of the template, from 1; 0 where the fault is not in it.</param>
/// <param name="Message">What is wrong, and what was expected.</param>
public sealed record TemplateFault(int Line, string Message)
{
    /// <summary>The fault, with its line.</summary>
    public override string ToString() => Line == 0 ? Message : $"line {Line}: {Message}";
}

/// <summary>A template cannot be read, or cannot be filled with what was given. Names every fault.</summary>
public sealed class TemplateException : FormatException
{
    /// <summary>These faults.</summary>
    public TemplateException(IReadOnlyList<TemplateFault> faults)
        : base(string.Join('\n', faults)) => Faults = faults;

    /// <summary>Every fault, in the order of the lines.</summary>
    public IReadOnlyList<TemplateFault> Faults { get; }
}
