import { Icon } from '../../../platform/ui/index.ts';
import { DATA_GUIDE } from '../../links.ts';

type File = readonly [name: string, label: string];

const papers: readonly File[] = [
  ['report.docx', 'Word'],
  ['report.pdf', 'PDF'],
  ['report.xlsx', 'Excel'],
  ['report.html', '网页文件'],
];
const data: readonly File[] = [
  ['report.json', '全文（JSON）'],
  ['tables.csv', '三张表（CSV）'],
  ['tables.json', '三张表（JSON）'],
];

/** What can be taken away of a published report: papers for people as buttons, data for programs in a line below.
 *  @param path address under which the files stand; @param more data besides */
export function ReportFiles({ path, more = [] }: { path: string; more?: readonly File[] }) {
  return (
    <section class="report-files" aria-label="下载">
      <p>
        {papers.map(([name, label]) => (
          <a key={name} class="btn quiet" href={`${path}/${name}`}>
            <Icon name="download" /> {label}
          </a>
        ))}
      </p>
      <p>
        开放数据
        {[...data, ...more].map(([name, label]) => (
          <a key={name} href={`${path}/${name}`}>
            {label}
          </a>
        ))}
        <a href={DATA_GUIDE}>数据说明</a>
      </p>
    </section>
  );
}
