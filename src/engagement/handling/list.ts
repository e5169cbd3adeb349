import { sql } from 'kysely';
import { isMessageKind, MESSAGE_PHASES, type MessageKind, type MessagePhase } from '../../law/index.ts';
import { type Db, literally } from '../../platform/database/index.ts';
import { first, type Typed } from '../../platform/http/form.ts';
import { has, type Who } from '../../platform/roles.ts';
import { type FigureId, figureConditions, isFigure } from '../public-answers/figures.ts';
import { isTheme, type ThemeId } from '../public-answers/store.ts';
import { intake } from '../rules.ts';

/** What of the list is looked at. */
export interface MessageWish {
  phase: MessagePhase | 'open' | '';
  sort: MessageKind | '';
  office: number | null;
  due: 'late' | 'soon' | '';
  /** only what waits for who looks */
  mine: boolean;
  /** under which its answer is public */
  theme: ThemeId | '';
  words: string;
  /** what a figure of a period counted */
  figure: FigureId | '';
  from: string;
  to: string;
  page: number;
}

const dayed = (text: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : '');

export function wishOf(typed: Typed): MessageWish {
  const [phase, sort, office, due] = ['phase', 'sort', 'office', 'due'].map((name) => first(typed, name));
  const [figure, theme] = [first(typed, 'figure'), first(typed, 'theme')];
  const page = first(typed, 'page');
  return {
    phase: phase === 'open' || Object.hasOwn(MESSAGE_PHASES, phase!) ? (phase as MessagePhase | 'open') : '',
    sort: isMessageKind(sort!) ? sort : '',
    office: /^[1-9]\d{0,8}$/.test(office!) ? Number(office) : null,
    due: due === 'late' || due === 'soon' ? due : '',
    mine: first(typed, 'mine') === 'yes',
    theme: isTheme(theme) ? theme : '',
    words: first(typed, 'q').trim().slice(0, 100),
    figure: isFigure(figure) ? figure : '',
    from: dayed(first(typed, 'from')),
    to: dayed(first(typed, 'to')),
    page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
  };
}

const PAGE = 50;
/** So many are counted and leafed through, fewer of those found by words; of a figure all. */
const MOST = 1_000;
const MOST_FOUND = 300;
const OPEN: MessagePhase[] = ['received', 'assigned', 'disputed', 'merged'];

export interface MessageLine {
  id: number;
  number: string;
  subject: string;
  sort: MessageKind;
  phase: MessagePhase;
  receivedOn: string;
  dueOn: string | null;
  officeName: string | null;
  senderShown: string;
  rating: string | null;
  wantsPublic: boolean;
}

/** Messages that wait for this person: to be given to an office, to be decided on, for their office's answer. */
const waitsFor = (who: Who): MessagePhase[] => [
  ...(has(who, 'disclosureHead') ? ['disputed' as const] : []),
  ...(has(who, ...intake) ? ['received' as const] : ['assigned' as const]),
];

/** Messages that somebody knows of: open ones by their limit, others the newest first; one page and how many in all.
 *  @returns more: there are more than `total` */
export async function listMessages(
  db: Db,
  who: Who,
  wish: MessageWish,
  today: string,
): Promise<{ lines: MessageLine[]; total: number; more: boolean; pages: number }> {
  let query = db.selectFrom('messages as m').where('m.authority_id', '=', who.authorityId);
  if (!has(who, ...intake)) query = query.where('m.office_id', '=', who.officeId ?? 0);
  if (wish.mine) query = query.where('m.phase', 'in', waitsFor(who)).where('m.due_on', 'is not', null);
  if (wish.phase === 'open') query = query.where('m.phase', 'in', OPEN);
  else if (wish.phase) query = query.where('m.phase', '=', wish.phase);
  if (wish.sort) query = query.where('m.sort', '=', wish.sort);
  if (wish.office) query = query.where('m.office_id', '=', wish.office);
  if (wish.due === 'late') query = query.where('m.due_on', '<', today);
  if (wish.due === 'soon')
    query = query.where('m.due_on', '>=', today).where('m.due_on', '<=', sql<string>`${today}::date + 2`);
  if (wish.theme)
    query = query.where('m.id', 'in', (eb) =>
      eb
        .selectFrom('public_answers as p')
        .select('p.message_id')
        .where('p.authority_id', '=', who.authorityId)
        .where('p.theme', '=', wish.theme)
        .where('p.withdrawn_at', 'is', null),
    );
  const figure = wish.figure && wish.from && wish.to ? figureConditions[wish.figure] : undefined;
  if (figure)
    query = query.where(figure.where).where(sql<boolean>`m.${sql.ref(figure.day)} between ${wish.from} and ${wish.to}`);
  for (const word of wish.words.split(/\s+/).filter(Boolean).slice(0, 5)) {
    const like = `%${literally(word)}%`;
    query = query
      .where(sql<boolean>`text_pairs(m.subject || ' ' || m.number) @> text_pairs(${word})`)
      .where((eb) => eb.or([eb('m.subject', 'ilike', like), eb('m.number', 'ilike', like)]));
  }
  const most = wish.words ? MOST_FOUND : MOST;
  const counted = figure ? query.select('m.id') : query.select('m.id').limit(most + 1);
  const { count } = await db
    .selectFrom(counted.as('found'))
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  const more = !figure && Number(count) > most;
  const total = more ? most : Number(count);
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const lines = await query
    .leftJoin('offices as o', 'o.id', 'm.office_id')
    .select(['m.id', 'm.number', 'm.subject', 'm.sort', 'm.phase', 'm.received_on as receivedOn', 'm.due_on as dueOn'])
    .select(['o.name as officeName', 'm.sender_shown as senderShown', 'm.rating', 'm.wants_public as wantsPublic'])
    .orderBy(sql`m.due_on asc nulls last`)
    .orderBy('m.received_on', 'desc')
    .orderBy('m.id', 'desc')
    .limit(PAGE)
    .offset((Math.min(wish.page, pages) - 1) * PAGE)
    .execute();
  return { lines, total, more, pages };
}

/** The most urgent messages that wait for this person, and how many do. */
export const waitingMessages = (db: Db, who: Who, today: string) =>
  listMessages(db, who, { ...wishOf({}), mine: true }, today);
