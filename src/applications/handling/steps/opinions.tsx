import { z } from 'zod';
import { ANSWER_LABELS, type Answer, type ProcedureState } from '../../../law/index.ts';
import { action, done } from '../../../platform/action.ts';
import { day, optionalDay, optionalText, text } from '../../fields.ts';
import { shownThirdParty } from '../../privacy/applicant.ts';
import { handlers } from '../../rules.ts';
import { namesIn } from '../../said.ts';
import type { GivenFile } from '../../store.ts';
import { optionsOf } from '../workspace/parts.tsx';
import { hold, type Seen, take } from './take.ts';
import { type FormParts, verb } from './verb.tsx';

type Whom = 'thirdParty' | 'coAuthority';

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

interface TellInput extends Seen {
  on: string;
  /** as the books call the third party, or their place */
  whom: string;
  /** what is disclosed, and why */
  disclosed: string;
  grounds: string;
}

/** What a form says instead of a name that the page masks: the place among all who were asked, from 1. */
function placeOf({ asks }: ProcedureState, id: string): string {
  return String(asks.findIndex((one) => one.id === id) + 1);
}

/** Their place in the books; or the name that was said, which `take` knows. */
function namedBy({ asks }: ProcedureState, whom: string): string {
  const said = whom.trim();
  return asks[Number(said) - 1]?.id ?? said;
}

function asking(name: string, kind: Whom) {
  return action<AskInput, void>(name, handlers, async (act, { on, whom, text, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const step = { kind: `${kind}Asked`, on, id: whom.trim() } as const;
    const taken = await take(act, got.held, step, { note: text, paper: { kind, content: { whom, text } } });
    // whom: the step says it, and loses it with the personal data; the audit log is for ever
    return taken.ok ? done(undefined, `application:${seen.id}`, { on }) : taken;
  });
}

function answered(name: string, kind: Whom) {
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
const recordAuthorityAnswer = answered('applications.recordAuthorityAnswer', 'coAuthority');

/** 告知第三方: what is disclosed in the public interest although they refused, and why, in writing. art. 32 */
export const tellThirdParty = action<TellInput, void>(
  'applications.tellThirdParty',
  handlers,
  async (act, { on, whom, disclosed, grounds, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const id = namedBy(got.held.state, whom);
    const named = namesIn(act.sealer, seen.id, got.held.steps).get(id) ?? id;
    const paper = { kind: 'overruled', content: { whom: named, disclosed, grounds } } as const;
    const taken = await take(
      act,
      got.held,
      { kind: 'thirdPartyTold', on, id },
      { note: grounds, paper, field: 'whom' },
    );
    return taken.ok ? done(undefined, `application:${seen.id}`, { on }) : taken;
  },
);

const on = day('日期');
const whom = text('征求意见的对象', 60);
const question = z.object({ on, whom, text: text('征求意见的内容') });
const reaction = z.object({
  on,
  whom,
  answer: z.enum(['consent', 'refusal', 'silence'], '请选择意见'),
  requestReceived: optionalDay.transform((value) => value ?? undefined),
  note: optionalText('说明'),
});

function Question({ Day, Field, example }: FormParts<keyof z.input<typeof question>> & { example: string }) {
  return (
    <>
      <Day label="书面征求意见的日期" help="自次日起至收到意见之日不计入答复期限" />
      <Field name="whom" label="征求谁的意见" required help={example} />
      <Field name="text" label="征求意见的内容" type="textarea" required />
    </>
  );
}

type ReactionProps = FormParts<keyof z.input<typeof reaction>> & { asked: Whom; silence: string };

function Reaction({ of: { state, names }, Day, Field, Files, asked, silence }: ReactionProps) {
  const open = state.asks.filter((one) => one.whom === asked && !one.answered);
  const nameOf = (id: string) => names.get(id) ?? id;
  const shown = (id: string) => (asked === 'thirdParty' ? shownThirdParty(nameOf(id)) : nameOf(id));
  return (
    <>
      <Field
        name="whom"
        label="谁的意见"
        options={open.map(({ id, asked: on }) => ({ value: placeOf(state, id), label: `${shown(id)}（${on} 征求）` }))}
      />
      <Day label="收到意见的日期" />
      <Field
        name="answer"
        label="意见"
        help={`收到征求意见书之日起 15 个工作日内不答复的，${silence}`}
        options={optionsOf(ANSWER_LABELS)}
      />
      <Field name="requestReceived" label="对方收到征求意见书的日期" type="date" help="逾期未答复的须填写" />
      <Field name="note" label="意见内容" type="textarea" />
      <Files label="对方的书面意见" />
    </>
  );
}

export const thirdParty = verb({
  slug: 'third-party',
  done: '已征求第三方意见，期间不计入答复期限',
  prepares: 'thirdParty',
  schema: question,
  fields: (form) => <Question {...form} example="承包户甲、某公司；个人请用不含姓名的代称" />,
  run: askThirdParty,
});

export const thirdPartyAnswer = verb({
  slug: 'third-party-answer',
  done: '已登记第三方意见',
  files: 'answer',
  schema: reaction,
  fields: (form) => <Reaction {...form} asked="thirdParty" silence="由行政机关依法决定是否公开" />,
  run: recordThirdPartyAnswer,
});

export const thirdPartyTold = verb({
  slug: 'third-party-told',
  done: '已告知第三方，可以送达答复',
  schema: z.object({
    on,
    whom,
    disclosed: text('决定公开的内容', 2000),
    grounds: text('决定公开的理由', 2000),
  }),
  fields: ({ of: { state, names }, Day, Field }) => (
    <>
      <Day label="告知书的日期" />
      <Field
        name="whom"
        label="告知谁"
        options={state.toTell.map((id) => ({ value: placeOf(state, id), label: shownThirdParty(names.get(id) ?? id) }))}
      />
      <Field name="disclosed" label="决定公开的内容" type="textarea" required help="写进告知书，编号后发给第三方" />
      <Field
        name="grounds"
        label="决定公开的理由"
        type="textarea"
        required
        help="为什么不公开会对公共利益造成重大影响"
      />
    </>
  ),
  run: tellThirdParty,
});

export const authority = verb({
  slug: 'authority',
  done: '已征求其他机关意见，期间不计入答复期限',
  prepares: 'coAuthority',
  schema: question,
  fields: (form) => <Question {...form} example="市农业农村局" />,
  run: askAuthority,
});

export const authorityAnswer = verb({
  slug: 'authority-answer',
  done: '已登记其他机关意见',
  files: 'answer',
  schema: reaction,
  fields: (form) => <Reaction {...form} asked="coAuthority" silence="视为同意公开" />,
  run: recordAuthorityAnswer,
});
