import { openZip, Unreadable, type Zip } from '../../../platform/reading/index.ts';
import { type Brought, nothingBrought } from '../pasted/brought.ts';
import { Builder, noteKey } from './builder.ts';
import { numbersOf } from './numbering.ts';
import { written } from './paper.ts';
import { BROKEN, TOO_MUCH, through } from './part.ts';
import { stylesOf } from './styles.ts';

const UNPACKED = 80_000_000;
const PARTS = 5000;
const PICTURES = 60;
const SHOWN = /\.(png|jpe?g|gif|webp)$/i;

export interface WordText {
  /** markup with `picture:0`, `picture:1` as addresses of the pictures */
  html: string;
  pictures: Buffer[];
  brought: Brought;
}

/** A .docx as the text of a body: what stands on its pages, accepted as it is. Comments, hidden text and deleted
 *  revisions stay out and are counted, as in what is pasted. @throws Unreadable with a sentence for who sent it */
export async function readWord(bytes: Uint8Array): Promise<WordText> {
  const zip = await openZip(bytes, { unpacked: UNPACKED, parts: PARTS, tooBig: TOO_MUCH, broken: BROKEN });
  const name = zip.names.find((one) => /^word\/document\d*\.xml$/.test(one));
  if (!name) throw new Unreadable('这不是 Word 文档，请选择 .docx 文件');
  const brought = { ...nothingBrought };
  const { links, media } = await relations(zip, name);
  const wanted: string[] = [];
  const notes: string[] = [];
  const around = {
    styleOf: await stylesOf(zip),
    markOf: await numbersOf(zip),
    links,
    brought,
    picture: (id: string) => {
      const target = media.get(id);
      if (!target || !SHOWN.test(target) || !zip.sizeOf(target) || wanted.length >= PICTURES) return undefined;
      return `<img src="picture:${wanted.push(target) - 1}" alt="">`;
    },
    note: (key: string) => notes.push(key),
  };
  const builder = new Builder(around);
  await through(zip, name, (event) => builder.take(event));
  await footnotes(zip, notes, builder);
  const pictures: Buffer[] = [];
  for (const target of wanted) pictures.push(await whole(zip, target));
  return { html: written(builder.blocks), pictures, brought };
}

/** Footnotes stand at the end, each with its number. */
async function footnotes(zip: Zip, notes: readonly string[], builder: Builder): Promise<void> {
  for (const part of ['word/footnotes.xml', 'word/endnotes.xml'])
    await through(zip, part, (event) => {
      if (event.kind === 'open' && /^(foot|end)note$/.test(event.name)) {
        const n = notes.indexOf(noteKey(event.name, event.attributes));
        builder.begin(n < 0 ? '' : `[${n + 1}] `);
      }
      builder.take(event);
    });
}

/** Where links lead and which part is which picture. */
async function relations(zip: Zip, name: string) {
  const links = new Map<string, string>();
  const media = new Map<string, string>();
  await through(zip, name.replace(/^word\/(.*)$/, 'word/_rels/$1.rels'), (event) => {
    if (event.kind !== 'open' || event.name !== 'Relationship') return;
    const { Id = '', Type = '', Target = '', TargetMode } = event.attributes;
    if (Type.endsWith('/hyperlink') && /^(https?|mailto):/i.test(Target)) links.set(Id, Target);
    if (Type.endsWith('/image') && TargetMode !== 'External')
      media.set(Id, Target.startsWith('/') ? Target.slice(1) : `word/${Target}`);
  });
  return { links, media };
}

async function whole(zip: Zip, name: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of zip.read(name)!) pieces.push(piece);
  return Buffer.concat(pieces);
}
