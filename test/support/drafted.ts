import { load } from 'cheerio';
import type { Client } from './client.ts';

type Fields = Record<string, string | string[]>;
type Files = Readonly<Record<string, string | Buffer>>;

/** What a draft needs before it can be submitted, all but its column. */
const COMPLETE = {
  title: '关于补贴的公示',
  body_html: '<p>名单见附件。</p>',
  article_item: '20.15',
  formed_on: '2024-01-05',
  channels: 'website',
};

/** A draft that could be submitted, as its author begins it at the console.
 *  @param fields where they differ @param files attachments by their names @returns '/console/documents/7' */
export async function drafted(
  author: Client,
  columnId: number,
  { fields = {}, files = {} }: { fields?: Fields; files?: Files } = {},
): Promise<string> {
  const made = await author.post('/console/documents/new', { title: '草稿', column_id: `${columnId}` });
  const at = /\/console\/documents\/\d+/.exec(made.headers.location as string)![0];
  await rewritten(author, at, { column_id: `${columnId}`, ...fields });
  if (Object.keys(files).length) await attached(author, at, files);
  return at;
}

/** Saves a draft, complete but for what is said otherwise. @param fields with its column */
export async function rewritten(author: Client, at: string, fields: Fields): Promise<void> {
  const save_count = load((await author.get(`${at}/edit`)).body)('[name=save_count]').attr('value')!;
  const saved = await author.post(`${at}/edit`, { ...COMPLETE, save_count, ...fields }, `${at}/edit`);
  if (saved.statusCode !== 303) throw new Error(`not saved: ${saved.statusCode}`);
}

/** Attaches files to a draft. */
export async function attached(author: Client, at: string, files: Files): Promise<void> {
  const all = Object.entries(files).map(([name, content]) => ({ name, content: Buffer.from(content) }));
  const given = all.map((one) => ({ field: 'attachments', ...one }));
  const sent = await author.upload(`${at}/attachments`, {}, given, `${at}/edit`);
  if (sent.statusCode !== 303) throw new Error(`not attached: ${sent.statusCode}`);
}

/** What stands on a page to be confirmed one by one. @param name of the boxes */
export async function boxesOn(who: Client, page: string, name = 'publicConfirmed'): Promise<string[]> {
  return load((await who.get(page)).body)(`[name=${name}]`)
    .toArray()
    .map((one) => one.attribs.value!);
}

/** Submits a draft, everything confirmed that the checks found. */
export async function submitted(author: Client, at: string): Promise<void> {
  const publicConfirmed = await boxesOn(author, `${at}/submit`);
  const sent = await author.post(`${at}/submit`, { publicConfirmed }, at);
  if (sent.statusCode !== 303) throw new Error(`not submitted: ${sent.statusCode}`);
}
