import { Empty, Panel, Tag } from '../../../platform/ui/index.ts';
import type { PaperState } from '../../tables.ts';
import { PAPER_KINDS } from '../../words.ts';
import { PREPARABLE } from '../keys.ts';
import type { PaperRow } from '../read.ts';

const STATES: Record<PaperState, string> = { draft: '草稿', approved: '已审核', issued: '已发出' };

export const paperHref = (id: number) => `/console/applications/papers/${id}`;
export const preparedHref = (applicationId: number, kind: string) =>
  `/console/applications/${applicationId}/papers/${kind}`;

/** Papers of an application: each leads to its page; below, those that may be worded before their step is taken. */
export function PapersPanel({
  applicationId,
  papers,
  prepares,
}: {
  applicationId: number;
  papers: readonly PaperRow[];
  /** whether this person may prepare papers now */
  prepares: boolean;
}) {
  return (
    <Panel title="文书" id="papers">
      {papers.length ? (
        <ul class="papers">
          {papers.map((paper) => (
            <li key={paper.id}>
              <a href={paper.state === 'issued' ? paperHref(paper.id) : draftHref(paper)}>
                {PAPER_KINDS[paper.kind]}
                {paper.number ? ` ${paper.number}` : ''}
              </a>
              {paper.state === 'issued' ? (
                <time>{paper.day}</time>
              ) : (
                <Tag tone={paper.state === 'approved' ? 'ok' : 'plain'}>{STATES[paper.state]}</Tag>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <Empty>还没有文书。办理补正、延期、答复等环节时，文书随之生成、编号。</Empty>
      )}
      {prepares && (
        <p class="papers-more">
          预拟文书：
          {PREPARABLE.map((kind) => (
            <a key={kind} href={preparedHref(applicationId, kind)}>
              {PAPER_KINDS[kind]}
            </a>
          ))}
        </p>
      )}
    </Panel>
  );
}

/** A draft reply is written where it is signed; another draft where it was prepared. */
function draftHref({ applicationId, kind }: PaperRow): string {
  return kind === 'reply' ? `/console/applications/${applicationId}/reply` : preparedHref(applicationId, kind);
}
