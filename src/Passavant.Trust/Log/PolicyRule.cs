namespace Passavant.Trust.Log;

/// <summary>Which witnesses are enough.</summary>
internal abstract record PolicyRule
{
    private PolicyRule() { }

    /// <summary>What is missing, in words; null where the witnesses are enough.</summary>
    public abstract string? Missing(IReadOnlySet<PolicyWitness> cosigned);

    /// <summary>Nobody needs to cosign.</summary>
    public sealed record None : PolicyRule
    {
        public override string? Missing(IReadOnlySet<PolicyWitness> cosigned) => null;
    }

    /// <summary>One witness.</summary>
    public sealed record One(PolicyWitness Witness) : PolicyRule
    {
        public override string? Missing(IReadOnlySet<PolicyWitness> cosigned) =>
            cosigned.Contains(Witness) ? null : $"no cosignature of {Witness.Name}";
    }

    /// <summary>So many of the members.</summary>
    public sealed record Group(string Name, int Threshold, IReadOnlyList<PolicyRule> Members)
        : PolicyRule
    {
        public override string? Missing(IReadOnlySet<PolicyWitness> cosigned)
        {
            var missing = Members
                .Select(member => member.Missing(cosigned))
                .OfType<string>()
                .ToList();
            var met = Members.Count - missing.Count;
            return met >= Threshold
                ? null
                : $"{met} of {Threshold} in '{Name}' ({string.Join("; ", missing)})";
        }
    }
}
