using DocumentFormat.OpenXml.Wordprocessing;

namespace Passavant.Letters.Docx;

/// <summary>The lists of one letter: each numbered one counts from 1.</summary>
internal sealed class Lists
{
    private const int Bullets = 1;
    private const int Numbers = 2;

    private readonly List<NumberingInstance> instances = [];

    /// <summary>A new list, by the number its items name.</summary>
    public int Start(bool numbered)
    {
        var instance = new NumberingInstance(
            new AbstractNumId { Val = numbered ? Numbers : Bullets }
        )
        {
            NumberID = instances.Count + 1,
        };
        if (numbered)
            instance.Append(
                new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = 0 }
            );
        instances.Add(instance);
        return instances.Count;
    }

    /// <summary>What the items name.</summary>
    public Numbering Definitions() =>
        new([
            Kind(Bullets, NumberFormatValues.Bullet, "•"),
            Kind(Numbers, NumberFormatValues.Decimal, "%1."),
            .. instances,
        ]);

    private static AbstractNum Kind(int id, NumberFormatValues format, string text) =>
        new(
            new MultiLevelType { Val = MultiLevelValues.SingleLevel },
            new Level(
                new StartNumberingValue { Val = 1 },
                new NumberingFormat { Val = format },
                new LevelText { Val = text },
                new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { Left = "440", Hanging = "440" })
            )
            {
                LevelIndex = 0,
            }
        )
        {
            AbstractNumberId = id,
        };
}
