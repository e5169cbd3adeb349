import type { Random } from '../../../src/demo/random.ts';
import { APPLICANT_KIND_IDS, type Column, REMEDY_BLOCK_IDS, REPLY_ROW_IDS } from '../../../src/law/index.ts';
import type { Made } from './made.ts';

export interface Expected {
  rule: string;
  where: string;
}

/** What is no finding but to be looked at. */
export const HINT = '提示';

/** Mistakes in tables that the 2019 format does not have. */
export const ONLY_2021: readonly string[] = ['documentsDoNotBalance', 'textSaysOtherIssued'];

/** Mistakes that our own papers cannot hold: they have no preface, no blank cell, and no other signature than their own. */
export const NEVER_OURS: readonly string[] = ['signedByAnother', 'anotherTownInPreface', 'blankCell'];

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
  textSaysOtherCarriedIn(made, random) {
    made.stated.carriedIn = made.tables.three.carriedIn.total + random.whole(1, 9);
    return [{ rule: 'N-TEXT', where: 'sections[0].text' }];
  },
  textSaysOtherCarriedOut(made, random) {
    made.stated.carriedOut = made.tables.three.carriedOut.total + random.whole(1, 9);
    return [{ rule: 'N-TEXT', where: 'sections[0].text' }];
  },
  textSaysOtherCases(made, random) {
    const { upheld, corrected, otherResult, pending } = made.tables.four.reconsideration;
    made.stated.cases = upheld + corrected + otherResult + pending + random.whole(1, 9);
    return [{ rule: 'N-TEXT', where: 'sections[0].text' }];
  },
  textSaysOtherIssued(made, random) {
    made.stated.issued = made.tables.two.normativeDocuments.issued + random.whole(1, 9);
    return [{ rule: 'N-TEXT', where: 'sections[0].text' }];
  },
  partFiveSaysOtherThanTable(made, random) {
    made.inPartFive = `本年度共办结政府信息公开申请${made.tables.three.total.total + random.whole(1, 9)}件，仍有提升空间。`;
    return [{ rule: 'N-TEXT', where: 'sections[4].text' }];
  },
  figureOfNoTable(made, random) {
    const all = Object.values(made.tables.three).reduce((sum, { total }) => sum + total, 0);
    made.extra.push(`全年共办理政府信息公开申请${all + random.whole(1, 99)}件，均在法定期限内办理。`);
    return [{ rule: HINT, where: 'sections[0].text' }];
  },
  sentenceLeftOver(made) {
    const sentence = `${made.year - 1}年组织公开工作人员参加业务培训并通报考核结果。`;
    made.extra.push(sentence);
    made.before.push(sentence);
    return [{ rule: 'N-TEXT', where: 'sections[0].text' }];
  },
  wrongYearInTitle(made) {
    made.title = made.title.replace(String(made.year), String(made.year - 1));
    return [{ rule: 'F-FORM', where: 'title' }];
  },
  signedByAnother(made) {
    made.signatory = '演示市望海镇人民政府';
    return [{ rule: 'F-FORM', where: 'signatory' }];
  },
  anotherTownInText(made) {
    made.extra.push('望海镇高度重视政务公开监督工作，定期开展自查。');
    return [{ rule: 'F-FORM', where: 'sections[0].text' }];
  },
  anotherTownInPreface(made) {
    made.preface = '望海镇人民政府根据《中华人民共和国政府信息公开条例》编制本报告。';
    return [{ rule: 'F-FORM', where: 'preface' }];
  },
  blankCell(made, random) {
    const path = `three.${random.pick(REPLY_ROW_IDS.filter((id) => !id.startsWith('other.')))}.${random.pick(APPLICANT_KIND_IDS)}`;
    made.blanks.add(path);
    return [{ rule: 'F-FORM', where: path }];
  },
  partMissing(made, random) {
    made.titles[random.whole(0, 5)] = '';
    return [{ rule: 'F-FORM', where: 'sections' }];
  },
  partRenamed(made, random) {
    const [at, title] = random.pick([
      [0, '一、概述'],
      [0, '一、总体概况'],
      [4, '五、存在问题和改进措施'],
      [4, '五、政府信息公开工作存在的主要问题及改进情况'],
      [5, '六、其他事项'],
    ] as const);
    made.titles[at] = title;
    return [{ rule: 'F-FORM', where: `sections[${at}].title` }];
  },
  partsOutOfOrder(made) {
    made.order = [0, 1, 2, 3, 5, 4];
    return [{ rule: 'F-FORM', where: 'sections' }];
  },
  partEmpty(made) {
    made.emptied.add(5);
    return [{ rule: 'F-FORM', where: 'sections[5].text' }];
  },
  notDated(made) {
    made.date = null;
    return [{ rule: 'F-FORM', where: 'date' }];
  },
  datedLate(made, random) {
    made.date = `${made.year + 1}-02-${String(random.whole(1, 28)).padStart(2, '0')}`;
    return [{ rule: 'F-FORM', where: 'date' }];
  },
};
