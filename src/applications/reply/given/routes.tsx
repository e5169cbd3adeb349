import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { countIn, idOf, type Typed, typedIn } from '../../../platform/http/form.ts';
import { sendTaken } from '../../../platform/http/sealed-reply.ts';
import { callerOf, staffOf } from '../../../platform/http/services.ts';
import { statusOf } from '../../../platform/http/status.ts';
import { type Failure, FailureError, notFound, unwrap } from '../../../platform/outcome.ts';
import { beforeCopy, CopyPage, copyOf, doneInWords, howIn } from '../../../publishing/index.ts';
import { givenKinds } from '../../handling/workspace/uploads.ts';
import { openApplicant } from '../../privacy/applicant.ts';
import { handlers } from '../../rules.ts';
import { isOwn } from '../checked/own.ts';
import { giveCopy, takeGiven, withdrawGiven } from './actions.ts';
import { sealedAgain } from './sealed-again.ts';
import { type GivenWith, givenWith } from './store.ts';

const words = {
  title: '遮盖、清理后提供',
  lead: '副本替换这个文件提供给申请人；原件只留在本系统内。申请人本人的身份证号码、联系方式和地址不遮盖。',
};

/** What is given out with a reply: opened, taken out, or given as a copy. */
export function givenRoutes(app: FastifyInstance): void {
  const { services } = app;
  const nav = '/console/applications';
  const backTo = (request: FastifyRequest) => `${nav}/${idOf(request)}/reply#given`;

  /** The file of the address. @throws FailureError 404 */
  async function named(request: FastifyRequest): Promise<{ file: GivenWith; given: GivenWith[] }> {
    const { authorityId } = staffOf(request, ...handlers);
    const given = await givenWith(services, { id: idOf(request), authority_id: authorityId });
    const file = given.find(({ id }) => id === idOf(request, 'file'));
    if (!file) throw new FailureError(notFound('这个文件已不再提供'));
    return { file, given };
  }

  /** What a copy may hide in a file: nothing of the applicant's own. */
  async function before(id: number, authorityId: number, file: GivenWith) {
    const { found, rules } = await beforeCopy(services, { authorityId, columnId: null, file });
    const { sealed_applicant } = await services.db
      .selectFrom('applications')
      .select('sealed_applicant')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const spared = isOwn(sealed_applicant ? openApplicant(services.sealer, id, sealed_applicant) : undefined);
    return { found: found.filter((one) => !spared(one)), rules, spared };
  }

  async function copyPage(
    request: FastifyRequest,
    reply: FastifyReply,
    file: GivenWith,
    typed: Typed = {},
    failure?: Failure,
  ) {
    const { authorityId } = staffOf(request, ...handlers);
    const id = idOf(request);
    const { found, rules } = await before(id, authorityId, file);
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <CopyPage
        address={`${nav}/${id}/reply/files/${file.id}/copy`}
        back={backTo(request)}
        name={file.name}
        {...{ words, found, rules, typed, failure }}
      />,
      {
        title: words.title,
        nav,
        crumbs: [['依申请公开', nav] as const, ['答复', `${nav}/${id}/reply`] as const],
        form: true,
      },
    );
  }

  app.get('/applications/:id/reply/files/:file', async (request, reply) => {
    staffOf(request);
    const given = { id: idOf(request), fileId: idOf(request, 'file') };
    return sendTaken(reply, await takeGiven(callerOf(request), given));
  });

  app.get('/applications/:id/reply/files/:file/copy', async (request, reply) =>
    copyPage(request, reply, (await named(request)).file),
  );

  app.post('/applications/:id/reply/files/:file/copy', async (request, reply) => {
    const { file, given } = await named(request);
    const typed = typedIn(request);
    const { authorityId } = staffOf(request, ...handlers);
    const { found, rules, spared } = await before(idOf(request), authorityId, file);
    const taken = given.map(({ name }) => name);
    const wanted = { file, taken, found, how: howIn(typed, found, rules), spared };
    const made = await copyOf(services, wanted, givenKinds);
    if (!made.ok) return copyPage(request, reply, file, typed, made);
    const { copy, told } = made.value;
    const put = { id: idOf(request), file, sealedHash: await sealedAgain(services, file), copy, told };
    const result = await giveCopy(callerOf(request), put);
    if (!result.ok) return copyPage(request, reply, file, typed, result);
    return reply
      .notice(`已换成“${copy.name}”${doneInWords(told)}。原件留在本系统内，不提供给申请人`)
      .redirect(backTo(request), 303);
  });

  app.post('/applications/:id/reply/files/:file/withdraw', async (request, reply) => {
    const { file } = await named(request);
    const version = countIn(typedIn(request), 'version');
    const result = await withdrawGiven(callerOf(request), {
      ...{ id: idOf(request), version, file },
      sealedHash: await sealedAgain(services, file),
    });
    if (!result.ok && result.code !== 'conflict') unwrap(result);
    return reply
      .notice(result.ok ? `不再提供“${file.name}”，原件留在本系统内` : result.message)
      .redirect(backTo(request), 303);
  });
}
