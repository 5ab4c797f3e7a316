using Passavant.Cases;
using Passavant.Store;
using Passavant.Trust.Documents;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Issuing;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Holding;

/// <summary>The keys of companies' devices: entered by the company with a statement the device signed, and retired by it. What is issued to the company from then on is bound to the key entered last of those that stand.</summary>
internal sealed class Holding(Desk desk, CaseworkSettings settings, Issuer issuer)
{
    /// <summary>The URL of the authority, which a statement has to name.</summary>
    public string Authority => settings.Documents.Issuer;

    /// <summary>Whether documents are issued here at all.</summary>
    public bool IsOn => issuer.IsOn;

    /// <summary>The keys somebody may see, the newest first: a company its own; administrators and auditors all.</summary>
    public Task<IReadOnlyList<HolderKeyRow>> All(Actor by, CancellationToken stop) =>
        desk.Store.Read(
            reading => HolderKeys.All(reading, by.Role == Role.Applicant ? by.Agency : null),
            stop
        );

    /// <summary>The documents of a company that could be issued again, bound to the key that stands: those in force that are bound to none or another; none while no key stands.</summary>
    public Task<IReadOnlyList<IssuedDocumentRow>> Unbound(Actor by, CancellationToken stop) =>
        desk.Store.Read(
            async reading =>
                await HolderKeys.Current(reading, by.Agency) is { } key
                    ? await IssuedDocuments.NotBoundTo(reading, by.Agency, key.Id)
                    : [],
            stop
        );

    /// <summary>Enters a key.</summary>
    /// <param name="text">The statement its device signed.</param>
    /// <exception cref="Trouble">It is no such statement, is for another company or authority, or the key was entered before.</exception>
    public Task<HolderKeyRow> Enter(Actor by, string? text, CancellationToken stop)
    {
        // A terminal may have broken its lines.
        var whole = string.Concat((text ?? "").Where(sign => !char.IsWhiteSpace(sign)));
        var statement = Read(whole);
        if (statement.Authority != Authority)
            throw Wrong(
                $"was made for the authority '{Shown(statement.Authority)}'; this one is '{Authority}'. Make it again with --authority {Authority}",
                $"a été faite pour l'autorité « {Shown(statement.Authority)} » ; celle-ci est « {Authority} ». Refaites-la avec --authority {Authority}"
            );
        if (statement.Holder != by.Agency)
            throw Wrong(
                $"was made for '{Shown(statement.Holder)}'; yours is '{by.Agency}'. Make it again with --agency {by.Agency}",
                $"a été faite pour « {Shown(statement.Holder)} » ; la vôtre est « {by.Agency} ». Refaites-la avec --agency {by.Agency}"
            );
        return desk.Store.Once(
            async change =>
            {
                // What is issued before is bound to the key before, in the log as in the records.
                await IssuedDocuments.Hold(change);
                var now = desk.Now;
                var stream = HolderKey.Stream + by.Agency;
                var key = statement.Key;
                if (await HolderKeys.Find(change, key.Thumbprint) is not null)
                    throw Known();
                var version = await Events.Append(
                    change,
                    stream,
                    await Events.Version(change, stream),
                    [
                        Recorded.Act(
                            by,
                            now,
                            HolderKey.Entered,
                            new
                            {
                                key = key.Thumbprint,
                                jwk = $"{key.ToPointJwk()}",
                                statement = whole,
                            }
                        ),
                    ]
                );
                var row = new HolderKeyRow
                {
                    Id = key.Thumbprint,
                    Agency = by.Agency,
                    Version = version,
                    Jwk = $"{key.ToPointJwk()}",
                    Entered = now,
                    EnteredBy = by.Person,
                };
                return await HolderKeys.Put(change, row) ? row : throw Known();
            },
            stop
        );
    }

    /// <summary>Retires a key, for good: nothing is bound to it any more. What is bound to it stays as it is until it is issued again.</summary>
    /// <exception cref="Trouble">There is no such key of the company, or it was retired.</exception>
    public Task<HolderKeyRow> Retire(Actor by, string id, CancellationToken stop) =>
        desk.Store.Once(
            async change =>
            {
                await IssuedDocuments.Hold(change);
                var row =
                    await HolderKeys.Find(change, id) is { } found && found.Agency == by.Agency
                        ? found
                        : throw Trouble.Absent("There is no such key of your company.");
                if (row.Retired is not null)
                    throw Trouble.Of(
                        StatusCodes.Status409Conflict,
                        "retired",
                        "This key is retired already.",
                        "Cette clé est déjà retirée."
                    );
                var now = desk.Now;
                var stream = HolderKey.Stream + by.Agency;
                _ = await Events.Append(
                    change,
                    stream,
                    await Events.Version(change, stream),
                    [Recorded.Act(by, now, HolderKey.Retired, new { key = id })]
                );
                await HolderKeys.Retire(change, id, now, by.Person);
                return row with { Retired = now, RetiredBy = by.Person };
            },
            stop
        );

    /// <summary>Has a document issued again, bound to the key that stands; the earlier one is revoked.</summary>
    /// <exception cref="Trouble">There is no such document of the company, it does not stand or is bound to that key, no key stands, or nothing is issued here now.</exception>
    public Task<IssuedDocumentRow> Again(Actor by, string number, CancellationToken stop) =>
        issuer.IssueAgain(
            by,
            async reading =>
            {
                var document =
                    await IssuedDocuments.Find(reading, number) is { } found
                    && found.Holder == by.Agency
                        ? found
                        : throw Trouble.Absent("There is no such document of your company.");
                if (document.Status == StatusList.Revoked)
                    throw Trouble.Of(
                        StatusCodes.Status409Conflict,
                        "revoked",
                        $"{number} is revoked: what is revoked is not issued again.",
                        $"{number} est révoqué : ce qui est révoqué n'est pas délivré à nouveau."
                    );
                var key =
                    await HolderKeys.Current(reading, by.Agency)
                    ?? throw Trouble.Of(
                        StatusCodes.Status409Conflict,
                        "no-key",
                        "No key of your company stands; enter one first.",
                        "Aucune clé de votre entreprise n'est en service ; saisissez-en une d'abord."
                    );
                return document.HolderKey == key.Id
                    ? throw Trouble.Of(
                        StatusCodes.Status409Conflict,
                        "bound",
                        $"{number} is bound to the key that stands already.",
                        $"{number} est déjà lié à la clé en service."
                    )
                    : (document, key);
            },
            stop
        );

    private static HolderStatement Read(string text)
    {
        try
        {
            return HolderStatement.Read(text);
        }
        catch (DocumentException wrong)
        {
            throw Wrong(
                $"is not what 'passavant keys holder' gives: {wrong.Message}. Copy its whole text, from the first letter to the last",
                $"n'est pas ce que donne « passavant keys holder » ({wrong.Message}). Copiez le texte entier, de la première lettre à la dernière"
            );
        }
    }

    private static Trouble Wrong(string english, string french) =>
        new(
            StatusCodes.Status422UnprocessableEntity,
            $"body.statement: {english}",
            [new(["body", "statement"], english)]
        )
        {
            French = $"La déclaration {french}.",
        };

    private static Trouble Known() =>
        Trouble.Of(
            StatusCodes.Status409Conflict,
            "known",
            "This key was entered before. A key is entered once, and never again after it was retired: make another.",
            "Cette clé a déjà été saisie. Une clé se saisit une fois, et plus jamais après son retrait : faites-en une autre."
        );

    private static string Shown(string text) => text.Length > 80 ? $"{text[..80]}…" : text;
}
