namespace Passavant.Bench.Compare;

/// <summary>What an engine says of a transfer: how strict (as outcomes are ordered), or why it refuses to say.</summary>
/// <param name="Rank">0 none required, 1 authorised, 3 to 5 licence required, 6 prohibited.</param>
/// <param name="Refused">The error, where there is no answer.</param>
/// <param name="Warned">Whether an error was reported beside the answer.</param>
internal sealed record Answer(int Rank, string? Refused = null, bool Warned = false);
