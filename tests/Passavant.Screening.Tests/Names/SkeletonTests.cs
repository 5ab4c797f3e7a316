using Passavant.Screening.Names;

namespace Passavant.Screening.Tests.Names;

/// <summary>One name in many spellings has one skeleton.</summary>
public sealed class SkeletonTests
{
    [Theory]
    [InlineData("kdf", "qadhafi", "gaddafi", "kadafi", "qadafi", "ghadafi", "gadhafi")]
    [InlineData("mhmd", "mohammed", "muhammad", "mohamad", "mahomed", "mhmd")]
    [InlineData("xkvsk", "tchaikovsky", "chaykovsky", "tschaikowski")]
    [InlineData("hsn", "hossein", "husain", "hoseyn", "khossein", "hsin")]
    [InlineData("alksndr", "alexander", "aleksandr", "alexandr")]
    [InlineData("avjn", "evgeny", "yevgenii")]
    [InlineData("mhl", "mikhail", "mikhayl", "mihail")]
    [InlineData("jml", "jamal", "djamel", "jamaal")]
    [InlineData("jkv", "zhukov", "jukov", "zhukow")]
    public void Spellings_meet(string skeleton, params string[] spellings) =>
        Assert.All(spellings, spelling => Assert.Equal(skeleton, Skeleton.Of(spelling)));

    [Theory]
    [InlineData("موحدی", "Movahedi")]
    [InlineData("منوچهر", "Manouchehr")]
    [InlineData("الزبیدی", "Zubaidi")]
    [InlineData("نوشین", "Nooshin")]
    [InlineData("שרביט", "Sharvit")]
    [InlineData("التکریتی", "Tikriti")]
    public void A_name_without_vowels_meets_one_with_them(string native, string latin) =>
        Assert.Equal(Skeleton.Of(Last(latin), bare: true), Skeleton.Of(Last(native), bare: true));

    [Theory]
    [InlineData("petrov", "petrova")]
    [InlineData("kim", "kan")]
    [InlineData("hassan", "hussam")]
    public void Other_names_stay_apart(string one, string other) =>
        Assert.NotEqual((Skeleton.Of(one), one[^1]), (Skeleton.Of(other), other[^1]));

    static NameToken Last(string name) => NameReader.Read(name, PartyKind.Person)[0].Tokens[^1];
}
