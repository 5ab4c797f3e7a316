using System.Globalization;
using Passavant.Proofs.Bench;

switch (args)
{
    case ["once", var name]:
    {
        var texts = Question.All.First(question => question.Name == name).Read();
        Console.WriteLine(
            Clock.Once(() => Question.Answer(texts)).ToString(CultureInfo.InvariantCulture)
        );
        break;
    }
    case ["figures", .. var names]:
        foreach (var question in Question.All)
            if (names.Length == 0 || names.Contains(question.Name))
            {
                var texts = question.Read();
                var times = Clock.Measure(() => Question.Answer(texts));
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{question.Name, -14} first {times.First, 8:0.0} best {times.Best, 8:0.00} median {times.Median, 8:0.00} ms, aim {question.Aim}"
                    )
                );
            }
        break;
    case ["run", var name, var times]:
    {
        var texts = Question.All.First(question => question.Name == name).Read();
        for (var i = 0; i < int.Parse(times, CultureInfo.InvariantCulture); i++)
            Question.Answer(texts);
        break;
    }
    case ["script", var name, var mild]:
    {
        var texts = Question.All.First(question => question.Name == name).Read();
        Console.Write(
            Comparison.Milder(texts[0], texts[1], int.Parse(mild, CultureInfo.InvariantCulture))
        );
        break;
    }
    case ["results", var path]:
        Results.Write(path);
        break;
    default:
        Console.Error.WriteLine(
            "results path | figures [names] | once name | run name times | script name side"
        );
        return 2;
}
return 0;
