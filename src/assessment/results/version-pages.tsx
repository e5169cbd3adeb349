import { Panel } from '../../platform/ui/index.ts';
import { resultsHref } from '../words.ts';
import { ResultBody } from './public-pages.tsx';
import type { Results, ResultVersion } from './store.ts';

/** 公布的各版, for who assesses: what the public read, from when until when. */
export function VersionsPage({ results, versions }: { results: Results; versions: readonly ResultVersion[] }) {
  return (
    <>
      <header class="head">
        <div>
          <h1>公布的结果</h1>
          <p class="meta">{results.content.title}</p>
        </div>
      </header>
      <Panel>
        <ol class="steps">
          {versions.map(({ number, reason, publishedBy, publishedOn, content }, at) => (
            <li key={number}>
              <time>{publishedOn}</time>
              <div>
                <p>
                  <a href={`${resultsHref(results.schemeId)}/${number}`}>第 {number} 版</a>
                  {at === 0 ? '（网站现在显示的）' : '（已被更正）'}
                </p>
                {reason && (
                  <p class="said">
                    更正：{content.corrections?.[0]?.name}，{content.corrections?.[0]?.change}。{reason}
                  </p>
                )}
                <p>
                  {publishedBy} {number === 1 ? '公布' : '复核后公布'}
                </p>
              </div>
            </li>
          ))}
        </ol>
      </Panel>
    </>
  );
}

/** One version as the public read it then. */
export function VersionPage({ version, newest }: { version: ResultVersion; newest: boolean }) {
  return (
    <>
      <h1 class="title">{version.content.title}</h1>
      <p class="lead">
        第 {version.number} 版，{version.publishedOn} 公布
        {newest ? '，网站现在显示的。' : '，已被更正，只在这里可以查看。'}
      </p>
      <ResultBody content={version.content} />
    </>
  );
}
