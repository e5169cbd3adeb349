import { action, done } from '../../platform/action.ts';
import { conflict, invalid, notFound } from '../../platform/outcome.ts';
import type { Role } from '../../platform/roles.ts';
import { hold } from '../handling/steps/take.ts';
import { handlers, readers } from '../rules.ts';
import { draftOf, saveDraft } from './drafts.ts';
import type { PreparedKind } from './kinds.ts';
import { type Addressee, addresseeOf, paperById } from './read.ts';
import { type WordingKey, wordingOf } from './wording/catalogue.ts';
import { checkWording } from './wording/check.ts';
import { dropWording, keepWording } from './wording/store.ts';

/** Who may change an office's wordings. */
export const wordSmiths: readonly Role[] = ['disclosureHead'];

const overtaken = conflict('这段文字刚被他人修改。您写的内容仍在下面，请核对后再保存');

export interface PrepareInput {
  /** application */
  id: number;
  kind: PreparedKind;
  text: string;
  /** version of the prepared paper that was seen; 0: none */
  seen: number;
}

/** 预拟文书: the words of the paper of a step to come, used when the step is taken. What only the step will say stays a
 *  placeholder, and what the law wants said cannot be left out. */
export const preparePaper = action<PrepareInput, void>(
  'applications.preparePaper',
  handlers,
  async (act, { id, kind, text, seen }) => {
    const got = await hold(act, { id });
    if (!got.ok) return got;
    const checked = checkWording(wordingOf(kind)!, text);
    if (!checked.ok) return checked;
    if (got.held.state.closed) return conflict('这件申请已经办结，不再发出这种文书');
    const saved = await saveDraft(act, { applicationId: id, kind, content: { body: text.trim() } }, seen);
    return saved.ok ? done(undefined, `application:${id}`, { kind }) : saved;
  },
);

/** Back to the office's wording. */
export const discardPrepared = action<{ id: number; kind: PreparedKind; seen: number }, void>(
  'applications.discardPrepared',
  handlers,
  async (act, { id, kind, seen }) => {
    const got = await hold(act, { id });
    if (!got.ok) return got;
    const draft = await draftOf(act.db, act.sealer, id, kind);
    if (!draft || draft.version !== seen) return overtaken;
    await act.db.deleteFrom('application_papers').where('id', '=', draft.id).execute();
    return done(undefined, `application:${id}`, { kind });
  },
);

/** 取出文书: the paper with the applicant's full name, as a file; that it was taken is recorded. */
export const takePaper = action<{ paperId: number; format: string }, Addressee>(
  'applications.takePaper',
  readers,
  async (act, { paperId, format }) => {
    const row = await paperById(act.db, act.sealer, act.who.authorityId, paperId);
    if (!row) return notFound();
    const addressee = await addresseeOf(act.db, act.sealer, row.applicationId);
    return done(addressee, `application:${row.applicationId}`, { paper: paperId, format });
  },
);

export interface WordingInput {
  key: WordingKey;
  text: string;
  /** version of the office's own wording that was seen; 0: ours */
  seen: number;
}

/** 修改文书模板, for the papers that are made from now on. */
export const changeWording = action<WordingInput, void>(
  'applications.changeWording',
  wordSmiths,
  async (act, { key, text, seen }) => {
    const wording = wordingOf(key);
    if (!wording) return notFound();
    const checked = checkWording(wording, text);
    if (!checked.ok) return checked;
    if (text.trim() === wording.text && seen === 0) return invalid('文字没有改动', { text: '文字没有改动' });
    const row = { authorityId: act.who.authorityId, key, text: text.trim(), now: act.now, by: act.who };
    return (await keepWording(act.db, row, seen))
      ? done(undefined, `wording:${key}`, { text: text.trim() })
      : overtaken;
  },
);

/** 恢复为平台的文字. */
export const resetWording = action<{ key: WordingKey }, void>(
  'applications.resetWording',
  wordSmiths,
  async (act, { key }) =>
    (await dropWording(act.db, act.who.authorityId, key))
      ? done(undefined, `wording:${key}`)
      : conflict('现在用的就是平台的文字'),
);
