import { Empty, Panel, Tag } from '../../platform/ui/index.ts';
import type { WaitingApplication } from '../handling/list/waiting.ts';

/** Draft replies that wait for 法制审核, the most urgent first. */
export function LegalReviewPage({ waiting }: { waiting: readonly WaitingApplication[] }) {
  return (
    <>
      <header class="head">
        <div>
          <h1>法制审核</h1>
          <p class="meta">
            不予公开、部分公开、无法提供、不予处理的答复，签发前由拟写人以外的人审核依据、理由和救济途径。
          </p>
        </div>
      </header>
      <Panel title="等待审核的答复" more={<span class="num">{waiting.length} 件</span>}>
        {waiting.length === 0 && <Empty>没有等待审核的答复。经办人拟写后，会列在这里。</Empty>}
        <ul class="todo">
          {waiting.map(({ id, href, subject, number, due_on }) => (
            <li key={id}>
              <a href={href}>{subject}</a>
              <span>
                <Tag tone="warn">待审核</Tag> {number}　{due_on && <time>{due_on} 前答复</time>}
              </span>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
