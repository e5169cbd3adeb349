import { Icon } from '../../platform/ui/index.ts';

type File = readonly [name: string, label: string];

/** What can be taken away of a published report: papers for people as buttons, data for programs in a line below.
 *  @param path address under which the files stand */
export function ReportFiles({ path, papers, data }: { path: string; papers: readonly File[]; data: readonly File[] }) {
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
        {data.map(([name, label]) => (
          <a key={name} href={`${path}/${name}`}>
            {label}
          </a>
        ))}
      </p>
    </section>
  );
}
