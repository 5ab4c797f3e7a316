using Passavant.Screening.Names;

namespace Passavant.Screening.Tests.Names;

/// <summary>How names are read, case by case: the text, and the words of its readings, separated by “ | ”.</summary>
public sealed class NameReaderTests
{
    [Theory]
    // letters and marks
    [InlineData("Vladimir IVANOV", "vladimir ivanov")]
    [InlineData("Jürgen Weiß", "jurgen weiss")]
    [InlineData("Øystein Ångström", "oystein angstrom")]
    [InlineData("İlham Əliyev", "ilham aliyev")]
    [InlineData("Ｉｖａｎ　Ｐｅｔｒｏｖ", "ivan petrov")]
    [InlineData("Se\u0301an O’Brien", "sean obrien")]
    [InlineData("SAB'AWI AL-TIKRITI", "sabawi al tikriti")]
    [InlineData("Jean-Pierre D`Arcy", "jean pierre darcy")]
    [InlineData("Iv\u200ban \u202ePetrov", "ivan petrov")]
    [InlineData("Igor Sech1n", "igor sechin")]
    [InlineData("Wladimir Рetrоv", "wladimir petrov")]
    // order, initials, other names in brackets and after slashes
    [InlineData("SMITH, John A.E.", "john a e smith")]
    [InlineData("IVANOV Ivan I.", "ivanov ivan i")]
    [InlineData("Nikolai (Kolya) Popov", "nikolai popov | kolya popov")]
    [InlineData("Ali HASSAN (Aly Hasan, Ali Hasan)", "ali hassan | aly hasan ali hasan")]
    [InlineData("German KADYROV / German KADIROV", "german kadyrov | german kadirov")]
    [InlineData("Wasim Kattan, Wasim Anwar Kattan", "wasim kattan | wasim anwar kattan")]
    // particles and titles
    [InlineData("Dr. Ursula von der Leyen", "dr ursula van der leyen")]
    [InlineData("Shaykh Isa Ben Tarif", "sheikh isa bin tarif")]
    [InlineData("MAULAVI Haji Abdul Manan", "mawlawi haji abdul manan")]
    // Arabic compounds in Latin letters
    [InlineData("Abd al-Rahman", "abdul rahman")]
    [InlineData("Abdul Rahman", "abdul rahman")]
    [InlineData("Abdurrahman", "abdul rahman")]
    [InlineData("Abdel-Rahman", "abdul rahman")]
    [InlineData("ABDUR REHMAN", "abdul rehman")]
    [InlineData("Abd Allah", "abdullah")]
    [InlineData("Abdalla", "abdullah")]
    [InlineData("Saif Ullah", "saifullah")]
    [InlineData("Salah al-Din", "salahuddin")]
    [InlineData("Salaheddine", "salahuddin")]
    [InlineData("Siraj ud-Din", "sirajuddin")]
    [InlineData("Mati ur-Rehman", "mati al rehman")]
    // Cyrillic
    [InlineData("Дмитрий Евгеньевич ШУГАЕВ", "dmitry evgenevich shugaev")]
    [InlineData("Юрий Щукин", "yury shchukin")]
    [InlineData("Володимир Зеленський", "volodymyr zelensky | volodimir zelensky")]
    [InlineData("Нұрсұлтан Назарбаев", "nursultan nazarbaev")]
    [InlineData("Ђорђе Ћосић", "djordje cosic")]
    // Arabic and Persian
    [InlineData("حسین نجات", "hossein nejat")]
    [InlineData("عبد الرحمن", "abdul rahman")]
    [InlineData("عبدالله", "abdullah")]
    [InlineData("عبد الله", "abdullah")]
    [InlineData("سیف الله", "saifullah")]
    [InlineData("صلاح الدين", "salahuddin")]
    [InlineData("أبوالحسن", "abu al hassan")]
    [InlineData("طارق بن الحبيب", "tariq bin al habib")]
    [InlineData("ﻛﻤﺎل ﺟﺮﻣﺎن", "kamal jrman")]
    [InlineData("مُحَمَّد", "mohammad")]
    // other alphabets
    [InlineData("Γιώργος Παπανδρέου", "giorgos papandreou")]
    [InlineData("Նիկոլ Փաշինյան", "nikol pashinyan")]
    [InlineData("მიხეილ სააკაშვილი", "mikheil saakashvili")]
    [InlineData("משה שרביט", "msha shrvit")]
    [InlineData("नरेन्द्र मोदी", "narendr modi")]
    [InlineData("ប៉ុល ពត", "pol pot")]
    // Chinese characters, Kana, Hangul
    [InlineData("習近平", "xi jinping | hsi chinping")]
    [InlineData("金正恩", "jin zhengen | kim jong un | kam chengyan")]
    [InlineData("欧阳修", "ouyang xiu | ouyang hsiu")]
    [InlineData("安倍晋三", "an beijinsan | abe shinzo | an peichinsan")]
    [InlineData("あべ しんぞう", "abe shinzou")]
    [InlineData("김정은", "kim jong un | kim jeong eun")]
    [InlineData("이재명", "ri jae myong | lee jae myeong")]
    public void Persons(string text, string readings) => Reads(text, PartyKind.Person, readings);

