import { Facts, Panel } from '../../../platform/ui/index.ts';
import type { LaidOut } from '../layout/lay-out.ts';

interface Props {
  /** the delivery's */
  at: string;
  article: LaidOut;
  /** its text with pictures where they lie */
  content: string;
  /** whole address of the original; '': none */
  address: string;
}

/** An article to be copied: for accounts that may not be served by the machine. */
export function ArticlePage({ at, article, content, address }: Props) {
  const { title, author, digest, warnings } = article;
  return (
    <>
      <header class="head">
        <div>
          <h1>复制排好的文章</h1>
          <p class="meta">在公众平台新建图文消息，粘贴正文，填写下面各项，发布后回来登记文章网址。</p>
        </div>
        <div class="acts">
          <button class="btn" type="button" data-copy hidden>
            复制正文
          </button>
          <a class="btn quiet" href={at}>
            去登记网址
          </a>
        </div>
      </header>
      <p class="notice" role="status" data-copied />
      {warnings.map((one) => (
        <p key={one} class="warning">
          {one}。
        </p>
      ))}
      <div class="grid">
        <Panel title="正文">
          <div data-article dangerouslySetInnerHTML={{ __html: content }} />
        </Panel>
        <Panel title="公众平台上要填的">
          <Facts
            rows={[
              ['标题', title],
              ['作者', author || '—'],
              ['摘要', digest || '—'],
              ['原文链接', address || '—'],
            ]}
          />
          <p class="help">正文里的图片由公众平台在粘贴时取走；没有取走的，请另存后上传。</p>
        </Panel>
      </div>
    </>
  );
}
