namespace Passavant.Screening;

/// <summary>A party as canonical JSON (RFC 8785).</summary>
public static class PartyJson;
