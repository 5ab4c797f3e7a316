using System.Security.Cryptography;
using System.Text.Json;
using Passavant.Cases;
using Passavant.Trust.Documents;

namespace Passavant.Web.Demo;

/// <summary>The cases of the demonstration, one after the other.</summary>
internal static class Plots
{
    private const string Nordlys = "Nordlys Drives AS";
    private const string Brattli = "Brattli Valves AS";
    private const string Fjellvik = "Fjellvik Instruments AS";
    private const string Havnes = "University of Havnes";
    private const string Solbakk = "Solbakk Optics AS";
    private const string Lyngmo = "Lyngmo Robotics AS";
    private const string Wood = "Driving spindles of wood-working machines.";
    private const string Vacuum = "Measuring pressure in vacuum furnaces for brazing.";
    private const string Maps = "Steering drones that map flooded land.";

    private static readonly object[] deliveryAndReport =
    [
        new
        {
            what = "Confirm delivery to the end user",
            evidence = "Delivery note signed by the end user",
            within = "30 days",
        },
        new
        {
            what = "Report where each piece is installed, with its serial number",
            evidence = "Report signed by the end user",
            within = "12 months",
        },
    ];

    /// <summary>Writes all of them down.</summary>
    public static void Write(Story story)
    {
        Questions(story);
        Registered(story);
        Keyed(story);
        Delivered(story);
        Granted(story);
        Refused(story);
        Open(story);
        Rulings(story);
        Redress(story);
        Quiet(story);
    }

    // Granted: with conditions kept and to be kept, in French, by the fast channel, after silence, against the policy, on an instruction.
    // The auditors ask; one question is answered, the other waits.
    private static void Questions(Story story)
    {
        story.At(
            15,
            "11:00",
            () =>
                story.Send(
                    "ada",
                    "POST",
                    "/oversight/questions",
                    new
                    {
                        authority = Cast.Authority,
                        text = "In three of the cases you refused, the reasons the applicant reads name no criterion. Does a unit's head see them before they are sent?",
                    }
                )
        );
        story.At(
            9,
            "15:40",
            () =>
                story.Send(
                    "sam",
                    "POST",
                    "/oversight/questions/Q1/answer",
                    new
                    {
                        text = "Since this month, yes: whoever signs second reads the applicant's reasons beside the closed ones. In the three cases the criteria were named on appeal.",
                    }
                )
        );
        story.At(
            3,
            "10:15",
            () =>
                story.Send(
                    "ada",
                    "POST",
                    "/oversight/questions",
                    new
                    {
                        authority = Cast.Authority,
                        text = "How often was the fast channel used this quarter, and was any of those transfers looked at afterwards?",
                    }
                )
        );
    }

    // Two registrations under general authorisations; one is ended.
    private static void Registered(Story story)
    {
        void Registers(int ago, string who, string authorisation, string[] to, string use) =>
            story.At(
                ago,
                "10:30",
                () =>
                    story.Send(
                        who,
                        "POST",
                        "/registrations",
                        new
                        {
                            authority = Cast.Authority,
                            authorisation,
                            destinations = to,
                            expectedUse = use,
                            keepsConditions = true,
                        }
                    )
            );
        Registers(40, "ann", "M-GA-repair", ["BR", "CL"], "Some ten drives a year, sent back.");
        Registers(30, "kari", "M-GA-small", ["ZA"], "Up to five valves a year.");
        story.At(
            12,
            "14:05",
            () =>
                story.Send(
                    "siv",
                    "POST",
                    "/registrations/R2/end",
                    new
                    {
                        reasons = "Two shipments were not entered in the common counter, although we asked twice.",
                    }
                )
        );
    }

