namespace Passavant.Accords.Tests.Laws;

/// <summary>Choices, the first of which shrinking prefers.</summary>
internal static class Choose
{
    public static Gen<T> Of<T>(params T[] values) =>
        Gen.Int[0, values.Length - 1].Select(index => values[index]);

    public static Gen<T> From<T>(params Gen<T>[] gens) =>
        Gen.Int[0, gens.Length - 1].SelectMany(index => gens[index]);
}
