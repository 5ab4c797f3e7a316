using System.Runtime.InteropServices;

namespace Passavant.Trust.Matching.Oprf;

/// <summary>The functions of libsodium that NSec does not offer. Lengths are checked by those who call.</summary>
internal static partial class Sodium
{
    private const string Library = "libsodium";

    // It may be called any number of times and by any thread; below zero it cannot be used.
    static Sodium()
    {
        if (sodium_init() < 0)
            throw new PlatformNotSupportedException("libsodium could not be made ready");
    }

    [LibraryImport(Library)]
    private static partial int sodium_init();

    [LibraryImport(Library)]
    public static partial int crypto_core_ristretto255_is_valid_point(in byte element);

    [LibraryImport(Library)]
    public static partial int crypto_core_ristretto255_from_hash(ref byte element, in byte hash);

    [LibraryImport(Library)]
    public static partial int crypto_core_ristretto255_add(
        ref byte sum,
        in byte left,
        in byte right
    );

    [LibraryImport(Library)]
    public static partial void crypto_core_ristretto255_scalar_reduce(
        ref byte scalar,
        in byte wide
    );

    [LibraryImport(Library)]
    public static partial int crypto_core_ristretto255_scalar_invert(
        ref byte inverse,
        in byte scalar
    );

    [LibraryImport(Library)]
    public static partial void crypto_core_ristretto255_scalar_add(
        ref byte sum,
        in byte left,
        in byte right
    );

    [LibraryImport(Library)]
    public static partial void crypto_core_ristretto255_scalar_sub(
        ref byte difference,
        in byte left,
        in byte right
    );

    [LibraryImport(Library)]
    public static partial void crypto_core_ristretto255_scalar_mul(
        ref byte product,
        in byte left,
        in byte right
    );

    [LibraryImport(Library)]
    public static partial int crypto_scalarmult_ristretto255(
        ref byte product,
        in byte scalar,
        in byte element
    );

    [LibraryImport(Library)]
    public static partial int crypto_scalarmult_ristretto255_base(ref byte product, in byte scalar);

    [LibraryImport(Library)]
    public static partial int crypto_scalarmult_curve25519(
        ref byte shared,
        in byte secret,
        in byte point
    );

    [LibraryImport(Library)]
    public static partial int crypto_scalarmult_curve25519_base(ref byte point, in byte secret);
}
