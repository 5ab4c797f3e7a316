using Passavant.Accords.Conditions;
using Passavant.Accords.Words;

namespace Passavant.Accords.Tests.Words;

public sealed class ClassificationTests
{
    private static readonly Accord Accord = SmallAccord.Read();
    private static readonly Assessor Assessor = new(
        Accord,
        Instruments.None,
        new DateOnly(2026, 3, 2),
        new DateOnly(2026, 3, 2)
    );

    [Fact]
    public void What_the_item_is_comes_before_every_other_question() =>
        Assert.Equal(["item"], Classify().Questions.Select(question => question.Term.Name));

    [Fact]
    public void An_open_control_names_the_facts_it_depends_on()
    {
        var classification = Classify(
            ("item", "frequency changer"),
            ("output frequency", "650 Hz")
        );
        var (control, terms) = Assert.Single(classification.DependsOn);
        Assert.Equal("C-1", control.Id);
        Assert.Equal(["multiphase", "specially designed"], terms.Select(term => term.Name));
    }

    [Fact]
    public void The_cheapest_question_comes_first()
    {
        var questions = Classify(("item", "frequency changer")).Questions;
        Assert.Equal("output frequency", questions[0].Term.Name);
        Assert.True(questions[0].CanSettle);
        Assert.Equal(
            questions.OrderBy(question => question.Term.Ask.Cost).Select(question => question.Term),
            questions.Select(question => question.Term)
        );
    }

    [Fact]
    public void Nobody_is_asked_about_another_item() =>
        Assert.DoesNotContain(
            Classify(("item", "frequency changer")).Questions,
            question => question.Term.Name == "wavelength"
        );

    [Fact]
    public void A_settled_classification_asks_nothing()
    {
        var classification = Classify(("item", "laser"), ("wavelength", "1 um"));
        Assert.True(classification.IsSettled);
        Assert.Empty(classification.Questions);
        Assert.Equal(
            ["C-2"],
            classification
                .Controls.Where(finding => finding.Applies == Truth.Yes)
                .Select(finding => finding.Control.Id)
        );
    }

    [Fact]
    public void A_classification_is_told_in_words()
    {
        var transfer = SmallAccord.Transfer(
            Accord,
            [("item", "frequency changer"), ("output frequency", "650 Hz")]
        );
        var told = ClassificationWords
            .Of(
                Assessor.ClassifyWithQuestions(transfer),
                Assessor,
                transfer,
                null,
                Language.English,
                all: true
            )
            .Render(DocumentFormat.Text);
        Assert.Contains("Controls still open: 1.", told);
        Assert.Contains("multiphase, specially designed", told);
        Assert.Contains("not so: item is laser", told);
    }

    private static Classification Classify(params (string, string)[] facts) =>
        Assessor.ClassifyWithQuestions(SmallAccord.Transfer(Accord, facts));
}
