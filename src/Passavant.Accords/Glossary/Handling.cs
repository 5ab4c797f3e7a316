namespace Passavant.Accords;

/// <summary>Who may see a text or a fact, from open to closed. Ordered: a later value is seen by fewer.</summary>
public enum Handling
{
    /// <summary>Everybody.</summary>
    Public,

    /// <summary>The states that take part in the accord.</summary>
    ParticipatingStates,

    /// <summary>Nobody beyond those the originator agreed to.</summary>
    OriginatorControlled,

    /// <summary>The deciding authority alone.</summary>
    Closed,
}
