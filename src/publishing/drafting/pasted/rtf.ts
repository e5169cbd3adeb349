interface Group {
  skipped: boolean;
  picture: { type: string; hex: string[] } | undefined;
}

/** Groups that show nothing in the text itself, or the same picture once more for older programs. */
const SKIPPED = /^(nonshppict|listpicture|listtable|header[lrf]?|footer[lrf]?|ftnsep|themedata|objdata|generator)$/;
const TOKEN = /[{}]|\\(?:([a-z]+)-?\d* ?|'[0-9a-f]{2}|[^a-z])|[^{}\\]+/gi;
const TYPES: Readonly<Record<string, string>> = { pngblip: 'image/png', jpegblip: 'image/jpeg' };
/** Characters: Office writes a picture at two for each byte. */
const LONGEST = 120_000_000;

/** The pictures in an RTF text, in order; undefined for one of a kind that browsers do not show (WMF, EMF).
 *  Rich Text Format 1.9.1, Pictures */
export function picturesOf(rtf: string): (File | undefined)[] {
  if (!rtf.startsWith('{\\rtf') || rtf.length > LONGEST) return [];
  const found: (File | undefined)[] = [];
  const groups: Group[] = [];
  for (const [token, word] of rtf.matchAll(TOKEN)) {
    const group = groups[groups.length - 1];
    if (token === '{') groups.push({ skipped: group?.skipped ?? false, picture: undefined });
    else if (token === '}') {
      groups.pop();
      if (group?.picture && !group.skipped) found.push(fileOf(group.picture, found.length));
    } else if (!group) continue;
    else if (word === 'pict') group.picture = { type: '', hex: [] };
    else if (word && SKIPPED.test(word)) group.skipped = true;
    else if (group.picture && word) group.picture.type = TYPES[word] ?? group.picture.type;
    else if (group.picture && !token.startsWith('\\')) group.picture.hex.push(token);
  }
  return found;
}

function fileOf({ type, hex }: { type: string; hex: string[] }, n: number): File | undefined {
  const digits = hex.join('').replace(/\s+/g, '');
  if (!type || !digits || /[^0-9a-f]/i.test(digits)) return undefined;
  const bytes = new Uint8Array(digits.length >> 1);
  for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16);
  return new File([bytes], `图片${n + 1}.${type === 'image/png' ? 'png' : 'jpg'}`, { type });
}
