import type { CheckFinding, CheckId, Severity } from './finding.ts';

/** How much an authority wants the findings of a check to weigh; `off`: nothing is said of them. */
export type Weight = Severity | 'off';

/** From the lightest to the heaviest. */
export const WEIGHTS = ['off', 'hint', 'warn', 'block'] as const satisfies readonly Weight[];

interface Bounds {
  /** what its findings weigh where nothing is set; some weigh less by what stands around them */
  usual: Severity;
  /** the least that may be set */
  least: Weight;
}

const bounds = (usual: Severity, least: Weight): Bounds => ({ usual, least });

/** What no authority may set aside: what is secret (条例 art. 14), somebody's own (art. 15), or was not read (art. 17).
 *  Norms and language are its own to judge. */
export const WEIGHT_BOUNDS: Readonly<Record<CheckId, Bounds>> = {
  'pii.resident-id': bounds('block', 'block'),
  'pii.mobile': bounds('warn', 'warn'),
  'pii.landline': bounds('warn', 'hint'),
  'pii.bank-card': bounds('block', 'block'),
  'pii.passport': bounds('warn', 'warn'),
  'pii.permit': bounds('warn', 'warn'),
  'pii.social-security': bounds('warn', 'warn'),
  'pii.plate': bounds('warn', 'hint'),
  'pii.email': bounds('warn', 'hint'),
  'pii.address': bounds('warn', 'warn'),
  'pii.birth-date': bounds('warn', 'hint'),
  'pii.minor': bounds('warn', 'warn'),
  'pii.health': bounds('warn', 'warn'),
  'secrecy.mark': bounds('block', 'block'),
  'secrecy.internal': bounds('warn', 'warn'),
  'norm.term': bounds('warn', 'hint'),
  'norm.title': bounds('hint', 'off'),
  'norm.document-number': bounds('hint', 'off'),
  'norm.interpretation': bounds('hint', 'off'),
  'norm.picture': bounds('hint', 'off'),
  'norm.attachment': bounds('hint', 'off'),
  'norm.column': bounds('hint', 'off'),
  'norm.channels': bounds('hint', 'off'),
  'norm.late': bounds('hint', 'hint'),
  'norm.link': bounds('warn', 'hint'),
  'form.date': bounds('warn', 'hint'),
  'form.date-to-come': bounds('warn', 'hint'),
  'form.weekday': bounds('warn', 'hint'),
  'form.period': bounds('warn', 'hint'),
  'form.percentage': bounds('warn', 'hint'),
  'form.sum': bounds('warn', 'hint'),
  'form.credit-code': bounds('warn', 'hint'),
  'form.document-number': bounds('hint', 'off'),
  'form.numbering': bounds('hint', 'off'),
  'lang.half-width': bounds('hint', 'off'),
  'lang.punctuation': bounds('hint', 'off'),
  'lang.repeated': bounds('hint', 'off'),
  'lang.number': bounds('hint', 'off'),
  'lang.confusable': bounds('hint', 'off'),
  'lang.unit': bounds('hint', 'off'),
  'meta.properties': bounds('hint', 'off'),
  'meta.comments': bounds('warn', 'warn'),
  'meta.tracked-changes': bounds('warn', 'warn'),
  'meta.hidden': bounds('warn', 'warn'),
  'meta.exif': bounds('warn', 'hint'),
  'meta.embedded': bounds('hint', 'hint'),
  'meta.thumbnail': bounds('hint', 'off'),
  'meta.template': bounds('hint', 'off'),
  'meta.macro': bounds('warn', 'warn'),
  'meta.external-links': bounds('hint', 'off'),
  'meta.old-revisions': bounds('warn', 'warn'),
  unread: bounds('warn', 'warn'),
};

const heft = (weight: Weight): number => WEIGHTS.indexOf(weight);

/** The weights that may be set for a check, the lightest first. */
export function weightsFor(check: CheckId): Weight[] {
  return WEIGHTS.slice(heft(WEIGHT_BOUNDS[check].least));
}

/** Findings as their authority wants them to weigh. What stops is never lowered, what a check may not go below is not; a
 *  finding that weighs less than its check's usual, for what stands around it, is not raised with the others.
 *  @param set by check; what is not in it weighs as it is found */
export function weighed<F extends Pick<CheckFinding, 'severity'> & { check: string }>(
  found: readonly F[],
  set: ReadonlyMap<string, Weight>,
): F[] {
  if (!set.size) return [...found];
  return found.flatMap((one) => {
    const severity = weightOf(one, set.get(one.check));
    return severity === 'off' ? [] : [severity === one.severity ? one : { ...one, severity }];
  });
}

function weightOf({ check, severity }: { check: string; severity: Severity }, set: Weight | undefined): Weight {
  const known = WEIGHT_BOUNDS[check as CheckId];
  if (!set || !known || severity === 'block') return severity;
  const wanted = heft(set) < heft(known.least) ? known.least : set;
  if (heft(wanted) > heft(known.usual)) return severity === known.usual ? wanted : severity;
  return heft(wanted) < heft(severity) ? wanted : severity;
}
