import type { Caller } from '../../platform/action.ts';
import { type Failure, notFound } from '../../platform/outcome.ts';
import { withdraw } from '../../publishing/index.ts';
import { retryDelivery } from '../deliveries/actions.ts';
import { type Delivery, deliveriesOf } from '../deliveries/store.ts';
import { againTransmission, redo } from '../transmissions/actions.ts';
import { transmissionsOf } from '../transmissions/store.ts';
import type { Deed } from './rules.ts';

/** What came of a deed on several documents: places where it is done or the machine is at it, places that are left to a
 *  person, and why others were refused. */
export interface Came {
  machine: number;
  person: number;
  refused: string[];
}

/** Does it document by document, place by place, each as a person would: what is refused somewhere holds up nothing else.
 *  @param why the reason of a withdrawal, as the public reads it */
export async function doTogether(
  caller: Caller,
  { deed, documents, why }: { deed: Deed; documents: readonly number[]; why: string },
): Promise<Came> {
  const came: Came = { machine: 0, person: 0, refused: [] };
  for (const id of new Set(documents)) {
    const deliveries = await deliveriesOf(caller.db, id);
    if (!deliveries.length || deliveries[0]!.authorityId !== caller.who.authorityId) refuse(came, notFound());
    else if (deed === 'takeDown') await takeDown(caller, id, why, came);
    else for (const one of deliveries) await (deed === 'retry' ? retry : replace)(caller, one, came);
  }
  return came;
}

const refuse = ({ refused }: Came, { message }: Failure) => {
  if (!refused.includes(message)) refused.push(message);
};

async function takeDown(caller: Caller, id: number, reason: string, came: Came): Promise<void> {
  const result = await withdraw(caller, { id, reason });
  if (!result.ok) return refuse(came, result);
  came.machine += 1; // the site
  for (const { id: deliveryId, followUp } of await deliveriesOf(caller.db, id))
    if (followUp === 'takeDown') came[(await isUnderWay(caller, deliveryId)) ? 'machine' : 'person'] += 1;
}

async function isUnderWay({ db }: Caller, deliveryId: number): Promise<boolean> {
  const [newest] = await transmissionsOf(db, deliveryId);
  return newest?.what === 'takeDown' && newest.state === 'due';
}

async function retry(caller: Caller, { id, state }: Delivery, came: Came): Promise<void> {
  if (state !== 'failed') return;
  const [newest] = await transmissionsOf(caller.db, id);
  if (newest?.state === 'dead' && newest.what === 'send') {
    const sent = await againTransmission(caller, { id: newest.id });
    if (sent.ok) came.machine += newest.articles.length;
    else refuse(came, sent);
    return;
  }
  const result = await retryDelivery(caller, { id });
  if (result.ok) came.person += 1;
  else refuse(came, result);
}

async function replace(caller: Caller, { id, followUp }: Delivery, came: Came): Promise<void> {
  if (followUp !== 'replace') return;
  const result = await redo(caller, { deliveryId: id });
  if (result.ok) came.machine += 1;
  else if (result.code === 'invalid') came.person += 1;
  else refuse(came, result);
}
