import Plotting

/// The measures of a page, in points: paper, margins, type sizes and spaces.
///
/// The column of text has some 80 characters a line; figures and tables may be wider.
public struct PageStyle: Equatable, Sendable {
  /// The size of an upright page.
  public var paper: Size
  /// Whether empty cells and lines of code are filled in by hand, and have room for that.
  var isWorksheet = false

  /// Whether the document is a single page, whose figures and tables are as wide as its columns.
  var isSheet = false
  /// The width of figures on a single page, relative to that of a column.
  var figureShare = 1.0
  /// The size of the title, relative to that of a report's.
  var titleScale = 1.0

  /// The width of the column of text.
  var measure = 400.0
  /// The least margin beside wide figures and tables.
  let sideMargin = 48.0
  /// The height of the margin above the column.
  let topMargin = 78.0
  /// The height of the margin below the column.
  let bottomMargin = 78.0
  /// The distance of the running head from the upper edge.
  let headTop = 46.0
  /// The distance of the page number's baseline from the lower edge.
  let footBottom = 44.0

  /// The size of the text.
  let textSize = 10.5
  /// The distance between the baselines of the text.
  let leading = 14.0
  /// The size of captions and tables.
  let smallSize = 9.0
  /// The distance between the baselines of captions and tables.
  let smallLeading = 11.5
  /// The size of code.
  let codeSize = 8.5
  /// The least height and width of a cell that is filled in by hand.
  let blankCell = Size(60, 26)
  /// The space between paragraphs.
  let paragraphGap = 6.0
  /// The space around figures and tables.
  let blockGap = 14.0

  /// The colour of the text.
  let ink = Color(0x000000)
  /// The colour of the running head, rules' labels and captions' details: 7 : 1 on white.
  let quiet = Color(0x555555)
  /// The colour of links.
  let link = Color(0x0A4A9E)
  /// The colour behind code.
  let shade = Color(0xF3F4F6)
  /// The colour of hairlines.
  let hairline = Color(0xBFC3C9)

  /// Creates the style of pages on `paper`.
  public init(_ paper: Paper) { self.paper = paper.size }

  /// Creates the style of a single page of a size, with columns as wide as `measure`.
  init(sheet paper: Size, measure: Double) {
    (self.paper, self.measure, isSheet) = (paper, measure, true)
  }

  /// The size and leading of headings by level, and the space above.
  func heading(_ level: Int) -> (size: Double, leading: Double, before: Double, after: Double) {
    switch level {
    case ...1: (19 * titleScale, 24 * titleScale, 0, 10)
    case 2: (13.5, 17, 22, 6)
    case 3: (11.5, 15, 16, 4)
    default: (10.5, 14, 12, 3)
    }
  }

  /// The area of the column on an upright or a landscape page.
  func area(isLandscape: Bool) -> Rect {
    let page = size(isLandscape: isLandscape)
    let width = isLandscape ? page.width - 2 * sideMargin : measure
    let side = (page.width - width) / 2
    let (top, bottom) = isLandscape ? (62.0, 58.0) : (topMargin, bottomMargin)
    return Rect(
      minX: side, minY: top, maxX: side + width, maxY: page.height - bottom)
  }

  /// The size of an upright or a landscape page.
  func size(isLandscape: Bool) -> Size {
    isLandscape ? Size(paper.height, paper.width) : paper
  }

  /// The width that figures and tables may have on an upright page.
  var wideMeasure: Double { isSheet ? measure : paper.width - 2 * sideMargin }
}
