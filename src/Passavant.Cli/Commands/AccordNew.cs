using System.CommandLine;
using System.Globalization;
using System.Text;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant accord new</c>: begins an accord that is small, sound and commented.</summary>
internal static class AccordNew
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "The folder to make; it must not exist, or be empty.",
        };
        var title = new Option<string>("--title")
        {
            HelpName = "TEXT",
            Description = "The title of the accord.",
            Required = true,
        };
        var state = new Option<string>("--state")
        {
            HelpName = "WORD",
            Description = "Whose text it is, such as EU or AUR.",
            Required = true,
        };
        var command = new Command(
            "new",
            "Begins an accord: a small, sound, commented text with one control, one requirement, matrix, procedure and examples."
        )
        {
            folder,
            title,
            state,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var path = result.GetRequiredValue(folder);
            var (name, whose) = (
                result.GetRequiredValue(title).Trim(),
                result.GetRequiredValue(state).Trim()
            );
            if (name.Length == 0 || name.AsSpan().ContainsAnyInRange('\0', '\u001F'))
                throw new Trouble(
                    "the title is empty or holds control characters; expected for example --title 'Our accord'."
                );
            if (
                whose.Length is 0 or > 50
                || !whose.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or ' ')
            )
                throw new Trouble(
                    $"'{whose}' names no state; expected a word such as --state AUR."
                );
            var full = Path.GetFullPath(Path.Combine(surroundings.Folder, path));
            if (
                File.Exists(full)
                || (Directory.Exists(full) && Directory.EnumerateFileSystemEntries(full).Any())
            )
                throw new Trouble($"{path} exists already and is not empty; nothing was written.");
            Directory.CreateDirectory(full);
            foreach (var (file, text) in AccordTemplate.Files(name, whose, surroundings.Today))
                File.WriteAllText(Path.Combine(full, file), text, new UTF8Encoding(false));
            surroundings.Output.WriteLine(
                $"Begun in {path}: {string.Join(", ", AccordTemplate.Files(name, whose, surroundings.Today).Select(file => file.Name))}."
            );
            surroundings.Output.WriteLine($"Check it with: passavant accord check {path}");
            return ExitCode.Fine;
        });
        return command.WithExamples(
            "passavant accord new accords/ours --title 'Our accord' --state AUR"
        );
    }
}

/// <summary>The files of a first accord.</summary>
internal static class AccordTemplate
{
    public static IReadOnlyList<(string Name, string Text)> Files(
        string title,
        string state,
        DateOnly today
    )
    {
        var day = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var quoted =
            $"\"{title.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        return
        [
            ("accord.yaml", Header(quoted, $"\"{state}\"", day)),
            ("glossary.yaml", Glossary),
            ("controls.yaml", Controls),
            ("requirements.yaml", Requirements),
            ("risk.yaml", Risk),
            ("procedure.yaml", Procedure),
            ("examples.yaml", Examples),
        ];
    }

    private static string Header(string title, string state, string day) =>
        $$"""
            # The header. Chapters stand in the other files; which file and which order never matters.
            # Everything after a # is a remark. Check the text with: passavant accord check .
            accord: {{title}}
            version: 0.1.0
            state: {{state}}
            published: {{day}}
            valid: { from: {{day}} }        # add 'until: DAY' for a sunset
            notice: A first draft. Nobody has agreed to it yet.
            # What stands, at the mildest, while facts are missing.
            if undecided: "licence required: case by case"

            """;

    private const string Glossary = """
        # The facts provisions may speak of. What a transfer does not state is unknown, never 'no' and never zero.
        terms:
          item:
            about: item
            label: Item
            one of: [frequency changer, other]
            ask: { who: exporter, cost: low, text: What is the item? }
          output frequency:
            about: item
            label: Highest output frequency
            of: [frequency changer]        # nobody is asked this of another item
            number in: Hz
            from: "0"
            ask: { who: exporter, cost: low, text: How fast can its output alternate? }
          destination:
            about: transfer
            label: Destination
            country: ISO 3166
            ask: { who: exporter, cost: low, text: Where does it go? }
          end use:
            about: transfer
            label: End use
            one of: [civil, military]
            ask: { who: exporter, cost: medium, text: What will it be used for? }

        # In which roles a transfer names parties.
        roles:
          exporter: { label: Exporter, required: "no" }
          end user: { label: End user, required: "no" }

        groups:
          partners: { label: Partners, members: [JP, NO] }

        """;

    private const string Controls = """
        # Sensitive technology, by what it can do. All conditions of 'when' must hold; each line of 'unless' alone takes an item out.
        controls:
          - id: 3A225
            title: Frequency changers
            when:
              - item is frequency changer
              - output frequency is at least 600 Hz
            sensitivity: "2"               # a row of the matrix
            why: They drive gas centrifuges.

        """;

    private const string Requirements = """
        # Duties to ask before a transfer. Requirements accumulate.
        requirements:
          - id: R-1
            title: Transfer of controlled items
            trigger: control
            controls: all                  # one requirement arises for each control that applies
            when: [destination is not in partners]
            authority: licensing-office
            legal basis: Article 1

        """;

    private const string Risk = """
        # Risk never creates a duty to ask; it decides how carefully an application is read.
        risk:
          indicators:
            - { id: I-1, title: Military end use, tier: end use, level: high, when: [end use is military] }

        # Sensitivity of the control by risk of the transfer: how it is read, and on which rung of the ladder.
        matrix:
          sensitivity: ["1", "2"]
          risk: [low, high]
          cells:
            "1":
              low: { policy: presumption of approval, level: desk }
              high: { policy: case by case, level: board }
            "2":
              low: { policy: case by case, level: desk }
              high: { policy: presumption of denial, level: board }

        """;

    private const string Procedure = """
        # Who decides, within which time.
        procedure:
          calendars:
            office: { zone: Europe/Brussels, weekend: [saturday, sunday], holidays: [] }
          authorities:
            - { id: licensing-office, title: Licensing office, calendar: office }
          ladder:
            - { id: desk, title: Desk officer, authority: licensing-office, within: 10 working days, escalates to: board }
            - { id: board, title: Board, authority: licensing-office, within: 30 working days }

        """;

    private const string Examples = """
        # Cases the states agree on. They run each time the accord is read; one that comes out otherwise is an error.
        examples:
          - { control: 3A225, given: { item: frequency changer, output frequency: 650 Hz }, expect: yes }
          - { control: 3A225, given: { item: frequency changer, output frequency: 400 Hz }, expect: no }
          - { control: 3A225, given: { item: frequency changer }, expect: needs }
          - transfer: A fast drive to a partner
            given: { destination: JP, end use: civil, item: frequency changer, output frequency: 650 Hz }
            expect: { outcome: no authorisation required, requirements: [] }
          - transfer: A fast drive elsewhere
            given: { destination: BR, end use: civil, item: frequency changer, output frequency: 650 Hz }
            expect: { outcome: "licence required: case by case", requirements: [R-1] }

        """;
}
