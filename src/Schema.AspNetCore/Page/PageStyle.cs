namespace Schema.AspNetCore;

/// <summary>How the page looks, in the light and in the dark.</summary>
internal static class PageStyle
{
    public static void Write(HtmlWriter html, string nonce)
    {
        html.Write($"""<style nonce="{nonce}">""");
        html.Write($$"""

            :root { color-scheme: light dark; --ink: light-dark(#1c2430, #dfe5ee); --soft: light-dark(#5b6675, #98a3b3);
              --line: light-dark(#d5dbe3, #38424f); --box: light-dark(#f6f8fa, #1b222b); --mark: light-dark(#0b63ce, #6cb0ff); }
            body { margin: 0; color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
            main { max-width: 72rem; margin: 0 auto; padding: 1.5rem; }
            h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
            table { border-collapse: collapse; width: 100%; }
            td { padding: .3rem .8rem .3rem 0; border-top: 1px solid var(--line); vertical-align: top; }
            td:first-child { font-variant-numeric: tabular-nums; white-space: nowrap; }
            .state strong { padding: .1rem .6rem; border-radius: 1rem; color: #fff; background: #1a7f37; }
            .state.pending strong { background: #9a6700; } .state.running strong { background: #0b63ce; }
            button { font: inherit; padding: .4rem 1rem; }
            ol { padding: .6rem 1rem; list-style: none; background: var(--box); white-space: pre-wrap;
              font: 13px/1.5 ui-monospace, monospace; overflow-x: auto; }
            li.failed { color: light-dark(#b42318, #ff8a80); }
            .diagram { overflow-x: auto; } svg text { font: 12px ui-monospace, monospace; fill: var(--ink); }
            svg .box { fill: var(--box); stroke: var(--line); } svg .head { fill: var(--line); }
            svg .name { font-weight: 600; } svg .type { fill: var(--soft); }
            svg .key { fill: var(--mark); } svg .edge { fill: none; stroke: var(--mark); stroke-opacity: .6; }
            </style>

            """);
    }
}
