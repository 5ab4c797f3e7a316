namespace Passavant.Accords.Words;

/// <summary>What the text is to guarantee: of which transfers, and what is demanded of the answer.</summary>
internal static class ExpectationsChapter
{
    public static void Write(AccordWriting writing)
    {
        var (accord, language) = (writing.Accord, writing.Language);
        if (accord.Expectations.Count == 0)
            return;
        writing.Heading(2, language[Phrase.ExpectationsTitle]);
        writing.Say(language[Phrase.ExpectationsIntro]);
        foreach (var expectation in accord.Expectations.Where(writing.MaySee))
        {
            writing.Heading(3, writing.Name(expectation), expectation.Id);
            writing.Conditions(Phrase.Whenever, expectation.When, expectation.Unless);
            writing.Pairs([
                (
                    language[Phrase.NeverMilderThan],
                    expectation.NeverMilderThan is { } mildest ? language.Say(mildest) : null
                ),
                (
                    language[Phrase.NeverStricterThan],
                    expectation.NeverStricterThan is { } strictest ? language.Say(strictest) : null
                ),
                (
                    language[Phrase.ExpectedControl],
                    expectation.Controlled is { } controlled
                        ? language[controlled ? Phrase.UnderSomeControl : Phrase.UnderNoControl]
                        : null
                ),
                .. writing.Common(expectation),
            ]);
        }
    }
}