    // A company enters the key of a device, loses the device, and enters that of the next: what is issued to it is bound to that one.
    private static void Keyed(Story story)
    {
        string? lost = null;
        async Task Enter()
        {
            var about = await story.Send("ann", "GET", "/holder-keys");
            using var device = SoftwareKey.Draw(RandomNumberGenerator.Fill);
            var entered = await story.Send(
                "ann",
                "POST",
                "/holder-keys",
                new
                {
                    statement = HolderStatement.Sign(
                        about.GetProperty("authority").GetString()!,
                        "nordlys-drives",
                        device.ToSigner()
                    ),
                }
            );
            lost ??= entered.GetProperty("id").GetString();
        }
        story.At(70, "08:20", Enter);
        story.At(18, "08:30", () => story.Send("ann", "POST", $"/holder-keys/{lost}/retire"));
        story.At(18, "08:40", Enter);
    }

    // Goods that came in under licences of partner states: one certificate is signed, one waits.
    private static void Delivered(Story story)
    {
        void Enters(int ago, string licence, string importer, string code, int quantity) =>
            story.At(
                ago,
                "13:20",
                () =>
                    story.Send(
                        "ole",
                        "POST",
                        "/deliveries",
                        new
                        {
                            licence,
                            importer = new { name = importer, country = "NO" },
                            arrived = DateOnly.FromDateTime(story.Day(ago + 2)),
                            place = "Customs warehouse 3, Oslo",
                            lines = new[]
                            {
                                new
                                {
                                    code,
                                    description = "As on the invoice",
                                    quantity,
                                    unit = "pieces",
                                },
                            },
                        }
                    )
            );
        Enters(20, "EE-2026-0417", Fjellvik, "2B230", 4);
        story.At(19, "09:45", () => story.Send("siv", "POST", "/deliveries/V1/sign"));
        Enters(4, "SG-26-00981", Solbakk, "6A005", 1);
    }

