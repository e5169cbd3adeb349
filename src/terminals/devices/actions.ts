import { action, done } from '../../platform/action.ts';
import { invalid, notFound } from '../../platform/outcome.ts';
import type { Orientation } from '../tables.ts';
import { giveCode, lockCode } from './codes.ts';
import { deviceKeepers, maySignIn } from './rules.ts';
import { changeTerminal, insertTerminal, lockTerminal, terminalsOf } from './store.ts';

interface Placed {
  name: string;
  place: string;
  orientation: Orientation;
}

/** 登记终端 by the code that it shows. Its browser collects a token of its own; nobody sees it. */
export const signInTerminal = action<Placed & { code: string }, { id: number; kind: 'screen' | 'kiosk' }>(
  'terminals.signIn',
  deviceKeepers,
  async ({ db, who, now }, { code, ...placed }) => {
    const waiting = await lockCode(db, who.authorityId, code, now);
    if (!waiting) {
      const message = '没有终端显示这个代码，或者已过 10 分钟。请看终端上现在显示的代码';
      return invalid(message, { code: message });
    }
    const all = await terminalsOf(db, who.authorityId);
    const names = all.filter(({ kind }) => kind === waiting.kind).map(({ name }) => name);
    const verdict = maySignIn(placed.name, names, all.length);
    if (!verdict.ok) return verdict;
    const { kind } = waiting;
    const id = await insertTerminal(db, { ...placed, kind, authorityId: who.authorityId }, who.name, now);
    await giveCode(db, waiting.code, id);
    return done({ id, kind }, `terminal:${id}`, { kind, ...placed });
  },
);

/** 修改终端: another name moves it to another address; it goes there by itself. */
export const changePlace = action<Placed & { id: number }, number>(
  'terminals.change',
  deviceKeepers,
  async ({ db, who }, { id, ...placed }) => {
    const terminal = await lockTerminal(db, who.authorityId, id);
    if (!terminal || terminal.shutOutAt) return notFound();
    const others = (await terminalsOf(db, who.authorityId, terminal.kind)).filter((one) => one.id !== id);
    const verdict = maySignIn(
      placed.name,
      others.map(({ name }) => name),
      others.length,
    );
    if (!verdict.ok) return verdict;
    await changeTerminal(db, id, placed);
    return done(id, `terminal:${id}`, { ...placed });
  },
);

/** 停用终端: from now on its browser sees a code and nothing else. */
export const shutOut = action<{ id: number }, number>(
  'terminals.shutOut',
  deviceKeepers,
  async ({ db, who, now }, { id }) => {
    const terminal = await lockTerminal(db, who.authorityId, id);
    if (!terminal || terminal.shutOutAt) return notFound();
    await changeTerminal(db, id, { shut_out_at: now, shut_out_by: who.name, token_hash: null, carries: '[]' });
    return done(id, `terminal:${id}`, { name: terminal.name, place: terminal.place });
  },
);
