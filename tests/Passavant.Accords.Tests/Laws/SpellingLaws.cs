using Passavant.Accords.Identity;

namespace Passavant.Accords.Tests.Laws;

/// <summary>How an accord or a transfer is written never changes what it says.</summary>
public sealed class SpellingLaws
{
    static readonly Gen<Spelling> Any = Gen.Select(
        Gen.Bool,
        Gen.Bool,
        Gen.Bool,
        Gen.Bool,
        (backwards, doubled, commented, kilo) => new Spelling(backwards, doubled, commented, kilo)
    );

    [Fact]
    public void Order_duplicates_comments_and_units_change_neither_identity_nor_determination() =>
        Long.Sample(
            Gen.Select(
                Deals.Any,
                Any,
                Gen.Bool,
                (@case, spelling, kilo) => Tuple.Create(@case, spelling, kilo)
            ),
            all =>
            {
                var (@case, spelling, kilo) = all;
                var plain = @case.Assessor();
                var other = @case.Assessor(spelling: spelling);
                Assert.Equal(plain.Accord.Canonical.ToString(), other.Accord.Canonical.ToString());
                Assert.Equal(plain.Accord.Identity, other.Accord.Identity);
                var options = new AssessmentOptions { Budget = 200 };
                Assert.Equal(
                    Summary.Of(plain.Assess(@case.Deal.For(plain.Accord), options)),
                    Summary.Of(other.Assess(@case.Deal.For(other.Accord, kilo), options))
                );
            },
            400
        );

    [Fact]
    public void The_same_transfer_gets_the_same_determination() =>
        Long.Sample(
            Deals.WithParts,
            @case =>
            {
                var assessor = @case.Assessor();
                var options = new AssessmentOptions { Budget = 200 };
                var once = Summary.Of(assessor.Assess(@case.Deal.For(assessor.Accord), options));
                Assert.Equal(
                    once,
                    Summary.Of(assessor.Assess(@case.Deal.For(assessor.Accord), options))
                );
                var again = @case.Assessor();
                Assert.Equal(once, Summary.Of(again.Assess(@case.Deal.For(again.Accord), options)));
            },
            200
        );

    [Fact]
    public void The_canonical_form_reads_back_to_the_same_bytes() =>
        Long.Sample(
            Drafts.Any,
            draft =>
            {
                var accord = draft.Read();
                var bytes = accord.Canonical.ToBytes();
                Assert.Equal(bytes, CanonicalJson.Canonicalise(bytes));
                Assert.Equal(accord.Identity, AccordIdentity.Of(bytes));
            },
            200
        );

    [Fact]
    public void A_change_of_meaning_changes_the_identity() =>
        Long.Sample(
            Gen.Select(Drafts.Any, Gen.Int[0, 5], (draft, cell) => Tuple.Create(draft, cell)),
            pair =>
            {
                var (draft, cell) = pair;
                int[] policies =
                [
                    .. draft.Policies.Select(
                        (policy, index) => index == cell ? (policy + 1) % 3 : policy
                    ),
                ];
                Assert.NotEqual(
                    draft.Read().Identity,
                    (draft with { Policies = policies }).Read().Identity
                );
            },
            100
        );
}
