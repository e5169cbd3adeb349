import type { Act } from '../platform/action.ts';
import { notFound, ok } from '../platform/outcome.ts';
import { type Decision, maySee } from './rules.ts';
import { type Document, lockDocument } from './store.ts';

/** The document, held until the transaction ends, if this person may know of it. */
export async function held({ db, who }: Act, id: number): Promise<Decision<Document>> {
  const document = await lockDocument(db, id);
  return document && maySee(document, who) ? ok(document) : notFound();
}

/** Holds the document and asks a rule. */
export async function heldIf(
  act: Act,
  id: number,
  rule: (document: Document, who: Act['who']) => Decision,
): Promise<Decision<Document>> {
  const document = await held(act, id);
  if (!document.ok) return document;
  const may = rule(document.value, act.who);
  return may.ok ? document : may;
}
