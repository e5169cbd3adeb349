import { GRADES, pointsInWords } from '../../law/index.ts';
import { Empty, TableFrame } from '../../platform/ui/index.ts';
import { HOME, PUBLIC_TITLE } from '../words.ts';
import type { PublicAppraisal, PublishedResults } from './content.ts';
import type { Results } from './store.ts';

/** 考核结果 and 社会评议 of an authority, by years. */
export function ResultsPage({ results }: { results: readonly Results[] }) {
  return (
    <>
      <h1 class="title">{PUBLIC_TITLE}</h1>
      <p class="lead">政府信息公开工作每年考核、评议，结果在这里公布。</p>
      {results.length === 0 ? (
        <Empty>还没有公布考核结果。</Empty>
      ) : (
        <ul class="list">
          {results.map(({ id, content, publishedOn }) => (
            <li key={id}>
              <a href={`${HOME}/${id}`}>
                <span lang="zh-CN">{content.title}</span>
              </a>
              <time>{publishedOn}</time>
              {content.corrections?.[0] && <small>{content.corrections[0].on} 更正</small>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** One year's results: grades, by what they were judged, and how people were asked. */
export function ResultPage({ results }: { results: Results }) {
  const { content, publishedOn } = results;
  return (
    <>
      <h1 class="title" lang="zh-CN">
        {content.title}
      </h1>
      <p class="lead">
        <span lang="zh-CN">{content.keeper}</span>
        {'　'}
        <span>{publishedOn} 公布</span>
      </p>
      <ResultBody content={content} />
    </>
  );
}

/** What results say below their title: also a former version, before staff. */
export function ResultBody({ content }: { content: PublishedResults }) {
  const { rows, items, left, grades, until, corrections = [] } = content;
  const ranked = rows.some(({ place }) => place !== undefined);
  const appraised = rows.filter(({ appraisal }) => appraisal);
  return (
    <div class="results">
      {corrections.length > 0 && (
        <section class="note">
          <h2>更正</h2>
          <ul>
            {corrections.map(({ on, name, change, reason }) => (
              <li key={`${on} ${name} ${change}`}>
                <time>{on}</time>{' '}
                <span lang="zh-CN">
                  {name}：{change}。原因：{reason}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <h2>考核结果</h2>
      <TableFrame label="考核结果">
        <table>
          <thead>
            <tr>
              {ranked && (
                <th scope="col" class="n">
                  名次
                </th>
              )}
              <th scope="col">考核对象</th>
              {ranked && (
                <th scope="col" class="n">
                  得分
                </th>
              )}
              <th scope="col">等次</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, grade, total, place }) => (
              <tr key={name}>
                {ranked && <td class="n">{place}</td>}
                <th scope="row" lang="zh-CN">
                  {name}
                </th>
                {ranked && <td class="n">{pointsInWords(total!)}</td>}
                <td>{GRADES[grade]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {left.map(({ name, reason }) => (
        <p key={name} class="help" lang="zh-CN">
          {name}不列入：{reason}。
        </p>
      ))}
      <h2>按什么考核</h2>
      <p lang="zh-CN">{content.note}</p>
      <ul>
        <li>
          {pointsInWords(grades.excellent)} 分以上优秀，{pointsInWords(grades.good)} 分以上良好，
          {pointsInWords(grades.fair)} 分以上一般，其余较差。
        </li>
        <li>数据统计到 {until}。</li>
        <li>账里统计不了的项目不计，其余项目折算成 100 分。</li>
      </ul>
      <TableFrame label="考核项目">
        <table class="carded">
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col" class="n">
                分值
              </th>
              <th scope="col">怎样计分</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={`${item.group} ${item.title}`}>
                <th scope="row" lang="zh-CN">
                  {item.title}
                  <small class="under">{item.group}</small>
                </th>
                <td class="n" data-label="分值">
                  {item.kind === 'bonus' ? '+' : item.kind === 'deduction' ? '−' : ''}
                  {pointsInWords(item.weight)}
                </td>
                <td lang="zh-CN" class="across">
                  {item.how}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {appraised.length > 0 && (
        <>
          <h2>社会评议</h2>
          <p>
            向社会公开的问卷，不记名，每人答一次；网站和窗口都可以答。答卷少于 {content.leastAnswers} 份的不用于考核。
          </p>
          <TableFrame label="社会评议">
            <table class="carded thirds">
              <thead>
                <tr>
                  <th scope="col">考核对象</th>
                  <th scope="col">问卷</th>
                  <th scope="col">期间</th>
                  <th scope="col" class="n">
                    网站答卷
                  </th>
                  <th scope="col" class="n">
                    窗口答卷
                  </th>
                  <th scope="col" class="n">
                    满意程度
                  </th>
                </tr>
              </thead>
              <tbody>
                {appraised.map(({ name, appraisal }) => (
                  <AppraisalRow key={name} name={name} appraisal={appraisal!} />
                ))}
              </tbody>
            </table>
          </TableFrame>
          {rows
            .filter(({ unappraised }) => unappraised)
            .map(({ name, unappraised }) => (
              <p key={name} class="help" lang="zh-CN">
                {name}不计：{unappraised}。
              </p>
            ))}
        </>
      )}
    </div>
  );
}

function AppraisalRow({ name, appraisal }: { name: string; appraisal: PublicAppraisal }) {
  const { title, opensOn, closesOn, answers, entered, href, value, said } = appraisal;
  return (
    <tr>
      <th scope="row" lang="zh-CN">
        {name}
      </th>
      <td lang="zh-CN" class="across">
        {href ? <a href={href}>{title}</a> : title}
      </td>
      <td class="across">
        {opensOn} 至 {closesOn}
      </td>
      <td class="n" data-label="网站答卷">
        {answers - entered}
      </td>
      <td class="n" data-label="窗口答卷">
        {entered}
      </td>
      <td class="n" data-label="满意程度">
        {value === null ? <span lang="zh-CN">不计：{said}</span> : `${value}%`}
      </td>
    </tr>
  );
}
