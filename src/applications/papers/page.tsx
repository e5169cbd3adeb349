import { type Paper, PaperSheet } from '../../platform/papers/index.ts';
import { Facts, Icon, Panel } from '../../platform/ui/index.ts';
import { asksOthers, PAPERS } from './kinds.ts';
import { paperHref } from './links.ts';
import type { PaperRow } from './read.ts';

/** One paper as it left the house, or as the draft would look; its files, and its 送达回证. */
export function PaperPage({ row, paper, application }: { row: PaperRow; paper: Paper; application: string }) {
  const path = paperHref(row.id);
  const issued = row.state === 'issued';
  return (
    <>
      <header class="head">
        <div>
          <h1>{PAPERS[row.kind].label}</h1>
          <p class="meta">{issued ? (row.number ?? application) : '草稿，签发时编号、落款'}</p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={`${path}.docx`}>
            <Icon name="download" /> Word
          </a>
          <a class="btn quiet" href={`${path}.pdf`}>
            <Icon name="download" /> PDF
          </a>
        </div>
      </header>
      <div class="grid">
        <PaperSheet paper={paper} />
        <div>
          <Panel title="这份文书">
            <Facts
              rows={[
                ['申请', <a href={`/console/applications/${row.applicationId}`}>{application}</a>],
                ['成文日期', row.day ?? '签发当日'],
                ['经办', row.updater],
              ]}
            />
            <p class="law">
              页面上的个人姓名已作遮掩；下载的文件是全名，每次下载都记入审计日志。
              {issued && '文书发出后，文字、文号和日期不再改变。'}
            </p>
          </Panel>
          {issued && asksOthers(row.kind) && (
            <Panel title="意见回执">
              <p>随征求意见书一并发出；对方填写寄回后，登记收到意见时作为材料上传。</p>
              <Files of={`${path}/opinion-slip`} />
            </Panel>
          )}
          {issued && (
            <Panel title="送达回证">
              <p>打印后由受送达人签收，扫描件在登记送达时作为凭证上传。</p>
              <Files of={`${path}/delivery-acknowledgement`} />
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}

/** A paper to fill in or to sign, in both formats. */
function Files({ of }: { of: string }) {
  return (
    <div class="paper-files">
      <a class="btn quiet" href={`${of}.docx`}>
        <Icon name="download" /> Word
      </a>
      <a class="btn quiet" href={`${of}.pdf`}>
        <Icon name="download" /> PDF
      </a>
    </div>
  );
}
