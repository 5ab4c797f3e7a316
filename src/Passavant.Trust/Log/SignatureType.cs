namespace Passavant.Trust.Log;

/// <summary>The kinds of note signatures that are made and verified here, with the byte that c2sp.org/signed-note gives them.</summary>
public enum SignatureType
{
    /// <summary>Ed25519 over the text of a note.</summary>
    Ed25519 = 0x01,

    /// <summary>Ed25519 over a checkpoint and the time at which it was the largest seen (cosignature/v1).</summary>
    Cosignature = 0x04,

    /// <summary>ML-DSA-44 over the head of a checkpoint, its origin, the cosigner's name and the time (subtree/v1).</summary>
    MlDsaCosignature = 0x06,
}
