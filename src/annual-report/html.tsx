import { renderToString } from 'preact-render-to-string';
import type { AnnualReport } from '../law/index.ts';
import { ReportBody } from './pages/report.tsx';

const style = `body{max-width:60em;margin:2em auto;padding:0 1em;font:16px/1.8 "Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1d2129}
h1{font-family:SimSun,"Noto Serif CJK SC",serif;text-align:center}p{text-indent:2em}.signed,footer p{text-indent:0;text-align:right}
table{border-collapse:collapse;width:100%;font-size:14px}th,td{border:1px solid #888;padding:4px 6px;text-align:center;font-weight:400}.frame{overflow-x:auto}`;

/** The report as one HTML file that needs nothing else. */
export function reportHtml(report: AnnualReport): string {
  const page = (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <title>{report.title}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <ReportBody report={report} />
      </body>
    </html>
  );
  return `<!doctype html>${renderToString(page)}`;
}
