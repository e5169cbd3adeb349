import type { Sealer } from '../../platform/sealing/sealing.ts';
import { openWords } from '../privacy/sealed-words.ts';
import type { ApplicationRow } from '../store.ts';
import type { ExtensionRequest } from '../tables.ts';

/** The extension that was asked for and is not decided yet. */
export function extensionRequested(
  sealer: Sealer,
  { id, sealed_extension_request: sealed }: Pick<ApplicationRow, 'id' | 'sealed_extension_request'>,
): ExtensionRequest | null {
  return sealed && openWords<ExtensionRequest>(sealer, id, 'extension', sealed);
}
