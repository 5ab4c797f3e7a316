namespace Passavant.Web.Post;

/// <summary>A message to one person, on its way out.</summary>
/// <param name="Id">What makes it this message and no other: letters, digits, <c>-</c>, <c>.</c> and <c>_</c>. A message delivered twice has the same one both times.</param>
/// <param name="To">A mail address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The text, plain.</param>
internal sealed record Mail(string Id, string To, string Subject, string Text)
{
    /// <summary>How often it has been put off.</summary>
    public int Attempts { get; init; }

    /// <summary>The letters that go with it.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
}

/// <summary>A file that goes with a message.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="MediaType">What it is, such as <c>application/pdf</c>.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record Attachment(string Name, string MediaType, ReadOnlyMemory<byte> Content);