    private static void Granted(Story story)
    {
        _ = story
            .Begin(
                78,
                "ann",
                "licence",
                "Two frequency changers to a sawmill in Brazil",
                Goods.Drive.To(Nordlys, EndUser.Woodworks, Wood)
            )
            .UnderReview(78, "ole")
            .Granted(
                70,
                "ole",
                "siv",
                "Civil use by an end user known for years; a report on the installation settles the rest.",
                deliveryAndReport
            )
            .Act(
                55,
                "11:00",
                "ann",
                "show-evidence",
                new { condition = "K1", text = "Delivered; the signed note is in our file 4471." }
            )
            .Act(
                53,
                "10:15",
                "ole",
                "judge-evidence",
                new
                {
                    condition = "K1",
                    accepted = true,
                    remark = "Note seen.",
                }
            )
            .Act(
                52,
                "14:00",
                "ann",
                "let-in",
                () =>
                    new
                    {
                        person = story.Id("bert"),
                        agency = "nordlys-drives",
                        maySubmit = false,
                    }
            )
            .Act(
                40,
                "14:00",
                "bert",
                "send-message",
                new
                {
                    to = Cast.Authority,
                    subject = "Installation report",
                    text = "The report on the installation will follow in spring.",
                }
            );
        _ = story
            .Begin(
                66,
                "kari",
                "licence",
                "Two valves to a water works in Brazil",
                Goods.Valve.To(Brattli, EndUser.Water, "Dosing chlorine in a water works.")
            )
            .UnderReview(66, "siv")
            .Granted(
                61,
                "siv",
                "tor",
                "A small quantity for a water works; approval is presumed.",
                [
                    new
                    {
                        what = "Confirm delivery to the end user",
                        evidence = "Delivery note signed by the end user",
                        within = "60 days",
                    },
                ]
            );
        _ = story
            .Begin(
                42,
                "hanna",
                "licence",
                "Vingt capteurs de pression pour l’Institut Várzea",
                Goods.Transducer.To(
                    Havnes,
                    EndUser.Institute,
                    "Mesure du vide dans une enceinte d’essai.",
                    "fr"
                )
            )
            .UnderReview(42, "tor")
            .Granted(
                36,
                "tor",
                "ole",
                "Recherche publiée, utilisateur connu ; l’accord est présumé.",
                [
                    new
                    {
                        what = "Confirmer la livraison",
                        evidence = "Bon de livraison signé",
                        within = "90 days",
                    },
                ]
            );
        _ = story
            .Begin(
                20,
                "finn",
                "licence",
                "Twenty pressure transducers by the fast channel",
                Goods.Transducer.To(Fjellvik, EndUser.Furnaces, Vacuum)
            )
            .UnderReview(20, "siv")
            .Act(
                17,
                "09:30",
                "siv",
                "propose",
                new
                {
                    verdicts = new[] { new { verdict = "grant" } },
                    reasons = new
                    {
                        @public = "Trusted exporter; approval is presumed.",
                        applicant = "You are a trusted party and approval is presumed.",
                    },
                    basis = new[] { "M-control" },
                    validity = "2 years",
                }
            )
            .Act(17, "09:40", "siv", "issue", new { proposal = "P1" });
        _ = story
            .Begin(
                52,
                "finn",
                "licence",
                "Transducers to Fornos Ipê, with two ministries asked",
                Goods.Transducer.To(
                    Fjellvik,
                    EndUser.Furnaces,
                    Vacuum,
                    "en",
                    "favourable",
                    ("diversion signs", "some")
                )
            )
            .UnderReview(52, "ole")
            .Act(
                49,
                "10:00",
                "ole",
                "refer",
                new
                {
                    agencies = new[] { "defence", "foreign-affairs" },
                    question = "Do you know of anything against this end user?",
                }
            )
            .Act(
                44,
                "15:00",
                "dina",
                "advise",
                new
                {
                    on = new[]
                    {
                        new
                        {
                            view = "approve-with-proviso",
                            proviso = "A report on the installation.",
                        },
                    },
                    reasons = "Known and harmless; we want to know where they end up.",
                }
            )
            .Granted(
                32,
                "ole",
                "tor",
                "Two ministries were asked and none objects; a report on the installation is asked for.",
                deliveryAndReport
            );
        _ = story
            .Begin(
                50,
                "sunniva",
                "licence",
                "Frequency changers to an institute once refused",
                Goods.Drive.To(
                    Solbakk,
                    EndUser.Institute,
                    "Turning the mirror of a telescope.",
                    "en",
                    "refused",
                    ("on-site verification possible", "no")
                )
            )
            .UnderReview(50, "tor")
            .Granted(
                45,
                "cato",
                "carla",
                "The check that was refused was refused for want of staff, as the embassy now reports.",
                deliveryAndReport,
                "The refused check rested on a misunderstanding, which the embassy has cleared up since.",
                "Report of the embassy, kept in the unit."
            );
        _ = story
            .Begin(
                56,
                "lars",
                "licence",
                "Survey units to India, decided at the top",
                Goods.Navigation.To(Lyngmo, EndUser.Survey, Maps)
            )
            .UnderReview(56, "siv")
            .Act(
                54,
                "10:00",
                "siv",
                "escalate",
                new
                {
                    why = "Four units at once have not gone there before.",
                    basis = Array.Empty<string>(),
                }
            )
            .Act(
                54,
                "11:00",
                "siv",
                "refer",
                new
                {
                    agencies = new[] { "defence", "foreign-affairs" },
                    question = "May four survey units go at once?",
                }
            )
            .Act(
                51,
                "10:00",
                "dina",
                "advise",
                new
                {
                    on = new[] { new { view = "refuse" } },
                    reasons = "Four units are more than one survey needs.",
                    basis = new[] { "M-control" },
                }
            )
            .Act(
                51,
                "11:00",
                "frida",
                "advise",
                new
                {
                    on = new[] { new { view = "approve" } },
                    reasons = "The flood season begins, and the maps are needed.",
                }
            )
            .Act(
                53,
                "10:00",
                "hege",
                "escalate",
                new
                {
                    why = "Of weight for relations with the receiving state.",
                    basis = Array.Empty<string>(),
                }
            )
            .Act(
                48,
                "10:00",
                "cato",
                "escalate",
                new { why = "The ministries differ.", basis = new[] { "M-control" } }
            )
            .Act(
                43,
                "10:00",
                "bo",
                "propose",
                () =>
                    new
                    {
                        verdicts = new[] { new { verdict = "grant" } },
                        reasons = new
                        {
                            @public = "Decided by the board in the interest of flood relief.",
                            applicant = "The board grants the licence for the flood season.",
                        },
                        basis = new[] { "M-control" },
                        validity = "12 months",
                    }
            )
            .Act(42, "10:00", "berit", "countersign", new { proposal = "P1" })
            .Act(42, "10:30", "berit", "issue", new { proposal = "P1" });
        _ = story
            .Begin(
                64,
                "kari",
                "licence",
                "Valves granted on instruction",
                Goods.Valve.To(Brattli, EndUser.Water, "Dosing chlorine in a second water works.")
            )
            .UnderReview(64, "tor")
            .Act(
                58,
                "10:00",
                "hege",
                "propose",
                () =>
                    new
                    {
                        verdicts = new[] { new { verdict = "grant" } },
                        reasons = new
                        {
                            @public = "Decided by the head of unit, so that the works opens in time.",
                            applicant = "The head of unit grants the licence.",
                        },
                        basis = new[] { "M-control" },
                        instruction = new
                        {
                            author = story.Id("hege"),
                            rung = "unit",
                            basis = "M-control",
                            closedReasons = "Asked for by the embassy; the officer would have waited.",
                        },
                        validity = "12 months",
                    }
            )
            .Act(58, "13:00", "dag", "countersign", new { proposal = "P1" })
            .Act(58, "13:30", "dag", "issue", new { proposal = "P1" });
    }

