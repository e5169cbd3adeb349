import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { action, done } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf, minuteOf } from '../../platform/dates.ts';
import { check, field, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, invalid } from '../../platform/outcome.ts';
import type { Role } from '../../platform/roles.ts';
import { Empty, Field, Form, Panel } from '../../platform/ui/index.ts';
import { day } from '../fields.ts';

/** Who says before whom replies are contested. */
export const organKeepers: readonly Role[] = ['disclosureHead'];

/** Before whom replies are contested. 行政复议法 art. 24; 行政诉讼法 art. 14–18 */
export interface Organs {
  reconsideration: string;
  court: string;
}

/** Until an authority has named them; true everywhere, and of little help to who reads it. */
const UNNAMED: Organs = { reconsideration: '本机关的上一级人民政府', court: '有管辖权的人民法院' };

/** As letters of a day name them. @param day YYYY-MM-DD */
export async function organsOn(db: Db, authorityId: number, day: string): Promise<Organs> {
  const found = await db
    .selectFrom('remedy_organs')
    .select(['reconsideration', 'court'])
    .where('authority_id', '=', authorityId)
    .where('from_on', '<=', day)
    .orderBy('from_on', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found ?? UNNAMED;
}

/** 复议机关、管辖法院, from a day on; letters that went out stay as they are. */
const nameOrgans = action<Organs & { from: string }, void>(
  'applications.nameOrgans',
  organKeepers,
  async ({ db, who, today, now }, { from, reconsideration, court }) => {
    if (from < today)
      return invalid('应自今天或者以后的某一天起', { from: '已经发出的文书不变，请填写今天或者以后的日期' });
    await db
      .insertInto('remedy_organs')
      .values({ authority_id: who.authorityId, from_on: from, reconsideration, court, set_by: who.id!, set_at: now })
      .execute();
    return done(undefined, `authority:${who.authorityId}`, { reconsideration, court, from });
  },
);

const PATH = '/console/applications/organs';
const form = z.object({
  reconsideration: field.required('复议机关', 60),
  court: field.required('管辖法院', 60),
  from: day('起始日期'),
});

/** The form of the organs, with what was said before. */
export function organRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  async function show(request: FastifyRequest, reply: FastifyReply, typed?: Typed, failure?: Failure) {
    const { authorityId } = staffOf(request, ...organKeepers);
    const today = dayOf(now());
    const [current, all] = await Promise.all([
      organsOn(db, authorityId, today),
      db
        .selectFrom('remedy_organs as o')
        .innerJoin('staff', 'staff.id', 'o.set_by')
        .select(['o.id', 'o.from_on', 'o.reconsideration', 'o.court', 'staff.name', 'o.set_at'])
        .where('o.authority_id', '=', authorityId)
        .orderBy('o.id', 'desc')
        .execute(),
    ]);
    const begins = current === UNNAMED ? { from: today } : { ...current, from: today };
    if (failure) reply.code(statusOf(failure));
    const common = { typed: typed ?? begins, failure };
    return reply.page(
      <>
        <header class="head">
          <div>
            <h1>复议机关和法院</h1>
            <p class="meta">
              答复书、告知书写明向谁申请行政复议、向哪个法院起诉；没有设定的，只能写“上一级人民政府”“有管辖权的人民法院”。
            </p>
          </div>
        </header>
        <div class="grid">
          <Panel title="设定">
            <Form action={PATH} failure={failure}>
              <Field name="reconsideration" label="复议机关" required help="全称，如：绥芬河市人民政府" {...common} />
              <Field name="court" label="管辖法院" required help="全称；集中管辖的写集中管辖的法院" {...common} />
              <Field name="from" label="自哪一天起" type="date" required {...common} />
              <button class="btn" type="submit">
                保存
              </button>
            </Form>
          </Panel>
          <Panel title="历次设定">
            {all.length === 0 && <Empty>还没有设定。</Empty>}
            <ul class="todo">
              {all.map((one) => (
                <li key={one.id}>
                  {one.reconsideration}；{one.court}
                  <span>
                    自 {one.from_on} 起　{one.name} <time>{minuteOf(one.set_at)}</time>
                  </span>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      </>,
      { title: '复议机关和法院', nav: PATH, form: true },
    );
  }

  app.get('/applications/organs', (request, reply) => show(request, reply));
  app.post('/applications/organs', async (request, reply) => {
    staffOf(request, ...organKeepers);
    const typed = typedIn(request);
    const input = check(form, typed);
    const result = input.ok ? await nameOrgans(callerOf(request), input.value) : input;
    if (!result.ok) return show(request, reply, typed, result);
    return reply.notice('已保存，以后的答复书、告知书按此写明').redirect(PATH, 303);
  });
}
