import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { check, idOf, typedIn } from '../platform/http/form.ts';
import { callerOf, staffOf } from '../platform/http/services.ts';
import { statusOf } from '../platform/http/status.ts';
import { foreignNames, isForeign } from '../platform/languages/language.ts';
import { type Failure, FailureError, notFound } from '../platform/outcome.ts';
import { translateGuide } from './actions.ts';
import { translationForm } from './form.ts';
import { TranslationPage } from './pages/translation.tsx';
import { keepers, keeps } from './rules.ts';
import { guideById } from './store.ts';
import { titleOf } from './subject.tsx';
import { PATH } from './waiting.ts';

/** A guide's texts in another language beside the Chinese, for who keeps the guide. */
export function translationRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  /** @throws FailureError 404 */
  async function asked(request: FastifyRequest) {
    const who = staffOf(request, ...keepers);
    const { language } = request.params as { language: string };
    const guide = await guideById(db, who.authorityId, idOf(request));
    const content = guide?.draft ?? guide?.shown;
    if (!guide || !content || !keeps(who, guide.officeId) || !isForeign(language)) throw new FailureError(notFound());
    return { guide, content, language };
  }

  async function page(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const { guide, content, language } = await asked(request);
    if (failure) reply.code(statusOf(failure));
    const { of: _, ...kept } = content.translations?.[language] ?? { of: '' };
    return reply.page(
      <TranslationPage
        action={`${PATH}/${guide.id}/translations/${language}`}
        language={language}
        content={content}
        typed={failure ? typedIn(request) : kept}
        failure={failure}
      />,
      {
        ...{ title: `${foreignNames[language]}译文`, nav: PATH, form: true, wide: true },
        crumbs: [
          ['办事指南', PATH],
          [titleOf(guide), `${PATH}/${guide.id}`],
        ],
      },
    );
  }

  app.get('/guides/:id/translations/:language', (request, reply) => page(request, reply));
  app.post('/guides/:id/translations/:language', async (request, reply) => {
    const { guide, language } = await asked(request);
    const input = check(translationForm, typedIn(request));
    const saved = input.ok
      ? await translateGuide(callerOf(request), { id: guide.id, language, texts: input.value })
      : input;
    if (!saved.ok) return page(request, reply, saved);
    return reply.notice('译文已保存，随指南送审').redirect(`${PATH}/${guide.id}`, 303);
  });
}