    // Refused after a notice, and appealed: dismissed, replaced, pending.
    private static void Refused(Story story)
    {
        const string Why =
            "The last check on the spot was refused, and nobody can say where earlier pieces are.";
        const string Help =
            "The end user lets a check on the spot take place\nOnly one piece goes at first";
        Refusal(
                79,
                "ann",
                Nordlys,
                EndUser.Sawmill,
                "Frequency changers to a sawmill that refused a check"
            )
            .Act(
                57,
                "09:00",
                "ann",
                "appeal",
                new
                {
                    against = "refusal",
                    grounds = "The visit was put off for a public holiday, not refused.",
                    asksHearing = true,
                }
            )
            .Act(55, "09:00", "pia", "seat-panel", () => new { members = Members() })
            .Act(54, "09:00", "hege", "hand-over-record", new { remark = "The whole file." })
            .Act(
                46,
                "10:00",
                "pia",
                "hear",
                new
                {
                    present = new[] { "Nordlys Drives AS", "the Office" },
                    minutes = "Both sides were heard. The date of the visit had been agreed twice.",
                }
            )
            .Act(
                41,
                "10:00",
                "pia",
                "decide-appeal",
                new
                {
                    outcome = "dismissed",
                    reasons = new
                    {
                        @public = "The refusal of the check is proven.",
                        applicant = "You could not show that the visit was put off rather than refused.",
                    },
                }
            );
        Refusal(
                77,
                "hanna",
                Havnes,
                EndUser.Observatory,
                "Frequency changer for a telescope mirror"
            )
            .Act(
                56,
                "09:00",
                "hanna",
                "appeal",
                new
                {
                    against = "refusal",
                    grounds = "The institute is run by a university we publish with.",
                    asksHearing = false,
                }
            )
            .Act(54, "09:00", "pia", "seat-panel", () => new { members = Members() })
            .Act(52, "09:00", "hege", "hand-over-record", new { remark = "The whole file." })
            .Act(
                38,
                "10:00",
                "pia",
                "decide-appeal",
                new
                {
                    outcome = "replaced",
                    reasons = new
                    {
                        @public = "A check by a partner's embassy is enough.",
                        applicant = "The panel grants the licence; the embassy of a partner has checked.",
                    },
                    verdicts = new[] { new { verdict = "grant" } },
                    conditions = new[]
                    {
                        new
                        {
                            what = "Let the embassy of a partner see the installation",
                            evidence = "The embassy's letter",
                            within = "6 months",
                        },
                    },
                    basis = new[] { "M-control" },
                    validity = "12 months",
                }
            );
        Refusal(45, "sunniva", Solbakk, EndUser.Brazing, "Frequency changers for furnaces")
            .Act(
                12,
                "09:00",
                "sunniva",
                "appeal",
                new
                {
                    against = "refusal",
                    grounds = "The furnace cannot be used for anything but brazing.",
                    asksHearing = true,
                }
            )
            .Act(10, "09:00", "petra", "seat-panel", () => new { members = Members() })
            .Act(9, "09:00", "hege", "hand-over-record", new { remark = "The whole file." });

        Plot Refusal(int ago, string who, string exporter, EndUser user, string title) =>
            story
                .Begin(
                    ago,
                    who,
                    "licence",
                    title,
                    Goods.Drive.To(exporter, user, Wood, "en", "refused")
                )
                .UnderReview(ago, "ole")
                .Announced(ago - 5, "ole", "hege", Why, Help)
                .Act(
                    ago - 12,
                    "11:00",
                    who,
                    "answer-notice",
                    new { answer = "The end user has invited you for a new date." }
                )
                .Act(ago - 15, "10:00", "hege", "issue", new { proposal = "P1" })
                .Act(
                    ago - 16,
                    "10:00",
                    "hege",
                    "tell-partners",
                    new
                    {
                        partners = new[] { "baltic-desk", "straits-desk" },
                        text = "We refused these transfers.",
                    }
                );

        string[] Members() => [story.Id("pia"), story.Id("per"), story.Id("petra")];
    }

