/** How a paper is set. The text is constant: the paper, its measures and faces come in as JSON (sys.inputs), so that
 *  nothing that a person wrote is ever read as Typst code. */
export const TYPST = `
#let (paper, page-of, sizes, leading, mast, rules, faces) = json(bytes(sys.inputs.job))
#set document(title: paper.title, author: paper.author)
#set page(
  width: page-of.width * 1mm,
  height: page-of.height * 1mm,
  margin: (
    top: page-of.top * 1mm,
    bottom: page-of.bottom * 1mm,
    left: page-of.left * 1mm,
    right: page-of.right * 1mm,
  ),
  header: if "mark" in paper {
    set text(size: sizes.folio * 1pt, font: faces.at("宋体").families)
    align(right, paper.mark)
  },
  footer-descent: 7mm,
  footer: context {
    let n = here().page()
    set text(size: sizes.folio * 1pt, font: faces.at("宋体").families)
    set par(first-line-indent: 0pt)
    align(if calc.odd(n) { right } else { left }, pad(x: 1em, "— " + str(n) + " —"))
  },
)

// Lines of exactly one height: boxes of 1 em, the rest is leading.
#let face(name, size, pitch, body) = {
  let used = faces.at(name)
  set text(
    font: ((name: "Times New Roman", covers: "latin-in-cjk"),) + used.families,
    weight: used.weight,
    size: size * 1pt,
    lang: "zh",
    region: "cn",
    top-edge: 0.88em,
    bottom-edge: -0.12em,
  )
  set par(
    leading: pitch * 1pt - 1em,
    spacing: pitch * 1pt - 1em,
    justify: true,
    first-line-indent: (amount: 2em, all: true),
  )
  set block(spacing: pitch * 1pt - 1em)
  body
}
#let lines(text) = text.split("\\n").map(line => [#line]).join(linebreak())
#let fangsong = "仿宋_GB2312"
#let plain(body) = face(fangsong, sizes.body, leading.body, body)
#let flush(body) = { set par(first-line-indent: 0pt); body }
#let ending(characters, body) = align(right, pad(right: characters * 1em, flush(par(body))))

#let cell-of(cell) = table.cell(
  rowspan: cell.at("rowSpan", default: 1),
  colspan: cell.at("colSpan", default: 1),
  align: (if cell.at("left", default: false) { left } else { center }) + horizon,
  breakable: false,
  {
    let used = faces.at(if cell.at("strong", default: false) { "黑体" } else { "宋体" })
    set text(font: ((name: "Times New Roman", covers: "latin-in-cjk"),) + used.families, weight: used.weight)
    lines(cell.text)
  },
)
#let table-of(it) = {
  let size = it.at("size", default: sizes.table)
  let least = it.at("rowHeight", default: none)
  let rows = it.rows.map(row => row.map(cell-of))
  set text(size: size * 1pt, lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em)
  set par(leading: 0.35em, spacing: 0.35em, justify: false, first-line-indent: 0pt)
  let drawn = table(
    columns: it.widths.map(width => width * 1fr),
    inset: (x: 3pt, y: if least == none { 3.2pt } else { calc.max(3.2pt, (least * 1pt - size * 1pt) / 2) }),
    stroke: 0.5pt,
    ..if it.head > 0 { (table.header(..rows.slice(0, it.head).flatten()),) } else { () },
    ..rows.slice(it.head).flatten(),
  )
  // together on one page where it fits
  layout(room => {
    let fits = measure(width: room.width, drawn).height <= room.height
    block(above: 6pt, below: 10pt, breakable: not fits, drawn)
  })
}

#show heading: it => block(sticky: true, width: 100%, spacing: (leading.body - sizes.body) * 1pt, {
  let name = ("黑体", "楷体_GB2312", fangsong).at(it.level - 1)
  face(name, sizes.body, leading.body, par(it.body))
})
#show title: it => {
  set align(center)
  face("方正小标宋简体", sizes.title, leading.title, flush(par(it.body)))
}

// what stands at both ends of a line, one character in from the margins
#let ends(left-end, right-end) = pad(x: 1em, flush(grid(columns: (1fr, auto), column-gutter: 1em, par(left-end), par(right-end))))
#let masthead(it) = {
  let red = rgb(mast.red)
  v(mast.drop * 1mm)
  face("方正小标宋简体", it.size, it.size * mast.leading, block(width: 100%, align(center, flush({
    set text(fill: red)
    par(it.name)
  }))))
  plain({
    v(mast.below * leading.body * 1pt, weak: false)
    block(width: 100%, align(center, flush(par(it.number))))
    if it.issuer != "" or it.day != "" { block(width: 100%, ends(it.issuer, it.day)) }
  })
  block(above: mast.line * 1mm, below: leading.body * 1pt, line(length: 100%, stroke: mast.thickness * 1pt + red))
}
// at the foot of the page on which the text ends
#let imprint(it) = {
  let rule(thickness) = line(length: 100%, stroke: thickness * 1mm)
  let rows = it.copies.map(copy => pad(x: 1em, flush(par(copy))))
  rows.push(ends(..it.ends))
  v(1fr)
  face(fangsong, sizes.note, leading.note, block(breakable: false, width: 100%, {
    set block(spacing: 6pt)
    rule(rules.outer)
    rows.map(block.with(width: 100%)).join(rule(rules.inner))
    rule(rules.outer)
  }))
}

#let setters = (
  masthead: masthead,
  imprint: imprint,
  title: it => block(width: 100%, below: (leading.body - sizes.body) * 1pt, title(it.lines.map(line => [#line]).join(linebreak()))),
  number: it => plain(align(center, flush(par(it.text)))),
  day: it => face("楷体_GB2312", sizes.body, leading.body, align(center, flush(par(it.text)))),
  addressee: it => plain(flush(par(it.text))),
  heading: it => heading(level: it.level, it.text),
  paragraph: it => plain(block(width: 100%, sticky: it.sticky, par(it.text))),
  note: it => face(fangsong, sizes.note, leading.note, par(it.text)),
  table: table-of,
  signature: it => plain(block(breakable: false, width: 100%, {
    ending(it.places.organisation, it.organisation)
    if it.date != "" { ending(it.places.date, it.date) }
  })),
  gap: it => plain(block(height: 1em, sticky: true)),
)
#plain(paper.blocks.map(it => (setters.at(it.kind))(it)).join())
`;
