import { ENDINGS, type Kind, kindOf } from './kinds.ts';

/** What a double click runs, or a browser opens as a page of its own, on the systems that offices have. */
const RUN = new Set(
  (
    'exe com scr pif bat cmd msi msp msix appx cpl dll sys ocx drv ps1 psm1 psd1 vb vbs vbe js jse mjs cjs ws wsf wsh wsc sct hta ' +
    'jar jnlp class lnk url reg inf scf chm hlp gadget application appref-ms library-ms search-ms settingcontent-ms ' +
    'htm html xhtml shtml mht mhtml svg svgz xsl xslt swf php phtml jsp jspx asp aspx ashx sh bash run bin elf deb rpm ' +
    'apk app dmg pkg command py pyw pl rb iso img vhd vhdx docm dotm xlsm xltm xlam pptm potm ppam ppsm'
  ).split(' '),
);
/** One archive in another is not looked into. */
const ARCHIVES = new Set('zip rar 7z gz tgz bz2 xz zst tar cab arj lzh ace z'.split(' '));
const KNOWN = new Map(
  (Object.keys(ENDINGS) as Kind[]).flatMap((kind) => ENDINGS[kind].map((ending) => [ending, kind] as const)),
);
const PICTURES: readonly Kind[] = ['png', 'jpg', 'gif', 'webp'];

/** Control characters, and those by which a name shows otherwise than it is: without width, of direction. */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb]/u;
const UNSEEN_ALL = new RegExp(UNSEEN.source, 'gu');
/** Names that Windows keeps for its devices. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\s*\.|$)/i;

/** Text without the characters by which it shows otherwise than it is. */
export const withoutUnseen = (text: string): string => text.replace(UNSEEN_ALL, '');

const endingsOf = (name: string): string[] =>
  name
    .split('.')
    .slice(1)
    .map((part) => part.trim().toLowerCase());

/** Why a file cannot be kept under its name, whatever it holds; undefined: it can. */
export function nameFault(name: string): string | undefined {
  if (UNSEEN.test(name)) return '文件名中有看不见的字符，请重新命名后再上传';
  if (/[.\s]$/.test(name)) return '文件名不能以点或者空格结尾，请重新命名后再上传';
  if (RESERVED.test(name)) return '这个文件名是系统保留的名称，请重新命名后再上传';
  const running = endingsOf(name).find((ending) => RUN.has(ending));
  return running && `文件名中有“.${running}”，这类文件可能在打开时运行程序，不能上传`;
}

/** Why a file may not stand in an archive under its name. */
export function innerNameFault(name: string): string | undefined {
  const last = name.split('/').pop()!;
  if (name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..'))
    return '压缩包里的路径指向压缩包之外';
  if (ARCHIVES.has(endingsOf(last).at(-1) ?? '')) return '压缩包里还有压缩包，请全部解开后重新压缩';
  return nameFault(last);
}

/** The name under which a file of a kind is kept: where it has no ending it gets that of its content, as a picture named
 *  for another kind of picture does. @returns why not, where the ending is that of another kind */
export function nameFor(name: string, kind: Kind): { ok: true; name: string } | { ok: false; why: string } {
  const fault = nameFault(name);
  if (fault) return { ok: false, why: fault };
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
  if (ENDINGS[kind].includes(ending)) return { ok: true, name };
  const right = ENDINGS[kind][0]!;
  const other = KNOWN.get(ending);
  if (other && PICTURES.includes(other) && PICTURES.includes(kind))
    return { ok: true, name: `${name.slice(0, dot)}.${right}` };
  if (other || ARCHIVES.has(ending))
    return { ok: false, why: `扩展名是“.${ending}”，实际内容却不是，请改为“.${right}”后再上传` };
  return { ok: true, name: `${name}.${right}` };
}

/** A name under which what others brought can be handed out, also when it was kept long ago: nothing in it runs, hides or
 *  misleads. @param mediaType of the content; what is of no kind that others may bring is our own and keeps its name */
export function safeName(name: string, mediaType: string): string {
  const kind = kindOf(mediaType);
  if (!kind && mediaType !== 'application/octet-stream') return name;
  const seen = withoutUnseen(name).replace(/(?<![.\s])[.\s]+$/, '') || '文件';
  const [stem = '', ...endings] = (RESERVED.test(seen) ? `_${seen}` : seen).split('.');
  const quiet = endings.reduce(
    (whole, ending) => `${whole}${RUN.has(ending.trim().toLowerCase()) ? '_' : '.'}${ending}`,
    stem,
  );
  const named = kind && nameFor(quiet, kind);
  if (!kind || named?.ok) return named?.ok ? named.name : quiet;
  return `${quiet}.${ENDINGS[kind][0]}`;
}
