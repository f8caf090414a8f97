-- Prepares a report for Word: gives pictures and captions their styles, and columns of tables their widths.
--
-- A cell of one piece of code is a printed matrix, its lines separated by U+2424.

-- The width and height of the paper less the margins, in points.
local papers = {A4 = {453, 756}, letter = {470, 706}}
local paper, footer = "A4", nil
local cellMargin = 8.5  -- on both sides together, and a reserve
local font = "Courier New"
local mono, prose = 0.601, 0.54 -- the width of a character, relative to the size of the type
local proseSize = 9
local leastSize, greatestSize = 6, 16  -- of matrices, in half points
local lineEnd = "\u{2424}"

local function isAlone(block, kind)
  return block.t == "Para" and #block.content == 1 and block.content[1].t == kind
end

local function styled(blocks, name)
  return pandoc.Div(blocks, pandoc.Attr("", {}, {["custom-style"] = name}))
end

function Blocks(blocks)
  local result = pandoc.List()
  local isBelowPicture = false
  for _, block in ipairs(blocks) do
    if isAlone(block, "Image") then
      result:insert(styled({block}, "Captioned Figure"))
    elseif isBelowPicture and isAlone(block, "Emph") then
      result:insert(styled({pandoc.Para(block.content[1].content)}, "Image Caption"))
    else
      result:insert(block)
    end
    isBelowPicture = isAlone(block, "Image")
  end
  return result
end

-- The lines of the matrix in a cell; nil for any other cell.
local function matrix(cell)
  local block = cell.contents[1]
  if #cell.contents ~= 1 or #block.content ~= 1 or block.content[1].t ~= "Code" then return nil end
  local lines = pandoc.List()
  for line in (block.content[1].text .. lineEnd):gmatch("(.-)" .. lineEnd) do lines:insert(line) end
  return lines
end

local function escaped(text)
  return (text:gsub("&", "&amp;"):gsub("<", "&lt;"):gsub(">", "&gt;"))
end

-- The lines as text of a size, given in half points.
local function run(lines, size)
  local look = '<w:rPr><w:rFonts w:ascii="%s" w:hAnsi="%s"/><w:sz w:val="%d"/><w:szCs w:val="%d"/></w:rPr>'
  local texts = lines:map(function(line)
    return '<w:t xml:space="preserve">' .. escaped(line) .. "</w:t>"
  end)
  local xml = "<w:r>" .. look:format(font, font, size, size) .. table.concat(texts, "<w:br/>") .. "</w:r>"
  return pandoc.RawInline("openxml", xml)
end

local function eachCell(tbl, visit)
  local rows = pandoc.List()
  rows:extend(tbl.head.rows)
  for _, body in ipairs(tbl.bodies) do rows:extend(body.body) end
  for _, row in ipairs(rows) do
    for column, cell in ipairs(row.cells) do visit(column, cell) end
  end
end

-- The longest line of each column in characters, of text and of matrices, and the longest word.
local function measured(tbl)
  local columns = tbl.colspecs:map(function() return {text = 0, word = 0, matrix = 0} end)
  eachCell(tbl, function(place, cell)
    local column, lines = columns[place], matrix(cell)
    if lines then
      for _, line in ipairs(lines) do column.matrix = math.max(column.matrix, utf8.len(line)) end
    else
      local text = pandoc.utils.stringify(cell.contents)
      column.text = math.max(column.text, utf8.len(text))
      for word in text:gmatch("%S+") do column.word = math.max(column.word, utf8.len(word)) end
    end
  end)
  return columns
end

local function sum(columns, width)
  local total = 0
  for _, column in ipairs(columns) do total = total + width(column) end
  return total
end

local function arranged(tbl)
  local columns = measured(tbl)
  local textWidth, room = table.unpack(papers[paper])
  local letter = proseSize * prose
  local digits = sum(columns, function(c) return c.matrix end)
  if digits == 0 then room = textWidth end
  local fixed = sum(columns, function(c) return cellMargin + (c.matrix > 0 and 0 or c.word * letter) end)
  local size = math.floor(2 * (room - fixed) / math.max(digits * mono, 1))
  size = math.max(leastSize, math.min(greatestSize, size))
  local function least(c) return cellMargin + math.max(c.word * letter, c.matrix * mono * size / 2) end
  local function wanted(c) return math.max(least(c), cellMargin + c.text * letter) end
  local needed, all = sum(columns, least), sum(columns, wanted)
  local share = all > needed and math.max(0, math.min(1, (room - needed) / (all - needed))) or 0
  local greatest = math.max(room, needed)
  for place, column in ipairs(columns) do
    local width = least(column) + share * (wanted(column) - least(column))
    tbl.colspecs[place] = {tbl.colspecs[place][1], width / greatest}
  end
  eachCell(tbl, function(_, cell)
    local lines = matrix(cell)
    local content = lines and {run(lines, size)} or pandoc.utils.blocks_to_inlines(cell.contents)
    if #content > 0 then cell.contents = {styled({pandoc.Para(content)}, "Table Text")} end
  end)
  return tbl, digits > 0
end

-- The end of a section of the document, upright or landscape.
local function sectionEnd(isLandscape)
  local width, height = table.unpack(({A4 = {11906, 16838}, letter = {12240, 15840}})[paper])
  local size = '<w:pgSz w:w="%d" w:h="%d"/>'
  if isLandscape then size, width, height = '<w:pgSz w:w="%d" w:h="%d" w:orient="landscape"/>', height, width end
  local side = isLandscape and 850 or 1417
  local margins = '<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="708" w:footer="708" w:gutter="0"/>'
  local foot = footer and ('<w:footerReference w:type="default" r:id="%s"/>'):format(footer) or ""
  return pandoc.RawBlock("openxml", "<w:p><w:pPr><w:sectPr>" .. foot .. size:format(width, height)
    .. margins:format(side, side, side, side) .. "</w:sectPr></w:pPr></w:p>")
end

-- Makes the first heading the title of the document, if it is the only one of its level.
local function raiseHeadings(document)
  local first, count = document.blocks[1], 0
  for _, block in ipairs(document.blocks) do
    if block.t == "Header" and block.level == 1 then count = count + 1 end
  end
  if count ~= 1 or first.t ~= "Header" or first.level ~= 1 then return end
  document.meta.title = pandoc.MetaInlines(first.content)
  document.blocks:remove(1)
  for _, block in ipairs(document.blocks) do
    if block.t == "Header" then block.level = block.level - 1 end
  end
end

function Pandoc(document)
  paper = document.meta.paper and pandoc.utils.stringify(document.meta.paper) or paper
  footer = document.meta.footer and pandoc.utils.stringify(document.meta.footer)
  document.meta.paper, document.meta.footer = nil, nil
  raiseHeadings(document)
  local blocks = pandoc.List()
  for _, block in ipairs(document.blocks) do
    local isWide = false
    if block.t == "Table" then block, isWide = arranged(block) end
    if isWide then blocks:insert(sectionEnd(false)) end
    blocks:insert(block)
    if isWide then blocks:insert(sectionEnd(true)) end
  end
  document.blocks = blocks
  return document
end
