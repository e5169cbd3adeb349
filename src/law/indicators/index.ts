/** 网站检查指标 (国办秘函〔2019〕19号): what is looked at, and what follows from what was seen. */

export { countOf, JUDGEMENTS, type Judgement, notLooked, type Observation } from './judgement.ts';
export { MEND_DAYS, mendBy } from './mend-by.ts';
export { PROBE_LIMIT_MS, PROBES_A_DAY, type ProbedDay, probeFailed, reachability } from './probes.ts';
export { pointsOf, type Score, scoredVerdict, scoreOf, vetoVerdict } from './score.ts';
export { guideObservations, interactionVerdict, type OpenMessage, type SeenGuide, servicesVerdict } from './service.ts';
export {
  INDICATOR_IDS,
  INDICATORS,
  type Indicator,
  type IndicatorId,
  isIndicator,
  KEY_ELEMENTS,
  OTHER_ELEMENTS,
  VETOES,
} from './table.ts';
export {
  type ColumnSort,
  columnObservations,
  columnsVerdict,
  homeVerdict,
  type MediaAccount,
  newMediaVerdict,
  type SeenColumn,
} from './updates.ts';
