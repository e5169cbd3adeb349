import type { Act } from '../../platform/action.ts';
import { conflict, type Failure, notFound } from '../../platform/outcome.ts';
import type { SchemeContent } from '../scheme/content.ts';
import { anyScheme, type Scheme } from '../scheme/store.ts';
import { lockSubject, type Subject, sideOf } from './store.ts';

export interface HeldSubject {
  subject: Subject;
  scheme: Scheme;
  content: SchemeContent;
}

/** One that is assessed, held until the transaction ends, for who stands on this side of it and saw it as of a version. */
export async function holdSubject(
  { db, who }: Act,
  { id, version }: { id: number; version: number },
  side: 'keeper' | 'assessed',
): Promise<HeldSubject | Failure> {
  const subject = await lockSubject(db, id); // two at once: one waits here
  if (!subject || sideOf(who, subject) !== side) return notFound();
  if (subject.version !== version) return conflict('刚有新的进展，请看过以后再办理');
  const scheme = (await anyScheme(db, subject.schemeId))!;
  return { subject, scheme, content: scheme.content! };
}
export const isFailure = (value: HeldSubject | Failure): value is Failure => 'ok' in value;
