import { findSensitive } from '../law/index.ts';
import { authorityById } from '../organizations/index.ts';
import { type Act, action, type Done, done } from '../platform/action.ts';
import { bracesFault } from '../platform/live-text.ts';
import { conflict, type Failure, invalid, notFound } from '../platform/outcome.ts';
import { nothingConfirmed, objectionTo, passagesIn } from '../platform/public-text/index.ts';
import { currentOf } from './current.ts';
import { tellAbove, tellSigners, tellWriters } from './mails.ts';
import { monthInWords, monthsToBegin, signers, stepFault, type Verb, writers } from './rules.ts';
import { type Briefing, briefingOf, changeBriefing, insertBriefing, lockBriefing } from './store.ts';
import { isFigure } from './text/figures.ts';
import { PARTS, type Part } from './text/parts.ts';

const LONGEST = 5_000;

const told = ({ id, month }: Pick<Briefing, 'id' | 'month'>, detail?: Record<string, unknown>): Done<void> =>
  done(undefined, `briefing:${id}`, { month: month.slice(0, 7), ...detail });

/** 起草: of a month that has none, by hand. @param month its first day */
export const beginBriefing = action<{ month: string }, void>(
  'briefing.begin',
  writers,
  async ({ db, who, now, today }, { month }) => {
    if (!monthsToBegin(today).includes(month)) return invalid('请选择月份', { month: '请选择列出的月份' });
    if (!(await insertBriefing(db, who.authorityId, month, who.name, now)))
      return conflict(`${monthInWords(month)}的月报已经有了，请在列表中打开`);
    return told((await briefingOf(db, who.authorityId, month))!);
  },
);

/** The month before, on the first working day: who writes finds it begun. */
export const draftBriefing = action<{ month: string }, void>('briefing.draft', ['program'], async (act, { month }) => {
  const { db, who, now } = act;
  if (!(await insertBriefing(db, who.authorityId, month, who.name, now))) return conflict('已经有了');
  const briefing = (await briefingOf(db, who.authorityId, month))!;
  await tellWriters(act, briefing, '已起草，请核对');
  return told(briefing);
});

/** What a step was taken on. */
export interface Taken {
  /** its first day */
  month: string;
  /** of the page that was before the person */
  version: number;
}

async function taken(act: Act, verb: Verb, { month, version }: Taken): Promise<Briefing | Failure> {
  const briefing = await lockBriefing(act.db, act.who.authorityId, month); // two at once: one waits here
  if (!briefing) return notFound();
  return stepFault(verb, briefing, { version, who: act.who.id, today: act.today }) ?? briefing;
}
const isFault = (value: Briefing | Failure): value is Failure => 'ok' in value;

/** A person's wording of one part, or, empty, a return to the template's. */
export const editBriefing = action<Taken & { part: Part; text: string }, void>(
  'briefing.edit',
  writers,
  async (act, { part, text, ...step }) => {
    const { db, who, now, house } = act;
    const fault =
      text.length > LONGEST
        ? `文字最多 ${LONGEST} 字`
        : bracesFault(text, (name) => isFigure(name, house.brought('measures')), 'published');
    if (fault) return invalid(fault, { text: fault });
    const found = passagesIn([{ where: PARTS[part], text, field: 'text' }], findSensitive);
    const objection = objectionTo(
      found.filter(({ severity }) => severity === 'block'),
      nothingConfirmed,
    );
    if (objection) return objection;
    const briefing = await taken(act, 'edit', step);
    if (isFault(briefing)) return briefing;
    const { [part]: _old, ...others } = briefing.texts;
    const texts = text.trim() ? { ...others, [part]: text.trim() } : others;
    await changeBriefing(db, briefing.id, { texts: JSON.stringify(texts), edited_name: who.name, edited_at: now });
    return told(briefing, { part: PARTS[part], template: !text.trim() });
  },
);

/** 送签. A typed number that is another than the books' must have been looked at. */
export const handBriefing = action<Taken & { checked: boolean }, void>(
  'briefing.hand',
  writers,
  async (act, { checked, ...step }) => {
    const { db, who, now, today, house } = act;
    const briefing = await taken(act, 'hand', step);
    if (isFault(briefing)) return briefing;
    const { contradictions } = await currentOf(db, house.brought('measures'), briefing, today);
    if (contradictions.length && !checked) {
      const why = '文中有手填的数字与台账不同，请改正，或者核对后勾选';
      return invalid(why, { checked: why });
    }
    await changeBriefing(db, briefing.id, {
      ...{ state: 'handed', handed_by: who.id, handed_name: who.name, handed_at: now },
      ...{ returned_reason: '', returned_name: '' },
    });
    await tellSigners(act, briefing);
    return told(briefing, { contradictions: contradictions.length });
  },
);

/** 取回, to mend it before it is signed. */
export const recallBriefing = action<Taken, void>('briefing.recall', writers, async (act, step) => {
  const briefing = await taken(act, 'recall', step);
  if (isFault(briefing)) return briefing;
  await changeBriefing(act.db, briefing.id, { state: 'drafting' });
  return told(briefing);
});

/** 退回, with a reason. */
export const returnBriefing = action<Taken & { reason: string }, void>(
  'briefing.return',
  signers,
  async (act, { reason, ...step }) => {
    const briefing = await taken(act, 'return', step);
    if (isFault(briefing)) return briefing;
    await changeBriefing(act.db, briefing.id, {
      ...{ state: 'drafting', returned_reason: reason, returned_name: act.who.name },
    });
    await tellWriters(act, briefing, '已退回');
    return told(briefing, { reason });
  },
);

/** 签发: what was read is what stays, whatever the books say later. @param seen the mark of what was read */
export const signBriefing = action<Taken & { seen: string; send: boolean }, void>(
  'briefing.sign',
  signers,
  async (act, { seen, send, ...step }) => {
    const { db, who, now, today, house } = act;
    const briefing = await taken(act, 'sign', step);
    if (isFault(briefing)) return briefing;
    const { content, figures, mark } = await currentOf(db, house.brought('measures'), briefing, today);
    if (mark !== seen) return conflict('台账刚有变化，月报里的数字与您看到的不同，请看过现在的内容再签发');
    const parentId = send ? (await authorityById(db, briefing.authorityId))!.parentId : null;
    await changeBriefing(db, briefing.id, {
      ...{ state: 'signed', signed_name: who.name, signed_at: now },
      ...{ content: JSON.stringify(content), figures: JSON.stringify(figures) },
      ...(parentId !== null && { sent_at: now }),
    });
    await tellWriters(act, briefing, '已签发');
    if (parentId !== null) await tellAbove(act, briefing, parentId, figures.authority);
    return told(briefing, { mark, sent: parentId !== null });
  },
);

/** 报送 to the authority above, of one that was signed. */
export const sendBriefing = action<Taken, void>('briefing.send', [...writers, ...signers], async (act, step) => {
  const briefing = await taken(act, 'send', step);
  if (isFault(briefing)) return briefing;
  const authority = (await authorityById(act.db, briefing.authorityId))!;
  if (authority.parentId === null) return conflict('本机关没有上级主管部门，不用报送');
  await changeBriefing(act.db, briefing.id, { sent_at: act.now });
  await tellAbove(act, briefing, authority.parentId, authority.name);
  return told(briefing);
});