    [Theory]
    // legal forms
    [InlineData("S.A.R.L. Foo", "sarl foo")]
    [InlineData("S A R L Foo", "sarl foo")]
    [InlineData("A/S Foo", "as foo")]
    [InlineData("ACME TRADING CO., LTD.", "acme trading ltd")]
    [InlineData("Volkswagen Bank G.m.b.H.", "volkswagen bank gmbh")]
    [InlineData("Faberlic Europe Sp. z o.o.", "faberlic europe spzoo")]
    [InlineData("BMW Aktiengesellschaft", "bmw ag")]
    [InlineData("OJSC Sirius", "ojsc sirius")]
    [InlineData("Открытое Акционерное Общество «Концерн «Сириус»", "ojsc concern sirius")]
    [InlineData("ООО «АГТ Системс»", "llc agt system")]
    [InlineData("ПАТ Завод", "pjsc plant")]
    [InlineData("شركة سند ذ.م.م", "company snd llc")]
    [InlineData("«ՏԱԿՈ» ՍՊԸ", "tako llc")]
    [InlineData("P.T. Astra International Tbk", "pt astra international tbk")]
    // words, abbreviations, acronyms
    [InlineData(
        "XYZ TECH SRVCES COMM GRP INTL MFG",
        "xyz technology service commercial group international manufacturing"
    )]
    [InlineData("IMP & EXP", "import export")]
    [InlineData("научно-исследовательский институт стали", "research institute steel")]
    [InlineData("НИИ Стали", "research institute steel")]
    [InlineData("NII Steel", "research institute steel")]
    [InlineData("НПО «Орион»", "research production association orion")]
    [InlineData(
        "Scientific and Production Association Orion",
        "research production association orion"
    )]
    [InlineData(
        "Joint Stock Сompany ‘Krasnoyarsk machine-building plant’",
        "jsc krasnoyarsk machinebuilding plant"
    )]
    [InlineData("Красноярский машиностроительный завод", "krasnoyarsk machinebuilding plant")]
    [InlineData("People’s Liberation Army", "people liberation army")]
    [InlineData("Deutsche Bank's AG", "deutsche bank ag")]
    // brackets
    [InlineData("Maritime Bureau (MARBU)", "marine bureau | marbu")]
    [InlineData("Sure Technology (Hong Kong) Co. Ltd.", "sure technology hong kong ltd")]
    // numbers
    [InlineData("224th Flight Detachment", "224 flight detachment")]
    [InlineData("224 Лётный отряд", "224 flight detachment")]
    [InlineData("27-й центр", "27 centre")]
    [InlineData("Brigade Forty-Four", "brigade 44")]
    [InlineData("Brigade ٤٤", "brigade 44")]
    [InlineData("Завод № 5", "plant 5")]
    [InlineData("Plant No. 05", "plant 5")]
    [InlineData("Capital Trust II", "capital trust 2")]
    [InlineData("3%ers", "3 percenters")]
    [InlineData("Three Percenters", "3 percenters")]
    [InlineData("第一汽车集团", "1 automotive group")]
    // without spaces
    [InlineData("深圳市易络电子有限公司", "shenzhen yiluo electronic ltd")]
    [InlineData("香港旗速電子科技有限公司", "hong kong qisu electronic technology ltd")]
    [InlineData("義烏市沃態偲進出口有限公司", "yiwu wotaicai import export ltd")]
    [InlineData("조선남강무역회사", "korea namgang trading company")]
    [InlineData(
        "조선릉라도무역총회사",
        "korea rungrado general trading company | korea reungrado general trading company"
    )]
    [InlineData("北京大学", "beijing university")]
    // Arabic and Persian
    [InlineData("سپاه پاسداران انقلاب اسلامی", "islamic revolutionary guard corps")]
    [InlineData("شرکت صنایع الکترونیک ایران", "company electronic industry iran")]
    [InlineData("دانشگاه تهران", "university tehran")]
    [InlineData("شركة الخطوط الجوية العربية السورية", "company airline arab syria")]
    public void Organisations(string text, string readings) =>
        Reads(text, PartyKind.Organisation, readings);

    [Theory]
    [InlineData("Acme Holdings", "acme holding")]
    [InlineData("John Smith", "john smith")]
    [InlineData("Salah al-Din", "salahuddin")]
    public void What_nobody_said_is_a_person_unless_its_words_say_otherwise(
        string text,
        string readings
    ) => Reads(text, PartyKind.Unknown, readings);

    [Theory]
    [InlineData("MV Hellenic Spirit", "mv hellenic spirit")]
    [InlineData("M/V HELLENIC SPIRIT", "mv hellenic spirit")]
    public void Vessels(string text, string readings) => Reads(text, PartyKind.Vessel, readings);

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    [InlineData("-–—.,;!?")]
    [InlineData("\ud800")]
    [InlineData("\u0301\u200d")]
    public void What_holds_no_letter_and_no_digit_has_no_reading(string text) =>
        Assert.Empty(NameReader.Read(text, PartyKind.Person));

    [Fact]
    public void Tokens_say_what_they_are_and_where_they_came_from()
    {
        var tokens = NameReader.Read("ООО «Вектор-2» (Москва)", PartyKind.Organisation)[0].Tokens;
        Assert.Equal(
            [
                new("llc", TokenKind.LegalForm, TokenSource.Written),
                new("vector", TokenKind.Name, TokenSource.Written),
                new("2", TokenKind.Number, TokenSource.Written),
                new("moscow", TokenKind.Place, TokenSource.Written),
            ],
            tokens
        );
        Assert.Equal(
            [
                new("haji", TokenKind.Title, TokenSource.Written),
                new("x", TokenKind.Initial, TokenSource.Written),
                new("al", TokenKind.Particle, TokenSource.Written),
                new("znzni", TokenKind.Name, TokenSource.Consonants),
            ],
            NameReader.Read("حاجی X. الزنزنی", PartyKind.Person)[0].Tokens
        );
    }

    static void Reads(string text, PartyKind kind, string readings) =>
        Assert.Equal(
            readings,
            string.Join(
                " | ",
                NameReader
                    .Read(text, kind)
                    .Select(reading => string.Join(' ', reading.Tokens.Select(token => token.Text)))
            )
        );
}
