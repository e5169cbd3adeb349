import { emptyTables, type ReportRead, type Tables } from '../../../src/law/index.ts';

type Three = {
  [row in keyof Tables['three']]?: [
    person: number,
    business?: number,
    charity?: number,
    legal?: number,
    other?: number,
  ];
};
type Four = [upheld: number, corrected: number, otherResult: number, pending: number];

/** Invented tables that reconcile; rows of table three by applicants, totals counted. */
function tablesOf(three: Three, four: Four[], two: Tables['two']): Tables {
  const tables = emptyTables();
  tables.two = two;
  for (const [row, figures] of Object.entries(three)) {
    const [person, business = 0, charity = 0, legalService = 0, otherOrganisation = 0] = figures;
    const total = person + business + charity + legalService + otherOrganisation;
    const counts = { person, business, research: 0, charity, legalService, otherOrganisation, total };
    tables.three[row as keyof Tables['three']] = counts;
    if (['received', 'carriedIn', 'carriedOut'].includes(row)) continue;
    for (const column of Object.keys(counts) as (keyof typeof counts)[]) tables.three.total[column] += counts[column];
  }
  for (const [n, block] of (['reconsideration', 'directSuit', 'suitAfterReconsideration'] as const).entries()) {
    const [upheld, corrected, otherResult, pending] = four[n]!;
    tables.four[block] = { upheld, corrected, otherResult, pending, total: upheld + corrected + otherResult + pending };
  }
  return tables;
}

const NO_RULES = { issued: 0, repealed: 0, effective: 0 };
const NO_CASES: Four = [0, 0, 0, 0];

const lastYears = emptyTables();
lastYears.three.received = { ...lastYears.three.received, person: 640, business: 10, total: 650 };
lastYears.three.carriedOut = { ...lastYears.three.carriedOut, person: 36, total: 36 };
lastYears.two.normativeDocuments.effective = 27;

/** The reports that the sentences stand in. */
export const REPORTS: Record<string, ReportRead> = {
  /** a city that issues rules */
  city: {
    year: 2023,
    authority: { name: '测试市人民政府' },
    tables: tablesOf(
      {
        received: [13612, 252, 45, 128, 32],
        carriedIn: [640, 12, 1, 4, 0],
        granted: [5126, 255, 46, 126, 31],
        partial: [1210],
        'refused.stateSecret': [12],
        'refused.forbiddenByLaw': [35],
        'refused.safetyAndStability': [8],
        'refused.thirdPartyRights': [61],
        'refused.internalAffairs': [140],
        'refused.process': [96],
        'refused.enforcementFile': [210],
        'refused.administrativeInquiry': [388],
        'unable.notHeld': [3020],
        'unable.toBeCreated': [240],
        'unable.stillUnclear': [96],
        'notProcessed.petition': [610],
        'notProcessed.repeated': [402],
        'notProcessed.publication': [3],
        'notProcessed.excessive': [55],
        'notProcessed.reissue': [10],
        'other.correctionOverdue': [820],
        'other.feeOverdue': [12],
        'other.other': [1188],
        carriedOut: [510, 9, 0, 6, 1],
      },
      [
        [376, 97, 196, 121],
        [88, 6, 20, 31],
        [150, 9, 22, 40],
      ],
      {
        rules: { issued: 3, repealed: 5, effective: 47 },
        normativeDocuments: { issued: 564, repealed: 984, effective: 4185 },
        licences: 517645,
        penalties: 693957,
        coercions: 2154,
        fees: '7730.28',
      },
    ),
  },
  /** a county, with last year's tables */
  county: {
    year: 2023,
    authority: { name: '沐河县人民政府' },
    previous: lastYears,
    tables: tablesOf(
      {
        received: [705, 3, 0, 0, 5],
        carriedIn: [36],
        granted: [290, 1, 0, 0, 3],
        partial: [99, 0, 0, 0, 2],
        'refused.safetyAndStability': [2],
        'refused.thirdPartyRights': [2],
        'refused.internalAffairs': [13],
        'refused.process': [2],
        'refused.enforcementFile': [4],
        'refused.administrativeInquiry': [9],
        'unable.notHeld': [111],
        'unable.toBeCreated': [2],
        'notProcessed.petition': [12],
        'notProcessed.repeated': [6, 1],
        'other.correctionOverdue': [9],
        'other.feeOverdue': [7],
        'other.other': [142, 1],
        carriedOut: [31],
      },
      [
        [27, 10, 9, 15],
        [3, 0, 0, 0],
        [6, 1, 1, 2],
      ],
      {
        rules: NO_RULES,
        normativeDocuments: { issued: 6, repealed: 1, effective: 32 },
        licences: 51764,
        penalties: 6939,
        coercions: 215,
        fees: '4068.208',
      },
    ),
  },
  /** a bureau of a district */
  office: {
    year: 2023,
    authority: { name: '示范区教育局' },
    tables: tablesOf(
      {
        received: [15, 1, 0, 1],
        carriedIn: [1],
        granted: [7, 1, 0, 1],
        partial: [2],
        'refused.thirdPartyRights': [1],
        'refused.internalAffairs': [1],
        'unable.notHeld': [2],
        'notProcessed.repeated': [1],
        carriedOut: [2],
      },
      [[1, 0, 0, 0], NO_CASES, NO_CASES],
      {
        rules: NO_RULES,
        normativeDocuments: { issued: 2, repealed: 1, effective: 8 },
        licences: 120,
        penalties: 3,
        coercions: 0,
        fees: '0',
      },
    ),
  },
  /** a busy bureau of a city */
  bureau: {
    year: 2023,
    authority: { name: '测试市自然资源局' },
    tables: tablesOf(
      {
        received: [280, 20, 0, 12],
        carriedIn: [14],
        granted: [174, 20, 0, 12],
        partial: [2],
        'refused.forbiddenByLaw': [5],
        'refused.administrativeInquiry': [10],
        'unable.notHeld': [60],
        'unable.stillUnclear': [4],
        'notProcessed.petition': [8],
        'other.correctionOverdue': [5],
        'other.other': [20],
        carriedOut: [6],
      },
      [
        [5, 2, 1, 3],
        [1, 0, 0, 1],
        [2, 1, 0, 0],
      ],
      {
        rules: NO_RULES,
        normativeDocuments: { issued: 4, repealed: 2, effective: 19 },
        licences: 3480,
        penalties: 96,
        coercions: 4,
        fees: '1250.5',
      },
    ),
  },
  /** a small town with its ledger of 2921 publications */
  town: {
    year: 2023,
    authority: { name: '柳河镇人民政府' },
    channels: { website: 936, wechat: 1557, board: 200, screen: 128, groups: 100 },
    tables: tablesOf(
      { received: [3], granted: [1], partial: [1], 'unable.notHeld': [1] },
      [NO_CASES, NO_CASES, NO_CASES],
      { rules: NO_RULES, normativeDocuments: NO_RULES, licences: 45, penalties: 12, coercions: 0, fees: '0' },
    ),
  },
  /** a town without anything, its ledger empty */
  zero: { year: 2023, authority: { name: '绥河镇人民政府' }, channels: {}, tables: emptyTables() },
};
