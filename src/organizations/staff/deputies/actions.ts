import { action, done } from '../../../platform/action.ts';
import { conflict, forbidden, invalid, notFound } from '../../../platform/outcome.ts';
import { has, type Role, roles } from '../../../platform/roles.ts';
import { whoWorks } from '../handover/store.ts';
import { lockPeople } from '../store.ts';
import { type Deputising, deputised, deputyFaults, namesForAll } from './rules.ts';
import { deputiesFrom, endDeputyNow, insertDeputy } from './store.ts';

/** 指定代理: somebody acts for a person while they are away, from one day to another, as some of their roles. A person names
 *  their own; the head of disclosure work anybody's. */
export const nameDeputy = action<Deputising & { reason: string }, void>(
  'organizations.nameDeputy',
  [...deputised],
  async (act, { reason, ...asked }) => {
    const { db, who, today } = act;
    if (who.id === null) return notFound();
    if (asked.personId !== who.id && !has(who, namesForAll)) return forbidden('只能为本人指定代理人');
    await lockPeople(db, who.authorityId);
    const [people, others] = await Promise.all([
      whoWorks(db, who.authorityId, today),
      deputiesFrom(db, who.authorityId, today),
    ]);
    const faults = deputyFaults(asked, people, others, today);
    if (Object.keys(faults).length > 0) return invalid('还不能保存，请看标出的地方', faults);
    await insertDeputy(act, asked, reason);
    const name = (id: number) => people.find((one) => one.id === id)!.name;
    return done(undefined, `staff:${asked.personId}`, {
      deputy: name(asked.deputyId),
      as: asked.roles.map((role) => roles[role as Role]).join('、'),
      from: asked.from,
      to: asked.to,
      ...(reason && { reason }),
    });
  },
);

/** 结束代理: by who is away, their deputy or the head, before its last day. */
export const endDeputy = action<{ id: number }, void>(
  'organizations.endDeputy',
  ['anyone'],
  async ({ db, who, now, today }, { id }) => {
    if (who.id === null) return notFound();
    await lockPeople(db, who.authorityId);
    const one = (await deputiesFrom(db, who.authorityId, today)).find((each) => each.id === id);
    if (!one) return conflict('这次代理已经结束');
    if (one.personId !== who.id && one.deputyId !== who.id && !has(who, namesForAll)) return notFound();
    await endDeputyNow(db, id, { id: who.id, name: who.name, at: now });
    return done(undefined, `staff:${one.personId}`, { deputy: one.deputy, from: one.from, to: one.to });
  },
);
