/** What the server holds when somebody else saved in between. */
export interface Theirs {
  saveCount: number;
  by: string | null;
  /** the same person, in another window */
  self: boolean;
  at: string;
  /** the form as it would stand there */
  fields: [string, string][];
}

export type Answer =
  | { kind: 'saved'; saveCount: number; at: string }
  | { kind: 'invalid'; message: string; fields: Record<string, string> }
  | { kind: 'conflict'; message: string; theirs: Theirs }
  /** signed out: the text waits until somebody signs in again */
  | { kind: 'expired' }
  /** no network, or the server is not there: try again */
  | { kind: 'offline' }
  /** may no longer be edited: submitted, published, or not theirs any more */
  | { kind: 'refused'; message: string };

interface Body {
  saveCount?: number;
  at?: string;
  message?: string;
  fields?: Record<string, string>;
  theirs?: Theirs;
}

/** Sends the form to be saved. A stale token is renewed once. */
export async function sendDraft(
  address: string,
  token: { value: string },
  fields: [string, string][],
): Promise<Answer> {
  for (let attempt = 0; ; attempt++) {
    let reply: Response;
    try {
      reply = await fetch(`${address}/autosave`, {
        method: 'POST',
        headers: { accept: 'application/json', 'x-csrf-token': token.value },
        body: new URLSearchParams(fields.filter(([name]) => !name.startsWith('_'))),
        redirect: 'manual',
      });
    } catch {
      return { kind: 'offline' };
    }
    if (reply.status === 401 || reply.type === 'opaqueredirect') return { kind: 'expired' };
    if (reply.status === 403 && attempt === 0 && (await renew(address, token))) continue;
    const body: Body | undefined = await reply.json().catch(() => undefined);
    if (reply.ok && body?.saveCount) return { kind: 'saved', saveCount: body.saveCount, at: body.at ?? '' };
    if (!body || reply.status >= 500 || reply.status === 429) return { kind: 'offline' };
    const message = body.message ?? '内容没有保存';
    if (body.theirs) return { kind: 'conflict', message, theirs: body.theirs };
    if (reply.status === 422 && body.fields) return { kind: 'invalid', message, fields: body.fields };
    return { kind: 'refused', message };
  }
}

async function renew(address: string, token: { value: string }): Promise<boolean> {
  try {
    const reply = await fetch(`${address}/autosave`, { headers: { accept: 'application/json' }, redirect: 'manual' });
    const body = (await reply.json()) as { token?: string };
    if (!body.token) return false;
    token.value = body.token;
    return true;
  } catch {
    return false;
  }
}

/** Pictures for the body. @returns their addresses, or a sentence that says why not */
export async function sendPictures(address: string, token: string, files: File[]): Promise<string[] | string> {
  const form = new FormData();
  for (const file of files) form.append('files', file, file.name || '图片.png');
  try {
    const reply = await fetch(`${address}/images`, {
      method: 'POST',
      headers: { accept: 'application/json', 'x-csrf-token': token },
      body: form,
      redirect: 'manual',
    });
    const body = (await reply.json()) as { images?: { src: string }[]; message?: string };
    return body.images?.map(({ src }) => src) ?? body.message ?? '图片没有上传成功';
  } catch {
    return '图片没有上传成功，请检查网络或登录后重试';
  }
}

/** Attachments. @returns why they were not taken; undefined: they were */
export async function sendAttachments(address: string, token: string, files: File[]): Promise<string | undefined> {
  const form = new FormData();
  for (const file of files) form.append('files', file, file.name);
  try {
    const reply = await fetch(`${address}/attachments`, {
      method: 'POST',
      headers: { accept: 'application/json', 'x-csrf-token': token },
      body: form,
      redirect: 'manual',
    });
    if (reply.ok) return undefined;
    const body = (await reply.json()) as { message?: string };
    return body.message ?? '请重试';
  } catch {
    return '请检查网络或登录后重试';
  }
}

/** A Word file as a body. @returns what it says, or a sentence that says why it cannot be opened */
export async function sendWord(
  address: string,
  token: string,
  file: File,
): Promise<{ html: string; said: string } | string> {
  const form = new FormData();
  form.append('files', file, file.name);
  try {
    const reply = await fetch(`${address}/word`, {
      method: 'POST',
      headers: { accept: 'application/json', 'x-csrf-token': token },
      body: form,
      redirect: 'manual',
    });
    const body = (await reply.json()) as { html?: string; said?: string; message?: string };
    return body.html === undefined ? (body.message ?? '文件没有打开') : { html: body.html, said: body.said ?? '' };
  } catch {
    return '文件没有打开，请检查网络或登录后重试';
  }
}

/** Pictures that came with a text, one by one: one that is not taken keeps no other back. @returns for each its address */
export async function bringPictures(address: string, token: string, files: File[]): Promise<(string | undefined)[]> {
  const taken: (string | undefined)[] = [];
  for (const file of files) {
    const sent = await sendPictures(address, token, [file]);
    taken.push(typeof sent === 'string' ? undefined : sent[0]);
  }
  return taken;
}
