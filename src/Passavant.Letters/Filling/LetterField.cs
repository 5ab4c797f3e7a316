namespace Passavant.Letters.Filling;

/// <summary>A place in a template that the case fills.</summary>
/// <param name="Name">The name templates use.</param>
/// <param name="Optional">Whether a letter may go out without it; a template may then use it only where it has asked with <c>{{if …}}</c>.</param>
/// <param name="Of">What each entry of a list holds; null for a text.</param>
public sealed record LetterField(
    string Name,
    bool Optional = false,
    IReadOnlyList<LetterField>? Of = null
)
{
    /// <summary>Whether it is repeated rather than printed.</summary>
    public bool IsList => Of is not null;
}
