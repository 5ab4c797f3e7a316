namespace Passavant.Accords.Reading;

/// <summary>How much a fault matters, from least to most.</summary>
public enum Severity
{
    /// <summary>Worth knowing; changes nothing.</summary>
    Note,

    /// <summary>The text can be used, but probably does not say what was meant.</summary>
    Warning,

    /// <summary>The text cannot be used.</summary>
    Error,
}
