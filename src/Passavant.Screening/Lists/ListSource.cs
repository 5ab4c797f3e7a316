namespace Passavant.Screening.Lists;

/// <summary>A file of a list, to be read once from where its stream stands to the end.</summary>
/// <param name="Name">The name said in faults and kept in the snapshot.</param>
/// <param name="Content">Its bytes.</param>
public sealed record ListFile(string Name, Stream Content);

/// <summary>A file that a snapshot was made from, and what became of its records.</summary>
/// <remarks>Every record is an entry, or joined to one, or a fault: <see cref="Found"/> is the sum of the three.</remarks>
/// <param name="Name">Its name.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in lower-case hexadecimal.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Found">The records it holds.</param>
/// <param name="Entries">Those that became entries of their own.</param>
/// <param name="Joined">Those that were joined to an entry: an alias, an address, a second row.</param>
/// <param name="Refused">Those that were left out, each with a fault.</param>
public sealed record ListSource(
    string Name,
    string Sha256,
    long Bytes,
    int Found,
    int Entries,
    int Joined,
    int Refused
);
