using Passavant.Accords.Quantities;
using Passavant.Accords.Tests.Laws;
using Passavant.Proofs.Smt;

namespace Passavant.Proofs.Tests.Smt;

public sealed class SolverAnswerTests
{
    private static readonly SmtText Text = new([Small.Accord("")], Small.Day);

    private static SolverAnswer Read(string output) => SolverAnswer.Read(output, Text);

    [Theory]
    [InlineData("2.0", "2")]
    [InlineData("2", "2")]
    [InlineData("0.125", "1/8")]
    [InlineData("(- 3.0)", "-3")]
    [InlineData("(/ 1.0 3.0)", "1/3")]
    [InlineData("(- (/ 1.0 3.0))", "-1/3")]
    [InlineData("(/ (- 1) 3)", "-1/3")]
    [InlineData(
        "123456789012345678901234567890123456789.0",
        "123456789012345678901234567890123456789"
    )]
    public void A_number_is_read_exactly_however_it_is_printed(string printed, string number)
    {
        var answer = Assert.IsType<SolverAnswer.Satisfied>(
            Read($"sat\n((|line 1: power| {printed}))")
        );
        var parts = number.Split('/');
        Assert.Equal(
            Rational.Parse(parts[0]) / (parts.Length > 1 ? Rational.Parse(parts[1]) : Rational.One),
            answer.Model.Values["line 1: power"].Number
        );
    }

    [Theory]
    [InlineData("(root-obj (+ (^ x 2) (- 2)) 1)")]
    [InlineData("(_ real_algebraic_number <1*x^2 + (-2), (1, 2)>)")]
    [InlineData("1.4142135623?")]
    [InlineData("(/ 1.0 0.0)")]
    [InlineData("(+ 1.0 2.0)")]
    [InlineData("-3.0")]
    [InlineData("1e5")]
    public void A_number_that_is_no_fraction_makes_the_answer_unknown(string printed) =>
        Assert.Contains(
            "no fraction",
            Assert.IsType<SolverAnswer.Unknown>(Read($"sat\n((|line 1: power| {printed}))")).Reason,
            StringComparison.Ordinal
        );

    [Fact]
    public void An_error_about_facts_that_cannot_be_had_does_not_spoil_an_answer() =>
        Assert.IsType<SolverAnswer.Unsatisfied>(
            Read("unsat\n(error \"line 9 column 3: model is not available\")")
        );

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("unknown")]
    [InlineData("timeout")]
    [InlineData("(error \"unknown constant x\")\nsat\n()")]
    [InlineData("sat\n(error \"no model\")\n(")]
    [InlineData("sat\n((|line 1: power| 2.0)")]
    [InlineData("sat\n((|line 1: power|))")]
    [InlineData("sat\n((|line 1: power 2.0))")]
    [InlineData("sat sat")]
    [InlineData("sat\n() ()")]
    [InlineData(")))")]
    [InlineData("Segmentation fault (core dumped)")]
    [InlineData("\0\u0001\uFFFD")]
    [InlineData("satisfied")]
    public void Anything_else_is_unknown_and_says_why(string output) =>
        Assert.NotEmpty(Assert.IsType<SolverAnswer.Unknown>(Read(output)).Reason);

    [Fact]
    public void Brackets_without_end_are_unknown() =>
        Assert.IsType<SolverAnswer.Unknown>(Read("sat " + new string('(', 1_000_000)));

    [Fact]
    public void No_text_makes_it_throw() =>
        Gen.Char["sat un()|\"; .01-/\n"]
            .Array[0, 40]
            .Sample(
                characters => Assert.NotNull(Read(new string(characters))),
                iter: 5_000,
                seed: "0N0XIzNsQ0O2"
            );
}
