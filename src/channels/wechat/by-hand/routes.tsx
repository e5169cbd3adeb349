import type { FastifyInstance } from 'fastify';
import { idOf } from '../../../platform/http/form.ts';
import { withStylesInside } from '../../../platform/http/policy.ts';
import { staffOf } from '../../../platform/http/services.ts';
import { FailureError, notFound } from '../../../platform/outcome.ts';
import { documentById } from '../../../publishing/index.ts';
import { connectorsSet } from '../../connectors/settings.ts';
import { handlers } from '../../deliveries/rules.ts';
import { deliveryById } from '../../deliveries/store.ts';
import { outgoingOf } from '../../transmissions/outgoing.ts';
import { laidOut } from '../connector.ts';
import { withPictures } from '../layout/with-pictures.ts';
import { qrPicture } from '../pictures/qr-picture.ts';
import { ArticlePage } from './page.tsx';

/** 一键复制: an article of a document before the public, laid out for the account. */
export function articleRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  app.get('/deliveries/:id/article', withStylesInside, async (request, reply) => {
    const who = staffOf(request, ...handlers);
    const delivery = await deliveryById(db, idOf(request));
    const documentId = delivery?.authorityId === who.authorityId ? delivery.documentId : null;
    const document = documentId === null ? undefined : await documentById(db, documentId);
    const revisionId = document?.publication?.withdrawn === false ? document.publicRevisionId : null;
    if (!delivery || documentId === null || revisionId === null || delivery.channel !== 'wechat')
      throw new FailureError(notFound());
    const set = (await connectorsSet(db, who.authorityId)).find(({ connector }) => connector === 'wechat')?.settings;
    const { id: deliveryId, title } = delivery;
    const [outgoing] = await outgoingOf(db, [{ revisionId }], set?.site ?? '');
    const article = laidOut(outgoing!, set?.author);
    const site = set?.site ?? '/console';
    const code = outgoing!.address ? await qrPicture(outgoing!.address) : undefined;
    const urls = new Map(
      article.pictures.flatMap(({ src, kind }) => {
        if (kind === 'file') return [[src, `${site}${src}`] as const];
        return code ? [[src, `data:image/png;base64,${Buffer.from(code.bytes).toString('base64')}`] as const] : [];
      }),
    );
    const at = `/console/deliveries/${deliveryId}`;
    return reply.page(
      <ArticlePage
        at={at}
        article={article}
        content={withPictures(article.content, urls).content}
        address={outgoing!.address}
      />,
      {
        title: '复制排好的文章',
        nav: '/console/deliveries',
        crumbs: [
          ['待发布', '/console/deliveries'],
          [title, at],
        ],
        wide: true,
        scripts: ['channels/copy-article.js'],
      },
    );
  });
}
