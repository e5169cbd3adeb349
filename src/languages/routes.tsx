import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { publicText } from '../organizations/index.ts';
import { check, field, typedIn } from '../platform/http/form.ts';
import { callerOf, staffOf } from '../platform/http/services.ts';
import { statusOf } from '../platform/http/status.ts';
import { type Foreign, foreignLanguages } from '../platform/languages/language.ts';
import { type Failure, FailureError, notFound } from '../platform/outcome.ts';
import { chooseLanguages, saveNameTranslations } from './actions.ts';
import { LanguagesPage, NamesPage, nameField } from './page.tsx';
import { translationsOf } from './standing.ts';

const PATH = '/console/languages';
const chosen = z.object({ languages: field.list().pipe(z.array(z.enum(foreignLanguages, '请选择列出的语言'))) });

/** 多语言, for the system administrator. */
export function staffRoutes(app: FastifyInstance): void {
  const { db, house } = app.services;

  async function languagesPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, 'systemAdmin');
    const of = await translationsOf({ db, house }, who.authorityId);
    if (failure) reply.code(statusOf(failure));
    return reply.page(<LanguagesPage of={of} failure={failure} />, { title: '多语言', nav: PATH, form: true });
  }

  app.get('/languages', (request, reply) => languagesPage(request, reply));
  app.post('/languages', async (request, reply) => {
    staffOf(request, 'systemAdmin');
    const input = check(chosen, typedIn(request));
    const saved = input.ok ? await chooseLanguages(callerOf(request), input.value) : input;
    if (!saved.ok) return languagesPage(request, reply, saved);
    return reply.notice('已保存，网站随即更新').redirect(PATH, 303);
  });

  const languageIn = (request: FastifyRequest): Foreign => {
    const { language } = request.params as { language: Foreign };
    if (!foreignLanguages.includes(language)) throw new FailureError(notFound());
    return language;
  };

  async function namesPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, 'systemAdmin');
    const language = languageIn(request);
    const { names } = await translationsOf({ db, house }, who.authorityId);
    if (failure) reply.code(statusOf(failure));
    const typed = failure ? typedIn(request) : undefined;
    return reply.page(<NamesPage language={language} names={names} typed={typed} failure={failure} />, {
      ...{ title: '名称译文', nav: PATH, form: true, crumbs: [['多语言', PATH]] },
    });
  }

  app.get('/languages/:language', (request, reply) => namesPage(request, reply));
  app.post('/languages/:language', async (request, reply) => {
    const who = staffOf(request, 'systemAdmin');
    const language = languageIn(request);
    const { names } = await translationsOf({ db, house }, who.authorityId);
    const all = names.flatMap(({ lines }) => lines.map(({ name }) => name));
    const form = z.object(
      Object.fromEntries(all.map((name) => [nameField(name), publicText.optional(`“${name}”的译文`, 200)])),
    );
    const input = check(form, typedIn(request));
    if (!input.ok) return namesPage(request, reply, input);
    const given = new Map(all.map((name) => [name, input.value[nameField(name)] ?? '']));
    const saved = await saveNameTranslations(callerOf(request), { language, names: given });
    if (!saved.ok) return namesPage(request, reply, saved);
    return reply.notice('已保存，网站随即更新').redirect(PATH, 303);
  });
}
