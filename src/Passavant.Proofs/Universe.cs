namespace Passavant.Proofs;

internal sealed class Universe;
