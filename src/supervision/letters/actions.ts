import { putReminders, type Reminder } from '../../mail/index.ts';
import { valueInWords } from '../../measures/index.ts';
import { type Authority, authorityById, holdersOf } from '../../organizations/index.ts';
import { type Act, action, done } from '../../platform/action.ts';
import { within } from '../../platform/database/index.ts';
import type { Measure } from '../../platform/measures.ts';
import { conflict, invalid, notFound } from '../../platform/outcome.ts';
import { nextSerial } from '../../platform/serials.ts';
import { beyondInWords } from '../city/pages/parts.tsx';
import { periodOf } from '../city/period.ts';
import { type CityRow, type CityTable, cityTable, knownOf } from '../city/table.ts';
import { letterHref } from '../paths.ts';
import { answerers, cityOffice } from '../rules.ts';
import type { Settings } from '../settings/rules.ts';
import { settingsOf } from '../settings/store.ts';
import { type LetterFigure, MOST_RECEIVERS } from './rules.ts';
import { insertLetter, insertReceivers, markRead } from './store.ts';

export const LETTER_MAIL = 'supervision:letter';

/** What several authorities are reminded of. */
export interface NewLetter {
  /** codes of authorities below the office */
  to: readonly string[];
  /** of which measures the figures stand in it */
  measures: readonly string[];
  said: string;
  /** as in addresses */
  period: string;
}

/** 提醒函: each gets it with its own figures alone, at most one of an office a day. Who got one today is left out.
 *  @returns the letter, to how many it went, and how many had one today */
export const sendLetter = action<NewLetter, { id: number; sent: number; left: number }>(
  'supervision.letter',
  cityOffice,
  async (act, { to, measures, said, period }) => {
    const { db, who, now, today, house } = act;
    const all = house.brought('measures');
    const chosen = all.filter(({ id }) => measures.includes(id));
    if (!chosen.length) return invalid('请选择提醒哪些指标', { measures: '请选择提醒哪些指标' });
    const settings = await settingsOf(db, who.authorityId);
    const table = await cityTable(within(db), all, who.authorityId, settings, periodOf(period, today));
    const rows = table.rows.filter(({ authority }) => to.includes(authority.code) && !authority.closedAt);
    const wrong = (why: string) => invalid(why, { to: why });
    if (!rows.length || rows.length < new Set(to).size) return wrong('请选择要提醒的单位');
    if (rows.length > MOST_RECEIVERS) return wrong(`一次最多提醒 ${MOST_RECEIVERS} 个单位`);
    const city = (await authorityById(db, who.authorityId))!;
    const year = today.slice(0, 4);
    const number = `${city.paperPrefix}公开提〔${year}〕${await nextSerial(db, `supervision-letter:${city.id}:${year}`)}号`;
    const letter = { cityId: city.id, number, said, period: table.period.label, byName: who.name, at: now };
    const id = await insertLetter(db, letter);
    const receivers = rows.map((row) => ({
      authorityId: row.authority.id,
      figures: chosen.map((one) => figureOf(one, row, table, settings)),
    }));
    const sent = await insertReceivers(db, { id, cityId: city.id, on: today }, receivers);
    if (!sent.length) return conflict('这些单位今天都已经提醒过，一天最多提醒一次');
    await tellHeads(act, city, { id, number }, sent);
    const result = { id, sent: sent.length, left: rows.length - sent.length };
    return done(result, `supervision-letter:${id}`, {
      number,
      sent: result.sent,
      measures: chosen.map((one) => one.id),
    });
  },
);

function figureOf(measure: Measure, row: CityRow, { period }: CityTable, { bounds }: Settings): LetterFigure {
  const { id, label } = measure;
  return {
    ...{ measure: id, label, from: period.first, to: period.to },
    value: valueInWords(measure, knownOf(measure, row.kept.get(id), period)),
    beyond: row.beyond.includes(id) ? beyondInWords(measure, bounds[id]!) : '',
  };
}

/** Writes to the heads, as each wishes to be reminded. */
async function tellHeads(act: Act, city: Authority, letter: { id: number; number: string }, sent: readonly number[]) {
  const reminders: Reminder[] = [];
  for (const authorityId of sent) {
    const holders = await holdersOf(act.db, authorityId);
    const to = new Map(holders.filter(({ role }) => answerers.includes(role)).map(({ id, name }) => [id, name]));
    for (const [staffId, name] of to)
      reminders.push({
        ...{ authorityId, room: 'supervision', kind: 'letter', about: `supervision-letter:${letter.id}` },
        ...{ key: `supervision-letter:${letter.id}:${staffId}`, to: { staffId, name } },
        what: `【提醒】${city.name}提醒本单位的公开工作`,
        lines: [`${letter.number}，${city.name}`],
        href: letterHref(letter.id),
      });
  }
  await putReminders(act, reminders);
}

/** 已阅: it leaves the desk; the office sees by whom and when. */
export const readLetter = action<{ id: number }, void>(
  'supervision.readLetter',
  answerers,
  async ({ db, who, now }, { id }) => {
    const read = await markRead(db, id, who.authorityId, { name: who.name, at: now });
    return read ? done(undefined, `supervision-letter:${id}`) : notFound();
  },
);
