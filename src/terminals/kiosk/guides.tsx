import type { FastifyInstance } from 'fastify';
import { GuideText, publicGuides, standingInWords, Translated, windowsNow } from '../../guides/index.ts';
import { idOf } from '../../platform/http/form.ts';
import type { Head } from '../../platform/http/page.ts';
import { tagOf } from '../../platform/languages/language.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { CALM } from '../devices/public-routes.tsx';

const head = (title: string): Head => ({ title, form: true });

/** 办事指南 and 服务窗口, below a kiosk: by subject, to be read there; samples are handed out at the window. */
export function kioskGuides(inner: FastifyInstance): void {
  const { db, now } = inner.services;

  inner.get('/guides', CALM, async (request, reply) => {
    const guides = await publicGuides(db, request.authority.id, { language: request.language });
    return reply.page(
      <section class="kiosk-list">
        <h1>办事指南</h1>
        {guides.length === 0 && <p class="empty">还没有公开的办事指南，请到窗口询问。</p>}
        <ul class="kiosk-lines">
          {guides.map(({ id, content, language, officeName }) => (
            <li key={id}>
              <a href={`/guides/${id}`}>
                <b lang={tagOf(language)}>{content.title}</b>
                <span>{officeName}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>,
      head('办事指南'),
    );
  });

  inner.get('/guides/:id', CALM, async (request, reply) => {
    const authorityId = request.authority.id;
    const { language } = request;
    const [guide] = await publicGuides(db, authorityId, { id: idOf(request), language });
    if (!guide) throw new FailureError(notFound('这份办事指南已经撤下，或者没有公开'));
    const windows = (await windowsNow(db, authorityId, now(), language))
      .filter(({ guides }) => guides.some(({ id }) => id === guide.id))
      .map(({ window }) => window);
    const { content, officeName, checkedOn } = guide;
    return reply.page(
      <article class="kiosk-document">
        <h1 lang={tagOf(guide.language)}>{content.title}</h1>
        <Translated guide={guide} />
        <p class="meta">
          {officeName}　{checkedOn} 核对
        </p>
        <div class="article-body">
          <GuideText content={content} language={guide.language} windows={windows} />
        </div>
      </article>,
      head(content.title),
    );
  });

  inner.get('/windows', CALM, async (request, reply) => {
    const windows = await windowsNow(db, request.authority.id, now(), request.language);
    return reply.page(
      <section class="kiosk-list">
        <h1>服务窗口</h1>
        {windows.length === 0 && <p class="empty">没有登记服务窗口，请询问工作人员。</p>}
        <ul class="kiosk-windows">
          {windows.map(({ window, standing, guides }) => {
            const { state, more } = standingInWords(standing);
            return (
              <li key={window.id}>
                <p class="which">
                  <b>
                    {window.number} 号窗口　{window.content.name}
                  </b>
                  <span>
                    {state}
                    {more && `　${more}`}
                  </span>
                </p>
                <p class="matters">
                  <span>{window.content.place}</span>
                  {guides.map(({ id, content, language }) => (
                    <a key={id} href={`/guides/${id}`} lang={tagOf(language)}>
                      {content.title}
                    </a>
                  ))}
                </p>
              </li>
            );
          })}
        </ul>
      </section>,
      head('服务窗口'),
    );
  });
}
