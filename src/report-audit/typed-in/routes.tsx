import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import type { AuditProcesses } from '../processes.ts';
import { reportAuditors } from '../rules.ts';
import { basisOf, type OfResult, resultOf } from '../store.ts';
import { typeInFigures } from './action.ts';
import { editableCells } from './apply.ts';
import { TypeInPage } from './page.tsx';

/** 没有读出的数字: typed in beside where they stand. @param path of the audits */
export function typeInRoutes(
  app: FastifyInstance,
  path: string,
  { processes, ofResult }: { processes: AuditProcesses; ofResult: (request: FastifyRequest) => OfResult },
): void {
  const { db, sealer } = app.services;

  async function page(request: FastifyRequest, reply: FastifyReply, failure?: Failure, typed?: Typed) {
    const who = staffOf(request, ...reportAuditors);
    const of = ofResult(request);
    const basis = await basisOf(db, sealer, who, of);
    const result = await resultOf(db, sealer, who, of);
    if (!basis || !result) throw new FailureError(notFound('没有这份报告的读数，可能已经删除，或者是升级以前体检的'));
    if (failure) reply.code(statusOf(failure));
    const href = `${path}/${of.id}/${of.number}`;
    return reply.page(<TypeInPage file={result.file} basis={basis} href={href} failure={failure} typed={typed} />, {
      title: '填入没有读出的数字',
      nav: path,
      crumbs: [
        ['年报体检', path],
        ['体检结果', `${path}/${of.id}`],
        [result.file, href],
      ],
      form: true,
    });
  }

  app.get('/examine/:id/:n/cells', (request, reply) => page(request, reply));

  app.post('/examine/:id/:n/cells', async (request, reply) => {
    const who = staffOf(request, ...reportAuditors);
    const of = ofResult(request);
    const typed = typedIn(request);
    const basis = await basisOf(db, sealer, who, of);
    const figures = Object.fromEntries(
      (basis ? editableCells(basis.read) : []).map((cell) => [
        cell,
        String(typed[cell] ?? '')
          .trim()
          .slice(0, 20),
      ]),
    );
    const result = await typeInFigures(callerOf(request), { ...of, figures, processes });
    if (!result.ok && result.code === 'notFound') throw new FailureError(result);
    if (!result.ok) return page(request, reply, result, typed);
    const left = result.value > 0 ? `，还有 ${result.value} 格没有读出` : '';
    return reply.notice(`已填入并重新核对${left}`).redirect(`${path}/${of.id}/${of.number}`, 303);
  });
}