    // Being looked at, each with its own reason to wait.
    private static void Open(Story story)
    {
        _ = story
            .Begin(
                12,
                "ann",
                "licence",
                "Frequency changers, waiting for the applicant",
                Goods.Drive.To(Nordlys, EndUser.Furnaces, Wood)
            )
            .UnderReview(12, "ole")
            .Act(
                8,
                "10:00",
                "ole",
                "ask",
                new
                {
                    point = "place of use",
                    text = "In which of the end user's two works will the pieces stand?",
                    ground = "M-STOP-applicant",
                }
            );
        _ = story
            .Begin(
                11,
                "sunniva",
                "licence",
                "Transducers that lie in a partner state",
                Goods.Transducer.To(
                    Solbakk,
                    EndUser.Furnaces,
                    Vacuum,
                    "en",
                    "favourable",
                    ("location", "EE")
                )
            )
            .UnderReview(11, "siv")
            .Act(8, "10:00", "siv", "compare", new { partner = "baltic-desk" })
            .Details(8, "siv", "ole")
            .Act(
                6,
                "10:00",
                "siv",
                "consult",
                new
                {
                    rule = "M-CON-located",
                    partner = "baltic-desk",
                    question = "The pieces leave from your territory. Do you object?",
                    ground = "M-STOP-consultation",
                }
            );
        _ = story
            .Begin(
                33,
                "lars",
                "licence",
                "Inertial units nobody got to in time",
                Goods.Navigation.To(Lyngmo, EndUser.Survey, Maps)
            )
            .UnderReview(33, "tor");
        _ = story
            .Begin(
                14,
                "hanna",
                "licence",
                "Processor boards the ministries differ on",
                Goods.Processor.To(
                    Havnes,
                    EndUser.Weather,
                    "Reckoning the weather of the next week."
                )
            )
            .UnderReview(14, "siv")
            .Act(12, "10:00", "siv", "compare", new { partner = "baltic-desk" })
            .Act(
                11,
                "10:00",
                "siv",
                "refer",
                new
                {
                    agencies = new[] { "defence", "foreign-affairs" },
                    question = "May eight boards go to a weather laboratory?",
                }
            )
            .Act(
                7,
                "10:00",
                "dina",
                "advise",
                new
                {
                    on = new[] { new { view = "refuse" } },
                    reasons = "The boards could be moved to another computer.",
                    basis = new[] { "M-control" },
                }
            )
            .Act(
                6,
                "10:00",
                "frida",
                "advise",
                new
                {
                    on = new[] { new { view = "approve" } },
                    reasons = "The laboratory serves flood warnings in the region.",
                }
            );
        _ = story
            .Begin(
                13,
                "lars",
                "licence",
                "Inertial units, known to few",
                Goods.Navigation.To(Lyngmo, EndUser.Survey, Maps)
            )
            .UnderReview(13, "siv")
            .Act(
                10,
                "10:00",
                "hege",
                "restrict",
                () =>
                    new
                    {
                        persons = new[] { story.Id("siv"), story.Id("hege"), story.Id("dina") },
                        why = "Touches a matter under investigation.",
                    }
            );
        _ = story
            .Begin(
                9,
                "kari",
                "licence",
                "Transducers to a firm with a listed namesake",
                Goods.Transducer.To(Brattli, EndUser.Alike, Vacuum)
            )
            .UnderReview(9, "tor")
            .Act(
                6,
                "11:00",
                "tor",
                "write-note",
                new
                {
                    text = "Asked the register of companies whether this is the firm on the list; no answer yet.",
                    handling = "internal",
                }
            );
        _ = story
            .Begin(
                10,
                "ann",
                "licence",
                "Frequency changers, waiting for a second signature",
                Goods.Drive.To(Nordlys, EndUser.Woodworks, Wood)
            )
            .UnderReview(10, "ole")
            .Act(
                4,
                "10:00",
                "ole",
                "propose",
                new
                {
                    verdicts = new[] { new { verdict = "grant" } },
                    reasons = new
                    {
                        @public = "Civil use by a known end user.",
                        applicant = "Civil use by a known end user.",
                    },
                    conditions = deliveryAndReport,
                    basis = new[] { "M-control" },
                    validity = "2 years",
                }
            );
        _ = story
            .Begin(
                16,
                "kari",
                "licence",
                "Frequency changers, to be refused unless the applicant is heard",
                Goods.Drive.To(Brattli, EndUser.Woodworks, Wood, "en", "refused")
            )
            .UnderReview(16, "tor")
            .Announced(
                8,
                "tor",
                "dag",
                "The last check on the spot was refused.",
                "The end user lets a check on the spot take place"
            );
        _ = story
            .Begin(
                3,
                "finn",
                "licence",
                "Transducers, just submitted",
                Goods.Transducer.To(Fjellvik, EndUser.Furnaces, Vacuum)
            )
            .Submitted(3);
        var amended = Goods.Drive.To(Nordlys, EndUser.Woodworks, Wood);
        _ = story
            .Begin(
                6,
                "ann",
                "amendment",
                "Three pieces more under a licence",
                amended with
                {
                    Amends = "L-1",
                    Lines = [amended.Lines[0] with { Quantity = 5 }],
                }
            )
            .UnderReview(6, "siv");
    }

