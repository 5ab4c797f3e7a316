using Passavant.Screening.Names;

namespace Passavant.Screening.Tests.Names;

public sealed class NicknameTests
{
    [Theory]
    [InlineData("Bill", "William")]
    [InlineData("Саша", "Александр")]
    [InlineData("Kolya", "Николай")]
    [InlineData("Siarhei", "Сергей")]
    [InlineData("Mykolaiovych", "Николаевич")]
    [InlineData("Mehmet", "محمد")]
    [InlineData("Zed", "Zed")]
    public void Short_forms_and_sister_languages_meet(string one, string other) =>
        Assert.True(Nicknames.Same(First(one), First(other)));

    [Theory]
    [InlineData("Bill", "Bob")]
    [InlineData("Siarhei", "Andrei")]
    public void Other_names_do_not(string one, string other) =>
        Assert.False(Nicknames.Same(First(one), First(other)));

    static string First(string name) => NameReader.Read(name, PartyKind.Person)[0].Tokens[0].Text;
}
