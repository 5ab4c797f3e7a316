using Passavant.Proofs;
using Passavant.Proofs.Certifying;

namespace Passavant.Cli.Commands;

/// <summary>Writes certificates to a folder: of each expectation that is kept, and of each provision that is said never to apply.</summary>
internal sealed class CertificateFiles(string folder, Surroundings surroundings)
{
    private int written;
    private readonly List<string> missing = [];

    public void Write(LoopholeReport report)
    {
        var (accord, options) = (report.Accord, report.Options);
        foreach (var expectation in accord.Expectations)
            if (
                report.Findings.All(finding =>
                    finding.Kind != FindingKind.FailedExpectation
                    || !finding.Provisions.Contains(expectation)
                )
            )
                Save(
                    expectation.Id,
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
                $"{provision.Id}-never",
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
            $"passavant: {written} certificates are in {folder}; 'passavant verify-certificate {folder}/*.json --accord DIR' checks them."
        );
        foreach (var one in missing)
            surroundings.Error.WriteLine($"passavant: no certificate of {one}");
    }

    private void Save(string name, Certification certification)
    {
        switch (certification)
        {
            case Certification.Written certificate:
                var path = Path.Combine(surroundings.Folder, folder);
                Directory.CreateDirectory(path);
                File.WriteAllText(
                    Path.Combine(path, $"{name}.json"),
                    certificate.Certificate + "\n"
                );
                written++;
                break;
            case Certification.NotDecided undecided:
                missing.Add($"{name}: {undecided.Why}");
                break;
            case Certification.Refuted:
                missing.Add($"{name}: it does not hold.");
                break;
        }
    }
}
