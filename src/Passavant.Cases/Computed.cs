namespace Passavant.Cases;

/// <summary>Marks a part of an act that the program sets from the case and the accord: what a caller gives there is replaced.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ComputedAttribute : Attribute;
