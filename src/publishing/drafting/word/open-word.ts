import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Caller } from '../../../platform/action.ts';
import type { Services } from '../../../platform/http/services.ts';
import { keepFile } from '../../../platform/http/upload.ts';
import { invalid, type Outcome, ok } from '../../../platform/outcome.ts';
import { type Kind, Unreadable } from '../../../platform/reading/index.ts';
import { fileAddress } from '../../desk/parts.tsx';
import { addImage } from '../attaching.ts';
import { writtenBody } from '../body.ts';
import { broughtWords } from '../pasted/brought.ts';
import { readWord, type WordText } from './read-word.ts';

export const pictures: readonly Kind[] = ['png', 'jpg', 'gif', 'webp'];

interface Opened {
  /** what would be kept as the body */
  html: string;
  /** one line: what was left out, which pictures came along; empty: nothing to say */
  said: string;
}

/** A .docx as the body of a document: its text, and its pictures brought to the document. Nothing is saved yet.
 *  @param hash of the file in the store
 *  @returns invalid where it cannot be read; what hinders bringing pictures to the document */
export async function openWord(
  { caller, services }: { caller: Caller; services: Services },
  { id, hash }: { id: number; hash: string },
): Promise<Outcome<Opened>> {
  let text: WordText;
  try {
    text = await readWord(await readFile(services.files.path(hash)));
  } catch (error) {
    if (error instanceof Unreadable) return invalid(error.message);
    throw error;
  }
  const { brought } = text;
  const places = new Map<string, string>();
  const files: { hash: string; name: string }[] = [];
  for (const [n, bytes] of text.pictures.entries()) {
    const name = `图片${n + 1}`;
    const kept = await keepFile(services, { given: name, name }, Readable.from([bytes]), { kinds: pictures });
    if (!kept || !('stored' in kept)) {
      brought.missing += 1;
      continue;
    }
    const file = { hash: kept.stored.hash, name: kept.name };
    files.push(file);
    places.set(String(n), fileAddress('/console', file));
    brought.pictures += 1;
  }
  if (files.length) {
    const attached = await addImage(caller, { id, files });
    if (!attached.ok) return attached;
  }
  const html = text.html.replace(/<img src="picture:(\d+)"/g, (_, n: string) => `<img src="${places.get(n) ?? ''}"`);
  const body = await writtenBody(
    html,
    files.map((file) => file.hash),
  );
  return body.ok ? ok({ html: body.value.html, said: broughtWords(brought) }) : body;
}
