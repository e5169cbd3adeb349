import type { ComponentChildren } from 'preact';
import { hasChinese, type Language, tagOf } from '../../platform/languages/language.ts';
import { TableFrame } from '../../platform/ui/index.ts';
import { AUDIENCES, countsInWords, type GuideContent, linesOf, type Material } from '../content.ts';
import type { ServiceWindow } from '../windows/store.ts';
import { hoursOfWeek } from '../windows/week.ts';

interface Props {
  content: GuideContent;
  /** of its texts */
  language?: Language;
  /** windows that take it */
  windows: readonly ServiceWindow[];
  /** the document that it rests on, where the site shows it */
  basis?: { title: string; documentId: number } | undefined;
  /** the address below which its samples stand; left out: they are not given out here */
  samples?: string;
}

/** The text of a guide, for the site, the kiosk and paper. 条例 art. 20(五) */
export function GuideText({ content, language = 'zh', windows, basis, samples }: Props) {
  const lang = (text: string) => (hasChinese(text) ? 'zh-CN' : tagOf(language));
  return (
    <>
      <Part id="at-a-glance" title="办理一览">
        <dl class="glance">
          <Row term="服务对象">{content.audiences.map((one) => AUDIENCES[one]).join('、')}</Row>
          <Row term="承诺时限" lang={lang(content.promisedLimit)}>
            {content.promisedLimit}
          </Row>
          <Row term="法定时限" lang={lang(content.legalLimit)}>
            {content.legalLimit}
          </Row>
          <Row term="收费">{content.charged ? '收费，标准见下' : '不收费'}</Row>
          <Row term="咨询电话" lang="zh-CN">
            {content.telephone}
          </Row>
          <Row term="监督电话" lang="zh-CN">
            {content.supervision}
          </Row>
        </dl>
      </Part>
      <Part id="conditions" title="申请条件">
        <Lines lang={lang} text={content.conditions} />
      </Part>
      <Part id="materials" title="申请材料">
        <Materials materials={content.materials ?? []} lang={lang} samples={samples} />
      </Part>
      <Part id="place" title="办理地点和时间">
        {windows.map((window) => (
          <p key={window.id}>
            {window.number} 号窗口（{window.content.name}），{window.content.place}。{hoursOfWeek(window.content)}
            {window.content.telephone && `。电话：${window.content.telephone}`}。
          </p>
        ))}
        <Lines lang={lang} text={content.place} />
      </Part>
      <Part id="steps" title="办理流程">
        <ol class="steps">
          {linesOf(content.steps).map((line) => (
            <li key={line} lang={lang(line)}>
              {line.replace(/^\s*\d{1,2}[.．、]\s*/, '')}
            </li>
          ))}
        </ol>
      </Part>
      {content.charged && (
        <Part id="fee" title="收费标准和依据">
          <Lines lang={lang} text={content.fee} />
        </Part>
      )}
      <Part id="result" title="办理结果">
        <Lines lang={lang} text={content.result} />
      </Part>
      <Part id="basis" title="设定依据">
        <Lines lang={lang} text={content.basis} />
        {basis && (
          <p>
            <a href={`/documents/${basis.documentId}`} lang="zh-CN">
              {basis.title}
            </a>
          </p>
        )}
      </Part>
    </>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Row({ term, lang, children }: { term: string; lang?: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd lang={lang}>{children}</dd>
    </div>
  );
}

function Lines({ text, lang }: { text: string; lang: (text: string) => string }) {
  return (
    <>
      {linesOf(text).map((line) => (
        <p key={line} lang={lang(line)}>
          {line}
        </p>
      ))}
    </>
  );
}

interface MaterialsProps {
  materials: readonly Material[];
  lang: (text: string) => string;
  samples: string | undefined;
}

function Materials({ materials, lang, samples }: MaterialsProps) {
  if (!materials.length) return <p>不需要提交材料。</p>;
  const given = samples !== undefined && materials.some(({ sample }) => sample);
  return (
    <TableFrame label="申请材料">
      <table>
        <thead>
          <tr>
            <th scope="col">材料</th>
            <th scope="col">份数</th>
            <th scope="col">说明</th>
            {given && <th scope="col">样表</th>}
          </tr>
        </thead>
        <tbody>
          {materials.map((one) => (
            <tr key={one.name}>
              <th scope="row" lang={lang(one.name)}>
                {one.name}
              </th>
              <td>{countsInWords(one)}</td>
              <td lang={lang(one.note)}>{one.note || '—'}</td>
              {given && (
                <td>
                  {one.sample ? (
                    <a
                      href={`${samples}/${one.sample.hash}/${encodeURIComponent(one.sample.name)}`}
                      download
                      lang="zh-CN"
                    >
                      {one.sample.name}
                    </a>
                  ) : (
                    '—'
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
