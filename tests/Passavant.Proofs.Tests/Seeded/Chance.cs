namespace Passavant.Proofs.Tests.Seeded;

/// <summary>Choices that follow from a seed.</summary>
internal sealed class Chance(uint seed)
{
    private readonly PCG numbers = new(seed, seed);

    public int Below(int most) => (int)numbers.Next((uint)most);

    public bool Half() => Below(2) == 0;

    public T Of<T>(params IReadOnlyList<T> values) => values[Below(values.Count)];

    public T[] Shuffled<T>(IEnumerable<T> values)
    {
        var left = values.ToList();
        var order = new List<T>();
        while (left.Count > 0)
        {
            var at = Below(left.Count);
            order.Add(left[at]);
            left.RemoveAt(at);
        }
        return [.. order];
    }
}
