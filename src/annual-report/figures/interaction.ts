import {
  type ConsultationCounts,
  type ConsultationFigure,
  countConsultations,
  listConsultations,
} from '../../consultations/index.ts';
import type { CountedRecord, Slice } from '../../platform/counted-records.ts';
import type { Db } from '../../platform/database/index.ts';
import type { Who } from '../../platform/roles.ts';
import { countSurveys, listSurveys, type SurveyCounts, type SurveyFigure } from '../../surveys/index.ts';
import { countTopics, listTopics, type TopicCounts, type TopicFigure } from '../../topics/index.ts';
import { periodOf } from '../links.ts';

/** What an authority asked people in a year, what they said, and what it answered to all of them (平台建设、互动). */
export interface Interaction {
  consultations: ConsultationCounts;
  surveys: SurveyCounts;
  topics: TopicCounts;
}

/** Its figures, by the names that texts call them by. */
export const INTERACTION_FIGURES = {
  'consultations.opened': '开展意见征集（项）',
  'consultations.comments': '收到意见（条）',
  'consultations.answered': '公布采纳情况（项）',
  'consultations.considered': '采纳情况涉及的意见（条）',
  'consultations.adopted': '采纳和部分采纳的意见（条）',
  'surveys.opened': '开展问卷调查（项）',
  'surveys.answers': '收到答卷（份）',
  'topics.published': '发布热点回应（个）',
  'topics.answered': '对热点作出回应（次）',
  'topics.closed': '办结的热点（个）',
} as const satisfies Record<
  `consultations.${ConsultationFigure}` | `surveys.${SurveyFigure}` | `topics.${TopicFigure}`,
  string
>;
export type InteractionFigure = keyof typeof INTERACTION_FIGURES;
export const isInteractionFigure = (name: string): name is InteractionFigure =>
  Object.hasOwn(INTERACTION_FIGURES, name);
export const interactionFigures = Object.keys(INTERACTION_FIGURES) as InteractionFigure[];

/** Counts a year. */
export async function interactionOf(db: Db, authorityId: number, year: number): Promise<Interaction> {
  const period = periodOf(year);
  const [consultations, surveys, topics] = await Promise.all([
    countConsultations(db, authorityId, period),
    countSurveys(db, authorityId, period),
    countTopics(db, authorityId, period),
  ]);
  return { consultations, surveys, topics };
}

/** One figure out of what was counted. */
export function interactionFigure(counts: Interaction, name: InteractionFigure): number {
  const [room, figure] = name.split('.') as [keyof Interaction, string];
  return (counts[room] as Record<string, number>)[figure]!;
}

/** The records behind a figure of a year, each with where this person reads it. */
export function listInteraction(
  db: Db,
  who: Who,
  year: number,
  name: InteractionFigure,
  slice: Slice,
): Promise<CountedRecord[]> {
  const [room, figure] = name.split('.');
  const period = periodOf(year);
  if (room === 'consultations') return listConsultations(db, who, figure as ConsultationFigure, period, slice);
  if (room === 'surveys') return listSurveys(db, who, figure as SurveyFigure, period, slice);
  return listTopics(db, who, figure as TopicFigure, period, slice);
}
