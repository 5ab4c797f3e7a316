using Passavant.Accords.Tests.Laws;
using Passavant.Proofs.Regions;

namespace Passavant.Proofs.Tests.Laws;

/// <summary>The search and the formulas it reads, held against trying every point.</summary>
public sealed class SearchLaws
{
    private const long Budget = 10_000_000;

    private static void Try(Action<Posed, bool[][]> law, int times = 300) =>
        Long.Sample(Puzzles.Any, puzzle => law(new Posed(puzzle), puzzle.Truths()), times);

    private static bool[] Together(Puzzle puzzle, bool[][] truths) =>
        [
            .. Enumerable
                .Range(0, puzzle.Points)
                .Select(point => Array.TrueForAll(puzzle.Asked, one => truths[one][point])),
        ];

    private static List<Box> All(Search search, int[] conjuncts)
    {
        var boxes = new List<Box>();
        var answer = search.Each(
            Budget,
            conjuncts,
            box =>
            {
                boxes.Add(box);
                return true;
            }
        );
        Assert.Equal(boxes.Count > 0 ? Answer.Found : Answer.None, answer);
        return boxes;
    }

    [Fact]
    public void Boxes_are_disjoint_and_together_are_where_the_formulas_hold() =>
        Try(
            (posed, truths) =>
            {
                var wanted = Together(posed.Puzzle, truths);
                var boxes = All(new Search(posed.Table, posed.Refuse), posed.Asked);
                Assert.All(boxes, box => Assert.Null(posed.Refuse(box)));
                var covered = posed.Covered(boxes);
                for (var point = 0; point < covered.Length; point++)
                    Assert.True(
                        covered[point] == (wanted[point] ? 1 : 0)
                            || (covered[point] == 0 && posed.Puzzle.IsBanned(point)),
                        $"point {point} lies in {covered[point]} boxes and is {wanted[point]}"
                    );
            }
        );

    [Fact]
    public void Nothing_is_found_exactly_where_there_is_nothing() =>
        Try(
            (posed, truths) =>
            {
                var wanted = Together(posed.Puzzle, truths);
                var (answer, box) = new Search(posed.Table, posed.Refuse).Find(Budget, posed.Asked);
                Assert.NotEqual(Answer.NotDecided, answer);
                Assert.Equal(answer == Answer.Found, box is not null);
                for (var point = 0; point < wanted.Length; point++)
                    if (box is null)
                        Assert.True(
                            !wanted[point] || posed.Puzzle.IsBanned(point),
                            $"missed point {point}"
                        );
                    else
                        Assert.True(!posed.Lies(box, point) || wanted[point]);
            },
            600
        );

    [Fact]
    public void One_search_answers_question_after_question() =>
        Try(
            (posed, truths) =>
            {
                var search = new Search(posed.Table);
                foreach (var asked in posed.Puzzle.Asked)
                {
                    var (formula, truth) = (posed.Formulas[asked], truths[asked]);
                    Assert.Equal(
                        truth.Contains(true),
                        search.Find(Budget, formula).Answer == Answer.Found
                    );
                    Assert.Equal(
                        truth.Contains(false),
                        search.Find(Budget, posed.Table.Not(formula)).Answer == Answer.Found
                    );
                    Assert.Equal(
                        Answer.None,
                        search.Find(Budget, formula, posed.Table.Not(formula)).Answer
                    );
                }
                var covered = posed.Covered(All(search, posed.Asked));
                var wanted = Together(posed.Puzzle, truths);
                Assert.Equal(wanted.Select(one => one ? 1 : 0), covered);
            },
            150
        );

    [Fact]
    public void Merged_boxes_stay_disjoint_and_hold_the_same() =>
        Try(
            (posed, _) =>
            {
                var boxes = All(new Search(posed.Table), posed.Asked);
                var merged = Box.Merge(boxes, posed.Axes);
                Assert.True(merged.Count <= boxes.Count);
                Assert.Equal(posed.Covered(boxes), posed.Covered(merged));
            },
            150
        );

