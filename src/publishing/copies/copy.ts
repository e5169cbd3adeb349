import { Readable } from 'node:stream';
import { fileReader, hideBy, type Masking, type MaskingRules } from '../../checks/index.ts';
import { CHECKS, type CheckId } from '../../law/index.ts';
import type { Services } from '../../platform/http/services.ts';
import { keepFile } from '../../platform/http/upload.ts';
import { invalid, type Outcome, ok } from '../../platform/outcome.ts';
import type { Passage } from '../../platform/public-text/index.ts';
import type { Kind } from '../../platform/reading/index.ts';
import { copyName } from './name.ts';
import type { Told } from './store.ts';

/** A file by its content, and as it is called. */
export interface CopiedFile {
  /** SHA-256, hex */
  hash: string;
  name: string;
}

export interface WantedCopy {
  file: CopiedFile;
  /** names of the files beside it: the copy's is another */
  taken: readonly string[];
  /** in the file, by the checks */
  found: readonly Passage[];
  how: MaskingRules;
  /** which findings are never hidden: they are due to whom the file is for */
  spared?: (found: { check: string; text: string }) => boolean;
}

/** A copy of a file as it may go out: without what the file carries besides its content, and with personal data hidden as
 *  asked. It is in the store and belongs to nothing yet. 条例 art. 15
 *  @param kinds of files that may stand in its place
 *  @returns the copy and what was done; invalid with a sentence where none can be made */
export async function copyOf(
  services: Pick<Services, 'db' | 'files' | 'sealer'>,
  { file, taken, found, how, spared }: WantedCopy,
  kinds: readonly Kind[],
): Promise<Outcome<{ copy: CopiedFile; told: Told }>> {
  const hides = [...how.kinds.values(), ...how.heads].some(({ way }) => way !== 'keep');
  const heads = new Set<string>();
  const reader = fileReader();
  const path = services.files.path(file.hash);
  const copy = await (hides
    ? reader.masked(
        path,
        file.name,
        hideBy(how, (head) => heads.add(head), spared),
      )
    : reader.cleaned(path, file.name)
  ).finally(() => reader.close());
  if (!copy.ok) return invalid(copy.message);
  const name = copyName(file.name, taken);
  const kept = await keepFile(services, { given: name, name }, Readable.from(copy.bytes), { kinds });
  if (!kept || 'why' in kept) return invalid(kept?.why ?? '副本是空的，没有保存');
  if (kept.stored.hash === file.hash) return invalid('文件里没有需要去掉的内容，不必生成副本');
  const hidden = [...hiddenIn(found, how.kinds), ...columnsIn(heads)];
  const told = { hidden, removed: copy.removed, left: copy.left };
  return ok({ copy: { hash: kept.stored.hash, name: kept.name }, told });
}

/** In words, what of each kind was hidden. */
function hiddenIn(found: readonly Passage[], how: ReadonlyMap<string, Masking>): string[] {
  return [...how].flatMap(([check, { way }]) => {
    const places = found.filter((one) => one.check === check).length;
    return way === 'keep' || !places ? [] : [`${CHECKS[check as CheckId].name} ${places} 处`];
  });
}

const columnsIn = (heads: ReadonlySet<string>): string[] => [...heads].map((head) => `“${head}”列`);
