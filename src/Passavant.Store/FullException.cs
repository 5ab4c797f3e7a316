namespace Passavant.Store;

/// <summary>The disk the records are on is full. Nothing was written; once there is room again, the same work goes through.</summary>
public sealed class FullException : Exception
{
    internal FullException(Exception failure)
        : base("The disk the records are on is full.", failure) { }
}
