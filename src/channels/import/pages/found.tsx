import { channelNames } from '../../../law/index.ts';
import { Choices, count, Panel, TableFrame } from '../../../platform/ui/index.ts';
import type { Lists } from '../../lists.ts';
import type { Found, NoRecord } from '../../tables.ts';
import { noRecordNames } from '../no-record.ts';

/** The first records of each sheet as they will be booked: columns that were taken for others are seen here. */
export function Samples({ found, lists }: { found: Partial<Found>; lists: Lists }) {
  const samples = (found.sheets ?? []).flatMap(({ name, samples }) => samples.map((one) => ({ ...one, name })));
  if (!samples.length) return null;
  const several = samples.some(({ name }) => name);
  return (
    <Panel title="导入后是这样的，请先看看有没有看错列">
      <TableFrame label="将要导入的记录举例">
        <table>
          <thead>
            <tr>
              <th scope="col">信息标题</th>
              <th scope="col">公开日期</th>
              <th scope="col">公开渠道</th>
              <th scope="col">科室</th>
              <th scope="col">栏目</th>
              <th scope="col">{several ? '工作表和行' : '行'}</th>
            </tr>
          </thead>
          <tbody>
            {samples.map((one) => (
              <tr key={`${one.name} ${one.row}`}>
                <th scope="row" class="title-cell">
                  {one.title}
                </th>
                <td>
                  <time>{one.deliveredOn}</time>
                </td>
                <td class="whole">{channelNames[one.channel]}</td>
                <td class="whole">{lists.officeName(one.officeId)}</td>
                <td class="whole">{lists.columnName(one.columnId) || '—'}</td>
                <td class="whole">
                  {one.name && `“${one.name}”`}第 {one.row} 行
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <p class="help">每张工作表列出前几条。</p>
    </Panel>
  );
}

/** What of the file was read and what not, and what was done with it. */
export function WhatWasRead({ found, ignored }: { found: Partial<Found>; ignored: readonly string[] }) {
  const { sheets = [], unread = [], skipped = {}, skippedRows = [], filled = 0 } = found;
  const kinds = Object.entries(skipped) as [NoRecord, number][];
  const lines = [
    sheets.length > 1 &&
      `读了 ${sheets.length} 张工作表：${sheets.map(({ name, rows }) => `“${name}”${count(rows)} 行`).join('、')}。`,
    filled > 0 && `合并单元格已向下填充：${count(filled)} 个单元格用了上面合并的内容。`,
    kinds.length > 0 &&
      `跳过了不是记录的行：${kinds.map(([kind, rows]) => `${noRecordNames[kind]} ${count(rows)} 行`).join('，')}。`,
    ignored.length > 0 && `这些列没有用到：${ignored.join('、')}。`,
  ].filter((line) => typeof line === 'string');
  if (!lines.length && !unread.length) return null;
  return (
    <Panel title="文件怎样读的">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {unread.length > 0 && (
        <>
          <p class="warning">有 {unread.length} 张工作表没有读，其中如有记录，请处理后重新上传：</p>
          <ul>
            {unread.map(({ name, why }) => (
              <li key={name}>
                “{name}”：{why}
              </li>
            ))}
          </ul>
        </>
      )}
      {skippedRows.length > 0 && (
        <details class="folded">
          <summary>跳过了哪些行</summary>
          <ul>
            {skippedRows.map(({ kind, at, text }) => (
              <li key={at}>
                {at}（{noRecordNames[kind]}）：{text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

/** Records that stand in the file more than once: the person says once for all of them what they are. */
export function Twice({ found: { twice = 0, twiceRows = [] } }: { found: Partial<Found> }) {
  if (!twice) return null;
  return (
    <>
      <Choices
        name="twice"
        legend={`${count(twice)} 行与文件里前面的行相同（标题、日期、渠道都相同）`}
        type="radio"
        options={[
          { value: 'one', label: '是重复填写，相同的只导入一条' },
          { value: 'all', label: `是各自单独的信息，${count(twice)} 行也都导入`, help: '导入后不再作为可能重复提示' },
        ]}
        typed={{ twice: 'one' }}
      />
      <details class="folded" id="twice" open={twiceRows.length <= 10}>
        <summary>哪些行相同</summary>
        <ul>
          {twiceRows.map(({ at, firstAt, title }) => (
            <li key={at}>
              {at}与{firstAt}：{title}
            </li>
          ))}
        </ul>
        {twice > twiceRows.length && <p class="help">这里列出前 {twiceRows.length} 行。</p>}
      </details>
    </>
  );
}

/** Rows that look like records of the ledger: left out, unless a person chooses them. */
export function Alike({ found: { alike = 0, alikeRows = [] } }: { found: Partial<Found> }) {
  if (!alike) return null;
  return (
    <fieldset class="field" id="alike">
      <legend>{count(alike)} 行可能与台账中的记录重复，不导入</legend>
      <p class="help">渠道、日期相同，标题除空格、标点外也相同。确是另一条信息的，请选中，一并导入。</p>
      {alikeRows.map((one) => (
        <div key={one.key}>
          <label class="choice">
            <input type="checkbox" name="chosen" value={one.key} />
            <span>
              {one.title}（{one.deliveredOn}，{channelNames[one.channel]}，{one.sheet && `“${one.sheet}”`}第 {one.row}{' '}
              行）
            </span>
          </label>
          <a href={`/console/deliveries/${one.other}`}>看台账中的记录</a>
        </div>
      ))}
      {alike > alikeRows.length && <p class="help">这里列出前 {alikeRows.length} 行，其余的不导入。</p>}
    </fieldset>
  );
}
