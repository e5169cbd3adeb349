import { picturesOf } from './rtf.ts';

const TINY = 3; // pixels: a counter, not a picture
const KIND = /^image\/(png|jpeg|gif|webp)$/;

/** A place for a picture in the pasted text, and the picture if the clipboard has it. */
export interface Wanted {
  place: HTMLImageElement;
  file: File | undefined;
}

interface Clipboard {
  rtf: string;
  files: readonly File[];
}

/** The pictures of a pasted text. Word and WPS name files of the machine in the HTML, which no page may read, and put the
 *  pictures themselves into the RTF beside it; pages and chats name addresses of theirs, of which nothing is fetched. */
export function picturesIn(body: Element, clipboard: Clipboard): Wanted[] {
  const all: Wanted[] = [];
  for (const place of body.querySelectorAll('img')) {
    if (isTiny(place)) place.remove();
    else if (!ours(place)) all.push({ place, file: inAddress(place.getAttribute('src') ?? '') });
  }
  const lost = all.filter(({ file }) => !file);
  const beside = lost.length ? besideText(body, clipboard, lost.length) : [];
  for (const [n, wanted] of lost.entries()) wanted.file = beside[n];
  return all;
}

/** Pictures that stand beside the text, when there are as many as places: else nobody knows which is whose. */
function besideText(body: Element, { rtf, files }: Clipboard, count: number): (File | undefined)[] {
  const written = picturesOf(rtf);
  if (written.length === count) return written;
  const brought = files.filter(({ type }) => KIND.test(type));
  // one picture beside a text is most often a picture of that text
  const alone = !/\S/.test(body.textContent ?? '') || brought.length > 1;
  return alone && brought.length === count ? brought : [];
}

function isTiny(place: HTMLImageElement): boolean {
  const sides = [place.getAttribute('width'), place.getAttribute('height')].filter((side) => side !== null);
  return sides.some((side) => Number.parseFloat(side) <= TINY);
}

/** A picture that stands on this server already keeps its address. */
function ours(place: HTMLImageElement): boolean {
  const address = (place.getAttribute('src') ?? '').replace(location.origin, '');
  if (!/^(\/console)?\/files\/[0-9a-f]{64}\//.test(address)) return false;
  place.setAttribute('src', address);
  return true;
}

function inAddress(src: string): File | undefined {
  const [, type, data] = /^data:(image\/(?:png|jpeg|gif|webp));base64,([a-z0-9+/=\s]+)$/i.exec(src) ?? [];
  if (!type || !data) return undefined;
  try {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    return new File([bytes], `图片.${type.slice(6).toLowerCase()}`, { type: type.toLowerCase() });
  } catch {
    return undefined; // no base64
  }
}
