namespace Passavant.Store;

/// <summary>Somebody else was first: what this work rested on is no longer so. Nothing of it was written; read again and decide again.</summary>
public sealed class ConflictException : Exception
{
    internal ConflictException(string message)
        : base(message) { }
}
