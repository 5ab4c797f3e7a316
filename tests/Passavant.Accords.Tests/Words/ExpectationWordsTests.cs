using System.Text;
using Passavant.Accords.Reading;
using Passavant.Accords.Tests.Reading;
using Passavant.Accords.Words;

namespace Passavant.Accords.Tests.Words;

/// <summary>What an accord is to guarantee, as it is printed.</summary>
public sealed class ExpectationWordsTests
{
    [Theory]
    [InlineData(
        "en",
        """
            ## What the text is to guarantee

            Of every transfer the text applies to. An expectation decides nothing: the other provisions keep it, or do not.

            ### X1
            """,
        """
            - **Never milder than**: prohibited
            - **Controlled**: the item falls under a control
            """
    )]
    [InlineData(
        "fr",
        """
            ## Ce que le texte doit garantir

            Pour tout transfert auquel le texte s'applique. Une attente ne décide rien : les autres dispositions y répondent, ou non.

            ### X1
            """,
        """
            - **Jamais plus clément que**: interdit
            - **Contrôle**: l'article relève d'un contrôle
            """
    )]
    public void An_expectation_is_printed_with_its_conditions_and_its_demands(
        string language,
        string heading,
        string demands
    )
    {
        var accord = AccordReader
            .Read([new AccordFile("accord.yaml", Encoding.UTF8.GetBytes(FaultLineTests.Sound))])
            .Accord!;
        var printed = AccordDocument
            .Of(accord, Language.Parse(language), new AccordSelection { Chapter = "expectations" })
            .Render(DocumentFormat.Markdown)
            .Replace('\u00A0', ' ');
        Assert.Contains(heading, printed, StringComparison.Ordinal);
        Assert.Contains(demands, printed, StringComparison.Ordinal);
    }
}
