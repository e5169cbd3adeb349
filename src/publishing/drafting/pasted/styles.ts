/** What is said of an element, property → value, all in small letters. */
type Said = ReadonlyMap<string, string>;

export type SaidOf = (element: Element) => Said;

const NOTHING: Said = new Map();
const RULES = 3000;

/** What the style sheet that came along and the elements themselves say. The sheet counts as far as it names classes
 *  (`.xl65`, `p.MsoTitle`): programs write no other rules that tell more than fonts. Styles stand in `data-said`, sheets
 *  in `template`, since the page's content policy complains of every style that is parsed. */
export function stylesIn(root: Document): SaidOf {
  const sheet = [...root.querySelectorAll('template')].map((one) => one.innerHTML).join('\n');
  const rules = rulesOf(sheet);
  const known = new WeakMap<Element, Said>();
  return (element) => {
    const said = known.get(element) ?? saidOf(element, rules);
    known.set(element, said);
    return said;
  };
}

function saidOf(element: Element, rules: ReadonlyMap<string, Said>): Said {
  const own = element.getAttribute('data-said');
  const found = [...element.classList].map((name) => rules.get(name.toLowerCase()));
  const all = [...found, own ? declarations(own) : undefined].filter((said) => said !== undefined);
  return all.length ? new Map(all.flatMap((said) => [...said])) : NOTHING;
}

function rulesOf(sheet: string): Map<string, Said> {
  const rules = new Map<string, Said>();
  const plain = withoutRemarks(sheet.replace(/&lt;!--|--&gt;|<!--|-->/g, ' '));
  for (const [, selectors, body] of plain.matchAll(/([^{}]{1,2000})\{([^{}]*)\}/g)) {
    for (const selector of selectors!.split(',')) {
      const name = /^\s*[a-z0-9]*\.([^\s.:>#[]+)\s*$/i.exec(selector)?.[1]?.toLowerCase();
      if (!name || rules.size >= RULES) continue;
      rules.set(name, new Map([...(rules.get(name) ?? []), ...declarations(body!)]));
    }
  }
  return rules;
}

function withoutRemarks(sheet: string): string {
  const [first = '', ...others] = sheet.split('/*');
  return [first, ...others.map((piece) => (piece.includes('*/') ? piece.slice(piece.indexOf('*/') + 2) : ''))].join(
    ' ',
  );
}

function declarations(text: string): Said {
  const said = new Map<string, string>();
  for (const one of text.toLowerCase().split(';')) {
    const colon = one.indexOf(':');
    if (colon > 0)
      said.set(
        one.slice(0, colon).trim(),
        one
          .slice(colon + 1)
          .replace('!important', '')
          .trim(),
      );
  }
  return said;
}