    // Rulings: what an item is, what the office thinks, that no licence is needed, that a party is trusted.
    private static void Rulings(Story story)
    {
        _ = story
            .Begin(
                40,
                "ann",
                "classification",
                "What is the ND-1000?",
                Goods.Drive.To(Nordlys, EndUser.Woodworks, Wood)
            )
            .UnderReview(40, "tor")
            .Ruled(
                34,
                "tor",
                "siv",
                "rule",
                ["PRO.1"],
                "Its output frequency can be set above 600 Hz and is held to 0.1 %.",
                "For pieces exactly as described, while the entry stands."
            );
        _ = story
            .Begin(
                38,
                "hanna",
                "opinion",
                "May a guest be shown the laboratory?",
                Goods.Transducer.To(Havnes, EndUser.Institute, "A guided walk, without drawings.")
            )
            .UnderReview(38, "siv")
            .Ruled(
                30,
                "siv",
                "ole",
                "rule",
                [],
                "A walk without drawings transfers nothing that is controlled.",
                "As long as nothing is handed over."
            );
        _ = story
            .Begin(
                24,
                "lars",
                "ruling",
                "Bicycle frames to Brazil",
                Goods.Bicycle.To(Lyngmo, EndUser.Woodworks, "Riding.")
            )
            .UnderReview(24, "ole")
            .Ruled(
                19,
                "ole",
                "tor",
                "not-required",
                [],
                "No control names the item, and nothing is known against the end user.",
                "For two years, while the facts stand."
            );
        _ = story
            .Begin(
                18,
                "finn",
                "trusted-status",
                "Trusted status again",
                new Application
                {
                    Transfer = JsonSerializer.Deserialize<JsonElement>("{}"),
                    EndUse =
                        "Our status runs out in spring; the record of the last three years is attached.",
                }
            )
            .Act(17, "09:30", "finn", "submit")
            .Act(16, "09:00", "dag", "acknowledge");
    }

