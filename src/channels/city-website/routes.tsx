import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '../../platform/dates.ts';
import { first, queryOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { siteAddress } from '../../platform/http/origin.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { readUpload } from '../../platform/http/upload.ts';
import { type Failure, FailureError, invalid, tooLarge } from '../../platform/outcome.ts';
import { has, type Who } from '../../platform/roles.ts';
import { documentById, textOf } from '../../publishing/index.ts';
import { restsOf } from '../connectors/rest.ts';
import { connectorsSet } from '../connectors/settings.ts';
import { handlers, readers } from '../deliveries/rules.ts';
import type { Delivery } from '../deliveries/store.ts';
import { outgoingOf } from '../transmissions/outgoing.ts';
import { registerAddresses } from './addresses.ts';
import { websitePackages } from './packages.ts';
import { atomOf, jsonOf, MOST_BYTES, type Packed, zipOf } from './packing.ts';
import { CITY, CityPage } from './page.tsx';
import { typedFrom } from './returned.ts';
import { deadAddressesOf, visitedOf } from './visits.ts';
import { MOST_WAITING, waitingForCity, websiteElsewhere } from './waiting.ts';

/** 市政府网站: packages, addresses, and what does not open. */
export function cityWebsiteRoutes(app: FastifyInstance): void {
  const { db, files, now } = app.services;

  const codesOf = (request: FastifyRequest, rows: readonly Delivery[]) =>
    new Map(rows.map(({ id, documentId }) => [id, `${request.authority.code.toUpperCase()}-${documentId}`]));

  async function show(request: FastifyRequest, reply: FastifyReply, given: { typed?: Typed; failure?: Failure } = {}) {
    const who = staffOf(request, ...readers);
    const inUse = await websiteElsewhere(db, who.authorityId);
    const rows = inUse.length && has(who, ...handlers) ? await waitingForCity(db, who, now()) : [];
    const dead = await deadAddressesOf(db, who);
    const rests = (await restsOf(db, who.authorityId)).filter(({ connector }) => inUse.includes(connector));
    if (given.failure) reply.code(statusOf(given.failure));
    const page = {
      ...{ elsewhere: inUse.length > 0, packages: inUse.includes(websitePackages.id), rows, dead, rests },
      ...{ codes: codesOf(request, rows), visited: await visitedOf(db, who.authorityId), today: dayOf(now()) },
    };
    return reply.page(<CityPage {...page} {...given} />, { title: '市政府网站', nav: CITY, form: true });
  }

  app.get('/city-website', (request, reply) => show(request, reply));

  app.get('/city-website/package', async (request, reply) => {
    const who = staffOf(request, ...handlers);
    const query = queryOf(request);
    const chosen = new Set([query.chosen ?? []].flat().map(Number));
    const waiting = await waitingForCity(db, who, now());
    const rows = chosen.size ? waiting.filter(({ id }) => chosen.has(id)) : waiting;
    if (!rows.length) return reply.notice('没有可以打包的信息').redirect(CITY, 303);
    const all = await packed(request, rows);
    const from = { authority: request.authority.name, site: siteAddress(request), now: now() };
    const name = `报送市政府网站-${dayOf(now())}`;
    const format = first(query, 'format');
    if (format === 'json')
      return reply.file({ name: `${name}.json`, type: 'application/json', content: JSON.stringify(jsonOf(all, from)) });
    if (format === 'atom')
      return reply.file({
        name: `${name}.xml`,
        type: 'application/atom+xml; charset=utf-8',
        content: atomOf(all, from),
      });
    const zip = await zipOf(all, files);
    if (!zip) throw new FailureError(tooLarge(`附件和图片超过 ${MOST_BYTES / 1048576} MB，请勾选一部分，分几次下载`));
    return reply.file({ name: `${name}.zip`, type: 'application/zip', content: zip });
  });

  async function packed(request: FastifyRequest, rows: readonly Delivery[]): Promise<Packed[]> {
    const codes = codesOf(request, rows);
    const all: Packed[] = [];
    for (const { id: deliveryId, documentId, followUp } of rows.slice(0, MOST_WAITING)) {
      const revisionId = (await documentById(db, documentId!))?.publicRevisionId;
      if (!revisionId) continue;
      const [outgoing] = await outgoingOf(db, [{ revisionId }], siteAddress(request));
      all.push({
        ...{ ...outgoing!, code: codes.get(deliveryId)!, plainText: textOf(outgoing!.bodyHtml) },
        what: followUp === 'takeDown' ? '撤下' : followUp === 'replace' ? '替换' : '新发布',
      });
    }
    return all;
  }

  app.post('/city-website/addresses', async (request, reply) => register(request, reply, typedIn(request)));

  app.post('/city-website/sheet', async (request, reply) => {
    const who = staffOf(request, ...handlers);
    const upload = await readUpload(request, { kinds: ['xlsx', 'csv', 'text'], count: 1, anyEnding: true });
    if (!upload.ok) return show(request, reply, { failure: upload });
    const [file] = upload.value.files;
    if (!file) return show(request, reply, { failure: invalid('请选择文件', { sheet: '请选择填好的 Excel' }) });
    const rows = await waitingForCity(db, who, now());
    const codes = codesOf(request, rows);
    const byCode = new Map(rows.map((one) => [codes.get(one.id)!, one]));
    const read = await typedFrom(files.path(file.stored.hash), byCode);
    if (!read.ok) return show(request, reply, { failure: read });
    return register(request, reply, { ...read.value, on: dayOf(now()) }, read.unknown);
  });

  /** Records what can be; what is at fault stands in the form again, with why. */
  async function register(request: FastifyRequest, reply: FastifyReply, typed: Typed, unknown: readonly string[] = []) {
    const who = staffOf(request, ...handlers);
    const rows = await waitingForCity(db, who, now());
    const { recorded, faults } = await registerAddresses(callerOf(request), rows, {
      ...{ typed, on: first(typed, 'on').trim() || dayOf(now()), host: await hostOf(who) },
    });
    const wrong = Object.keys(faults).length;
    const others = unknown.length
      ? `；${unknown.length} 行的编号不在等待报送的信息里，没有登记：${unknown.slice(0, 5).join('、')}`
      : '';
    if (!wrong && (recorded || !unknown.length)) {
      const said = recorded ? `已登记 ${recorded} 条${others}` : '没有填写网址';
      return reply.notice(said).redirect(CITY, 303);
    }
    const message = `已登记 ${recorded} 条，${wrong} 条有误，请看标出的地方${others}`;
    return show(request, reply, { typed, failure: invalid(message, faults) });
  }

  async function hostOf({ authorityId }: Who): Promise<string> {
    const set = (await connectorsSet(db, authorityId)).find(
      ({ connector, enabled }) => connector === websitePackages.id && enabled,
    );
    return set?.settings.host ?? '';
  }
}
