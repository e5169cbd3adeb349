import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { dayOf } from '../../platform/dates.ts';
import { check, field, queryOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, unwrap } from '../../platform/outcome.ts';
import { unreadAttachments } from '../attachments/unread.ts';
import { missesOf } from '../misses.ts';
import { addWord, ownWords, removeWord, wordKeepers } from '../own-words.ts';
import { SearchWordsPage } from './page.tsx';

const PATH = '/console/search-words';
/** Misses of so many days back, the most frequent ones. */
const DAYS = 90;
const MOST = 50;

const wordForm = z.object({ said: field.required('群众的说法', 20), official: field.required('公文的说法', 30) });

/** 检索用语: kept by who runs the disclosure work of an authority. */
export function staffRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  async function show(request: FastifyRequest, reply: FastifyReply, typed: Typed, failure?: Failure) {
    const { authorityId } = staffOf(request, ...wordKeepers);
    if (failure) reply.code(statusOf(failure));
    const since = dayOf(new Date(now().getTime() - DAYS * 86_400_000));
    const [own, misses, unread] = await Promise.all([
      ownWords(db, authorityId),
      missesOf(db, authorityId, since, MOST),
      unreadAttachments(db, authorityId, MOST),
    ]);
    return reply.page(<SearchWordsPage {...{ own, misses, unread, typed, failure }} />, {
      title: '检索用语',
      nav: PATH,
      form: true,
      wide: true,
    });
  }

  app.get('/search-words', (request, reply) => show(request, reply, queryOf(request)));
  app.post('/search-words', async (request, reply) => {
    staffOf(request, ...wordKeepers);
    const typed = typedIn(request);
    const input = check(wordForm, typed);
    const result = input.ok ? await addWord(callerOf(request), input.value) : input;
    return result.ok ? reply.notice('已增加，检索马上认得').redirect(PATH, 303) : show(request, reply, typed, result);
  });
  app.post('/search-words/remove', async (request, reply) => {
    staffOf(request, ...wordKeepers);
    unwrap(await removeWord(callerOf(request), unwrap(check(wordForm, typedIn(request)))));
    return reply.notice('已删除').redirect(PATH, 303);
  });
}