    [Fact]
    public void A_formula_an_opposite_and_a_restriction_mean_what_they_say() =>
        Try(
            (posed, truths) =>
            {
                var puzzle = posed.Puzzle;
                for (var part = Math.Max(0, truths.Length - 12); part < truths.Length; part++)
                {
                    var formula = posed.Formulas[part];
                    var opposite = posed.Table.Not(formula);
                    var axis = posed.Axes[part % posed.Axes.Count];
                    var some = CellSet.Of(part % axis.Size);
                    var restricted = posed.Table.Restrict(formula, axis, some);
                    var most = axis.Full.Less(some);
                    var loosely = posed.Table.Restrict(formula, axis, most);
                    Assert.DoesNotContain(axis.Index, posed.Table.AxesOf(restricted));
                    for (var point = 0; point < puzzle.Points; point += 7)
                    {
                        var truth = truths[part][point];
                        Assert.Equal(truth, posed.Holds(formula, point));
                        Assert.NotEqual(truth, posed.Holds(opposite, point));
                        Assert.Equal(
                            truth,
                            posed.Holds(
                                some.Contains(puzzle.Cell(point, axis.Index))
                                    ? restricted
                                    : loosely,
                                point
                            )
                        );
                    }
                }
            },
            100
        );

    [Fact]
    public void What_holds_in_a_box_holds_at_each_of_its_points_and_depends_on_open_axes_alone() =>
        Try(
            (posed, truths) =>
            {
                var search = new Search(posed.Table);
                var puzzle = posed.Puzzle;
                foreach (var asked in puzzle.Asked.Distinct())
                {
                    var box = new Box(
                        posed
                            .Axes.Where(axis => (axis.Index + asked) % 2 == 0)
                            .Select(axis => (axis.Index, CellSet.Of(asked % axis.Size)))
                    );
                    var formula = posed.Formulas[asked];
                    int[] inside =
                    [
                        .. Enumerable
                            .Range(0, puzzle.Points)
                            .Where(point => posed.Lies(box, point)),
                    ];
                    if (search.Holds(formula, box))
                        Assert.All(inside, point => Assert.True(truths[asked][point]));
                    var open = search.OpenAxes(formula, box);
                    // Points that agree on the open axes agree on the formula.
                    foreach (
                        var same in inside.GroupBy(point =>
                            string.Join(' ', open.Select(axis => puzzle.Cell(point, axis)))
                        )
                    )
                        Assert.Single(same.Select(point => truths[asked][point]).Distinct());
                    foreach (var point in inside.Take(5))
                        Assert.Equal(
                            truths[asked][point],
                            search.Holds(
                                formula,
                                new Box(
                                    posed.Axes.Select(axis =>
                                        (axis.Index, CellSet.Of(puzzle.Cell(point, axis.Index)))
                                    )
                                )
                            )
                        );
                }
            },
            100
        );

    [Fact]
    public void Formulas_that_come_in_while_a_search_goes_on_do_not_disturb_it() =>
        Try(
            (posed, truths) =>
            {
                var boxes = new List<Box>();
                new Search(posed.Table, posed.Refuse).Each(
                    Budget,
                    posed.Asked,
                    box =>
                    {
                        boxes.Add(box);
                        foreach (var formula in posed.Formulas)
                            _ = posed.Table.All(posed.Table.Not(formula), posed.Table.Of(box));
                        return true;
                    }
                );
                var wanted = Together(posed.Puzzle, truths);
                var covered = posed.Covered(boxes);
                for (var point = 0; point < wanted.Length; point++)
                    Assert.True(
                        covered[point] == (wanted[point] ? 1 : 0)
                            || (covered[point] == 0 && posed.Puzzle.IsBanned(point))
                    );
            },
            150
        );
}
