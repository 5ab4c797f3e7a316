using System.Text;
using System.Text.Json;

namespace Passavant.Cli.Tests.Words;

public sealed class ClassifyTests
{
    private static readonly string Accord = Path.Combine(Root(), "accords", "eu-2025-11");

    [Fact]
    public void A_fact_about_an_unknown_term_is_refused_with_the_nearest()
    {
        var (code, _, error) = Run("", "--fact", "output frequncy=650 Hz");
        Assert.Equal(2, code);
        Assert.Contains("did you mean 'output frequency'?", error);
    }

    [Fact]
    public void An_unknown_word_is_refused_with_the_nearest()
    {
        var (code, _, error) = Run("", "--fact", "item=frequency chnger");
        Assert.Equal(2, code);
        Assert.Contains("did you mean 'frequency changer'?", error);
    }

    [Fact]
    public void A_fact_about_a_party_needs_its_role() =>
        Assert.Contains("end user: country=NG", Run("", "--fact", "country=NG").Error);

    [Fact]
    public void Json_names_what_is_open_and_what_to_ask()
    {
        var (code, output, _) = Run(
            "",
            "--fact",
            "item=frequency changer",
            "--fact",
            "output frequency=650 Hz",
            "--json"
        );
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        Assert.False(json.RootElement.GetProperty("settled").GetBoolean());
        Assert.Contains(
            json.RootElement.GetProperty("controls").EnumerateArray(),
            control =>
                control.GetProperty("control").GetString() == "3A225"
                && control.GetProperty("depends on").GetArrayLength() > 0
        );
        Assert.NotEqual(0, json.RootElement.GetProperty("ask").GetArrayLength());
    }

    [Fact]
    public void Facts_about_the_transfer_bring_the_outcome_too() =>
        Assert.Contains(
            "Outcome",
            Run(
                "",
                "--fact",
                "item=other",
                "--fact",
                "destination=JP",
                "--fact",
                "end user: country=JP"
            ).Output
        );

    [Fact]
    public void An_interview_ends_when_the_answer_is_settled()
    {
        var (code, output, _) = Run("frequency chan\n100\n", "--interactive");
        Assert.Equal(0, code);
        Assert.Contains("What is it?", output);
        Assert.Contains("Classification: frequency changer", output);
    }

    [Fact]
    public void A_question_skipped_is_never_asked_again()
    {
        var (_, output, _) = Run(
            "\n\n\n\n\n\n\n\n\n\n",
            "--interactive",
            "--fact",
            "item=frequency changer"
        );
        var asked = output.Split('\n').Where(line => line.EndsWith('?')).ToList();
        Assert.Equal(asked.Distinct().Count(), asked.Count);
    }

    [Fact]
    public void Back_takes_the_last_answer_back_and_a_question_mark_explains()
    {
        var (_, output, _) = Run("?\nlaser\nback\nfrequency changer\n", "--interactive");
        Assert.Contains("stated as “item”", output);
        Assert.Contains("Taken back: item=laser", output);
        Assert.Contains("Classification: frequency changer", output);
    }

    [Fact]
    public void An_interview_speaks_french()
    {
        var (_, output, _) = Run(
            "convertisseur de fréquence\n?\nretour\n",
            "--interactive",
            "--language",
            "fr"
        );
        Assert.Contains("Annulé", output);
        Assert.Contains("Classement", output);
    }

    [Fact]
    public void An_answer_that_does_not_fit_is_asked_again()
    {
        var (_, output, _) = Run("nonsense\n", "--interactive");
        Assert.Contains("not understood", output);
    }

    private static (int Code, string Output, string Error) Run(string input, params string[] args)
    {
        using var stdin = new MemoryStream(Encoding.UTF8.GetBytes(input));
        using var stdout = new MemoryStream();
        using var stderr = new StringWriter();
        var surroundings = new Surroundings(stdin, stdout, stderr, TimeProvider.System);
        string[] whole = ["classify", "--accord", Accord, "--as-of", "2026-03-01", .. args];
        if (!args.Contains("--language"))
            whole = [.. whole, "--language", "en"];
        var code = PassavantCommand.Run(whole, surroundings);
        return (code, Encoding.UTF8.GetString(stdout.ToArray()), stderr.ToString());
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Passavant.slnx")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