    // Grievances: one that ended, one being settled.
    private static void Redress(Story story)
    {
        _ = story
            .Begin(
                48,
                "kari",
                "grievance",
                "The form asks for our customers' names twice",
                null,
                new { kind = "treatment", text = "Each form asks for the same names twice." },
                "ombudsperson"
            )
            .Act(47, "09:30", "kari", "submit")
            .Act(44, "10:00", "omar", "admit-grievance")
            .Act(
                39,
                "10:00",
                "omar",
                "propose-redress",
                new { text = "The office takes names over from one form to the next." }
            )
            .Act(
                28,
                "10:00",
                "omar",
                "end-grievance",
                new { result = "The office has changed its form.", forReview = false }
            );
        _ = story
            .Begin(
                12,
                "lars",
                "grievance",
                "Our inertial units wait",
                null,
                new { kind = "delay", text = "Nobody has touched our application for a month." },
                "ombudsperson"
            )
            .Act(11, "09:30", "lars", "submit")
            .Act(8, "10:00", "omar", "admit-grievance")
            .Act(
                3,
                "10:00",
                "omar",
                "propose-redress",
                new { text = "The head of unit names a day, and keeps it." }
            );
    }

    // What came to nothing, and what has not begun.
    private static void Quiet(Story story)
    {
        _ = story
            .Begin(
                30,
                "sunniva",
                "licence",
                "Transducers the customer no longer wants",
                Goods.Transducer.To(Solbakk, EndUser.Furnaces, Vacuum)
            )
            .UnderReview(30, "ole")
            .Act(26, "11:00", "sunniva", "withdraw", new { why = "The customer has cancelled." });
        _ = story
            .Begin(
                37,
                "kari",
                "licence",
                "Valves without an end user one could find",
                Goods.Valve.To(Brattli, EndUser.Water, "Not known yet.")
            )
            .UnderReview(37, "tor")
            .Act(
                33,
                "11:00",
                "tor",
                "return",
                new
                {
                    why = "Nobody can say yet who will use the valves; apply again once you know.",
                }
            );
        _ = story.Begin(
            4,
            "sunniva",
            "licence",
            "Draft: transducers for next year",
            Goods.Transducer.To(Solbakk, EndUser.Furnaces, Vacuum)
        );
        _ = story.Begin(2, "lars", "licence", "Draft: a drone for a fair");
    }
}
