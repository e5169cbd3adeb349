import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import { addressOf, below, documentOf } from '../desk/document-of.ts';
import { attachable } from '../drafting/attachable.ts';
import { mayEdit, writers } from '../rules.ts';
import { beforeCopy, howIn } from './asked.ts';
import { makeCopy } from './make.ts';
import { CopyPage } from './page.tsx';
import { doneInWords } from './words.ts';

const copyWords = {
  title: '生成可公开的副本',
  lead: '副本替换这个附件；原件留在本系统内供核对，不公开。',
};

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
    const { authorityId, revision } = document;
    const of = { authorityId, columnId: revision.columnId, file: attachment };
    return { document, attachment, ...(await beforeCopy(services, of)) };
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
        {...{ address, found, rules, typed, failure }}
        name={attachment.name}
        words={copyWords}
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
    return reply
      .notice(`附件已换成“${name}”${doneInWords(told)}。原件留在本系统内，不公开`)
      .redirect(`${addressOf(idOf(request))}/edit#attachments`, 303);
  });
}
