import type { Zip } from '../../../platform/reading/index.ts';
import { isOn, through } from './part.ts';

/** What a paragraph or a run is said to be, by itself or by its style; what is left out is not said. */
export interface Look {
  align?: string | undefined;
  /** 0 is a heading of the first level, 9 is text */
  outline?: number | undefined;
  list?: string | undefined;
  level?: number | undefined;
  bold?: boolean | undefined;
  italic?: boolean | undefined;
  underline?: boolean | undefined;
  strike?: boolean | undefined;
  hidden?: boolean | undefined;
  shift?: 'sub' | 'sup' | undefined;
}

const ALIGNED: Readonly<Record<string, string>> = { center: 'center', right: 'right', end: 'right' };

/** Takes one property of `pPr` or `rPr` into a look. */
export function property(look: Look, name: string, value: string | undefined): void {
  if (name === 'jc') look.align = ALIGNED[value ?? ''];
  else if (name === 'outlineLvl') look.outline = Number(value);
  else if (name === 'numId') look.list = value;
  else if (name === 'ilvl') look.level = Number(value) || 0;
  else if (name === 'b') look.bold = isOn(value);
  else if (name === 'i') look.italic = isOn(value);
  else if (name === 'u') look.underline = isOn(value);
  else if (name === 'strike' || name === 'dstrike') look.strike = isOn(value);
  else if (name === 'vanish' || name === 'specVanish') look.hidden = isOn(value);
  else if (name === 'vertAlign')
    look.shift = value === 'superscript' ? 'sup' : value === 'subscript' ? 'sub' : undefined;
}

/** Looks of the styles by id, each with that on which it is based. */
export async function stylesOf(zip: Zip): Promise<(id: string | undefined) => Look> {
  const styles = new Map<string, { look: Look; on: string | undefined }>();
  let open: { look: Look; on: string | undefined } | undefined;
  await through(zip, 'word/styles.xml', (event) => {
    if (event.kind === 'close' && event.name === 'style') open = undefined;
    if (event.kind !== 'open') return;
    const value = event.attributes['w:val'];
    if (event.name === 'style') {
      open = { look: {}, on: undefined };
      styles.set(event.attributes['w:styleId'] ?? '', open);
    } else if (!open) return;
    else if (event.name === 'basedOn') open.on = value;
    else if (event.name === 'name') {
      const heading = /^(?:heading|标题) ?([1-6])$/i.exec(value ?? '')?.[1];
      if (heading) open.look.outline = Number(heading) - 1;
      else if (/^(title|标题)$/i.test(value ?? '')) open.look.outline = 0;
    } else property(open.look, event.name, value);
  });
  const known = new Map<string, Look>();
  const lookOf = (id: string, depth = 0): Look => {
    const found = styles.get(id);
    if (!found || depth > 20) return {};
    const whole = known.get(id) ?? { ...(found.on ? lookOf(found.on, depth + 1) : {}), ...found.look };
    known.set(id, whole);
    return whole;
  };
  return (id) => (id ? lookOf(id) : {});
}
