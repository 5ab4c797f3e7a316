namespace Passavant.Accords.Words;

/// <summary>What is attached, what to ask next, what was left out, the notice.</summary>
internal static class Endings
{
    public static void Write(Telling telling)
    {
        var (determination, language) = (telling.Determination, telling.Language);
        var attached = determination.Attached.Where(one => IsSeen(telling, one.From)).ToList();
        if (attached.Count > 0)
        {
            telling.Heading(2, language[Phrase.Attached]);
            telling.Add(
                new Block.Listing([
                    .. attached.Select(one => new Outline(
                        $"{telling.In(one.Text)} ({one.From}{(one.Within is { } within ? language.Semicolon + language.Say(within) : "")})",
                        []
                    )),
                ])
            );
        }
        var questions = determination
            .Questions.Where(question => question.Term.Handling <= telling.Options.Audience)
            .ToList();
        if (questions.Count > 0)
        {
            telling.Heading(2, language[Phrase.WhatToAsk]);
            telling.Add(
                new Block.Listing([
                    .. questions
                        .Take(telling.Options.Full ? int.MaxValue : telling.Options.Shown)
                        .Select(question => new Outline(
                            QuestionWords.Say(question, telling.Accord.Glossary, language),
                            []
                        )),
                ])
                {
                    IsOrdered = true,
                }
            );
        }
        if (telling.WithheldFacts + telling.WithheldProvisions > 0)
            telling.Say(
                language.Say(
                    Phrase.LeftOut,
                    language.Say(telling.Options.Audience),
                    Count(telling.WithheldFacts),
                    Count(telling.WithheldProvisions)
                ),
                ParagraphKind.Notice
            );
        if (determination.Accord.Notice is { } notice)
            telling.Say(telling.In(notice), ParagraphKind.Notice);
    }

    private static string Count(int number) =>
        number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsSeen(Telling telling, string id) =>
        telling.Accord.Provisions.FirstOrDefault(provision => provision.Id == id) is not { } known
        || telling.MaySee(known);
}
