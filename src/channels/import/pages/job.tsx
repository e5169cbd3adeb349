import { channelNames, channels } from '../../../law/index.ts';
import { minuteOf } from '../../../platform/dates.ts';
import type { Typed } from '../../../platform/http/form.ts';
import { type Failure, invalid } from '../../../platform/outcome.ts';
import { count, Field, Figure, Form, Icon, Panel, TableFrame } from '../../../platform/ui/index.ts';
import { ledgerHref } from '../../ledger/filter.ts';
import type { Lists } from '../../lists.ts';
import { jobStateNames } from '../../names.ts';
import type { Fault } from '../../tables.ts';
import type { Job } from '../jobs.ts';
import { Alike, Samples, Twice, WhatWasRead } from './found.tsx';
import { countAsked, Looked } from './looked.tsx';

const path = (job: Job) => `/console/ledger/import/${job.id}`;

interface Props {
  job: Job;
  lists: Lists;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** An upload on its way: progress, then what was found, then what was imported. */
export function JobPage({ job, lists, failure, typed }: Props) {
  return (
    <>
      <header class="head">
        <div>
          <h1>{job.fileName}</h1>
          <p class="meta">
            {job.year} 年台账 · {jobStateNames[job.state]}
          </p>
        </div>
      </header>
      {job.state === 'checking' || job.state === 'importing' ? (
        <Running job={job} />
      ) : (
        <Result {...{ job, lists, failure, typed }} />
      )}
    </>
  );
}

function Running({ job }: { job: Job }) {
  const percent = Math.floor(job.progress * 100);
  return (
    <Panel title={job.state === 'checking' ? '正在逐行检查' : '正在导入'}>
      <p>
        <progress max={1} value={job.progress} aria-label="进度" data-address={`${path(job)}/progress`} />
        <b data-progress>{percent}%</b>
      </p>
      <p class="help">可以离开此页，稍后从“导入台账”回来查看。全部导入成功之前，台账里不会有其中任何一行。</p>
    </Panel>
  );
}

function Result({ job, lists, failure, typed }: Props) {
  if (job.state === 'done')
    return (
      <>
        <Done job={job} />
        <WhatWasRead found={job.found} ignored={job.ignored} />
        {!job.undoneAt && job.fresh > 0 && <Undo {...{ job, failure, typed }} />}
      </>
    );
  if (job.state === 'refused' || job.state === 'interrupted')
    return (
      <Panel title={job.state === 'refused' ? '没有导入' : '已中断，没有导入'}>
        <p class="warning">
          {job.message || '办理过程中服务停止或出错，台账没有任何改动。请重新检查；再次出现请联系系统管理员。'}
        </p>
        <Again job={job} />
      </Panel>
    );
  return (
    <>
      <div class="figures-row">
        <Figure value={job.fresh} label="行可以导入" href="#import" />
        <Figure value={job.known} label="行台账中已有" href={ledgerHref({ year: job.year })} />
        {(job.found.twice ?? 0) > 0 && <Figure value={job.found.twice!} label="行在文件里重复" href="#twice" />}
        {(job.found.alike ?? 0) > 0 && <Figure value={job.found.alike!} label="行可能重复" href="#alike" />}
        <Figure value={job.faultCount} label="处需要修改" href="#faults" late={job.faultCount > 0} />
      </div>
      {job.faultCount > 0 && <Faulty job={job} />}
      <Samples found={job.found} lists={lists} />
      {job.faultCount === 0 && <Confirm {...{ job, failure }} />}
      <WhatWasRead found={job.found} ignored={job.ignored} />
    </>
  );
}

function Confirm({ job, failure }: Pick<Props, 'job' | 'failure'>) {
  const said = failure && invalid(failure.message);
  const asked = countAsked(job.found);
  const { alike = 0, twice = 0 } = job.found;
  if (job.fresh === 0 && (alike > 0 || twice > 0))
    return (
      <Panel title="没有新的记录" id="import">
        <p>{twice > 0 ? '台账中都已有，其余的在文件里重复。' : `${count(job.rows)} 行均已存在，无需导入。`}</p>
        <Form action={`${path(job)}/confirm`} failure={said}>
          <Alike found={job.found} />
          <Twice found={job.found} />
          <Looked found={job.found} failure={failure} />
          <button class="btn quiet" type="submit">
            导入选中的
          </button>
        </Form>
      </Panel>
    );
  if (job.fresh === 0)
    return (
      <Panel title="没有新的记录" id="import">
        <p>{count(job.rows)} 行均已存在，无需导入。</p>
        <a class="btn quiet" href={ledgerHref({ year: job.year })}>
          看 {job.year} 年台账
        </a>
      </Panel>
    );
  return (
    <Panel title={asked ? `没有错误，${count(asked)} 处须核对` : '检查通过'} id="import">
      <TableFrame label="将要导入的记录">
        <table>
          <thead>
            <tr>
              <th scope="col">公开渠道</th>
              <th scope="col" class="n">
                新增
              </th>
            </tr>
          </thead>
          <tbody>
            {channels
              .filter((channel) => job.channels[channel])
              .map((channel) => (
                <tr key={channel}>
                  <th scope="row">{channelNames[channel]}</th>
                  <td class="n">{count(job.channels[channel]!)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </TableFrame>
      {job.known > 0 && <p>另有 {count(job.known)} 行台账中已有，不会重复计数。</p>}
      <Form action={`${path(job)}/confirm`} failure={said}>
        <Alike found={job.found} />
        <Twice found={job.found} />
        <Looked found={job.found} failure={failure} />
        <button class="btn" type="submit">
          导入 {count(job.fresh)} 条
        </button>
      </Form>
    </Panel>
  );
}

function Faulty({ job }: { job: Job }) {
  return (
    <Panel
      title={`${count(job.faultCount)} 处需要修改，整份未导入`}
      id="faults"
      more={
        <a href={`${path(job)}/annotated.xlsx`}>
          <Icon name="download" /> 下载标注错误的表格
        </a>
      }
    >
      <p class="help">在原文件中改好后重新上传；也可以下载标注好的表格，改好直接上传。</p>
      <TableFrame label="需要修改的单元格">
        <table class="faults">
          <thead>
            <tr>
              <th scope="col">位置</th>
              <th scope="col">现在的内容</th>
              <th scope="col">问题</th>
              <th scope="col">怎样修改</th>
            </tr>
          </thead>
          <tbody>
            {(job.faults as Fault[]).map((fault, at) => (
              // a cell may be listed twice
              <tr key={`${at}${fault.at}`}>
                <th scope="row">{fault.at}</th>
                <td>{fault.found || '（空）'}</td>
                <td>{fault.problem}</td>
                <td>{fault.remedy}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {job.faultCount > job.faults.length && (
        <p class="help">这里列出前 {job.faults.length} 处，全部见标注错误的表格。</p>
      )}
      <a class="btn quiet" href="/console/ledger/import">
        重新上传
      </a>
    </Panel>
  );
}

function Undo({ job, failure, typed }: Omit<Props, 'lists'>) {
  return (
    <Panel title="导错了">
      <p class="help">
        撤销后，这次导入的 {count(job.fresh)} 条记录全部取消，不再计入公开数量；改好的文件可以重新导入。
      </p>
      <Form action={`${path(job)}/undo`} failure={failure}>
        <Field name="why" label="撤销原因" required typed={typed} failure={failure} />
        <button class="btn quiet" type="submit">
          撤销本次导入
        </button>
      </Form>
    </Panel>
  );
}

function Done({ job }: { job: Job }) {
  return (
    <Panel title={job.undoneAt ? '导入已撤销' : '导入完成'}>
      {job.undoneAt && (
        <p class="warning">
          {minuteOf(job.undoneAt)} 由{job.undoneBy}撤销，取消了 {count(job.undone ?? 0)} 条记录。原因：{job.undoneWhy}
        </p>
      )}
      <p>
        {job.fresh === 0
          ? `${count(job.known)} 行均已存在，没有新增。`
          : `新增 ${count(job.fresh)} 条${job.known ? `，另有 ${count(job.known)} 行此前已存在` : ''}。`}
      </p>
      <div class="actions">
        {job.fresh > 0 && (
          <a
            class="btn"
            href={ledgerHref({
              year: job.undoneAt ? undefined : job.year,
              importId: job.importId ?? undefined,
              state: job.undoneAt ? 'removed' : undefined,
            })}
          >
            看导入的记录
          </a>
        )}
        <a class="btn quiet" href="/console/ledger/import">
          再导入一份
        </a>
      </div>
    </Panel>
  );
}

function Again({ job }: { job: Job }) {
  return (
    <Form action={`${path(job)}/check`}>
      <div class="actions">
        <button class="btn" type="submit">
          重新检查
        </button>
        <a class="btn quiet" href="/console/ledger/import">
          换一份文件
        </a>
      </div>
    </Form>
  );
}
