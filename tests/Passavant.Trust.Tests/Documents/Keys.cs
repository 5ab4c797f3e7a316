using Passavant.Trust.Documents;

namespace Passavant.Trust.Tests.Documents;

/// <summary>Keys and random bytes that are the same in every run.</summary>
internal static class Keys
{
    /// <summary>The key a number stands for.</summary>
    public static SoftwareKey Of(int number) => SoftwareKey.Draw(Random(number));

    /// <summary>Bytes that look random and are the same for the same number.</summary>
    public static RandomBytes Random(int number)
    {
        var source = new PCG((uint)number, 7);
        return destination =>
        {
            for (var i = 0; i < destination.Length; i++)
                destination[i] = (byte)source.Next(256);
        };
    }
}
