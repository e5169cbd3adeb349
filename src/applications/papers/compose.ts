import {
  afterStep,
  type Calendar,
  dueOf,
  fold,
  type ProcedureState,
  type ReplyKindId,
  type Step,
} from '../../law/index.ts';
import { type Authority, calendarOf } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { invalid, type Outcome, ok } from '../../platform/outcome.ts';
import { organsOn } from '../organs/organs.tsx';
import { type ApplicationRow, stepsOf } from '../store.ts';
import type { PaperKind } from './kinds.ts';
import { type Letter, type LetterParts, letterOf, remediesKey, wordingKey } from './letter.ts';
import type { WordingKey } from './wording/catalogue.ts';
import { fill, lacking } from './wording/fill.ts';
import { type PaperContent, type PaperFacts, valuesOf } from './wording/placeholders.ts';
import { wordsInUse } from './wording/store.ts';

/** The step that the paper tells of is taken in the same breath: what it does to the date of reply is told with it. */
function stateTold(state: ProcedureState, kind: PaperKind, { days = 0, by }: PaperContent, on: string): ProcedureState {
  if (kind === 'acknowledgement' && state.phase === 'unconfirmed') return afterStep(state, { kind: 'confirmed', on });
  if (kind === 'extension') return afterStep(state, { kind: 'extended', on, days, approvedBy: '' });
  if (kind === 'deferral') return afterStep(state, { kind: 'deferred', on, by: by ?? on, approvedBy: '' });
  return state;
}

/** What papers may know of an application of an authority. */
async function factsOf(db: Db, authority: PaperAuthority, applicationId: number, paper: Told): Promise<PaperFacts> {
  const row = await db
    .selectFrom('applications')
    .select(['number', 'applicant_kind', 'arrived_on', 'received_on', 'subject'])
    .where('id', '=', applicationId)
    .executeTakeFirstOrThrow();
  const steps = await stepsOf(db, applicationId);
  const calendar = await calendarOf(db);
  const organs = await organsOn(db, authority.id, paper.on ?? '9999-12-31');
  return factsFrom({ authority, row, steps: steps.map(({ step }) => step), calendar, organs }, paper);
}

type PaperAuthority = Pick<Authority, 'id' | 'name' | 'contact'>;
type Told = Omit<Composing, 'applicationId' | 'on'> & { on?: string };

/** What the books hold of an application when a paper is made. */
export interface PaperBooks {
  authority: PaperAuthority;
  row: Pick<ApplicationRow, 'number' | 'applicant_kind' | 'arrived_on' | 'received_on' | 'subject'>;
  steps: readonly Step[];
  calendar: Calendar;
  organs: PaperFacts['organs'];
}

function factsFrom({ authority, row, steps, calendar, organs }: PaperBooks, { kind, content, on }: Told): PaperFacts {
  const now = steps.length ? fold(steps) : undefined;
  const state = now && on ? stateTold(now, kind, content, on) : now;
  const due = state && on ? dueOf(state, on, calendar) : null;
  return {
    authority,
    number: row.number,
    kind: row.applicant_kind,
    arrived: row.arrived_on ?? row.received_on,
    received: state?.received ?? row.received_on,
    due: due?.date.toString() ?? null,
    dueProvisional: due?.provisional ?? false,
    clarificationRequested: now?.clarification?.requested ?? null,
    reasonsRequested: now?.reasons?.requested ?? null,
    subject: row.subject,
    organs,
    thirdParties: (now?.asks ?? []).flatMap(({ whom, answer }) => (whom === 'thirdParty' && answer ? [answer] : [])),
  };
}

/** The office's wording of a key, or ours. */
export type Wordings = (key: WordingKey) => Promise<string>;

interface Composing {
  applicationId: number;
  kind: PaperKind;
  content: PaperContent;
  /** day of the paper, YYYY-MM-DD */
  on: string;
}

/** Of what the paper would be made on a day: words that an officer prepared, else the office's wording. */
async function partsOf(
  db: Db,
  authority: PaperAuthority,
  { applicationId, kind, content, on }: Composing,
): Promise<LetterParts> {
  const facts = await factsOf(db, authority, applicationId, { kind, content, on });
  return worded((key) => wordsInUse(db, authority.id, key), facts, { kind, content, on });
}

async function worded(
  words: Wordings,
  facts: PaperFacts,
  { kind, content, on }: Omit<Composing, 'applicationId'>,
): Promise<LetterParts> {
  const text = content.body?.trim() || (await words(wordingKey(kind, content)));
  const key = remediesKey(content.reply ?? content.why, on);
  return { kind, facts, content, text, remedies: key ? await words(key) : '' };
}

/** The words of a paper as it would be issued on a day; a blank stands where something is not known yet. */
export async function composeLetter(...given: Parameters<typeof partsOf>): Promise<Letter> {
  return letterOf(await partsOf(...given));
}

/** Fields of the steps' forms that fill a placeholder which may be left empty there. */
const FIELDS: { readonly [sign: string]: string } = { '{{缴费方式}}': 'payment' };

/** The words of a paper that leaves the house: with anything left to write it does not. */
export async function finishedLetter(...given: Parameters<typeof partsOf>): Promise<Outcome<Letter>> {
  return finished(await partsOf(...given));
}

/** The same, of what is at hand. */
export async function finishedFrom(
  words: Wordings,
  books: PaperBooks,
  paper: Omit<Composing, 'applicationId'>,
): Promise<Outcome<Letter>> {
  return finished(await worded(words, factsFrom(books, paper), paper));
}

function finished(parts: LetterParts): Outcome<Letter> {
  const left = lacking(`${parts.text}\n${parts.remedies}`, valuesOf(parts.facts, parts.content));
  if (left.length === 0) return ok(letterOf(parts));
  const { title } = letterOf(parts);
  const where = `《${title}》还没有写完，不能发出。没有写的：${left.slice(0, 3).join('、')}`;
  return invalid(`${where}。请填写，或者先预拟这份文书、请负责人改好文书模板`, { [FIELDS[left[0]!] ?? 'on']: where });
}

/** Words to begin a reply of a kind with: everything that the books know is filled in, 〔请…〕 is left to the officer. */
export async function replyTemplate(
  db: Db,
  authority: PaperAuthority,
  application: { id: number },
  reply: ReplyKindId,
): Promise<string> {
  const content: PaperContent = { reply };
  const facts = await factsOf(db, authority, application.id, { kind: 'reply', content });
  const words = fill(await wordsInUse(db, authority.id, `reply.${reply}`), valuesOf(facts, content), true);
  const steps = await stepsOf(db, application.id);
  const { again } = fold(steps.map(({ step }) => step));
  return again ? `根据${again.order}，本机关重新作出答复如下。\n${words}` : words;
}
