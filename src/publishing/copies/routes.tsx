import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
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
import { idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import type { Passage } from '../../platform/public-text/index.ts';
import { addressOf, below, documentOf } from '../desk/document-of.ts';
import { attachable } from '../drafting/attachable.ts';
import { mayEdit, writers } from '../rules.ts';
import { makeCopy } from './make.ts';
import { CopyPage, HOW } from './page.tsx';

/** 生成可公开的副本: of one attachment of a draft. */
export function copyRoutes(app: FastifyInstance): void {
  const { services } = app;

  /** The attachment of the address, with what the checks find in it. @throws FailureError 404 */
  async function named(request: FastifyRequest) {
    const document = await documentOf(app, request);
    const may = mayEdit(document, staffOf(request, ...writers));
    if (!may.ok) throw new FailureError(may);
    const { position } = request.params as { position: string };
    const attachment = document.revision.attachments.find((one) => String(one.position) === position);
    if (!attachment) throw new FailureError(notFound('这个附件已被移除'));
    await lookInside(services, [attachment]);
    const { authorityId, revision } = document;
    const [inside, settings, rules] = await Promise.all([
      foundInside(services.db, [attachment]),
      settingsOf(services.db, authorityId, revision.columnId),
      maskingSet(services.db, authorityId),
    ]);
    return { document, attachment, found: asSet(inside, settings), rules };
  }
  type Named = Awaited<ReturnType<typeof named>>;

  function show(
    reply: FastifyReply,
    { document, attachment, found, rules }: Named,
    typed: Typed = {},
    failure?: Failure,
  ) {
    if (failure) reply.code(statusOf(failure));
    const address = `${addressOf(document.id)}/attachments/${attachment.position}/copy`;
    return reply.page(
      <CopyPage
        {...{ address, attachment, found, rules, typed, failure }}
        back={`${addressOf(document.id)}/edit#attachments`}
      />,
      below(document, '生成可公开的副本'),
    );
  }

  app.get('/documents/:id/attachments/:position/copy', async (request, reply) => show(reply, await named(request)));
  app.post('/documents/:id/attachments/:position/copy', async (request, reply) => {
    const one = await named(request);
    const typed = typedIn(request);
    const { document, attachment, found, rules } = one;
    const taken = document.revision.attachments.map(({ name }) => name);
    const wanted = { documentId: document.id, attachment, taken, found, how: howIn(typed, found, rules) };
    const made = await makeCopy(callerOf(request), services, wanted, attachable);
    if (!made.ok) return show(reply, one, typed, made);
    const { name, told } = made.value;
    const said = [...told.hidden.map((what) => `遮盖${what}`), ...told.removed.map((what) => `去掉${what}`)];
    return reply
      .notice(`附件已换成“${name}”${said.length ? `：${said.join('、')}` : ''}。原件留在本系统内，不公开`)
      .redirect(`${addressOf(idOf(request))}/edit#attachments`, 303);
  });
}

/** By kind of what was found, the way that was chosen; as it is set where none of those offered was. */
function howIn(typed: Typed, found: readonly Passage[], { kinds, heads }: MaskingRules): MaskingRules {
  const chosen = new Map<string, Masking>();
  for (const { check } of found) {
    const set = kinds.get(check) ?? usualMasking(check);
    if (!set) continue;
    const way = hidingsOf(check)!.find((one) => one === typed[HOW + check]) ?? set.way;
    chosen.set(check, inPart({ ...set, way }, check));
  }
  return { kinds: chosen, heads };
}
