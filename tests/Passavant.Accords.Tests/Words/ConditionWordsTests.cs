using System.Text;
using Passavant.Accords.Conditions;
using Passavant.Accords.Reading;
using Passavant.Accords.Words;

namespace Passavant.Accords.Tests.Words;

public sealed class ConditionWordsTests
{
    [Theory]
    [InlineData(
        "power is at least 600 Hz",
        "highest operating frequency is at least 600 Hz",
        "fréquence de sortie maximale d'au moins 600 Hz"
    )]
    [InlineData(
        "power is between 75 Hz and 650 Hz",
        "highest operating frequency is between 75 Hz and 650 Hz (both included)",
        "fréquence de sortie maximale entre 75 Hz et 650 Hz (bornes comprises)"
    )]
    [InlineData(
        "power is more than 975 Hz and at most 1150 Hz",
        "highest operating frequency is more than 975 Hz and at most 1150 Hz",
        "fréquence de sortie maximale de plus de 975 Hz et d'au plus 1150 Hz"
    )]
    [InlineData("kind is laser", "kind is laser", "nature : laser")]
    [InlineData(
        "kind is one of laser, camera",
        "kind is one of camera or laser",
        "nature parmi appareil photo ou laser"
    )]
    [InlineData("kind is not camera", "kind is not camera", "nature autre que appareil photo")]
    [InlineData("tuned is yes", "tuned: yes", "accordé : oui")]
    [InlineData("tuned is not yes", "tuned: no", "accordé : non")]
    [InlineData("place is in G", "place is in The group", "lieu dans le groupe Le groupe")]
    [InlineData("place is NG", "place is Nigeria", "lieu : Nigeria")]
    [InlineData(
        "band overlaps above 2.7 GHz to 2.9 GHz",
        "band overlaps the range above 2.7 GHz up to 2.9 GHz (only the upper end included)",
        "bande en recouvrement avec la plage au-dessus de 2,7 GHz jusqu'à 2,9 GHz (borne supérieure seule comprise)"
    )]
    [InlineData(
        "power is more than 5 Hz + length / 10",
        "highest operating frequency is more than 5 Hz + length / 10",
        "fréquence de sortie maximale de plus de 5 Hz + longueur / 10"
    )]
    [InlineData(
        "signed is before 2026-03-01",
        "signed is before 1 March 2026",
        "signé : avant le 1er mars 2026"
    )]
    [InlineData(
        "kind is laser, documented",
        "kind is laser (documented)",
        "nature : laser (pièces à l'appui)"
    )]
    [InlineData("kind is stated", "kind is stated", "nature : déclaré, quelle que soit la valeur")]
    [InlineData(
        "falls under any control",
        "the item falls under a control of this accord",
        "l'article relève d'un contrôle de cet accord"
    )]
    public void A_sentence_is_said(string sentence, string english, string french)
    {
        var (condition, glossary) = Read(sentence);
        Assert.Equal(english, Plain(ConditionWords.Say(condition, Language.English, glossary)));
        Assert.Equal(french, Plain(ConditionWords.Say(condition, Language.French, glossary)));
    }

    [Theory]
    [InlineData("eu-2025-11")]
    [InlineData("us-2026-06")]
    public void Every_condition_of_a_shipped_accord_can_be_said_in_every_language(string name)
    {
        var accord = AccordReader.ReadFolder(Path.Combine(Root(), "accords", name)).Accord!;
        foreach (var language in Language.All)
        {
            foreach (var provision in accord.Provisions)
            foreach (var condition in provision.Unless.Prepend(provision.When))
            {
                Assert.NotEqual("", ConditionWords.Say(condition, language, accord.Glossary));
                Assert.NotEqual(
                    "",
                    ConditionWords.Lines(condition, language, accord.Glossary).Text
                );
            }
            foreach (var format in Enum.GetValues<DocumentFormat>())
                Assert.NotEqual("", AccordDocument.Of(accord, language).Render(format));
        }
    }

    private static (Condition, Glossary) Read(string sentence)
    {
        var text = $$"""
            accord: Words
            version: 1.0.0
            state: AUR
            if undecided: prohibited
            terms:
              kind: { about: item, label: { en: Kind, fr: Nature }, one of: [laser, camera], words: { fr: { camera: appareil photo } } }
              power: { about: item, label: { en: Highest operating frequency, fr: Fréquence de sortie maximale }, number in: Hz }
              length: { about: item, label: { en: Length, fr: Longueur }, number in: Hz }
              tuned: { about: item, label: { en: Tuned, fr: Accordé }, one of: [no, yes] }
              band: { about: item, label: { en: Band, fr: Bande }, range in: GHz }
              place: { about: transfer, label: { en: Place, fr: Lieu }, country: ISO 3166 }
              signed: { about: transfer, label: { en: Signed, fr: Signé }, day: ISO 8601 }
            groups:
              G: { label: { en: The group, fr: Le groupe }, members: [JP] }
            controls:
              - { id: C-1, when: ["kind is laser"], sensitivity: "1" }
            prohibitions:
              - { id: P-1, when: ["{{sentence}}"] }
            matrix: { sensitivity: ["1"], risk: [low], cells: { "1": { low: { policy: case by case, level: desk } } } }
            procedure: { authorities: [{ id: ministry }], ladder: [{ id: desk, authority: ministry }] }
            """;
        var reading = AccordReader.Read([
            new AccordFile("accord.yaml", Encoding.UTF8.GetBytes(text)),
        ]);
        Assert.True(reading.IsSound, string.Join('\n', reading.Faults));
        return (reading.Accord!.Prohibitions[0].When, reading.Accord.Glossary);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Passavant.slnx")))
            folder = folder.Parent!;
        return folder.FullName;
    }

    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
