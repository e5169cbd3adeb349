import type { Answer, ProcedureState } from '../../../law/index.ts';
import { action, done } from '../../../platform/action.ts';
import { takeWithPaper } from '../../papers/with-step.ts';
import { handlers } from '../../rules.ts';
import type { GivenFile } from '../../store.ts';
import { hold, type Seen, take } from './take.ts';

interface AskInput extends Seen {
  on: string;
  /** how this one is called in the books; a person by a word that does not name them */
  whom: string;
  /** what is asked */
  text: string;
}

interface AnswerInput extends Seen {
  on: string;
  /** as the books call them, or their place in the list of who was asked (see `placeOf`) */
  whom: string;
  answer: Answer;
  /** for silence: when the request reached them */
  requestReceived?: string | undefined;
  note?: string;
  files?: readonly GivenFile[];
}

/** What a form says instead of a name that the page masks: the place among all who were asked, from 1. */
export function placeOf({ asks }: ProcedureState, id: string): string {
  return String(asks.findIndex((one) => one.id === id) + 1);
}

function namedBy({ asks }: ProcedureState, whom: string): string {
  const said = whom.trim();
  return asks.some(({ id }) => id === said) ? said : (asks[Number(said) - 1]?.id ?? said);
}

function asking(name: string, kind: 'thirdParty' | 'coAuthority') {
  return action<AskInput, void>(name, handlers, async (act, { on, whom, text, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const step = { kind: `${kind}Asked`, on, id: whom.trim() } as const;
    const taken = await takeWithPaper(act, got.held, step, { kind, content: { whom, text } }, { note: text });
    // whom: the step says it, and loses it with the personal data; the audit log is for ever
    return taken.ok ? done(undefined, `application:${seen.id}`, { on }) : taken;
  });
}

function answered(name: string, kind: 'thirdParty' | 'coAuthority') {
  return action<AnswerInput, void>(name, handlers, async (act, input) => {
    const { on, whom, answer, requestReceived, note, files } = input;
    const got = await hold(act, input);
    if (!got.ok) return got;
    const received = requestReceived ? { requestReceived } : {};
    const step = { kind: `${kind}Answered`, on, id: namedBy(got.held.state, whom), answer, ...received } as const;
    const taken = await take(act, got.held, step, { note, files });
    return taken.ok ? done(undefined, `application:${input.id}`, { on, answer }) : taken;
  });
}

/** 征求第三方意见, in writing; the time until the answer does not count. arts. 32, 33 */
export const askThirdParty = asking('applications.askThirdParty', 'thirdParty');
/** 收到第三方意见: consent, refusal, or silence after 15 working days. art. 32 */
export const recordThirdPartyAnswer = answered('applications.recordThirdPartyAnswer', 'thirdParty');
/** 征求其他机关意见 on what was made together. arts. 33, 34 */
export const askAuthority = asking('applications.askAuthority', 'coAuthority');
/** 收到其他机关意见; silence after 15 working days is consent. art. 34 */
export const recordAuthorityAnswer = answered('applications.recordAuthorityAnswer', 'coAuthority');

export interface TellInput extends Seen {
  on: string;
  /** as the books call the third party, or their place */
  whom: string;
  /** what is disclosed, and why */
  disclosed: string;
  grounds: string;
}

/** 告知第三方: what is disclosed in the public interest although they refused, and why, in writing. art. 32 */
export const tellThirdParty = action<TellInput, void>(
  'applications.tellThirdParty',
  handlers,
  async (act, { on, whom, disclosed, grounds, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const id = namedBy(got.held.state, whom);
    const paper = { kind: 'overruled', content: { whom: id, disclosed, grounds } } as const;
    const step = { kind: 'thirdPartyTold', on, id } as const;
    const taken = await takeWithPaper(act, got.held, step, paper, { note: grounds, field: 'whom' });
    return taken.ok ? done(undefined, `application:${seen.id}`, { on }) : taken;
  },
);
