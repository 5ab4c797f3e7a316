namespace Passavant.Accords.Words;

/// <summary>The one style sheet of printed pages. Colours keep a contrast of at least 4.5 to 1 with their ground, in light and dark; nothing is loaded from elsewhere.</summary>
internal static class HtmlStyle
{
    public const string Sheet = """
        :root { --ink: #1c2430; --soft: #4d5a6a; --paper: #ffffff; --wash: #f4f6f8; --line: #c9d1da; --link: #14507f; --accent: #1d3f66;
          --mild: #dcefe0; --mild-ink: #174a26; --middle: #fbeccb; --middle-ink: #5c3d00; --grave: #f6d5d2; --grave-ink: #701c14; --open: #e6e4f4; --open-ink: #39317a; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e4e8ed; --soft: #aab5c1; --paper: #14181d; --wash: #1d232a; --line: #3d4854; --link: #8fc1ee; --accent: #9db9d8;
          --mild: #17351f; --mild-ink: #a9deb6; --middle: #3d2f0c; --middle-ink: #f0d28e; --grave: #461915; --grave-ink: #f5b9b2; --open: #292550; --open-ink: #c9c4f2; } }
        * { box-sizing: border-box; }
        html { color-scheme: light dark; scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 "Source Serif 4", "Source Serif Pro", Charter, "Bitstream Charter", Cambria, Georgia, serif; overflow-wrap: break-word; }
        .page { max-width: 54rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
        .with-contents { max-width: 78rem; display: grid; grid-template-columns: 17rem minmax(0, 1fr); gap: 3.5rem; }
        nav, table, dt, .subtitle, .note, caption, .skip, summary { font-family: "Source Sans 3", "Source Sans Pro", "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }
        h1, h2, h3, h4, h5 { font-family: "Source Sans 3", "Source Sans Pro", "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif; line-height: 1.25; color: var(--accent); text-wrap: balance; }
        h1 { font-size: 2rem; margin: 0; }
        h2 { font-size: 1.45rem; margin: 3rem 0 .8rem; padding-top: .7rem; border-top: 2px solid var(--accent); }
        h3 { font-size: 1.15rem; margin: 2.2rem 0 .5rem; }
        h4 { font-size: 1rem; margin: 1.5rem 0 .4rem; color: var(--ink); }
        h5 { font-size: .95rem; margin: 1.2rem 0 .3rem; color: var(--soft); }
        header { border-bottom: 4px double var(--accent); padding-bottom: 1rem; margin-bottom: 1.5rem; }
        .subtitle { color: var(--soft); margin: .5rem 0 0; }
        p { margin: .6rem 0; max-width: 46rem; overflow-wrap: break-word; }
        a { color: var(--link); text-underline-offset: .15em; overflow-wrap: anywhere; }
        a:focus-visible, summary:focus-visible, .table:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        .skip { position: absolute; left: -60rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; }
        .lead { font-size: 1.25rem; font-weight: 600; border-left: .4rem solid var(--accent); background: var(--wash); padding: .8rem 1.1rem; margin: 1.2rem 0; }
        .lead.tone-mild { background: var(--mild); color: var(--mild-ink); border-color: var(--mild-ink); }
        .lead.tone-middle { background: var(--middle); color: var(--middle-ink); border-color: var(--middle-ink); }
        .lead.tone-grave { background: var(--grave); color: var(--grave-ink); border-color: var(--grave-ink); }
        .lead.tone-open { background: var(--open); color: var(--open-ink); border-color: var(--open-ink); }
        .note { color: var(--soft); font-size: .93rem; }
        .notice { border: 1px solid var(--line); background: var(--wash); padding: .8rem 1.1rem; margin: 1.2rem 0; }
        ul, ol { padding-left: 1.4rem; margin: .5rem 0; max-width: 48rem; } li { margin: .2rem 0; } li > ul { margin: .1rem 0; }
        dl { margin: .8rem 0; border-top: 1px solid var(--line); }
        dl div { display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: 1rem; padding: .35rem 0; border-bottom: 1px solid var(--line); }
        dt { color: var(--soft); font-size: .93rem; } dd { margin: 0; overflow-wrap: anywhere; }
        .table { overflow-x: auto; margin: 1rem 0; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.4; }
        caption { text-align: left; color: var(--soft); padding: 0 0 .4rem; font-size: .93rem; }
        th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
        thead th { border-bottom: 2px solid var(--accent); color: var(--accent); white-space: normal; }
        tbody th { font-weight: 600; min-width: 8rem; overflow-wrap: anywhere; }
        td.tone-yes, td.tone-mild { color: var(--mild-ink); font-weight: 600; } td.tone-no, td.tone-grave { color: var(--grave-ink); font-weight: 600; }
        td.tone-open, td.tone-middle { color: var(--open-ink); font-weight: 600; } .tone-quiet { color: var(--soft); }
        td.tone-yes, td.tone-no, td.tone-open { white-space: nowrap; } table.heat td { white-space: normal; } table.heat th { white-space: nowrap; min-width: 0; }
        .in1 { padding-left: 1.8rem; } .in2 { padding-left: 3rem; } .in3 { padding-left: 4.2rem; } .in4 { padding-left: 5.4rem; } .in5 { padding-left: 6.6rem; } .in6 { padding-left: 7.8rem; }
        table.heat td { border: 3px solid var(--paper); min-width: 8rem; }
        table.heat td.tone-mild { background: var(--mild); } table.heat td.tone-middle { background: var(--middle); color: var(--middle-ink); } table.heat td.tone-grave { background: var(--grave); }
        nav { font-size: .92rem; line-height: 1.4; position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding: 1.5rem 0; }
        nav h2 { font-size: 1rem; border: 0; margin: 0 0 .6rem; padding: 0; }
        nav ol { list-style: none; padding: 0; } nav ol > li { margin: .45rem 0; } nav ul { list-style: none; padding-left: .9rem; } nav a { text-decoration: none; } nav a:hover { text-decoration: underline; }
        nav summary { color: var(--soft); cursor: pointer; font-size: .85rem; }
        @media (max-width: 60rem) { .with-contents { display: block; } nav { position: static; max-height: none; border-bottom: 1px solid var(--line); margin-bottom: 2rem; } dl div { display: block; } }
        @media print { @page { margin: 2cm; } :root { --ink: #000; --paper: #fff; --link: #000; }
          body { font-size: 10.5pt; } .page, .with-contents { display: block; max-width: none; padding: 0; } nav, .skip { display: none; } .table { overflow: visible; }
          h2, h3, h4 { break-after: avoid; } tr, .lead, .notice { break-inside: avoid; } thead { display: table-header-group; }
          table.heat td, .lead { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }

        """;
}
