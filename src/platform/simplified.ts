import { Converter } from 'opencc-js/t2cn';

/** Characters that may have another form: 中日韩统一表意文字 of the basic block. */
const FIRST = 0x4e00;
const LAST = 0x9fff;

let read: { forms: ReadonlyMap<string, string>; any: RegExp } | undefined;

/** Traditional characters with their simplified form, and a pattern of all of them; made when first needed. */
export function traditional(): { forms: ReadonlyMap<string, string>; any: RegExp } {
  if (read) return read;
  const simple = Converter({ from: 't', to: 'cn' });
  const forms = new Map<string, string>();
  for (let at = FIRST; at <= LAST; at++) {
    const character = String.fromCharCode(at);
    const form = simple(character);
    if (form !== character) forms.set(character, form);
  }
  read = { forms, any: new RegExp(`[${[...forms.keys()].join('')}]`) };
  return read;
}
