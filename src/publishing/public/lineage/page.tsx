import { longDate } from '../../../platform/dates.ts';
import { relationNames, relationNamesBack, validityNames } from '../../words.ts';
import type { Lineage, Step } from './lineage.ts';
import { LineagePicture } from './picture.tsx';

/** 沿革 of one document: a picture, and the same in words. */
export function LineagePage({ lineage, here }: { lineage: Lineage; here: { documentId: number; title: string } }) {
  const { steps, links, cut } = lineage;
  return (
    <>
      <h1>文件沿革</h1>
      <p>
        <a href={`/documents/${here.documentId}`} lang="zh-CN">
          {here.title}
        </a>
      </p>
      <p class="help">哪份文件修改、废止、替代了哪份文件，从早到晚排列。图与下面的列表内容相同。</p>
      <LineagePicture steps={steps} links={links} here={here.documentId} />
      <ol class="lineage">
        {steps.map((step, place) => (
          <li key={place} aria-current={step.documentId === here.documentId ? 'true' : undefined}>
            <p>
              {place + 1}. <Title step={step} />
              {step.documentNumber && <span lang="zh-CN">　{step.documentNumber}</span>}
            </p>
            <p class="facts">
              {step.on ? <span>{longDate(step.on)}</span> : <span>其他机关的文件</span>}
              {step.validity && <span class="tag">{validityNames[step.validity]}</span>}
            </p>
            <ul>
              {links.map(({ from, to, kinds }) =>
                [from, to].includes(place)
                  ? kinds.map((kind) => (
                      <li key={kind}>
                        <span class="tag">{from === place ? relationNames[kind] : relationNamesBack[kind]}</span>
                        <span lang="zh-CN">
                          {(from === place ? to : from) + 1}. {steps[from === place ? to : from]!.title}
                        </span>
                      </li>
                    ))
                  : null,
              )}
            </ul>
          </li>
        ))}
      </ol>
      {cut && <p class="help">与它相连的文件还有，这里只显示最近的 {steps.length} 份。</p>}
    </>
  );
}

function Title({ step: { documentId, title, address } }: { step: Step }) {
  const to = documentId === null ? address : `/documents/${documentId}`;
  if (!to) return <span lang="zh-CN">{title}</span>;
  return (
    <a href={to} lang="zh-CN" rel={documentId === null ? 'noreferrer' : undefined}>
      {title}
    </a>
  );
}
