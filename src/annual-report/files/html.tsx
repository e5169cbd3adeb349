import { renderToString } from 'preact-render-to-string';
import type { AnnualReport } from '../../law/index.ts';
import { ReportBody } from './report-body.tsx';

const style = `
body{max-width:60em;margin:3em auto;padding:0 1em;font:17px/1.8 FangSong,"仿宋","Noto Serif CJK SC",serif;color:#1d2129}
h1{font:600 28px/1.5 SimSun,"Noto Serif CJK SC",serif;text-align:center;margin:0}h1 span{display:inline-block}
h2,h3{font:600 1.1em/1.6 SimHei,"Microsoft YaHei","Noto Sans CJK SC",sans-serif;margin:1.6em 0 .6em}h3{font-size:1em;margin:1em 0 .3em}
section>p{text-indent:2em;margin:0 0 .5em}.dated{text-align:center;color:#5f6773}.signed{text-align:right;margin-top:2em}.signed p{margin:0}
table{border-collapse:collapse;width:100%;font:14px/1.5 SimSun,"Noto Serif CJK SC",serif;font-variant-numeric:tabular-nums}
th,td{border:1px solid #8b8f97;padding:5px 6px;text-align:center;font-weight:400}thead th,th.block{background:#f6f4f0}
.three tbody th[scope=row]{text-align:left}.two :is(th,td){width:25%}.frame{overflow-x:auto}.demo{text-align:right;margin:0}
@page{size:A4;margin:25mm 20mm}@media print{body{margin:0;font-size:12pt}table{font-size:9pt}tr{break-inside:avoid}.frame{overflow:visible}}`;

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
        {report.authority.demo && <p class="demo">演示数据</p>}
        <ReportBody report={report} />
      </body>
    </html>
  );
  return `<!doctype html>${renderToString(page)}`;
}
