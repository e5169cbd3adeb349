import { type Deed, deeds, dropDeed, keepDeed } from './outbox.ts';
import { TODAY } from './pages.ts';

/** What became of sending: all is sent (or was refused, and says so); nobody answers; somebody must sign in again; another
 *  person is signed in. */
export type Sent = { state: 'done' | 'offline' | 'signIn' | 'other'; sent: number };

let under: Promise<Sent> | undefined;

/** Sends what waits, in its order; asked again while it is at it, it answers once it is through. */
export function send(staffId: number): Promise<Sent> {
  under ??= sendAll(staffId).finally(() => {
    under = undefined;
  });
  return under;
}

async function sendAll(staffId: number): Promise<Sent> {
  const waiting = (await deeds()).filter((deed) => deed.staffId === staffId && !deed.refused);
  if (!waiting.length) return { state: 'done', sent: 0 };
  const token = await ask(`${TODAY}/token`);
  if (token.state !== 'ok') return { state: token.state, sent: 0 };
  const { csrf, staffId: signedIn } = token.said as { csrf: string; staffId: number };
  if (signedIn !== staffId) return { state: 'other', sent: 0 };
  let sent = 0;
  for (const deed of waiting) {
    const answer = await ask(`${TODAY}/${deed.task}`, { body: formOf(deed), csrf });
    if (answer.state !== 'ok') return { state: answer.state, sent };
    const { ok, message } = answer.said as { ok: boolean; message?: string };
    if (ok) await dropDeed(deed.key);
    else await keepDeed({ ...deed, refused: message ?? '没有收下，请重新办理' });
    sent += 1;
  }
  return { state: 'done', sent };
}

function formOf({ what, key, doneAt, photo }: Deed): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ what, key, doneAt })) form.append(name, value);
  if (photo) form.append('photo', photo, 'photo.jpg');
  return form;
}

/** An answer in words, or why there is none. What the server cannot do now is tried later. */
async function ask(address: string, given?: { body: FormData; csrf: string }) {
  const answer = await fetch(address, {
    headers: { accept: 'application/json', ...(given && { 'x-csrf-token': given.csrf }) },
    redirect: 'manual',
    ...(given && { method: 'POST', body: given.body }),
  }).catch(() => undefined);
  if (!answer || answer.status >= 500 || answer.status === 429) return { state: 'offline' as const };
  if (answer.status === 401 || answer.status === 403 || answer.type === 'opaqueredirect')
    return { state: 'signIn' as const };
  const said = await answer.json().catch(() => undefined);
  if (said && typeof said === 'object') return { state: 'ok' as const, said: said as unknown };
  return answer.ok ? { state: 'offline' as const } : { state: 'ok' as const, said: { ok: false } as unknown };
}
