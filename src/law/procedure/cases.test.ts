import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '../../commands/law.ts';
import {
  byItem,
  byVolume,
  clarificationRequestBy,
  createCalendar,
  type PlainDate,
  parseDate,
  publishBy,
  replyDue,
} from '../index.ts';

const cases = JSON.parse(readFileSync('test/cases/deadlines.json', 'utf8'));
const fees = JSON.parse(readFileSync('test/cases/fees.json', 'utf8'));
const calendar = createCalendar();
const addDays = (date: PlainDate, days: number) => date.add({ days });
const none = { extended: false, asked: [] };

describe('worked by hand', () => {
  test.each(cases.reply as { received: string; extended: boolean; due: string; why: string }[])(
    'received $received, extended $extended: due $due ($why)',
    ({ received, extended, due }) => {
      expect(replyDue(parseDate(received), { extended, asked: [] }, calendar)).toMatchObject({
        date: parseDate(due),
        provisional: false,
      });
    },
  );
  test.each(cases.thirdParty as { received: string; asked: string; answered: string; due: string }[])(
    'third party asked $asked, answered $answered: due $due',
    ({ received, asked, answered, due }) => {
      const pause = { asked: parseDate(asked), answered: parseDate(answered) };
      expect(replyDue(parseDate(received), { extended: false, asked: [pause] }, calendar).date.toString()).toBe(due);
    },
  );
  test.each(cases.restart as Record<string, string>[])('counted anew: due $due ($why)', (row) => {
    const restartedOn = parseDate((row.correctedReceived ?? row.feePaid)!);
    expect(replyDue(parseDate(row.received!), { ...none, restartedOn }, calendar).date.toString()).toBe(row.due);
    if (row.correctionNoticeBy)
      expect(clarificationRequestBy(parseDate(row.received!), calendar).date.toString()).toBe(row.correctionNoticeBy);
  });
  test.each(cases.publish as { formed: string; publishBy: string }[])(
    'formed $formed: published by $publishBy',
    ({ formed, publishBy: by }) => {
      expect(publishBy(parseDate(formed), calendar).date.toString()).toBe(by);
    },
  );
  test.each(fees.byItem as [number, number][])('%i items cost %i yuan', (items, yuan) =>
    expect(byItem(items)).toBe(yuan),
  );
  test.each(fees.byVolume as [number, number][])('%i pages cost %i yuan', (pages, yuan) =>
    expect(byVolume(pages)).toBe(yuan),
  );
});

describe('what may never happen', () => {
  const day = fc.integer({ min: 0, max: 365 * 12 }).map((n) => addDays(parseDate('2019-01-01'), n));
  const pause = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 40 }));
  test('a due date is never a day off', () => {
    fc.assert(
      fc.property(day, fc.boolean(), (received, extended) =>
        calendar.isWorking(replyDue(received, { extended, asked: [] }, calendar).date),
      ),
    );
  });
  test('a later receipt never gives an earlier due date', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (received, later) => {
        const early = replyDue(received, none, calendar).date.toString();
        return early <= replyDue(addDays(received, later), none, calendar).date.toString();
      }),
    );
  });
  test('neither a pause nor an extension shortens', () => {
    fc.assert(
      fc.property(day, pause, (received, [after, length]) => {
        const asked = addDays(received, after);
        const plain = replyDue(received, none, calendar).date.toString();
        const paused = replyDue(
          received,
          { extended: false, asked: [{ asked, answered: addDays(asked, length) }] },
          calendar,
        ).date.toString();
        return paused >= plain && replyDue(received, { extended: true, asked: [] }, calendar).date.toString() > plain;
      }),
    );
  });
  test('the engine agrees with counting on fingers', () => {
    fc.assert(
      fc.property(day, pause, (received, [after, length]) => {
        const asked = addDays(received, after);
        const answered = addDays(asked, length);
        let counted = 0;
        let today = received;
        while (counted < 20) {
          today = addDays(today, 1);
          const waits = today.toString() > asked.toString() && today.toString() <= answered.toString();
          if (calendar.day(today).working && !waits) counted += 1;
        }
        return replyDue(received, { extended: false, asked: [{ asked, answered }] }, calendar).date.equals(today);
      }),
    );
  });
  test('a year without an arrangement is never answered silently', () => {
    const year = Array.from({ length: 80 }, (_, n) => 2020 + n).find((candidate) => !calendar.knows(candidate))!;
    expect(replyDue(parseDate(`${year}-03-01`), none, calendar).provisional).toBe(true);
    expect(calendar.knows(2026)).toBe(true);
  });
});

describe('on the command line', () => {
  const say = async (...args: string[]) => {
    let out = '';
    await law(args, (line) => {
      out += line;
    });
    return JSON.parse(out);
  };
  test('answers as JSON', async () => {
    expect(await say('due', '--received', '2023-09-25', '--json')).toEqual({ due: '2023-10-27', provisional: false });
    expect(await say('publish-by', '--formed', '2023-09-15', '--json')).toEqual({
      publishBy: '2023-10-19',
      provisional: false,
    });
    expect(await say('fee', '--items', '31', '--json')).toEqual({ yuan: 2200 });
  });
  test.each([
    ['due'],
    ['due', '--received', '2023-02-30'],
    ['due', '--received', '2023-02-01', '--asked', '2023-02-03'],
    ['due', '--received', '2023-02-01', '--asked', '2023-02-03', '--answered', '2023-02-02'],
    ['due', '--received', '2023-02-01', '--wrong'],
    ['fee', '--items', '1', '--pages', '1'],
    ['fee', '--items', '-1'],
    ['fee', '--items', '1.5'],
    ['fee'],
    ['nothing'],
    [],
  ])('refuses %s %s %s %s', async (...args) => {
    await expect(say(...args.filter((arg) => arg !== undefined), '--json')).rejects.toThrow(/[\u4e00-\u9fff]/);
  });
});
