import { Form, Panel, Tag } from '../../platform/ui/index.ts';
import type { Scan } from '../understanding/read-report.ts';

/** That figures of a scan were recognised, and whether somebody has held them against their pictures. */
export function ConfirmPanel({ scan, href }: { scan: Scan; href: string }) {
  const { pages, confirmed } = scan;
  return (
    <Panel title="扫描件" more={confirmed ? <Tag tone="ok">已与原件核对</Tag> : <Tag tone="warn">待与原件核对</Tag>}>
      <p>
        {pages} 页是扫描图片，数字和文字由程序识别，每个数字旁有图片。
        {confirmed
          ? `${confirmed.by} ${confirmed.on} 已与原件核对，发现的问题照常计入。`
          : '没有与原件核对以前，发现的问题只列为“须核对”。'}
      </p>
      <Form action={`${href}/confirm`}>
        <input type="hidden" name="confirmed" value={confirmed ? '0' : '1'} />
        <div class="actions">
          {!confirmed && (
            <a class="btn quiet" href={`${href}/cells`}>
              对照图片改正数字
            </a>
          )}{' '}
          <button class={confirmed ? 'btn quiet' : 'btn'} type="submit">
            {confirmed ? '撤销核对' : '已与原件核对无误'}
          </button>
        </div>
      </Form>
    </Panel>
  );
}
