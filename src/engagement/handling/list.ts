import { sql } from 'kysely';
import { isMessageKind, MESSAGE_PHASES, type MessageKind, type MessagePhase } from '../../law/index.ts';
import { type Db, literally } from '../../platform/database/index.ts';
import { first, type Typed } from '../../platform/http/form.ts';
import { has, type Who } from '../../platform/roles.ts';
import { type FigureId, figureConditions, isFigure } from '../public-answers/figures.ts';
import { intake } from '../rules.ts';

/** What of the list is looked at. */
export interface MessageWish {
  phase: MessagePhase | 'open' | '';
  sort: MessageKind | '';
  office: number | null;
  due: 'late' | 'soon' | '';
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
  const figure = first(typed, 'figure');
  const page = first(typed, 'page');
  return {
    phase: phase === 'open' || Object.hasOwn(MESSAGE_PHASES, phase!) ? (phase as MessagePhase | 'open') : '',
    sort: isMessageKind(sort!) ? sort : '',
    office: /^[1-9]\d{0,8}$/.test(office!) ? Number(office) : null,
    due: due === 'late' || due === 'soon' ? due : '',
    words: first(typed, 'q').trim().slice(0, 100),
    figure: isFigure(figure) ? figure : '',
    from: dayed(first(typed, 'from')),
    to: dayed(first(typed, 'to')),
    page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
  };
}

const PAGE = 50;
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

/** Messages that somebody knows of: open ones by their limit, others the newest first; one page and how many in all. */
export async function listMessages(
  db: Db,
  who: Who,
  wish: MessageWish,
  today: string,
): Promise<{ lines: MessageLine[]; total: number; pages: number }> {
  let query = db.selectFrom('messages as m').where('m.authority_id', '=', who.authorityId);
  if (!has(who, ...intake)) query = query.where('m.office_id', '=', who.officeId ?? 0);
  if (wish.phase === 'open') query = query.where('m.phase', 'in', OPEN);
  else if (wish.phase) query = query.where('m.phase', '=', wish.phase);
  if (wish.sort) query = query.where('m.sort', '=', wish.sort);
  if (wish.office) query = query.where('m.office_id', '=', wish.office);
  if (wish.due === 'late') query = query.where('m.due_on', '<', today);
  if (wish.due === 'soon')
    query = query.where('m.due_on', '>=', today).where('m.due_on', '<=', sql<string>`${today}::date + 2`);
  if (wish.figure && wish.from && wish.to)
    query = query
      .where(figureConditions[wish.figure].where)
      .where(sql<boolean>`m.${sql.ref(figureConditions[wish.figure].day)} between ${wish.from} and ${wish.to}`);
  for (const word of wish.words.split(/\s+/).filter(Boolean).slice(0, 5)) {
    const like = `%${literally(word)}%`;
    query = query.where((eb) => eb.or([eb('m.subject', 'ilike', like), eb('m.number', 'like', like)]));
  }
  const { count } = await query.select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  const total = Number(count);
  const lines = await query
    .leftJoin('offices as o', 'o.id', 'm.office_id')
    .select(['m.id', 'm.number', 'm.subject', 'm.sort', 'm.phase', 'm.received_on as receivedOn', 'm.due_on as dueOn'])
    .select(['o.name as officeName', 'm.sender_shown as senderShown', 'm.rating', 'm.wants_public as wantsPublic'])
    .orderBy(sql`m.due_on asc nulls last`)
    .orderBy('m.received_on', 'desc')
    .orderBy('m.id', 'desc')
    .limit(PAGE)
    .offset((wish.page - 1) * PAGE)
    .execute();
  return { lines, total, pages: Math.max(1, Math.ceil(total / PAGE)) };
}

/** Messages that wait for this person: to be given to an office, or for their office's answer. */
export async function waitingMessages(db: Db, who: Who): Promise<MessageLine[]> {
  const open = await listMessages(db, who, { ...wishOf({}), phase: 'open' }, '9999-12-31');
  return open.lines.filter(({ phase }) =>
    phase === 'disputed'
      ? has(who, 'disclosureHead')
      : phase === 'received'
        ? has(who, ...intake)
        : phase === 'assigned' && !has(who, ...intake),
  );
}
