using Passavant.Cli.Files;
using Passavant.Proofs;
using Passavant.Proofs.Certifying;

namespace Passavant.Cli.Commands;

/// <summary>Writes certificates to a folder: of each expectation that is kept, and of each provision that is said never to apply.</summary>
internal sealed class CertificateFiles(string folder, Surroundings surroundings)
{
    private readonly OutputFolder files = new(folder, surroundings);
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> missing = [];
    private bool isDraft;

    /// <summary>Writes the certificates of a text; <paramref name="choices"/> made it of a draft, and each file's name says them.</summary>
    public void Write(
        LoopholeReport report,
        IReadOnlyList<(string Bracket, string Alternative)> choices
    )
    {
        isDraft |= choices.Count > 0;
        var chosen = string.Concat(
            choices.Select(choice => $".{choice.Bracket}-{choice.Alternative}")
        );
        var (accord, options) = (report.Accord, report.Options);
        foreach (var expectation in accord.Expectations)
            if (
                report.Findings.All(finding =>
                    finding.Kind != FindingKind.FailedExpectation
                    || !finding.Provisions.Contains(expectation)
                )
            )
                Save(
                    $"{expectation.Id}{chosen}",
                    CertificateWriter.ForExpectation(
                        accord,
                        expectation,
                        options.AsOf,
                        options.KnownAt,
                        options.Budget
                    )
                );
        foreach (
            var provision in report
                .Findings.Where(finding =>
                    finding.Kind is FindingKind.Dead or FindingKind.Contradiction
                )
                .SelectMany(finding => finding.Provisions.Take(1))
                .Distinct()
        )
            Save(
                $"{provision.Id}-never{chosen}",
                CertificateWriter.ForDead(
                    accord,
                    provision,
                    options.AsOf,
                    options.KnownAt,
                    options.Budget
                )
            );
    }

    /// <summary>Says on standard error what was written, and what could not be.</summary>
    public void Close()
    {
        surroundings.Error.WriteLine(
            names.Count switch
            {
                0 => "passavant: there is nothing to certify; no certificate was written.",
                1 =>
                    $"passavant: 1 certificate is in {folder}; 'passavant verify-certificate {folder}/{names.Single()}.json --accord DIR' checks it.",
                var count =>
                    $"passavant: {count} certificates are in {folder}; 'passavant verify-certificate {folder}/*.json --accord DIR' checks them.",
            }
        );
        if (isDraft)
            surroundings.Error.WriteLine(
                "passavant: each name ends with the choices of its text; check it with the same --choose."
            );
        foreach (var one in missing)
            surroundings.Error.WriteLine($"passavant: no certificate of {one}");
    }

    private void Save(string name, Certification certification)
    {
        switch (certification)
        {
            case Certification.Written certificate:
                files.Save($"{Unique(name)}.json", certificate.Certificate + "\n");
                break;
            case Certification.NotDecided undecided:
                missing.Add($"{name}: {undecided.Why}");
                break;
            case Certification.Refuted:
                missing.Add($"{name}: it does not hold.");
                break;
        }
    }

    private string Unique(string name)
    {
        var unique = name;
        for (var i = 2; !names.Add(unique); i++)
            unique = $"{name}-{i}";
        return unique;
    }
}
