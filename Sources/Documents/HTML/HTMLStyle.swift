/// The style sheet of a page.
let htmlStyle = """
  :root {
    color-scheme: light dark;
    --ink: #1d2129; --paper: #fdfdfc; --soft: #5a6270; --line: #d5d8dd; --tint: #f1f3f5; --link: #1c4f96;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --ink: #e4e6ea; --paper: #16181c; --soft: #a3abb8; --line: #3a3f48; --tint: #22262c; --link: #8fbcff;
    }
  }
  * { box-sizing: border-box; }
  html { font-size: 106.25%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
  body {
    margin: 0; background: var(--paper); color: var(--ink);
    font-family: Charter, "Bitstream Charter", "Source Serif 4", Cambria, Georgia, "Liberation Serif", serif;
    line-height: 1.55; overflow-wrap: break-word;
  }
  main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
  h1, h2, h3, th, figcaption { font-family: "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }
  h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1rem; text-wrap: balance; }
  h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.75rem 0 0.75rem; }
  h3 { font-size: 1.05rem; margin: 2rem 0 0.5rem; }
  p, ul, ol, pre, blockquote, .table, .equation { margin: 0 0 1rem; }
  li + li { margin-top: 0.3rem; }
  ul, ol { padding-left: 1.4rem; }
  a { color: var(--link); }
  :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
  var { font-style: italic; }
  sub, sup { font-size: 0.72em; line-height: 0; }
  code, pre, td.array { font-family: "SFMono-Regular", Menlo, Consolas, "Liberation Mono", monospace; }
  code { font-size: 0.88em; }
  pre {
    overflow-x: auto; padding: 0.8rem 1rem; background: var(--tint); border-radius: 4px;
    font-size: 0.82rem; line-height: 1.4;
  }
  pre code { font-size: inherit; }
  .equation { overflow-x: auto; overflow-y: hidden; padding: 0.2rem 0; }
  math { font-size: 1.06em; }
  .table { overflow: auto; max-height: 42rem; font-size: 0.86rem; line-height: 1.4; }
  table { border-collapse: collapse; border-bottom: 1.5px solid var(--soft); }
  thead th {
    position: sticky; top: 0; background: var(--paper); text-align: left; vertical-align: bottom;
    font-size: 0.8rem; padding: 0.45rem 0.9rem 0.45rem 0;
    box-shadow: inset 0 1.5px var(--soft), inset 0 -1px var(--soft);
  }
  td { padding: 0.3rem 0.9rem 0.3rem 0; vertical-align: top; border-top: 1px solid var(--line); }
  td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums lining-nums; }
  td.array { white-space: pre; font-size: 0.7rem; line-height: 1.35; }
  .wide { margin-inline: max(-1 * (50vw - 24rem), -14rem); }
  @media (max-width: 50rem) { .wide { margin-inline: 0; } }
  figure { margin: 1.75rem 0; break-inside: avoid; }
  figure img, p > img {
    display: block; max-width: 100%; height: auto; margin: 0 auto; background: #fff; border-radius: 4px;
  }
  @media (prefers-color-scheme: dark) { figure img, p > img { padding: 0.5rem; } }
  figcaption { margin-top: 0.6rem; font-size: 0.85rem; line-height: 1.45; color: var(--soft); }
  blockquote { margin-left: 0; padding-left: 1rem; border-left: 3px solid var(--line); color: var(--soft); }
  hr { border: 0; border-top: 1px solid var(--line); margin: 2.5rem 0 1rem; }
  @media print {
    @page { size: A4; margin: 20mm 18mm; }
    html { font-size: 10pt; }
    main { max-width: none; padding: 0; }
    .table, .equation, pre { overflow: visible; max-height: none; }
    .wide { margin-inline: 0; }
    td.array { font-size: 4.6pt; } .wide td, .wide th { padding-right: 0.5em; } .wide th { font-size: 6pt; }
    thead th { position: static; }
    h2, h3 { break-after: avoid; } tr { break-inside: avoid; }
    a { color: inherit; text-decoration: none; }
  }
  """
