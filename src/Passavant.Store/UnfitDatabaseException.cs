namespace Passavant.Store;

/// <summary>The database, or a backup of one, is not what this program can work on. The message says why, and what to do.</summary>
public sealed class UnfitDatabaseException : Exception
{
    internal UnfitDatabaseException(string message)
        : base(message) { }
}
