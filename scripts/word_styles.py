#!/usr/bin/env python3
"""Writes the documents whose styles pandoc takes for report.docx: templates/word/a4.docx and letter.docx.

usage: word_styles.py [FOLDER]
"""

import pathlib
import sys
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# Twentieths of a point.
PAPERS = {"a4": (11906, 16838), "letter": (12240, 15840)}

SANS = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
MONO = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'
KEEP = "<w:keepNext/><w:keepLines/>"


def size(points):
    half = round(2 * points)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def spacing(before, after, extra=""):
    return f'<w:spacing w:before="{20 * before}" w:after="{20 * after}"{extra}/>'


def style(name, based="Normal", following=None, paragraph="", text="", kind="paragraph"):
    """A style, whose identifier is its name without blanks."""
    mark = ' w:default="1"' if name == "Normal" else ""
    base = "" if name in ("Normal", "Default Paragraph Font") else f'<w:basedOn w:val="{based}"/>'
    after = f'<w:next w:val="{following}"/>' if following else ""
    paragraph = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    text = f"<w:rPr>{text}</w:rPr>" if text else ""
    identifier = name.replace(" ", "")
    # Word knows its own headings by names in small letters.
    name = name.lower() if name.startswith("Heading") else name
    return (
        f'<w:style w:type="{kind}"{mark} w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f"{base}{after}<w:qFormat/>{paragraph}{text}</w:style>"
    )


def heading(level, points, before, after):
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    paragraph = KEEP + spacing(before, after) + outline
    return style(f"Heading {level}", following="BodyText", paragraph=paragraph, text=SANS + "<w:b/>" + size(points))


def character(name, text):
    return style(name, "DefaultParagraphFont", text=text, kind="character")


TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="Table"><w:name w:val="Table"/>'
    '<w:tblPr><w:jc w:val="center"/><w:tblBorders><w:top w:val="single" w:sz="8" w:color="000000"/>'
    '<w:bottom w:val="single" w:sz="8" w:color="000000"/></w:tblBorders>'
    '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>'
    '<w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="4" w:color="000000"/></w:tcBorders>'
    '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>'
)

STYLES = [
    style("Normal"),
    style("Body Text", paragraph=spacing(4, 4, ' w:line="276" w:lineRule="auto"')),
    style("First Paragraph", "BodyText", "BodyText"),
    style("Compact", paragraph=spacing(1, 1)),
    style("Table Text", paragraph=spacing(1, 1), text=size(9)),
    style("Title", following="BodyText", paragraph=KEEP + spacing(0, 14), text=SANS + "<w:b/>" + size(20)),
    heading(1, 15, 20, 6),
    heading(2, 12.5, 14, 4),
    heading(3, 11, 12, 3),
    heading(4, 10.5, 10, 2),
    heading(5, 10.5, 10, 2),
    heading(6, 10.5, 10, 2),
    style("Block Text", "BodyText", paragraph='<w:ind w:left="480" w:right="480"/>'),
    style("Captioned Figure", paragraph=KEEP + spacing(10, 4) + '<w:jc w:val="center"/>'),
    style("Image Caption", paragraph="<w:keepLines/>" + spacing(0, 14), text=size(9)),
    style("Source Code", paragraph="<w:keepLines/>" + spacing(4, 8), text=MONO + size(8.5)),
    style("Footer", paragraph='<w:jc w:val="center"/>', text=SANS + size(8)),
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/></w:style>',
    character("Verbatim Char", MONO + size(8.5)),
    character("Hyperlink", '<w:color w:val="0A4A9E"/>'),
    TABLE,
]

STYLE_SHEET = (
    f"{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>'
    f'{size(11)}<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    f"{''.join(STYLES)}</w:styles>"
)
FOOTER = (
    f'{HEAD}<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'
)


def document(width, height):
    return (
        f'{HEAD}<w:document {W} xmlns:r="{OFFICE}"><w:body><w:p/><w:sectPr>'
        '<w:footerReference w:type="default" r:id="rId2"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/>'
        '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


def relations(*pairs):
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(pairs, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def parts(width, height):
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}.{kind}+xml"/>'
        for name, kind in [("document", "document.main"), ("styles", "styles"), ("footer1", "footer")]
    )
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(("styles", "styles.xml"), ("footer", "footer1.xml")),
        "word/document.xml": document(width, height),
        "word/styles.xml": STYLE_SHEET,
        "word/footer1.xml": FOOTER,
    }


def main():
    default = pathlib.Path(__file__).parent / "../templates/word"
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else default
    for paper, extent in PAPERS.items():
        with zipfile.ZipFile(folder / f"{paper}.docx", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for name, text in parts(*extent).items():
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                archive.writestr(entry, text, zipfile.ZIP_DEFLATED, 9)


if __name__ == "__main__":
    main()
