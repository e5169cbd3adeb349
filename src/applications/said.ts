import type { Step } from '../law/index.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';
import { shownThirdParty } from './privacy/applicant.ts';
import { openWords } from './privacy/sealed-words.ts';
import type { StepRow } from './store.ts';

/** What a step says of persons and in free words; it stands sealed beside the step, which names who was asked by a place. */
export interface Said {
  note?: string;
  /** who was asked */
  whom?: string;
  /** of a delivery */
  proof?: string;
}

/** A step as it was taken, with its words. */
export type OpenedStep = StepRow & { note: string };

export function saidIn(sealer: Sealer, applicationId: number, sealed: Buffer | null): Said {
  return sealed ? openWords<Said>(sealer, applicationId, 'step', sealed) : {};
}

/** Steps with what was said in them, and with the names of who was asked. */
export function openSteps(sealer: Sealer, applicationId: number, rows: readonly StepRow[]): OpenedStep[] {
  const names = new Map<string, string>();
  return rows.map((row) => {
    const { note = '', whom, proof } = saidIn(sealer, applicationId, row.sealed);
    const { step } = row;
    if ('id' in step && whom) names.set(step.id, whom);
    const named = 'id' in step ? { ...step, id: names.get(step.id) ?? step.id } : step;
    return { ...row, note, step: named.kind === 'delivered' ? { ...named, proof: proof ?? '' } : named };
  });
}

/** Who was asked: place → name. */
export function namesIn(sealer: Sealer, applicationId: number, rows: readonly StepRow[]): Map<string, string> {
  return new Map(
    rows.flatMap(({ step, sealed }) => {
      const { whom } = 'id' in step ? saidIn(sealer, applicationId, sealed) : {};
      return 'id' in step && whom ? [[step.id, whom] as const] : [];
    }),
  );
}

/** Names instead of places, in what the law says of a step. */
export function withNames(names: ReadonlyMap<string, string>): (text: string) => string {
  return (text) => text.replace(/第\d+方/g, (place) => shownThirdParty(names.get(place) ?? place));
}

const isAsking = (step: Step) => step.kind === 'thirdPartyAsked' || step.kind === 'coAuthorityAsked';

/** A step as it is stored, and what is sealed beside it. Who is asked gets a place among all who were; who was asked
 *  before is known by name or by place. @param names of who was asked before, by place */
export function apart(step: Step, names: ReadonlyMap<string, string>): { step: Step; said: Said } {
  if (step.kind === 'delivered') return { step: { ...step, proof: '' }, said: step.proof ? { proof: step.proof } : {} };
  if (!('id' in step)) return { step, said: {} };
  const whom = step.id.trim();
  const known = [...names].find(([, name]) => name === whom)?.[0] ?? (names.has(whom) ? whom : undefined);
  if (known || !isAsking(step) || !whom) return { step: { ...step, id: known ?? whom }, said: {} };
  const last = Math.max(0, ...[...names.keys()].map((place) => Number(/\d+/.exec(place)?.[0] ?? 0)));
  return { step: { ...step, id: `第${last + 1}方` }, said: { whom } };
}
