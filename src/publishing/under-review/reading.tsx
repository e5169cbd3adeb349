import type { Db } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import {
  AWAITED,
  Awaited,
  askedOf,
  Findings,
  isAwaited,
  type Passage,
  passageKey,
} from '../../platform/public-text/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { Facts, Panel } from '../../platform/ui/index.ts';
import { type AcknowledgedBy, acknowledgedIn, type Round, reviewHref, type Shown } from '../../review/index.ts';
import { Copies } from '../copies/panel.tsx';
import { copiesOf } from '../copies/store.ts';
import { documentForReview } from '../desk/queries.ts';
import { previewOf } from '../public/preview.tsx';
import { fieldsOf } from './fields.ts';
import { lookedInto } from './looked-into.ts';
import { asRead, findingId, markedRevision } from './marked.tsx';
import { unlookedIn } from './unlooked.ts';

interface Books {
  db: Db;
  readonly sealer: Sealer;
}

/** What a reviewer reads of the revision that was submitted: the article as the public would see it.
 *  @param how among others on one page: without marks, whose names would stand twice; or asked to let through what the
 *  checks stop, of which nothing is confirmed yet */
export async function shown(books: Books, round: Round, how?: 'others' | 'release'): Promise<Shown> {
  const { db } = books;
  const { subjectId, version } = round;
  const document = (await documentForReview(db, Number(subjectId), Number(version)))!;
  const { revision } = document;
  const looked = await lookedInto(db, document, dayOf(round.submittedAt));
  const found = asRead(looked.ok ? looked.value : []);
  const fields = await fieldsOf(db, revision);
  const { bodyHtml, title, rows, hrefs } =
    how === 'others'
      ? { bodyHtml: revision.bodyHtml, title: undefined, rows: fields, hrefs: [] }
      : markedRevision(revision, found, fields);
  return {
    title: revision.title,
    meta: `${document.officeName}　·　${document.authorName ?? '—'}撰稿　·　第 ${revision.number} 稿`,
    styles: ['publishing/article.css', 'publishing/findings.css'],
    scripts: ['publishing/reading.js', ...(isAwaited(found) ? [AWAITED] : [])],
    ...(looked.ok && {
      looked: {
        found,
        unlooked: await unlookedIn(db, document.authorityId, revision),
        ...(how !== 'others' && { idOf: (n: number) => findingId(n + 1) }),
      },
    }),
    content: (
      <>
        <div class="article-sheet">
          {await previewOf(db, { ...document, revision: { ...revision, bodyHtml } }, title)}
        </div>
        <Copies copies={await copiesOf(db, document.id)} attachments={revision.attachments} />
        <Panel title="各项内容">
          <p class="help">
            公众看到的样子见<a href={`/console/documents/${document.id}/preview`}>预览</a>。
          </p>
          <Facts rows={rows.map(([label, value]) => [label, value || '未填写'])} />
        </Panel>
      </>
    ),
    beside: looked.ok ? (
      <Looked
        {...{ found, hrefs }}
        acknowledged={await acknowledgedIn(books, round)}
        asks={how === 'release' ? round.submittedName : undefined}
        address={how === 'others' ? undefined : reviewHref(round.kind, subjectId)}
      />
    ) : (
      <Panel title="自动检查">
        <p class="warning">{looked.message}</p>
      </Panel>
    ),
  };
}

/** What of a document was said before of the same content is that it was let through. */
const SAID: Record<AcknowledgedBy['how'], string> = {
  acknowledged: '已核对',
  asked: '提请放行',
  released: '已放行',
  viewed: '已查看',
  carried: '已放行',
};

interface LookedProps {
  found: readonly Passage[];
  /** where each stands on the page */
  hrefs: readonly (string | undefined)[];
  acknowledged: readonly AcknowledgedBy[];
  /** who asks that it be let through */
  asks: string | undefined;
  /** of the page; undefined: among others, it is not shown anew by itself */
  address: string | undefined;
}

/** What the automatic checks found, and who let each stand and why. */
function Looked({ found, hrefs, acknowledged, asks, address }: LookedProps) {
  if (!found.length) return null;
  const said = new Map<string, string[]>();
  for (const one of acknowledged) {
    const key = passageKey(one);
    said.set(key, [...(said.get(key) ?? []), `${one.by}${SAID[one.how]}${one.reason && `：${one.reason}`}`]);
  }
  const asked = askedOf(found).length;
  const hints = found.filter(({ severity }) => severity === 'hint').length;
  const panel = (
    <Panel title="自动检查">
      <p class="help">
        {asked > 0 && `${asked} 处须核对${asks ? '' : '，送审人已逐处确认，请再核对'}。`}
        {hints > 0 && `${hints} 处提示。`}
      </p>
      <p class="help" data-found-keys hidden>
        按 F8 到下一处标记，Shift+F8 到上一处；回车看说明。
      </p>
      <Findings
        found={found}
        said={(one) => said.get(passageKey(one))?.join('　')}
        linked={(_, n) => ({ id: findingId(n + 1), href: hrefs[n] })}
      />
    </Panel>
  );
  if (address === undefined) return panel;
  return (
    <>
      <Awaited found={found} address={address} />
      <div id="looked" data-refreshed>
        {panel}
      </div>
    </>
  );
}
