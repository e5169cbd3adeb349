import type { Random } from '../../../src/demo/random.ts';
import { APPLICANT_KIND_IDS, type Column, REMEDY_BLOCK_IDS, REPLY_ROW_IDS } from '../../../src/law/index.ts';
import type { Made } from './made.ts';

export interface Expected {
  rule: string;
  where: string;
}

/** Mistakes in tables that the 2019 format does not have. */
export const ONLY_2021: readonly string[] = ['documentsDoNotBalance'];

/** A known mistake: changes the report and says what must be found. */
export type Mistake = (made: Made, random: Random) => Expected[];

const columns = (rule: string, prefix: string, ...names: Column[]): Expected[] =>
  names.map((name) => ({ rule, where: `${prefix}${name}` }));

export const MISTAKES: Record<string, Mistake> = {
  columnsDoNotBalance(made, random) {
    const kind = random.pick(APPLICANT_KIND_IDS);
    const by = random.whole(1, 9);
    made.tables.three.received[kind] += by;
    made.tables.three.received.total += by;
    return columns('T3-COL', 'three.', kind, 'total');
  },
  outcomesDoNotAddUp(made, random) {
    const kind = random.pick(APPLICANT_KIND_IDS);
    const row = random.pick(REPLY_ROW_IDS);
    const by = random.whole(1, 9);
    made.tables.three[row][kind] += by;
    made.tables.three[row].total += by;
    return columns('T3-SUM', 'three.total.', kind, 'total');
  },
  rowDoesNotAddUp(made, random) {
    const row = random.pick(REPLY_ROW_IDS.filter((id) => !id.startsWith('other.')));
    made.tables.three[row].total += random.whole(1, 9);
    return [
      { rule: 'T3-ROW', where: `three.${row}.total` },
      { rule: 'T3-SUM', where: 'three.total.total' },
    ];
  },
  remediesDoNotAddUp(made, random) {
    const block = random.pick(REMEDY_BLOCK_IDS);
    made.tables.four[block].total += random.whole(1, 9);
    return [{ rule: 'T4-SUM', where: `four.${block}.total` }];
  },
  notCarriedOver(made, random) {
    const kind = random.pick(APPLICANT_KIND_IDS);
    made.previous.three.carriedOut[kind] += 1;
    made.previous.three.carriedOut.total += 1;
    return columns('X-CARRY', 'three.carriedIn.', kind, 'total');
  },
  documentsDoNotBalance(made, random) {
    made.tables.two.normativeDocuments.effective += random.whole(1, 9);
    return [{ rule: 'X-VALID', where: 'two.normativeDocuments.effective' }];
  },
  textDoesNotAddUp(made, random) {
    made.stated.total = made.channels.reduce((a, b) => a + b, 0) + random.whole(1, 9);
    return [{ rule: 'N-TEXT', where: 'sections[0].text' }];
  },
  textSaysOtherThanTable(made, random) {
    made.stated.received = made.tables.three.received.total + random.whole(1, 9);
    return [{ rule: 'N-TEXT', where: 'sections[0].text' }];
  },
  blankCell(made, random) {
    const path = `three.${random.pick(REPLY_ROW_IDS.filter((id) => !id.startsWith('other.')))}.${random.pick(APPLICANT_KIND_IDS)}`;
    made.blanks.add(path);
    return [{ rule: 'F-FORM', where: path }];
  },
  partMissing(made) {
    made.titles[5] = '';
    return [{ rule: 'F-FORM', where: 'sections' }];
  },
  partRenamed(made) {
    made.titles[4] = '五、存在问题和改进措施';
    return [{ rule: 'F-FORM', where: 'sections[4].title' }];
  },
  datedLate(made, random) {
    made.date = `${made.year + 1}-02-${String(random.whole(1, 28)).padStart(2, '0')}`;
    return [{ rule: 'F-FORM', where: 'date' }];
  },
};
