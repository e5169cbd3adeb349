/** How a sheet for a board is set. The text is constant: what people wrote comes in as JSON (sys.inputs.job), so that none of
 *  it is ever read as Typst code. Measures are those of A4; A3 has all of them √2 times as large. It tells of each notice on
 *  which page it begins and ends. */
export const SHEET = `
#let job = json(bytes(sys.inputs.job))
#let u = job.scale * 1pt
#let mm = job.scale * 1mm
#let face(name) = {
  let used = job.faces.at(name)
  (font: ((name: "Times New Roman", covers: "latin-in-cjk"),) + used.families, weight: used.weight)
}
#let accent = rgb("#a8201a")
#let quiet = rgb("#4a5260")
#let hei(size, body) = text(..face("黑体"), size: size * u, body)
#let lines(text) = text.split("\\n").map(line => [#line]).join(linebreak())

#set document(title: job.title, author: job.authority)
#set page(
  width: job.width * 1mm,
  height: job.height * 1mm,
  margin: (top: 35 * mm, bottom: 24 * mm, left: 25 * mm, right: 25 * mm),
  header-ascent: 8 * mm,
  header: {
    set par(first-line-indent: 0pt)
    stack(
      spacing: 3 * mm,
      grid(
        columns: (1fr, auto),
        align: (left + bottom, right + bottom),
        hei(14, job.board),
        hei(11, text(fill: quiet, job.authority + if "mark" in job { "　" + job.mark } else { "" })),
      ),
      line(length: 100%, stroke: 1.6 * u + accent),
    )
  },
  footer-descent: 7 * mm,
  footer: context {
    set par(first-line-indent: 0pt)
    let n = counter(page).display()
    let m = counter(page).final().first()
    hei(10, text(fill: quiet, grid(
      columns: (1fr, auto),
      job.foot,
      "第 " + n + " 页　共 " + str(m) + " 页",
    )))
  },
)
#set text(
  ..face("仿宋_GB2312"), size: job.size * u, lang: "zh", region: "cn",
  top-edge: 0.88em, bottom-edge: -0.12em,
)
#set par(
  leading: 0.72em, spacing: 0.72em, justify: true,
  first-line-indent: (amount: 2em, all: true),
)
#let flush(body) = { set par(first-line-indent: 0pt); body }

#let cell-of(it) = table.cell(
  rowspan: it.rows,
  colspan: it.columns,
  align: center + horizon,
  text(..face(if it.strong { "黑体" } else { "宋体" }), lines(it.text)),
)
#let table-of(it) = {
  set text(size: calc.max(9, job.size - 3.5) * u)
  set par(leading: 0.4em, spacing: 0.4em, justify: false, first-line-indent: 0pt)
  let rows = it.rows.map(row => row.map(cell-of))
  block(above: 0.9em, below: 0.9em, width: 100%, breakable: true, {
    if it.caption != "" { align(center, block(below: 0.6em, hei(calc.max(9, job.size - 3), lines(it.caption)))) }
    table(
      columns: range(it.columns).map(_ => 1fr),
      inset: (x: 3 * u, y: 4 * u),
      stroke: 0.6 * u,
      ..if it.head > 0 { (table.header(..rows.slice(0, it.head).flatten()),) } else { () },
      ..rows.slice(it.head).flatten(),
    )
  })
}
#let setters = (
  heading: it => block(sticky: true, above: 1em, below: 0.72em, hei(job.size, lines(it.text))),
  paragraph: it => if it.align == "" { par(lines(it.text)) } else {
    align(if it.align == "center" { center } else { right }, flush(par(lines(it.text))))
  },
  item: it => pad(left: 2em, flush(grid(columns: (1.4em, 1fr), it.mark, lines(it.text)))),
  table: table-of,
)
#let facts-of(it) = {
  let size = calc.min(13.5, calc.max(10, job.size - 2))
  set text(..face("宋体"), size: size * u)
  set par(first-line-indent: 0pt, justify: false, leading: 0.6em)
  block(breakable: false, above: 1.3em, width: 100%, stroke: (top: 0.6 * u + quiet), inset: (top: 3 * mm), {
    grid(
      columns: (1fr, auto),
      column-gutter: 5 * mm,
      align: (left + horizon, center + horizon),
      grid(
        columns: (auto, 1fr),
        column-gutter: 1em,
        row-gutter: 0.75em,
        ..it.facts.map(fact => (hei(size, fact.at(0)), lines(fact.at(1)))).flatten(),
      ),
      if "qr" in it {
        image(bytes(it.qr), format: "svg", width: job.code * mm)
        block(above: 1 * mm, hei(8.5, text(fill: quiet, "扫码看原文")))
      },
    )
  })
}
#let told(n) = context [#metadata((n: n, page: here().page())) <told>]
#let notice-of(n, it) = {
  told(n)
  block(below: 1.1em, sticky: true, width: 100%, align(center, {
    set par(first-line-indent: 0pt, justify: false, leading: 0.45em)
    text(..face("方正小标宋简体"), size: job.heading * u, it.title.map(line => [#line]).join(linebreak()))
  }))
  if it.number != "" {
    block(below: 1em, sticky: true, width: 100%, align(center, text(size: calc.max(10, job.size - 2) * u, it.number)))
  }
  it.blocks.map(one => (setters.at(one.kind))(one)).join()
  facts-of(it)
  told(n)
}
#for (n, it) in job.notices.enumerate() {
  // between two on one page, not above the first of a page
  if n > 0 {
    block(above: 1.4em, below: 1.4em, width: 100%, sticky: true, context if here().position().y > 40 * mm {
      line(length: 100%, stroke: 0.8 * u + accent)
    })
  }
  let drawn = notice-of(n, it)
  layout(room => {
    let fits = measure(width: room.width, drawn).height <= room.height
    block(width: 100%, breakable: not fits, drawn)
  })
}
`;
