import type { Caller } from '../../platform/action.ts';
import { unwrap } from '../../platform/outcome.ts';
import { documentShape, validityShape, withdrawalShape } from '../protocol/shapes.ts';
import { type Supplier, supplierById } from '../suppliers/store.ts';
import { bodyIn, receive, receiveValidity, receiveWithdrawal } from './actions.ts';

/** What a supplier says of one of its documents. */
interface Saying {
  supplierId: number;
  /** its own name for the document */
  key: string;
  /** as the protocol has it: docs/exchange.md */
  said: unknown;
}

// The deeds of a supplier for who holds the books and has no request: the demonstration.

/** A document, or a new version of it. @throws Refusal, FailureError, ZodError: it is not as it must be */
export async function supply(caller: Caller, { supplierId, key, said }: Saying): Promise<void> {
  const supplier = await supplierOf(caller, supplierId);
  const document = documentShape.parse(said);
  unwrap(await receive(caller, { supplier, key, document, ...(await bodyIn(caller.db, supplierId, document)) }));
}

/** 失效、废止. @throws as supply does */
export async function supplyValidity(caller: Caller, { supplierId, key, said }: Saying): Promise<void> {
  const supplier = await supplierOf(caller, supplierId);
  unwrap(await receiveValidity(caller, { supplier, key, ...validityShape.parse(said) }));
}

/** It was withdrawn. @throws as supply does */
export async function supplyWithdrawal(caller: Caller, { supplierId, key, said }: Saying): Promise<void> {
  const supplier = await supplierOf(caller, supplierId);
  unwrap(await receiveWithdrawal(caller, { supplier, key, ...withdrawalShape.parse(said) }));
}

async function supplierOf({ db, who }: Caller, id: number): Promise<Supplier> {
  const supplier = await supplierById(db, who.authorityId, id);
  if (!supplier) throw new Error(`supplier ${id} is not there`);
  return supplier;
}
