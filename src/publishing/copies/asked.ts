import {
  asSet,
  foundInside,
  hidingsOf,
  inPart,
  lookInside,
  type Masking,
  type MaskingRules,
  maskingSet,
  settingsOf,
  usualMasking,
} from '../../checks/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Services } from '../../platform/http/services.ts';
import type { Passage } from '../../platform/public-text/index.ts';
import type { CopiedFile } from './copy.ts';

/** Before the name of a check: how what it found is hidden. */
export const HOW = 'how.';

interface Of {
  authorityId: number;
  /** null: filed nowhere */
  columnId: number | null;
  file: CopiedFile;
}

/** What the checks find in a file of which a copy is to be made, and what its authority hides in copies. The file is looked
 *  into where it was not yet. */
export async function beforeCopy(
  services: Pick<Services, 'db' | 'files' | 'now'>,
  { authorityId, columnId, file }: Of,
): Promise<{ found: Passage[]; rules: MaskingRules }> {
  await lookInside(services, [file]);
  const [inside, settings, rules] = await Promise.all([
    foundInside(services.db, [file]),
    settingsOf(services.db, authorityId, columnId),
    maskingSet(services.db, authorityId),
  ]);
  return { found: asSet(inside, settings), rules };
}

/** By kind of what was found, the way that was chosen; as it is set where none of those offered was. */
export function howIn(typed: Typed, found: readonly Passage[], { kinds, heads }: MaskingRules): MaskingRules {
  const chosen = new Map<string, Masking>();
  for (const { check } of found) {
    const set = kinds.get(check) ?? usualMasking(check);
    if (!set) continue;
    const way = hidingsOf(check)!.find((one) => one === typed[HOW + check]) ?? set.way;
    chosen.set(check, inPart({ ...set, way }, check));
  }
  return { kinds: chosen, heads };
}

/** Whether a copy would mend something of what was found in a file of this name. */
export function copyMends(found: readonly Passage[], name: string): boolean {
  const mended = found.filter(({ check }) => check.startsWith('meta.') || hidingsOf(check));
  return mended.some(({ where }) => where.startsWith(`附件“${name}”`));
}
