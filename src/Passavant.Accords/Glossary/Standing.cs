namespace Passavant.Accords;

/// <summary>How well a fact is established, from weak to strong.</summary>
/// <remarks>Silence of a consulted body settles a procedure, not a fact, so what is deemed by silence stands lowest and meets no demand.</remarks>
public enum Standing
{
    /// <summary>Taken as given because nobody objected in time.</summary>
    DeemedBySilence = 0,

    /// <summary>Said by somebody.</summary>
    Asserted = 1,

    /// <summary>Backed by a document.</summary>
    Documented = 2,

    /// <summary>Checked by a person or body other than the one who says it.</summary>
    Verified = 3,

    /// <summary>Determined by an authority in a binding way.</summary>
    OfficiallyDetermined = 4,
}
