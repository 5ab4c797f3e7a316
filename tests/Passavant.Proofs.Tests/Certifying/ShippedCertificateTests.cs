using System.Diagnostics;
using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Accords.Tests;
using Passavant.Certificates;
using Passavant.Proofs.Certifying;

namespace Passavant.Proofs.Tests.Certifying;

public sealed class ShippedCertificateTests
{
    private static readonly DateOnly Day = new(2026, 12, 1);

    private static Accord Read(string name, params (string, string)[] choices) =>
        AccordReader
            .ReadFolder(
                Path.Combine(Repository.Root, "accords", name),
                choices.ToDictionary(one => one.Item1, one => one.Item2)
            )
            .Accord!;

    [Fact]
    public void Probe()
    {
        var log = new List<string>();
        var model = Read("model", ("B-1", "a"), ("B-2", "a"), ("B-3", "a"));
        if (Environment.GetEnvironmentVariable("PROBE") is { } probe)
        {
            Run("milder", () => CertificateWriter.ForNowhereMilder(model, model, Day, Day, long.Parse(probe)), model, model);
            Assert.Fail("done");
        }
        foreach (var accord in new[] { Read("eu-2025-11"), Read("us-2026-06"), model })
        {
            foreach (var e in accord.Expectations)
                Run(e.Id, () => CertificateWriter.ForExpectation(accord, e, Day, Day, 20_000), accord);
            foreach (var p in accord.Authorisations.Cast<Provision>().Concat(accord.Prohibitions).Concat(accord.Controls).Take(5))
                Run($"dead {p.Id}", () => CertificateWriter.ForDead(accord, p, Day, Day, 20_000), accord);
        }
        Run("milder", () => CertificateWriter.ForNowhereMilder(model, model, Day, Day, 20_000), model, model);
        Assert.Fail(string.Join('\n', log));

        void Run(string name, Func<Certification> write, params Accord[] accords)
        {
            var watch = Stopwatch.StartNew();
            string said;
            try
            {
                var result = write();
                var took = watch.ElapsedMilliseconds;
                said = result switch
                {
                    Certification.Written one => $"{one.Leaves} leaves {one.Certificate.Length} chars; {Check(one.Certificate)}",
                    Certification.Refuted => "REFUTED",
                    _ => result.ToString(),
                };
                said = $"{took} ms {said}";
                string Check(string text)
                {
                    watch.Restart();
                    var v = CertificateChecker.Check(text, accords);
                    return $"{v} {watch.ElapsedMilliseconds} ms";
                }
            }
            catch (Exception e)
            {
                said = e.GetType().Name + e.Message[..Math.Min(200, e.Message.Length)] + e.StackTrace![..Math.Min(300, e.StackTrace!.Length)];
            }
            log.Add($"{accords[0].State} {name}: {said}");
            Console.Error.WriteLine(log[^1]);
        }
    }
}
