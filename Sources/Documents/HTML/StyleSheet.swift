/// The style of a page, light or dark according to the reader's system.
///
/// A column of about 70 characters, tables that may be wider, and A4 in print. All text has a
/// contrast of at least 7 : 1.
let commonStyleSheet = """
  :root { color-scheme: light dark; --paper: #fff; --ink: #1c1d1f; --quiet: #4b4f55; --line: #c9cdd2;
    --shade: #f3f4f6; --link: #0a4a9e;
    --mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
  @media screen and (prefers-color-scheme: dark) {
    :root { --paper: #14171c; --ink: #e4e4e1; --quiet: #b4b8be; --line: #42474e; --shade: #1f2226;
      --link: #9dc1fb; }
  }
  * { box-sizing: border-box; }
  html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
  body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.55; font-size: 1.0625rem;
    font-family: Charter, "Iowan Old Style", "Palatino Linotype", Georgia, "DejaVu Serif", serif; }
  article { display: grid; padding: 2rem 0 4rem; overflow-wrap: break-word;
    grid-template-columns: minmax(1rem, 1fr) minmax(0, 70ch) minmax(1rem, 1fr); }
  article > * { grid-column: 2; min-width: 0; }
  article > .table { grid-column: 1 / -1; justify-self: center; max-width: min(100% - 2rem, 80rem);
    min-width: min(100% - 2rem, 70ch); }
  h1, h2, h3, h4, h5, h6 { line-height: 1.2; margin: 2rem 0 0.25rem; text-wrap: balance; }
  h1 { font-size: 1.9rem; margin-top: 0; }
  h2 { font-size: 1.4rem; }
  h3 { font-size: 1.15rem; }
  h4, h5, h6 { font-size: 1rem; }
  p, ul, ol, pre, blockquote, .table, .equation { margin: 0.6rem 0; }
  li > ul, li > ol { margin: 0; }
  ul, ol { padding-left: 1.6rem; }
  hr { width: 100%; border: 0; border-top: 1px solid var(--line); margin: 1.5rem 0; }
  a { color: var(--link); }
  :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
  :target { scroll-margin-top: 1rem; }
  .skip { position: absolute; left: -100vw; padding: 0.5rem 1rem; background: var(--paper); z-index: 2; }
  .skip:focus { left: 0; }
  nav { display: grid; padding-top: 1rem; line-height: 1.4;
    grid-template-columns: minmax(1rem, 1fr) minmax(0, 70ch) minmax(1rem, 1fr); }
  nav ol { grid-column: 2; margin: 0; columns: 16rem auto; column-gap: 2rem; list-style: none; padding: 0;
    font-size: 0.9rem; }
  nav li { margin: 0 0 0.35rem; break-inside: avoid; }
  nav a { text-decoration: none; }
  nav a:hover { text-decoration: underline; }
  @media screen and (min-width: 90rem) {
    body:has(> nav) { display: grid; grid-template-columns: 15rem minmax(0, 1fr); }
    nav { display: block; position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto;
      padding: 2.4rem 0 2rem 1.5rem; }
    nav ol { columns: auto; }
    main { min-width: 0; }
  }
  sub, sup { font-size: 0.75em; line-height: 0; }
  code, pre, .array { font-family: var(--mono); }
  code { font-size: 0.86em; background: var(--shade); padding: 0.1em 0.25em; border-radius: 3px; }
  pre { font-size: 0.9rem; line-height: 1.4; padding: 0.75rem 1rem; overflow-x: auto;
    background: var(--shade); border-radius: 4px; }
  pre code { font-size: inherit; padding: 0; background: none; }
  blockquote { padding-left: 1rem; border-left: 3px solid var(--line); color: var(--quiet); }
  .equation { overflow-x: auto; overflow-y: hidden; padding: 0.25rem 0; }
  .table { overflow: auto; max-width: 100%; max-height: 90vh; border-block: 1px solid var(--line); }
  table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: 0.9rem;
    line-height: 1.35; }
  th, td { padding: 0.3rem 0.7rem; text-align: left; vertical-align: top; background: var(--paper); }
  tbody th { font-weight: inherit; position: sticky; left: 0; }
  thead th { position: sticky; top: 0; z-index: 1; vertical-align: bottom; white-space: nowrap;
    border-bottom: 1px solid var(--line); }
  th button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
  th button::after { content: " \\2195"; color: var(--quiet); }
  [aria-sort=ascending] button::after { content: " \\2191"; }
  [aria-sort=descending] button::after { content: " \\2193"; }
  tbody tr + tr > * { border-top: 1px solid var(--shade); }
  .number { text-align: right; white-space: nowrap; font-variant-numeric: lining-nums tabular-nums; }
  [data-filler]::after { content: attr(data-filler); visibility: hidden; }
  .array { padding: 0.3rem 0.45rem; white-space: pre; font-size: 0.75em; line-height: 1.35; }
  img { max-width: 100%; height: auto; vertical-align: middle; }
  /* Where the page is narrow, a figure scrolls before its text becomes too small. */
  svg { max-width: max(100%, 36rem); height: auto; vertical-align: middle; }
  figure { margin: 1.5rem 0; }
  .picture { overflow-x: auto; }
  .picture img, .picture svg { display: block; margin: 0 auto; }
  svg.dark, .picture svg.dark { display: none; }
  .fixed { background: #fff; }
  .point { outline: none; }
  .point circle { fill: none; pointer-events: all; }
  .point text { visibility: hidden; font-size: 8px; fill: var(--ink); stroke: var(--paper);
    stroke-width: 4px; paint-order: stroke; }
  .point:hover text, .point:focus text { visibility: visible; }
  .point:focus circle { stroke: var(--link); stroke-width: 1.5px; }
  figcaption { margin-top: 0.5rem; font-size: 0.92em; color: var(--quiet); }
  @media screen and (prefers-color-scheme: dark) {
    img, .fixed { background: #fff; border-radius: 6px; padding: 0.5rem; }
    svg.light, .picture svg.light { display: none; }
    svg.dark { display: inline; }
    .picture svg.dark { display: block; }
  }
  @media (max-width: 40rem) {
    body { font-size: 1rem; }
    h1 { font-size: 1.6rem; }
    nav li { display: inline; }
    nav li + li::before { content: "\\2002\\00b7\\2002"; color: var(--quiet); }
    th, td { padding: 0.25rem 0.5rem; }
  }
  @media (prefers-reduced-motion: no-preference) {
    html { scroll-behavior: smooth; }
  }
  @page { size: A4; margin: 20mm 18mm; }
  @media print {
    :root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #333; --line: #999; --shade: #eee; --link: #000; }
    body { font-size: 10.5pt; line-height: 1.4; }
    nav, .skip { display: none; }
    article { display: block; padding: 0; }
    article > .table, .table { overflow: visible; max-width: none; min-width: 0; max-height: none;
      border: 0; justify-self: auto; }
    th, td, tbody th, thead th { position: static; padding: 1pt 4pt; }
    table { width: auto; font-size: 9pt; }
    table:has(.array) { font-size: 7pt; }
    .array { font-size: 5pt; padding: 1pt 2pt; }
    pre { white-space: pre-wrap; }
    pre, tr, figure, .equation { break-inside: avoid; }
    h1, h2, h3, h4, h5, h6 { break-after: avoid; }
    p { orphans: 3; widows: 3; }
    .picture { overflow: visible; }
    svg { max-width: 100%; }
    figure img, figure svg { max-height: 200mm; }
  }
  """
