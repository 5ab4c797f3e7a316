namespace Passavant.Web.Holding;

/// <summary>What is done with the keys of a company's devices, as it is recorded: in a stream for each company.</summary>
internal static class HolderKey
{
    /// <summary>What the stream of a company's keys begins with; its id follows.</summary>
    public const string Stream = "holder-";

    /// <summary>The type of the event that a key was entered.</summary>
    public const string Entered = "holder-key";

    /// <summary>The type of the event that a key was retired.</summary>
    public const string Retired = "holder-key-retired";

    /// <summary>The type of the event that a document was asked for again, bound to the key that stands.</summary>
    public const string AskedAgain = "document-asked-again";
}
