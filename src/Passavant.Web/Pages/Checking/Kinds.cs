using System.Globalization;
using System.Text;
using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Words;

namespace Passavant.Web.Pages.Checking;

/// <summary>Finds a word among many choices by what people call the thing: the word itself, what it is called in everyday speech, and the titles of the controls that name it.</summary>
internal static class Kinds
{
    private const int Most = 12;

    // What people say, and the word of the glossary; what a glossary does not have is passed over.
    private static readonly (string Said, string Word)[] Everyday =
    [
        ("drone uav uas quadcopter multicopter drohne avion sans pilote", "unmanned aerial vehicle"),
        ("submarine robot auv rov sous-marin", "unmanned submersible vehicle"),
        ("gps gnss galileo navigation", "satellite navigation receiver"),
        ("inverter converter vfd motor drive variable speed variateur onduleur", "frequency changer"),
        ("chip processor gpu accelerator ai asic semiconductor puce processeur", "integrated circuit"),
        ("cpu chip processeur", "microprocessor"),
        ("server computer laptop pc workstation ordinateur serveur", "digital computer"),
        ("thermal infrared imager imaging ccd thermique infrarouge imageur", "camera"),
        ("3d printer printing imprimante", "metal additive manufacturing machine"),
        ("cnc five-axis 5-axis mill machine tool machining fraiseuse usinage", "milling machine"),
        ("cmm metrology metrologie", "coordinate measuring machine"),
        ("dna rna gene synthesizer oligonucleotide synthetiseur adn arn", "nucleic acid synthesiser"),
        ("virus bacteria bacterium germ microbe bacterie", "pathogen"),
        ("poison venom ricin", "toxin"),
        ("bioreactor bioreacteur fermentor", "fermenter"),
        ("lyophiliser freeze-dryer lyophilizer", "freeze dryer"),
        ("source code program app application firmware logiciel programme", "software"),
        ("plans drawings know-how blueprint design documents dessins savoir-faire", "technology"),
        ("router switch firewall lan routeur commutateur pare-feu", "networking equipment"),
        ("vpn crypto cipher chiffrement cryptographie", "encryption equipment"),
        ("smartphone phone cellphone portable telephone", "mobile telephone"),
        ("imsi catcher interception", "subscriber identity catcher"),
        ("spyware forensics forensic", "data extraction tool"),
        ("satellite cubesat", "spacecraft"),
        ("rocket launcher fusee lanceur", "space launch vehicle"),
        ("imu ins inertial centrale inertielle", "inertial navigation equipment"),
        ("gyroscope", "gyro"),
        ("turbine turbojet aero engine turboreacteur", "jet engine"),
        ("carbon fibre fiber carbone", "fibre"),
        ("ultracentrifuge centrifugeuse", "gas centrifuge"),
        ("euv duv stepper photolithography", "lithography scanner"),
        ("night vision vision nocturne", "image intensifier tube"),
        ("manometer pressure sensor capteur de pression manometre", "pressure transducer"),
        ("glovebox glove box isolator", "biological isolator"),
        ("battery cell lithium batterie", "battery cell"),
        ("reactor vessel chemical reacteur chimique", "reaction vessel"),
    ];

    /// <summary>The choices found, the likeliest first, each with the controls that name it.</summary>
    public static IReadOnlyList<(string Word, string Label, IReadOnlyList<Control> Controls)> Find(
        string asked,
        Term term,
        Accord accord,
        Language spoken
    )
    {
        var words = Fold(asked)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length > 1)
            .Take(8)
            .ToList();
        if (words.Count == 0)
            return [];
        var naming = Naming(term, accord);
        return
        [
            .. term
                .Choices.Select(choice =>
                {
                    var label = FactWords.Choice(term, choice, spoken);
                    var controls = naming[choice].ToList();
                    return (
                        Word: choice,
                        Label: label,
                        Controls: (IReadOnlyList<Control>)controls,
                        Points: Points(words, choice, label, controls, spoken)
                    );
                })
                .Where(found => found.Points > 0)
                .OrderByDescending(found => found.Points)
                .ThenBy(found => found.Label, StringComparer.Ordinal)
                .Take(Most)
                .Select(found => (found.Word, found.Label, found.Controls)),
        ];
    }

    /// <summary>A text without capitals, accents and signs.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                _ = folded.Append(
                    char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' '
                );
        return folded.ToString();
    }

    private static int Points(
        List<string> asked,
        string choice,
        string label,
        List<Control> controls,
        Language spoken
    )
    {
        var (own, english) = (Fold(label), Fold(choice));
        var everyday = Fold(
            string.Join(' ', Everyday.Where(row => row.Word == choice).Select(row => row.Said))
        );
        var titles = Fold(
            string.Join(
                ' ',
                controls.Select(control => $"{control.Id} {control.Title?.In(spoken.Code)}")
            )
        );
        var points = 0;
        foreach (var word in asked)
            points += Math.Max(
                Math.Max(4 * In(word, own), 4 * In(word, english)),
                Math.Max(3 * In(word, everyday), In(word, titles))
            );
        return points;
    }

    // 2 for a whole word, 1 for its beginning.
    private static int In(string word, string text) =>
        $" {text} ".Contains($" {word} ", StringComparison.Ordinal) ? 2
        : word.Length > 2 && $" {text}".Contains($" {word}", StringComparison.Ordinal) ? 1
        : word.Length > 4
        && text.Split(' ').Any(own => own.Length > 3 && word.StartsWith(own, StringComparison.Ordinal))
            ? 1
        : 0;

    private static ILookup<string, Control> Naming(Term term, Accord accord) =>
        accord
            .Controls.Where(control => control.Handling == Handling.Public)
            .SelectMany(control =>
                control
                    .When.Walk()
                    .OfType<Condition.OneOf>()
                    .Where(sentence => sentence.Term == term && !sentence.Negated)
                    .SelectMany(sentence => sentence.Words)
                    .Distinct()
                    .Select(word => (word, control))
            )
            .ToLookup(pair => pair.word, pair => pair.control);
}
