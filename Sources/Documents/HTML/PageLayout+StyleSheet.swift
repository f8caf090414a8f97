extension PageLayout {
  /// The style of a page: the common one and, after it, the rules in which this layout differs.
  var styleSheet: String {
    switch self {
    case .report: commonStyleSheet
    case .worksheet: commonStyleSheet + "\n" + worksheetRules
    case .onePage: commonStyleSheet + "\n" + columnRules + "\n" + onePageRules
    case .poster: commonStyleSheet + "\n" + columnRules + "\n" + posterRules
    }
  }
}

/// Room in tables without a filled cell and in the lines of code blocks, which are filled in by hand.
private let worksheetRules = """
  table:not(:has(td:not(:empty))) { break-inside: avoid; }
  table:not(:has(td:not(:empty))) td { height: 2.4em; min-width: 5em; border: 1px solid var(--line); }
  pre { line-height: 2.4; }
  p:has(+ .table, + pre), ol:has(+ .table, + pre) { break-after: avoid; }
  @media print { table:not(:has(td:not(:empty))) { width: 100%; } }
  """

/// Two columns of text and figures under the title, on paper and on wide screens.
private let columnRules = """
  article { display: block; max-width: 90rem; margin: 0 auto; padding: 1.5rem 1rem; columns: 2 28rem;
    column-gap: 2.5rem; }
  article > h1, article > h1 + p, article > hr, article > hr + p, figure:only-of-type { column-span: all; }
  article > h1 { margin-bottom: 0.75rem; }
  article > .table { max-width: 100%; min-width: 0; max-height: none; }
  article > .table thead th { white-space: normal; }
  article > .table td { white-space: nowrap; }
  article > .table :is(th, td) { padding-inline: 0.4rem; }
  figure { margin: 0 0 1rem; }
  figure :is(img, svg) { width: 100%; max-width: 100%; }
  h2:first-of-type { margin-top: 0; }
  h2, h3, figure, table, li, blockquote, .equation { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  @media print { article { columns: 2; max-width: none; padding: 0; } figure :is(img, svg) { max-height: none; } }
  """

/// A single A4 page.
private let onePageRules = """
  h2 { font-size: 1.15rem; margin-top: 0.75rem; }
  @page { size: A4; margin: 14mm; }
  @media print {
    body { font-size: 9pt; line-height: 1.35; }
    article { column-gap: 7mm; }
    h1 { font-size: 15pt; margin-bottom: 2mm; }
    h2 { font-size: 11pt; margin: 2mm 0 0.5mm; }
    p, ul, .table { margin: 1mm 0; }
    ul { padding-left: 4mm; }
    figure { margin: 0 0 2mm; }
    figcaption { margin-top: 0.5mm; font-size: 7.5pt; }
    table { width: 100%; font-size: 7.5pt; }
    article > .table :is(th, td) { padding: 0.5pt 2pt; }
    hr { margin: 2mm 0; }
  }
  """

/// A poster: type that is read from two metres.
private let posterRules = """
  h1 { font-size: 2.6rem; text-align: center; }
  article > h1 + p { text-align: center; font-size: 1.3rem; }
  h2 { font-size: 1.7rem; margin-top: 1rem; }
  @page { size: 594mm 841mm; margin: 24mm; }
  @media print {
    body { font-size: 23pt; line-height: 1.35; }
    article { column-gap: 22mm; }
    h1 { font-size: 60pt; margin-bottom: 8mm; }
    article > h1 + p { font-size: 32pt; margin: 0 0 8mm; }
    h2 { font-size: 36pt; margin: 5mm 0 3mm; }
    h2:first-of-type { margin-top: 0; }
    p, ul, .table { margin: 4mm 0; }
    ul { padding-left: 12mm; }
    figure { margin: 0 0 8mm; }
    figcaption { margin-top: 2mm; font-size: 17pt; }
    table { width: 100%; font-size: 20pt; }
    article > .table :is(th, td) { padding: 2mm 3mm; }
  }
  """
