namespace Passavant.Screening.Names;

/// <summary>Greek letters as passports spell them (ELOT 743).</summary>
static class Greek
{
    public static void Romanise(ReadOnlySpan<char> word, Scratch to)
    {
        for (var at = 0; at < word.Length; at++)
        {
            var next = at + 1 < word.Length ? word[at + 1] : '\0';
            switch (word[at], next)
            {
                case ('ο', 'υ'):
                    to.Write("ou");
                    at++;
                    break;
                case ('α' or 'ε', 'υ'):
                    to.Write(word[at] == 'α' ? "a" : "e");
                    to.Write(
                        at + 2 < word.Length && "αβγδεζηλιμνορυω".Contains(word[at + 2]) ? "v" : "f"
                    );
                    at++;
                    break;
                case ('γ', 'γ' or 'ξ' or 'χ'):
                    to.Write('n');
                    break;
                case ('μ', 'π') when at == 0:
                    to.Write('b');
                    at++;
                    break;
                case ('ν', 'τ') when at == 0:
                    to.Write('d');
                    at++;
                    break;
                default:
                    to.Write(Letter(word[at]));
                    break;
            }
        }
    }

    static ReadOnlySpan<char> Letter(char letter) =>
        letter switch
        {
            'α' => "a",
            'β' => "v",
            'γ' => "g",
            'δ' => "d",
            'ε' => "e",
            'ζ' => "z",
            'η' or 'ι' => "i",
            'θ' => "th",
            'κ' => "k",
            'λ' => "l",
            'μ' => "m",
            'ν' => "n",
            'ξ' => "x",
            'ο' or 'ω' => "o",
            'π' => "p",
            'ρ' => "r",
            'σ' => "s",
            'τ' => "t",
            'υ' => "y",
            'φ' => "f",
            'χ' => "ch",
            'ψ' => "ps",
            _ => "",
        };
}
